// A cluster of real processes, each in a network namespace of its own, whose links can be cut one direction at a time.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LocalNode, nodeNumber } from '../../../scripts/local-node.ts'
import { until } from '../process-cluster.ts'
import type { Cut } from './cut.ts'
import { isLeftOver, Namespaces } from './namespaces.ts'

/** The default ports, the same for all: each node has a network to itself. */
const AMQP_PORT = 5672
const CLUSTER_PORT = 25_672
const OUR_FOLDER = /^warren-network-(?<pid>\d+)-/
const JOIN_MS = 30_000
const ALL_RUNNING_MS = 30_000
/** Between the pulled cable and the kill, so that the kernel's last words are lost too. */
const UNPLUGGED_MS = 20

export interface NetworkClusterOptions {
  readonly count: number
  /** Lines of the nodes' configuration files. */
  readonly settings?: readonly string[]
  readonly flags?: readonly string[]
}

export class NetworkCluster {
  readonly nodes: readonly LocalNode[]
  readonly #namespaces: Namespaces
  readonly #folder: string
  readonly #onExit = (): void => rmSync(this.#folder, { recursive: true, force: true })

  private constructor(nodes: readonly LocalNode[], namespaces: Namespaces, folder: string) {
    this.nodes = nodes
    this.#namespaces = namespaces
    this.#folder = folder
    process.once('exit', this.#onExit) // After the namespaces' own, which ends the nodes.
  }

  /** Nodes `rabbit@warren1` .. `rabbit@warrenN`, all disc nodes of one cluster, running. */
  static async start({ count, settings = [], flags = [] }: NetworkClusterOptions): Promise<NetworkCluster> {
    const namespaces = await Namespaces.create(count)
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'cookie'), 'TESTCOOKIE', { mode: 0o600 })
    // Clients are not on the nodes' loopbacks.
    writeFileSync(join(folder, 'warren.conf'), ['loopback_users = none', ...settings, ''].join('\n'))
    const nodes = Array.from({ length: count }, (_, i) => localNode(i + 1, namespaces, folder, flags))
    const cluster = new NetworkCluster(nodes, namespaces, folder)
    try {
      for (const each of nodes) each.start()
      await Promise.all(nodes.map((each) => each.ready()))
      for (const each of nodes.slice(1)) await cluster.#join(each)
      await cluster.allRunning()
    } catch (error) {
      await cluster.close()
      throw error
    }
    return cluster
  }

  node(number: number): LocalNode {
    return nodeNumber(this.nodes, number)
  }

  /** Resolves once each node says that all run. */
  allRunning(timeoutMs = ALL_RUNNING_MS): Promise<void> {
    return until('all nodes run', () => this.#areAllRunning(), timeoutMs)
  }

  async cut(cut: Cut): Promise<void> {
    await this.#namespaces.setLoss((from, to) => cut.isLost(from, to))
    if (cut.victim === undefined) return
    if (cut.kind === 'vanish') {
      await this.unplug(cut.victim)
      await new Promise((wake) => setTimeout(wake, UNPLUGGED_MS))
    }
    await this.node(cut.victim).kill()
  }

  /** The network is whole again, and who was killed is started; nobody waits for anything. */
  async heal(cut: Cut): Promise<void> {
    if (cut.victim !== undefined) await this.#namespaces.plug(cut.victim, true)
    await this.#namespaces.setLoss(() => false)
    if (cut.victim !== undefined) this.node(cut.victim).start()
  }

  /** The cable between `number` and the other nodes; `cut` and `heal` say no more than this about what is lost. */
  unplug(number: number): Promise<void> {
    return this.#namespaces.plug(number, false)
  }

  plug(number: number): Promise<void> {
    return this.#namespaces.plug(number, true)
  }

  async close(): Promise<void> {
    for (const node of this.nodes) node.signal('SIGCONT')
    // Killed, not stopped: in a cluster that did not heal a stop may wait for a long time.
    await Promise.all(this.nodes.map((node) => node.kill()))
    this.#namespaces.remove()
    process.off('exit', this.#onExit)
    this.#onExit()
  }

  /** In the classic steps, without the command line. */
  async #join(node: LocalNode): Promise<void> {
    const steps = [['stop_app'], ['join_cluster', `${this.node(1).name}:${CLUSTER_PORT}`], ['start_app']] as const
    for (const [command, ...args] of steps) {
      const answer = await node.control(command, args, JOIN_MS)
      if (answer === undefined) throw new Error(`${command} failed on ${node.name}:\n${node.logTail()}`)
    }
  }

  async #areAllRunning(): Promise<boolean> {
    const answers = await Promise.all(this.nodes.map((node) => node.control('cluster_status', [])))
    return answers.every((answer) => {
      const { running_nodes: running } = (answer?.value ?? {}) as { running_nodes?: readonly string[] }
      return running?.length === this.nodes.length
    })
  }
}

/** Those of processes that were killed go. */
function temporaryFolder(): string {
  for (const name of readdirSync(tmpdir()))
    if (isLeftOver(OUR_FOLDER.exec(name))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  return mkdtempSync(join(tmpdir(), `warren-network-${process.pid}-`))
}

function localNode(number: number, namespaces: Namespaces, folder: string, flags: readonly string[]): LocalNode {
  const name = `rabbit@${namespaces.hostName(number)}`
  return new LocalNode({
    ...{ name, folder: join(folder, name), cookieFile: join(folder, 'cookie') },
    ...{ amqpPort: AMQP_PORT, clusterPort: CLUSTER_PORT },
    flags: ['--config', join(folder, 'warren.conf'), ...flags],
    address: namespaces.clientAddress(number),
    launcher: namespaces.launcher(number),
  })
}
