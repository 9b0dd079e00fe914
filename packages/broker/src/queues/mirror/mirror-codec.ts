/**
 * The records between a queue's leader and its mirrors, on the same lanes as the others (link-codec.ts). Each names the queue
 * and the leader's epoch; one of an epoch that is over is dropped.
 *
 * To a mirror:
 *   open      u64 uid | u32 epoch | u64 mirrors changed at (a metadata index) | u64 stream | runs: what lives | u32 epoch since which
 *             producers are known | u16 count | count x producer; a stream begins
 *   producer  u64 uid | u32 epoch | producer: one that is new
 *   message   u64 uid | u32 epoch | u64 index | u8 flags (bit 0 persistent, bit 1 filled in, bit 2 numbered by its producer)
 *             | with bit 2: u32 producer's number, u64 sequence | content
 *   settle    u64 uid | u32 epoch | runs: gone
 *   filled    u64 uid | u32 epoch | u8: 1 when all that was missing has been sent, 0 for a slice of it
 * To the leader:
 *   have      u64 uid | u32 epoch | u64 stream | runs: of those that live
 *   ack       u64 uid | u32 epoch | u64 stream | u64 index: everything streamed up to here is where it must be
 *   fillAck   u64 uid | u32 epoch | u64 stream: so is everything that was filled in, up to the last `filled`
 * where runs = u32 count | count x (u64 first, u32 length), and producer (see `ProducerTable`) = u32 number | u32 incarnation |
 * shortstr node | u64 highest sequence | u8 count | count x (u64 first, u64 last) of what was taken
 */
import { ByteReader, ByteWriter, readU32, readU64, writeU32, writeU64 } from '@warren/codec'
import type { Epoch, LogIndex, QueueUid } from '@warren/kernel'
import { IndexRuns, type Producer, ProducerTable } from '@warren/queue'
import type { BatchWriter } from '../link/batch-writer.ts'

export const KIND_MIRROR_PRODUCER = 31
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
export const MIRROR_NUMBERED = 4
/** In front of the content of a numbered message. */
export const MIRROR_NUMBER_BYTES = 12
const RUN_BYTES = 12

export function isMirrorKind(kind: number): boolean {
  return kind >= KIND_MIRROR_PRODUCER && kind <= KIND_MIRROR_FILL_ACK
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

/** What lives at the leader, and which publishes it has taken in: a stream begins. */
export function writeMirrorOpen(
  writer: BatchWriter,
  header: MirrorHeader,
  numbers: { readonly mirrorsChangedAt: number; readonly stream: number },
  alive: IndexRuns,
  producers: ProducerTable,
): void {
  const body = new ByteWriter()
  body.u64(numbers.mirrorsChangedAt)
  body.u64(numbers.stream)
  body.u32(alive.size)
  for (let i = 0; i < alive.size; i += 1) {
    body.u64(alive.firsts[i] as number) // i < size.
    body.u32(alive.counts[i] as number)
  }
  body.u32(producers.since)
  body.u16(producers.size)
  for (const producer of producers.producers()) writeProducer(producer, body)
  writeBody(writer, KIND_MIRROR_OPEN, header, body)
}

export interface MirrorOpen {
  readonly stream: number
  readonly alive: IndexRuns
  readonly producers: ProducerTable
}

/** From behind the metadata index on. */
export function readMirrorOpen(buffer: Buffer, start: number, end: number): MirrorOpen {
  const stream = readU64(buffer, start)
  const alive = readMirrorRuns(buffer, start + 8)
  const reader = new ByteReader(buffer, start + 12 + alive.size * RUN_BYTES, end)
  const producers = new ProducerTable(reader.u32())
  for (let left = reader.u16(); left > 0 && reader.error === undefined; left -= 1) readProducer(reader, producers)
  return { stream, alive, producers }
}

export function writeMirrorProducer(writer: BatchWriter, header: MirrorHeader, producer: Producer): void {
  const body = new ByteWriter()
  writeProducer(producer, body)
  writeBody(writer, KIND_MIRROR_PRODUCER, header, body)
}

export function readMirrorProducer(buffer: Buffer, start: number, end: number, table: ProducerTable): void {
  readProducer(new ByteReader(buffer, start, end), table)
}

/** Hot. A message of the stream, or one that was missing. */
export function writeMirrorMessage(
  writer: BatchWriter,
  header: MirrorHeader,
  index: LogIndex,
  flags: number,
  source: Buffer,
  start: number,
  end: number,
): void {
  const at = beginMirrorRecord(writer, KIND_MIRROR_MESSAGE, header, 9 + end - start)
  writeU64(writer.buffer, at, index)
  writer.buffer[at + 8] = flags
  source.copy(writer.buffer, at + 9, start, end)
  writer.end()
}

export function writeMirrorFilled(writer: BatchWriter, header: MirrorHeader, isAll: boolean): void {
  const at = beginMirrorRecord(writer, KIND_MIRROR_FILLED, header, 1)
  writer.buffer[at] = isAll ? 1 : 0
  writer.end()
}

/** Hot. A message of the stream, with the number that its producer gave it. */
export function writeNumberedMessage(
  writer: BatchWriter,
  header: MirrorHeader,
  index: LogIndex,
  flags: number,
  source: Buffer,
  start: number,
  end: number,
  producer: number,
  sequence: number,
): void {
  const at = beginMirrorRecord(writer, KIND_MIRROR_MESSAGE, header, 9 + MIRROR_NUMBER_BYTES + end - start)
  const { buffer } = writer
  writeU64(buffer, at, index)
  buffer[at + 8] = flags | MIRROR_NUMBERED
  writeU32(buffer, at + 9, producer)
  writeU64(buffer, at + 13, sequence)
  source.copy(buffer, at + 9 + MIRROR_NUMBER_BYTES, start, end)
  writer.end()
}

function writeBody(writer: BatchWriter, kind: number, header: MirrorHeader, body: ByteWriter): void {
  const at = beginMirrorRecord(writer, kind, header, body.length)
  body.buffer.copy(writer.buffer, at, 0, body.length)
  writer.end()
}

function writeProducer(producer: Producer, body: ByteWriter): void {
  const { firsts, lasts } = producer
  body.u32(producer.number)
  body.u32(producer.incarnation)
  body.shortstr(producer.node)
  body.u64(producer.highest)
  body.u8(firsts.length)
  for (let i = 0; i < firsts.length; i += 1) {
    body.u64(firsts[i] as number) // i < length.
    body.u64(lasts[i] as number)
  }
}

function readProducer(reader: ByteReader, table: ProducerTable): void {
  const number = reader.u32()
  const incarnation = reader.u32()
  const producer = table.add(reader.shortstr(), incarnation, number)
  const highest = reader.u64()
  for (let left = reader.u8(); left > 0 && reader.error === undefined; left -= 1) {
    const first = reader.u64()
    producer.addRun(first, reader.u64())
  }
  producer.raise(highest)
}
