// A cluster of real RabbitMQ nodes on this machine's loopback, for those who measure.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../local-node.ts'
import { RabbitmqNode } from '../rabbitmq-node.ts'

export interface RabbitmqCluster {
  readonly nodes: readonly RabbitmqNode[]
  readonly first: RabbitmqNode
  /** And removes what they wrote. */
  stop(): Promise<void>
}

/** `count` (1 or more) nodes `<prefix>1@localhost` and so on; what was started stops when one of them cannot be. */
export async function startRabbitmqCluster(prefix: string, count: number): Promise<RabbitmqCluster> {
  const folder = mkdtempSync(join(tmpdir(), `rabbitmq-${prefix}-`))
  const nodes: RabbitmqNode[] = []
  const stop = async (): Promise<void> => {
    for (const node of nodes) await node.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const startOne = async (): Promise<RabbitmqNode> => {
    const name = `${prefix}${nodes.length + 1}@localhost`
    const ports = { amqpPort: await freePort(), distributionPort: await freePort() }
    const node = new RabbitmqNode({ name, ...ports, folder: join(folder, name) })
    nodes.push(node)
    await node.start()
    return node
  }
  try {
    const first = await startOne()
    while (nodes.length < count) (await startOne()).join(first)
    return { nodes, first, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
