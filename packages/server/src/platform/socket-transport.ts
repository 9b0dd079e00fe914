/** The broker's Transport over one accepted socket. */
import type { Socket } from 'node:net'
import type { Transport, TransportFacts } from '@warren/broker'

export class SocketTransport implements Transport {
  readonly facts: TransportFacts
  readonly #socket: Socket

  constructor(socket: Socket) {
    this.#socket = socket
    this.facts = Object.freeze({
      peerHost: plainAddress(socket.remoteAddress),
      peerPort: socket.remotePort ?? 0,
      host: plainAddress(socket.localAddress),
      port: socket.localPort ?? 0,
    })
  }

  get writableBytes(): number {
    return this.#socket.writableLength
  }

  write(buffer: Buffer, done: () => void): void {
    this.#socket.write(buffer, done)
  }

  pauseReading(): void {
    this.#socket.pause()
  }

  resumeReading(): void {
    this.#socket.resume()
  }

  end(): void {
    this.#socket.end()
  }

  destroy(): void {
    this.#socket.destroy()
  }
}

/** `::ffff:127.0.0.1` is an IPv4 client on a socket of both families. */
function plainAddress(address: string | undefined): string {
  if (address === undefined) return 'unknown'
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}
