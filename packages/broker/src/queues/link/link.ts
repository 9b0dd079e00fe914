/**
 * This node's side of the queues that one peer owns: publishes, consumers and requests on their way to it, and its answers.
 * `LinkHandler` is the other end; `PeerLane` carries the records of both, in order, in sessions.
 *
 * Flow: publish -> settled (when the owner's log synced it, or at once if it need not); consume -> reply, deliver*,
 * settle*, credit*; cancel -> reply; get -> gotReply, settle; purge, delete, statistics, consumers -> reply.
 *
 * I1 A publish that wants an answer is settled exactly once: by the peer, or as failed when the session ends. Failed
 *    means unknown: the owner may have it. The client publishes it again, or not; we never do
 *    (to mirrored queues: ../resend/publish-stream.ts).
 * I2 Every request is answered exactly once: by the peer, by its deadline, or with `ownerDown` when the session ends.
 * I3 A message that the peer counts as held by us is either with a client, in a consumer's stash, or sent back
 *    ('requeue'). When a session ends the peer requeues all we held, so none of our settlements may reach its next
 *    session: handles remember the session they were made in, and buffered settlements are dropped.
 * I4 Settlements gathered in this turn are written before any request, so that a nack and then a get on one channel
 *    see each other.
 *
 * Races
 *   A consume or get times out and its answer comes later: the consumer is cancelled right after it (the lane is
 *   ordered), the message is sent back.
 *   Deliveries that come after a cancel was sent are sent back until its reply has come.
 *   The owner cancels (queue deleted) while our cancel is under way: it answers the cancel nevertheless.
 *   The queue is declared by a command that the owner has not applied yet: the owner lets our records wait (link-handler.ts).
 *   The peer stops and opens within one breath: `PeerLane` closes the session first (S3), so `closed` always comes between.
 *
 * Publishers wait at `gate` while the lane is congested or the peer says that its log is behind. Nothing else waits for
 * the lane: requests and settlements are small and bounded by what clients have outstanding.
 */
import { ByteWriter, readU32, readU64, writeU16, writeU32, writeU64 } from '@warren/codec'
import {
  type Clock,
  fail,
  type LogIndex,
  type NodeId,
  ok,
  type QueueUid,
  type Result,
  type Timers,
} from '@warren/kernel'
import type { MachineOutcome } from '@warren/queue'
import type { ConfirmParts } from '../confirm-parts.ts'
import { FlowGate } from '../flow-gate.ts'
import type { ConsumeOptions, ConsumerHandle, QueueError } from '../queue-handle.ts'
import { RemotePublishes } from '../remote-publishes.ts'
import {
  KIND_CANCEL,
  KIND_CANCELLED,
  KIND_CONSUME,
  KIND_CREDIT,
  KIND_DELIVER,
  KIND_FLOW,
  KIND_GOT_REPLY,
  KIND_PUBLISH,
  KIND_REPLY,
  KIND_SETTLED,
  PUBLISH_ANSWERED,
  PUBLISH_HEADER_BYTES,
  PUBLISH_PERSISTENT,
  RANGE_BYTES,
  RANGES_HEADER_BYTES,
  readCancelReason,
  UID_BYTES,
  writeConsume,
} from './link-codec.ts'
import { AnsweredRequest, GetRequest, LinkRequests, type PendingRequest, REQUEST_TIMEOUT_MS } from './link-requests.ts'
import { OutgoingSettles, writeRecord } from './outgoing-settles.ts'
import type { PeerLane } from './peer-lane.ts'
import { type ConsumerLink, type LocatesReplicated, RemoteConsumer } from './remote-consumer.ts'

/** A publish beyond this fails: its publisher reads on although the gate is shut, or there are very many of them. */
const WAITING_BYTES_MAX = 134_217_728
const OWNER_DOWN: QueueError = { kind: 'ownerDown' }

export interface LinkOptions {
  readonly lane: PeerLane
  readonly clock: Clock
  readonly timers: Timers
  readonly replicas: LocatesReplicated
  /** There is something to write at the end of the turn. */
  readonly mark: () => void
}

export class Link implements ConsumerLink {
  /** Where publishers to this peer wait. */
  readonly gate = new FlowGate()
  readonly #lane: PeerLane
  readonly #mark: () => void
  readonly replicas: LocatesReplicated
  readonly #requests: LinkRequests
  readonly #publishes = new RemotePublishes()
  readonly #consumers = new Map<number, RemoteConsumer>()
  readonly #settles = new Map<QueueUid, OutgoingSettles>()
  readonly #body = new ByteWriter()
  #lastConsumerId = 0
  #unwritten: OutgoingSettles[] = []
  #toWake: RemoteConsumer[] = []
  /** The queues that the publish under way goes to; hot, reused. */
  readonly #targets: QueueUid[] = []
  #targetCount = 0
  #isStoppedByPeer = false
  #sessionCount = 0

  constructor(options: LinkOptions) {
    this.#lane = options.lane
    this.#mark = options.mark
    this.replicas = options.replicas
    this.#requests = new LinkRequests(options.clock, options.timers)
  }

