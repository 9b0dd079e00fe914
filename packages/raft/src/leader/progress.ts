/**
 * How far the leader has brought one peer, and how fast it may go on.
 *
 *   probe      one append at a time, until the peer accepts one: its log is unknown
 *   replicate  appends are sent ahead of their answers, up to a number in flight
 *   snapshot   the peer needs entries that are compacted away: pieces of a snapshot go instead
 *
 * `matchIndex` counts for commits, so it only ever rises while the peer is a voter.
 */
import { assert, NumberRing } from '@warren/kernel'
import type { Snapshot } from '../protocol/message.ts'
import type { PeerProgress } from '../protocol/ready.ts'

/** A transfer under way. `sent` and `acked` are bytes of its state; `snapshot` is absent until the host supplies it. */
export type SnapshotTransfer = {
  snapshot: Snapshot | undefined
  sent: number
  acked: number
  /** Since something moved. */
  idleTicks: number
  finalSent: boolean
}

export class Progress {
  state: PeerProgress['state'] = 'probe'
  matchIndex = 0
  nextIndex: number
  /** Heard from since the last quorum check. */
  isActive = true
  /** The newest read round that the peer has answered. */
  readRound = 0
  /** The stable index that the last append told. */
  toldStable = 0
  transfer: SnapshotTransfer | undefined = undefined
  #probeSent = false
  /** Last index of each unanswered append, oldest first (state `replicate`). */
  readonly #inFlight = new NumberRing()
  readonly #inFlightMax: number

  constructor(nextIndex: number, inFlightMax: number) {
    this.nextIndex = nextIndex
    this.#inFlightMax = inFlightMax
  }

  /** Whether an append with entries would go beyond what may be outstanding. */
  get isPaused(): boolean {
    if (this.state === 'probe') return this.#probeSent
    return this.state === 'snapshot' || this.#inFlight.size >= this.#inFlightMax
  }

  /** An append left; `lastIndex` is its last entry's index, or `nextIndex - 1` when it had none. */
  sent(lastIndex: number): void {
    if (this.state === 'probe') {
      this.#probeSent = true
      return
    }
    if (lastIndex < this.nextIndex) return
    this.nextIndex = lastIndex + 1
    this.#inFlight.push(lastIndex)
  }

  /** The peer has everything up to `matchIndex`. Whether that is news. */
  accepted(matchIndex: number): boolean {
    while (this.#inFlight.size > 0 && this.#inFlight.at(0) <= matchIndex) this.#inFlight.shift()
    if (this.nextIndex <= matchIndex) this.nextIndex = matchIndex + 1
    const isNews = matchIndex > this.matchIndex
    if (isNews) this.matchIndex = matchIndex
    if (this.state === 'probe') this.#enter('replicate')
    else if (this.state === 'snapshot' && this.matchIndex >= (this.transfer?.snapshot?.index ?? Infinity)) {
      this.#enter('replicate')
    }
    return isNews
  }

  /** The peer refused an append after `rejectedIndex`; the logs can agree at `agreeIndex` at most. Whether to send again. */
  rejected(rejectedIndex: number, agreeIndex: number): boolean {
    if (this.state === 'snapshot') return false
    if (this.state === 'replicate') {
      if (rejectedIndex <= this.matchIndex) return false // Overtaken by an acceptance.
      this.#enter('probe')
      return true
    }
    if (rejectedIndex !== this.nextIndex - 1) return false // An answer to an older probe.
    this.nextIndex = Math.max(Math.min(rejectedIndex, agreeIndex + 1), this.matchIndex + 1)
    this.#probeSent = false
    return true
  }

  /** What was known of its log no longer holds (it became a voter, or a memory-only learner restarted): probe from `nextIndex`. */
  forget(nextIndex: number): void {
    this.matchIndex = 0
    this.#enter('probe')
    this.nextIndex = nextIndex
  }

  /** A heartbeat was answered: the peer is there, so what is unanswered may be lost. */
  heartbeatAnswered(): void {
    this.#probeSent = false
    if (this.state === 'replicate' && this.isPaused) this.#inFlight.shift()
  }

  startSnapshot(): void {
    assert(this.state !== 'snapshot', 'a transfer is under way')
    this.#enter('snapshot')
    this.transfer = { snapshot: undefined, sent: 0, acked: 0, idleTicks: 0, finalSent: false }
  }

  /** Ends a transfer: the peer holds `matchIndex`, or (0) the transfer was given up. */
  endSnapshot(matchIndex: number): void {
    this.matchIndex = Math.max(this.matchIndex, matchIndex)
    this.#enter('probe')
  }

  #enter(state: 'probe' | 'replicate' | 'snapshot'): void {
    this.state = state
    this.#probeSent = false
    this.#inFlight.clear()
    this.transfer = undefined
    this.toldStable = 0
    if (state === 'probe') this.nextIndex = this.matchIndex + 1
  }
}
