/** What a server does under another one's lead in one term: take entries and snapshots, and pass reads on. */
import { fail, ok, type Result } from '@warren/kernel'
import { isVoter, type PeerId, quorumOf } from '../protocol/configuration.ts'
import type { AppendEntries, Heartbeat, InstallSnapshot, ReadIndexReply } from '../protocol/message.ts'
import type { ReadIndexError } from '../protocol/ready.ts'
import type { RaftState } from '../raft-state.ts'
import { SnapshotReceiver } from './snapshot-receiver.ts'

export class Follower {
  readonly #state: RaftState
  readonly #receiver = new SnapshotReceiver()
  /** Reads passed on to the leader, with the tick at which each is given up. */
  readonly #forwarded = new Map<number, number>()
  #ticks = 0
  /** Of the leader's log: so much the leader has on its disk, and so much was found to be this one's as well. */
  #leaderStable = 0
  #matched = 0

  constructor(state: RaftState) {
    this.#state = state
  }

  /** Raft §5.3. The answer leaves after these entries are persisted. */
  appendEntries(message: AppendEntries): void {
    const { log } = this.#state
    const { previousIndex, entries } = message
    this.#leaderStable = Math.max(this.#leaderStable, message.stableIndex)
    if (previousIndex < log.commitIndex) {
      // Old news: what is committed here is the same everywhere. The answer brings the leader up to date.
      if (!message.isNews) this.#accept(message.from, log.commitIndex)
      return
    }
    if (log.termAt(previousIndex) !== message.previousTerm) {
      this.#reject(message)
      return
    }
    const wasDecider = this.#isDecider(message.from)
    log.merge(entries)
    const matchIndex = previousIndex + entries.length
    log.commitTo(Math.min(message.commitIndex, matchIndex))
    // A configuration counts from its append on (I6).
    if (wasDecider && this.#isDecider(message.from)) this.#matched = Math.max(this.#matched, matchIndex)
    this.persisted()
    if (!message.isNews) this.#accept(message.from, matchIndex)
  }

  /** This server's disk may hold more: what it and the leader have is committed where two are a majority (I4). */
  persisted(): void {
    const { log, term } = this.#state
    const index = Math.min(this.#leaderStable, this.#matched, log.stableIndex)
    if (index > log.commitIndex && log.termAt(index) === term) log.commitTo(index)
  }

  heartbeat(message: Heartbeat): void {
    const { id, term, log } = this.#state
    if (log.termAt(message.commitIndex) === message.commitTerm) log.commitTo(message.commitIndex)
    const { readRound, from: to } = message
    this.#state.send({ kind: 'heartbeatReply', from: id, to, term, readRound, lastIndex: log.lastIndex })
  }

  /** Raft §7. A snapshot that stands for nothing new is not taken; entries after it are kept if they follow it. */
  installSnapshot(message: InstallSnapshot): void {
    const { log } = this.#state
    const { snapshotIndex, snapshotTerm } = message
    if (snapshotIndex <= log.commitIndex || log.termAt(snapshotIndex) === snapshotTerm) {
      log.commitTo(snapshotIndex)
      this.#receiver.reset()
      this.#answerSnapshot(message, true)
      return
    }
    const snapshot = this.#receiver.receive(message)
    if (snapshot !== undefined) {
      log.restore(snapshot)
      this.#state.pendingSnapshot = snapshot
    }
    this.#answerSnapshot(message, snapshot !== undefined)
  }

  tick(): void {
    this.#ticks += 1
    for (const [context, expiresAt] of this.#forwarded) {
      if (expiresAt > this.#ticks) break // In order of age.
      this.#forwarded.delete(context)
      this.#state.readsLost.push(context)
    }
  }

  forwardRead(context: number, leader: PeerId | undefined): Result<undefined, ReadIndexError> {
    if (leader === undefined) return fail({ kind: 'notLeader', leader })
    const { id, term, limits } = this.#state
    if (this.#forwarded.size >= limits.pendingReadsMax) return fail({ kind: 'tooManyPending' })
    this.#forwarded.delete(context)
    this.#forwarded.set(context, this.#ticks + limits.electionTicks * 2)
    this.#state.send({ kind: 'readIndex', from: id, to: leader, term, context })
    return ok(undefined)
  }

  readAnswered(reply: ReadIndexReply): void {
    if (!this.#forwarded.delete(reply.context)) return
    if (reply.granted) this.#state.readStates.push({ context: reply.context, index: reply.index })
    else this.#state.readsLost.push(reply.context)
  }

  /** Another leader, or none: what was asked of the old one is void, and so is its half-sent snapshot. */
  end(): void {
    for (const context of this.#forwarded.keys()) this.#state.readsLost.push(context)
    this.#forwarded.clear()
    this.#receiver.reset()
  }

  /** What a learner holds does not count (I7), nor what is only a part of a history. */
  #isDecider(leader: PeerId): boolean {
    const { id, isPassive, log } = this.#state
    const { configuration } = log
    return !isPassive && quorumOf(configuration) === 2 && isVoter(configuration, id) && isVoter(configuration, leader)
  }

  #accept(to: PeerId, matchIndex: number): void {
    const { id, term } = this.#state
    const nothing = { rejectedIndex: 0, hintIndex: 0, hintTerm: 0 }
    this.#state.send({ kind: 'appendEntriesReply', from: id, to, term, accepted: true, matchIndex, ...nothing })
  }

  #reject(message: AppendEntries): void {
    const { id, term, log } = this.#state
    const hintIndex = log.agreementHint(message.previousIndex, message.previousTerm)
    this.#state.send({
      kind: 'appendEntriesReply',
      from: id,
      to: message.from,
      term,
      accepted: false,
      matchIndex: 0,
      rejectedIndex: message.previousIndex,
      hintIndex,
      hintTerm: log.termAt(hintIndex) ?? 0,
    })
  }

  #answerSnapshot(message: InstallSnapshot, installed: boolean): void {
    const { id, term } = this.#state
    const { from: to, snapshotIndex } = message
    const receivedBytes = installed ? message.totalBytes : this.#receiver.receivedBytes
    this.#state.send({ kind: 'installSnapshotReply', from: id, to, term, snapshotIndex, receivedBytes, installed })
  }
}
