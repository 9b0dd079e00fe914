/** First-in-first-out numbers (positions, tags) in one typed array. `push` and `shift` are amortised O(1). */
import { assert } from './assert.ts'

const SLOTS_INITIAL = 16

export class NumberRing {
  #slots = new Float64Array(SLOTS_INITIAL) // The length stays a power of two, so that a mask replaces the modulo.
  #head = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  push(value: number): void {
    if (this.#size === this.#slots.length) this.#resize(this.#slots.length * 2)
    this.#slots[(this.#head + this.#size) & (this.#slots.length - 1)] = value
    this.#size += 1
  }

  shift(): number {
    assert(this.#size > 0, 'shift from an empty ring')
    const value = this.#slots[this.#head] as number // Within bounds: #head < length.
    this.#head = (this.#head + 1) & (this.#slots.length - 1)
    this.#size -= 1
    // A ring that once held a million numbers gives the memory back when it has drained.
    if (this.#slots.length > 4096 && this.#size < this.#slots.length >>> 3) this.#resize(this.#slots.length >>> 2)
    return value
  }

  /** The number `offset` places behind the head. */
  at(offset: number): number {
    assert(offset >= 0 && offset < this.#size, 'ring offset out of bounds')
    return this.#slots[(this.#head + offset) & (this.#slots.length - 1)] as number // Checked above.
  }

  /** Replaces the number `offset` places behind the head. */
  set(offset: number, value: number): void {
    assert(offset >= 0 && offset < this.#size, 'ring offset out of bounds')
    this.#slots[(this.#head + offset) & (this.#slots.length - 1)] = value
  }

  clear(): void {
    this.#slots = new Float64Array(SLOTS_INITIAL)
    this.#head = 0
    this.#size = 0
  }

  #resize(length: number): void {
    const slots = new Float64Array(length)
    for (let i = 0; i < this.#size; i += 1) {
      slots[i] = this.#slots[(this.#head + i) & (this.#slots.length - 1)] as number // Within bounds by the mask.
    }
    this.#slots = slots
    this.#head = 0
  }
}
