import type { Random, Result } from '@warren/kernel'
import type { Configuration, ConfigurationChange, PeerId } from './configuration.ts'
import type { Entry, HardState, Message, Snapshot } from './message.ts'
import type {
  ConfigurationError,
  PeerProgress,
  Proposed,
  ProposeError,
  ReadIndexError,
  Ready,
  Role,
  TransferError,
} from './ready.ts'

export type RaftLimits = {
  /** A follower campaigns after electionTicks..2*electionTicks-1 silent ticks; the leader's quorum check has the same period. */
  readonly electionTicks: number
  readonly heartbeatTicks: number
  /** Bytes of entries in one appendEntries (one entry always fits). */
  readonly appendBytesMax: number
  /** Unanswered appendEntries per peer. */
  readonly appendsInFlightMax: number
  readonly snapshotPieceBytes: number
  readonly snapshotPiecesInFlightMax: number
  /** Bytes of proposed, uncommitted entries on the leader; beyond it `tooManyPending`. */
  readonly pendingBytesMax: number
  readonly pendingReadsMax: number
  /** Committed entries in one Ready. */
  readonly applyEntriesMax: number
}

export type RaftOptions = {
  readonly id: PeerId
  /** As of `snapshotIndex`; for a new group: the bootstrap configuration at 0; empty for a node that is to join. */
  readonly configuration: Configuration
  readonly hardState: HardState
  /** All persisted entries after `snapshotIndex`, without a gap. */
  readonly entries: readonly Entry[]
  readonly snapshotIndex: number
  readonly snapshotTerm: number
  /** What the state machine has applied already, at least `snapshotIndex`. */
  readonly appliedIndex: number
  readonly random: Random
  readonly limits?: Partial<RaftLimits>
}

export declare class RaftNode {
  constructor(options: RaftOptions)
  readonly id: PeerId
  get role(): Role
  get term(): number
  get leader(): PeerId | undefined
  get commitIndex(): number
  get appliedIndex(): number
  get lastIndex(): number
  /** First index still in memory; entries below are compacted. */
  get firstIndex(): number
  get logBytes(): number
  get configuration(): Configuration
  get configurationIndex(): number
  /** Leader only; undefined otherwise, for itself and for strangers. */
  progress(peer: PeerId): PeerProgress | undefined
  step(message: Message): void
  tick(): void
  propose(command: Uint8Array): Result<Proposed, ProposeError>
  proposeConfiguration(change: ConfigurationChange, context: Uint8Array): Result<Proposed, ConfigurationError>
  /** Completion arrives in `Ready.readStates` or `Ready.readsLost`, or never (a lost message): have a deadline. */
  readIndex(context: number): Result<undefined, ReadIndexError>
  transferLeadership(to: PeerId): Result<undefined, TransferError>
  /** Campaigns at once (for a bootstrap or an operator). */
  campaign(): void
  /** UNSAFE, operator or autoheal: this node alone decides from now on; others of `learners` follow it and may be promoted. */
  forceConfiguration(learners: readonly PeerId[], context: Uint8Array): Result<Proposed, ProposeError>
  ready(): Ready | undefined
  /** More to send at once while a Ready is being persisted; empty array when none. */
  takeMessagesNow(): readonly Message[]
  advance(ready: Ready): void
  /** The snapshot record for `state` as of `index` (first-1 <= index <= applied): fills in term and configuration. */
  snapshotAt(index: number, state: Uint8Array): Snapshot
  /** Forgets entries up to `index` (<= applied). The host has persisted a snapshot at `index` or later before. */
  compact(index: number): void
  /** Answers `Ready.snapshotNeeded`; index must be at least firstIndex - 1. */
  supplySnapshot(snapshot: Snapshot): void
}
