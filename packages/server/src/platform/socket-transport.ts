/** The broker's Transport over one accepted socket. */
import type { Socket } from 'node:net'
import type { Transport, TransportFacts } from '@warren/broker'
import type { Fence } from './fence.ts'

/**
 * libuv reads one socket up to 32 times in a row. A fast publisher would put megabytes into queues before anything is
 * delivered, so a socket rests until the next turn of the loop once it has read this much.
 */
const READ_BYTES_PER_TURN = 524_288

export class SocketTransport implements Transport {
  readonly facts: TransportFacts
  readonly #socket: Socket
  readonly #fence: Fence
  /** The broker's wish; a rest ends only when it wants to read. */
  #isPaused = false
  #readBytes = 0
  #isResting = false
  #isHeld = false

  constructor(socket: Socket, fence: Fence) {
    this.#socket = socket
    this.#fence = fence
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
    if (this.#fence.isShut) this.#fence.wait(() => this.#socket.write(buffer, done), done)
    else this.#socket.write(buffer, done)
  }

  pauseReading(): void {
    this.#isPaused = true
    this.#socket.pause()
  }

  resumeReading(): void {
    this.#isPaused = false
    this.#readAgain()
  }

  /** No read follows until the fence is open again, but for chunks already under way. */
  holdReading(): void {
    this.#isHeld = true
    this.#socket.pause()
  }

  goOnReading(): void {
    this.#isHeld = false
    this.#readAgain()
  }

  /** After each read; has the socket rest when that was enough for one turn. */
  countRead(bytes: number): void {
    if (this.#readBytes === 0) setImmediate(() => this.#nextTurn())
    this.#readBytes += bytes
    if (this.#readBytes < READ_BYTES_PER_TURN || this.#isResting) return
    this.#isResting = true
    this.#socket.pause()
  }

  #nextTurn(): void {
    this.#readBytes = 0
    if (!this.#isResting) return
    this.#isResting = false
    this.#readAgain()
  }

  #readAgain(): void {
    if (!this.#isPaused && !this.#isResting && !this.#isHeld && !this.#socket.destroyed) this.#socket.resume()
  }

  end(): void {
    const end = () => this.#socket.end()
    if (this.#fence.isShut) this.#fence.wait(end, end)
    else end()
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
