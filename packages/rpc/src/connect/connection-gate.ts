/**
 * Bounds what strangers can cost: a connection has little time to prove the cookie on one of its streams, and few may be
 * unproven at a time. Random bytes, connections that say nothing and port scans end here.
 */
import type { Socket } from 'node:net'

export interface ConnectionGateOptions {
  readonly unprovenMax: number
  readonly unprovenMs: number
}

type Admitted = { readonly socket: Socket; isProven: boolean; readonly timer: NodeJS.Timeout }

export class ConnectionGate {
  readonly #options: ConnectionGateOptions
  readonly #admitted = new Map<string, Admitted>()
  #unproven = 0

  constructor(options: ConnectionGateOptions) {
    this.#options = options
  }

  /** False: too many strangers at a time, the socket was closed. */
  admit(socket: Socket): boolean {
    socket.on('error', () => {
      // 'close' follows, and nobody but the streams on it is concerned.
    })
    if (this.#unproven >= this.#options.unprovenMax) {
      socket.destroy()
      return false
    }
    const key = `${socket.remoteAddress}:${socket.remotePort}`
    this.#unproven += 1
    const admitted: Admitted = {
      socket,
      isProven: false,
      timer: setTimeout(() => socket.destroy(), this.#options.unprovenMs),
    }
    this.#admitted.set(key, admitted)
    socket.once('close', () => {
      clearTimeout(admitted.timer)
      if (!admitted.isProven) this.#unproven -= 1
      this.#admitted.delete(key)
    })
    return true
  }

  /** A stream of that connection has proven the cookie. `address` as `getPeer` of a gRPC call tells it. */
  proven(address: string): void {
    const admitted = this.#admitted.get(address)
    if (admitted === undefined || admitted.isProven) return
    clearTimeout(admitted.timer)
    admitted.isProven = true
    this.#unproven -= 1
  }

  get connections(): number {
    return this.#admitted.size
  }

  closeAll(): void {
    for (const { socket } of this.#admitted.values()) socket.destroy()
  }
}
