/**
 * This node's side of its own queues for one peer, in one session: takes the peer's publishes, consumers and requests,
 * and answers them. `Link` is the other end; one handler lives as long as its session and is never used again.
 *
 * I1 A publish is answered when it is where it must be: persistent in a durable queue, when the log has synced it; otherwise, when
 *    enqueued. To a queue that is deleted it counts as done (RabbitMQ: confirm.ack), to one that leads elsewhere by now as failed.
 * I2 What was delivered or got is held under the peer's name until the peer settles it; a settlement of anything else
 *    is ignored. So no late or repeated settlement can touch a message that somebody else holds.
 * I3 When the session ends, its consumers go and everything held is requeued, once.
 * I4 A record for a queue whose declaration this node has not applied yet waits, and all records behind it (order!). A
 *    queue's uid is the index of its declaration in the metadata's log, so "not yet" and "no more" are told apart.
 * I5 A consumer has at most its window under way: see `PeerConsumer`; while the lane is congested it has no credit.
 * I6 These publishes name no epoch. To a queue that has led elsewhere meanwhile one that comes late would come in behind what followed it:
 *    refused. Whoever knows that the queue has mirrors names the epoch (`PublishStream`).
 *
 * Races
 *   Cancel against deliveries: what was written before the reply reaches the peer, which sends it back.
 *   Cancel against deletion: the consumer has gone when the cancel comes; the cancel is answered all the same.
 *   Delete: checked here, then proposed as metadata; a message or consumer that comes between is deleted with the queue.
 *   Its reply comes after this node has applied the deletion, so the reply's count is what was ready at that moment.
 *   The session ends while a deletion or a sync is under way: its answer finds the handler closed and is dropped.
 * When this node's log falls behind, the peer is told to stop its publishers, and to go on when the gate opens.
 */
import { ByteReader, ByteWriter, readU16, readU32, readU64, writeU32, writeU64 } from '@warren/codec'
import type { LogIndex, QueueUid, Result } from '@warren/kernel'
import { SettleRanges } from '@warren/queue'
import type { ConfirmParts } from '../confirm-parts.ts'
import type { GateWaiter } from '../flow-gate.ts'
import type { LocalPublisher } from '../local-publisher.ts'
import type { LocalQueue } from '../local-queue.ts'
import { PublishParts } from '../publish-parts.ts'
import type { CancelReason, GotMessage, QueueError } from '../queue-handle.ts'
import { HeldMessages } from './held-messages.ts'
import {
  DELETE_IF_EMPTY,
  DELETE_IF_UNUSED,
  GOT_MESSAGE,
  GOT_REDELIVERED,
  GOT_REPLY_HEADER_BYTES,
  KIND_CANCEL,
  KIND_CONSUME,
  KIND_CONSUMERS,
  KIND_CREDIT,
  KIND_DELETE,
  KIND_FLOW,
  KIND_GET,
  KIND_GOT_REPLY,
  KIND_PUBLISH,
  KIND_PURGE,
  KIND_REPLY,
  KIND_SETTLE,
  KIND_STATISTICS,
  outcomeOf,
  PUBLISH_ANSWERED,
  PUBLISH_HEADER_BYTES,
  PUBLISH_PERSISTENT,
  RANGE_BYTES,
  RANGES_HEADER_BYTES,
  readConsume,
  STATUS_OK,
  UID_BYTES,
  writeConsumerFacts,
  writeStatistics,
  writeStatus,
} from './link-codec.ts'
import { writeCancelled, writeRecord, writeSettled } from './outgoing-settles.ts'
import { PeerConsumer } from './peer-consumer.ts'
import type { PeerLane } from './peer-lane.ts'

/** Indexes in one range; more is nonsense, since nobody holds so many. */
const RANGE_LENGTH_MAX = 16_777_216

/** The queues that this node owns. */
export interface OwnedQueues {
  localQueue(uid: QueueUid): LocalQueue | undefined
  isKnown(uid: QueueUid): boolean
  /** The queue was declared by a command that has not been applied here. */
  isYetToCome(uid: QueueUid): boolean
}

