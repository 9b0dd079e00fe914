/**
 * What a leader knows of one mirror, and what it may conclude. A stream to a mirror begins with a comparison: the leader tells
 * which indexes live, the mirror which of them it has; what is missing is filled in while new messages are streamed already.
 *
 * P1 `acknowledged` never shrinks while the mirror is in the sync set: what it once had durably counts for good.
 * P2 What the mirror acknowledges of the stream counts only once the stream has been filled: before, older ones may be missing.
 */
import type { IndexRuns } from './index-runs.ts'
import { SlicePace } from './slice-pace.ts'

/**
 * closed: no session. comparing: asked what it has. draining: what it lacks is not sent, and is waited for to be gone. filling:
 * missing ones are sent. closing: all were sent, its word that they are durable is awaited. streaming: it has everything, but
 * for what is on its way.
 */
export type MirrorPhase = 'closed' | 'comparing' | 'draining' | 'filling' | 'closing' | 'streaming'

export class MirrorProgress {
  #phase: MirrorPhase = 'closed'
  /** The queue's last index when the stream began: what came later is streamed. */
  #joinIndex = 0
  #streamed = 0
  #acknowledged = 0
  #missing: IndexRuns | undefined = undefined
  #fillRun = 0
  #fillOffset = 0
  #sentCount = 0
  /** A slice was sent, and its word that this is durable is awaited. */
  #owesSlice = false
  readonly #pace = new SlicePace()
  #isResting = false
  /** Since when it owes an answer. */
  #owesSinceMs: number | undefined = undefined

  get phase(): MirrorPhase {
    return this.#phase
  }

  /** New messages go to it as they come. */
  get isStreaming(): boolean {
    return this.#phase !== 'closed'
  }

  /** More of what is missing may be sent. */
  get mayFill(): boolean {
    return this.#phase === 'filling' && !this.#owesSlice && !this.#isResting
  }

  /** Of the next slice of what is missing. */
  get sliceBytes(): number {
    return this.#pace.bytes
  }

  /** Messages sent to it so far of those that it lacked; undefined when it is not being filled. */
  get filledCount(): number | undefined {
    const isFilled = (this.#phase === 'filling' || this.#phase === 'closing') && this.#missing?.firsts[0] !== undefined
    return isFilled ? this.#sentCount : undefined
  }

  /** It has everything up to here, as durably as it has to be. */
  get acknowledged(): number {
    return this.#acknowledged
  }

  /** It has all that it must have to count among those in step. */
  get isInStep(): boolean {
    return this.#phase === 'streaming'
  }

  /** Of a message that lives: whether the stream that runs has brought it, or the mirror had it when it was compared. */
  hasBeenSent(index: number): boolean {
    return this.#phase === 'streaming' || (index > this.#joinIndex && this.#phase !== 'closed')
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

  /** What of the living it lacks. `isFilled`: it is to be sent. */
  compared(missing: IndexRuns, isFilled = true): void {
    if (this.#phase !== 'comparing') return
    this.#phase = isFilled ? 'filling' : 'draining'
    this.#owesSlice = false
    this.#isResting = false
    this.#missing = missing
    this.#fillRun = 0
    this.#fillOffset = 0
    this.#sentCount = 0
  }

  /** The operator wants it to be sent after all, or no more. False when nothing is missing. */
  setFilling(isFilling: boolean): boolean {
    if (this.#phase !== 'filling' && this.#phase !== 'draining') return false
    this.#phase = isFilling ? 'filling' : 'draining'
    return true
  }

  /** While draining: forgets the oldest of what is missing as long as it is gone. True when nothing is left of it. */
  drain(isHeld: (index: number) => boolean): boolean {
    if (this.#phase !== 'draining') return false
    for (;;) {
      const [run, offset] = [this.#fillRun, this.#fillOffset]
      const index = this.#next()
      if (index === undefined) {
        this.#phase = 'filling'
        return true
      }
      if (!isHeld(index)) continue
      this.#fillRun = run
      this.#fillOffset = offset
      return false
    }
  }

  /** The next index to fill in, or undefined when there is none left. Some may have been settled meanwhile. */
  nextMissing(): number | undefined {
    if (this.#phase !== 'filling') return undefined
    const index = this.#next()
    if (index !== undefined) this.#sentCount += 1
    return index
  }

  #next(): number | undefined {
    const missing = this.#missing
    if (missing === undefined) return undefined
    const first = missing.firsts[this.#fillRun]
    if (first === undefined) return undefined
    const index = first + this.#fillOffset
    if (index > this.#joinIndex) return undefined // Streamed.
    this.#fillOffset += 1
    if (this.#fillOffset === missing.counts[this.#fillRun]) {
      this.#fillRun += 1
      this.#fillOffset = 0
    }
    return index
  }

  /** Some of what was missing was sent: nothing more before it has confirmed that. */
  sliceSent(nowMs: number): void {
    this.#owesSlice = true
    this.#pace.sent(nowMs)
  }

  /** All that was missing was sent. */
  filled(): void {
    if (this.#phase === 'filling') this.#phase = 'closing'
  }

  /** It has made durable all that was sent of what was missing. Milliseconds after which `rested` is due, if not 0. */
  confirmedFill(nowMs: number): number {
    const restMs = this.#owesSlice ? this.#pace.written(nowMs) : 0
    this.#owesSlice = false
    this.#isResting = this.#phase === 'filling' && restMs > 0
    if (this.#phase !== 'closing') return this.#isResting ? restMs : 0
    this.#phase = 'streaming'
    this.#advance(Math.max(this.#joinIndex, this.#streamed))
    return 0
  }

  /** The next slice may go. */
  rested(): void {
    this.#isResting = false
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
