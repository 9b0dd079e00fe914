/** basic.qos, consume, cancel, get and recover (RabbitMQ 3.10's order of checks). Publishes and settlements are elsewhere. */
import {
  AmqpError,
  type BasicCancel,
  type BasicConsume,
  type BasicGet,
  type BasicQos,
  type FieldTable,
  fieldInteger,
  ReplyCode,
  tableLookup,
} from '@warren/codec'
import { queueFailure } from '../../errors/queue-errors.ts'
import type {
  CancelReason,
  ConsumeOptions,
  ConsumerHandle,
  QueueError,
  QueueHandle,
} from '../../queues/queue-handle.ts'
import { checkQueueAccess, leaderName, openQueue, queueNameOf } from '../access.ts'
import type { ChannelScope } from '../channel-scope.ts'
import { Consumer, effectivePrefetch } from '../delivering/consumer.ts'
import { REPLY_QUEUE } from '../delivering/direct-replies.ts'
import { followQueue, mayFollow } from '../delivering/failover.ts'
import { ReplyConsumer, replyConsumerAlreadySet, replyConsumerCannotAcknowledge } from '../delivering/reply-consumer.ts'
import { randomName } from '../random-name.ts'

/** basic.qos; a channel-wide limit applies at once, the other to consumers to come, and it ends the channel-wide one (RabbitMQ 3.10). */
export function setPrefetch(scope: ChannelScope, method: BasicQos): void {
  if (method.prefetchSize !== 0) {
    throw new AmqpError(ReplyCode.notImplemented, `prefetch_size!=0 (${method.prefetchSize})`)
  }
  const globalPrefetch = method.global ? method.prefetchCount : 0
  if (!method.global) scope.prefetch = method.prefetchCount
  scope.deliveries.limit(globalPrefetch)
  for (const consumer of scope.consumers.values()) consumer.globalPrefetchChanged(globalPrefetch)
  scope.reply({ kind: 'basic.qos-ok' })
}

export function consume(scope: ChannelScope, method: BasicConsume): void {
  if (scope.consumers.has(method.consumerTag) || scope.replyConsumer?.tag === method.consumerTag) {
    throw new AmqpError(ReplyCode.notAllowed, `attempt to reuse consumer tag '${method.consumerTag}'`)
  }
  if (method.queue === REPLY_QUEUE) {
    consumeReplies(scope, method)
    return
  }
  const name = queueNameOf(scope, method.queue)
  checkQueueAccess(scope, 'read', name)
  const queue = openQueue(scope, name)
  checkConsumeArguments(method.arguments, `queue '${name}' in vhost '${scope.host.vhost}'`)
  const tag = method.consumerTag === '' ? randomName('amq.ctag-', scope.broker.random) : method.consumerTag
  const consumer = new Consumer(
    {
      tag,
      channelNumber: scope.number,
      noAck: method.noAck,
      exclusive: method.exclusive,
      prefetch: scope.prefetch,
      priority: priorityOf(method.arguments),
      arguments: method.arguments,
      record: queue.record,
    },
    queue,
    scope.deliveries,
    (cancelled, reason) => consumerCancelled(scope, cancelled, reason),
  )
  // Known from here on: a delivery may come as soon as the answer below is written.
  scope.consumers.set(tag, consumer)
  scope.begin()
  subscribe(scope, consumer, queue, (error) => {
    if (error !== undefined) {
      scope.consumers.delete(tag)
      throw queueFailure(error, queue.record, leaderName(scope, queue.record))
    }
    if (!method.noWait) scope.reply({ kind: 'basic.consume-ok', consumerTag: tag })
  })
}

/** An unknown tag is answered like a known one. */
export function cancel(scope: ChannelScope, method: BasicCancel): void {
  const consumerTag = method.consumerTag
  const answer = (): void => {
    if (!method.noWait) scope.reply({ kind: 'basic.cancel-ok', consumerTag })
  }
  const consumer = scope.consumers.get(consumerTag)
  if (consumer === undefined) {
    if (scope.replyConsumer?.tag === consumerTag) {
      scope.replyConsumer.close()
      scope.replyConsumer = undefined
    }
    answer()
    return
  }
  scope.begin()
  consumer.stop(() => {
    scope.finish(() => {
      scope.consumers.delete(consumerTag)
      scope.deliveries.retireSource(consumer.source)
      answer()
    })
  })
}

