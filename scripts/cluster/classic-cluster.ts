// The cluster of the classic guides: one node process after another is made a member by stop_app, reset, join_cluster and
// start_app, and one changes its type and back. All on loopback, on ports that were free a moment ago.
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, LocalNode } from '../local-node.ts'
import type { Operator, Say } from './operator.ts'

const LOOPBACK = ['--amqp-host', '127.0.0.1', '--cluster-host', '127.0.0.1']
/** So many nodes on one machine keep one another from the processor: longer than the default of 2 s. RabbitMQ's is 60. */
const CONFIG = 'net_ticktime = 10\n'
const SHOWN = 12

export interface ClusterPlan {
  readonly disc: number
  readonly ram: number
  /** Nodes are called `PREFIXn@localhost`; unique among what this user runs on this machine. */
  readonly prefix: string
  readonly folder: string
}

export interface JoinTimes {
  /** From the start of the process until it answers that it runs. */
  readonly startMs: readonly number[]
  /** From typing stop_app until the prompt after start_app; not for the first node. */
  readonly joinMs: readonly number[]
  /** One entry a node, by command. */
  readonly commandMs: ReadonlyMap<string, readonly number[]>
  /** From the start of the first process until the last node has joined. */
  readonly totalMs: number
}

export class ClassicCluster {
  readonly nodes: readonly LocalNode[]
  readonly plan: ClusterPlan

  private constructor(plan: ClusterPlan, nodes: readonly LocalNode[]) {
    this.plan = plan
    this.nodes = nodes
  }

  /** Nothing runs yet. */
  static async layOut(plan: ClusterPlan): Promise<ClassicCluster> {
    mkdirSync(plan.folder, { recursive: true, mode: 0o700 })
    const cookieFile = join(plan.folder, 'cookie')
    writeFileSync(cookieFile, randomBytes(24).toString('hex'), { mode: 0o400 })
    const configFile = join(plan.folder, 'warren.conf')
    writeFileSync(configFile, CONFIG)
    const flags = [...LOOPBACK, '--config', configFile]
    const nodes: LocalNode[] = []
    for (let number = 1; number <= plan.disc + plan.ram; number += 1) {
      const name = `${plan.prefix}${number}@localhost`
      const ports = { amqpPort: await freePort(), clusterPort: await freePort() }
      nodes.push(new LocalNode({ name, folder: join(plan.folder, name), cookieFile, ...ports, flags }))
    }
    return new ClassicCluster(plan, nodes)
  }

  get first(): LocalNode {
    return this.nodes[0] as LocalNode // A cluster has at least one disc node.
  }

  get disc(): readonly LocalNode[] {
    return this.nodes.slice(0, this.plan.disc)
  }

  get ram(): readonly LocalNode[] {
    return this.nodes.slice(this.plan.disc)
  }

  /** Starts all processes at once and joins them one after the other, each naming the member before it. */
  async make(operator: Operator, say: Say): Promise<JoinTimes> {
    const beganMs = performance.now()
    say(`Starting ${this.nodes.length} nodes, each a process of its own ...`)
    const startMs = await Promise.all(this.nodes.map((node) => startOne(node)))
    await operator.type(this.first, ['status'], SHOWN)
    await operator.type(this.first, ['cluster_status'], SHOWN)
    const joinMs: number[] = []
    const commandMs = new Map<string, number[]>()
    for (const [index, node] of this.nodes.entries()) {
      if (index === 0) continue
      const seed = this.nodes[index - 1] as LocalNode // The loop began after the first.
      const type = index < this.plan.disc ? [] : ['--ram']
      let ownMs = 0
      for (const command of [['stop_app'], ['reset'], ['join_cluster', seed.name, ...type], ['start_app']] as const) {
        const { tookMs } = await operator.type(node, command, SHOWN)
        commandMs.set(command[0], [...(commandMs.get(command[0]) ?? []), tookMs])
        ownMs += tookMs
      }
      joinMs.push(ownMs)
    }
    return { startMs, joinMs, commandMs, totalMs: performance.now() - beganMs }
  }

  /** stop_app, change_cluster_node_type, start_app. */
  async changeType(operator: Operator, node: LocalNode, type: 'disc' | 'ram'): Promise<void> {
    for (const command of [['stop_app'], ['change_cluster_node_type', type], ['start_app']]) {
      await operator.type(node, command, SHOWN)
    }
  }

  /** The nodes whose processes did not end with 0. */
  async stop(): Promise<readonly string[]> {
    const running = this.nodes.filter((node) => node.isRunning)
    const codes = await Promise.all(running.map((node) => node.stop()))
    return running.filter((_, index) => codes[index] !== 0).map((node) => node.name)
  }
}

async function startOne(node: LocalNode): Promise<number> {
  const startedMs = performance.now()
  node.start()
  await node.ready()
  return performance.now() - startedMs
}
