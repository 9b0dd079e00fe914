/**
 * Accepts TCP connections and feeds them to the broker. All sockets read into one shared buffer: libuv fills it and calls
 * back within one step, and a connection keeps nothing of a chunk beyond the call. That saves a 64 KiB buffer and its
 * garbage a read (1.5-1.8x less CPU at 1 KiB a message). net.Server offers no `onread`, so an accepted handle is wrapped
 * again; where a runtime no longer shows the handle, ordinary 'data' events serve.
 */
import { createServer, type Server, Socket } from 'node:net'
import type { Broker, Connection } from '@warren/broker'
import type { Log } from '@warren/kernel'
import type { Fence } from './fence.ts'
import { SocketTransport } from './socket-transport.ts'

const READ_BYTES = 262_144
const BACKLOG = 1024

export interface ListenerOptions {
  readonly host: string | undefined
  readonly port: number
  readonly broker: Broker
  readonly log: Log
  readonly fence: Fence
}

/** The socket's callbacks exist before the connection does. */
type Client = { connection: Connection | undefined; transport: SocketTransport | undefined }

export class TcpListener {
  readonly #server: Server
  readonly #broker: Broker
  readonly #log: Log
  readonly #fence: Fence
  readonly #readBuffer = Buffer.allocUnsafeSlow(READ_BYTES)

  private constructor({ broker, log, fence }: ListenerOptions) {
    this.#broker = broker
    this.#log = log
    this.#fence = fence
    this.#server = createServer({ pauseOnConnect: true, noDelay: true, allowHalfOpen: false })
    this.#server.on('connection', (accepted) => this.#accept(accepted))
    this.#server.on('drop', (facts) => log.warn('connection dropped at the listener', { peer: facts?.remoteAddress }))
  }

  /** Resolves once the port accepts; rejects with the system's error (EADDRINUSE, EACCES, ...). */
  static async listen(options: ListenerOptions): Promise<TcpListener> {
    const listener = new TcpListener(options)
    await new Promise<void>((resolve, reject) => {
      listener.#server.once('error', reject)
      const host = options.host === undefined ? {} : { host: options.host }
      listener.#server.listen({ port: options.port, backlog: BACKLOG, ...host }, () => {
        listener.#server.off('error', reject)
        // After this an error is one accept that failed (for instance no file descriptor left): the listener goes on.
        listener.#server.on('error', (error) => options.log.error('accept failed', { reason: error.message }))
        resolve()
      })
    })
    return listener
  }

  get port(): number {
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  /** Stops accepting; open connections go on. */
  close(): void {
    this.#server.close()
  }

  #accept(accepted: Socket): void {
    const client: Client = { connection: undefined, transport: undefined }
    const socket = this.#withSharedBuffer(accepted, client)
    if (socket.remoteAddress === undefined) {
      socket.destroy() // The client was gone before it could be looked at.
      return
    }
    socket.setNoDelay(true)
    let failure: Error | undefined
    socket.on('error', (error) => {
      failure = error
    })
    socket.on('close', () => {
      if (socket !== accepted) accepted.destroy() // Its server counts it until it closes.
      client.connection?.transportClosed(failure)
    })
    client.transport = new SocketTransport(socket, this.#fence)
    client.connection = this.#broker.accept(client.transport)
    if (socket.destroyed) return
    if (socket === accepted) socket.on('data', (chunk: Buffer) => this.#received(client, chunk, chunk.length))
    socket.resume()
  }

  #received({ connection, transport }: Client, chunk: Buffer, bytes: number): void {
    transport?.countRead(bytes)
    if (!this.#fence.isShut) {
      connection?.receive(chunk, bytes)
      return
    }
    const held = Buffer.from(chunk.subarray(0, bytes)) // The shared buffer is filled again after this call.
    transport?.holdReading()
    const goOn = () => transport?.goOnReading()
    this.#fence.wait(() => {
      connection?.receive(held, held.length)
      goOn()
    }, goOn)
  }

  /** The same connection as a socket that reads into the shared buffer, or `accepted` itself. */
  #withSharedBuffer(accepted: Socket, client: Client): Socket {
    const handle: unknown = Reflect.get(accepted, '_handle')
    if (typeof handle !== 'object' || handle === null) return accepted
    try {
      const options = {
        handle,
        pauseOnCreate: true,
        onread: {
          buffer: this.#readBuffer,
          callback: (bytes: number) => {
            this.#received(client, this.#readBuffer, bytes)
            return true
          },
        },
      }
      // The declared options know `handle` only as a class that does not exist at run time.
      const socket = new Socket(options as unknown as ConstructorParameters<typeof Socket>[0])
      Reflect.set(accepted, '_handle', null) // The new socket owns the handle now.
      return socket
    } catch (error) {
      this.#log.debug('sockets read with data events', { reason: String(error) })
      return accepted
    }
  }
}
