/**
 * A consumer on another node, as its queue here sees it: a sink with credit that writes deliveries to the peer's lane.
 * Credit for bytes returns when the far sink has taken them; credit for messages then too, or with their settlement
 * (`isCreditedWhenTaken`).
 */
import { writeU32, writeU64 } from '@warren/codec'
import type { LogIndex } from '@warren/kernel'
import type { CancelReason, ConsumerHandle, ConsumerSink } from '../queue-handle.ts'
import type { HeldMessages } from './held-messages.ts'
import {
  type ConsumeRecord,
  DELIVER_FROM_REPLICA,
  DELIVER_HEADER_BYTES,
  DELIVER_REDELIVERED,
  KIND_DELIVER,
} from './link-codec.ts'
import type { PeerLane } from './peer-lane.ts'
import { isCreditedWhenTaken, WINDOW_BYTES, WINDOW_MESSAGES } from './remote-consumer.ts'

export interface PeerConsumerOptions {
  readonly record: ConsumeRecord
  readonly lane: PeerLane
  readonly held: HeldMessages
  readonly mark: () => void
  readonly onCancelled: (consumer: PeerConsumer, reason: CancelReason) => void
}

export class PeerConsumer implements ConsumerSink {
  readonly id: number
  readonly held: HeldMessages
  readonly isCreditedWhenTaken: boolean
  /** Set once the queue has accepted it. */
  handle: ConsumerHandle | undefined = undefined
  readonly #lane: PeerLane
  readonly #mark: () => void
  readonly #onCancelled: (consumer: PeerConsumer, reason: CancelReason) => void
  #messages: number
  #bytes = WINDOW_BYTES
  /** Refused because the lane was congested: to be woken when it is not. */
  isHeldUp = false

  constructor(options: PeerConsumerOptions) {
    const { record } = options
    this.id = record.consumerId
    this.held = options.held
    this.isCreditedWhenTaken = isCreditedWhenTaken(record.noAck, record.prefetch)
    this.#messages = record.noAck || record.prefetch === 0 ? WINDOW_MESSAGES : record.prefetch
    this.#lane = options.lane
    this.#mark = options.mark
    this.#onCancelled = options.onCancelled
  }

  hasCredit(): boolean {
    if (this.#messages <= 0 || this.#bytes <= 0) return false
    if (!this.#lane.isCongested) return true
    this.isHeldUp = true
    return false
  }

  /** Hot. */
  deliver(index: LogIndex, redelivered: boolean, source: Buffer, contentStart: number, contentEnd: number): void {
    const bytes = contentEnd - contentStart
    this.#messages -= 1
    this.#bytes -= bytes
    this.held.add(index, this.id)
    // A mirror got it on this lane before; then it need not come twice.
    const isThere = this.held.queue.mirrors?.isAt(this.#lane.peer, index) === true
    const writer = this.#lane.writer
    writer.begin(KIND_DELIVER, DELIVER_HEADER_BYTES + (isThere ? 4 : bytes))
    const at = writer.offset
    writeU32(writer.buffer, at, this.id)
    writeU64(writer.buffer, at + 4, index)
    writer.buffer[at + 12] = (redelivered ? DELIVER_REDELIVERED : 0) | (isThere ? DELIVER_FROM_REPLICA : 0)
    if (isThere) writeU32(writer.buffer, at + DELIVER_HEADER_BYTES, bytes)
    else source.copy(writer.buffer, at + DELIVER_HEADER_BYTES, contentStart, contentEnd)
    writer.end()
    this.#mark()
  }

  cancelled(reason: CancelReason): void {
    this.#onCancelled(this, reason)
  }

  /** As much may follow. */
  credit(messages: number, bytes: number): void {
    this.#messages += messages
    this.#bytes += bytes
    this.handle?.creditAvailable()
  }

  /** The lane has room again. */
  resume(): void {
    if (!this.isHeldUp) return
    this.isHeldUp = false
    this.handle?.creditAvailable()
  }
}
