// Chaos: three nodes under load from all sides, killed, frozen, stopped and restarted at random; afterwards everything is
// brought back and drained, and the ledger tells whether a promise was broken.
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { SeededRandom } from '@warren/kernel'
import { type ChaosClient, ChaosConsumer, ChaosPublisher, pause } from './chaos-clients.ts'
import { ChaosDefiner } from './chaos-definer.ts'
import { drain, within } from './chaos-drain.ts'
import { ChaosLedger, type LedgerTotals } from './chaos-ledger.ts'
import { open } from './confirmed-load.ts'
import { type LocalNode, type ProcessCluster, startCluster, until } from './process-cluster.ts'

const NODES = 3
const QUEUES_PER_NODE = 3
/** A client of a node that has run for so long is not to wait longer. */
const STUCK_MS = 30_000
const EXCHANGE = 'chaos.fanout'
const READY_MS = 60_000
/** What the log calls an error although it is no bug: clients that were refused or cut off, and what the faults do to nodes. */
const EXPECTED_ERRORS = /(?:connection|channel) error|declared down|connection to node rejected/
const CRASH = /^\s+at |^\S+ fatal |INTERNAL_ERROR/
const FAULTS = ['kill', 'kill', 'kill two', 'kill all', 'freeze', 'freeze', 'stop_app', 'terminate', 'storm'] as const
/** Of a storm: each node has a fault of its own at about the same time. */
const STORM = ['kill', 'freeze', 'stop_app', 'terminate'] as const
const STOP_MS = 10_000
type Fault = (typeof FAULTS)[number]

export interface ChaosOptions {
  readonly rounds: number
  readonly seed: number
  readonly log?: (text: string) => void
}

export interface ChaosResult extends LedgerTotals {
  readonly violations: readonly string[]
}

/** Runs and closes a cluster of its own. */
export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const cluster = await startCluster(NODES, { joined: true })
  try {
    const result = await new Chaos(cluster, options).run()
    if (result.violations.length > 0) keepLogs(cluster, options)
    return result
  } finally {
    for (const node of cluster.nodes) node.signal('SIGCONT')
    await cluster.close()
  }
}

function keepLogs(cluster: ProcessCluster, { seed, log }: ChaosOptions): void {
  const folder = mkdtempSync(join(tmpdir(), `warren-chaos-${seed}-`))
  for (const { logFile } of cluster.nodes) copyFileSync(logFile, join(folder, basename(logFile)))
  log?.(`the nodes' logs are in ${folder}`)
}

class Chaos {
  readonly #cluster: ProcessCluster
  readonly #random: SeededRandom
  readonly #rounds: number
  readonly #seed: number
  readonly #log: (text: string) => void
  readonly #ledger = new ChaosLedger()
  readonly #clients: ChaosClient[] = []
  readonly #definers: ChaosDefiner[] = []
  /** Shared by several consumers, and with a single consumer each. */
  readonly #shared: string[] = []
  readonly #ordered: string[] = []
  /** To the fanout exchange: one at each node. */
  readonly #bound: string[] = []
  /** Since when each node serves without a fault. */
  readonly #upSinceMs = new Map<LocalNode, number>()

  constructor(cluster: ProcessCluster, options: ChaosOptions) {
    this.#cluster = cluster
    this.#random = new SeededRandom(options.seed)
    this.#rounds = options.rounds
    this.#seed = options.seed
    this.#log = options.log ?? (() => {})
  }

