/**
 * What a channel hands out and gets back: delivery tags, prefetch limits and settlements. A delivery is written straight
 * into the connection's outbox; what stays is its tag, its index in the queue's log and its source, in typed arrays.
 */
import { AmqpError, deliveryBytes, getOkBytes, getOkPrefix, ReplyCode, writeDelivery, writeGetOk } from '@warren/codec'
import { assert, type LogIndex, present } from '@warren/kernel'
import type { Outbox } from '../../connection/flow/outbox.ts'
import type { GotMessage, QueueHandle, SettleOutcome } from '../../queues/queue-handle.ts'
import { bodyOffset, isOneCopy, writeBody } from './body-writer.ts'
import type { Consumer } from './consumer.ts'
import { Unacked } from './unacked.ts'

/** Where deliveries come from: a consumer's queue, or one asked by basic.get. */
export interface DeliverySource {
  queue: QueueHandle
  readonly consumer: Consumer | undefined
  readonly slot: number
  unacked: number
  /** No further delivery comes; the slot is free once nothing is unacknowledged. */
  isRetired: boolean
  /** Its queue leads elsewhere now, and gives the unacknowledged out again: only their end may still be told. */
  isMoved: boolean
}

export interface DeliveriesOptions {
  readonly channelNumber: number
  readonly frameBytesMax: number
  readonly outbox: Outbox
}

export class Deliveries {
  delivered = 0
  acknowledged = 0
  readonly #channelNumber: number
  readonly #frameBytesMax: number
  readonly #outbox: Outbox
  readonly #getOkPrefix: Buffer
  readonly #unacked = new Unacked()
  readonly #sources: (DeliverySource | undefined)[] = []
  #lastTag = 0
  #globalPrefetch = 0
  /** Unacknowledged deliveries of consumers: what the global prefetch counts. */
  #consumed = 0
  /** A consumer was refused because of the global prefetch; the next settlement wakes all, whatever their queue. */
  #isHeldBack = false
  /** The source that is woken first: it moves on, so that no queue always comes last. */
  #firstWoken = 0

  constructor(options: DeliveriesOptions) {
    this.#channelNumber = options.channelNumber
    this.#frameBytesMax = options.frameBytesMax
    this.#outbox = options.outbox
    this.#getOkPrefix = getOkPrefix(options.channelNumber)
  }

  /** Prefetch limit over all consumers of the channel; 0 is none. */
  get globalPrefetch(): number {
    return this.#globalPrefetch
  }

  /** Applies at once. */
  limit(globalPrefetch: number): void {
    this.#globalPrefetch = globalPrefetch
    this.#wakeAll()
  }

  get unackedCount(): number {
    return this.#unacked.count
  }

  /** The tag of the last delivery; 0 before the first. */
  get lastTag(): number {
    return this.#lastTag
  }

  /** The tag of the oldest unacknowledged delivery, or 0. */
  get oldestTag(): number {
    return this.#unacked.count === 0 ? 0 : this.#unacked.tagAt(0)
  }

  addSource(queue: QueueHandle, consumer: Consumer | undefined): DeliverySource {
    let slot = this.#sources.indexOf(undefined)
    if (slot < 0) slot = this.#sources.length
    const source: DeliverySource = { queue, consumer, slot, unacked: 0, isRetired: false, isMoved: false }
    this.#sources[slot] = source
    return source
  }

  retireSource(source: DeliverySource): void {
    source.isRetired = true
    if (source.unacked === 0) this.#sources[source.slot] = undefined
  }

  hasRoomFor(consumer: Consumer): boolean {
    const options = consumer.options
    if (!options.noAck) {
      if (options.prefetch > 0 && consumer.source.unacked >= options.prefetch) return false
      if (this.#globalPrefetch > 0 && this.#consumed >= this.#globalPrefetch) {
        this.#isHeldBack = true
        return false
      }
    }
    return this.#outbox.hasRoom()
  }

  /** Numbers the next delivery; without a `source` it needs no acknowledgement. */
  nextTag(source: DeliverySource | undefined, index: LogIndex): number {
    this.#lastTag += 1
    this.delivered += 1
    if (source !== undefined) {
      this.#unacked.push(this.#lastTag, index, source.slot)
      source.unacked += 1
      if (source.consumer !== undefined) this.#consumed += 1
    }
    return this.#lastTag
  }

