/** As much of a broker as the load tool needs: consumers take messages in turn, nothing is kept. */
import { createServer, type Server, type Socket } from 'node:net'
import {
  BASIC_ACK,
  BASIC_PUBLISH,
  ByteWriter,
  ContentAssembler,
  decodeMethod,
  deliverPrefix,
  deliveryBytes,
  encodeMethodFrame,
  FRAME_BODY,
  FRAME_METHOD,
  FrameScanner,
  type Method,
  PROTOCOL_HEADER_BYTES,
  ProtocolHeaderReader,
  publishBitsOffset,
  publishExchangeOffset,
  readMethodId,
  SETTLEMENT_FRAME_BYTES,
  writeAck,
  writeDelivery,
} from '@warren/codec'

export interface FakeBrokerOptions {
  /** What to answer instead of the usual; 'drop' ends the socket. */
  readonly answer?: (method: Method) => Method | 'drop' | undefined
  /** How long connection.close waits for its answer, as behind a backlog. */
  readonly goodbyeMs?: number
}

export class FakeBroker {
  readonly received: Method[] = []
  acknowledged = 0
  /** Answers to connection.close that found the client still there. */
  goodbyes = 0
  readonly #server: Server
  readonly #options: FakeBrokerOptions
  readonly #clients = new Set<Client>()
  readonly #consumers: FakeConsumer[] = []
  #turn = 0

