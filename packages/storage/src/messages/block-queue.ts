/**
 * Gathers appended entries into blocks and decides in which segment each block goes. No I/O.
 *
 * Entries are not copied: a block is a list of extents of chunks, in append order. A new block begins when the one
 * before it was taken for writing, is large enough, or has no room left in its segment. An entry lies in one block.
 */
import { assert } from '@warren/kernel'
import { BLOCK_HEADER_BYTES } from '../block.ts'
import { FILE_HEADER_BYTES } from '../file-header.ts'
import type { Chunk } from './memory/chunk.ts'
import type { Segment } from './segments/segment.ts'
import type { SegmentFiles } from './segments/segment-files.ts'

/** Bounds the checksum of one write to about a millisecond of the event loop. A larger entry has a block of its own. */
const BLOCK_BYTES_MAX = 8 * 1024 * 1024

export class Extent {
  readonly chunk: Chunk
  readonly start: number
  end: number

  constructor(chunk: Chunk, start: number, end: number) {
    this.chunk = chunk
    this.start = start
    this.end = end
  }
}

export class Block {
  readonly segment: Segment
  readonly offset: number
  /** Header included. */
  bytes = BLOCK_HEADER_BYTES
  readonly extents: Extent[] = []
  /** The append sequence of its last entry. */
  lastSequence = 0

  constructor(segment: Segment) {
    this.segment = segment
    this.offset = segment.end
  }
}

export class BlockQueue {
  readonly #files: SegmentFiles
  readonly #full: Block[] = []
  #gathering: Block | undefined = undefined
  #segment: Segment
  #appendedSequence = 0
  /** Called with a segment when appending moves on to it. */
  readonly #onSegment: (segment: Segment) => void

  constructor(files: SegmentFiles, segment: Segment, onSegment: (segment: Segment) => void) {
    this.#files = files
    this.#segment = segment
    this.#onSegment = onSegment
  }

  get appendedSequence(): number {
    return this.#appendedSequence
  }

  /** Where entries are appended now. */
  get segment(): Segment {
    return this.#segment
  }

  get isEmpty(): boolean {
    return this.#full.length === 0 && this.#gathering === undefined
  }

  /** The segment that an entry of this size will go to; `append` must follow at once. */
  reserve(entryBytes: number): Segment {
    const block = this.#gathering
    if (block !== undefined) {
      const bytes = block.bytes + entryBytes
      if (bytes <= BLOCK_BYTES_MAX && block.offset + bytes <= block.segment.capacity) return block.segment
    }
    return this.#open(entryBytes)
  }

  /** The append sequence of the entry that takes `start` to `end` of `chunk`. */
  append(chunk: Chunk, start: number, end: number): number {
    const block = this.#gathering
    assert(block !== undefined && chunk.segment === block.segment, 'append without reserve')
    const extents = block.extents
    const last = extents.length > 0 ? extents[extents.length - 1] : undefined
    if (last !== undefined && last.chunk === chunk && last.end === start) {
      last.end = end
    } else {
      extents.push(new Extent(chunk, start, end))
      chunk.unsyncedExtents += 1
    }
    block.bytes += end - start
    this.#appendedSequence += 1
    block.lastSequence = this.#appendedSequence
    return this.#appendedSequence
  }

  /** The oldest block, closed for appends; undefined when there is none. */
  take(): Block | undefined {
    if (this.#full.length === 0) this.#close()
    return this.#full.shift()
  }

  #open(entryBytes: number): Segment {
    this.#close()
    const blockBytes = BLOCK_HEADER_BYTES + entryBytes
    const end = this.#segment.end + blockBytes
    if (end > this.#segment.capacity && this.#segment.end === FILE_HEADER_BYTES) {
      // An empty segment grows instead: recovery relies on it that all segments but the newest have blocks.
      this.#segment.capacity = end
    } else if (end > this.#segment.capacity) {
      this.#segment = this.#files.newSegment(this.#segment.id + 1, blockBytes)
      this.#onSegment(this.#segment)
    }
    this.#segment.pendingBlocks += 1
    this.#gathering = new Block(this.#segment)
    return this.#segment
  }

  #close(): void {
    const block = this.#gathering
    if (block === undefined) return
    block.segment.end = block.offset + block.bytes
    this.#full.push(block)
    this.#gathering = undefined
  }
}
