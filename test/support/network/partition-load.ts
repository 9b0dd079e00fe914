// What goes on while the network is cut: publishers and consumers of the chaos run on every node, on queues of every node,
// with its ledger, and a probe of each node.
import { SeededRandom } from '@warren/kernel'
import { type ChaosClient, ChaosConsumer, ChaosPublisher } from '../chaos-clients.ts'
import { drain, within } from '../chaos-drain.ts'
import { ChaosLedger } from '../chaos-ledger.ts'
import { open } from '../confirmed-load.ts'
import type { LocalNode } from '../process-cluster.ts'
import { DEFINED_EXCHANGE, ServiceProbe } from './service-probe.ts'

const EXCHANGE = 'partition.fanout'
/** Longer than any round: a client that waits for so long has waited on a cluster that was whole. */
const STUCK_MS = 60_000
const WATCH_MS = 1_000
const END_MS = 30_000

export class PartitionLoad {
  readonly ledger = new ChaosLedger()
  readonly probes: readonly ServiceProbe[]
  readonly #nodes: readonly LocalNode[]
  readonly #random: SeededRandom
  readonly #clients: ChaosClient[] = []
  /** With a single consumer each, for the order. */
  readonly #ordered: readonly string[]
  /** Shared by consumers of all nodes, and bound to the fanout exchange. */
  readonly #shared: readonly string[]
  #runs: Promise<unknown>[] = []
  #watch: NodeJS.Timeout | undefined = undefined

  constructor(nodes: readonly LocalNode[], seed: number) {
    this.#nodes = nodes
    this.#random = new SeededRandom(seed)
    this.probes = nodes.map((node) => new ServiceProbe(node, this.#newRandom()))
    this.#ordered = nodes.map((_, i) => `ordered.${i + 1}`)
    this.#shared = nodes.map((_, i) => `shared.${i + 1}`)
  }

  /** Declares the queues, one of each sort on each node, and lets the clients run. */
  async start(): Promise<void> {
    for (const [i, node] of this.#nodes.entries()) await this.#declare(node, i)
    const fanout = { exchange: EXCHANGE, queues: this.#shared }
    const of = (name: string, nodes: readonly LocalNode[], queues: readonly string[]) => {
      return { name, nodes, queues, random: this.#newRandom(), fanout, ledger: this.ledger }
    }
    for (const node of this.#nodes) {
      const all = [...this.#ordered, ...this.#shared]
      this.#clients.push(new ChaosPublisher(of(`publisher at ${node.name}`, [node], all)))
      this.#clients.push(new ChaosConsumer(of(`consumer at ${node.name}`, [node], this.#shared), false))
    }
    for (const queue of this.#ordered)
      this.#clients.push(new ChaosConsumer(of(`consumer of ${queue}`, this.#nodes, [queue]), true))
    this.#runs = [...this.#clients, ...this.probes].map((client) => client.run())
    this.#watch = setInterval(() => this.#lookForStuck(), WATCH_MS)
  }

  get queues(): readonly string[] {
    return [...this.#ordered, ...this.#shared]
  }

  /** Ends the clients; with a cluster that is whole also takes out all there is, and judges. */
  async end(isWhole: boolean): Promise<void> {
    clearInterval(this.#watch)
    for (const probe of this.probes) probe.stop()
    for (const { state } of this.#clients) state.isStopping = true
    if (!isWhole) return
    try {
      await within('all clients end', Promise.all(this.#runs), END_MS)
      await drain({ nodes: this.#nodes, queues: this.queues, ledger: this.ledger, random: this.#random })
      this.ledger.checkLoss()
    } catch (error) {
      this.ledger.violation(`at the end: ${error} (${this.#waiting().join(', ')})`)
    }
  }

  async #declare(node: LocalNode, index: number): Promise<void> {
    const connection = await open(node.uri)
    const channel = await connection.createChannel()
    await channel.assertExchange(EXCHANGE, 'fanout', { durable: true })
    await channel.assertExchange(DEFINED_EXCHANGE, 'direct', { durable: true })
    for (const queues of [this.#ordered, this.#shared, this.probes.map(({ ownQueue }) => ownQueue)])
      await channel.assertQueue(queues[index] ?? '', { durable: true })
    await channel.bindQueue(this.#shared[index] ?? '', EXCHANGE, '')
    await connection.close()
  }

  #lookForStuck(): void {
    const nowMs = performance.now()
    for (const { name, state } of this.#clients) {
      if (state.sinceMs === undefined || nowMs - state.sinceMs < STUCK_MS) continue
      this.ledger.violation(`${name} waits for ${state.waitingFor} since ${STUCK_MS} ms`)
      state.sinceMs = undefined
    }
  }

  #waiting(): string[] {
    const states = this.probes.flatMap(({ node, states: [messages, definitions] }) => [
      { name: `messages at ${node.name}`, state: messages },
      { name: `definitions at ${node.name}`, state: definitions },
    ])
    const stuck = [...this.#clients, ...states].filter(({ state }) => state.sinceMs !== undefined)
    return stuck.map(({ name, state }) => `${name}: ${state.waitingFor}`)
  }

  #newRandom(): SeededRandom {
    return new SeededRandom(this.#random.below(2 ** 32))
  }
}
