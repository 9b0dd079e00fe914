/**
 * The queues, and bindings, that a run needs. What existed before the run is left alone at its end, whatever the options
 * say. Queue i is declared through the i-th address, so that a cluster spreads them.
 */
import type { Method } from '@warren/codec'
import { present } from '@warren/kernel'
import { AmqpConnection } from '../client/amqp-connection.ts'
import { LoadError } from '../load-error.ts'
import type { LoadOptions } from '../options/load-options.ts'

const CHANNEL = 1
const NOT_FOUND = 404
const PRECONDITION_FAILED = 406

export class Topology {
  readonly #connections: readonly AmqpConnection[]
  readonly #options: LoadOptions
  /** Indexes of the queues that this run made. */
  readonly #created: number[] = []
  #createdExchange = false

  private constructor(connections: readonly AmqpConnection[], options: LoadOptions) {
    this.#connections = connections
    this.#options = options
  }

  /**
   * Declares and binds, or looks whether the queues are there. Throws a LoadError when the broker refuses, or when `signal`
   * interrupts the login; what was made until then is removed.
   */
  static async prepare(options: LoadOptions, signal: AbortSignal): Promise<Topology> {
    const connections: AmqpConnection[] = []
    const topology = new Topology(connections, options)
    try {
      for (const uri of options.declareUris.slice(0, options.queues.length)) {
        const connection = await AmqpConnection.open(uri, 'warren-perf declarations', signal)
        connections.push(connection)
        await connection.openChannel(CHANNEL)
      }
      await topology.#prepare()
      return topology
    } catch (error) {
      await topology.remove() // Its own failure would only repeat the first one.
      throw error
    }
  }

  /** Deletes what the run made, unless it is to stay, and closes the connections. Never throws; what went wrong. */
  async remove(): Promise<LoadError | undefined> {
    let problem: LoadError | undefined
    try {
      if (this.#options.delete) await this.#deleteCreated()
    } catch (error) {
      if (!(error instanceof LoadError)) throw error
      problem = error
    }
    for (const connection of this.#connections) await connection.close()
    return problem
  }

  async #prepare(): Promise<void> {
    const { exchange, queues, declare } = this.#options
    if (exchange !== '' && declare) await this.#prepareExchange(exchange)
    for (const [i, queue] of queues.entries()) {
      const connection = this.#connectionOf(i)
      const exists = await succeeds(connection, declaration(queue, true, this.#options), 'queue.declare-ok')
      if (!declare) {
        if (!exists)
          throw new LoadError(`queue '${queue}' does not exist: create it, or leave out --no-declare`, NOT_FOUND)
        continue
      }
      await this.#declare(connection, queue, exists)
      if (!exists) this.#created.push(i)
      if (exchange !== '') await this.#bind(connection, exchange, queue)
    }
  }

  async #declare(connection: AmqpConnection, queue: string, exists: boolean): Promise<void> {
    try {
      await connection.call(CHANNEL, declaration(queue, false, this.#options), 'queue.declare-ok')
    } catch (error) {
      if (!exists || !(error instanceof LoadError) || error.replyCode !== PRECONDITION_FAILED) throw error
      const advice = 'choose another --queue, or take it as it is with --no-declare'
      throw new LoadError(`${error.message}; ${advice}`, error.replyCode)
    }
  }

  async #prepareExchange(exchange: string): Promise<void> {
    const connection = this.#connectionOf(0)
    const { exchangeType: type, durable } = this.#options
    const declare = {
      kind: 'exchange.declare',
      exchange,
      type: type ?? 'direct', // A passive declaration ignores it.
      passive: true,
      durable,
      autoDelete: false,
      internal: false,
      noWait: false,
      arguments: [],
    } as const
    const exists = await succeeds(connection, declare, 'exchange.declare-ok')
    if (type === undefined) {
      if (!exists)
        throw new LoadError(`exchange '${exchange}' does not exist: create it, or add --exchange-type`, NOT_FOUND)
      return
    }
    await connection.call(CHANNEL, { ...declare, passive: false }, 'exchange.declare-ok')
    this.#createdExchange = !exists
  }

  async #bind(connection: AmqpConnection, exchange: string, queue: string): Promise<void> {
    const routingKey = this.#options.routingKey ?? queue
    await connection.call(
      CHANNEL,
      { kind: 'queue.bind', queue, exchange, routingKey, noWait: false, arguments: [] },
      'queue.bind-ok',
    )
  }

  async #deleteCreated(): Promise<void> {
    for (const i of this.#created) {
      const queue = this.#options.queues[i] ?? ''
      const deletion = { kind: 'queue.delete', queue, ifUnused: false, ifEmpty: false, noWait: false } as const
      await this.#connectionOf(i).call(CHANNEL, deletion, 'queue.delete-ok')
    }
    if (!this.#createdExchange) return
    const deletion = {
      kind: 'exchange.delete',
      exchange: this.#options.exchange,
      ifUnused: false,
      noWait: false,
    } as const
    await this.#connectionOf(0).call(CHANNEL, deletion, 'exchange.delete-ok')
  }

  #connectionOf(queue: number): AmqpConnection {
    return present(this.#connections[queue % this.#connections.length], 'there is an address to declare through')
  }
}

/** Whether a passive declaration finds what it names. The channel is open again afterwards. */
async function succeeds(connection: AmqpConnection, method: Method, expected: Method['kind']): Promise<boolean> {
  try {
    await connection.call(CHANNEL, method, expected)
    return true
  } catch (error) {
    if (!(error instanceof LoadError) || error.replyCode !== NOT_FOUND) throw error
    await connection.openChannel(CHANNEL)
    return false
  }
}

function declaration(queue: string, passive: boolean, options: LoadOptions): Method {
  return {
    kind: 'queue.declare',
    queue,
    passive,
    durable: options.durable,
    exclusive: false,
    autoDelete: false,
    noWait: false,
    arguments: options.queueArguments,
  }
}
