/**
 * basic.publish on one channel. The fast path is a publish that lies whole in one chunk: its address is compared with the
 * one before, its properties are scanned in place, and its bytes are handed over as they are. All else is assembled first.
 * Checks come in RabbitMQ's order: size, write right, exchange, internal, topic right, user_id, expiration, CC/BCC, mode.
 */
import {
  AmqpError,
  bytesEqual,
  ContentAssembler,
  contentBitsOffset,
  decodeErrorToAmqp,
  expectedContentBody,
  expectedContentHeader,
  FLAG_DELIVERY_MODE,
  FLAG_EXPIRATION,
  FLAG_HEADERS,
  FLAG_REPLY_TO,
  FLAG_USER_ID,
  FRAME_BODY,
  FRAME_HEAD_BYTES,
  FRAME_HEADER,
  type FrameScanner,
  PropertyScan,
  PUBLISH_IMMEDIATE,
  PUBLISH_MANDATORY,
  publishBitsOffset,
  publishExchangeOffset,
  ReplyCode,
  readU32,
  undecodableMethod,
} from '@warren/codec'
import type { QueueHandle } from '../../queues/queue-handle.ts'
import type { ChannelScope } from '../channel-scope.ts'
import { ConfirmTracker } from './confirm-tracker.ts'
import { copyContent } from './content-rewrite.ts'
import { checkDeliveryMode } from './message-checks.ts'
import { writeReturn } from './message-return.ts'
import { isNoneUp, type Route, routeError } from './route-cache.ts'
import { examineMessage } from './special-message.ts'
import type { Transaction } from './transaction.ts'

/** Properties that have to be looked into. */
const SPECIAL_FLAGS = FLAG_HEADERS | FLAG_REPLY_TO | FLAG_EXPIRATION | FLAG_USER_ID
/** Any channel may keep a buffer of this size from one assembled message to the next; larger ones as the connection allows. */
const ASSEMBLY_KEPT_BYTES_MAX = 65_536
/** Exchange and routing key, each with its length octet. */
const ADDRESS_BYTES_MAX = 512
/** Above the time that a barrier takes; below that in which a client is told of a declare and can publish elsewhere. */
const FRESH_MS = 2

export class Publisher {
  published = 0
  /** Set by tx.select: publishes wait there for the commit. */
  transaction: Transaction | undefined = undefined
  readonly #scope: ChannelScope
  readonly #assembler = new ContentAssembler()
  readonly #properties = new PropertyScan()
  /** The address of the last publish, and where it led. */
  readonly #lastAddress = Buffer.allocUnsafe(ADDRESS_BYTES_MAX)
  #lastAddressBytes = 0
  #lastRoute: Route | undefined = undefined
  #confirms: ConfirmTracker | undefined = undefined
  #lastSeqNo = 0
  /** The metadata was refreshed for the message in hand: what is not there does not exist. */
  #isFresh = false
  /** Until then the last refresh will do for messages that have no queue, so that a stream of them is not slowed down by much. */
  #freshUntilMs = 0
  /** Assembly memory beyond what every channel may keep, as told to the connection. */
  #heldBytes = 0

  constructor(scope: ChannelScope) {
    this.#scope = scope
  }

  get confirms(): ConfirmTracker | undefined {
    return this.#confirms
  }

  /** confirm.select; numbers begin with the next publish. */
  enableConfirms(): void {
    const { broker, host, number } = this.#scope
    this.#confirms ??= new ConfirmTracker(broker.turn, host.outbox, number)
  }

  /** A publish has begun whose header or body frames are still to come. */
  get awaitsContent(): boolean {
    return this.#assembler.awaits !== 'method'
  }

  /** The current frame is a basic.publish. */
  begin(scanner: FrameScanner): void {
    const buffer = scanner.buffer
    const bits = publishBitsOffset(buffer, scanner.payloadStart, scanner.payloadEnd)
    if (bits < 0) throw undecodableMethod({ kind: 'truncated' }, buffer, scanner.payloadStart, scanner.payloadEnd)
    if (((buffer[bits] as number) & PUBLISH_IMMEDIATE) !== 0) {
      throw new AmqpError(ReplyCode.notImplemented, 'immediate=true')
    }
    const start = publishExchangeOffset(scanner.payloadStart)
    if (!scanner.takeContent()) {
      this.#assembler.begin(buffer, start, bits)
      return
    }
    this.#checkSize(scanner.bodyBytes)
    this.#publish(buffer, start, bits, scanner.contentEnd)
  }

