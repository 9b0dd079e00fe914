// The two that are compared, each started from nothing on this machine.
import { startCluster } from '../../test/support/process-cluster.ts'
import { processorMs } from '../measure/process-usage.ts'
import { startRabbitmqCluster } from '../measure/rabbitmq-cluster.ts'
import type { Replicas } from './scenarios.ts'

/** Nodes A, B and C (the same one where there is only one), and their processes. */
export interface System {
  readonly name: string
  readonly uris: readonly string[]
  processIds(): readonly (number | undefined)[]
  stop(): Promise<void>
}

/** A policy says where the queue of this name is. */
export function queueOf(replicas: Replicas): string {
  return replicas === 1 ? 'bench' : `bench-on-${replicas}`
}

function policies(): readonly (readonly string[])[] {
  const automatic = { 'ha-sync-mode': 'automatic' }
  return [
    ['mirrored', `^${queueOf('all')}$`, JSON.stringify({ 'ha-mode': 'all', ...automatic })],
    ['on-two', `^${queueOf(2)}$`, JSON.stringify({ 'ha-mode': 'exactly', 'ha-params': 2, ...automatic })],
  ]
}

export async function startWarren(nodes: 1 | 3): Promise<System> {
  const cluster = await startCluster(nodes, { joined: true })
  if (nodes === 3) for (const policy of policies()) await cluster.node(1).mustCtl('set_policy', ...policy)
  return {
    name: 'Warren',
    uris: [0, 1, 2].map((i) => (cluster.nodes[i] ?? cluster.node(1)).uri),
    processIds: () => cluster.nodes.map((node) => node.processId),
    stop: () => cluster.close(),
  }
}

export async function startRabbitmq(nodes: 1 | 3): Promise<System> {
  const members = await startRabbitmqCluster('bench', nodes)
  if (nodes === 3) for (const policy of policies()) members.first.ctl('set_policy', ...policy)
  return {
    name: 'RabbitMQ 3.10',
    uris: [0, 1, 2].map((i) => (members.nodes[i] ?? members.first).uri),
    processIds: () => members.nodes.map((node) => node.processId),
    stop: () => members.stop(),
  }
}

/** Of all nodes together, since they began. */
export function processorSeconds(system: System): number {
  return processorMs(system.processIds()) / 1000
}
