/**
 * One channel of a connection: frames in, methods carried out in order, one at a time.
 *
 * C1 While a method waits for an answer of the cluster or of a queue, or the client does not read its answers, later frames
 *    of the channel are copied to the backlog.
 *    Over its limit the connection stops reading; nothing is dropped.
 * C2 A 403 or 404 that rests on the local metadata alone is not answered, and a message is not dropped or returned for want of a
 *    queue: the method is carried out once more behind a barrier. So what one node has declared exists on the next.
 * C3 After channel.close was sent nothing of the channel is looked at but open, close and close-ok, wherever they wait.
 * C4 An owner that the cluster takes for running but that does not answer is tried again for a few seconds.
 */

import type { ProposeOutcome } from '@warren/cluster'
import {
  AmqpError,
  BASIC_ACK,
  BASIC_NACK,
  BASIC_PUBLISH,
  BASIC_REJECT,
  CHANNEL_CLOSE,
  CHANNEL_CLOSE_OK,
  CHANNEL_OPEN,
  decodeMethod,
  expectedMethodFrame,
  FRAME_METHOD,
  type FrameScanner,
  isSettlement,
  type Method,
  NACK_REQUEUE,
  REJECT_REQUEUE,
  ReplyCode,
  readMethodId,
  SETTLEMENT_MULTIPLE,
  secondChannelOpen,
  settlementBits,
  settlementTag,
  undecodableMethod,
} from '@warren/codec'
import type { Command, CommandOk } from '@warren/model'
import type { BrokerContext } from '../broker-context.ts'
import { domainErrorToAmqp } from '../errors/domain-errors.ts'
import { OwnerAway, operationTimedOut } from '../errors/queue-errors.ts'
import type { ChannelConsumerFacts, ChannelFacts } from '../facts.ts'
import { Backlog } from './backlog.ts'
import type { ChannelHost, ChannelScope } from './channel-scope.ts'
import type { Consumer } from './delivering/consumer.ts'
import { Deliveries } from './delivering/deliveries.ts'
import { DeliveryTimeout } from './delivering/delivery-timeout.ts'
import type { ReplyConsumer } from './delivering/reply-consumer.ts'
import { carryOut } from './methods/methods.ts'
import { Publisher } from './publishing/publisher.ts'

/** A little longer than a dead node takes to be noticed; then its queues are down, and the answer is certain. */
const OWNER_WAIT_MS = 3_000
const OWNER_RETRY_MS = 100

type ChannelState = 'open' | 'closing' | 'awaitingCloseOk' | 'closed'

export class Channel implements ChannelScope {
  readonly broker: BrokerContext
  readonly host: ChannelHost
  readonly number: number
  readonly name: string
  readonly serial: number
  readonly deliveries: Deliveries
  readonly publisher: Publisher
  readonly consumers = new Map<string, Consumer>()
  replyConsumer: ReplyConsumer | undefined = undefined
  lastQueue = ''
  prefetch: number
  readonly #backlog: Backlog
  readonly #timeout: DeliveryTimeout
  readonly #whenIdle: (() => void)[] = []
  #state: ChannelState = 'open'
  #isBusy = false
  #isDraining = false
  #isOverLimit = false
  /** Of the frame in hand, for the error that it may cause; 0 for other frames than methods. */
  #methodId = 0
  /** Carries out the method in hand from the beginning. */
  #again: (() => void) | undefined = undefined
  /** When the owner of its queue is waited for no longer; undefined before the first try. */
  #ownerDeadlineMs: number | undefined = undefined
  /** Carries out the method in hand once more; undefined when the metadata has been refreshed for it. */
  #retry: (() => void) | undefined = undefined

  constructor(broker: BrokerContext, host: ChannelHost, number: number) {
    this.broker = broker
    this.host = host
    this.number = number
    this.serial = broker.nextSerial()
    this.name = `${host.name} (${number})`
    this.prefetch = broker.config.defaultConsumerPrefetch
    this.deliveries = new Deliveries({
      channelNumber: number,
      frameBytesMax: host.frameBytesMax,
      outbox: host.outbox,
    })
    this.publisher = new Publisher(this)
    this.#backlog = new Backlog(host.frameBytesMax)
    this.#timeout = new DeliveryTimeout(broker.config.consumerTimeoutMs)
  }

