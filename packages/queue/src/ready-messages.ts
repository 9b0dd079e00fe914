/**
 * The messages that may be handed out, in the order of their indexes. New ones go to a ring (three typed arrays, 20 bytes
 * each); those that came back go to a table and a heap, whose smallest index is compared with the ring's head: so a
 * message returns to its original place.
 */
import { assert, MinHeap } from '@warren/kernel'
import { metaBytes } from './message-meta.ts'
import { MessageTable } from './message-table.ts'

const SLOTS_INITIAL = 16
const SLOTS_KEPT = 4096

export class ReadyMessages {
  // The length stays a power of two, so that a mask replaces the modulo.
  #indexes = new Float64Array(SLOTS_INITIAL)
  #positions = new Float64Array(SLOTS_INITIAL)
  #metas = new Uint32Array(SLOTS_INITIAL)
  #head = 0
  #ringSize = 0
  #ringBytes = 0
  #returned = new MessageTable()
  #returnedOrder = new MinHeap()
  /** Of the message that `take` took last. */
  takenIndex = 0
  takenPosition = 0
  takenMeta = 0

  get size(): number {
    return this.#ringSize + this.#returned.size
  }

  /** Body bytes of all of them. */
  get bytes(): number {
    return this.#ringBytes + this.#returned.bytes
  }

  /** A new message: `index` is above every one before it. */
  push(index: number, position: number, meta: number): void {
    if (this.#ringSize === this.#indexes.length) this.#resize(this.#indexes.length * 2)
    const slot = (this.#head + this.#ringSize) & (this.#indexes.length - 1)
    this.#indexes[slot] = index
    this.#positions[slot] = position
    this.#metas[slot] = meta
    this.#ringSize += 1
    this.#ringBytes += metaBytes(meta)
  }

  /** A message that was taken comes back to its place. O(log returned). */
  giveBack(index: number, position: number, meta: number): void {
    this.#returned.set(index, position, meta)
    this.#returnedOrder.push(index)
  }

  /** Takes the first one; its facts are in the `taken` fields. There must be one. */
  take(): void {
    const returned = this.#returnedOrder.peek()
    if (returned !== undefined && (this.#ringSize === 0 || returned < (this.#indexes[this.#head] as number))) {
      this.#returnedOrder.pop()
      assert(this.#returned.take(returned), 'heap and table hold the same indexes')
      this.takenIndex = returned
      this.takenPosition = this.#returned.takenPosition
      this.takenMeta = this.#returned.takenMeta
      return
    }
    assert(this.#ringSize > 0, 'nothing is ready')
    const slot = this.#head
    this.takenIndex = this.#indexes[slot] as number // #head is within bounds.
    this.takenPosition = this.#positions[slot] as number
    this.takenMeta = this.#metas[slot] as number
    this.#head = (slot + 1) & (this.#indexes.length - 1)
    this.#ringSize -= 1
    this.#ringBytes -= metaBytes(this.takenMeta)
    // A ring that once held a million messages gives the memory back when it has drained.
    if (this.#indexes.length > SLOTS_KEPT && this.#ringSize < this.#indexes.length >>> 3) {
      this.#resize(this.#indexes.length >>> 2)
    }
  }

  /** O(log n). */
  has(index: number): boolean {
    return this.#returned.has(index) || this.#slotOf(index) >= 0
  }

  /** The facts of a message that stays where it is, in the `taken` fields; false when it is not here. O(log n). */
  find(index: number): boolean {
    if (this.#returned.find(index)) {
      this.takenPosition = this.#returned.takenPosition
      this.takenMeta = this.#returned.takenMeta
      return true
    }
    const slot = this.#slotOf(index)
    if (slot < 0) return false
    this.takenPosition = this.#positions[slot] as number // A slot lies within bounds.
    this.takenMeta = this.#metas[slot] as number
    return true
  }

  /** Of those that were never taken; ascending, a copy. */
  freshIndexes(): Float64Array {
    const all = new Float64Array(this.#ringSize)
    const untilEnd = Math.min(this.#ringSize, this.#indexes.length - this.#head)
    all.set(this.#indexes.subarray(this.#head, this.#head + untilEnd))
    all.set(this.#indexes.subarray(0, this.#ringSize - untilEnd), untilEnd)
    return all
  }

  /** Of those that came back; ascending, a copy. */
  returnedIndexes(): Float64Array {
    return this.#returned.sortedIndexes()
  }

  /** Within the ring; -1 when it is not there. */
  #slotOf(index: number): number {
    const mask = this.#indexes.length - 1
    let low = 0
    let high = this.#ringSize
    while (low < high) {
      const middle = (low + high) >>> 1
      const slot = (this.#head + middle) & mask
      const found = this.#indexes[slot] as number // Within bounds by the mask.
      if (found === index) return slot
      if (found < index) low = middle + 1
      else high = middle
    }
    return -1
  }

  #resize(length: number): void {
    const indexes = new Float64Array(length)
    const positions = new Float64Array(length)
    const metas = new Uint32Array(length)
    const mask = this.#indexes.length - 1
    for (let i = 0; i < this.#ringSize; i += 1) {
      const slot = (this.#head + i) & mask
      indexes[i] = this.#indexes[slot] as number // Within bounds by the mask.
      positions[i] = this.#positions[slot] as number
      metas[i] = this.#metas[slot] as number
    }
    this.#indexes = indexes
    this.#positions = positions
    this.#metas = metas
    this.#head = 0
  }
}
