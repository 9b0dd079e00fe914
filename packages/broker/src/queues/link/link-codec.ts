/**
 * The records that two nodes exchange about queues, in batches on their data lanes. Integers are big-endian.
 *
 *   batch    u8 version | u32 session of the sender | u32 session of the receiver as the sender knows it (0: not) | record*
 *   record   u8 kind | u32 bytes of the body | body
 *
 * To the owner of a queue:
 *   publish     u8 flags (bit 0 persistent, bit 1 answer wanted) | u64 sequence (0 without answer) | u16 count | count x u64 uid | content
 *   settle      u64 uid | u8 outcome | u32 count | count x (u64 first, u32 length)
 *   credit      u32 consumer | u32 messages | u32 bytes: taken by the sink, so that as much may follow
 *   consume     request | u32 consumer | u8 flags (bit 0 no_ack, bit 1 exclusive) | i32 priority | u32 prefetch | names | table
 *   cancel      request | u32 consumer
 *   get, purge, statistics, consumers: request;  delete   request | u8 flags (bit 0 if-unused, bit 1 if-empty)
 *               where request = u32 id | u64 uid
 * From the owner:
 *   settled     u8 failed | u32 count | count x (u64 first, u32 length) of publish sequences
 *   flow        u8 stopped: the log is behind, publishers are to wait
 *   deliver     u32 consumer | u64 index | u8 flags (bit 0 redelivered, bit 1 in your replica) | content, or with bit 1 its u32 length
 *   cancelled   u32 consumer | u8 whether its queue leads elsewhere, rather than being deleted
 *   reply       u32 id | u8 status | by request
 *   gotReply    u32 id | u64 uid | u8 status | u8 flags (bit 0 message, bit 1 redelivered) | u64 index | u32 remaining | content
 * Either way:
 *   history     u64 lineage of the sender's metadata; alone in the batches that greet. Older nodes do not say.
 *   fragment    u32 bytes of the whole | u32 offset | bytes: of a record (kind and body) too large for one batch; its
 *               fragments follow one another with nothing between
 */
import { type ByteReader, type ByteWriter, encodeTable, type FieldTable, readTable } from '@warren/codec'
import { assertNever } from '@warren/kernel'
import type { MachineOutcome } from '@warren/queue'
import type { CancelReason, ConsumerFacts, QueueError, QueueStatistics } from '../queue-handle.ts'

export const LINK_VERSION = 1
export const BATCH_HEADER_BYTES = 9
export const RECORD_HEADER_BYTES = 5
/** A record with a larger body travels in fragments. Also the size beyond which contents are handed on without a copy. */
export const RECORD_BODY_BYTES_MAX = 65_536
export const FRAGMENT_HEADER_BYTES = 8
/** The broker's cap on a body, 512 MiB, and some for its properties. */
export const FRAGMENTED_BYTES_MAX = 553_648_128

export const KIND_FRAGMENT = 1
export const KIND_PUBLISH = 2
export const KIND_SETTLED = 3
export const KIND_FLOW = 4
export const KIND_SETTLE = 5
export const KIND_CREDIT = 6
export const KIND_DELIVER = 7
export const KIND_CANCELLED = 8
export const KIND_REPLY = 9
export const KIND_GOT_REPLY = 10
export const KIND_HISTORY = 11
export const KIND_CONSUME = 16
export const KIND_CANCEL = 17
export const KIND_GET = 18
export const KIND_PURGE = 19
export const KIND_DELETE = 20
export const KIND_STATISTICS = 21
export const KIND_CONSUMERS = 22

export const PUBLISH_HEADER_BYTES = 11
export const PUBLISH_PERSISTENT = 1
export const PUBLISH_ANSWERED = 2
export const UID_BYTES = 8
export const HISTORY_BYTES = 8
export const DELIVER_HEADER_BYTES = 13
export const DELIVER_REDELIVERED = 1
export const DELIVER_FROM_REPLICA = 2
export const RANGES_HEADER_BYTES = 4
export const RANGE_BYTES = 12
export const GOT_REPLY_HEADER_BYTES = 26
export const GOT_MESSAGE = 1
export const GOT_REDELIVERED = 2
export const DELETE_IF_UNUSED = 1
export const DELETE_IF_EMPTY = 2
/** Ranges per record, so that a record stays below `RECORD_BODY_BYTES_MAX`. */
export const RANGES_PER_RECORD_MAX = 4096

/** Whether a record is for the owner of a queue, or comes from it. */
export function readCancelReason(buffer: Buffer, start: number, end: number): CancelReason {
  return end - start > 4 && buffer[start + 4] === 1 ? 'ownerDown' : 'queueDeleted' // Older nodes do not say.
}

export function isForOwner(kind: number): boolean {
  return kind === KIND_PUBLISH || kind === KIND_SETTLE || kind === KIND_CREDIT || kind >= KIND_CONSUME
}

/** By code; the last was once something of its own. */
const OUTCOMES: readonly MachineOutcome[] = ['ack', 'discard', 'requeue', 'requeue']