  /** Takes the current frame of `scanner`. Throws what ends the channel or the connection. */
  receive(scanner: FrameScanner): void {
    if (this.#isBusy || !this.#backlog.isEmpty || this.host.outbox.isFull()) this.#hold(scanner)
    else this.#frame(scanner)
  }

  begin(): void {
    this.#isBusy = true
  }

  finish(action: () => void, abandoned?: () => void): void {
    if (this.#state !== 'open') {
      abandoned?.()
      return
    }
    this.#isBusy = false
    this.host.guard(this.number, () => this.#attempt(action))
    this.#drain()
  }

  reply(method: Method): void {
    this.host.write(this.number, method)
  }

  change(command: Command, subject: string, done: (outcome: CommandOk) => void, abandoned?: () => void): void {
    const service = this.broker.metadata
    const known = service.metadata.evaluate(command)
    if (known !== undefined) {
      if (this.#retry === undefined) answer(known, subject, done)
      else this.refresh(() => this.change(command, subject, done, abandoned))
      return
    }
    this.#retry = undefined // The outcome of a proposal is as fresh as can be.
    this.begin()
    service.propose(command, (outcome) => this.finish(() => answer(outcome, subject, done), abandoned))
  }

  refresh(action: () => void): void {
    this.#retry = undefined
    this.begin()
    // Without a majority the local replica is all there is to answer from.
    this.broker.metadata.barrier(() => this.finish(action))
  }

  /** The client has asked for channel.close; answers when consumers are gone and unacknowledged messages are back. */
  close(): void {
    this.#release('closing', () => {
      this.#state = 'closed'
      this.reply({ kind: 'channel.close-ok' })
      this.host.channelGone(this.number)
      this.#tellIfIdle()
    })
  }

  /** Calls `done` once all that was received before is carried out; never, if the connection ends first. */
  whenIdle(done: () => void): void {
    this.#whenIdle.push(done)
    this.#drain()
  }

  /** The error with the method that it came of. */
  blame(error: AmqpError): AmqpError {
    return error.withMethod(this.#methodId >>> 16, this.#methodId & 0xffff)
  }

  /** Ends the channel with channel.close. */
  fail(error: AmqpError): void {
    const { code, text, classId, methodId } = this.blame(error)
    this.broker.channelLog.error('channel error', { connection: this.host.name, channel: this.number, reason: text })
    this.#release('awaitingCloseOk', () => {})
    this.reply({ kind: 'channel.close', replyCode: code, replyText: text, classId, methodId })
    this.#drain()
  }

  /** The connection has ended. `done` is called when the queues know. */
  terminate(done: () => void): void {
    this.#whenIdle.length = 0
    this.#release('closed', done)
  }

  /** There is room in the outbox again. */
  creditReturned(): void {
    for (const consumer of this.consumers.values()) consumer.creditReturned()
    this.#drain()
  }

  /** Called about once a minute. */
  checkTimeout(nowMs: number): void {
    if (this.#state !== 'open') return
    if (!this.#timeout.hasExpired(nowMs, this.deliveries)) return
    this.#methodId = 0
    this.host.guard(this.number, () => {
      throw this.#timeout.error(this.number)
    })
  }

  facts(): ChannelFacts {
    const { host, number, name, serial, deliveries, publisher } = this
    return {
      serial,
      connectionSerial: host.serial,
      name,
      number,
      user: host.user,
      vhost: host.vhost,
      transactional: publisher.transaction !== undefined,
      confirm: publisher.confirms !== undefined,
      consumerCount: this.consumers.size,
      messagesUnacknowledged: deliveries.unackedCount,
      messagesUnconfirmed: publisher.confirms?.unconfirmedCount ?? 0,
      messagesUncommitted: publisher.transaction?.publishCount ?? 0,
      acksUncommitted: publisher.transaction?.settlementCount ?? 0,
      prefetchCount: this.prefetch,
      globalPrefetchCount: deliveries.globalPrefetch,
      published: publisher.published,
      delivered: deliveries.delivered,
      acknowledged: deliveries.acknowledged,
    }
  }

  consumerFacts(): readonly ChannelConsumerFacts[] {
    return Array.from(this.consumers.values(), ({ options }) => ({
      vhost: options.record.vhost,
      queue: options.record.name,
      channelSerial: this.serial,
      channelName: this.name,
      consumerTag: options.tag,
      ackRequired: !options.noAck,
      exclusive: options.exclusive,
      prefetchCount: options.prefetch,
      arguments: options.arguments,
    }))
  }

  #frame(scanner: FrameScanner): void {
    if (this.#state !== 'open') {
      this.#frameWhileClosing(scanner)
      return
    }
    if (this.publisher.awaitsContent) {
      this.publisher.content(scanner)
      return
    }
    this.#methodId = 0
    if (scanner.type !== FRAME_METHOD) throw expectedMethodFrame()
    const { buffer, payloadStart, payloadEnd } = scanner
    const id = readMethodId(buffer, payloadStart, payloadEnd)
    this.#methodId = id
    if (id === BASIC_PUBLISH) this.publisher.begin(scanner)
    else if ((id === BASIC_ACK || id === BASIC_NACK || id === BASIC_REJECT) && isSettlement(payloadStart, payloadEnd)) {
      this.#settle(id, settlementTag(buffer, payloadStart), settlementBits(buffer, payloadStart))
    } else this.#method(scanner)
  }

  #settle(id: number, tag: number, bits: number): void {
    const isMultiple = id !== BASIC_REJECT && (bits & SETTLEMENT_MULTIPLE) !== 0
    const isRequeue = (bits & (id === BASIC_REJECT ? REJECT_REQUEUE : NACK_REQUEUE)) !== 0
    const outcome = id === BASIC_ACK ? 'ack' : isRequeue ? 'requeue' : 'discard'
    const { transaction } = this.publisher
    if (transaction === undefined) this.deliveries.settle(tag, isMultiple, outcome)
    else transaction.settle(tag, isMultiple, outcome)
  }

  #method(scanner: FrameScanner): void {
    const { buffer, payloadStart, payloadEnd } = scanner
    const decoded = decodeMethod(buffer, payloadStart, payloadEnd)
    if (!decoded.ok) {
      if (decoded.error.kind === 'invalidText') this.#methodId = 0 // RabbitMQ finds it before it knows the method.
      throw undecodableMethod(decoded.error, buffer, payloadStart, payloadEnd)
    }
    const method = decoded.value
    if (method.kind === 'channel.close') {
      this.close()
      return
    }
    const run = (): void => carryOut(this, method)
    this.#retry = run
    this.#again = run
    this.#ownerDeadlineMs = undefined
    this.#attempt(run)
  }

  #attempt(action: () => void): void {
    try {
      action()
    } catch (error) {
      if (error instanceof OwnerAway) {
        this.#awaitOwner(error)
        return
      }
      const retry = this.#retry
      const isPerhapsStale =
        error instanceof AmqpError && (error.code === ReplyCode.notFound || error.code === ReplyCode.accessRefused)
      if (retry === undefined || !isPerhapsStale) throw error
      this.refresh(retry) // C2
    }
    if (this.#isBusy) return
    this.#retry = undefined
    this.#again = undefined
  }

  /** C4: tries the method again in a moment, as long as the owner may still come back. */
  #awaitOwner(error: OwnerAway): void {
    const { clock, timers } = this.broker
    const again = this.#again
    const nowMs = clock.nowMs()
    this.#ownerDeadlineMs ??= nowMs + OWNER_WAIT_MS
    if (again === undefined || nowMs >= this.#ownerDeadlineMs) throw error.amqpError
    this.begin()
    timers.after(OWNER_RETRY_MS, () => this.finish(again))
  }

  #frameWhileClosing(scanner: FrameScanner): void {
    if (scanner.type !== FRAME_METHOD || this.#state !== 'awaitingCloseOk') return
    const id = readMethodId(scanner.buffer, scanner.payloadStart, scanner.payloadEnd)
    this.#methodId = id
    if (id === CHANNEL_OPEN) throw secondChannelOpen()
    if (id === CHANNEL_CLOSE) {
      this.reply({ kind: 'channel.close-ok' })
    } else if (id === CHANNEL_CLOSE_OK) {
      this.#state = 'closed'
      this.host.channelGone(this.number)
    }
  }

  #release(state: ChannelState, done: () => void): void {
    this.publisher.close()
    this.publisher.transaction?.rollback()
    this.replyConsumer?.close()
    this.#state = state
    this.#isBusy = false
    this.#retry = undefined
    if (state !== 'awaitingCloseOk') this.#backlog.clear() // Else a close may lie in it, which is to be answered.
    this.#updateLimit()
    const consumers = Array.from(this.consumers.values())
    this.consumers.clear()
    let waitingFor = 1
    const settled = (): void => {
      waitingFor -= 1
      if (waitingFor === 0) done()
    }
    for (const consumer of consumers) {
      waitingFor += 1
      consumer.stop(settled)
    }
    this.deliveries.settleAll('requeue')
    settled()
  }

