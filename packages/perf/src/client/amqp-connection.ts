/**
 * A client's connection, as small as a load tool can do with: login, remote calls on any channel, and deliveries and
 * settlements handed on in place. One socket, one read buffer, frames scanned where they lie.
 */
import { connect, type Socket } from 'node:net'
import {
  ByteWriter,
  encodeMethodFrame,
  FrameScanner,
  type Method,
  type MethodKind,
  PROTOCOL_HEADER,
} from '@warren/codec'
import { LoadError, socketErrorText } from '../load-error.ts'
import { type AmqpUri, addressText } from '../options/amqp-uri.ts'
import { FrameDispatcher } from './frame-dispatcher.ts'

const READ_BYTES = 262144 // Several times what the kernel hands over at once.
const LOGIN_MS_MAX = 10_000
const CALL_MS_MAX = 30_000 // A busy broker may take long to declare, not longer.
const CLOSE_MS_MAX = 10_000 // The goodbye waits behind all that was published and not yet taken in.
const FRAME_BYTES_MAX = 131072

/** What a connection hands on. All calls come from within one read of the socket. */
export interface ConnectionListener {
  /** `buffer` holds the body's first octets, at least 16 of them or all, from `bodyStart` on; valid during the call. */
  delivered(deliveryTag: number, redelivered: boolean, buffer: Buffer, bodyStart: number, bodyBytes: number): void
  /** The broker's ack or nack of a publish. */
  settled(deliveryTag: number, multiple: boolean, positive: boolean): void
  returned(): void
  blocked(isBlocked: boolean): void
  /** Everything that was read has been handed on. */
  turnEnded(): void
  /** The connection or a channel is gone, and nobody asked for it. Called once. */
  failed(error: LoadError): void
}

interface Call {
  readonly expected: MethodKind
  readonly settle: (outcome: Method | LoadError) => void
  readonly timer: NodeJS.Timeout
}

export class AmqpConnection {
  readonly address: string
  #listener: ConnectionListener | undefined
  readonly #socket: Socket
  readonly #writer = new ByteWriter()
  readonly #scanner = new FrameScanner(FRAME_BYTES_MAX)
  readonly #dispatcher: FrameDispatcher
  /** By channel: a call waits for its answer before the next one. */
  readonly #calls = new Map<number, Call>()
  #frameBytesMax = FRAME_BYTES_MAX
  #failure: LoadError | undefined
  #goodbye: Promise<void> | undefined

