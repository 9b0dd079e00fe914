/** On which node a new queue lives (RabbitMQ: queue master location). */
import { type QueueDeclare, tableLookup } from '@warren/codec'
import type { NodeId, QueueName, VhostName } from '@warren/kernel'
import type { Metadata } from '@warren/model'
import type { BrokerContext } from '../../broker-context.ts'

type PlacementContext = Pick<BrokerContext, 'nodeId' | 'config' | 'random'> & {
  readonly metadata: Pick<BrokerContext['metadata'], 'metadata'>
}

/**
 * `client-local` (the default), `min-masters` or `random` by the argument x-queue-master-locator, else by a policy, else by the
 * configuration; the metadata refuses other values. Exclusive queues live with their connection. O(queues) for min-masters.
 */
export function placeQueue(broker: PlacementContext, declare: QueueDeclare, vhost: VhostName, name: QueueName): NodeId {
  if (declare.exclusive) return broker.nodeId
  const argument = tableLookup(declare.arguments, 'x-queue-master-locator')
  const { metadata } = broker.metadata
  const byPolicy = metadata.matchPolicy(vhost, 'classicQueue', name)?.definition['queue-master-locator']
  const locator = argument?.type === 'longstr' ? argument.value : (byPolicy ?? broker.config.queueMasterLocator)
  if (locator === 'min-masters') return fewestQueues(metadata, broker.nodeId)
  if (locator !== 'random') return broker.nodeId
  const open = openNodes(metadata)
  if (open.length === 0) return broker.nodeId
  return open[broker.random.below(open.length)] ?? broker.nodeId
}

/** Without those that are drained: they get nothing that can live elsewhere. */
function openNodes(metadata: Metadata): NodeId[] {
  return Array.from(metadata.members())
    .filter((member) => member.running && !member.isDraining)
    .map((member) => member.id)
}

function fewestQueues(metadata: Metadata, self: NodeId): NodeId {
  const counts = new Map<NodeId, number>(openNodes(metadata).map((node) => [node, 0]))
  for (const queue of metadata.queues()) {
    const count = counts.get(queue.leader)
    if (count !== undefined) counts.set(queue.leader, count + 1)
  }
  let fewest = self
  for (const [node, count] of counts) if (count < (counts.get(fewest) ?? Number.POSITIVE_INFINITY)) fewest = node
  return fewest
}
