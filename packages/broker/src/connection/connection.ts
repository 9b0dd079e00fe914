/**
 * One client's connection: protocol header, handshake, session, close. Bytes come in by `receive`, which never throws for
 * anything a client may send; what is to be sent is gathered in the outbox.
 *
 * N1 An error of a channel ends that channel, any other protocol error this connection; no other connection notices.
 * N2 After connection.close was sent nothing is looked at but close and close-ok, and the wait for it is bounded.
 * N3 What was received before connection.close, or before the transport closed, is carried out, within the close timeout.
 * N4 While the broker itself holds reading, a silent client is not taken for dead.
 */
import {
  AmqpError,
  decodeMethod,
  encodeMethodFrame,
  FRAME_HEARTBEAT,
  FRAME_METHOD,
  type FrameScanner,
  HEARTBEAT_FRAME,
  type Method,
  PROTOCOL_HEADER,
  type ProtocolHeaderOutcome,
  ReplyCode,
  readMethodId,
  undecodableMethod,
  unexpectedConnectionMethod,
  unexpectedFrame,
} from '@warren/codec'
import { InvariantError } from '@warren/kernel'
import type { BrokerContext } from '../broker-context.ts'
import type { ConnectionFacts, ConnectionState } from '../facts.ts'
import { Outbox } from './flow/outbox.ts'
import { Reading } from './flow/reading.ts'
import { FrameIntake } from './frame-intake.ts'
import { Handshake, type HandshakeHost } from './handshake/handshake.ts'
import type { Tuning } from './handshake/tuning.ts'
import { Liveness } from './liveness.ts'
import { Session } from './session.ts'
import type { Transport } from './transport.ts'

/** Until tune-ok; RabbitMQ 4.1 allows as much, so that long tokens and client properties fit. */
const LOGIN_FRAME_BYTES_MAX = 8_192
/** After a frame that cannot be read the client's close-ok cannot either: RabbitMQ drops the socket about then. */
const UNREADABLE_CLOSE_MS = 3_000

export class Connection implements HandshakeHost {
  readonly serial: number
  readonly name: string
  readonly peerHost: string
  readonly #broker: BrokerContext
  readonly #transport: Transport
  readonly #outbox: Outbox
  readonly #reading: Reading
  readonly #liveness: Liveness
  readonly #intake: FrameIntake
  readonly #handshake: Handshake
  readonly #gone: (connection: Connection) => void
  readonly #connectedAtMs: number
  /** 'finishing': the client has said its last, channels still carry out what came before. */
  #state: 'header' | 'handshake' | 'running' | 'finishing' | 'closing' | 'closed' = 'header'
  #isTransportClosed = false
  /** From connection.open-ok on. */
  #session: Session | undefined = undefined