  private constructor(uri: AmqpUri) {
    this.address = addressText(uri)
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
    this.#socket = connect({
      host: uri.host,
      port: uri.port,
      noDelay: true,
      onread: {
        buffer,
        callback: (bytes: number) => {
          this.#received(buffer, bytes)
          return true
        },
      },
    })
    this.#dispatcher = new FrameDispatcher(this.#scanner, (channel, method) => this.#methodReceived(channel, method))
    this.#socket.on('error', (error) => this.#fail(this.#lost(socketErrorText(error))))
    this.#socket.on('end', () => this.#fail(this.#lost('the broker closed the connection without a word')))
    this.#socket.on('close', () => this.#fail(this.#lost('the connection is closed')))
  }

  /** Connects and logs in; `name` is what the broker shows of this connection. `signal` ends the wait. */
  static async open(uri: AmqpUri, name: string, signal: AbortSignal): Promise<AmqpConnection> {
    const connection = new AmqpConnection(uri)
    const abort = (): void => connection.#fail(new LoadError('interrupted'))
    signal.addEventListener('abort', abort)
    try {
      if (signal.aborted) abort()
      await connection.#login(uri, name)
    } catch (error) {
      connection.#socket.destroy()
      throw error
    } finally {
      signal.removeEventListener('abort', abort)
    }
    return connection
  }

  /** Negotiated; the largest frame to be sent. */
  get frameBytesMax(): number {
    return this.#frameBytesMax
  }

  listen(listener: ConnectionListener): void {
    this.#listener = listener
    this.#dispatcher.listener = listener
    if (this.#failure !== undefined) listener.failed(this.#failure)
  }

  /** Sends `bytes`, which may not change before `done`. */
  write(bytes: Uint8Array, done?: () => void): void {
    this.#socket.write(bytes, done)
  }

  /** Sends a method and waits for `expected`. Throws a LoadError when the broker refuses or does not answer. */
  call(channel: number, method: Method, expected: MethodKind): Promise<Method> {
    return this.#expect(channel, expected, CALL_MS_MAX, () => this.send(channel, method), `no answer to ${method.kind}`)
  }

  send(channel: number, method: Method): void {
    this.#writer.reset()
    encodeMethodFrame(method, channel, this.#writer)
    this.#socket.write(this.#writer.toBuffer())
  }

  async openChannel(channel: number): Promise<void> {
    await this.call(channel, { kind: 'channel.open' }, 'channel.open-ok')
  }

  /** Says goodbye, waits for the answer, but not for ever. Never throws; may be called again. */
  close(): Promise<void> {
    this.#goodbye ??= this.#sayGoodbye()
    return this.#goodbye
  }

  async #sayGoodbye(): Promise<void> {
    if (this.#failure === undefined) {
      const close = { kind: 'connection.close', replyCode: 200, replyText: 'bye', classId: 0, methodId: 0 } as const
      const answer = this.#expect(0, 'connection.close-ok', CLOSE_MS_MAX, () => this.send(0, close), 'no goodbye')
      await answer.catch(() => undefined) // Whatever the reason, the socket is closed next.
    }
    this.#socket.destroy()
  }

  async #login(uri: AmqpUri, name: string): Promise<void> {
    const timeout = 'the broker did not greet: is this an AMQP port?'
    await this.#expect(0, 'connection.start', LOGIN_MS_MAX, () => this.#socket.write(PROTOCOL_HEADER), timeout)
    const startOk: Method = {
      kind: 'connection.start-ok',
      clientProperties: [
        { name: 'product', value: { type: 'longstr', value: 'warren-perf' } },
        { name: 'connection_name', value: { type: 'longstr', value: name } },
        {
          name: 'capabilities',
          value: {
            type: 'table',
            value: [
              'authentication_failure_close',
              'connection.blocked',
              'basic.nack',
              'publisher_confirms',
              'consumer_cancel_notify',
            ].map((capability) => ({ name: capability, value: { type: 'bool', value: true } })),
          },
        },
      ],
      mechanism: 'PLAIN',
      response: Buffer.from(`\0${uri.user}\0${uri.password}`),
      locale: 'en_US',
    }
    const tune = await this.call(0, startOk, 'connection.tune')
    if (tune.kind !== 'connection.tune') return // The call has checked it.
    const offered = tune.frameMax === 0 ? FRAME_BYTES_MAX : tune.frameMax
    this.#frameBytesMax = Math.min(offered, FRAME_BYTES_MAX)
    // No heartbeats: the load itself shows whether the broker is there.
    this.send(0, {
      kind: 'connection.tune-ok',
      channelMax: tune.channelMax,
      frameMax: this.#frameBytesMax,
      heartbeat: 0,
    })
    await this.call(0, { kind: 'connection.open', virtualHost: uri.vhost }, 'connection.open-ok')
  }

  #expect(channel: number, expected: MethodKind, msMax: number, act: () => void, timeout: string): Promise<Method> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure)
        return
      }
      const timer = setTimeout(() => this.#fail(this.#lost(`${timeout} within ${msMax / 1000} s`)), msMax)
      const settle = (outcome: Method | LoadError): void => {
        clearTimeout(timer)
        this.#calls.delete(channel)
        if (outcome instanceof LoadError) reject(outcome)
        else resolve(outcome)
      }
      this.#calls.set(channel, { expected, settle, timer })
      act()
    })
  }

  #received(buffer: Buffer, bytes: number): void {
    const problem = this.#dispatcher.receive(buffer, bytes)
    if (problem !== undefined) {
      const isGreeting = buffer.toString('latin1', 0, 4) === 'AMQP'
      this.#fail(
        this.#lost(isGreeting ? 'the broker does not speak AMQP 0-9-1' : `the broker sent what is no AMQP: ${problem}`),
      )
    }
    this.#listener?.turnEnded()
  }

  #methodReceived(channel: number, method: Method): void {
    const call = this.#calls.get(channel)
    switch (method.kind) {
      case 'connection.close':
        this.send(0, { kind: 'connection.close-ok' })
        this.#fail(
          new LoadError(
            `${this.address} closed the connection: ${method.replyCode} ${method.replyText}`,
            method.replyCode,
          ),
        )
        break
      case 'channel.close':
        this.send(channel, { kind: 'channel.close-ok' })
        this.#channelClosed(
          channel,
          new LoadError(
            `${this.address} closed the channel: ${method.replyCode} ${method.replyText}`,
            method.replyCode,
          ),
        )
        break
      case 'basic.cancel':
        this.#fail(new LoadError(`${this.address} cancelled consumer '${method.consumerTag}': its queue is gone`))
        break
      case 'connection.blocked':
      case 'connection.unblocked':
        this.#listener?.blocked(method.kind === 'connection.blocked')
        break
      default:
        if (call?.expected === method.kind) call.settle(method)
    }
  }

  /** A refused call is the caller's affair; a channel that closes by itself ends the run. */
  #channelClosed(channel: number, error: LoadError): void {
    const call = this.#calls.get(channel)
    if (call === undefined) this.#fail(error)
    else call.settle(error)
  }

  #lost(reason: string): LoadError {
    return new LoadError(`connection to ${this.address}: ${reason}`)
  }

  #fail(error: LoadError): void {
    if (this.#failure !== undefined) return
    this.#failure = error
    this.#socket.destroy()
    for (const call of [...this.#calls.values()]) call.settle(error)
    if (this.#goodbye === undefined) this.#listener?.failed(error)
  }
}
