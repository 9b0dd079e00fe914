// A cluster with many queues, bindings and users: how large its Raft log gets, how long a node takes to join, and how long
// the event loops are held up by what happens to such a cluster.
import { dirname, join } from 'node:path'
import { freePort, LocalNode, nodeNumber } from '../local-node.ts'
import { type BrokerCluster, startWarren } from './broker-cluster.ts'
import { bindOf, Definer, declareOf, deleteOf } from './definer.ts'
import { type RaftFileSizes, RaftFiles } from './raft-files.ts'
import { type PhaseReport, StallWatch } from './stall-watch.ts'

const VHOST = 'scale'
const CLIENTS = 50
const USERS_AT_ONCE = 20
const RESTART_MS = 60_000
const LIST_MS = 60_000
/** What a cluster is compared by, and listed by an operator. */
const LISTS = [
  { command: 'list_queues', columns: ['name', 'durable', 'arguments', 'state', 'pid'], vhost: VHOST },
  { command: 'list_bindings', columns: [], vhost: VHOST },
  { command: 'list_exchanges', columns: ['name', 'type', 'durable'], vhost: VHOST },
  { command: 'list_users', columns: [], vhost: '/' },
  { command: 'list_permissions', columns: [], vhost: '/' },
] as const

export interface Sizes {
  readonly queues: number
  readonly bindings: number
  readonly users: number
}

export interface SizeReport {
  readonly phases: readonly PhaseReport[]
  readonly files: RaftFileSizes
  readonly joinSeconds: number
}

export async function atSize(sizes: Sizes): Promise<SizeReport> {
  const system = await startWarren()
  const run = new SizeRun(system, sizes)
  try {
    return await run.report()
  } finally {
    await run.close()
  }
}

class SizeRun {
  readonly #system: BrokerCluster
  readonly #sizes: Sizes
  readonly #nodes: LocalNode[]
  readonly #watch: StallWatch
  readonly #files: RaftFiles
  readonly #close: () => Promise<void>

  constructor(system: Awaited<ReturnType<typeof startWarren>>, sizes: Sizes) {
    this.#system = system
    this.#sizes = sizes
    this.#nodes = [...system.cluster.nodes]
    this.#watch = new StallWatch(this.#nodes)
    this.#files = new RaftFiles(this.#nodes)
    this.#close = () => system.stop()
  }

