/**
 * Publishes that are kept by the node that sends them until they are answered, on the same lanes as the other records (link-codec.ts).
 *
 * To the leader of a mirrored queue:
 *   produce    u64 uid | u32 epoch | u32 incarnation of the producer | u64 sequence | u32 epoch in which it was sent first | u8 flags
 *              (bit 0 persistent, bit 1 a confirm is wanted, bit 2 the sender led the queue in that epoch, bit 3 and has handed it out)
 *              | with bit 2: u64 index that it had there | content
 * From it:
 *   produced   u64 uid | u32 epoch | u8 failed | u32 count | count x (u64 first, u32 length) of sequences
 */
import { readU32, readU64, writeU32, writeU64 } from '@warren/codec'
import type { QueueUid } from '@warren/kernel'
import type { SettleRanges } from '@warren/queue'
import type { BatchWriter } from '../link/batch-writer.ts'
import { RANGE_BYTES, RANGES_HEADER_BYTES, RANGES_PER_RECORD_MAX } from '../link/link-codec.ts'
import { writeRanges } from '../link/outgoing-settles.ts'

export const KIND_PRODUCE = 48
export const KIND_PRODUCED = 49

export const PRODUCE_HEADER_BYTES = 29
export const PRODUCE_PERSISTENT = 1
export const PRODUCE_CONFIRMED = 2
export const PRODUCE_HAD = 4
export const PRODUCE_REDELIVERED = 8
export const PRODUCE_ORIGIN_BYTES = 8
const PRODUCED_HEADER_BYTES = 13

/** Hot. Begins the record of a publish; its content goes to the offset that is returned, and the caller ends it. */
export function writeProduce(
  writer: BatchWriter,
  uid: QueueUid,
  epoch: number,
  incarnation: number,
  sequence: number,
  firstEpoch: number,
  flags: number,
  origin: number,
  contentBytes: number,
): number {
  const headerBytes = PRODUCE_HEADER_BYTES + ((flags & PRODUCE_HAD) === 0 ? 0 : PRODUCE_ORIGIN_BYTES)
  writer.begin(KIND_PRODUCE, headerBytes + contentBytes)
  const { buffer, offset } = writer
  writeU64(buffer, offset, uid)
  writeU32(buffer, offset + 8, epoch)
  writeU32(buffer, offset + 12, incarnation)
  writeU64(buffer, offset + 16, sequence)
  writeU32(buffer, offset + 24, firstEpoch)
  buffer[offset + 28] = flags
  if ((flags & PRODUCE_HAD) !== 0) writeU64(buffer, offset + PRODUCE_HEADER_BYTES, origin)
  return offset + headerBytes
}

/** Answers to a stream's publishes. Clears `ranges`. */
export function writeProduced(
  ranges: SettleRanges,
  header: { readonly uid: QueueUid; readonly epoch: number },
  isFailed: boolean,
  writer: BatchWriter,
): void {
  for (let from = 0; from < ranges.size; from += RANGES_PER_RECORD_MAX) {
    const to = Math.min(from + RANGES_PER_RECORD_MAX, ranges.size)
    writer.begin(KIND_PRODUCED, PRODUCED_HEADER_BYTES + RANGES_HEADER_BYTES + (to - from) * RANGE_BYTES)
    const { buffer, offset } = writer
    writeU64(buffer, offset, header.uid)
    writeU32(buffer, offset + 8, header.epoch)
    buffer[offset + 12] = isFailed ? 1 : 0
    writeRanges(ranges, from, to, buffer, offset + PRODUCED_HEADER_BYTES)
    writer.end()
  }
  ranges.clear()
}

/** Calls `settle` for each range of a produced record, from behind its uid and epoch on. */
export function readProduced(
  buffer: Buffer,
  start: number,
  settle: (first: number, count: number, isFailed: boolean) => void,
): void {
  const isFailed = buffer[start] === 1
  const count = readU32(buffer, start + 1)
  let at = start + 1 + RANGES_HEADER_BYTES
  for (let i = 0; i < count; i += 1) {
    settle(readU64(buffer, at), readU32(buffer, at + 8), isFailed)
    at += RANGE_BYTES
  }
}