  async run(): Promise<ChaosResult> {
    await this.#declare()
    for (const node of this.#cluster.nodes) this.#upSinceMs.set(node, performance.now())
    const runs = this.#startClients()
    const watch = setInterval(() => this.#lookForStuck(), 1_000)
    try {
      for (let round = 1; round <= this.#rounds; round += 1) await this.#round(round)
      await this.#bringBack()
      for (const { state } of this.#clients) state.isStopping = true
      await within('all clients end', Promise.all(runs), STUCK_MS).catch((error: Error) => {
        const stuck = this.#clients.filter(({ state }) => state.sinceMs !== undefined)
        const waiting = stuck.map(({ name, state }) => `${name}: ${state.waitingFor}`).join(', ')
        this.#ledger.violation(`${error.message} (${waiting})`)
      })
    } finally {
      clearInterval(watch)
    }
    await this.#settleAll()
    this.#ledger.checkLoss()
    this.#checkLogs()
    return { ...this.#ledger.totals, violations: this.#ledger.violations }
  }

  async #declare(): Promise<void> {
    for (const [n, node] of this.#cluster.nodes.entries()) {
      const connection = await open(node.uri)
      const channel = await connection.createChannel()
      for (let q = 1; q <= QUEUES_PER_NODE; q += 1) {
        const queue = `chaos.${n + 1}.${q}`
        await channel.assertQueue(queue, { durable: true })
        await channel.assertExchange(EXCHANGE, 'fanout', { durable: true })
        await channel.assertExchange(`${EXCHANGE}.defined`, 'direct', { durable: true })
        if (q === 2) {
          await channel.bindQueue(queue, EXCHANGE, '')
          this.#bound.push(queue)
        }
        if (q === 1) this.#ordered.push(queue)
        else this.#shared.push(queue)
      }
      await connection.close()
    }
  }

  #startClients(): Promise<void>[] {
    const { nodes } = this.#cluster
    const all = [...this.#ordered, ...this.#shared]
    const of = (name: string, where: readonly LocalNode[], queues: readonly string[]) => {
      const random = new SeededRandom(this.#seed * 1_000 + this.#clients.length + 1)
      const fanout = { exchange: EXCHANGE, queues: this.#bound }
      return { name, nodes: where, queues, random, fanout, ledger: this.#ledger }
    }
    for (const node of nodes) {
      const at = node.name.replace(/@.*/, '')
      const definer = new ChaosDefiner(of(`defined.${at}`, [node], []))
      this.#definers.push(definer)
      this.#clients.push(definer)
      for (const n of [1, 2]) this.#clients.push(new ChaosPublisher(of(`publisher${n}.${at}`, [node], all)))
      for (const n of [1, 2, 3])
        this.#clients.push(new ChaosConsumer(of(`consumer${n}.${at}`, [node], this.#shared), false))
    }
    for (const queue of this.#ordered) this.#clients.push(new ChaosConsumer(of(`only.${queue}`, nodes, [queue]), true))
    return this.#clients.map((client) => client.run())
  }

  async #round(round: number): Promise<void> {
    const random = this.#random
    const fault = FAULTS[random.below(FAULTS.length)] as Fault // Below its length.
    const first = random.below(NODES)
    const count = fault === 'kill all' || fault === 'storm' ? NODES : fault === 'kill two' ? 2 : 1
    const victims = Array.from({ length: count }, (_, i) => this.#cluster.node(((first + i) % NODES) + 1))
    await pause(random.below(2_500))
    const names = victims.map(({ name }) => name).join(' ')
    this.#log(`round ${round}: ${fault} ${names}; ${JSON.stringify(this.#ledger.totals)}`)
    const faults = victims.map(async (victim) => {
      const own = fault === 'storm' ? (STORM[random.below(STORM.length)] as Fault) : fault // Below its length.
      const awayMs = random.below(2_000)
      if (fault === 'storm') await pause(random.below(1_000))
      await this.#fault(own, victim, awayMs)
    })
    await Promise.all(faults)
    // Half of the time the next fault comes while the nodes still start.
    if (random.below(2) === 0) await Promise.all(victims.map((victim) => this.#ready(victim)))
  }

  async #fault(fault: Fault, victim: LocalNode, awayMs: number): Promise<void> {
    if (!victim.isRunning) {
      this.#ledger.violation(`${victim.name} ended by itself`)
      victim.start()
      return
    }
    if (fault !== 'terminate') this.#upSinceMs.delete(victim)
    switch (fault) {
      case 'freeze':
        victim.signal('SIGSTOP')
        await pause(1_000 + 1.5 * awayMs)
        victim.signal('SIGCONT')
        break
      case 'stop_app':
        await victim.ready(READY_MS)
        if ((await victim.control('stop_app', [], STUCK_MS)) === undefined)
          this.#ledger.violation(`stop_app failed on ${victim.name}`)
        await pause(awayMs)
        if ((await victim.control('start_app', [], READY_MS)) === undefined)
          this.#ledger.violation(`start_app failed on ${victim.name}`)
        break
      case 'terminate':
        await this.#terminate(victim)
        await pause(awayMs)
        victim.start()
        break
      default:
        await victim.kill()
        await pause(awayMs)
        victim.start()
    }
    void this.#ready(victim)
  }

  /** In its first moments a process has no word about signals, and the system ends it: no exit code to look at. */
  async #terminate(victim: LocalNode): Promise<void> {
    const hasStarted = this.#upSinceMs.has(victim)
    this.#upSinceMs.delete(victim)
    const startMs = performance.now()
    const code = await victim.stop()
    const tookMs = performance.now() - startMs
    if ((hasStarted && code !== 0) || tookMs > STOP_MS)
      this.#ledger.violation(`${victim.name} ended with ${code}, ${tookMs.toFixed(0)} ms after SIGTERM`)
  }

  async #ready(node: LocalNode): Promise<void> {
    const { processId } = node
    try {
      await node.ready(READY_MS)
      if (node.processId === processId) this.#upSinceMs.set(node, performance.now())
    } catch (error) {
      if (node.isRunning) this.#ledger.violation(String(error))
    }
  }

  async #bringBack(): Promise<void> {
    for (const node of this.#cluster.nodes) {
      if (!node.isRunning) this.#ledger.violation(`${node.name} ended by itself`)
      node.start()
    }
    await Promise.all(this.#cluster.nodes.map((node) => this.#ready(node)))
  }

  #lookForStuck(): void {
    const nowMs = performance.now()
    for (const { name, state } of this.#clients) {
      const upSinceMs = this.#upSinceMs.get(state.node)
      if (upSinceMs === undefined || state.sinceMs === undefined) continue
      const stuckMs = nowMs - Math.max(upSinceMs, state.sinceMs)
      if (stuckMs < STUCK_MS) continue
      this.#ledger.violation(`${name} at ${state.node.name} waits ${stuckMs.toFixed(0)} ms for ${state.waitingFor}`)
      state.sinceMs = undefined
    }
  }

  /** Takes out all there is, and sees that it stays out when all nodes are killed and started once more. */
  async #settleAll(): Promise<void> {
    try {
      await this.#drain()
      await Promise.all(this.#cluster.nodes.map((node) => node.kill()))
      for (const node of this.#cluster.nodes) node.start()
      await Promise.all(this.#cluster.nodes.map((node) => node.ready(READY_MS)))
      await this.#drain()
      for (const node of this.#cluster.nodes) {
        await this.#checkDefinitions(node)
        const connections = JSON.parse(await node.mustCtl('list_connections', '--formatter', 'json')) as unknown[]
        if (connections.length > 0) this.#ledger.violation(`${connections.length} connections on ${node.name}`)
      }
    } catch (error) {
      this.#ledger.violation(`after the rounds: ${error}`)
    }
  }

  async #drain(): Promise<void> {
    await until('all nodes know of one another', () => this.#canReachAll(), STUCK_MS)
    const { nodes } = this.#cluster
    await drain({ nodes, queues: [...this.#ordered, ...this.#shared], ledger: this.#ledger, random: this.#random })
  }

  async #canReachAll(): Promise<boolean> {
    const text = await this.#cluster.node(1).mustCtl('list_queues', '--formatter', 'json', 'name', 'state')
    const queues = JSON.parse(text) as { state: string }[]
    return queues.length >= NODES * QUEUES_PER_NODE && queues.every(({ state }) => state === 'running')
  }

  async #checkDefinitions(node: LocalNode): Promise<void> {
    const queues = JSON.parse(await node.mustCtl('list_queues', '--formatter', 'json', 'name')) as { name: string }[]
    const present = new Set(queues.map(({ name }) => name))
    for (const definer of this.#definers) definer.check(present)
  }

  /** `error` means that someone must act; nobody has to, after crashes. */
  #checkLogs(): void {
    for (const node of this.#cluster.nodes) {
      for (const line of readFileSync(node.logFile, 'utf8').split('\n')) {
        if (CRASH.test(line) || (/^\S+ error /.test(line) && !EXPECTED_ERRORS.test(line)))
          this.#ledger.violation(`${node.name} logs: ${line.slice(0, 300)}`)
      }
    }
  }
}
