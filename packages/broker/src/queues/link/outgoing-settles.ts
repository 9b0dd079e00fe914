/** Settlements of one remote queue's messages, gathered over a turn and sent to its owner as ranges. */
import { type ByteWriter, writeU32, writeU64 } from '@warren/codec'
import type { LogIndex, QueueUid } from '@warren/kernel'
import { type MachineOutcome, SettleRanges } from '@warren/queue'
import type { CancelReason } from '../queue-handle.ts'
import type { BatchWriter } from './batch-writer.ts'
import {
  KIND_CANCELLED,
  KIND_SETTLE,
  KIND_SETTLED,
  outcomeCode,
  RANGE_BYTES,
  RANGES_HEADER_BYTES,
  RANGES_PER_RECORD_MAX,
  UID_BYTES,
} from './link-codec.ts'

export class OutgoingSettles {
  readonly uid: QueueUid
  /** In the link's list of those with something to send. Belongs to `Link`. */
  isListed = false
  readonly #acked = new SettleRanges()
  readonly #discarded = new SettleRanges()
  readonly #requeued = new SettleRanges()

  constructor(uid: QueueUid) {
    this.uid = uid
  }

  add(index: LogIndex, outcome: MachineOutcome): void {
    if (outcome === 'ack') this.#acked.add(index)
    else if (outcome === 'requeue') this.#requeued.add(index)
    else this.#discarded.add(index)
  }

  clear(): void {
    this.#acked.clear()
    this.#discarded.clear()
    this.#requeued.clear()
  }

  write(writer: BatchWriter): void {
    this.#write(this.#acked, 'ack', writer)
    this.#write(this.#discarded, 'discard', writer)
    this.#write(this.#requeued, 'requeue', writer)
  }

  #write(ranges: SettleRanges, outcome: MachineOutcome, writer: BatchWriter): void {
    for (let from = 0; from < ranges.size; from += RANGES_PER_RECORD_MAX) {
      const to = Math.min(from + RANGES_PER_RECORD_MAX, ranges.size)
      writer.begin(KIND_SETTLE, UID_BYTES + 1 + RANGES_HEADER_BYTES + (to - from) * RANGE_BYTES)
      const at = writer.offset
      writeU64(writer.buffer, at, this.uid)
      writer.buffer[at + UID_BYTES] = outcomeCode(outcome)
      writeRanges(ranges, from, to, writer.buffer, at + UID_BYTES + 1)
      writer.end()
    }
    ranges.clear()
  }
}

/** Publish sequences settled, for the node that sent them. Clears `ranges`. */
export function writeSettled(ranges: SettleRanges, isFailed: boolean, writer: BatchWriter): void {
  for (let from = 0; from < ranges.size; from += RANGES_PER_RECORD_MAX) {
    const to = Math.min(from + RANGES_PER_RECORD_MAX, ranges.size)
    writer.begin(KIND_SETTLED, 1 + RANGES_HEADER_BYTES + (to - from) * RANGE_BYTES)
    writer.buffer[writer.offset] = isFailed ? 1 : 0
    writeRanges(ranges, from, to, writer.buffer, writer.offset + 1)
    writer.end()
  }
  ranges.clear()
}

export function writeRanges(ranges: SettleRanges, from: number, to: number, buffer: Buffer, start: number): void {
  writeU32(buffer, start, to - from)
  let at = start + RANGES_HEADER_BYTES
  for (let i = from; i < to; i += 1) {
    writeU64(buffer, at, ranges.firsts[i] as number) // i < ranges.size.
    writeU32(buffer, at + 8, ranges.counts[i] as number)
    at += RANGE_BYTES
  }
}

/** A record whose body was written elsewhere. */
export function writeRecord(kind: number, body: ByteWriter, writer: BatchWriter): void {
  writer.begin(kind, body.length)
  body.buffer.copy(writer.buffer, writer.offset, 0, body.length)
  writer.end()
}

/** The owner has ended a consumer: its queue leads elsewhere, or is deleted. */
export function writeCancelled(writer: BatchWriter, consumerId: number, reason: CancelReason): void {
  writer.begin(KIND_CANCELLED, 5)
  writeU32(writer.buffer, writer.offset, consumerId)
  writer.buffer[writer.offset + 4] = reason === 'ownerDown' ? 1 : 0
  writer.end()
}