  async report(): Promise<SizeReport> {
    const { queues, bindings, users } = this.#sizes
    const watch = this.#watch
    await this.#system.addVhost(VHOST)
    this.#files.start()
    await watch.phase(`${queues} queues declared by ${CLIENTS} clients`, () => this.#declareAll())
    await watch.phase(`${bindings} bindings`, () => this.#bindAll())
    await watch.phase(`${users} users with permissions`, () => this.#addUsers())
    await watch.phase(`${queues} queues more declared and deleted again`, () => this.#churn())
    const files = await this.#files.end()
    for (const { command } of LISTS.slice(0, 2)) await watch.phase(command, () => this.#ctl(1, command))
    const joinSeconds = await this.#join()
    await watch.phase('node 3 killed, until the others have declared it down', () => this.#killed(3))
    await watch.phase('node 3 started again, until it serves', () => this.#restarted(3))
    await watch.phase('all nodes killed and started again, until they serve', () => this.#powerLoss())
    await watch.phase(`the vhost with ${queues} queues deleted`, () => this.#system.deleteVhost(VHOST))
    return { phases: watch.reports, files, joinSeconds }
  }

  async close(): Promise<void> {
    this.#files.stop()
    await Promise.all(this.#nodes.slice(this.#system.ports.length).map((node) => node.stop()))
    await this.#close()
  }

  /** `count` methods by all clients together. */
  async #define(count: number, methodOf: (number: number) => ReturnType<typeof declareOf>): Promise<void> {
    const { ports } = this.#system
    const clients: Definer[] = []
    for (let i = 0; i < CLIENTS; i += 1) clients.push(await Definer.open(ports[i % ports.length] ?? 0, VHOST))
    let sent = 0
    await Promise.all(
      clients.map((client) =>
        client.series(() => {
          if (sent === count) return undefined
          sent += 1
          return methodOf(sent - 1)
        }),
      ),
    )
    for (const client of clients) client.close()
  }

  #declareAll(): Promise<void> {
    return this.#define(this.#sizes.queues, (i) => declareOf(`queue-${i}`))
  }

  #bindAll(): Promise<void> {
    const { queues, bindings } = this.#sizes
    return this.#define(bindings, (i) => {
      const exchange = i % 2 === 0 ? 'amq.topic' : 'amq.direct'
      return bindOf(`queue-${i % queues}`, exchange, `orders.region-${i % 97}.item-${i}`)
    })
  }

  async #addUsers(): Promise<void> {
    const names = Array.from({ length: this.#sizes.users }, (_, i) => `user-${i}`)
    const add = async (name: string): Promise<void> => {
      await this.#control(1, 'add_user', [name, 'secret'])
      await this.#control(1, 'set_permissions', [name, '^user-.*', '.*', '.*'])
    }
    for (let at = 0; at < names.length; at += USERS_AT_ONCE) {
      await Promise.all(names.slice(at, at + USERS_AT_ONCE).map(add))
    }
  }

  /** The state stays as large as it is, the log grows. */
  async #churn(): Promise<void> {
    const { queues } = this.#sizes
    await this.#define(queues, (i) => declareOf(`passing-${i}`))
    await this.#define(queues, (i) => deleteOf(`passing-${i}`))
  }

  /** A fourth node, in the classic steps. */
  async #join(): Promise<number> {
    const { cookieFile, folder } = this.#node(1).options
    const name = `rabbit${this.#nodes.length + 1}@localhost`
    const ports = { amqpPort: await freePort(), clusterPort: await freePort() }
    const joiner = new LocalNode({ name, cookieFile, folder: join(dirname(folder), name), ...ports })
    joiner.start()
    await joiner.ready()
    this.#nodes.push(joiner)
    await this.#watch.phase('a fourth node joins, until it serves', async () => {
      await joiner.join(this.#node(1))
      await joiner.ready()
      await useQueue(joiner)
    })
    for (const list of LISTS) {
      const [ours, theirs] = [await rowsOf(this.#node(1), list), await rowsOf(joiner, list)]
      if (ours !== theirs) throw new Error(`${list.command} of the node that joined differs`)
    }
    return this.#watch.reports.at(-1)?.seconds ?? 0
  }

  async #killed(number: number): Promise<void> {
    await this.#node(number).kill()
    const gone = this.#node(number).name
    await this.#until(`${gone} is declared down`, async () => {
      const status = JSON.stringify((await this.#node(1).control('cluster_status', []))?.value)
      return !runningPart(status).includes(gone)
    })
  }

  async #restarted(number: number): Promise<void> {
    this.#node(number).start()
    await this.#node(number).ready(RESTART_MS)
    await useQueue(this.#node(number))
  }

  async #powerLoss(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.kill()))
    for (const node of this.#nodes) node.start()
    await Promise.all(this.#nodes.map((node) => node.ready(RESTART_MS)))
    for (const node of this.#nodes) await useQueue(node)
  }

  async #ctl(number: number, command: string): Promise<void> {
    await this.#node(number).mustCtl('-p', VHOST, command)
  }

  async #control(number: number, command: string, args: readonly string[]): Promise<void> {
    const answer = await this.#node(number).control(command, args)
    if (answer === undefined) throw new Error(`${command} ${args.join(' ')} failed`)
  }

  #node(number: number): LocalNode {
    return nodeNumber(this.#nodes, number)
  }

  async #until(what: string, condition: () => Promise<boolean>): Promise<void> {
    const deadlineMs = performance.now() + RESTART_MS
    while (!(await condition())) {
      if (performance.now() > deadlineMs) throw new Error(`not in time: ${what}`)
      await new Promise((wake) => setTimeout(wake, 20))
    }
  }
}

/** It serves clients: a queue is declared there and deleted again. */
async function useQueue(node: LocalNode): Promise<void> {
  const client = await Definer.open(node.options.amqpPort, VHOST)
  const methods = [declareOf('probe'), deleteOf('probe')]
  await client.series(() => methods.shift())
  client.close()
}

async function rowsOf(node: LocalNode, { command, columns, vhost }: (typeof LISTS)[number]): Promise<string> {
  const answer = await node.list(command, columns, LIST_MS, vhost)
  if (answer === undefined) throw new Error(`${command} on ${node.name} failed`)
  return JSON.stringify(answer.rows)
}

function runningPart(status: string): string {
  return /"running_nodes":\[[^\]]*\]/.exec(status)?.[0] ?? ''
}
