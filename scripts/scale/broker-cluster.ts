// Three nodes of Warren, or of RabbitMQ, as one cluster on this machine; the same to those who measure.
import { type ProcessCluster, startCluster } from '../../test/support/process-cluster.ts'
import { processorMs } from '../measure/process-usage.ts'
import { startRabbitmqCluster } from '../measure/rabbitmq-cluster.ts'

export const NODES = 3
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
    cpuMs: () => processorMs(cluster.nodes.map((node) => node.processId)),
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
  const { nodes, first, stop } = await startRabbitmqCluster('scale', NODES)
  return {
    name: 'RabbitMQ 3.10',
    ports: nodes.map((node) => node.amqpPort),
    cpuMs: () => processorMs(nodes.map((node) => node.processId)),
    addVhost: async (vhost) => {
      first.ctl('add_vhost', vhost)
      first.ctl('set_permissions', '-p', vhost, 'guest', ...EVERYTHING)
    },
    deleteVhost: async (vhost) => {
      first.ctl('delete_vhost', vhost)
    },
    stop,
  }
}
