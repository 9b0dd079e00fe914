/** queue.declare, delete and purge (RabbitMQ 3.10's order of checks). Bindings are beside the exchanges. */
import { type FieldTable, type QueueDeclare, type QueueDelete, type QueuePurge, tableLookup } from '@warren/codec'
import type { QueueName } from '@warren/kernel'
import { type CommandOk, entityText, isReservedName, type QueueRecord, stripLineBreaks } from '@warren/model'
import { domainErrorToAmqp } from '../../errors/domain-errors.ts'
import { queueFailure } from '../../errors/queue-errors.ts'
import type { QueueHandle } from '../../queues/queue-handle.ts'
import { checkExchangeAccess, checkQueueAccess, leaderName, lookUpQueue, openQueue, queueNameOf } from '../access.ts'
import type { ChannelScope } from '../channel-scope.ts'
import { isReplyName, REPLY_QUEUE } from '../delivering/direct-replies.ts'
import { randomName } from '../random-name.ts'
import { placeQueue } from './queue-placement.ts'

export function declareQueue(scope: ChannelScope, method: QueueDeclare): void {
  const given = stripLineBreaks(method.queue)
  if (given === REPLY_QUEUE || isReplyName(given)) {
    declareReplyName(scope, given, method.noWait)
    return
  }
  if (method.passive) {
    const queue = openQueue(scope, given as QueueName) // Passively the empty name is just unknown.
    answerWithCounts(scope, queue, method.noWait)
    return
  }
  const isServerNamed = given === ''
  if (isReservedName(given)) throw domainErrorToAmqp({ kind: 'reservedPrefix', entity: 'queue', name: given })
  const name = (isServerNamed ? randomName('amq.gen-', scope.broker.random) : given) as QueueName // Not empty.
  checkQueueAccess(scope, 'configure', name)
  const { host, broker } = scope
  const { metadata } = broker.metadata
  if (metadata.queue(host.vhost, name) === undefined) checkDeadLetterRights(scope, name, method.arguments)
  if (method.exclusive) host.ownsQueue()
  scope.change(
    {
      kind: 'declareQueue',
      vhost: host.vhost,
      name,
      durable: method.durable && !method.exclusive,
      autoDelete: method.autoDelete,
      connection: host.ownerId,
      exclusive: method.exclusive,
      serverNamed: isServerNamed,
      arguments: method.arguments,
      leader: placeQueue(broker, method, host.vhost, name),
      mirrors: [],
    },
    entityText({ entity: 'queue', name, vhost: host.vhost }),
    (outcome) => declared(scope, outcome, method.noWait),
    () => {
      // Declared after its owner was released: nobody else would delete it.
      if (method.exclusive && host.hasEnded) broker.releaseOwner(host.ownerId, () => {})
    },
  )
}

export function deleteQueue(scope: ChannelScope, method: QueueDelete): void {
  const name = queueNameOf(scope, stripLineBreaks(method.queue))
  checkQueueAccess(scope, 'configure', name)
  const queue = lookUpQueue(scope, name)
  const answer = (messageCount: number): void => {
    if (!method.noWait) scope.reply({ kind: 'queue.delete-ok', messageCount })
  }
  if (queue === undefined) {
    // Gone already is as good as deleted, but only a fresh look tells that it is gone.
    scope.refresh(() => {
      if (lookUpQueue(scope, name) === undefined) answer(0)
      else deleteQueue(scope, method)
    })
    return
  }
  scope.begin()
  queue.delete({ ifUnused: method.ifUnused, ifEmpty: method.ifEmpty }, (result) => {
    scope.finish(() => {
      if (result.ok) answer(result.value)
      else if (result.error.kind === 'notFound') answer(0)
      else throw queueFailure(result.error, queue.record, leaderName(scope, queue.record))
    })
  })
}

export function purgeQueue(scope: ChannelScope, method: QueuePurge): void {
  const name = queueNameOf(scope, method.queue)
  checkQueueAccess(scope, 'read', name)
  const queue = openQueue(scope, name)
  scope.begin()
  queue.purge((result) => {
    scope.finish(() => {
      if (!result.ok) throw queueFailure(result.error, queue.record, leaderName(scope, queue.record))
      if (!method.noWait) scope.reply({ kind: 'queue.purge-ok', messageCount: result.value })
    })
  })
}

/** Lets a responder find out whether its requester still waits. */
function declareReplyName(scope: ChannelScope, name: string, isNoWait: boolean): void {
  scope.begin()
  scope.broker.replies.ask(name, (isThere) => {
    scope.finish(() => {
      if (!isThere && name !== REPLY_QUEUE) throw notFound(name, scope.host.vhost)
      if (!isNoWait) scope.reply({ kind: 'queue.declare-ok', queue: name, messageCount: 0, consumerCount: 1 })
    })
  })
}

function declared(scope: ChannelScope, outcome: CommandOk, isNoWait: boolean): void {
  if (outcome.kind !== 'queueDeclared') return
  const record: QueueRecord = outcome.queue
  if (outcome.changed) {
    scope.lastQueue = record.name
    if (!isNoWait) scope.reply({ kind: 'queue.declare-ok', queue: record.name, messageCount: 0, consumerCount: 0 })
    return
  }
  const current = lookUpQueue(scope, record.name)
  if (current === undefined) throw notFound(record.name, scope.host.vhost)
  answerWithCounts(scope, current, isNoWait)
}

function answerWithCounts(scope: ChannelScope, queue: QueueHandle, isNoWait: boolean): void {
  const name = queue.record.name
  if (isNoWait) {
    scope.lastQueue = name
    return
  }
  scope.begin()
  queue.statistics((result) => {
    scope.finish(() => {
      if (!result.ok) throw queueFailure(result.error, queue.record, leaderName(scope, queue.record))
      scope.lastQueue = name
      const { messagesReady, consumers } = result.value
      scope.reply({ kind: 'queue.declare-ok', queue: name, messageCount: messagesReady, consumerCount: consumers })
    })
  })
}

/** Dead letters are published in the name of the queue's maker, who needs the rights for it. */
function checkDeadLetterRights(scope: ChannelScope, name: QueueName, declareArguments: FieldTable): void {
  const exchange = tableLookup(declareArguments, 'x-dead-letter-exchange')
  if (exchange?.type !== 'longstr') return // Of another type: the metadata refuses it.
  checkQueueAccess(scope, 'read', name)
  checkExchangeAccess(scope, 'write', exchange.value)
}

function notFound(name: string, vhost: string): Error {
  return domainErrorToAmqp({ kind: 'notFound', entity: 'queue', name, vhost })
}