  #hold(scanner: FrameScanner): void {
    this.#backlog.append(scanner)
    this.#updateLimit()
  }

  #drain(): void {
    if (this.#isDraining) return
    this.#isDraining = true
    let scanner: FrameScanner | undefined
    const frame = (): void => {
      if (scanner !== undefined) this.#frame(scanner)
    }
    while (!this.#isBusy && this.#state !== 'closed' && !this.host.outbox.isFull()) {
      scanner = this.#backlog.next()
      if (scanner === undefined) break
      this.host.guard(this.number, frame)
    }
    this.#isDraining = false
    this.#updateLimit()
    if (this.#whenIdle.length > 0) this.#tellIfIdle()
  }

  #tellIfIdle(): void {
    if (this.#isBusy || this.#state === 'closing' || !this.#backlog.isEmpty) return
    for (const done of this.#whenIdle.splice(0)) done()
  }

  #updateLimit(): void {
    const isOver = this.#backlog.bytes > this.broker.config.channelBacklogBytesMax
    if (isOver === this.#isOverLimit) return
    this.#isOverLimit = isOver
    this.host.holdReading(isOver)
  }
}

function answer(outcome: ProposeOutcome, subject: string, done: (outcome: CommandOk) => void): void {
  if (outcome.ok) done(outcome.value)
  else if (outcome.error.kind === 'unavailable') throw operationTimedOut(subject, outcome.error.text)
  else throw domainErrorToAmqp(outcome.error)
}
