/**
 * Publishes that may have to be sent again: contents and who waits, by sequence, in a ring. Sequences are dense and settle in any order;
 * the ring's head moves over what has settled. Contents lie in slabs, which go back to the pool when all in them has settled.
 */
import type { ConfirmParts } from '../confirm-parts.ts'
import type { Slab, SlabPool } from './slab-pool.ts'

const SLOTS_INITIAL = 16
const SLOTS_AT_REST_MAX = 1024
const NO_BUFFER = Buffer.alloc(0)
/** What a message takes beside its content. */
const SLOT_BYTES = 64

export class KeptPublishes {
  // The length stays a power of two, so that a mask replaces the modulo.
  #slabs: (Slab | undefined)[] = new Array<Slab | undefined>(SLOTS_INITIAL).fill(undefined)
  #trackers: (ConfirmParts | undefined)[] = new Array<ConfirmParts | undefined>(SLOTS_INITIAL).fill(undefined)
  #seqNos = new Float64Array(SLOTS_INITIAL)
  #starts = new Uint32Array(SLOTS_INITIAL)
  #lengths = new Uint32Array(SLOTS_INITIAL)
  #flags = new Uint8Array(SLOTS_INITIAL)
  #firstEpochs = new Uint32Array(SLOTS_INITIAL)
  #origins = new Float64Array(SLOTS_INITIAL)
  readonly #pool: SlabPool
  /** The one that is being filled. */
  #slab: Slab | undefined = undefined
  #oldest = 1
  #next = 1
  /** Of the publish that `find` found. */
  foundSource: Buffer = NO_BUFFER
  foundStart = 0
  foundEnd = 0
  foundFlags = 0
  foundOrigin = 0
  /** Of the publish that `take` took. */
  takenTracker: ConfirmParts | undefined = undefined
  takenSeqNo = 0
  takenBytes = 0

  constructor(pool: SlabPool) {
    this.#pool = pool
  }

  /** The oldest that is kept; `next` when there is none. */
  get oldest(): number {
    return this.#oldest
  }
  /** The next to be given out. */
  get next(): number {
    return this.#next
  }
  get isEmpty(): boolean {
    return this.#oldest === this.#next
  }

  /** Hot. What it counts for, in bytes; its sequence is what `next` was. */
  add(
    source: Buffer,
    start: number,
    end: number,
    flags: number,
    tracker: ConfirmParts | undefined,
    seqNo: number,
  ): number {
    if (this.#next - this.#oldest === this.#slabs.length) this.#resize(this.#slabs.length * 2)
    const bytes = end - start
    const slab = this.#slabFor(bytes)
    const at = slab.used
    const slot = this.#next & (this.#slabs.length - 1)
    source.copy(slab.buffer, at, start, end)
    slab.used = at + bytes
    slab.live += 1
    this.#slabs[slot] = slab
    this.#starts[slot] = at
    this.#lengths[slot] = bytes
    this.#trackers[slot] = tracker
    this.#seqNos[slot] = seqNo
    this.#flags[slot] = flags
    this.#firstEpochs[slot] = 0
    this.#origins[slot] = 0
    this.#next += 1
    return bytes + SLOT_BYTES
  }

  /** Of the one added last: this node led the queue in `epoch`, and has had it under the index `origin`. */
  hadAs(origin: number, epoch: number): void {
    const slot = (this.#next - 1) & (this.#slabs.length - 1)
    this.#origins[slot] = origin
    this.#firstEpochs[slot] = epoch
  }

  /** Where it lies, in the `found` fields; false for one that has settled. */
  find(sequence: number): boolean {
    const slot = sequence & (this.#slabs.length - 1)
    const slab = this.#slabs[slot]
    if (slab === undefined || sequence < this.#oldest || sequence >= this.#next) return false
    this.foundSource = slab.buffer
    this.foundStart = this.#starts[slot] as number // Within bounds by the mask.
    this.foundEnd = this.foundStart + (this.#lengths[slot] as number)
    this.foundFlags = this.#flags[slot] as number
    this.foundOrigin = this.#origins[slot] as number
    return true
  }

  /** It is sent to the leader of `epoch`. The epoch in which it was sent first. */
  sent(sequence: number, epoch: number): number {
    const slot = sequence & (this.#slabs.length - 1)
    const first = this.#firstEpochs[slot] as number // Within bounds by the mask.
    if (first > 0) return first
    this.#firstEpochs[slot] = epoch
    return epoch
  }

  /** It has settled: who waits is in the `taken` fields. False when it had already. */
  take(sequence: number): boolean {
    if (sequence < this.#oldest || sequence >= this.#next) return false
    const mask = this.#slabs.length - 1
    const slot = sequence & mask
    const slab = this.#slabs[slot]
    if (slab === undefined) return false
    this.takenTracker = this.#trackers[slot]
    this.takenSeqNo = this.#seqNos[slot] as number // Within bounds by the mask.
    this.takenBytes = (this.#lengths[slot] as number) + SLOT_BYTES
    this.#slabs[slot] = undefined
    slab.live -= 1
    if (slab.live === 0) this.#release(slab)
    this.#trackers[slot] = undefined
    while (this.#oldest < this.#next && this.#slabs[this.#oldest & mask] === undefined) this.#oldest += 1
    if (this.isEmpty) this.#rest()
    return true
  }

  /** Of thousands of queues each was busy once. */
  #rest(): void {
    if (this.#slabs.length <= SLOTS_AT_REST_MAX) return
    if (this.#slab !== undefined) this.#pool.give(this.#slab)
    this.#slab = undefined
    this.#resize(SLOTS_INITIAL)
  }

  #slabFor(bytes: number): Slab {
    const current = this.#slab
    if (current !== undefined && current.used + bytes <= current.buffer.length) return current
    const slab = this.#pool.take(bytes, current)
    if (slab.buffer.length === bytes) return slab // A large one, by itself.
    if (current?.live === 0) this.#pool.give(current)
    this.#slab = slab
    return slab
  }

  #release(slab: Slab): void {
    if (slab === this.#slab) slab.used = 0
    else this.#pool.give(slab)
  }

  #resize(length: number): void {
    const oldMask = this.#slabs.length - 1
    const { slabs, trackers, seqNos, starts, lengths, flags, firstEpochs, origins } = this.#slots()
    this.#slabs = new Array<Slab | undefined>(length).fill(undefined)
    this.#trackers = new Array<ConfirmParts | undefined>(length).fill(undefined)
    this.#seqNos = new Float64Array(length)
    this.#starts = new Uint32Array(length)
    this.#lengths = new Uint32Array(length)
    this.#flags = new Uint8Array(length)
    this.#firstEpochs = new Uint32Array(length)
    this.#origins = new Float64Array(length)
    for (let sequence = this.#oldest; sequence < this.#next; sequence += 1) {
      const [from, to] = [sequence & oldMask, sequence & (length - 1)]
      this.#slabs[to] = slabs[from]
      this.#trackers[to] = trackers[from]
      this.#seqNos[to] = seqNos[from] as number // Within bounds by the mask; so are the others.
      this.#starts[to] = starts[from] as number
      this.#lengths[to] = lengths[from] as number
      this.#flags[to] = flags[from] as number
      this.#firstEpochs[to] = firstEpochs[from] as number
      this.#origins[to] = origins[from] as number
    }
  }

  #slots() {
    return {
      ...{ slabs: this.#slabs, trackers: this.#trackers, seqNos: this.#seqNos, starts: this.#starts },
      ...{ lengths: this.#lengths, flags: this.#flags, firstEpochs: this.#firstEpochs, origins: this.#origins },
    }
  }
}
