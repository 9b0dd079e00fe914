/** The live messages in memory: which chunk the next entry goes to, who still refers to a message, when memory is free. */
import { assert, type NumberMap, type Position } from '@warren/kernel'
import {
  ENTRY_COUNT,
  ENTRY_FLAGS,
  getNumber,
  MESSAGE_HEADER_BYTES,
  MESSAGE_PRODUCER,
  MESSAGE_SEQUENCE,
  TARGET_BYTES,
} from '../entry.ts'
import type { Segment } from '../segments/segment.ts'
import type { Chunk } from './chunk.ts'
import type { ChunkStore } from './chunk-store.ts'

/** Where `locate` found a message; one object, overwritten by each call. */
export interface LocatedMessage {
  buffer: Buffer
  contentStart: number
  contentEnd: number
  /** Bit 0: persistent. */
  flags: number
}

export interface MessageMemoryOptions {
  readonly chunks: ChunkStore
  /** Position -> references beyond the first. */
  readonly extraReferences: NumberMap
  readonly liveMessages: number
  readonly liveBytes: number
}

export class MessageMemory {
  readonly located: LocatedMessage = { buffer: Buffer.alloc(0), contentStart: 0, contentEnd: 0, flags: 0 }
  readonly #chunks: ChunkStore
  readonly #extraReferences: NumberMap
  #diskChunk: Chunk | undefined = undefined
  #memoryChunk: Chunk | undefined = undefined
  #liveMessages: number
  #liveBytes: number

  constructor(options: MessageMemoryOptions) {
    this.#chunks = options.chunks
    this.#extraReferences = options.extraReferences
    this.#liveMessages = options.liveMessages
    this.#liveBytes = options.liveBytes
  }

  get liveMessages(): number {
    return this.#liveMessages
  }

  get liveBytes(): number {
    return this.#liveBytes
  }

  get bytes(): number {
    return this.#chunks.bytes
  }

  /** A chunk with room for the entry at `used`, for entries of `segment` only, or of none (undefined). */
  chunkFor(segment: Segment | undefined, entryBytes: number): Chunk {
    if (entryBytes > this.#chunks.sharedRecordBytesMax) {
      const chunk = this.#chunks.takeExact(entryBytes, segment, 'single')
      chunk.sealed = true
      return chunk
    }
    const chunk = segment === undefined ? this.#memoryChunk : this.#diskChunk
    if (chunk !== undefined) {
      if (chunk.segment === segment && chunk.used + entryBytes <= chunk.buffer.length) return chunk
      chunk.sealed = true
      this.#chunks.freeIfDone(chunk)
    }
    const fresh = this.#chunks.take(segment)
    if (segment === undefined) this.#memoryChunk = fresh
    else this.#diskChunk = fresh
    return fresh
  }

  positionOf(chunk: Chunk, start: number): Position {
    return this.#chunks.positionOf(chunk, start)
  }

  /** The message at `start` to `end` is complete and has one reference. */
  add(chunk: Chunk, start: number, end: number): void {
    chunk.used = end
    chunk.markLive(start)
    this.#liveMessages += 1
    this.#liveBytes += end - start
    if (chunk.segment !== undefined) chunk.segment.liveMessages += 1
  }

  retain(position: Position, extraReferences: number): void {
    if (extraReferences <= 0) return
    this.#extraReferences.set(position, (this.#extraReferences.get(position) ?? 0) + extraReferences)
  }

  release(position: Position): void {
    if (this.#extraReferences.size > 0) {
      const extra = this.#extraReferences.get(position)
      if (extra !== undefined) {
        if (extra > 1) this.#extraReferences.set(position, extra - 1)
        else this.#extraReferences.delete(position)
        return
      }
    }
    const chunk = this.#chunks.chunkAt(position)
    const start = this.#chunks.offsetIn(chunk, position)
    chunk.markDead(start)
    this.#liveMessages -= 1
    this.#liveBytes -= chunk.view.getUint32(start)
    if (chunk.segment !== undefined) chunk.segment.liveMessages -= 1
    if (chunk.liveMessages === 0) this.#chunks.freeIfDone(chunk)
  }

  locate(position: Position): void {
    const chunk = this.#chunks.chunkAt(position)
    const start = this.#chunks.offsetIn(chunk, position)
    assert(chunk.isLive(start), 'a position outlived its message')
    const view = chunk.view
    const located = this.located
    located.buffer = chunk.buffer
    located.flags = view.getUint8(start + ENTRY_FLAGS)
    located.contentStart = start + MESSAGE_HEADER_BYTES + view.getUint16(start + ENTRY_COUNT) * TARGET_BYTES
    located.contentEnd = start + view.getUint32(start)
  }

  producerAt(position: Position): number {
    const chunk = this.#chunks.chunkAt(position)
    return getNumber(chunk.view, this.#chunks.offsetIn(chunk, position) + MESSAGE_PRODUCER)
  }

  sequenceAt(position: Position): number {
    const chunk = this.#chunks.chunkAt(position)
    return getNumber(chunk.view, this.#chunks.offsetIn(chunk, position) + MESSAGE_SEQUENCE)
  }

  /** A write that read from this chunk has ended. */
  written(chunk: Chunk): void {
    chunk.unsyncedExtents -= 1
    this.#chunks.freeIfDone(chunk)
  }
}
