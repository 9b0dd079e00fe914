/** A client that speaks raw frames, rightly or wrongly, and writes down what it gets. */
import {
  type BasicProperties,
  ByteWriter,
  bool,
  decodeMethod,
  decodeProperties,
  encodeBodyFrames,
  encodeContentHeader,
  encodeMethodFrame,
  type FieldTable,
  FRAME_HEARTBEAT,
  FRAME_METHOD,
  FrameScanner,
  hasContent,
  type Method,
  type MethodKind,
  readU16,
  readU64,
} from '@warren/codec'
import type { Connection } from '../src/connection/connection.ts'
import type { BrokerCluster } from './broker-cluster.ts'
import type { TestTransport } from './test-transport.ts'

/** A method from the broker, with its content if it has one. */
export interface Received {
  readonly channel: number
  readonly method: Method
  readonly properties: BasicProperties
  readonly body: Buffer
  /** Largest frame of the content. */
  readonly frameBytes: number
}

export interface LoginOptions {
  readonly user?: string
  readonly password?: string
  readonly vhost?: string
  readonly frameMax?: number
  readonly channelMax?: number
  readonly heartbeat?: number
  /** Names of client capabilities. */
  readonly capabilities?: readonly string[]
}

export const CAPABILITIES = ['consumer_cancel_notify', 'connection.blocked', 'authentication_failure_close']

export class TestClient {
  readonly cluster: BrokerCluster
  readonly connection: Connection
  readonly transport: TestTransport
  readonly received: Received[] = []
  heartbeats = 0
  isClosed = false
  /** The protocol header, if the broker sent one. */
  greeting = ''
  #scanner = new FrameScanner(1_048_576)
  #open: { channel: number; method: Method; left: number; properties: BasicProperties; parts: Buffer[] } | undefined

  constructor(cluster: BrokerCluster, connection: Connection, transport: TestTransport) {
    this.cluster = cluster
    this.connection = connection
    this.transport = transport
    transport.closed = () => {
      this.isClosed = true
      connection.transportClosed()
    }
  }

  /** The client's end of the TCP connection goes away. */
  vanish(): void {
    this.transport.destroy()
  }

  /** The bytes as one chunk, which is overwritten afterwards: nobody may keep it. */
  bytes(bytes: Uint8Array): void {
    const chunk = Buffer.concat([bytes, Buffer.alloc(16, 0xee)])
    this.connection.receive(chunk, bytes.length)
    chunk.fill(0xdd)
  }

  send(channel: number, ...methods: readonly Method[]): void {
    this.bytes(Buffer.concat(methods.map((method) => methodFrame(channel, method))))
  }

  /** Sends a method and gives the answer. */
  async call(channel: number, method: Method): Promise<Received> {
    this.send(channel, method)
    return this.next()
  }

  publish(channel: number, routingKey: string, body: string | Buffer, options: PublishOptions = {}): void {
    this.bytes(publishFrames(channel, routingKey, body, options))
  }

  /** The oldest method not seen yet; fails when there is none. */
  async next(): Promise<Received> {
    await this.cluster.quiet()
    const received = this.received.shift()
    if (received === undefined) throw new Error('nothing was received')
    return received
  }

  /** What was received and not seen yet, as `kind` or `kind(fields)`. */
  async all(): Promise<readonly Received[]> {
    await this.cluster.quiet()
    return this.received.splice(0)
  }

  async kinds(): Promise<readonly MethodKind[]> {
    return (await this.all()).map((received) => received.method.kind)
  }

  async logIn(options: LoginOptions = {}): Promise<void> {
    this.bytes(Buffer.from('AMQP\0\0\x09\x01', 'latin1'))
    await this.logInAfterHeader(options)
  }

  async logInAfterHeader(options: LoginOptions = {}): Promise<void> {
    this.send(0, startOk(options))
    const { vhost = '/', frameMax = 131_072, channelMax = 2047, heartbeat = 60 } = options
    this.send(0, { kind: 'connection.tune-ok', channelMax, frameMax, heartbeat })
    this.send(0, { kind: 'connection.open', virtualHost: vhost })
    await this.cluster.quiet()
    const kinds = this.received.splice(0).map((received) => received.method.kind)
    if (!kinds.includes('connection.open-ok')) throw new Error(`not logged in: ${kinds.join(' ')}`)
  }

  async channel(number = 1): Promise<void> {
    const { method } = await this.call(number, { kind: 'channel.open' })
    if (method.kind !== 'channel.open-ok') throw new Error(`no channel: ${method.kind}`)
  }

  /** Sends `method` and gives the text of the close that answers, `channel` or `connection` and class/method before it. */
  async refusal(channel: number, method: Method): Promise<string> {
    return closeText(await this.call(channel, method))
  }

  /** Declares a queue and gives its name. */
  async declareQueue(channel: number, queue: string, facts: Partial<QueueFacts> = {}): Promise<string> {
    const { method } = await this.call(channel, queueDeclare(queue, facts))
    if (method.kind !== 'queue.declare-ok')
      throw new Error(`not declared: ${closeText({ channel, method } as Received)}`)
    return method.queue
  }

