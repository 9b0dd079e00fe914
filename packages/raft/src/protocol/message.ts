/** What members tell each other, in the paper's words. Any message may be lost, repeated or overtaken. */
import type { Configuration, PeerId } from './configuration.ts'

export type EntryKind = 'command' | 'configuration' | 'empty'

/** One place in the log. `empty` is a new leader's first entry (Raft §8). Indexes and terms are 1-based. */
export type Entry = {
  readonly index: number
  readonly term: number
  readonly kind: EntryKind
  /** A command, or what goes with a configuration and is applied like a command. Opaque here. */
  readonly data: Uint8Array
  /** The whole new configuration; on kind `configuration` only, and always there. */
  readonly configuration?: Configuration
}

/** What must survive a restart beside the entries. `commitIndex` is a hint: an old one does no harm. */
export type HardState = {
  readonly term: number
  readonly votedFor: PeerId | undefined
  readonly commitIndex: number
}

/** The state machine after applying `index`, which stands for all entries up to there. */
export type Snapshot = {
  readonly index: number
  readonly term: number
  /** As of `index`. */
  readonly configuration: Configuration
  readonly state: Uint8Array
}

type Header<Kind extends string> = {
  readonly kind: Kind
  readonly from: PeerId
  readonly to: PeerId
  /** The sender's term, but for a pre-vote (see there). */
  readonly term: number
}

/** With `preVote`, `term` is the one the sender *would* campaign in; nobody changes state (dissertation §9.6). */
export type RequestVote = Header<'requestVote'> & {
  readonly preVote: boolean
  readonly lastIndex: number
  readonly lastTerm: number
  /** Leadership transfer: the leader wants this election, so its lease does not count. */
  readonly transfer: boolean
}

/** A granted pre-vote repeats the request's term; a refusal carries the voter's own. */
export type RequestVoteReply = Header<'requestVoteReply'> & {
  readonly preVote: boolean
  readonly granted: boolean
}

export type AppendEntries = Header<'appendEntries'> & {
  readonly previousIndex: number
  readonly previousTerm: number
  readonly entries: readonly Entry[]
  readonly commitIndex: number
  /** How much of its log the leader has persisted: with what the receiver has, that may be a majority. */
  readonly stableIndex: number
  /** Only tells where the leader is: an acceptance would tell nothing, and is not sent. */
  readonly isNews: boolean
}

/**
 * Accepted: everything up to `matchIndex` equals the leader's log and is persisted.
 * Rejected: nothing at (`rejectedIndex`, its term); the logs can agree at most at `hintIndex`, where the follower has `hintTerm`.
 */
export type AppendEntriesReply = Header<'appendEntriesReply'> & {
  readonly accepted: boolean
  readonly matchIndex: number
  readonly rejectedIndex: number
  readonly hintIndex: number
  readonly hintTerm: number
}

/** Keeps followers quiet and confirms leadership: every read of round `readRound` or older. */
export type Heartbeat = Header<'heartbeat'> & {
  /** Never beyond what the receiver is known to hold; with its term, so that a receiver that lost its log is not misled. */
  readonly commitIndex: number
  readonly commitTerm: number
  readonly readRound: number
}

/** `lastIndex`: where the sender's log ends, if it tells; a learner that has lost its log with its memory says so by it. */
export type HeartbeatReply = Header<'heartbeatReply'> & {
  readonly readRound: number
  readonly lastIndex: number | undefined
}

/** A piece of the snapshot's state: bytes from `offset`. `done` marks the last piece. */
export type InstallSnapshot = Header<'installSnapshot'> & {
  readonly snapshotIndex: number
  readonly snapshotTerm: number
  readonly configuration: Configuration
  readonly offset: number
  readonly totalBytes: number
  readonly piece: Uint8Array
  readonly done: boolean
}

/** `installed`: the follower has persisted it, or already holds all it stands for. Else: send from `receivedBytes`. */
export type InstallSnapshotReply = Header<'installSnapshotReply'> & {
  readonly snapshotIndex: number
  readonly receivedBytes: number
  readonly installed: boolean
}

/** The leader hands over: campaign at once (dissertation §3.10). */
export type TimeoutNow = Header<'timeoutNow'>

/** A follower asks for a read barrier. `context` is the asker's own number. */
export type ReadIndex = Header<'readIndex'> & { readonly context: number }

/** `granted`: the read may be served once `index` is applied. Else the asker should try again. */
export type ReadIndexReply = Header<'readIndexReply'> & {
  readonly context: number
  readonly index: number
  readonly granted: boolean
}

export type Message =
  | RequestVote
  | RequestVoteReply
  | AppendEntries
  | AppendEntriesReply
  | Heartbeat
  | HeartbeatReply
  | InstallSnapshot
  | InstallSnapshotReply
  | TimeoutNow
  | ReadIndex
  | ReadIndexReply
