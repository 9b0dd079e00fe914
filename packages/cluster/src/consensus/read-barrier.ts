/**
 * Read barriers by ReadIndex (Raft §8): "what is committed now" is asked of the leader, and the caller goes on once that
 * much is applied here. One round is under way at a time; whoever comes meanwhile shares the next, for an index learned
 * before a caller came tells nothing of what was committed since.
 */
import type { ReadState } from '@warren/raft'
import type { Unavailable } from './proposal-book.ts'

export type BarrierDone = (error?: Unavailable) => void
type Waiter = { readonly deadlineMs: number; readonly done: BarrierDone }

export interface ReadBarrierOptions {
  /** Begins a round; false when there is no leader to ask at the moment. */
  readonly ask: (context: number) => boolean
  readonly retryMs: number
  readonly waitersMax: number
}

export class ReadBarrier {
  readonly #options: ReadBarrierOptions
  /** For the next round. */
  #next: Waiter[] = []
  /** Of the round under way. */
  #asked: Waiter[] = []
  #context = 0
  #askedAtMs = 0
  /** Rounds whose index is known but not applied yet, in the order of their index. */
  #confirmed: { readonly index: number; readonly waiters: readonly Waiter[] }[] = []

  constructor(options: ReadBarrierOptions) {
    this.#options = options
  }

  /** False when too many wait. */
  add(deadlineMs: number, done: BarrierDone): boolean {
    if (this.#next.length >= this.#options.waitersMax) return false
    this.#next.push({ deadlineMs, done })
    return true
  }

  /** Begins a round if one is wanted and none is under way; repeats one that got no answer. */
  advance(nowMs: number): void {
    const isUnderWay = this.#asked.length > 0
    if (isUnderWay && nowMs - this.#askedAtMs < this.#options.retryMs) return
    if (!isUnderWay && this.#next.length === 0) return
    this.#context += 1
    if (!this.#options.ask(this.#context)) return
    this.#askedAtMs = nowMs
    for (const waiter of this.#next) this.#asked.push(waiter)
    this.#next = []
  }

  confirmed(state: ReadState): void {
    if (state.context !== this.#context || this.#asked.length === 0) return // An answer to a round we gave up.
    this.#confirmed.push({ index: state.index, waiters: this.#asked })
    this.#asked = []
  }

  /** Leadership changed under the round: ask again at once. */
  lost(context: number): void {
    if (context === this.#context) this.#askedAtMs = Number.NEGATIVE_INFINITY
  }

  applied(index: number): void {
    while (this.#confirmed.length > 0) {
      const first = this.#confirmed[0]
      if (first === undefined || first.index > index) return
      this.#confirmed.shift()
      for (const waiter of first.waiters) waiter.done()
    }
  }

  tick(nowMs: number): void {
    // Called only after all lists are in order again: a waiter may come right back with another barrier.
    const expired: Waiter[] = []
    this.#next = unexpired(this.#next, nowMs, expired)
    this.#asked = unexpired(this.#asked, nowMs, expired)
    this.#confirmed = this.#confirmed.map(({ index, waiters }) => ({
      index,
      waiters: unexpired(waiters, nowMs, expired),
    }))
    for (const waiter of expired) {
      waiter.done({ kind: 'unavailable', text: 'no majority of the disc nodes confirmed the read in time' })
    }
    this.advance(nowMs)
  }

  failAll(): void {
    this.tick(Number.POSITIVE_INFINITY)
  }
}

function unexpired(waiters: readonly Waiter[], nowMs: number, expired: Waiter[]): Waiter[] {
  const kept: Waiter[] = []
  for (const waiter of waiters) {
    if (nowMs < waiter.deadlineMs) kept.push(waiter)
    else expired.push(waiter)
  }
  return kept
}