  /** Writes basic.deliver with its content. */
  write(prefix: Buffer, tag: number, redelivered: boolean, source: Buffer, start: number, end: number): void {
    const outbox = this.#outbox
    const isWhole = isOneCopy(source, start, end, this.#frameBytesMax)
    const headEnd = isWhole ? end : bodyOffset(source, start)
    const bytes = deliveryBytes(prefix, start, headEnd)
    outbox.reserve(bytes)
    writeDelivery(outbox.buffer, outbox.offset, prefix, tag, redelivered, source, start, headEnd)
    outbox.advance(bytes)
    if (!isWhole) writeBody(outbox, this.#channelNumber, this.#frameBytesMax, source, start, end)
  }

  /** Answers a basic.get with a message. */
  writeGot(queue: QueueHandle, message: GotMessage, noAck: boolean): void {
    const tag = this.nextTag(noAck ? undefined : this.#getSource(queue), message.index)
    const { source, contentStart: start, contentEnd: end, redelivered, remaining } = message
    const outbox = this.#outbox
    const prefix = this.#getOkPrefix
    const isWhole = isOneCopy(source, start, end, this.#frameBytesMax)
    const headEnd = isWhole ? end : bodyOffset(source, start)
    const bytes = getOkBytes(prefix, start, headEnd)
    outbox.reserve(bytes)
    writeGetOk(outbox.buffer, outbox.offset, prefix, tag, redelivered, remaining, source, start, headEnd)
    outbox.advance(bytes)
    if (!isWhole) writeBody(outbox, this.#channelNumber, this.#frameBytesMax, source, start, end)
  }

  /** basic.ack, nack and reject. Tag 0 with `isMultiple` is everything outstanding. */
  settle(tag: number, isMultiple: boolean, outcome: SettleOutcome): void {
    const unacked = this.#unacked
    if (isMultiple && tag === 0) {
      this.#settleUpTo(unacked.span - 1, outcome)
      return
    }
    const place = unacked.find(tag)
    if (place < 0) throw unknownTag(tag)
    if (isMultiple) {
      this.#settleUpTo(place, outcome)
      return
    }
    this.#settleAt(place, outcome)
    unacked.trim()
    if (this.#isHeldBack) this.#wakeAll()
  }

  /** The tags that a settlement would settle; for transactions, which settle later. */
  outstandingTags(tag: number, isMultiple: boolean): readonly number[] {
    const unacked = this.#unacked
    const isAll = isMultiple && tag === 0
    const last = isAll ? unacked.span - 1 : unacked.find(tag)
    if (last < 0 && !isAll) throw unknownTag(tag)
    if (!isMultiple) return [tag]
    const tags: number[] = []
    for (let place = 0; place <= last; place += 1) {
      if (unacked.sourceAt(place) >= 0) tags.push(unacked.tagAt(place))
    }
    return tags
  }

  settleAll(outcome: SettleOutcome): void {
    this.#settleUpTo(this.#unacked.span - 1, outcome)
  }

  #settleUpTo(last: number, outcome: SettleOutcome): void {
    for (let place = 0; place <= last; place += 1) {
      if (this.#unacked.sourceAt(place) >= 0) this.#settleAt(place, outcome)
    }
    this.#unacked.trim()
    if (this.#isHeldBack) this.#wakeAll()
  }

  #settleAt(place: number, outcome: SettleOutcome): void {
    const unacked = this.#unacked
    const slot = unacked.sourceAt(place)
    const index = unacked.indexAt(place) as LogIndex // `nextTag` was given a LogIndex.
    unacked.remove(place)
    const source = present(this.#sources[slot], 'an unacknowledged delivery has a source')
    source.unacked -= 1
    assert(source.unacked >= 0, 'a source has as many unacknowledged as were delivered')
    if (outcome === 'ack') this.acknowledged += 1
    if (!source.isMoved || outcome === 'ack' || outcome === 'discard') source.queue.settle(index, outcome)
    const consumer = source.consumer
    if (consumer !== undefined) {
      this.#consumed -= 1
      if (!this.#isHeldBack) consumer.creditReturned()
    }
    if (source.isRetired && source.unacked === 0) this.#sources[slot] = undefined
  }

  #wakeAll(): void {
    this.#isHeldBack = false
    const sources = this.#sources
    const { length } = sources
    if (length === 0) return
    this.#firstWoken = (this.#firstWoken + 1) % length
    for (let i = 0; i < length; i += 1) sources[(this.#firstWoken + i) % length]?.consumer?.creditReturned()
  }

  #getSource(queue: QueueHandle): DeliverySource {
    for (const source of this.#sources) {
      if (source !== undefined && source.queue === queue && source.consumer === undefined) return source
    }
    const source = this.addSource(queue, undefined)
    source.isRetired = true // So that the slot is free when the last message is settled.
    return source
  }
}

function unknownTag(tag: number): AmqpError {
  return new AmqpError(ReplyCode.preconditionFailed, `unknown delivery tag ${tag}`)
}
