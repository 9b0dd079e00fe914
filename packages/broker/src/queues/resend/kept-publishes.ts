/**
 * Publishes that may have to be sent again: contents and who waits, by sequence, in a ring. Sequences are dense and settle in any order;
 * the ring's head moves over what has settled. Contents lie in slabs of this ring's own, which go when all in them has settled.
 */
import type { ConfirmParts } from '../confirm-parts.ts'

const SLOTS_INITIAL = 16
const SLOTS_AT_REST_MAX = 1024
const SLAB_BYTES_MIN = 4096
const SLAB_BYTES_MAX = 262_144
const NO_BUFFER = Buffer.alloc(0)
/** What a message takes beside its content. */
const SLOT_BYTES = 64

export class KeptPublishes {
  // The length stays a power of two, so that a mask replaces the modulo.
  #buffers: (Buffer | undefined)[] = new Array<Buffer | undefined>(SLOTS_INITIAL).fill(undefined)
  #trackers: (ConfirmParts | undefined)[] = new Array<ConfirmParts | undefined>(SLOTS_INITIAL).fill(undefined)
  #seqNos = new Float64Array(SLOTS_INITIAL)
  #starts = new Uint32Array(SLOTS_INITIAL)
  #lengths = new Uint32Array(SLOTS_INITIAL)
  #flags = new Uint8Array(SLOTS_INITIAL)
  #firstEpochs = new Uint32Array(SLOTS_INITIAL)
  #slab: Buffer = NO_BUFFER
  #slabUsed = 0
  #oldest = 1
  #next = 1
  /** Of the publish that `find` found. */
  foundSource: Buffer = NO_BUFFER
  foundStart = 0
  foundEnd = 0
  foundFlags = 0
  /** Of the publish that `take` took. */
  takenTracker: ConfirmParts | undefined = undefined
  takenSeqNo = 0
  takenBytes = 0

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
    if (this.#next - this.#oldest === this.#buffers.length) this.#resize(this.#buffers.length * 2)
    const bytes = end - start
    const at = this.#room(bytes)
    const slot = this.#next & (this.#buffers.length - 1)
    const slab = at < 0 ? Buffer.allocUnsafeSlow(bytes) : this.#slab
    source.copy(slab, Math.max(at, 0), start, end)
    this.#buffers[slot] = slab
    this.#starts[slot] = Math.max(at, 0)
    this.#lengths[slot] = bytes
    this.#trackers[slot] = tracker
    this.#seqNos[slot] = seqNo
    this.#flags[slot] = flags
    this.#firstEpochs[slot] = 0
    this.#next += 1
    return bytes + SLOT_BYTES
  }

  /** Where it lies, in the `found` fields; false for one that has settled. */
  find(sequence: number): boolean {
    const slot = sequence & (this.#buffers.length - 1)
    const buffer = this.#buffers[slot]
    if (buffer === undefined || sequence < this.#oldest || sequence >= this.#next) return false
    this.foundSource = buffer
    this.foundStart = this.#starts[slot] as number // Within bounds by the mask.
    this.foundEnd = this.foundStart + (this.#lengths[slot] as number)
    this.foundFlags = this.#flags[slot] as number
    return true
  }

  /** It is sent to the leader of `epoch`. The epoch in which it was sent first. */
  sent(sequence: number, epoch: number): number {
    const slot = sequence & (this.#buffers.length - 1)
    const first = this.#firstEpochs[slot] as number // Within bounds by the mask.
    if (first > 0) return first
    this.#firstEpochs[slot] = epoch
    return epoch
  }

  /** It has settled: who waits is in the `taken` fields. False when it had already. */
  take(sequence: number): boolean {
    if (sequence < this.#oldest || sequence >= this.#next) return false
    const mask = this.#buffers.length - 1
    const slot = sequence & mask
    if (this.#buffers[slot] === undefined) return false
    this.takenTracker = this.#trackers[slot]
    this.takenSeqNo = this.#seqNos[slot] as number // Within bounds by the mask.
    this.takenBytes = (this.#lengths[slot] as number) + SLOT_BYTES
    this.#buffers[slot] = undefined
    this.#trackers[slot] = undefined
    while (this.#oldest < this.#next && this.#buffers[this.#oldest & mask] === undefined) this.#oldest += 1
    if (this.isEmpty) this.#rest()
    return true
  }

  /** Of thousands of queues each was busy once. */
  #rest(): void {
    this.#slabUsed = 0
    if (this.#buffers.length <= SLOTS_AT_REST_MAX) return
    this.#slab = NO_BUFFER
    this.#resize(SLOTS_INITIAL)
  }

  /** Where in the slab; -1 for what is better off by itself. */
  #room(bytes: number): number {
    if (this.#slabUsed + bytes > this.#slab.length) {
      if (bytes > SLAB_BYTES_MAX / 4) return -1
      const length = Math.min(SLAB_BYTES_MAX, Math.max(SLAB_BYTES_MIN, this.#slab.length * 2, bytes * 4))
      this.#slab = Buffer.allocUnsafeSlow(length)
      this.#slabUsed = 0
    }
    const at = this.#slabUsed
    this.#slabUsed += bytes
    return at
  }

  #resize(length: number): void {
    const oldMask = this.#buffers.length - 1
    const { buffers, trackers, seqNos, starts, lengths, flags, firstEpochs } = this.#slots()
    this.#buffers = new Array<Buffer | undefined>(length).fill(undefined)
    this.#trackers = new Array<ConfirmParts | undefined>(length).fill(undefined)
    this.#seqNos = new Float64Array(length)
    this.#starts = new Uint32Array(length)
    this.#lengths = new Uint32Array(length)
    this.#flags = new Uint8Array(length)
    this.#firstEpochs = new Uint32Array(length)
    for (let sequence = this.#oldest; sequence < this.#next; sequence += 1) {
      const [from, to] = [sequence & oldMask, sequence & (length - 1)]
      this.#buffers[to] = buffers[from]
      this.#trackers[to] = trackers[from]
      this.#seqNos[to] = seqNos[from] as number // Within bounds by the mask; so are the others.
      this.#starts[to] = starts[from] as number
      this.#lengths[to] = lengths[from] as number
      this.#flags[to] = flags[from] as number
      this.#firstEpochs[to] = firstEpochs[from] as number
    }
  }

  #slots() {
    return {
      ...{ buffers: this.#buffers, trackers: this.#trackers, seqNos: this.#seqNos, starts: this.#starts },
      ...{ lengths: this.#lengths, flags: this.#flags, firstEpochs: this.#firstEpochs },
    }
  }
}