  read(): void {
    const bytes = this.transport.take()
    if (bytes.length === 0) return
    if (bytes.subarray(0, 4).toString('latin1') === 'AMQP') {
      this.greeting = bytes.toString('latin1')
      return
    }
    this.#scanner.feed(bytes, bytes.length)
    while (this.#scanner.next() !== 0) this.#frame(this.#scanner)
    if (this.#scanner.error !== undefined) throw this.#scanner.error.amqpError
  }

  #frame(scanner: FrameScanner): void {
    const { type, channel, buffer, payloadStart, payloadEnd } = scanner
    if (type === FRAME_HEARTBEAT) {
      this.heartbeats += 1
      return
    }
    const open = this.#open
    if (open === undefined) {
      if (type !== FRAME_METHOD) throw new Error('a method is due')
      const decoded = decodeMethod(buffer, payloadStart, payloadEnd)
      if (!decoded.ok) throw new Error(`undecodable method: ${decoded.error.kind}`)
      const method = decoded.value
      if (hasContent(method.kind)) this.#open = { channel, method, left: -1, properties: {}, parts: [] }
      else this.received.push({ channel, method, properties: {}, body: Buffer.alloc(0), frameBytes: 0 })
      return
    }
    if (channel !== open.channel) throw new Error('content on another channel than its method')
    if (open.left < 0) {
      if (readU16(buffer, payloadStart) !== 60) throw new Error('a content header is due')
      const properties = decodeProperties(buffer, payloadStart + 12, payloadEnd)
      if (!properties.ok) throw new Error('undecodable properties')
      open.properties = properties.value
      open.left = readU64(buffer, payloadStart + 4)
    } else {
      open.parts.push(Buffer.from(buffer.subarray(payloadStart, payloadEnd)))
      open.left -= payloadEnd - payloadStart
    }
    if (open.left > 0) return
    this.#open = undefined
    const frameBytes = Math.max(0, ...open.parts.map((part) => part.length + 8))
    this.received.push({ ...open, body: Buffer.concat(open.parts), frameBytes })
  }
}

export interface QueueFacts {
  readonly passive: boolean
  readonly durable: boolean
  readonly exclusive: boolean
  readonly autoDelete: boolean
  readonly noWait: boolean
  readonly arguments: FieldTable
}

export function queueDeclare(queue: string, facts: Partial<QueueFacts> = {}): Method {
  return {
    kind: 'queue.declare',
    queue,
    passive: false,
    durable: false,
    exclusive: false,
    autoDelete: false,
    noWait: false,
    arguments: [],
    ...facts,
  }
}

export function exchangeDeclare(
  exchange: string,
  type: string,
  facts: Partial<QueueFacts> & { internal?: boolean } = {},
): Method {
  return {
    kind: 'exchange.declare',
    exchange,
    type,
    passive: false,
    durable: false,
    autoDelete: false,
    internal: false,
    noWait: false,
    arguments: [],
    ...facts,
  }
}

export function consumeOf(
  queue: string,
  consumerTag = '',
  facts: { noAck?: boolean; exclusive?: boolean; noWait?: boolean; arguments?: FieldTable } = {},
): Method {
  return {
    kind: 'basic.consume',
    queue,
    consumerTag,
    noLocal: false,
    noAck: false,
    exclusive: false,
    noWait: false,
    arguments: [],
    ...facts,
  }
}

export function bindOf(queue: string, exchange: string, routingKey: string, bindArguments: FieldTable = []): Method {
  return { kind: 'queue.bind', queue, exchange, routingKey, noWait: false, arguments: bindArguments }
}

export function startOk(options: LoginOptions = {}): Method {
  const { user = 'guest', password = user, capabilities = CAPABILITIES } = options
  return {
    kind: 'connection.start-ok',
    clientProperties: [
      {
        name: 'capabilities',
        value: { type: 'table', value: capabilities.map((name) => ({ name, value: bool(true) })) },
      },
    ],
    mechanism: 'PLAIN',
    response: Buffer.from(`\0${user}\0${password}`),
    locale: 'en_US',
  }
}

export interface PublishOptions {
  readonly exchange?: string
  readonly mandatory?: boolean
  readonly immediate?: boolean
  readonly properties?: BasicProperties
  /** Body frames are at most this large. */
  readonly frameMax?: number
}

export function publishFrames(
  channel: number,
  routingKey: string,
  body: string | Buffer,
  options: PublishOptions = {},
): Buffer {
  const { exchange = '', mandatory = false, immediate = false, properties = {}, frameMax = 131_072 } = options
  const bytes = Buffer.from(body)
  const writer = new ByteWriter()
  encodeMethodFrame({ kind: 'basic.publish', exchange, routingKey, mandatory, immediate }, channel, writer)
  encodeContentHeader(properties, bytes.length, channel, writer)
  encodeBodyFrames(bytes, channel, frameMax - 8, writer)
  return writer.toBuffer()
}

export function methodFrame(channel: number, method: Method): Buffer {
  const writer = new ByteWriter()
  encodeMethodFrame(method, channel, writer)
  return writer.toBuffer()
}

/** `channel 50/10: 404 NOT_FOUND - ...` */
export function closeText(received: Received): string {
  const { method } = received
  if (method.kind !== 'channel.close' && method.kind !== 'connection.close') return `answered with ${method.kind}`
  const { kind, classId, methodId, replyCode, replyText } = method
  return `${kind.split('.')[0]} ${classId}/${methodId}: ${replyCode} ${replyText}`
}