export function outcomeCode(outcome: MachineOutcome): number {
  return OUTCOMES.indexOf(outcome)
}

/** Undefined for a code that no version knows. */
export function outcomeOf(code: number): MachineOutcome | undefined {
  return OUTCOMES[code]
}

export const STATUS_OK = 0

/** Status and what belongs to it, in front of a reply's result. */
export function writeStatus(error: QueueError | undefined, writer: ByteWriter): void {
  writer.u8(error === undefined ? STATUS_OK : errorCode(error))
  if (error !== undefined && error.kind === 'unavailable') writer.longstr(error.text)
}

/** Undefined for a success. */
export function readStatus(reader: ByteReader): QueueError | undefined {
  const code = reader.u8()
  switch (code) {
    case STATUS_OK:
      return undefined
    case 1:
      return { kind: 'ownerDown' }
    case 2:
      return { kind: 'notFound' }
    case 3:
      return { kind: 'exclusiveUse' }
    case 4:
      return { kind: 'inUse' }
    case 5:
      return { kind: 'notEmpty' }
    case 6:
      return { kind: 'timeout' }
    default:
      return { kind: 'unavailable', text: reader.longstr() }
  }
}

function errorCode(error: QueueError): number {
  switch (error.kind) {
    case 'ownerDown':
      return 1
    case 'notFound':
      return 2
    case 'exclusiveUse':
      return 3
    case 'inUse':
      return 4
    case 'notEmpty':
      return 5
    case 'timeout':
      return 6
    case 'unavailable':
      return 7
    default:
      return assertNever(error)
  }
}

/** What the owner has to know of a consumer. */
export interface ConsumeRecord {
  readonly consumerId: number
  readonly noAck: boolean
  readonly exclusive: boolean
  readonly priority: number
  readonly prefetch: number
  readonly consumerTag: string
  readonly connectionId: string
  readonly channelName: string
  readonly user: string
  readonly arguments: FieldTable
}

const CONSUME_NO_ACK = 1
const CONSUME_EXCLUSIVE = 2

export function writeConsume(record: ConsumeRecord, writer: ByteWriter): void {
  writer.u32(record.consumerId)
  writeConsumerFields(record, writer)
}

export function readConsume(reader: ByteReader): ConsumeRecord {
  const consumerId = reader.u32()
  return { consumerId, ...readConsumerFields(reader) }
}

type ConsumerFields = Omit<ConsumeRecord, 'consumerId'>

function writeConsumerFields(record: ConsumerFields, writer: ByteWriter): void {
  writer.u8((record.noAck ? CONSUME_NO_ACK : 0) | (record.exclusive ? CONSUME_EXCLUSIVE : 0))
  writer.u32(record.priority >>> 0)
  writer.u32(record.prefetch)
  writer.longstr(record.consumerTag)
  writer.longstr(record.connectionId)
  writer.longstr(record.channelName)
  writer.longstr(record.user)
  encodeTable(record.arguments, writer)
}

function readConsumerFields(reader: ByteReader): ConsumerFields {
  const flags = reader.u8()
  return {
    noAck: (flags & CONSUME_NO_ACK) !== 0,
    exclusive: (flags & CONSUME_EXCLUSIVE) !== 0,
    priority: reader.i32(),
    prefetch: reader.u32(),
    consumerTag: reader.longstr(),
    connectionId: reader.longstr(),
    channelName: reader.longstr(),
    user: reader.longstr(),
    arguments: readTable(reader),
  }
}

export function writeStatistics(statistics: QueueStatistics, writer: ByteWriter): void {
  writer.u64(statistics.messagesReady)
  writer.u64(statistics.messagesUnacknowledged)
  writer.u64(statistics.messageBytesReady)
  writer.u64(statistics.messageBytesUnacknowledged)
  writer.u64(statistics.consumers)
  writer.u64(statistics.published)
  writer.u64(statistics.delivered)
  writer.u64(statistics.acknowledged)
  writer.u64(statistics.redelivered)
  writer.u64(statistics.got)
}

export function readStatistics(reader: ByteReader): QueueStatistics {
  return {
    messagesReady: reader.u64(),
    messagesUnacknowledged: reader.u64(),
    messageBytesReady: reader.u64(),
    messageBytesUnacknowledged: reader.u64(),
    consumers: reader.u64(),
    published: reader.u64(),
    delivered: reader.u64(),
    acknowledged: reader.u64(),
    redelivered: reader.u64(),
    got: reader.u64(),
  }
}

export function writeConsumerFacts(consumers: readonly ConsumerFacts[], writer: ByteWriter): void {
  writer.u32(consumers.length)
  for (const facts of consumers) {
    writer.u8(facts.active ? 1 : 0)
    writeConsumerFields(facts, writer)
  }
}

export function readConsumerFacts(reader: ByteReader): readonly ConsumerFacts[] {
  const count = reader.u32()
  const consumers: ConsumerFacts[] = []
  for (let i = 0; i < count && reader.error === undefined; i += 1) {
    const active = reader.u8() === 1
    consumers.push({ ...readConsumerFields(reader), active })
  }
  return consumers
}