  /** `gone` is called once, when the transport has closed and what was received is carried out. */
  constructor(broker: BrokerContext, transport: Transport, gone: (connection: Connection) => void) {
    const { peerHost, peerPort, host, port } = transport.facts
    this.#broker = broker
    this.#transport = transport
    this.#gone = gone
    this.serial = broker.nextSerial()
    this.name = `${peerHost}:${peerPort} -> ${host}:${port}`
    this.peerHost = peerHost
    this.#outbox = new Outbox(transport, broker.turn, broker.outboxPool, () => this.#session?.drained())
    this.#reading = new Reading(transport)
    this.#liveness = new Liveness(broker.clock.nowMs(), broker.config.handshakeTimeoutMs)
    this.#handshake = new Handshake(broker, this)
    this.#intake = new FrameIntake({
      loginFrameBytesMax: LOGIN_FRAME_BYTES_MAX,
      frameBytesMax: Math.max(LOGIN_FRAME_BYTES_MAX, broker.config.frameMax),
      greeted: (outcome) => this.#greeted(outcome),
      dispatch: (scanner) => this.#dispatch(scanner),
    })
    this.#connectedAtMs = broker.clock.wallMs()
  }

  /** Undefined before connection.open-ok. */
  get session(): Session | undefined {
    return this.#session
  }

  /** Bytes from the transport: `chunk` from 0 to `length`, not kept beyond the call. */
  receive(chunk: Buffer, length: number): void {
    if (this.#state === 'closed') return
    this.#intake.receive(chunk, length)
    const { error } = this.#intake
    if (error !== undefined) this.#raise(error.amqpError, 0)
    this.#broker.turn.handled(length)
  }

  /** The transport has closed, whoever did it. Exactly once. */
  transportClosed(error?: Error): void {
    this.#logEnd(error)
    this.#isTransportClosed = true
    this.#liveness.setHeartbeat(0)
    this.#liveness.setDeadline(undefined)
    this.#outbox.close()
    this.#reading.releaseAll()
    if (this.#state === 'finishing') return
    if (this.#state === 'running') this.#finish()
    else this.#leave()
  }

  /** Ends the connection with 320 `CONNECTION_FORCED - <reason>`. */
  forceClose(reason: string): void {
    if (this.#session === undefined) this.#transport.destroy()
    else this.#raise(new AmqpError(ReplyCode.connectionForced, reason), 0)
  }

  /** Gives up what is still to be sent or awaited. */
  destroy(): void {
    this.#transport.destroy()
  }

  /** Called regularly for all connections of the node. */
  tick(nowMs: number, stallMs: number): void {
    const outcome = this.#liveness.check({
      nowMs,
      stallMs,
      hasReceived: this.#intake.hasReceived,
      hasSent: this.#outbox.hasSent,
      isReadingHeld: this.#reading.isHeld,
    })
    this.#intake.hasReceived = false
    this.#outbox.hasSent = false
    if (outcome === 'nothing') return
    if (outcome === 'heartbeatDue') {
      this.#outbox.append(HEARTBEAT_FRAME)
      return
    }
    const { log } = this.#broker
    if (outcome === 'peerDead') {
      const timeout = `${this.#handshake.tuning.heartbeatSeconds}s`
      log.error('missed heartbeats from client', { connection: this.name, timeout })
    } else if (this.#state === 'header' || this.#state === 'handshake') {
      log.error('handshake timeout', { connection: this.name })
    }
    this.#transport.destroy()
  }

  facts(): ConnectionFacts {
    const { tuning, user, vhost, mechanism, clientProperties } = this.#handshake
    return {
      serial: this.serial,
      name: this.name,
      transport: this.#transport.facts,
      state: this.#stateFact(),
      user,
      vhost,
      authMechanism: mechanism,
      channels: this.#session?.channels.count ?? 0,
      channelMax: tuning.channelMax,
      frameMax: tuning.frameMax,
      heartbeatSeconds: tuning.heartbeatSeconds,
      clientProperties,
      receivedBytes: this.#intake.receivedBytes,
      receivedCount: this.#intake.receivedChunks,
      sentBytes: this.#outbox.sentBytes,
      sentCount: this.#outbox.sentPackets,
      sendPending: this.#outbox.inFlightBytes + this.#outbox.offset,
      connectedAtMs: this.#connectedAtMs,
    }
  }

  // What the handshake asks for.

  reply(method: Method): void {
    const { writer } = this.#broker
    writer.reset()
    encodeMethodFrame(method, 0, writer)
    this.#outbox.append(writer.view())
  }

  refresh(action: () => void): void {
    this.#intake.hold()
    this.#reading.hold()
    this.#broker.metadata.barrier(() => {
      this.#reading.release()
      if (this.#state !== 'handshake') return
      try {
        action()
      } catch (error) {
        this.#raise(error, 0)
      }
      this.#intake.resume()
    })
  }

  tuned(tuning: Tuning): void {
    this.#intake.frameBytesMax = tuning.frameMax === 0 ? this.#broker.config.messageBytesMax : tuning.frameMax
    this.#liveness.setHeartbeat(tuning.heartbeatSeconds)
  }

  opened(): void {
    this.#state = 'running'
    this.#liveness.setDeadline(undefined)
    this.#session = new Session({
      broker: this.#broker,
      serial: this.serial,
      name: this.name,
      ownerId: `${this.#broker.nodeId}:${this.#broker.incarnation}:${this.serial}`,
      handshake: this.#handshake,
      frameBytesMax: this.#intake.frameBytesMax,
      outbox: this.#outbox,
      reading: this.#reading,
      raise: (error, channelNumber) => this.#raise(error, channelNumber),
    })
    const { user, vhost } = this.#handshake
    this.#broker.log.info('connection opened', { connection: this.name, user, vhost })
  }

  refuseSilently(reason: string): void {
    this.#broker.log.error('handshake failed', { connection: this.name, reason })
    this.#state = 'closed'
    this.#liveness.setDeadline(this.#broker.clock.nowMs() + this.#broker.config.silentCloseDelayMs)
  }

  #greeted(outcome: ProtocolHeaderOutcome): void {
    if (outcome === 'accepted') {
      this.#state = 'handshake'
      this.#handshake.begin()
    } else {
      // The version this server speaks, as the protocol asks for (AMQP 0-9-1 §2.2.4).
      this.#outbox.append(PROTOCOL_HEADER)
      this.#end()
    }
  }

  #dispatch(scanner: FrameScanner): void {
    if (scanner.type === FRAME_HEARTBEAT) return
    const number = scanner.channel
    try {
      if (number !== 0 && this.#state === 'running') this.#session?.receive(scanner)
      else if (this.#state === 'running' || this.#state === 'handshake') this.#connectionFrame(scanner)
      else if (this.#state === 'closing' && number === 0) this.#frameWhileClosing(scanner)
    } catch (error) {
      this.#raise(error, number)
    }
  }

  #connectionFrame(scanner: FrameScanner): void {
    const { type, channel, buffer, payloadStart, payloadEnd } = scanner
    if (type !== FRAME_METHOD || channel !== 0) throw unexpectedFrame(type, buffer, payloadStart, payloadEnd)
    const id = readMethodId(buffer, payloadStart, payloadEnd)
    const decoded = decodeMethod(buffer, payloadStart, payloadEnd)
    if (!decoded.ok) throw undecodableMethod(decoded.error, buffer, payloadStart, payloadEnd)
    if (this.#state === 'handshake') this.#handshake.receive(decoded.value)
    else this.#method(decoded.value, id)
  }

  #method(method: Method, id: number): void {
    switch (method.kind) {
      case 'connection.close':
        this.#closeForClient()
        return
      case 'connection.update-secret':
        // Passwords do not expire, so there is nothing to renew; RabbitMQ's internal backend accepts it as well.
        this.reply({ kind: 'connection.update-secret-ok' })
        return
      default:
        throw unexpectedConnectionMethod('running').withMethod(id >>> 16, id & 0xffff)
    }
  }

  #frameWhileClosing(scanner: FrameScanner): void {
    if (scanner.type !== FRAME_METHOD) return
    const decoded = decodeMethod(scanner.buffer, scanner.payloadStart, scanner.payloadEnd)
    if (!decoded.ok) return
    const { kind } = decoded.value
    if (kind === 'connection.close') this.reply({ kind: 'connection.close-ok' })
    if (kind === 'connection.close' || kind === 'connection.close-ok') this.#end()
  }

  /** The client leaves: its exclusive queues and auto-delete queues are gone before it is told so (RabbitMQ). */
  #closeForClient(): void {
    this.#beginClosing(this.#broker.config.closeTimeoutMs)
    this.#finish()
  }

  #finish(): void {
    this.#state = 'finishing'
    this.#session?.finish(() => {
      if (this.#isTransportClosed) this.#leave()
      else this.#session?.end(() => this.#closed())
    })
  }

  #closed(): void {
    if (this.#state !== 'finishing') return
    if (this.#isTransportClosed) {
      this.#leave()
      return
    }
    this.reply({ kind: 'connection.close-ok' })
    this.#end()
  }

  /** The transport has closed, and nothing is left to do. */
  #leave(): void {
    this.#state = 'closed'
    this.#session?.end(() => {})
    this.#gone(this)
  }

  #raise(error: unknown, channelNumber: number): void {
    if (error instanceof InvariantError) throw error // A bug: the node must not go on.
    if (this.#state === 'closing' || this.#state === 'closed') return
    if (!(error instanceof AmqpError)) {
      this.#broker.log.error('connection crashed', { connection: this.name, error })
      this.#fail(new AmqpError(ReplyCode.internalError))
      return
    }
    const channel = channelNumber === 0 ? undefined : this.#session?.channels.get(channelNumber)
    if (channel === undefined) this.#fail(error.asConnectionError())
    else if (error.scope === 'channel') channel.fail(error)
    else this.#fail(channel.blame(error))
  }

  /** Ends the connection with connection.close; one that has not logged in is not told why (RabbitMQ). */
  #fail(error: AmqpError): void {
    const { code, text, classId, methodId } = error
    const { state, user, vhost, tuning } = this.#handshake
    const isTold = code === ReplyCode.accessRefused || code === ReplyCode.notAllowed
    if ((state === 'starting' || state === 'tuning') && !isTold) {
      this.refuseSilently(text)
      return
    }
    const { config, log } = this.#broker
    log.error('connection error', { connection: this.name, user, vhost, reason: text })
    const heartbeatMs = tuning.heartbeatSeconds === 0 ? config.closeTimeoutMs : tuning.heartbeatSeconds * 1000
    const isUnreadable = this.#intake.error !== undefined
    this.#beginClosing(isUnreadable ? UNREADABLE_CLOSE_MS : Math.min(heartbeatMs, config.closeTimeoutMs))
    if (this.#isTransportClosed) {
      this.#leave()
      return
    }
    this.#session?.end(() => {})
    this.reply({ kind: 'connection.close', replyCode: code, replyText: text, classId, methodId })
  }

  #beginClosing(waitMs: number): void {
    this.#state = 'closing'
    this.#liveness.setHeartbeat(0)
    this.#liveness.setDeadline(this.#broker.clock.nowMs() + waitMs)
    this.#reading.releaseAll()
  }

  /** Sends what is written, then closes; the deadline sees to it that this ends. */
  #end(): void {
    this.#state = 'closed'
    this.#liveness.setHeartbeat(0)
    this.#liveness.setDeadline(this.#broker.clock.nowMs() + this.#broker.config.closeTimeoutMs)
    this.#outbox.flush()
    this.#transport.end()
  }

  #stateFact(): ConnectionState {
    if (this.#state === 'header') return 'starting'
    if (this.#state === 'handshake') return this.#handshake.state === 'done' ? 'running' : this.#handshake.state
    if (this.#state === 'finishing') return 'closing'
    if (this.#state !== 'running') return this.#state
    if (this.#session?.isBlocked === true) return 'blocked'
    if (this.#broker.alarms.reason !== undefined) return 'blocking'
    return this.#reading.isInFlow ? 'flow' : 'running'
  }

  #logEnd(error: Error | undefined): void {
    const { log } = this.#broker
    const { user, vhost } = this.#handshake
    const fields = { connection: this.name, user, vhost, ...(error === undefined ? {} : { reason: error.message }) }
    if (this.#intake.receivedBytes === 0) log.debug('connection closed before a byte was sent', fields)
    else if (this.#state === 'running') log.warn('client closed the TCP connection unexpectedly', fields)
    else if (this.#session !== undefined) log.info('connection closed', fields)
    else log.debug('connection closed during the handshake', fields)
  }
}
