/**
 * The first pass of recovery: reads blocks in append order and keeps, for each queue, where its live messages lie.
 * Entries are applied in the order in which they were appended: a settle, or a later message with the same index,
 * ends the life of an earlier message.
 */
import { NumberMap } from '@warren/kernel'
import { BLOCK_HEADER_BYTES, type BlockOwner, blockSequenceAt, findLaterBlock, validBlockBytes } from '../../block.ts'
import { CorruptLogError } from '../../corrupt-log-error.ts'
import { FILE_HEADER_BYTES } from '../../file-header.ts'
import {
  ENTRY_COUNT,
  ENTRY_KIND,
  ENTRY_PREFIX_BYTES,
  getNumber,
  KIND_MESSAGE,
  KIND_SETTLE,
  MESSAGE_HEADER_BYTES,
  MESSAGE_TARGETS,
  RANGE_BYTES,
  SETTLE_EPOCH,
  SETTLE_HEADER_BYTES,
  SETTLE_OPERATION,
  SETTLE_RANGES,
  SETTLE_UID,
  TARGET_BYTES,
  viewOf,
} from '../entry.ts'
import { QueueTable } from '../queue-table.ts'

/** A location is the ordinal of the segment in the scan and the offset in its file. */
const LOCATION_SPAN = 4294967296

export function locationSegment(location: number): number {
  return Math.floor(location / LOCATION_SPAN)
}

export function locationOffset(location: number): number {
  return location % LOCATION_SPAN
}

/** One segment's file in memory. */
export interface SegmentBytes {
  readonly fileName: string
  readonly bytes: Buffer
  readonly owner: BlockOwner
}

export interface ScannedSegment {
  /** Where the next block would go. */
  readonly end: number
  readonly blocks: number
}

export class RecoveryScan {
  readonly queues = new QueueTable()
  /** uid -> index -> location. */
  readonly live = new Map<number, NumberMap>()
  #blockSequence = 0
  #ordinal = -1
  #segmentId = 0
  #fileName = ''
  /** Where the blocks of the segment before ended: a gap in the sequence points there. */
  #previous = { fileName: '', end: 0 }

  /** Of the last valid block; 0 when there was none. */
  get blockSequence(): number {
    return this.#blockSequence
  }

  /** Called for each segment, oldest first. */
  scan(segment: SegmentBytes): ScannedSegment {
    this.#ordinal += 1
    this.#segmentId = segment.owner.id
    this.#fileName = segment.fileName
    const { bytes, owner } = segment
    const view = viewOf(bytes)
    let offset = FILE_HEADER_BYTES
    let blocks = 0
    for (;;) {
      const blockBytes = validBlockBytes(bytes, offset, bytes.length, owner)
      if (blockBytes === 0) break
      this.#checkSequence(blockSequenceAt(bytes, offset), offset)
      this.#scanEntries(view, offset + BLOCK_HEADER_BYTES, offset + blockBytes)
      offset += blockBytes
      blocks += 1
    }
    if (blocks > 0) this.#previous = { fileName: segment.fileName, end: offset }
    return { end: offset, blocks }
  }

  #checkSequence(sequence: number, offset: number): void {
    const expected = this.#blockSequence + 1
    this.#blockSequence = sequence
    if (expected === 1 || sequence === expected) return
    if (offset > FILE_HEADER_BYTES) {
      throw new CorruptLogError(this.#fileName, offset, `block ${expected} is missing, there is ${sequence} instead`)
    }
    const { fileName, end } = this.#previous
    throw new CorruptLogError(fileName, end, `block ${expected} is unreadable, but ${this.#fileName} has ${sequence}`)
  }

  #scanEntries(view: DataView, from: number, to: number): void {
    let at = from
    while (at < to) {
      const bytes = at + ENTRY_PREFIX_BYTES <= to ? view.getUint32(at) : 0
      if (bytes < ENTRY_PREFIX_BYTES || at + bytes > to) this.#malformed(at)
      const count = view.getUint16(at + ENTRY_COUNT)
      switch (view.getUint8(at + ENTRY_KIND)) {
        case KIND_MESSAGE:
          if (MESSAGE_HEADER_BYTES + count * TARGET_BYTES > bytes) this.#malformed(at)
          this.#scanMessage(view, at, count)
          break
        case KIND_SETTLE:
          if (SETTLE_HEADER_BYTES + count * RANGE_BYTES > bytes) this.#malformed(at)
          this.#scanSettle(view, at, count)
          break
        default:
          this.#malformed(at)
      }
      at += bytes
    }
  }

  #scanMessage(view: DataView, at: number, targets: number): void {
    const location = this.#ordinal * LOCATION_SPAN + at
    for (let i = 0; i < targets; i += 1) {
      const target = at + MESSAGE_TARGETS + i * TARGET_BYTES
      const uid = getNumber(view, target)
      const index = getNumber(view, target + 12)
      this.queues.mention(uid, view.getUint32(target + 8), index, this.#segmentId)
      this.#messagesOf(uid).set(index, location)
    }
  }

  #scanSettle(view: DataView, at: number, ranges: number): void {
    const uid = getNumber(view, at + SETTLE_UID)
    this.queues.mention(uid, view.getUint32(at + SETTLE_EPOCH), getNumber(view, at + SETTLE_OPERATION), this.#segmentId)
    const messages = this.live.get(uid)
    if (messages === undefined) return
    for (let i = 0; i < ranges; i += 1) {
      const range = at + SETTLE_RANGES + i * RANGE_BYTES
      settle(messages, getNumber(view, range), view.getUint32(range + 8))
    }
  }

  #messagesOf(uid: number): NumberMap {
    const known = this.live.get(uid)
    if (known !== undefined) return known
    const messages = new NumberMap()
    this.live.set(uid, messages)
    return messages
  }

  #malformed(at: number): never {
    throw new CorruptLogError(this.#fileName, at, 'an entry of a valid block is malformed')
  }
}

/** Fails when a valid block lies behind the end of the blocks: then what lies between was synced and has changed. */
export function assertNothingBehind(segment: SegmentBytes, end: number): void {
  const later = findLaterBlock(segment.bytes, end, segment.bytes.length, segment.owner)
  if (later < 0) return
  const sequence = blockSequenceAt(segment.bytes, later)
  throw new CorruptLogError(segment.fileName, end, `unreadable, but block ${sequence} at ${later} is good`)
}

function settle(messages: NumberMap, first: number, count: number): void {
  if (count <= messages.size) {
    for (let index = first; index < first + count; index += 1) messages.delete(index)
    return
  }
  for (const index of messages.sortedKeys()) {
    if (index >= first && index < first + count) messages.delete(index)
  }
}
