// RabbitMQ 3.10 in the same namespaces, for the queue workload. Its nodes are restarted by the harness where the manual says
// that an operator has to.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { RabbitmqNode } from '../../../scripts/rabbitmq-node.ts'
import type { Cut } from '../network/cut.ts'
import type { Mode } from '../network/expectation.ts'
import { NetworkedNodes } from '../network/networked-nodes.ts'
import type { ClusterUnderTest, QueuePlaces } from './cluster-under-test.ts'

/** Both ports are the default ones: each node has a network to itself. */
const AMQP_PORT = 5672
const DISTRIBUTION_PORT = 25_672
const STEP_MS = 40_000

export class RabbitmqUnderTest implements ClusterUnderTest {
  readonly #networked: NetworkedNodes<RabbitmqNode>

  private constructor(networked: NetworkedNodes<RabbitmqNode>) {
    this.#networked = networked
  }

  static async start(options: { mode: Mode; nodes: number; ticktimeSeconds: number }): Promise<RabbitmqUnderTest> {
    const settings = [
      'loopback_users = none',
      'queue_index_embed_msgs_below = 4096',
      `cluster_partition_handling = ${options.mode}`,
      `net_ticktime = ${options.ticktimeSeconds}`,
    ]
    const networked = await NetworkedNodes.make(options.nodes, (number, { namespaces, folder }) => {
      const name = `rabbit@${namespaces.hostName(number)}`
      return new RabbitmqNode({
        ...{ name, folder: join(folder, name), amqpPort: AMQP_PORT, distributionPort: DISTRIBUTION_PORT, settings },
        ...{ launcher: namespaces.launcher(number), address: namespaces.clientAddress(number) },
      })
    })
    await networked.started(async () => {
      await Promise.all(networked.nodes.map((node) => node.start()))
      for (const node of networked.nodes.slice(1)) node.join(networked.node(1))
    })
    return new RabbitmqUnderTest(networked)
  }

  get nodes(): readonly RabbitmqNode[] {
    return this.#networked.nodes
  }

  node(number: number): RabbitmqNode {
    return this.#networked.node(number)
  }

  mirror(prefix: string): Promise<void> {
    const definition = JSON.stringify({ 'ha-mode': 'all', 'ha-sync-mode': 'automatic' })
    this.node(1).ctl('set_policy', 'mirrored', `^${prefix}`, definition)
    return Promise.resolve()
  }

  cut(cut: Cut): Promise<void> {
    return this.#networked.namespaces.setLoss((from, to) => cut.isLost(from, to))
  }

  mend(): Promise<void> {
    return this.#networked.namespaces.setLoss(() => false)
  }

  unplug(number: number): Promise<void> {
    return this.#networked.namespaces.plug(number, false)
  }

  plug(number: number): Promise<void> {
    return this.#networked.namespaces.plug(number, true)
  }

  start(number: number): void {
    this.node(number).launch()
  }

  async whyNotWhole(): Promise<string | undefined> {
    const texts = await Promise.all(this.nodes.map((node) => this.#notWell(node)))
    return texts.find((text) => text !== undefined)
  }

  /**
   * The first node is the one that is trusted: who does not see it, or is not seen, is restarted; all are stopped before the first
   * is started, for it forgets a partition only while nobody of it runs. One that does not answer is killed.
   */
  async attend(): Promise<string | undefined> {
    const [trusted, ...others] = this.nodes
    if (trusted === undefined) return undefined
    const untrusted: RabbitmqNode[] = []
    const own = (await trusted.call('rabbit_node_monitor', 'partitions', '[]')) ?? ''
    for (const node of others) {
      if (own.includes(node.name) || (await this.#notWell(node)) !== undefined) untrusted.push(node)
    }
    const stopped = new Set<RabbitmqNode>()
    for (const node of untrusted)
      if ((await node.call('rabbit', 'stop', '[]', STEP_MS)) !== undefined) stopped.add(node)
    for (const node of untrusted) {
      if (stopped.has(node) && (await node.call('rabbit', 'start', '[]', STEP_MS)) !== undefined) continue
      await node.kill()
      node.launch()
    }
    const restarted = untrusted.map(({ name }) => name)
    if (!trusted.isRunning) trusted.launch()
    return restarted.length === 0 ? undefined : `restarted ${restarted.join(', ')}`
  }

  places(queue: string): Promise<QueuePlaces | undefined> {
    for (const node of this.nodes) {
      if (!node.isRunning) continue
      const lines = node.ctl('list_queues', '--quiet', 'name', 'pid', 'synchronised_slave_pids').split('\n')
      const [, leader = '', inStep = ''] = lines.find((line) => line.startsWith(`${queue}\t`))?.split('\t') ?? []
      if (leader !== '') return Promise.resolve({ leader: nodesOf(leader)[0] ?? '', inStep: nodesOf(inStep) })
    }
    return Promise.resolve(undefined)
  }

  keptAside(): string {
    return ''
  }

  logViolations(): readonly string[] {
    return []
  }

  keepLogs(folder: string): void {
    for (const { name, folder: own } of this.nodes) copyFileSync(join(own, 'output.log'), join(folder, `${name}.log`))
  }

  close(): Promise<void> {
    return this.#networked.close()
  }

  async #notWell(node: RabbitmqNode): Promise<string | undefined> {
    const running = await node.call('rabbit_mnesia', 'cluster_nodes', '[running]')
    if (running === undefined) return `${node.name} does not answer`
    const missing = this.nodes.filter(({ name }) => !running.includes(name))
    if (missing.length > 0) return `${node.name} misses ${missing.map(({ name }) => name).join(' ')}`
    const partitions = await node.call('rabbit_node_monitor', 'partitions', '[]')
    return partitions?.trim() === '[]' ? undefined : `${node.name} shows partitions ${partitions?.trim()}`
  }
}

/** Pids are listed as <NODE.CREATION.ID.SERIAL>. */
function nodesOf(pids: string): string[] {
  return [...pids.matchAll(/<(?<node>[^.>]+)\./g)].map(({ groups }) => groups?.['node'] ?? '')
}