  private constructor(server: Server, options: FakeBrokerOptions) {
    this.#server = server
    this.#options = options
    server.on('connection', (socket) => {
      socket.setNoDelay(true)
      const client = new Client(this, socket)
      this.#clients.add(client)
      socket.on('close', () => this.#left(client))
      socket.on('error', () => socket.destroy())
    })
  }

  /** Listens on a free port, or on the given one. */
  static listen(options: FakeBrokerOptions = {}, port = 0): Promise<FakeBroker> {
    const server = createServer()
    const broker = new FakeBroker(server, options)
    return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(broker)))
  }

  get uri(): string {
    const address = this.#server.address()
    return `amqp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Sends a method to every client, on channel 1 or 0. */
  broadcast(method: Method, channel: number): void {
    for (const client of this.#clients) client.send(method, channel)
  }

  answer(method: Method): Method | 'drop' | undefined {
    this.received.push(method)
    return this.#options.answer?.(method) ?? usualAnswer(method)
  }

  goodbye(client: Client): void {
    setTimeout(() => {
      if (client.socket.destroyed) return
      this.goodbyes += 1
      client.send({ kind: 'connection.close-ok' }, 0)
    }, this.#options.goodbyeMs ?? 0)
  }

  consume(client: Client, channel: number, consumerTag: string): void {
    this.#consumers.push({ client, prefix: deliverPrefix(channel, consumerTag) })
  }

  deliver(source: Buffer, start: number, end: number): void {
    const consumer = this.#consumers[this.#turn % this.#consumers.length]
    this.#turn += 1
    if (consumer !== undefined) consumer.client.deliver(consumer.prefix, source, start, end)
  }

  flush(): void {
    for (const consumer of this.#consumers) consumer.client.flush()
  }

  #left(client: Client): void {
    this.#clients.delete(client)
    for (let i = this.#consumers.length - 1; i >= 0; i -= 1) {
      if (this.#consumers[i]?.client === client) this.#consumers.splice(i, 1)
    }
  }
}

interface FakeConsumer {
  readonly client: Client
  readonly prefix: Buffer
}

class Client {
  readonly socket: Socket
  readonly #broker: FakeBroker
  readonly #header = new ProtocolHeaderReader()
  readonly #scanner = new FrameScanner(131072)
  readonly #assembler = new ContentAssembler()
  #isConfirming = false
  #published = 0
  #confirmed = 0
  #tag = 0
  #output = new ByteWriter(65536)

  constructor(broker: FakeBroker, socket: Socket) {
    this.#broker = broker
    this.socket = socket
    socket.on('data', (chunk: Buffer) => this.#received(chunk))
  }

  send(method: Method, channel: number): void {
    const writer = new ByteWriter()
    encodeMethodFrame(method, channel, writer)
    this.socket.write(writer.toBuffer())
  }

  deliver(prefix: Buffer, source: Buffer, start: number, end: number): void {
    this.#tag += 1
    const at = this.#output.reserve(deliveryBytes(prefix, start, end))
    writeDelivery(this.#output.buffer, at, prefix, this.#tag, false, source, start, end)
  }

  flush(): void {
    if (this.#output.length === 0) return
    this.socket.write(this.#output.view())
    this.#output = new ByteWriter(65536)
  }

  #received(chunk: Buffer): void {
    let start = 0
    if (this.#header.receivedBytes < PROTOCOL_HEADER_BYTES) {
      start = this.#header.feed(chunk, chunk.length)
      if (this.#header.outcome === 'accepted') this.send(START, 0)
    }
    this.#scanner.feed(chunk, chunk.length, start)
    for (let type = this.#scanner.next(); type !== 0; type = this.#scanner.next()) this.#frame(type)
    if (this.#isConfirming && this.#published > this.#confirmed) {
      this.#confirmed = this.#published
      const ack = Buffer.allocUnsafe(SETTLEMENT_FRAME_BYTES)
      writeAck(ack, 0, 1, this.#published, true)
      this.socket.write(ack)
    }
    this.#broker.flush()
  }

  #frame(type: number): void {
    const scanner = this.#scanner
    const { buffer, payloadStart, payloadEnd, channel } = scanner
    if (type === FRAME_METHOD) {
      const id = readMethodId(buffer, payloadStart, payloadEnd)
      if (id === BASIC_PUBLISH) this.#publish()
      else this.#method(decodeMethod(buffer, payloadStart, payloadEnd), channel, id)
    } else if (type === FRAME_BODY) {
      this.#assembler.body(buffer, payloadStart, payloadEnd)
      this.#complete()
    } else {
      this.#assembler.header(buffer, payloadStart, payloadEnd)
      this.#complete()
    }
  }

  #publish(): void {
    const { buffer, payloadStart, payloadEnd } = this.#scanner
    this.#published += 1
    const exchange = publishExchangeOffset(payloadStart)
    const bits = publishBitsOffset(buffer, payloadStart, payloadEnd)
    if (this.#scanner.takeContent()) this.#broker.deliver(buffer, exchange, this.#scanner.contentEnd)
    else this.#assembler.begin(buffer, exchange, bits)
  }

  #complete(): void {
    if (this.#assembler.isComplete) this.#broker.deliver(this.#assembler.buffer, 0, this.#assembler.length)
  }

  #method(decoded: ReturnType<typeof decodeMethod>, channel: number, id: number): void {
    if (!decoded.ok) throw new Error(`the load tool sent what cannot be decoded: ${decoded.error.kind}`)
    if (id === BASIC_ACK) this.#broker.acknowledged += 1
    if (decoded.value.kind === 'confirm.select') this.#isConfirming = true
    const answer = this.#broker.answer(decoded.value)
    if (answer === 'drop') this.socket.destroy()
    else if (answer !== undefined) this.send(answer, channel)
    if (decoded.value.kind === 'connection.close') this.#broker.goodbye(this)
    if (decoded.value.kind === 'basic.consume') this.#broker.consume(this, channel, decoded.value.consumerTag)
  }
}

const START: Method = {
  kind: 'connection.start',
  versionMajor: 0,
  versionMinor: 9,
  serverProperties: [],
  mechanisms: 'PLAIN',
  locales: 'en_US',
}

function usualAnswer(method: Method): Method | undefined {
  switch (method.kind) {
    case 'connection.start-ok':
      return { kind: 'connection.tune', channelMax: 2047, frameMax: 131072, heartbeat: 60 }
    case 'connection.open':
      return { kind: 'connection.open-ok' }
    case 'channel.open':
      return { kind: 'channel.open-ok' }
    case 'queue.declare':
      if (method.passive)
        return { kind: 'channel.close', replyCode: 404, replyText: 'NOT_FOUND', classId: 50, methodId: 10 }
      return { kind: 'queue.declare-ok', queue: method.queue, messageCount: 0, consumerCount: 0 }
    case 'queue.bind':
      return { kind: 'queue.bind-ok' }
    case 'queue.delete':
      return { kind: 'queue.delete-ok', messageCount: 0 }
    case 'basic.qos':
      return { kind: 'basic.qos-ok' }
    case 'basic.consume':
      return { kind: 'basic.consume-ok', consumerTag: method.consumerTag }
    case 'confirm.select':
      return { kind: 'confirm.select-ok' }
    default:
      return undefined
  }
}
