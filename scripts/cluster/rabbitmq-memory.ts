// The memory of an idle RabbitMQ 3.10 node in a cluster of three, to compare with.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../local-node.ts'
import { RabbitmqNode } from '../rabbitmq-node.ts'
import { quietResidentBytes } from './resident-memory.ts'

const NODES = 3

/** In bytes, one for each node; the Erlang machine alone, without the shell that it was started by. */
export async function rabbitmqResidentBytes(quietMs: number): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rabbitmq-memory-'))
  const nodes: RabbitmqNode[] = []
  try {
    for (let number = 1; number <= NODES; number += 1) {
      const name = `memory${number}@localhost`
      const ports = { amqpPort: await freePort(), distributionPort: await freePort() }
      const node = new RabbitmqNode({ name, ...ports, folder: join(folder, name) })
      nodes.push(node)
      await node.start()
      const [first] = nodes
      if (first === undefined || first === node) continue
      node.ctl('stop_app')
      node.ctl('join_cluster', first.name)
      node.ctl('start_app')
    }
    const processIds = nodes.flatMap(({ processId }) => processId ?? [])
    return await quietResidentBytes(processIds, quietMs)
  } finally {
    for (const node of nodes) await node.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
