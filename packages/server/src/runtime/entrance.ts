/** The AMQP listeners: closed while the node may not serve, and opened again on the same ports. */
import type { Broker } from '@warren/broker'
import type { Log } from '@warren/kernel'
import type { Address } from '../config/setting-type.ts'
import type { Fence } from '../platform/fence.ts'
import { TcpListener } from '../platform/tcp-listener.ts'

/** Nobody is let in while the cluster cannot be reached, while the node is drained, or once it stops. */
export type Closure = 'paused' | 'drained' | 'stopped'

export class Entrance {
  readonly #addresses: readonly Address[]
  readonly #broker: Broker
  readonly #log: Log
  readonly #fence: Fence
  #listeners: readonly TcpListener[] = []
  readonly #closures = new Set<Closure>()
  /** The newest of the openings, which come one after the other. */
  #opening: Promise<void> = Promise.resolve()

  constructor(addresses: readonly Address[], broker: Broker, fence: Fence, log: Log) {
    this.#fence = fence
    this.#addresses = addresses
    this.#broker = broker
    this.#log = log
  }

  get listeners(): readonly TcpListener[] {
    return this.#listeners
  }

  get isClosed(): boolean {
    return this.#closures.size > 0
  }

  /**
   * `closure` holds no longer; the ports are opened if no other one does. Rejects with a text for the operator when one cannot be
   * opened; those that were opened are closed again.
   */
  open(closure?: Closure): Promise<void> {
    if (closure !== undefined) this.#closures.delete(closure)
    const opening = this.#opening.then(() => this.#listen())
    this.#opening = opening.catch(() => undefined) // Whoever asked for it hears of its failure.
    return opening
  }

  /** Connections that are open go on. */
  close(closure: Closure): void {
    this.#closures.add(closure)
    for (const listener of this.#listeners) listener.close()
    this.#listeners = []
  }

  async #listen(): Promise<void> {
    if (this.isClosed || this.#listeners.length > 0) return
    const opened: TcpListener[] = []
    try {
      for (const { host, port } of this.#addresses) {
        opened.push(await listen({ host, port, broker: this.#broker, fence: this.#fence, log: this.#log }))
      }
    } catch (error) {
      for (const listener of opened) listener.close()
      throw error
    }
    if (!this.isClosed) this.#listeners = opened
    else for (const listener of opened) listener.close() // It was closed meanwhile.
  }
}

async function listen(options: Parameters<typeof TcpListener.listen>[0]): Promise<TcpListener> {
  try {
    return await TcpListener.listen(options)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const where = options.host === undefined ? `port ${options.port}` : `${options.host}:${options.port}`
    if (code === 'EADDRINUSE') {
      throw new Error(`AMQP ${where} is in use; stop what listens there or choose another with --amqp-port`, {
        cause: error,
      })
    }
    throw new Error(`AMQP ${where} cannot be opened: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