  /** The current frame has to be the header or a body frame of the publish begun. */
  content(scanner: FrameScanner): void {
    const assembler = this.#assembler
    if (assembler.awaits === 'header') {
      if (scanner.type !== FRAME_HEADER) throw expectedContentHeader()
      const error = assembler.header(scanner.buffer, scanner.payloadStart, scanner.payloadEnd)
      if (error !== undefined) throw error
      this.#checkSize(assembler.bodyBytes)
    } else {
      if (scanner.type !== FRAME_BODY) throw expectedContentBody()
      const error = assembler.body(scanner.buffer, scanner.payloadStart, scanner.payloadEnd)
      if (error !== undefined) throw error
    }
    this.#accountForAssembly()
    if (!assembler.isComplete) return
    const { buffer, length } = assembler
    this.#publish(buffer, 0, contentBitsOffset(buffer, 0), length)
    if (buffer.length > ASSEMBLY_KEPT_BYTES_MAX && !this.#scope.host.mayKeepBytes) this.#abandonAssembly()
  }

  /** The channel closes: forgets an unfinished publish, and who waits for confirms. */
  close(): void {
    this.#abandonAssembly()
    this.#confirms?.close()
  }

  #publish(source: Buffer, start: number, bits: number, end: number): void {
    const scan = this.#properties
    const header = bits + 2
    const headerPayload = header + FRAME_HEAD_BYTES
    if (!scan.scan(source, headerPayload, headerPayload + readU32(source, header + 3))) {
      throw decodeErrorToAmqp({ kind: 'truncated' })
    }
    const route = this.#findRoute(source, start, bits)
    if (route.outcome !== 'routed' && route.outcome !== 'unroutable') {
      if (this.#isFresh) throw routeError(route, this.#scope.host.vhost, this.#scope.host.user)
      this.#lookAgain(source, start, end)
      return
    }
    if (route.isReply) this.#scope.broker.replies.deliver(route.routingKey, source, start, end)
    if ((scan.flags & SPECIAL_FLAGS) !== 0 || route.dependsOnHeaders) {
      const message = examineMessage(this.#scope, scan, route, source, start, end)
      this.#checkMode()
      if (message.targets.length === 0 && !route.isReply && !this.#knowsOfNoQueue()) {
        this.#lookAgain(source, start, end)
        return
      }
      const messageBits = contentBitsOffset(message.source, message.start)
      this.#send(message.targets, message.source, message.start, messageBits, message.end, scan.isPersistent)
      return
    }
    this.#checkMode()
    if (route.outcome === 'unroutable' && !route.isReply && !this.#knowsOfNoQueue()) {
      this.#lookAgain(source, start, end)
      return
    }
    this.#send(route.targets, source, start, bits, end, scan.isPersistent)
  }

  #send(
    targets: readonly QueueHandle[],
    source: Buffer,
    start: number,
    bits: number,
    end: number,
    isPersistent: boolean,
  ): void {
    const { host, number, broker } = this.#scope
    // Only queues whose owner is away: the message is returned, and then refused by the dispatcher.
    const isReturned = ((source[bits] as number) & PUBLISH_MANDATORY) !== 0 && isNoneUp(targets)
    this.published += 1
    host.published()
    if (this.transaction !== undefined) {
      this.transaction.publish(targets, isReturned, copyContent(source, start, end), isPersistent)
      return
    }
    // A returned message is returned before it is confirmed: the tracker writes at the end of the turn.
    if (isReturned) writeReturn(host.outbox, number, host.frameBytesMax, source, start, end)
    const confirms = this.#confirms
    if (confirms !== undefined) this.#lastSeqNo += 1
    else if (!isReturned && isNoneUp(targets)) broker.counters.messagesDropped += 1
    if (targets.length === 0) {
      confirms?.expect(this.#lastSeqNo, 0)
      return
    }
    const gate = broker.dispatcher.publish(
      targets,
      targets.length,
      source,
      start,
      end,
      isPersistent,
      confirms,
      this.#lastSeqNo,
    )
    if (gate !== undefined) host.waitAtGate(gate)
  }

  #findRoute(source: Buffer, start: number, bits: number): Route {
    const routes = this.#scope.host.routes
    const last = this.#lastRoute
    const bytes = bits - start
    if (
      last !== undefined &&
      bytes === this.#lastAddressBytes &&
      bytesEqual(source, start, bits, this.#lastAddress, 0) &&
      routes.isCurrent(last)
    ) {
      return last
    }
    const route = routes.find(source, start, bits)
    source.copy(this.#lastAddress, 0, start, bits)
    this.#lastAddressBytes = bytes
    this.#lastRoute = route
    return route
  }

  /** Whether there is no queue for the message in hand is as good as known. */
  #knowsOfNoQueue(): boolean {
    const nowMs = this.#scope.broker.clock.nowMs()
    if (this.#isFresh) this.#freshUntilMs = nowMs + FRESH_MS
    return nowMs < this.#freshUntilMs
  }

  /** The exchange, or the queue, may be newer than the local metadata: routes anew behind a barrier. */
  #lookAgain(source: Buffer, start: number, end: number): void {
    const copy = copyContent(source, start, end)
    this.#scope.refresh(() => {
      this.#isFresh = true
      try {
        this.#publish(copy, 0, contentBitsOffset(copy, 0), copy.length)
      } finally {
        this.#isFresh = false
      }
    })
  }

  #checkMode(): void {
    const { flags, deliveryMode } = this.#properties
    if ((flags & FLAG_DELIVERY_MODE) !== 0) checkDeliveryMode(deliveryMode)
  }

  #checkSize(bodyBytes: number): void {
    const bytesMax = this.#scope.broker.config.messageBytesMax
    if (bodyBytes <= bytesMax) return
    throw new AmqpError(
      ReplyCode.preconditionFailed,
      `message size ${bodyBytes} is larger than configured max size ${bytesMax}`,
    )
  }

  #accountForAssembly(): void {
    const held = Math.max(0, this.#assembler.buffer.length - ASSEMBLY_KEPT_BYTES_MAX)
    if (held === this.#heldBytes) return
    const added = held - this.#heldBytes
    this.#heldBytes = held
    this.#scope.host.holdBytes(added)
  }

  #abandonAssembly(): void {
    this.#assembler.abandon()
    this.#accountForAssembly()
  }
}
