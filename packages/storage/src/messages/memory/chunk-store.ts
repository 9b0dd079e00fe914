/**
 * All chunks in memory by number, and a pool of free ones. A chunk number is never given out twice, so a position that
 * outlives its message is found out.
 */
import { assert, type Position } from '@warren/kernel'
import type { Segment } from '../segments/segment.ts'
import { Chunk } from './chunk.ts'

/** Offsets take the low 22 bits of a position: chunks are at most 4 MiB, but for those of a single record. */
const CHUNK_SPAN = 4194304
/** A record above this has a chunk of its own, so that it does not leave the rest of a common one unused. */
export const POOLED_RECORD_BYTES_MAX = 65536
/** Free memory that is kept: fresh pages cost more than the copy into them. */
const POOL_BYTES_MAX = 64 * 1024 * 1024

export class ChunkStore {
  readonly #chunkBytes: number
  readonly #chunks = new Map<number, Chunk>()
  readonly #pool: Chunk[] = []
  #nextNumber = 1
  #bytes = 0
  /** Consecutive look-ups mostly fall into one chunk. */
  #latest: Chunk | undefined = undefined

  constructor(chunkBytes: number) {
    assert(chunkBytes <= CHUNK_SPAN, 'a chunk is at most 4 MiB')
    this.#chunkBytes = chunkBytes
  }

  /** Bytes of the chunks in use and in the pool. */
  get bytes(): number {
    return this.#bytes
  }

  get chunkBytes(): number {
    return this.#chunkBytes
  }

  /** The largest record that shares a chunk with others. */
  get sharedRecordBytesMax(): number {
    return Math.min(POOLED_RECORD_BYTES_MAX, this.#chunkBytes)
  }

  take(segment: Segment | undefined): Chunk {
    let chunk = this.#pool.pop()
    if (chunk === undefined) {
      chunk = new Chunk(this.#chunkBytes, 'pooled')
      this.#bytes += this.#chunkBytes
    }
    return this.#add(chunk, segment)
  }

  /** A chunk of exactly `bytes`; `single` when one record will fill it. Never pooled. */
  takeExact(bytes: number, segment: Segment | undefined, use: 'exact' | 'single'): Chunk {
    const chunk = new Chunk(bytes, use)
    this.#bytes += bytes
    return this.#add(chunk, segment)
  }

  chunkAt(position: Position): Chunk {
    const number = Math.floor(position / CHUNK_SPAN)
    const latest = this.#latest
    if (latest !== undefined && latest.number === number) return latest
    const chunk = this.#chunks.get(number)
    assert(chunk !== undefined, 'a position outlived its message')
    this.#latest = chunk
    return chunk
  }

  /** The offset in the chunk that `chunkAt` gave for this position. */
  offsetIn(chunk: Chunk, position: Position): number {
    return position - chunk.number * CHUNK_SPAN
  }

  positionOf(chunk: Chunk, offset: number): Position {
    return (chunk.number * CHUNK_SPAN + offset) as Position
  }

  /** Called whenever a chunk might have become useless. */
  freeIfDone(chunk: Chunk): void {
    if (chunk.liveMessages > 0 || !chunk.sealed || chunk.unsyncedExtents > 0 || chunk.number === 0) return
    this.#chunks.delete(chunk.number)
    if (this.#latest === chunk) this.#latest = undefined
    chunk.number = 0
    chunk.segment = undefined
    const pooledBytes = this.#pool.length * this.#chunkBytes
    if (chunk.pooled && pooledBytes < POOL_BYTES_MAX) this.#pool.push(chunk)
    else this.#bytes -= chunk.buffer.length
  }

  #add(chunk: Chunk, segment: Segment | undefined): Chunk {
    chunk.number = this.#nextNumber
    this.#nextNumber += 1
    chunk.used = 0
    chunk.sealed = false
    chunk.segment = segment
    this.#chunks.set(chunk.number, chunk)
    return chunk
  }
}
