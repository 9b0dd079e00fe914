/** What exists only while this server leads: replication, commit, reads, hand-over, and the rules for proposing. */
import { assert, fail, ok, type Result } from '@warren/kernel'
import { entryBytes } from '../entry-log.ts'
import {
  type Configuration,
  type ConfigurationChange,
  changeConfiguration,
  isVoter,
  type PeerId,
} from '../protocol/configuration.ts'
import type { AppendEntriesReply, Entry, EntryKind, HeartbeatReply, InstallSnapshotReply } from '../protocol/message.ts'
import type { ConfigurationError, Proposed, ProposeError, ReadIndexError, TransferError } from '../protocol/ready.ts'
import type { RaftState } from '../raft-state.ts'
import { ReadQueue } from './read-queue.ts'
import { Replication } from './replication.ts'

const NO_BYTES = new Uint8Array(0)
const PROMOTION_GAP_MAX = 256 // Entries a learner may lack when it becomes a voter: less than one append.

/** An entry but for its place. */
export type NewEntry = { readonly kind: EntryKind; readonly data: Uint8Array; readonly configuration?: Configuration }

type Transfer = { readonly to: PeerId; ticks: number; isSent: boolean }

export class Leadership {
  readonly replication: Replication
  readonly #state: RaftState
  readonly #reads = new ReadQueue()
  /** The first entry of this term; nothing before it commits by counting (Raft §5.4.2). */
  readonly #firstOfTerm: number
  #transfer: Transfer | undefined = undefined
  #pendingBytes: number
  #heartbeatTicks = 0
  #quorumTicks = 0

  /** Takes over: the first entry of the term is empty, or a forced configuration. */
  constructor(state: RaftState, first: NewEntry | undefined) {
    const { log } = state
    this.#state = state
    this.replication = new Replication(state)
    this.#pendingBytes = log.bytesBetween(log.commitIndex, log.lastIndex)
    this.replication.reconfigure(log.configuration, undefined)
    this.#firstOfTerm = this.#append(first ?? { kind: 'empty', data: NO_BYTES }).index
    this.replication.broadcast()
  }

  get transferTarget(): PeerId | undefined {
    return this.#transfer?.to
  }

