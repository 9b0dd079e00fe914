// Three nodes of Warren, or of RabbitMQ, as one cluster on this machine; the same to those who measure.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProcessCluster, startCluster } from '../../test/support/process-cluster.ts'
import { freePort } from '../local-node.ts'
import { RabbitmqNode } from '../rabbitmq-node.ts'

export const NODES = 3
const MS_PER_TICK = 10 // Of Linux, on every machine of today.
const EVERYTHING = ['.*', '.*', '.*'] as const

export interface BrokerCluster {
  readonly name: string
  readonly ports: readonly number[]
  /** The CPU time that the nodes have taken so far; 0 where the system does not tell. */
  cpuMs(): number
  /** A vhost in which guest may do everything. */
  addVhost(vhost: string): Promise<void>
  /** With all that is in it. */
  deleteVhost(vhost: string): Promise<void>
  stop(): Promise<void>
}

export async function startWarren(flags: readonly string[] = []): Promise<BrokerCluster & { cluster: ProcessCluster }> {
  const cluster = await startCluster(NODES, { joined: true, flags })
  const first = cluster.node(1)
  return {
    name: 'Warren',
    cluster,
    ports: cluster.nodes.map((node) => node.options.amqpPort),
    cpuMs: () => cpuMsOf(cluster.nodes.map((node) => node.processId)),
    addVhost: async (vhost) => {
      await first.mustCtl('add_vhost', vhost)
      await first.mustCtl('set_permissions', '-p', vhost, 'guest', ...EVERYTHING)
    },
    deleteVhost: async (vhost) => {
      await first.mustCtl('delete_vhost', vhost)
    },
    stop: () => cluster.close(),
  }
}

export async function startRabbitmq(): Promise<BrokerCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'rabbitmq-scale-'))
  const members: RabbitmqNode[] = []
  for (let number = 1; number <= NODES; number += 1) {
    const name = `scale${number}@localhost`
    const ports = { amqpPort: await freePort(), distributionPort: await freePort() }
    const node = new RabbitmqNode({ name, ...ports, folder: join(folder, name) })
    members.push(node)
    await node.start()
    const [first] = members
    if (first === undefined || first === node) continue
    node.ctl('stop_app')
    node.ctl('join_cluster', first.name)
    node.ctl('start_app')
  }
  const first = members[0] as RabbitmqNode // NODES >= 1.
  return {
    name: 'RabbitMQ 3.10',
    ports: members.map((node) => node.amqpPort),
    cpuMs: () => cpuMsOf(members.map((node) => node.processId)),
    addVhost: async (vhost) => {
      first.ctl('add_vhost', vhost)
      first.ctl('set_permissions', '-p', vhost, 'guest', ...EVERYTHING)
    },
    deleteVhost: async (vhost) => {
      first.ctl('delete_vhost', vhost)
    },
    stop: async () => {
      for (const node of members) await node.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function cpuMsOf(processIds: readonly (number | undefined)[]): number {
  let ticks = 0
  for (const processId of processIds) {
    const file = `/proc/${processId}/stat`
    if (processId === undefined || !existsSync(file)) continue
    // The name in parentheses may hold anything; user and system time are the 12th and 13th fields behind it.
    const fields = readFileSync(file, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks * MS_PER_TICK
}
