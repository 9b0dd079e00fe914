/**
 * A mirrored queue's leader has gone: its consumers are subscribed at the next one, without a word to the client, unless that asked
 * for a cancel (`x-cancel-on-ha-failover`; RabbitMQ: Mirrored Queue Failover and Consumers).
 */
import { tableLookup } from '@warren/codec'
import type { ConsumeOptions, QueueHandle } from '../../queues/queue-handle.ts'
import type { ChannelScope } from '../channel-scope.ts'
import type { Consumer } from './consumer.ts'

const TRY_AGAIN_MS = 50
/** Failure detection, a decision, and a new session take seconds; a queue without any leader is told of sooner. */
const FOLLOW_MS_MAX = 30_000

/** The queue has mirrors, so that another of them may lead. */
export function mayFollow(scope: ChannelScope, consumer: Consumer): boolean {
  const cancels = tableLookup(consumer.options.arguments, 'x-cancel-on-ha-failover')
  if (cancels?.type === 'bool' && cancels.value) return false
  const record = scope.broker.metadata.metadata.queueByUid(consumer.options.record.uid)
  return record !== undefined && record.mirrors.length > 0
}

/**
 * Until the queue has a leader that takes the consumer; `giveUp` when that cannot be, or takes too long. It may be told so again in the middle
 * of that (by the old leader, then by the metadata): the last time counts, so that the consumer is not subscribed twice.
 */
export function followQueue(
  scope: ChannelScope,
  consumer: Consumer,
  options: ConsumeOptions,
  giveUp: () => void,
): void {
  const { clock, timers, metadata, directory } = scope.broker
  const deadlineMs = clock.nowMs() + FOLLOW_MS_MAX
  const attempt = consumer.beginMove()
  const isWanted = () => scope.consumers.get(consumer.tag) === consumer && consumer.isMoving(attempt)
  const tryLater = (): void => {
    if (!isWanted()) return
    if (clock.nowMs() >= deadlineMs) giveUp()
    else timers.after(TRY_AGAIN_MS, tryNow)
  }
  const tryNow = (): void => {
    if (!isWanted()) return
    const record = metadata.metadata.queueByUid(consumer.options.record.uid)
    if (record === undefined || record.state === 'down') {
      giveUp()
      return
    }
    const queue: QueueHandle = directory.get(record)
    if (queue.isDown) {
      tryLater()
      return
    }
    consumer.moved(queue)
    queue.consume(options, (result) => {
      if (!result.ok) {
        tryLater()
        return
      }
      if (isWanted()) consumer.subscribed(result.value)
      else result.value.cancel(() => {})
    })
  }
  timers.soon(tryNow) // Whoever told us that the leader has gone is not done yet.
}