  propose(command: Uint8Array): Result<Proposed, ProposeError> {
    const refusal = this.#refusal()
    if (refusal !== undefined) return fail(refusal)
    return ok(this.#append({ kind: 'command', data: command }))
  }

  /** One change at a time, and none before this term has committed something (I6). */
  proposeConfiguration(change: ConfigurationChange, context: Uint8Array): Result<Proposed, ConfigurationError> {
    const { log } = this.#state
    const refusal = this.#refusal()
    if (refusal !== undefined) return fail(refusal)
    if (log.commitIndex < this.#firstOfTerm) return fail({ kind: 'termNotCommitted' })
    if (log.configurationIndex > log.commitIndex) return fail({ kind: 'changeInProgress' })
    const changed = changeConfiguration(log.configuration, change)
    if (!changed.ok) return changed
    if (change.kind === 'promoteVoter') {
      const entriesBehind = log.lastIndex - (this.replication.peers.get(change.peer)?.matchIndex ?? 0)
      if (entriesBehind > PROMOTION_GAP_MAX) return fail({ kind: 'learnerBehind', peer: change.peer, entriesBehind })
    }
    return ok(this.#append({ kind: 'configuration', data: context, configuration: changed.value }))
  }

  /** For this server's own reads and for those that followers forward. */
  read(context: number, asker: PeerId): Result<undefined, ReadIndexError> {
    if (this.#reads.size >= this.#state.limits.pendingReadsMax) return fail({ kind: 'tooManyPending' })
    this.#reads.add({ context, asker })
    this.replication.hasten(asker)
    return ok(undefined)
  }

  transferTo(to: PeerId): Result<undefined, TransferError> {
    const { log, id } = this.#state
    if (!isVoter(log.configuration, to)) return fail({ kind: 'notVoter', peer: to })
    if (to === id) return ok(undefined)
    this.#transfer = { to, ticks: 0, isSent: false }
    this.replication.nudge(to)
    this.#continueTransfer()
    return ok(undefined)
  }

  /** Whether this server may go on leading: false when a majority was silent for an election timeout. */
  tick(): boolean {
    const { limits, log } = this.#state
    this.#quorumTicks += 1
    if (this.#quorumTicks >= limits.electionTicks) {
      this.#quorumTicks = 0
      if (!this.replication.hasActiveQuorum(log.configuration)) return false
    }
    if (this.#transfer !== undefined) {
      this.#transfer.ticks += 1
      if (this.#transfer.ticks >= limits.electionTicks) this.#transfer = undefined // It did not work out: serve on.
    }
    this.replication.tick()
    this.#heartbeatTicks += 1
    if (this.#heartbeatTicks >= limits.heartbeatTicks) this.#heartbeat()
    return true
  }

  appendAnswered(reply: AppendEntriesReply): void {
    const isLearner = !isVoter(this.#state.log.configuration, reply.from)
    if (!this.replication.appendAnswered(reply, isLearner)) return
    this.advanceCommit()
    this.#continueTransfer()
  }

  snapshotAnswered(reply: InstallSnapshotReply): void {
    this.replication.snapshotAnswered(reply)
    this.advanceCommit()
    this.#continueTransfer()
  }

  heartbeatAnswered(reply: HeartbeatReply): void {
    this.replication.heartbeatAnswered(reply, !isVoter(this.#state.log.configuration, reply.from))
    this.#confirmReads()
  }

  /** This server's disk holds more. */
  persisted(): void {
    this.replication.persisted()
    this.advanceCommit()
  }

  /** Commits what a majority has persisted, this server included, if it is of this term (I4). */
  advanceCommit(): void {
    const { log, term } = this.#state
    const index = this.replication.quorumIndex(log.configuration, log.stableIndex)
    const before = log.commitIndex
    if (index <= before || log.termAt(index) !== term) return
    log.commitTo(index)
    this.#pendingBytes -= log.bytesBetween(before, index)
    assert(this.#pendingBytes >= 0, 'pending bytes below zero')
    this.replication.broadcast()
  }

  /** Whether the configuration that leaves this server out is committed: its work is done (dissertation §4.2.2). */
  get isRetired(): boolean {
    const { log, id } = this.#state
    return !isVoter(log.configuration, id) && log.configurationIndex <= log.commitIndex
  }

  /** Sends what this turn made due. */
  flush(): void {
    if (this.#reads.hasWaiting && this.#state.log.commitIndex >= this.#firstOfTerm) {
      this.#reads.beginRound(this.replication.knownCommitMax)
      this.#heartbeat()
      this.#confirmReads()
    }
    this.replication.flush()
  }

  /** Leadership is over: whoever waits for a read should ask someone else. */
  end(): void {
    for (const { context, asker } of this.#reads.drain()) this.#answerRead(asker, context, 0, false)
  }

  #refusal(): ProposeError | undefined {
    if (this.#transfer !== undefined) return { kind: 'transferring', to: this.#transfer.to }
    if (!isVoter(this.#state.log.configuration, this.#state.id)) return { kind: 'notLeader', leader: undefined }
    if (this.#pendingBytes >= this.#state.limits.pendingBytesMax) return { kind: 'tooManyPending' }
    return undefined
  }

  #append(what: NewEntry): Proposed {
    const { log, term } = this.#state
    const entry: Entry = { index: log.lastIndex + 1, term, ...what }
    const previous = log.configuration
    log.append([entry])
    this.#pendingBytes += entryBytes(entry)
    if (what.configuration !== undefined) this.replication.reconfigure(what.configuration, previous)
    return { index: entry.index, term }
  }

  #heartbeat(): void {
    this.#heartbeatTicks = 0
    this.replication.heartbeat(this.#reads.lastRound)
  }

  #confirmReads(): void {
    const { log } = this.#state
    if (this.#reads.size === 0) return
    const round = this.replication.quorumReadRound(log.configuration, this.#reads.lastRound)
    for (const { context, asker, index } of this.#reads.confirm(round)) this.#answerRead(asker, context, index, true)
  }

  #answerRead(asker: PeerId, context: number, index: number, granted: boolean): void {
    const { id, term } = this.#state
    if (asker !== id) this.#state.send({ kind: 'readIndexReply', from: id, to: asker, term, context, index, granted })
    else if (granted) this.#state.readStates.push({ context, index })
    else this.#state.readsLost.push(context)
  }

  #continueTransfer(): void {
    const transfer = this.#transfer
    if (transfer === undefined || transfer.isSent) return
    const { id, term, log } = this.#state
    if (this.replication.peers.get(transfer.to)?.matchIndex !== log.lastIndex) return
    transfer.isSent = true
    this.#state.send({ kind: 'timeoutNow', from: id, to: transfer.to, term })
  }
}
