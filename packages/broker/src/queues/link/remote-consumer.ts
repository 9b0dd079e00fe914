/**
 * A consumer of a queue that another node owns. The owner sends ahead, within a window; what the sink cannot take yet
 * waits here. What the client has not seen goes back to the owner when the consumer goes.
 *
 * no_ack: the owner holds such messages as unacknowledged until this node has given them to the sink and says so. So a
 * lane that breaks loses none of them (some may come twice).
 */
import { readU32, readU64 } from '@warren/codec'
import type { LogIndex, QueueUid } from '@warren/kernel'
import type { LocatedMessage } from '@warren/storage'
import type { CancelReason, ConsumeOptions, ConsumerHandle, ConsumerSink } from '../queue-handle.ts'
import { DELIVER_FROM_REPLICA, DELIVER_HEADER_BYTES, DELIVER_REDELIVERED } from './link-codec.ts'
import type { OutgoingSettles } from './outgoing-settles.ts'

/** Messages on their way to a consumer without a prefetch limit of its own. */
export const WINDOW_MESSAGES = 2_000
/** Bytes on their way to any consumer; one message may exceed it. */
export const WINDOW_BYTES = 4_194_304
/** The owner hears of what was taken at a quarter of a window. */
const CREDIT_MESSAGES = WINDOW_MESSAGES / 4
const CREDIT_BYTES = WINDOW_BYTES / 4
/** Credit of a consumer whose limit was taken away: its window of bytes still holds. */
const UNLIMITED_MESSAGES = 0x7fffffff

/** The replicas of this node. */
export interface LocatesReplicated {
  /** Undefined when it is not there. Overwritten by the next look at the log. */
  locate(uid: QueueUid, index: LogIndex): LocatedMessage | undefined
}

/** The link, as its consumers see it. */
export interface ConsumerLink {
  readonly replicas: LocatesReplicated
  settle(settles: OutgoingSettles, index: LogIndex, outcome: 'ack' | 'requeue'): void
  /** Has `takeStash` called at the end of the turn. */
  wakeLater(consumer: RemoteConsumer): void
  sendCredit(consumerId: number, messages: number, bytes: number): void
  cancelConsumer(consumer: RemoteConsumer, done: () => void): void
}

interface StashedMessage {
  readonly index: LogIndex
  readonly redelivered: boolean
  readonly content: Buffer
}

export class RemoteConsumer implements ConsumerHandle {
  readonly id: number
  readonly settles: OutgoingSettles
  /** In the link's list of those to wake. Belongs to `Link`. */
  isListed = false
  readonly #link: ConsumerLink
  readonly #sink: ConsumerSink
  readonly #noAck: boolean
  /** Credit for messages returns when they are settled, or (here) when the sink has taken them. */
  readonly #isCreditedWhenTaken: boolean
  #stash: StashedMessage[] = []
  /** The first of the stash that has not been handed on. */
  #stashHead = 0
  #takenMessages = 0
  #takenBytes = 0
  #isGone = false
  /** How many messages the owner may have with this consumer that are not settled. */
  #messagesMax: number

  constructor(id: number, options: ConsumeOptions, settles: OutgoingSettles, link: ConsumerLink) {
    this.id = id
    this.settles = settles
    this.#link = link
    this.#sink = options.sink
    this.#noAck = options.noAck
    this.#isCreditedWhenTaken = isCreditedWhenTaken(options.noAck, options.prefetch)
    this.#messagesMax = options.noAck || options.prefetch === 0 ? UNLIMITED_MESSAGES : options.prefetch
  }

  get stashedCount(): number {
    return this.#stash.length - this.#stashHead
  }

  /** Hot. The record of a delivery. */
  delivered(record: Buffer, start: number, end: number, isOwned: boolean): void {
    const index = readU64(record, start + 4) as LogIndex
    const flags = record[start + 12] as number // A record is as long as its length says.
    const isRedelivered = (flags & DELIVER_REDELIVERED) !== 0
    const contentStart = start + DELIVER_HEADER_BYTES
    if ((flags & DELIVER_FROM_REPLICA) === 0) {
      this.deliver(index, isRedelivered, record, contentStart, end, isOwned)
      return
    }
    const located = this.#link.replicas.locate(this.settles.uid, index)
    if (located !== undefined) {
      this.deliver(index, isRedelivered, located.buffer, located.contentStart, located.contentEnd, false)
    } else {
      // This node mirrors the queue no more, which its leader has yet to learn. The message goes back, and its room.
      this.#link.settle(this.settles, index, 'requeue')
      this.#link.sendCredit(this.id, this.#isCreditedWhenTaken ? 1 : 0, readU32(record, contentStart))
    }
  }

  /** Hot. A delivery came. */
  deliver(index: LogIndex, redelivered: boolean, source: Buffer, start: number, end: number, isOwned: boolean): void {
    if (this.#isGone) {
      this.#link.settle(this.settles, index, 'requeue')
      return
    }
    if (this.#stash.length === 0 && this.#sink.hasCredit()) {
      this.#hand(index, redelivered, source, start, end)
      return
    }
    const view = source.subarray(start, end)
    this.#stash.push({ index, redelivered, content: isOwned ? view : Buffer.from(view) })
  }

  creditAvailable(): void {
    if (this.#stash.length > 0) this.#link.wakeLater(this)
  }

  widen(prefetch: number): void {
    const messagesMax = prefetch === 0 ? UNLIMITED_MESSAGES : prefetch
    if (this.#isGone || messagesMax <= this.#messagesMax) return
    this.#link.sendCredit(this.id, messagesMax - this.#messagesMax, 0)
    this.#messagesMax = messagesMax
  }

  /** Gives the sink what it takes. It may cancel in the middle of that. */
  takeStash(): void {
    while (this.#stashHead < this.#stash.length && this.#sink.hasCredit()) {
      const { index, redelivered, content } = this.#stash[this.#stashHead] as StashedMessage // Checked above.
      this.#stashHead += 1
      this.#hand(index, redelivered, content, 0, content.length)
    }
    this.#stash = this.#stash.slice(this.#stashHead)
    this.#stashHead = 0
  }

  cancel(done: () => void): void {
    if (!this.#isGone) {
      this.leave()
      this.#link.cancelConsumer(this, done)
    } else {
      done()
    }
  }

  /** No delivery reaches the sink from now on. What waited here, and what still comes, goes back. */
  leave(): void {
    this.#isGone = true
    const left = this.#stash.slice(this.#stashHead)
    this.#stash = []
    this.#stashHead = 0
    for (const { index } of left) this.#link.settle(this.settles, index, 'requeue')
  }

  /** The queue or its owner has gone. */
  ended(reason: CancelReason): void {
    if (this.#isGone) return
    this.leave()
    this.#sink.cancelled(reason)
  }

  #hand(index: LogIndex, redelivered: boolean, source: Buffer, start: number, end: number): void {
    this.#sink.deliver(index, redelivered, source, start, end)
    if (this.#noAck) this.#link.settle(this.settles, index, 'ack')
    if (this.#isCreditedWhenTaken) this.#takenMessages += 1
    this.#takenBytes += end - start
    if (this.#takenMessages < CREDIT_MESSAGES && this.#takenBytes < CREDIT_BYTES) return
    this.#link.sendCredit(this.id, this.#takenMessages, this.#takenBytes)
    this.#takenMessages = 0
    this.#takenBytes = 0
  }
}

/** Both ends decide it alike. With a prefetch limit, and for no_ack, credit for a message returns with its settlement. */
export function isCreditedWhenTaken(noAck: boolean, prefetch: number): boolean {
  return !noAck && prefetch === 0
}