export interface LinkHandlerOptions {
  readonly lane: PeerLane
  readonly owned: OwnedQueues
  readonly publisher: LocalPublisher
  /** There is something to write at the end of the turn. */
  readonly mark: () => void
}

export class LinkHandler implements ConfirmParts, GateWaiter {
  readonly #lane: PeerLane
  readonly #owned: OwnedQueues
  readonly #publisher: LocalPublisher
  readonly #mark: () => void
  readonly #consumers = new Map<number, PeerConsumer>()
  readonly #held = new Map<QueueUid, HeldMessages>()
  readonly #done = new SettleRanges()
  readonly #failed = new SettleRanges()
  readonly #body = new ByteWriter()
  readonly #parts = new PublishParts()
  /** The targets of the publish under way; hot, reused. */
  readonly #targets: LocalQueue[] = []
  #hasStoppedPeer = false
  #isClosed = false

  constructor(options: LinkHandlerOptions) {
    this.#lane = options.lane
    this.#owned = options.owned
    this.#publisher = options.publisher
    this.#mark = options.mark
  }

  get consumerCount(): number {
    return this.#consumers.size
  }
  get heldCount(): number {
    let count = 0
    for (const held of this.#held.values()) count += held.count
    return count
  }

  /** One record of the peer's. False: its queue is yet to come. */
  record(kind: number, buffer: Buffer, start: number, end: number): boolean {
    switch (kind) {
      case KIND_PUBLISH:
        return this.#publish(buffer, start, end)
      case KIND_SETTLE:
        this.#settle(buffer, start)
        return true
      case KIND_CREDIT:
        this.#consumers.get(readU32(buffer, start))?.credit(readU32(buffer, start + 4), readU32(buffer, start + 8))
        return true
      default:
        return this.#request(kind, buffer, start, end)
    }
  }

  /** The parts are publish sequences of the peer's. */
  expect(): void {}

  partDone(sequence: number): void {
    if (this.#isClosed || !this.#parts.done(sequence)) return
    this.#done.add(sequence)
    this.#mark()
  }

  partFailed(sequence: number): void {
    if (this.#isClosed || !this.#parts.failed(sequence)) return
    this.#failed.add(sequence)
    this.#mark()
  }

  gateOpened(): void {
    if (this.#isClosed) return
    this.#hasStoppedPeer = false
    this.#sendFlow(0)
  }

  /** The turn's end: what was gathered is written; the lane is flushed by the caller. */
  flush(): void {
    if (this.#done.size > 0) writeSettled(this.#done, false, this.#lane.writer)
    if (this.#failed.size > 0) writeSettled(this.#failed, true, this.#lane.writer)
  }

  /** The lane has room again. */
  writable(): void {
    for (const consumer of this.#consumers.values()) consumer.resume()
  }

  /** The queue has been deleted or leads elsewhere; its consumers have been told. */
  queueClosed(uid: QueueUid): void {
    this.#held.delete(uid)
  }

  /** I3. The lane is not open any more. */
  close(): void {
    this.#isClosed = true
    this.#publisher.gate.forget(this)
    const consumers = [...this.#consumers.values()]
    this.#consumers.clear()
    for (const consumer of consumers) consumer.handle?.cancel(() => {})
    for (const held of this.#held.values()) held.requeueAll()
    this.#held.clear()
  }

  #publish(buffer: Buffer, start: number, end: number): boolean {
    const flags = buffer[start] as number // A record is as long as its length says.
    const sequence = readU64(buffer, start + 1)
    const uidCount = readU16(buffer, start + 9)
    const contentStart = start + PUBLISH_HEADER_BYTES + uidCount * UID_BYTES
    let count = 0
    let isRefused = false
    for (let at = start + PUBLISH_HEADER_BYTES; at < contentStart; at += UID_BYTES) {
      const uid = readU64(buffer, at) as QueueUid
      const queue = this.#owned.localQueue(uid)
      if (queue?.takesUnfenced === false || (queue?.isBelowMinimum === true && (flags & PUBLISH_ANSWERED) !== 0)) {
        isRefused = true // I6, or min-in-sync: not taken, and nacked.
      } else if (queue !== undefined) {
        this.#targets[count] = queue
        count += 1
      } else if (this.#owned.isYetToCome(uid)) return false
      else if (this.#owned.isKnown(uid)) isRefused = true // It leads elsewhere by now: not taken, and nacked.
    }
    const isPersistent = (flags & PUBLISH_PERSISTENT) !== 0
    const publisher = this.#publisher
    const logSequence =
      count === 0 ? 0 : publisher.publish(this.#targets, count, buffer, contentStart, end, isPersistent)
    if ((flags & PUBLISH_ANSWERED) !== 0) {
      if (isRefused) this.partFailed(sequence)
      else this.#parts.await(this, sequence, publisher, logSequence, count > 0 ? publisher.mirroredCount : 0)
    }
    this.considerFlow()
    return true
  }

  /** The log may have fallen behind. */
  considerFlow(): void {
    if (this.#hasStoppedPeer || !this.#publisher.gate.isShut) return
    this.#hasStoppedPeer = true
    this.#publisher.gate.wait(this)
    this.#sendFlow(1)
  }

  #settle(buffer: Buffer, start: number): void {
    const held = this.#held.get(readU64(buffer, start) as QueueUid)
    const outcome = outcomeOf(buffer[start + UID_BYTES] as number)
    if (held === undefined || outcome === undefined) return
    let at = start + UID_BYTES + 1
    const rangeCount = readU32(buffer, at)
    at += RANGES_HEADER_BYTES
    let creditedId = 0
    let credit = 0
    for (let range = 0; range < rangeCount; range += 1) {
      const first = readU64(buffer, at)
      const length = Math.min(readU32(buffer, at + 8), RANGE_LENGTH_MAX)
      at += RANGE_BYTES
      for (let index = first; index < first + length; index += 1) {
        const consumerId = held.take(index as LogIndex) // I2
        if (consumerId < 0) continue
        held.queue.settle(index as LogIndex, outcome)
        if (consumerId !== creditedId) {
          this.#creditSettled(creditedId, credit)
          creditedId = consumerId
          credit = 0
        }
        credit += 1
      }
    }
    this.#creditSettled(creditedId, credit)
  }

  #creditSettled(consumerId: number, messages: number): void {
    if (consumerId === 0 || messages === 0) return
    const consumer = this.#consumers.get(consumerId)
    if (consumer !== undefined && !consumer.isCreditedWhenTaken) consumer.credit(messages, 0)
  }

  #request(kind: number, buffer: Buffer, start: number, end: number): boolean {
    const id = readU32(buffer, start)
    const uid = readU64(buffer, start + 4) as QueueUid
    const reader = new ByteReader(buffer, start + 12, end)
    if (kind === KIND_CANCEL) {
      this.#cancel(id, reader.u32())
      return true
    }
    const queue = this.#owned.localQueue(uid)
    if (queue === undefined) {
      if (this.#owned.isYetToCome(uid)) return false
      const error: QueueError = { kind: this.#owned.isKnown(uid) ? 'ownerDown' : 'notFound' }
      if (kind === KIND_GET) this.#replyGot(id, uid, error, undefined)
      else this.#reply(id, error)
      return true
    }
    this.#ask(kind, id, queue, reader)
    return true
  }

  #ask(kind: number, id: number, queue: LocalQueue, reader: ByteReader): void {
    switch (kind) {
      case KIND_CONSUME:
        this.#consume(id, queue, reader)
        break
      case KIND_GET:
        queue.get(false, (result) => {
          this.#replyGot(id, queue.uid, result.ok ? undefined : result.error, result.ok ? result.value : undefined)
          if (result.ok && result.value !== undefined) this.#heldOf(queue).add(result.value.index, 0)
        })
        break
      case KIND_PURGE:
        queue.purge((result) => this.#answer(id, result, (count, body) => body.u64(count)))
        break
      case KIND_DELETE: {
        const flags = reader.u8()
        const options = { ifUnused: (flags & DELETE_IF_UNUSED) !== 0, ifEmpty: (flags & DELETE_IF_EMPTY) !== 0 }
        queue.delete(options, (result) => this.#answer(id, result, (count, body) => body.u64(count)))
        break
      }
      case KIND_STATISTICS:
        queue.statistics((result) => this.#answer(id, result, writeStatistics))
        break
      case KIND_CONSUMERS:
        queue.consumers((result) => this.#answer(id, result, writeConsumerFacts))
        break
      default:
        this.#reply(id, { kind: 'unavailable', text: `request ${kind} is unknown` })
    }
  }

  #consume(id: number, queue: LocalQueue, reader: ByteReader): void {
    const record = readConsume(reader)
    const consumer = new PeerConsumer({
      record,
      lane: this.#lane,
      held: this.#heldOf(queue),
      mark: this.#mark,
      onCancelled: (gone, reason) => this.#consumerCancelled(gone, reason),
    })
    // Held here until the peer's client has it, no_ack or not: see remote-consumer.ts.
    const added = queue.addConsumer({ ...record, sink: consumer }, false)
    if (!added.ok) {
      this.#reply(id, added.error)
      return
    }
    consumer.handle = added.value
    this.#consumers.set(consumer.id, consumer)
    this.#reply(id, undefined)
  }

  #cancel(id: number, consumerId: number): void {
    const consumer = this.#consumers.get(consumerId)
    this.#consumers.delete(consumerId)
    if (consumer?.handle === undefined) this.#reply(id, undefined)
    else consumer.handle.cancel(() => this.#reply(id, undefined))
  }

  #consumerCancelled(consumer: PeerConsumer, reason: CancelReason): void {
    if (!this.#consumers.delete(consumer.id) || this.#isClosed) return
    writeCancelled(this.#lane.writer, consumer.id, reason)
    this.#mark()
  }

  #heldOf(queue: LocalQueue): HeldMessages {
    let held = this.#held.get(queue.uid)
    if (held === undefined) {
      held = new HeldMessages(queue)
      this.#held.set(queue.uid, held)
    }
    return held
  }

  #sendFlow(isStopped: 0 | 1): void {
    const writer = this.#lane.writer
    writer.begin(KIND_FLOW, 1)
    writer.buffer[writer.offset] = isStopped
    writer.end()
    this.#mark()
  }

  #answer<Value>(id: number, result: Result<Value, QueueError>, write: (value: Value, body: ByteWriter) => void): void {
    if (result.ok) this.#reply(id, undefined, (body) => write(result.value, body))
    else this.#reply(id, result.error)
  }

  #reply(id: number, error: QueueError | undefined, writeResult?: (body: ByteWriter) => void): void {
    if (this.#isClosed) return
    const body = this.#body
    body.reset()
    body.u32(id)
    writeStatus(error, body)
    writeResult?.(body)
    writeRecord(KIND_REPLY, body, this.#lane.writer)
    this.#mark()
  }

  #replyGot(id: number, uid: QueueUid, error: QueueError | undefined, got: GotMessage | undefined): void {
    if (this.#isClosed) return
    if (error !== undefined || got === undefined) {
      const body = this.#body
      body.reset()
      body.u32(id)
      body.u64(uid)
      writeStatus(error, body)
      body.u8(0)
      writeRecord(KIND_GOT_REPLY, body, this.#lane.writer)
      this.#mark()
      return
    }
    const writer = this.#lane.writer
    writer.begin(KIND_GOT_REPLY, GOT_REPLY_HEADER_BYTES + got.contentEnd - got.contentStart)
    const { buffer, offset: at } = writer
    writeU32(buffer, at, id)
    writeU64(buffer, at + 4, uid)
    buffer[at + 12] = STATUS_OK
    buffer[at + 13] = GOT_MESSAGE | (got.redelivered ? GOT_REDELIVERED : 0)
    writeU64(buffer, at + 14, got.index)
    writeU32(buffer, at + 22, got.remaining)
    got.source.copy(buffer, at + GOT_REPLY_HEADER_BYTES, got.contentStart, got.contentEnd)
    writer.end()
    this.#mark()
  }
}
