// An AMQP 0-9-1 client that speaks raw frames, rightly or wrongly, to any broker, and hands over what comes back one by one.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import {
  type BasicProperties,
  ByteWriter,
  type DecodeError,
  decodeMethod,
  decodeProperties,
  encodeBodyFrames,
  encodeContentHeader,
  encodeMethodFrame,
  FRAME_HEARTBEAT,
  FRAME_METHOD,
  FRAME_OVERHEAD_BYTES,
  FrameScanner,
  hasContent,
  type Method,
  readU64,
} from '@warren/codec'
import type { Result } from '@warren/kernel'

const CONNECT_MS = 10_000
/** Whatever a broker may send; the sizes of what came are there to be looked at. */
const FRAME_BYTES_MAX = 16_777_216
const PROTOCOL_HEADER_BYTES = 8

/** A method from the broker, with its content if it has one. */
export interface ReceivedMethod {
  readonly kind: 'method'
  readonly channel: number
  readonly method: Method
  readonly properties: BasicProperties
  readonly body: Buffer
  /** Payload octets of each body frame. */
  readonly bodyFrames: readonly number[]
}

export type Received =
  | ReceivedMethod
  | { readonly kind: 'heartbeat' }
  /** A protocol header: the broker speaks another version than was asked for. */
  | { readonly kind: 'header'; readonly octets: Buffer }
  | { readonly kind: 'undecodable'; readonly channel: number; readonly payload: Buffer }
  /** The broker ended the TCP connection; stays the last word. */
  | { readonly kind: 'closed' }

export interface PublishOptions {
  readonly exchange?: string
  readonly routingKey?: string
  readonly mandatory?: boolean
  readonly immediate?: boolean
  readonly properties?: BasicProperties
  readonly body?: string | Buffer
  /** Body frames are at most this large, with their overhead. */
  readonly frameMax?: number
}

interface OpenContent {
  readonly method: Method
  properties: BasicProperties
  bytesLeft: number
  readonly parts: Buffer[]
}

export class RawClient {
  isClosed = false
  /** Answers close methods of the broker with close-ok, as every client does. */
  readonly #answersClose: boolean
  readonly #socket: Socket
  readonly #scanner = new FrameScanner(FRAME_BYTES_MAX)
  readonly #received: Received[] = []
  readonly #contents = new Map<number, OpenContent>()
  #start = Buffer.alloc(0)
  #isPastStart = false
  #wake: () => void = () => {}

  /** Use `open`. */
  constructor(socket: Socket, options: { readonly answersClose?: boolean } = {}) {
    this.#socket = socket
    this.#answersClose = options.answersClose ?? true
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#read(chunk))
    socket.on('error', () => undefined) // A reset ends in 'close' as well.
    socket.on('close', () => {
      this.isClosed = true
      this.#wake()
    })
  }

