/**
 * The records between a queue's leader and its mirrors, on the same lanes as the others (link-codec.ts). Each names the queue
 * and the leader's epoch; one of an epoch that is over is dropped.
 *
 * To a mirror:
 *   open      u64 uid | u32 epoch | u64 mirrors changed at (a metadata index) | u64 stream | runs: what lives; a stream begins
 *   message   u64 uid | u32 epoch | u64 index | u8 flags (bit 0 persistent, bit 1 filled in) | content
 *   settle    u64 uid | u32 epoch | runs: gone
 *   filled    u64 uid | u32 epoch: all that was missing has been sent
 * To the leader:
 *   have      u64 uid | u32 epoch | u64 stream | runs: of those that live
 *   ack       u64 uid | u32 epoch | u64 stream | u64 index: everything streamed up to here is where it must be
 *   fillAck   u64 uid | u32 epoch | u64 stream: so is everything that was filled in
 * where runs = u32 count | count x (u64 first, u32 length)
 */
import { readU32, readU64, writeU32, writeU64 } from '@warren/codec'
import type { Epoch, QueueUid } from '@warren/kernel'
import { IndexRuns } from '@warren/queue'
import type { BatchWriter } from '../link/batch-writer.ts'

export const KIND_MIRROR_OPEN = 32
export const KIND_MIRROR_MESSAGE = 33
export const KIND_MIRROR_SETTLE = 34
export const KIND_MIRROR_FILLED = 35
export const KIND_MIRROR_HAVE = 36
export const KIND_MIRROR_ACK = 37
export const KIND_MIRROR_FILL_ACK = 38

export const MIRROR_HEADER_BYTES = 12
export const MIRROR_MESSAGE_HEADER_BYTES = MIRROR_HEADER_BYTES + 9
export const MIRROR_PERSISTENT = 1
export const MIRROR_FILL = 2
const RUN_BYTES = 12

export function isMirrorKind(kind: number): boolean {
  return kind >= KIND_MIRROR_OPEN && kind <= KIND_MIRROR_FILL_ACK
}

export interface MirrorHeader {
  readonly uid: QueueUid
  readonly epoch: Epoch
}

/** Begins a record: `bodyBytes` after the header, from the offset that is returned on. The caller ends it. */
export function beginMirrorRecord(writer: BatchWriter, kind: number, header: MirrorHeader, bodyBytes: number): number {
  writer.begin(kind, MIRROR_HEADER_BYTES + bodyBytes)
  writeU64(writer.buffer, writer.offset, header.uid)
  writeU32(writer.buffer, writer.offset + 8, header.epoch)
  return writer.offset + MIRROR_HEADER_BYTES
}

/** A record of up to two numbers. */
export function writeMirrorNumbers(
  writer: BatchWriter,
  kind: number,
  header: MirrorHeader,
  first?: number,
  second?: number,
): void {
  const at = beginMirrorRecord(writer, kind, header, first === undefined ? 0 : second === undefined ? 8 : 16)
  if (first !== undefined) writeU64(writer.buffer, at, first)
  if (second !== undefined) writeU64(writer.buffer, at + 8, second)
  writer.end()
}

/** `first` and `second` go in front of the runs. */
export function writeMirrorRuns(
  writer: BatchWriter,
  kind: number,
  header: MirrorHeader,
  runs: { readonly firsts: Float64Array; readonly counts: Float64Array; readonly size: number },
  first?: number,
  second?: number,
): void {
  const beforeBytes = first === undefined ? 0 : second === undefined ? 8 : 16
  let at = beginMirrorRecord(writer, kind, header, beforeBytes + 4 + runs.size * RUN_BYTES)
  const { buffer } = writer
  if (first !== undefined) writeU64(buffer, at, first)
  if (second !== undefined) writeU64(buffer, at + 8, second)
  at += beforeBytes
  writeU32(buffer, at, runs.size)
  at += 4
  for (let i = 0; i < runs.size; i += 1) {
    writeU64(buffer, at, runs.firsts[i] as number) // i < size.
    writeU32(buffer, at + 8, runs.counts[i] as number)
    at += RUN_BYTES
  }
  writer.end()
}

export function readMirrorRuns(buffer: Buffer, start: number): IndexRuns {
  const count = readU32(buffer, start)
  const firsts = new Float64Array(count)
  const counts = new Float64Array(count)
  let at = start + 4
  for (let i = 0; i < count; i += 1) {
    firsts[i] = readU64(buffer, at)
    counts[i] = readU32(buffer, at + 8)
    at += RUN_BYTES
  }
  return new IndexRuns(firsts, counts)
}
