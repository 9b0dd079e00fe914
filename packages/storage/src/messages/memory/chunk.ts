/**
 * A stretch of memory that holds entries one behind the other, and which of its messages are live.
 * Bytes once written never change until the chunk is freed: a write to disk may be reading them.
 */
import { assert } from '@warren/kernel'
import { viewOf } from '../entry.ts'
import type { Segment } from '../segments/segment.ts'

/** A live bit covers this many bytes; no two messages begin within one granule (their header alone is 24 bytes). */
const GRANULE_SHIFT = 5
export const MESSAGE_BYTES_MIN = 1 << GRANULE_SHIFT

/** `single`: for one record, which begins at 0. */
export type ChunkUse = 'pooled' | 'exact' | 'single'

export class Chunk {
  readonly buffer: Buffer
  readonly view: DataView
  /** Given out once and never again; 0 while the chunk lies in the pool. */
  number = 0
  /** Where the next entry goes. */
  used = 0
  /** Messages with references, and the bytes of their entries. */
  liveMessages = 0
  liveBytes = 0
  /** Extents of this chunk that are waiting for, or in, a write. */
  unsyncedExtents = 0
  /** Nothing more is appended. */
  sealed = false
  /** Where all of its entries are on disk; undefined for messages in memory only. */
  segment: Segment | undefined = undefined
  /** Goes back to the pool when it is free. */
  readonly pooled: boolean
  readonly #liveBits: Uint32Array
  /** Messages that had more than one reference at some time; most chunks have none. */
  #sharedBits: Uint32Array | undefined = undefined

  constructor(bytes: number, use: ChunkUse) {
    this.pooled = use === 'pooled'
    this.buffer = Buffer.allocUnsafeSlow(bytes)
    this.view = viewOf(this.buffer)
    this.#liveBits = new Uint32Array(use === 'single' ? 1 : (bytes >>> (GRANULE_SHIFT + 5)) + 1)
  }

  markLive(offset: number, entryBytes: number): void {
    const granule = offset >>> GRANULE_SHIFT
    const bits = this.#liveBits[granule >>> 5] as number // In bounds: offset < bytes.
    this.#liveBits[granule >>> 5] = bits | (1 << (granule & 31))
    this.liveMessages += 1
    this.liveBytes += entryBytes
  }

  isLive(offset: number): boolean {
    const granule = offset >>> GRANULE_SHIFT
    return ((this.#liveBits[granule >>> 5] ?? 0) & (1 << (granule & 31))) !== 0
  }

  markDead(offset: number, entryBytes: number): void {
    const granule = offset >>> GRANULE_SHIFT
    const word = granule >>> 5
    const bit = 1 << (granule & 31)
    const bits = this.#liveBits[word] as number // In bounds: offset < bytes.
    assert((bits & bit) !== 0, 'a message is released more often than retained')
    this.#liveBits[word] = bits & ~bit
    if (this.#sharedBits !== undefined) this.#sharedBits[word] = (this.#sharedBits[word] ?? 0) & ~bit
    this.liveMessages -= 1
    this.liveBytes -= entryBytes
  }

  markShared(offset: number): void {
    const granule = offset >>> GRANULE_SHIFT
    this.#sharedBits ??= new Uint32Array(this.#liveBits.length)
    this.#sharedBits[granule >>> 5] = (this.#sharedBits[granule >>> 5] ?? 0) | (1 << (granule & 31))
  }

  isShared(offset: number): boolean {
    if (this.#sharedBits === undefined) return false
    const granule = offset >>> GRANULE_SHIFT
    return ((this.#sharedBits[granule >>> 5] ?? 0) & (1 << (granule & 31))) !== 0
  }
}
