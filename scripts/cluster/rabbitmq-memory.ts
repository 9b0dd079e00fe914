// The memory of an idle RabbitMQ 3.10 node in a cluster of three, to compare with.
import { startRabbitmqCluster } from '../measure/rabbitmq-cluster.ts'
import { quietResidentBytes } from './resident-memory.ts'

const NODES = 3

/** In bytes, one for each node; the Erlang machine alone, without the shell that it was started by. */
export async function rabbitmqResidentBytes(quietMs: number): Promise<readonly number[]> {
  const cluster = await startRabbitmqCluster('memory', NODES)
  try {
    const processIds = cluster.nodes.flatMap(({ processId }) => processId ?? [])
    return await quietResidentBytes(processIds, quietMs)
  } finally {
    await cluster.stop()
  }
}
