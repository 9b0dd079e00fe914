/** The live messages in memory: which chunk the next entry goes to, who still refers to a message, when memory is free. */
import { assert, NumberMap, type Position } from '@warren/kernel'
import { ENTRY_COUNT, ENTRY_FLAGS, getNumber, MESSAGE_HEADER_BYTES, TARGET_BYTES } from '../entry.ts'
import type { Segment } from '../segments/segment.ts'
import type { Chunk } from './chunk.ts'
import type { ChunkStore } from './chunk-store.ts'

const OUTLIVED = 'a position outlived its message'

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
  /** Of messages that were moved: first position -> present one, and back. */
  readonly #movedTo = new NumberMap()
  readonly #movedFrom = new NumberMap()
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

  get chunks(): ChunkStore {
    return this.#chunks
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
    this.#markLive(chunk, start, end - start)
    this.#liveMessages += 1
    this.#liveBytes += end - start
  }

  retain(position: Position, extraReferences: number): void {
    if (extraReferences <= 0) return
    const now = this.#resolve(position)
    const chunk = this.#chunkAt(now)
    chunk.markShared(this.#chunks.offsetIn(chunk, now))
    this.#extraReferences.set(now, (this.#extraReferences.get(now) ?? 0) + extraReferences)
  }

  release(position: Position): void {
    let now = position
    let chunk = this.#chunks.find(position)
    if (chunk === undefined || !chunk.isLive(this.#chunks.offsetIn(chunk, position))) {
      now = this.#resolve(position)
      chunk = this.#chunkAt(now)
    }
    const start = this.#chunks.offsetIn(chunk, now)
    if (chunk.isShared(start)) {
      const extra = this.#extraReferences.get(now)
      if (extra !== undefined) {
        if (extra > 1) this.#extraReferences.set(now, extra - 1)
        else this.#extraReferences.delete(now)
        return
      }
    }
    const bytes = chunk.view.getUint32(start)
    this.#markDead(chunk, start, bytes)
    this.#liveMessages -= 1
    this.#liveBytes -= bytes
    if (now !== position) {
      this.#movedTo.delete(position)
      this.#movedFrom.delete(now)
    }
    if (chunk.liveMessages === 0) this.#chunks.freeIfDone(chunk)
  }

  locate(position: Position): void {
    let now = position
    let chunk = this.#chunks.find(position)
    if (chunk === undefined || !chunk.isLive(this.#chunks.offsetIn(chunk, position))) {
      now = this.#resolve(position)
      chunk = this.#chunkAt(now)
    }
    const start = this.#chunks.offsetIn(chunk, now)
    assert(chunk.isLive(start), OUTLIVED)
    const view = chunk.view
    const located = this.located
    located.buffer = chunk.buffer
    located.flags = view.getUint8(start + ENTRY_FLAGS)
    located.contentStart = start + MESSAGE_HEADER_BYTES + view.getUint16(start + ENTRY_COUNT) * TARGET_BYTES
    located.contentEnd = start + view.getUint32(start)
  }

  /** A number of the header of a live message's entry. */
  headerNumber(position: Position, headerOffset: number): number {
    const now = this.#resolve(position)
    const chunk = this.#chunkAt(now)
    const start = this.#chunks.offsetIn(chunk, now)
    assert(chunk.isLive(start), OUTLIVED)
    return getNumber(chunk.view, start + headerOffset)
  }

  /**
   * The live message at `start` of `from` now is the entry at `toStart` of `to`, complete there. Its position remains
   * valid: it is looked up from now on.
   */
  move(from: Chunk, start: number, to: Chunk, toStart: number, toBytes: number): void {
    const old = this.#chunks.positionOf(from, start)
    const now = this.#chunks.positionOf(to, toStart)
    const fromBytes = from.view.getUint32(start)
    const isShared = from.isShared(start)
    this.#markLive(to, toStart, toBytes)
    this.#markDead(from, start, fromBytes)
    this.#liveBytes += toBytes - fromBytes
    if (isShared) {
      to.markShared(toStart)
      const extra = this.#extraReferences.get(old)
      if (extra !== undefined) {
        this.#extraReferences.delete(old)
        this.#extraReferences.set(now, extra)
      }
    }
    const original = this.#movedFrom.get(old) ?? old
    this.#movedFrom.delete(old)
    this.#movedFrom.set(now, original)
    this.#movedTo.set(original, now)
  }

  /** A write that read from this chunk has ended. */
  written(chunk: Chunk): void {
    chunk.unsyncedExtents -= 1
    this.#chunks.freeIfDone(chunk)
  }

  #markLive(chunk: Chunk, start: number, bytes: number): void {
    chunk.markLive(start, bytes)
    const segment = chunk.segment
    if (segment === undefined) return
    segment.liveMessages += 1
    segment.liveBytes += bytes
  }

  #markDead(chunk: Chunk, start: number, bytes: number): void {
    chunk.markDead(start, bytes)
    const segment = chunk.segment
    if (segment === undefined) return
    segment.liveMessages -= 1
    segment.liveBytes -= bytes
  }

  /** Where the message lies now that had this position when it was appended. */
  #resolve(position: Position): Position {
    return (this.#movedTo.get(position) ?? position) as Position
  }

  #chunkAt(position: Position): Chunk {
    const chunk = this.#chunks.find(position)
    assert(chunk !== undefined, OUTLIVED)
    return chunk
  }
}