  get peer(): NodeId {
    return this.#lane.peer
  }
  get isOpen(): boolean {
    return this.#lane.isOpen
  }
  /** Grows when a session ends: what was made before is of no use after. */
  get sessionCount(): number {
    return this.#sessionCount
  }
  get targetCount(): number {
    return this.#targetCount
  }
  get consumerCount(): number {
    return this.#consumers.size
  }
  get requestCount(): number {
    return this.#requests.size
  }
  /** Publishes that the peer has not settled, roughly: settled ones between them count. */
  get unsettledSpan(): number {
    return this.#publishes.span
  }

  /** Adds a queue to the publish that follows. */
  addTarget(uid: QueueUid): void {
    this.#targets[this.#targetCount] = uid
    this.#targetCount += 1
  }

  /** Hot. Sends the content to the targets added since the last publish: one record. */
  publish(
    source: Buffer,
    contentStart: number,
    contentEnd: number,
    persistent: boolean,
    tracker: ConfirmParts | undefined,
    seqNo: number,
  ): void {
    const count = this.#targetCount
    this.#targetCount = 0
    if (!this.#lane.isOpen || this.#lane.waitingBytes > WAITING_BYTES_MAX) {
      tracker?.partFailed(seqNo)
      return
    }
    const sequence = tracker === undefined ? 0 : this.#publishes.add(tracker, seqNo)
    const writer = this.#lane.writer
    writer.begin(KIND_PUBLISH, PUBLISH_HEADER_BYTES + count * UID_BYTES + contentEnd - contentStart)
    const buffer = writer.buffer
    let at = writer.offset
    buffer[at] = (persistent ? PUBLISH_PERSISTENT : 0) | (tracker === undefined ? 0 : PUBLISH_ANSWERED)
    writeU64(buffer, at + 1, sequence)
    writeU16(buffer, at + 9, count)
    at += PUBLISH_HEADER_BYTES
    for (let i = 0; i < count; i += 1) {
      writeU64(buffer, at, this.#targets[i] as QueueUid) // i < #targetCount.
      at += UID_BYTES
    }
    source.copy(buffer, at, contentStart, contentEnd)
    writer.end()
    this.#mark()
    if (this.#lane.isCongested) this.gate.shut()
  }

  /** Where settlements of a queue's messages are gathered; the same until the queue is forgotten. */
  settlesOf(uid: QueueUid): OutgoingSettles {
    let settles = this.#settles.get(uid)
    if (settles === undefined) {
      settles = new OutgoingSettles(uid)
      this.#settles.set(uid, settles)
    }
    return settles
  }

  /** The queue has been deleted. */
  forgetQueue(uid: QueueUid): void {
    this.#settles.delete(uid)
    for (const consumer of [...this.#consumers.values()]) {
      if (consumer.settles.uid === uid) consumer.ended('queueDeleted')
    }
  }

  /** The queue's owner is down, says the metadata, whatever its lane says. The owner is told in case it lives. */
  abandonQueue(uid: QueueUid): void {
    for (const consumer of [...this.#consumers.values()]) {
      if (consumer.settles.uid !== uid) continue
      if (this.#lane.isOpen) this.#sendCancel(consumer, () => {})
      consumer.ended('ownerDown')
    }
  }

  /** Hot. */
  settle(settles: OutgoingSettles, index: LogIndex, outcome: MachineOutcome): void {
    if (!this.#lane.isOpen) return // I3
    settles.add(index, outcome)
    if (settles.isListed) return
    settles.isListed = true
    this.#unwritten.push(settles)
    this.#mark()
  }

  consume(uid: QueueUid, options: ConsumeOptions, done: (result: Result<ConsumerHandle, QueueError>) => void): void {
    if (!this.#lane.isOpen) {
      done(fail(OWNER_DOWN))
      return
    }
    this.#lastConsumerId = (this.#lastConsumerId + 1) >>> 0
    const consumer = new RemoteConsumer(this.#lastConsumerId, options, this.settlesOf(uid), this)
    this.#consumers.set(consumer.id, consumer)
    const request = new AnsweredRequest(
      () => done(ok(consumer)),
      (error) => {
        // Refused, or nobody knows: then the owner may have it, and is told otherwise.
        consumer.leave()
        if (error.kind === 'timeout') this.#sendCancel(consumer, () => {})
        else this.#consumers.delete(consumer.id)
        done(fail(error))
      },
    )
    const body = this.#begin(request, uid, REQUEST_TIMEOUT_MS)
    writeConsume({ ...options, consumerId: consumer.id }, body)
    this.#send(KIND_CONSUME)
  }

  /**
   * Sends a request about a queue; `request` is answered or failed once, within `timeoutMs`. Every request kind but
   * consume and cancel goes this way.
   */
  ask(kind: number, uid: QueueUid, request: PendingRequest, timeoutMs: number, flags?: number): void {
    if (!this.#lane.isOpen) {
      request.failed(OWNER_DOWN)
      return
    }
    const body = this.#begin(request, uid, timeoutMs)
    if (flags !== undefined) body.u8(flags)
    this.#send(kind)
  }

  wakeLater(consumer: RemoteConsumer): void {
    if (consumer.isListed) return
    consumer.isListed = true
    this.#toWake.push(consumer)
    this.#mark()
  }

  sendCredit(consumerId: number, messages: number, bytes: number): void {
    if (!this.#lane.isOpen) return
    const writer = this.#lane.writer
    writer.begin(KIND_CREDIT, 12)
    writeU32(writer.buffer, writer.offset, consumerId)
    writeU32(writer.buffer, writer.offset + 4, messages)
    writeU32(writer.buffer, writer.offset + 8, bytes)
    writer.end()
    this.#mark()
  }

  cancelConsumer(consumer: RemoteConsumer, done: () => void): void {
    if (this.#lane.isOpen && this.#consumers.has(consumer.id)) this.#sendCancel(consumer, done)
    else done()
  }

  /** The turn's end: what was gathered is written; the lane is flushed by the caller. */
  flush(): void {
    const toWake = this.#toWake
    this.#toWake = []
    for (const consumer of toWake) {
      consumer.isListed = false
      consumer.takeStash()
    }
    this.#writeSettles()
  }

  /** One record of the owner's; false when it is not for this side of the link. */
  record(kind: number, buffer: Buffer, start: number, end: number, isOwned: boolean): boolean {
    switch (kind) {
      case KIND_DELIVER:
        this.#consumers.get(readU32(buffer, start))?.delivered(buffer, start, end, isOwned)
        return true
      case KIND_SETTLED:
        this.#settled(buffer, start)
        return true
      case KIND_FLOW:
        this.#isStoppedByPeer = buffer[start] === 1
        if (this.#isStoppedByPeer) this.gate.shut()
        else this.#openGate()
        return true
      case KIND_CANCELLED: {
        const id = readU32(buffer, start)
        this.#consumers.get(id)?.ended(readCancelReason(buffer, start, end))
        this.#consumers.delete(id)
        return true
      }
      case KIND_REPLY:
        this.#requests.take(readU32(buffer, start))?.answered(buffer, start + 4, end, isOwned)
        return true
      case KIND_GOT_REPLY: {
        const request = this.#requests.take(readU32(buffer, start))
        const uid = readU64(buffer, start + 4) as QueueUid
        if (request !== undefined) request.answered(buffer, start + 12, end, isOwned)
        else this.#giveBack(uid, buffer, start + 12)
        return true
      }
      default:
        return false
    }
  }

  /** The lane has room again. */
  writable(): void {
    this.#openGate()
  }

  /** The session has ended; the lane is not open. `onChange` is called before anybody is told. */
  closed(onChange: () => void): void {
    this.#sessionCount += 1
    this.#isStoppedByPeer = false
    for (const settles of this.#unwritten) {
      settles.isListed = false
      settles.clear()
    }
    this.#unwritten = []
    const consumers = [...this.#consumers.values()]
    this.#consumers.clear()
    onChange()
    this.#publishes.failAll()
    this.#requests.failAll(OWNER_DOWN)
    for (const consumer of consumers) consumer.ended('ownerDown')
    this.gate.open()
  }

  #openGate(): void {
    if (!this.#isStoppedByPeer && !this.#lane.isCongested) this.gate.open()
  }

  #settled(buffer: Buffer, start: number): void {
    const isFailed = buffer[start] === 1
    const count = readU32(buffer, start + 1)
    let at = start + 1 + RANGES_HEADER_BYTES
    for (let i = 0; i < count; i += 1) {
      this.#publishes.settle(readU64(buffer, at), readU32(buffer, at + 8), isFailed)
      at += RANGE_BYTES
    }
  }

  #giveBack(uid: QueueUid, buffer: Buffer, start: number): void {
    const index = GetRequest.indexOf(buffer, start)
    if (index !== undefined) this.settle(this.settlesOf(uid), index, 'requeue')
  }

  #sendCancel(consumer: RemoteConsumer, done: () => void): void {
    const ended = (): void => {
      this.#consumers.delete(consumer.id)
      done()
    }
    // After a timeout the consumer stays listed, so that what may still come for it is sent back.
    const request = new AnsweredRequest(ended, (error) => (error.kind === 'timeout' ? done() : ended()))
    const body = this.#begin(request, consumer.settles.uid, REQUEST_TIMEOUT_MS)
    body.u32(consumer.id)
    this.#send(KIND_CANCEL)
  }

  #begin(request: PendingRequest, uid: QueueUid, timeoutMs: number): ByteWriter {
    this.#writeSettles() // I4
    const body = this.#body
    body.reset()
    body.u32(this.#requests.add(request, timeoutMs))
    body.u64(uid)
    return body
  }

  #send(kind: number): void {
    writeRecord(kind, this.#body, this.#lane.writer)
    this.#mark()
  }

  #writeSettles(): void {
    const unwritten = this.#unwritten
    for (let i = 0; i < unwritten.length; i += 1) {
      const settles = unwritten[i] as OutgoingSettles // i < length.
      settles.isListed = false
      settles.write(this.#lane.writer)
    }
    unwritten.length = 0
  }
}
