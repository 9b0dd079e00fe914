/**
 * What every role shares: identity, term and vote, the log, and the two outboxes that make "persist, then send" hold.
 * A message may leave before the disk answers only if it promises nothing about this turn's term, vote or entries.
 */
import { assert, type Random } from '@warren/kernel'
import type { EntryLog } from './entry-log.ts'
import type { PeerId } from './protocol/configuration.ts'
import type { HardState, Message, Snapshot } from './protocol/message.ts'
import type { ReadState } from './protocol/ready.ts'
import type { RaftLimits } from './raft-limits.ts'

export class RaftState {
  readonly id: PeerId
  readonly limits: RaftLimits
  readonly random: Random
  readonly log: EntryLog
  /** A received snapshot on its way into the next Ready. */
  pendingSnapshot: Snapshot | undefined = undefined
  /** See `RaftNode.setPassive`. */
  isPassive = false
  readStates: ReadState[] = []
  readsLost: number[] = []
  #term: number
  #votedFor: PeerId | undefined
  #saved: HardState
  #now: Message[] = []
  #afterPersist: Message[] = []

  constructor(options: { id: PeerId; limits: RaftLimits; random: Random; log: EntryLog; hardState: HardState }) {
    this.id = options.id
    this.limits = options.limits
    this.random = options.random
    this.log = options.log
    const { term, votedFor, commitIndex } = options.hardState
    this.#saved = options.hardState
    if (options.log.lastTerm > term) {
      // A torn write kept entries of a term and lost the term itself: then nothing was promised in it.
      this.#saved = { term: options.log.lastTerm, votedFor: undefined, commitIndex }
    }
    this.#term = this.#saved.term
    this.#votedFor = this.#saved.term === term ? votedFor : undefined
  }

  get term(): number {
    return this.#term
  }

  get votedFor(): PeerId | undefined {
    return this.#votedFor
  }

  /** Whether a restart now would come back with this term and vote. */
  get isTermSaved(): boolean {
    return this.#saved.term === this.#term && this.#saved.votedFor === this.#votedFor
  }

  /** A higher term; the vote in it is free, or given at once (to oneself). */
  enterTerm(term: number, votedFor: PeerId | undefined): void {
    assert(term > this.#term, 'a term never falls')
    this.#term = term
    this.#votedFor = votedFor
  }

  /** One vote a term (Raft §5.2). */
  vote(candidate: PeerId): void {
    assert(this.#votedFor === undefined || this.#votedFor === candidate, 'one vote a term')
    this.#votedFor = candidate
  }

  /** Queues a message; see the file's head for when it leaves. */
  send(message: Message): void {
    if (this.isTermSaved && !promises(message)) this.#now.push(message)
    else this.#afterPersist.push(message)
  }

  get hasMessages(): boolean {
    return this.#now.length > 0 || this.#afterPersist.length > 0
  }

  takeNow(): readonly Message[] {
    if (this.#now.length === 0) return NO_MESSAGES
    const messages = this.#now
    this.#now = []
    return messages
  }

  takeAfterPersist(): readonly Message[] {
    if (this.#afterPersist.length === 0) return NO_MESSAGES
    const messages = this.#afterPersist
    this.#afterPersist = []
    return messages
  }

  /** What to persist, or undefined when the last one still says it all. */
  changedHardState(): HardState | undefined {
    // The disk may keep this record and lose the rest of the write: a commit index covers what is on disk already (I9).
    const durableIndex = this.pendingSnapshot === undefined ? this.log.stableIndex : this.#saved.commitIndex
    const commitIndex = Math.max(Math.min(this.log.commitIndex, durableIndex), this.#saved.commitIndex)
    if (this.isTermSaved && this.#saved.commitIndex === commitIndex) return undefined
    return { term: this.#term, votedFor: this.#votedFor, commitIndex }
  }

  hardStateSaved(saved: HardState): void {
    this.#saved = saved
  }
}

const NO_MESSAGES: readonly Message[] = []

/** Whether the message claims something that the sender's disk must not forget: a vote, or entries held. */
function promises(message: Message): boolean {
  switch (message.kind) {
    case 'requestVote':
    case 'requestVoteReply':
      return !message.preVote
    case 'appendEntriesReply':
      return message.accepted
    case 'installSnapshotReply':
      return message.installed
    default:
      return false
  }
}
