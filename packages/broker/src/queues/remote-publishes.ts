/**
 * Publishes sent to a peer that it has not settled: trackers and their numbers by sequence, in a ring. Sequences are dense
 * and settle in any order; the ring's head moves over what has settled.
 */
import type { ConfirmParts } from './confirm-parts.ts'

const SLOTS_INITIAL = 16

export class RemotePublishes {
  // The length stays a power of two, so that a mask replaces the modulo.
  #trackers: (ConfirmParts | undefined)[] = new Array<ConfirmParts | undefined>(SLOTS_INITIAL).fill(undefined)
  #seqNos = new Float64Array(SLOTS_INITIAL)
  /** The oldest sequence that has not settled, and the next to be given out. */
  #oldest = 1
  #next = 1

  /** From the oldest unsettled to the newest, settled ones between them included. */
  get span(): number {
    return this.#next - this.#oldest
  }

  /** The sequence under which the peer will answer. */
  add(tracker: ConfirmParts, seqNo: number): number {
    if (this.#next - this.#oldest === this.#trackers.length) this.#grow()
    const sequence = this.#next
    this.#next = sequence + 1
    const slot = sequence & (this.#trackers.length - 1)
    this.#trackers[slot] = tracker
    this.#seqNos[slot] = seqNo
    return sequence
  }

  /** The peer has settled `count` sequences from `first` on. Unknown ones are ignored. */
  settle(first: number, count: number, isFailed: boolean): void {
    const from = Math.max(first, this.#oldest)
    const to = Math.min(first + count, this.#next)
    for (let sequence = from; sequence < to; sequence += 1) {
      const slot = sequence & (this.#trackers.length - 1)
      const tracker = this.#trackers[slot]
      if (tracker === undefined) continue
      this.#trackers[slot] = undefined
      const seqNo = this.#seqNos[slot] as number // Within bounds by the mask.
      if (isFailed) tracker.partFailed(seqNo)
      else tracker.partDone(seqNo)
    }
    this.#trim()
  }

  /** The peer is gone: what it has not settled has failed, as far as anybody knows. Sequences begin anew. */
  failAll(): void {
    const from = this.#oldest
    const to = this.#next
    const trackers = this.#trackers
    const seqNos = this.#seqNos
    const mask = trackers.length - 1
    this.#trackers = new Array<ConfirmParts | undefined>(SLOTS_INITIAL).fill(undefined)
    this.#seqNos = new Float64Array(SLOTS_INITIAL)
    this.#oldest = 1
    this.#next = 1
    for (let sequence = from; sequence < to; sequence += 1) {
      trackers[sequence & mask]?.partFailed(seqNos[sequence & mask] as number) // Within bounds by the mask.
    }
  }

  #trim(): void {
    const mask = this.#trackers.length - 1
    while (this.#oldest < this.#next && this.#trackers[this.#oldest & mask] === undefined) this.#oldest += 1
  }

  #grow(): void {
    const oldMask = this.#trackers.length - 1
    const length = this.#trackers.length * 2
    const trackers = new Array<ConfirmParts | undefined>(length).fill(undefined)
    const seqNos = new Float64Array(length)
    for (let sequence = this.#oldest; sequence < this.#next; sequence += 1) {
      trackers[sequence & (length - 1)] = this.#trackers[sequence & oldMask]
      seqNos[sequence & (length - 1)] = this.#seqNos[sequence & oldMask] as number // Within bounds by the mask.
    }
    this.#trackers = trackers
    this.#seqNos = seqNos
  }
}
