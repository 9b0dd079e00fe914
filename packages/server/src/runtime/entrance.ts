/** The AMQP listeners: closed while the node may not serve, and opened again on the same ports. */
import type { Broker } from '@warren/broker'
import type { Log } from '@warren/kernel'
import type { Address } from '../config/setting-type.ts'
import type { Fence } from '../platform/fence.ts'
import { TcpListener } from '../platform/tcp-listener.ts'

export class Entrance {
  readonly #addresses: readonly Address[]
  readonly #broker: Broker
  readonly #log: Log
  readonly #fence: Fence
  #listeners: TcpListener[] = []
  /** Grows with each `close`: an `open` under way then undoes what it did. */
  #closed = 0

  constructor(addresses: readonly Address[], broker: Broker, fence: Fence, log: Log) {
    this.#fence = fence
    this.#addresses = addresses
    this.#broker = broker
    this.#log = log
  }

  get listeners(): readonly TcpListener[] {
    return this.#listeners
  }

  /** Rejects with a text for the operator when a port cannot be opened; those that were opened are closed again. */
  async open(): Promise<void> {
    const closed = this.#closed
    const opened: TcpListener[] = []
    try {
      for (const { host, port } of this.#addresses) {
        opened.push(await listen({ host, port, broker: this.#broker, fence: this.#fence, log: this.#log }))
      }
    } catch (error) {
      for (const listener of opened) listener.close()
      throw error
    }
    if (closed === this.#closed) this.#listeners = opened
    else for (const listener of opened) listener.close()
  }

  /** Connections that are open go on. */
  close(): void {
    this.#closed += 1
    for (const listener of this.#listeners) listener.close()
    this.#listeners = []
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
