// A client that defines queues and bindings as fast as it is answered: one method, its answer, the next method. As little
// work per answer as possible, so that what is measured is the broker. Works with any AMQP 0-9-1 broker.
import { connect, type Socket } from 'node:net'
import {
  ByteWriter,
  decodeMethod,
  encodeMethodFrame,
  FRAME_METHOD,
  FrameScanner,
  type Method,
  type MethodKind,
  PROTOCOL_HEADER,
  readMethodId,
} from '@warren/codec'

const FRAME_BYTES_MAX = 131_072
const LOGIN_MS = 30_000
const READ_BYTES = 65_536
const METHOD_CLOSE_IDS = { connection: 0x000a0032, channel: 0x00140028 } as const

/** The next method to send, or undefined when there is no more. */
export type NextMethod = () => Method | undefined

export class Definer {
  readonly #socket: Socket
  readonly #scanner = new FrameScanner(FRAME_BYTES_MAX)
  readonly #writer = new ByteWriter(4096)
  #onMethod: (method: Method) => void = () => {}
  #fail: (error: Error) => void = () => {}
  /** While a series runs. */
  #next: NextMethod | undefined = undefined
  #seriesDone: () => void = () => {}

  private constructor(port: number) {
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
    this.#socket = connect({
      ...{ port, host: '127.0.0.1', noDelay: true },
      onread: {
        buffer,
        callback: (bytes) => {
          this.#received(buffer, bytes)
          return true
        },
      },
    })
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('the connection was closed')))
  }

  /** Logged in as guest, channel 1 open. */
  static async open(port: number, vhost = '/'): Promise<Definer> {
    const definer = new Definer(port)
    await definer.#login(vhost)
    return definer
  }

  /** Sends what `next` gives, each when the one before has been answered. Resolves after the last answer. */
  series(next: NextMethod): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#fail = reject
      this.#next = next
      this.#seriesDone = resolve
      this.#advance()
    })
  }

  close(): void {
    this.#fail = () => {}
    this.#socket.destroy()
  }

  #advance(): void {
    const method = this.#next?.()
    if (method !== undefined) {
      this.#send(1, method)
      return
    }
    this.#next = undefined
    this.#seriesDone()
  }

  #send(channel: number, method: Method): void {
    this.#writer.reset()
    encodeMethodFrame(method, channel, this.#writer)
    this.#socket.write(this.#writer.toBuffer())
  }

  #received(buffer: Buffer, bytes: number): void {
    const scanner = this.#scanner
    scanner.feed(buffer, bytes)
    for (let type = scanner.next(); type !== 0; type = scanner.next()) if (type === FRAME_METHOD) this.#method()
    if (scanner.error !== undefined) this.#fail(new Error(scanner.error.amqpError.text))
  }

  #method(): void {
    const { buffer, payloadStart, payloadEnd } = this.#scanner
    const id = readMethodId(buffer, payloadStart, payloadEnd)
    const isClose = id === METHOD_CLOSE_IDS.connection || id === METHOD_CLOSE_IDS.channel
    if (this.#next !== undefined && !isClose) {
      this.#advance()
      return
    }
    const decoded = decodeMethod(buffer, payloadStart, payloadEnd)
    if (!decoded.ok) this.#fail(new Error(`undecodable: ${decoded.error.kind}`))
    else if (decoded.value.kind === 'connection.close' || decoded.value.kind === 'channel.close') {
      this.#fail(new Error(`${decoded.value.kind}: ${decoded.value.replyCode} ${decoded.value.replyText}`))
    } else this.#onMethod(decoded.value)
  }

  async #login(vhost: string): Promise<void> {
    await this.#answer('connection.start', () => this.#socket.write(PROTOCOL_HEADER))
    const response = Buffer.from('\0guest\0guest')
    const login = { clientProperties: [], mechanism: 'PLAIN', response, locale: 'en_US' }
    const tune = await this.#answer('connection.tune', () => this.#send(0, { kind: 'connection.start-ok', ...login }))
    const channelMax = tune.kind === 'connection.tune' ? tune.channelMax : 0
    this.#send(0, { kind: 'connection.tune-ok', channelMax, frameMax: FRAME_BYTES_MAX, heartbeat: 0 })
    await this.#answer('connection.open-ok', () => this.#send(0, { kind: 'connection.open', virtualHost: vhost }))
    await this.#answer('channel.open-ok', () => this.#send(1, { kind: 'channel.open' }))
  }

  #answer(expected: MethodKind, act: () => void): Promise<Method> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${expected} within ${LOGIN_MS} ms`)), LOGIN_MS)
      this.#fail = (error) => {
        clearTimeout(timer)
        reject(error)
      }
      this.#onMethod = (method) => {
        if (method.kind !== expected) return
        clearTimeout(timer)
        resolve(method)
      }
      act()
    })
  }
}

/** A durable queue, with everything else as clients leave it. */
export function declareOf(queue: string): Method {
  const flags = { passive: false, durable: true, exclusive: false, autoDelete: false, noWait: false }
  return { kind: 'queue.declare', queue, ...flags, arguments: [] }
}

export function bindOf(queue: string, exchange: string, routingKey: string): Method {
  return { kind: 'queue.bind', queue, exchange, routingKey, noWait: false, arguments: [] }
}

export function deleteOf(queue: string): Method {
  return { kind: 'queue.delete', queue, ifUnused: false, ifEmpty: false, noWait: false }
}
