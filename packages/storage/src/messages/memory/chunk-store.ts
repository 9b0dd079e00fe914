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
/** Free chunks that are kept: fresh pages cost more than the copy into them. */
const POOLED_CHUNKS_MAX = 64

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

  /** Bytes of the chunks in use. */
  get usedBytes(): number {
    return this.#bytes - this.#pool.length * this.#chunkBytes
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

  /** Undefined when the chunk is gone: the message there was released, or moved. */
  find(position: Position): Chunk | undefined {
    const number = Math.floor(position / CHUNK_SPAN)
    const latest = this.#latest
    if (latest !== undefined && latest.number === number) return latest
    const chunk = this.#chunks.get(number)
    if (chunk !== undefined) this.#latest = chunk
    return chunk
  }

  /** In the order in which they were taken; may be iterated while chunks come and go. */
  all(): MapIterator<Chunk> {
    return this.#chunks.values()
  }

  /** The offset in the chunk that `find` gave for this position. */
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
    chunk.segment?.chunks.delete(chunk)
    if (this.#latest === chunk) this.#latest = undefined
    chunk.number = 0
    chunk.segment = undefined
    if (chunk.pooled && this.#pool.length < POOLED_CHUNKS_MAX) this.#pool.push(chunk)
    else this.#bytes -= chunk.buffer.length
  }

  #add(chunk: Chunk, segment: Segment | undefined): Chunk {
    chunk.number = this.#nextNumber
    this.#nextNumber += 1
    chunk.used = 0
    chunk.sealed = false
    chunk.segment = segment
    this.#chunks.set(chunk.number, chunk)
    segment?.chunks.add(chunk)
    return chunk
  }
}
