// Warren in namespaces, for the queue workload.
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Cut } from '../network/cut.ts'
import { type Mode, settingsOf } from '../network/expectation.ts'
import { NetworkCluster } from '../network/network-cluster.ts'
import { logViolations } from '../network/partition-rounds.ts'
import type { LocalNode } from '../process-cluster.ts'
import type { ClusterUnderTest, QueuePlaces } from './cluster-under-test.ts'

const ASK_MS = 5_000
const NOTHING_CUT = { kind: 'split', text: '', sides: undefined, victim: undefined, isLost: () => false } as const

export class WarrenUnderTest implements ClusterUnderTest {
  readonly #cluster: NetworkCluster

  private constructor(cluster: NetworkCluster) {
    this.#cluster = cluster
  }

  static async start(options: { mode: Mode; nodes: number; ticktimeSeconds: number }): Promise<WarrenUnderTest> {
    const { mode, nodes, ticktimeSeconds } = options
    const settings = settingsOf(mode, (number) => `rabbit@warren${number}`)
    return new WarrenUnderTest(
      await NetworkCluster.start({
        count: nodes,
        settings: [...settings, `net_ticktime = ${ticktimeSeconds}`],
        flags: ['--log-format', 'json'],
      }),
    )
  }

  get nodes(): readonly LocalNode[] {
    return this.#cluster.nodes
  }

  node(number: number): LocalNode {
    return this.#cluster.node(number)
  }

  async mirror(prefix: string): Promise<void> {
    const definition = JSON.stringify({ 'ha-mode': 'all', 'ha-sync-mode': 'automatic' })
    const answer = await this.node(1).control('set_policy', ['mirrored', `^${prefix}`, definition])
    if (answer === undefined) await this.node(1).mustCtl('set_policy', 'mirrored', `^${prefix}`, definition)
  }

  cut(cut: Cut): Promise<void> {
    return this.#cluster.cut(cut)
  }

  mend(): Promise<void> {
    return this.#cluster.heal(NOTHING_CUT)
  }

  unplug(number: number): Promise<void> {
    return this.#cluster.unplug(number)
  }

  plug(number: number): Promise<void> {
    return this.#cluster.plug(number)
  }

  start(number: number): void {
    this.node(number).start()
  }

  async whyNotWhole(): Promise<string | undefined> {
    const texts = await Promise.all(this.nodes.map((node) => this.#notWell(node)))
    return texts.find((text) => text !== undefined)
  }

  /** Nothing: in each of its modes a cluster becomes whole by itself. */
  attend(): Promise<undefined> {
    return Promise.resolve(undefined)
  }

  async places(queue: string): Promise<QueuePlaces | undefined> {
    for (const node of this.nodes) {
      const answer = await node.list('list_queues', ['name', 'leader', 'synchronised_mirrors'], ASK_MS)
      const rows = (answer?.rows ?? []) as readonly { name: string; leader: string; synchronised_mirrors: string[] }[]
      const row = rows.find(({ name }) => name === queue)
      if (row !== undefined) return { leader: row.leader, inStep: row.synchronised_mirrors }
    }
    return undefined
  }

  keptAside(): string {
    return this.nodes.map(({ options }) => readKeptAside(join(options.folder, 'kept-aside'))).join('\n')
  }

  logViolations(): readonly string[] {
    return logViolations(this.#cluster)
  }

  keepLogs(folder: string): void {
    for (const { logFile } of this.nodes) copyFileSync(logFile, join(folder, basename(logFile)))
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  async #notWell(node: LocalNode): Promise<string | undefined> {
    const answer = await node.control('cluster_status', [], ASK_MS)
    if (answer === undefined) return `${node.name} does not answer cluster_status`
    const { running_nodes: running, partitions } = answer.value as unknown as {
      readonly running_nodes: readonly string[]
      readonly partitions: object
    }
    if (running.length !== this.nodes.length) return `${node.name} says that only ${running.join(' ')} run`
    if (Object.keys(partitions).length > 0) return `${node.name} shows partitions ${JSON.stringify(partitions)}`
    return undefined
  }
}

/** Of messages as they were sent, between the headers of their records. */
function readKeptAside(folder: string): string {
  if (!existsSync(folder)) return ''
  const files = readdirSync(folder).filter((name) => name.endsWith('.messages'))
  return files.map((name) => readFileSync(join(folder, name), 'latin1')).join('\n')
}
