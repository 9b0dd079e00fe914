/** Checks that come before a method is carried out. Each throws what RabbitMQ answers. */
import { AmqpError, ReplyCode } from '@warren/codec'
import type { ExchangeName, QueueName } from '@warren/kernel'
import type { Access, QueueRecord } from '@warren/model'
import { domainErrorToAmqp } from '../errors/domain-errors.ts'
import { ownerDown } from '../errors/queue-errors.ts'
import type { QueueHandle } from '../queues/queue-handle.ts'
import type { ChannelScope } from './channel-scope.ts'

/** RabbitMQ's name of the default exchange in permissions. */
const DEFAULT_EXCHANGE_RESOURCE = 'amq.default'

export function checkQueueAccess(scope: ChannelScope, access: Access, name: string): void {
  const { user, vhost } = scope.host
  if (scope.broker.metadata.metadata.access.mayAccess(user, vhost, access, name)) return
  throw domainErrorToAmqp({ kind: 'accessRefused', entity: 'queue', name, vhost, user })
}

export function checkExchangeAccess(scope: ChannelScope, access: Access, name: string): void {
  const { user, vhost } = scope.host
  if (scope.broker.metadata.metadata.access.mayAccess(user, vhost, access, name)) return
  const resource = name === '' ? DEFAULT_EXCHANGE_RESOURCE : name
  throw domainErrorToAmqp({ kind: 'accessRefused', entity: 'exchange', name: resource, vhost, user })
}

/** The read right on a topic exchange is also a matter of the binding's key. */
export function checkTopicRead(scope: ChannelScope, exchange: ExchangeName, routingKey: string): void {
  const { user, vhost } = scope.host
  const { metadata } = scope.broker.metadata
  if (metadata.exchange(vhost, exchange)?.type !== 'topic') return
  if (metadata.access.mayAccessTopic(user, vhost, exchange, 'read', routingKey)) return
  throw domainErrorToAmqp({ kind: 'topicAccessRefused', routingKey, exchange, vhost, user })
}

export function checkNotDefaultExchange(name: string): void {
  if (name === '') throw domainErrorToAmqp({ kind: 'defaultExchange' })
}

/** The empty name is the last queue declared on the channel. */
export function queueNameOf(scope: ChannelScope, name: string): QueueName {
  const actual = name === '' ? scope.lastQueue : name
  if (actual === '') throw new AmqpError(ReplyCode.notFound, 'no previously declared queue')
  return actual as QueueName // A short string that is not empty.
}

/** The queue, unless it does not exist, is another connection's, or its home node is away. */
export function openQueue(scope: ChannelScope, name: QueueName): QueueHandle {
  const handle = lookUpQueue(scope, name)
  if (handle === undefined) {
    throw domainErrorToAmqp({ kind: 'notFound', entity: 'queue', name, vhost: scope.host.vhost })
  }
  return handle
}

/** The same, but undefined when it does not exist. */
export function lookUpQueue(scope: ChannelScope, name: QueueName): QueueHandle | undefined {
  const { host, broker } = scope
  const record = broker.metadata.metadata.queue(host.vhost, name)
  if (record === undefined) return undefined
  if (record.exclusiveOwner !== undefined && record.exclusiveOwner !== host.ownerId) {
    throw domainErrorToAmqp({ kind: 'resourceLocked', queue: name, vhost: host.vhost })
  }
  const handle = broker.directory.get(record)
  if (record.state === 'down' || handle.isDown) throw ownerDown(record, leaderName(scope, record))
  return handle
}

/** The name of the node that leads the queue. */
export function leaderName(scope: ChannelScope, record: QueueRecord): string {
  return scope.broker.metadata.metadata.member(record.leader)?.name ?? record.leader
}
