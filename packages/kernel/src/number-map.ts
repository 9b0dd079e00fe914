/**
 * Positive safe integers to numbers in two typed arrays (open addressing, linear probing, backward-shift deletion).
 * No object per entry; `get`, `set` and `delete` are amortised O(1). Key 0 marks an empty slot and is not allowed.
 */
import { assert } from './assert.ts'

const SLOTS_INITIAL = 16

export class NumberMap {
  #keys = new Float64Array(SLOTS_INITIAL)
  #values = new Float64Array(SLOTS_INITIAL)
  #size = 0

  get size(): number {
    return this.#size
  }

  has(key: number): boolean {
    return this.#keys[this.#slot(key)] === key
  }

  get(key: number): number | undefined {
    const slot = this.#slot(key)
    return this.#keys[slot] === key ? this.#values[slot] : undefined
  }

  set(key: number, value: number): void {
    assert(key > 0, 'a key is a positive integer')
    let slot = this.#slot(key)
    if (this.#keys[slot] !== key) {
      if ((this.#size + 1) * 2 > this.#keys.length) {
        this.#resize(this.#keys.length * 2)
        slot = this.#slot(key)
      }
      this.#keys[slot] = key
      this.#size += 1
    }
    this.#values[slot] = value
  }

  /** Whether the key was there. */
  delete(key: number): boolean {
    let hole = this.#slot(key)
    if (this.#keys[hole] !== key) return false
    const mask = this.#keys.length - 1
    let probe = (hole + 1) & mask
    while (this.#keys[probe] !== 0) {
      const home = hash(this.#keys[probe] as number) & mask // Within bounds by the mask.
      // The entry at `probe` may fill the hole unless its home lies between the hole and itself.
      if (((probe - home) & mask) >= ((probe - hole) & mask)) {
        this.#keys[hole] = this.#keys[probe] as number
        this.#values[hole] = this.#values[probe] as number
        hole = probe
      }
      probe = (probe + 1) & mask
    }
    this.#keys[hole] = 0
    this.#size -= 1
    if (this.#keys.length > 4096 && this.#size < this.#keys.length >>> 4) this.#resize(this.#keys.length >>> 2)
    return true
  }

  /** Keys in ascending order; a copy, for slow paths. */
  sortedKeys(): Float64Array {
    const keys = new Float64Array(this.#size)
    let filled = 0
    for (let slot = 0; slot < this.#keys.length; slot += 1) {
      const key = this.#keys[slot] as number // Within bounds.
      if (key !== 0) {
        keys[filled] = key
        filled += 1
      }
    }
    return keys.sort()
  }

  clear(): void {
    this.#keys = new Float64Array(SLOTS_INITIAL)
    this.#values = new Float64Array(SLOTS_INITIAL)
    this.#size = 0
  }

  #slot(key: number): number {
    const mask = this.#keys.length - 1
    let slot = hash(key) & mask
    while (this.#keys[slot] !== key && this.#keys[slot] !== 0) slot = (slot + 1) & mask
    return slot
  }

  #resize(length: number): void {
    const keys = this.#keys
    const values = this.#values
    this.#keys = new Float64Array(length)
    this.#values = new Float64Array(length)
    for (let slot = 0; slot < keys.length; slot += 1) {
      const key = keys[slot] as number // Within bounds.
      if (key === 0) continue
      const target = this.#slot(key)
      this.#keys[target] = key
      this.#values[target] = values[slot] as number
    }
  }
}

function hash(key: number): number {
  const low = key >>> 0
  const high = (key / 4294967296) >>> 0
  return Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> 7
}
