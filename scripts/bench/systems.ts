// The two that are compared, each started from nothing on this machine.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '../../test/support/process-cluster.ts'
import { freePort } from '../local-node.ts'
import { RabbitmqNode } from '../rabbitmq-node.ts'
import type { Replicas } from './scenarios.ts'

/** Linux counts a process's time in these, whatever its own clock does. */
const TICKS_PER_SECOND = 100

/** Nodes A, B and C (the same one where there is only one), and their processes. */
export interface System {
  readonly name: string
  readonly uris: readonly string[]
  processIds(): readonly number[]
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
    processIds: () => cluster.nodes.map((node) => node.processId ?? 0),
    stop: () => cluster.close(),
  }
}

export async function startRabbitmq(nodes: 1 | 3): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), 'rabbitmq-bench-'))
  const members: RabbitmqNode[] = []
  for (let number = 1; number <= nodes; number += 1) {
    const name = `bench${number}@localhost`
    const ports = { amqpPort: await freePort(), distributionPort: await freePort() }
    const node = new RabbitmqNode({ name, ...ports, folder: join(folder, name) })
    members.push(node)
    await node.start()
    const first = members[0]
    if (first === undefined || first === node) continue
    node.ctl('stop_app')
    node.ctl('join_cluster', first.name)
    node.ctl('start_app')
  }
  const first = members[0] as RabbitmqNode // nodes >= 1.
  if (nodes === 3) for (const policy of policies()) first.ctl('set_policy', ...policy)
  return {
    name: 'RabbitMQ 3.10',
    uris: [0, 1, 2].map((i) => (members[i] ?? first).uri),
    processIds: () => members.map((node) => node.processId ?? 0),
    stop: async () => {
      for (const node of members) await node.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function residentMib(processId: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'latin1'))
  return match === null ? 0 : Number(match[1]) / 1024
}

/** Of the processor, since the processes began: theirs and the kernel's for them. */
export function processorSeconds(system: System): number {
  let ticks = 0
  for (const id of system.processIds()) {
    const stat = readFileSync(`/proc/${id}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // The name before it may hold spaces.
    ticks += Number(fields[11]) + Number(fields[12]) // utime and stime, see proc(5).
  }
  return ticks / TICKS_PER_SECOND
}
