/**
 * Messages by index, in three typed arrays (open addressing, linear probing, backward-shift deletion): those handed out
 * and not settled, and those that came back. No object per message; `set` and `take` are amortised O(1).
 */
import { assert } from '@warren/kernel'
import { metaBytes } from './message-meta.ts'

const SLOTS_INITIAL = 16
const TWO_POW_32 = 4294967296
const SLOTS_KEPT = 4096 // Below this many slots memory is not worth giving back.

export class MessageTable {
  #indexes = new Float64Array(SLOTS_INITIAL) // 0 marks an empty slot: indexes are 1-based.
  #positions = new Float64Array(SLOTS_INITIAL)
  #metas = new Uint32Array(SLOTS_INITIAL)
  #size = 0
  #bytes = 0
  /** Of the message that `take` found last. */
  takenPosition = 0
  takenMeta = 0

  get size(): number {
    return this.#size
  }

  /** Body bytes of all of them. */
  get bytes(): number {
    return this.#bytes
  }

  /** `index` must not be there yet. */
  set(index: number, position: number, meta: number): void {
    assert(index > 0, 'an index is a positive integer')
    if ((this.#size + 1) * 2 > this.#indexes.length) this.#resize(this.#indexes.length * 2)
    const slot = this.#slot(index)
    assert(this.#indexes[slot] === 0, 'a message is in a table once')
    this.#indexes[slot] = index
    this.#positions[slot] = position
    this.#metas[slot] = meta
    this.#size += 1
    this.#bytes += metaBytes(meta)
  }

  /** Removes a message; its facts are in `takenPosition` and `takenMeta`. False when it is not there. */
  take(index: number): boolean {
    const indexes = this.#indexes
    let hole = this.#slot(index)
    if (index <= 0 || indexes[hole] !== index) return false
    this.takenPosition = this.#positions[hole] as number // A slot lies within bounds.
    this.takenMeta = this.#metas[hole] as number
    const mask = indexes.length - 1
    let probe = (hole + 1) & mask
    while (indexes[probe] !== 0) {
      const home = hash(indexes[probe] as number) & mask // Within bounds by the mask.
      // The entry at `probe` may fill the hole unless its home lies between the hole and itself.
      if (((probe - home) & mask) >= ((probe - hole) & mask)) {
        indexes[hole] = indexes[probe] as number
        this.#positions[hole] = this.#positions[probe] as number
        this.#metas[hole] = this.#metas[probe] as number
        hole = probe
      }
      probe = (probe + 1) & mask
    }
    indexes[hole] = 0
    this.#size -= 1
    this.#bytes -= metaBytes(this.takenMeta)
    if (indexes.length > SLOTS_KEPT && this.#size < indexes.length >>> 4) this.#resize(indexes.length >>> 2)
    return true
  }

  /** The facts of a message that stays, in `takenPosition` and `takenMeta`; false when it is not there. */
  find(index: number): boolean {
    const slot = this.#slot(index)
    if (index <= 0 || this.#indexes[slot] !== index) return false
    this.takenPosition = this.#positions[slot] as number // A slot lies within bounds.
    this.takenMeta = this.#metas[slot] as number
    return true
  }

  has(index: number): boolean {
    return index > 0 && this.#indexes[this.#slot(index)] === index
  }

  /** Ascending; a copy. O(n log n). */
  sortedIndexes(): Float64Array {
    return this.#indexes.filter((index) => index !== 0).sort()
  }

  #slot(index: number): number {
    const mask = this.#indexes.length - 1
    let slot = hash(index) & mask
    while (this.#indexes[slot] !== index && this.#indexes[slot] !== 0) slot = (slot + 1) & mask
    return slot
  }

  #resize(length: number): void {
    const indexes = this.#indexes
    const positions = this.#positions
    const metas = this.#metas
    this.#indexes = new Float64Array(length)
    this.#positions = new Float64Array(length)
    this.#metas = new Uint32Array(length)
    for (let slot = 0; slot < indexes.length; slot += 1) {
      const index = indexes[slot] as number // Within bounds.
      if (index === 0) continue
      const target = this.#slot(index)
      this.#indexes[target] = index
      this.#positions[target] = positions[slot] as number
      this.#metas[target] = metas[slot] as number
    }
  }
}

/** Multiplicative: indexes come in runs and strides, and deletion looks as far as the next empty slot. */
function hash(index: number): number {
  return Math.imul((index >>> 0) ^ Math.imul((index / TWO_POW_32) >>> 0, 0x85ebca6b), 0x9e3779b1) >>> 7
}
