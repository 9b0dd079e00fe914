/**
 * What a channel has delivered and the client has not settled yet, in delivery tag order: tag, index in the queue's log,
 * and the slot of its source. Three typed arrays as one ring; settling leaves a hole, holes at the head go at once, the
 * rest when they are more than half. `push` and settling are amortised O(1), finding a tag is O(1) while tags are dense and
 * O(log n) otherwise (deliveries that need no acknowledgement leave gaps).
 */
import { assert } from '@warren/kernel'

const SLOTS_INITIAL = 16
const COMPACT_SIZE_MIN = 64
/** Not a source slot. */
const HOLE = -1

export class Unacked {
  #tags = new Float64Array(SLOTS_INITIAL)
  #indexes = new Float64Array(SLOTS_INITIAL)
  #sources = new Int32Array(SLOTS_INITIAL)
  #head = 0
  /** Entries from the head on, holes included. */
  #span = 0
  #count = 0

  /** Deliveries outstanding. */
  get count(): number {
    return this.#count
  }

  /** Places in use, holes included; `place` runs from 0 to here. */
  get span(): number {
    return this.#span
  }

  /** `tag` is larger than all before. */
  push(tag: number, index: number, source: number): void {
    if (this.#span === this.#tags.length) this.#makeRoom()
    const slot = (this.#head + this.#span) & (this.#tags.length - 1)
    this.#tags[slot] = tag
    this.#indexes[slot] = index
    this.#sources[slot] = source
    this.#span += 1
    this.#count += 1
  }

  /** The place of an outstanding tag, or -1. Valid until the next `push`, `remove` or `trim`. */
  find(tag: number): number {
    const span = this.#span
    if (span === 0) return -1
    const mask = this.#tags.length - 1
    const first = this.#tags[this.#head] as number // span > 0.
    let place = tag - first
    if (place < 0) return -1
    if (place >= span || this.#tags[(this.#head + place) & mask] !== tag) place = this.#search(tag)
    if (place < 0 || this.#sources[(this.#head + place) & mask] === HOLE) return -1
    return place
  }

  indexAt(place: number): number {
    return this.#indexes[(this.#head + place) & (this.#tags.length - 1)] as number // Within bounds by the mask.
  }

  tagAt(place: number): number {
    return this.#tags[(this.#head + place) & (this.#tags.length - 1)] as number // Within bounds by the mask.
  }

  /** The source slot given to `push`, or -1 when the place holds nothing any more. */
  sourceAt(place: number): number {
    return this.#sources[(this.#head + place) & (this.#tags.length - 1)] as number // Within bounds by the mask.
  }

  /** Leaves a hole: the other places stay as they are. */
  remove(place: number): void {
    const slot = (this.#head + place) & (this.#tags.length - 1)
    assert(this.#sources[slot] !== HOLE, 'a delivery is settled once')
    this.#sources[slot] = HOLE
    this.#count -= 1
  }

  /** Drops the holes at the head; call it after the last `remove` of a run. */
  trim(): void {
    if (this.#count === 0) {
      this.#head = 0
      this.#span = 0
      if (this.#tags.length > 4096) this.#resize(SLOTS_INITIAL)
      return
    }
    const mask = this.#tags.length - 1
    while (this.#sources[this.#head] === HOLE) {
      this.#head = (this.#head + 1) & mask
      this.#span -= 1
    }
  }

  #search(tag: number): number {
    const mask = this.#tags.length - 1
    let low = 0
    let high = this.#span - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const found = this.#tags[(this.#head + middle) & mask] as number // Within bounds by the mask.
      if (found === tag) return middle
      if (found < tag) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #makeRoom(): void {
    const isSparse = this.#span >= COMPACT_SIZE_MIN && this.#count * 2 < this.#span
    this.#resize(isSparse ? this.#tags.length : this.#tags.length * 2)
  }

  /** Copies what is outstanding, without holes, to arrays of `length`. */
  #resize(length: number): void {
    const tags = new Float64Array(length)
    const indexes = new Float64Array(length)
    const sources = new Int32Array(length)
    const mask = this.#tags.length - 1
    let filled = 0
    for (let place = 0; place < this.#span; place += 1) {
      const slot = (this.#head + place) & mask
      if (this.#sources[slot] === HOLE) continue
      tags[filled] = this.#tags[slot] as number // Within bounds by the mask.
      indexes[filled] = this.#indexes[slot] as number
      sources[filled] = this.#sources[slot] as number
      filled += 1
    }
    this.#tags = tags
    this.#indexes = indexes
    this.#sources = sources
    this.#head = 0
    this.#span = filled
  }
}
