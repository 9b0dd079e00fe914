// A cluster of real processes, each in a network namespace of its own, whose links can be cut one direction at a time.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LocalNode } from '../../../scripts/local-node.ts'
import { until } from '../process-cluster.ts'
import type { Cut } from './cut.ts'
import { NetworkedNodes, type NodePlace } from './networked-nodes.ts'

/** The default ports, the same for all: each node has a network to itself. */
const AMQP_PORT = 5672
const CLUSTER_PORT = 25_672
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
  readonly #networked: NetworkedNodes<LocalNode>

  private constructor(networked: NetworkedNodes<LocalNode>) {
    this.#networked = networked
  }

  /** Nodes `rabbit@warren1` .. `rabbit@warrenN`, all disc nodes of one cluster, running. */
  static async start({ count, settings = [], flags = [] }: NetworkClusterOptions): Promise<NetworkCluster> {
    const networked = await NetworkedNodes.make(count, (number, place) => localNode(number, place, flags))
    const { folder, nodes } = networked
    const cluster = new NetworkCluster(networked)
    await networked.started(async () => {
      writeFileSync(join(folder, 'cookie'), 'TESTCOOKIE', { mode: 0o600 })
      // Clients are not on the nodes' loopbacks.
      writeFileSync(join(folder, 'warren.conf'), ['loopback_users = none', ...settings, ''].join('\n'))
      for (const each of nodes) each.start()
      await Promise.all(nodes.map((each) => each.ready()))
      for (const each of nodes.slice(1)) await cluster.#join(each)
      await cluster.allRunning()
    })
    return cluster
  }

  get nodes(): readonly LocalNode[] {
    return this.#networked.nodes
  }

  node(number: number): LocalNode {
    return this.#networked.node(number)
  }

  /** Resolves once each node says that all run. */
  allRunning(timeoutMs = ALL_RUNNING_MS): Promise<void> {
    return until('all nodes run', () => this.#areAllRunning(), timeoutMs)
  }

  async cut(cut: Cut): Promise<void> {
    await this.#networked.namespaces.setLoss((from, to) => cut.isLost(from, to))
    if (cut.victim === undefined) return
    if (cut.kind === 'vanish') {
      await this.unplug(cut.victim)
      await new Promise((wake) => setTimeout(wake, UNPLUGGED_MS))
    }
    await this.node(cut.victim).kill()
  }

  /** The network is whole again, and who was killed is started; nobody waits for anything. */
  async heal(cut: Cut): Promise<void> {
    if (cut.victim !== undefined) await this.#networked.namespaces.plug(cut.victim, true)
    await this.#networked.namespaces.setLoss(() => false)
    if (cut.victim !== undefined) this.node(cut.victim).start()
  }

  /** The cable between `number` and the other nodes; `cut` and `heal` say no more than this about what is lost. */
  unplug(number: number): Promise<void> {
    return this.#networked.namespaces.plug(number, false)
  }

  plug(number: number): Promise<void> {
    return this.#networked.namespaces.plug(number, true)
  }

  close(): Promise<void> {
    return this.#networked.close()
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

function localNode(number: number, { namespaces, folder }: NodePlace, flags: readonly string[]): LocalNode {
  const name = `rabbit@${namespaces.hostName(number)}`
  return new LocalNode({
    ...{ name, folder: join(folder, name), cookieFile: join(folder, 'cookie') },
    ...{ amqpPort: AMQP_PORT, clusterPort: CLUSTER_PORT },
    flags: ['--config', join(folder, 'warren.conf'), ...flags],
    address: namespaces.clientAddress(number),
    launcher: namespaces.launcher(number),
  })
}