  /** Connects; nothing is sent yet. */
  static async open(port: number, options: { readonly answersClose?: boolean } = {}): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1' })
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_MS) })
    return new RawClient(socket, options)
  }

  bytes(octets: Uint8Array): void {
    if (!this.#socket.destroyed) this.#socket.write(octets)
  }

  /** One write for all of them. */
  send(channel: number, ...methods: readonly Method[]): void {
    this.bytes(methodFrames(channel, ...methods))
  }

  publish(channel: number, options: PublishOptions): void {
    this.bytes(publishFrames(channel, options))
  }

  /**
   * Takes what came next for `channel`, for any channel when it is undefined, or the end of the connection. Heartbeats
   * belong to channel 0. Undefined when nothing came in time.
   */
  async next(channel: number | undefined, timeoutMs: number): Promise<Received | undefined> {
    const deadlineMs = performance.now() + timeoutMs
    for (;;) {
      const received = this.#take(channel)
      if (received !== undefined) return received
      const leftMs = deadlineMs - performance.now()
      if (leftMs <= 0) return undefined
      await this.#change(leftMs)
    }
  }

  /** What has come and was not taken yet. */
  rest(): readonly Received[] {
    return this.#received.splice(0)
  }

  /** Whether the broker ended the TCP connection in time. */
  async closed(timeoutMs: number): Promise<boolean> {
    const deadlineMs = performance.now() + timeoutMs
    while (!this.isClosed && performance.now() < deadlineMs) await this.#change(deadlineMs - performance.now())
    return this.isClosed
  }

  /** Sends what is written, and the end of the stream. */
  end(): void {
    this.#socket.end()
  }

  /** The client's end goes away without a word. */
  destroy(): void {
    this.#socket.destroy()
  }

  #take(channel: number | undefined): Received | undefined {
    const index = this.#received.findIndex((received) => concerns(received, channel))
    if (index >= 0) return this.#received.splice(index, 1)[0]
    return this.isClosed ? { kind: 'closed' } : undefined
  }

  /** Waits for the next event on the socket. */
  async #change(timeoutMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = () => {}
  }

  #read(chunk: Buffer): void {
    let frames = chunk
    if (!this.#isPastStart) {
      this.#start = Buffer.concat([this.#start, chunk])
      frames = this.#readStart()
    }
    if (frames.length > 0) {
      this.#scanner.feed(frames, frames.length)
      while (this.#scanner.next() !== 0) this.#frame(this.#scanner)
      if (this.#scanner.error !== undefined) throw this.#scanner.error.amqpError
    }
    this.#wake()
  }

  /** A broker answers with frames, or with a protocol header, which no frame begins like. */
  #readStart(): Buffer {
    const start = this.#start
    if (start[0] !== 'A'.charCodeAt(0)) {
      this.#isPastStart = true
      return start
    }
    if (start.length < PROTOCOL_HEADER_BYTES) return Buffer.alloc(0)
    this.#isPastStart = true
    this.#received.push({ kind: 'header', octets: start.subarray(0, PROTOCOL_HEADER_BYTES) })
    return start.subarray(PROTOCOL_HEADER_BYTES)
  }

  #frame(scanner: FrameScanner): void {
    const { type, channel, buffer, payloadStart, payloadEnd } = scanner
    if (type === FRAME_HEARTBEAT) {
      this.#received.push({ kind: 'heartbeat' })
      return
    }
    const content = this.#contents.get(channel)
    if (content !== undefined) {
      this.#contentFrame(channel, content, Buffer.from(buffer.subarray(payloadStart, payloadEnd)))
      return
    }
    const decoded = decodeLeniently(buffer.subarray(payloadStart, payloadEnd))
    if (type !== FRAME_METHOD || !decoded.ok) {
      this.#received.push({
        kind: 'undecodable',
        channel,
        payload: Buffer.from(buffer.subarray(payloadStart, payloadEnd)),
      })
      return
    }
    const method = decoded.value
    if (hasContent(method.kind)) this.#contents.set(channel, { method, properties: {}, bytesLeft: -1, parts: [] })
    else this.#method({ kind: 'method', channel, method, properties: {}, body: Buffer.alloc(0), bodyFrames: [] })
  }

  #contentFrame(channel: number, content: OpenContent, payload: Buffer): void {
    if (content.bytesLeft < 0) {
      const properties = decodeProperties(payload, 12, payload.length)
      if (!properties.ok) throw new Error(`undecodable properties: ${properties.error.kind}`)
      content.properties = properties.value
      content.bytesLeft = readU64(payload, 4)
    } else {
      content.parts.push(payload)
      content.bytesLeft -= payload.length
    }
    if (content.bytesLeft > 0) return
    this.#contents.delete(channel)
    const { method, properties, parts } = content
    const bodyFrames = parts.map((part) => part.length)
    this.#method({ kind: 'method', channel, method, properties, body: Buffer.concat(parts), bodyFrames })
  }

  #method(received: ReceivedMethod): void {
    this.#received.push(received)
    const { kind } = received.method
    if (!this.#answersClose) return
    if (kind === 'channel.close') this.send(received.channel, { kind: 'channel.close-ok' })
    else if (kind === 'connection.close') this.send(0, { kind: 'connection.close-ok' })
  }
}

export function methodFrames(channel: number, ...methods: readonly Method[]): Buffer {
  const writer = new ByteWriter()
  for (const method of methods) encodeMethodFrame(method, channel, writer)
  return writer.toBuffer()
}

/** Any frame, whatever its type and end. */
export function rawFrame(type: number, channel: number, payload: Uint8Array, end = 0xce): Buffer {
  const head = Buffer.alloc(7)
  head.writeUInt8(type, 0)
  head.writeUInt16BE(channel, 1)
  head.writeUInt32BE(payload.length, 3)
  return Buffer.concat([head, payload, Buffer.from([end])])
}

/** Method, header and body frames. */
export function publishFrames(channel: number, options: PublishOptions): Buffer {
  const { exchange = '', routingKey = '', mandatory = false, immediate = false, properties = {}, body = '' } = options
  const octets = Buffer.from(body)
  const writer = new ByteWriter()
  encodeMethodFrame({ kind: 'basic.publish', exchange, routingKey, mandatory, immediate }, channel, writer)
  encodeContentHeader(properties, octets.length, channel, writer)
  encodeBodyFrames(octets, channel, (options.frameMax ?? 131_072) - FRAME_OVERHEAD_BYTES, writer)
  return writer.toBuffer()
}

/** A broker may pass on what no text is, such as the routing key of a publish: then `?` stands for the octets. */
function decodeLeniently(payload: Buffer): Result<Method, DecodeError> {
  const decoded = decodeMethod(payload, 0, payload.length)
  if (decoded.ok || decoded.error.kind !== 'invalidText') return decoded
  const repaired = Buffer.from(payload.map((octet) => (octet >= 0xf8 ? '?'.charCodeAt(0) : octet)))
  return decodeMethod(repaired, 0, repaired.length)
}

/** connection.close ends what any channel waits for. */
function concerns(received: Received, channel: number | undefined): boolean {
  if (channel === undefined) return true
  if (received.kind === 'method' && received.method.kind === 'connection.close') return true
  if (received.kind === 'method' || received.kind === 'undecodable') return received.channel === channel
  return channel === 0
}
