/**
 * What a leader knows of one mirror, and what it may conclude. A stream to a mirror begins with a comparison: the leader tells
 * which indexes live, the mirror which of them it has; what is missing is filled in while new messages are streamed already.
 *
 * P1 `acknowledged` never shrinks while the mirror is in the sync set: what it once had durably counts for good.
 * P2 What the mirror acknowledges of the stream counts only once the stream has been filled: before, older ones may be missing.
 */
import type { IndexRuns } from './index-runs.ts'

/**
 * closed: no session. comparing: asked what it has. filling: missing ones are sent. closing: all were sent, its word that
 * they are durable is awaited. streaming: it has everything, but for what is on its way.
 */
export type MirrorPhase = 'closed' | 'comparing' | 'filling' | 'closing' | 'streaming'

export class MirrorProgress {
  #phase: MirrorPhase = 'closed'
  /** The queue's last index when the stream began: what came later is streamed. */
  #joinIndex = 0
  #streamed = 0
  #acknowledged = 0
  #missing: IndexRuns | undefined = undefined
  #fillRun = 0
  #fillOffset = 0
  /** Since when it owes an answer. */
  #owesSinceMs: number | undefined = undefined

  get phase(): MirrorPhase {
    return this.#phase
  }

  /** New messages go to it as they come. */
  get isStreaming(): boolean {
    return this.#phase !== 'closed'
  }

  /** It has everything up to here, as durably as it has to be. */
  get acknowledged(): number {
    return this.#acknowledged
  }

  /** It has all that it must have to count among those in step. */
  get isInStep(): boolean {
    return this.#phase === 'streaming'
  }

  /** A new session: the leader has told what lives, up to `lastIndex`. */
  opened(lastIndex: number): void {
    this.#phase = 'comparing'
    this.#joinIndex = lastIndex
    this.#streamed = 0
    this.#missing = undefined
  }

  closed(): void {
    this.#phase = 'closed'
    this.#missing = undefined
  }

  /** What of the living it lacks. */
  compared(missing: IndexRuns): void {
    if (this.#phase !== 'comparing') return
    this.#phase = 'filling'
    this.#missing = missing
    this.#fillRun = 0
    this.#fillOffset = 0
  }

  /** The next index to fill in, or undefined when there is none left. Some may have been settled meanwhile. */
  nextMissing(): number | undefined {
    const missing = this.#missing
    if (this.#phase !== 'filling' || missing === undefined) return undefined
    const first = missing.firsts[this.#fillRun]
    if (first === undefined) return undefined
    const index = first + this.#fillOffset
    this.#fillOffset += 1
    if (this.#fillOffset === missing.counts[this.#fillRun]) {
      this.#fillRun += 1
      this.#fillOffset = 0
    }
    return index
  }

  /** All that was missing was sent. */
  filled(): void {
    if (this.#phase === 'filling') this.#phase = 'closing'
  }

  /** It has made durable all that was filled in. */
  confirmedFill(): void {
    if (this.#phase !== 'closing') return
    this.#phase = 'streaming'
    this.#advance(Math.max(this.#joinIndex, this.#streamed))
  }

  /** It has everything of the stream up to `index`. */
  acknowledge(index: number): void {
    this.#streamed = Math.max(this.#streamed, index)
    if (this.#phase === 'streaming') this.#advance(this.#streamed) // P2
  }

  /** Whether it has owed an answer, up to `lastIndex`, for longer than `timeoutMs`. Asked each tick. */
  isOverdue(lastIndex: number, nowMs: number, timeoutMs: number): boolean {
    if (this.isInStep && this.#acknowledged >= lastIndex) {
      this.#owesSinceMs = undefined
      return false
    }
    this.#owesSinceMs ??= nowMs
    return nowMs - this.#owesSinceMs >= timeoutMs
  }

  #advance(index: number): void {
    if (index <= this.#acknowledged) return
    this.#acknowledged = index
    this.#owesSinceMs = undefined // It moves: slow is not dead.
  }
}
