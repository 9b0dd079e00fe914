/** Publishes that wait for the log: a ring of (log sequence, tracker, number at the tracker), in the order of the log. */
import { assert, NumberRing } from '@warren/kernel'
import type { ConfirmParts } from './confirm-parts.ts'

const SLOTS_INITIAL = 16

export class PendingParts {
  readonly #sequences = new NumberRing()
  readonly #seqNos = new NumberRing()
  // The length stays a power of two, so that a mask replaces the modulo.
  #trackers: (ConfirmParts | undefined)[] = new Array<ConfirmParts | undefined>(SLOTS_INITIAL).fill(undefined)
  #head = 0

  get size(): number {
    return this.#sequences.size
  }

  /** `sequence` is not below the one before. */
  add(sequence: number, tracker: ConfirmParts, seqNo: number): void {
    const size = this.#sequences.size
    if (size === this.#trackers.length) this.#grow()
    this.#trackers[(this.#head + size) & (this.#trackers.length - 1)] = tracker
    this.#sequences.push(sequence)
    this.#seqNos.push(seqNo)
  }

  /** Everything up to `upTo` is durable. */
  settle(upTo: number): void {
    const sequences = this.#sequences
    while (sequences.size > 0 && sequences.at(0) <= upTo) {
      sequences.shift()
      const slot = this.#head
      const tracker = this.#trackers[slot]
      assert(tracker !== undefined, 'each pending part has a tracker')
      this.#trackers[slot] = undefined
      this.#head = (slot + 1) & (this.#trackers.length - 1)
      tracker.partDone(this.#seqNos.shift())
    }
  }

  /** Whether it will ever be durable is not known any more. */
  failAll(): void {
    this.takeAll((_sequence, tracker, seqNo) => tracker.partFailed(seqNo))
  }

  /** Somebody else sees to it that they hear. */
  takeAll(take: (sequence: number, tracker: ConfirmParts, seqNo: number) => void): void {
    while (this.#sequences.size > 0) {
      const sequence = this.#sequences.shift()
      const slot = this.#head
      const tracker = this.#trackers[slot]
      this.#trackers[slot] = undefined
      this.#head = (slot + 1) & (this.#trackers.length - 1)
      const seqNo = this.#seqNos.shift()
      if (tracker !== undefined) take(sequence, tracker, seqNo)
    }
  }

  #grow(): void {
    const old = this.#trackers
    const grown = new Array<ConfirmParts | undefined>(old.length * 2).fill(undefined)
    for (let i = 0; i < old.length; i += 1) grown[i] = old[(this.#head + i) & (old.length - 1)]
    this.#trackers = grown
    this.#head = 0
  }
}