export function get(scope: ChannelScope, method: BasicGet): void {
  const name = queueNameOf(scope, method.queue)
  checkQueueAccess(scope, 'read', name)
  const queue = openQueue(scope, name)
  scope.begin()
  queue.get(method.noAck, (result) => {
    scope.finish(
      () => {
        if (!result.ok) throw queueFailure(result.error, queue.record, leaderName(scope, queue.record))
        if (result.value === undefined) scope.reply({ kind: 'basic.get-empty' })
        else scope.deliveries.writeGot(queue, result.value, method.noAck)
      },
      () => {
        if (result.ok && result.value !== undefined && !method.noAck) queue.settle(result.value.index, 'requeue')
      },
    )
  })
}

/** basic.recover and recover-async: everything unacknowledged goes back to its queue. */
export function recover(scope: ChannelScope, isRequeue: boolean): void {
  if (!isRequeue) throw new AmqpError(ReplyCode.notImplemented, 'requeue=false')
  scope.deliveries.settleAll('requeue')
}

/** Direct reply-to. No rights are needed: nothing is read but what is addressed to this very channel. */
function consumeReplies(scope: ChannelScope, method: BasicConsume): void {
  if (!method.noAck) throw replyConsumerCannotAcknowledge()
  if (scope.replyConsumer !== undefined) throw replyConsumerAlreadySet()
  const { broker, number: channelNumber, deliveries, host } = scope
  const tag = method.consumerTag === '' ? randomName('amq.ctag-', broker.random) : method.consumerTag
  const { replies } = broker
  scope.replyConsumer = new ReplyConsumer({ tag, channelNumber, replies, deliveries, outbox: host.outbox })
  if (!method.noWait) scope.reply({ kind: 'basic.consume-ok', consumerTag: tag })
}

/** The wait has begun; `done` runs within `finish`, and may throw. */
function subscribe(
  scope: ChannelScope,
  consumer: Consumer,
  queue: QueueHandle,
  done: (error: QueueError | undefined) => void,
): void {
  let handle: ConsumerHandle | undefined
  queue.consume(subscription(scope, consumer), (result) => {
    if (result.ok) {
      handle = result.value
      consumer.subscribed(handle)
    } else {
      scope.deliveries.retireSource(consumer.source)
    }
    scope.finish(
      () => done(result.ok ? undefined : result.error),
      () => handle?.cancel(() => {}),
    )
  })
}

function subscription(scope: ChannelScope, consumer: Consumer): ConsumeOptions {
  const { options } = consumer
  return {
    sink: consumer,
    noAck: options.noAck,
    exclusive: options.exclusive,
    priority: options.priority,
    consumerTag: options.tag,
    arguments: options.arguments,
    prefetch: effectivePrefetch(options, scope.deliveries.globalPrefetch),
    connectionId: scope.host.ownerId,
    channelName: scope.name,
    user: scope.host.user,
  }
}

/** The queue has dropped a consumer: the client is told if it said that it understands. */
function consumerCancelled(scope: ChannelScope, consumer: Consumer, reason: CancelReason): void {
  if (scope.consumers.get(consumer.tag) !== consumer) return
  if (reason === 'ownerDown' && mayFollow(scope, consumer)) {
    followQueue(scope, consumer, subscription(scope, consumer), () => tellCancelled(scope, consumer))
    return
  }
  tellCancelled(scope, consumer)
}

function tellCancelled(scope: ChannelScope, consumer: Consumer): void {
  if (scope.consumers.get(consumer.tag) !== consumer) return
  scope.consumers.delete(consumer.tag)
  scope.deliveries.retireSource(consumer.source)
  if (scope.host.takesConsumerCancel) {
    scope.reply({ kind: 'basic.cancel', consumerTag: consumer.tag, noWait: true })
  }
}

function checkConsumeArguments(consumeArguments: FieldTable, queueText: string): void {
  const priority = tableLookup(consumeArguments, 'x-priority')
  if (priority !== undefined && fieldInteger(priority) === undefined) {
    throw invalidArgument('x-priority', queueText, `: "expected integer, got ${priority.type}"`)
  }
  const failover = tableLookup(consumeArguments, 'x-cancel-on-ha-failover')
  if (failover !== undefined && failover.type !== 'bool') {
    throw invalidArgument('x-cancel-on-ha-failover', queueText, `: {unacceptable_type,${failover.type}}`)
  }
  if (tableLookup(consumeArguments, 'x-stream-offset') !== undefined) {
    throw invalidArgument('x-stream-offset', queueText, ' of queue type rabbit_classic_queue')
  }
}

function invalidArgument(name: string, queueText: string, detail: string): AmqpError {
  return new AmqpError(ReplyCode.preconditionFailed, `invalid arg '${name}' for ${queueText}${detail}`)
}

function priorityOf(consumeArguments: FieldTable): number {
  const priority = tableLookup(consumeArguments, 'x-priority')
  return priority === undefined ? 0 : Number(fieldInteger(priority) ?? 0)
}
