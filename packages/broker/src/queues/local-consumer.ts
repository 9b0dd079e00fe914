/** A consumer of a queue that lives here, and what is told of it and of its queue. */
import type { QueueConsumer, QueueMachine } from '@warren/queue'
import type { LocalQueue, LocalRequest } from './local-queue.ts'
import type { ConsumeOptions, ConsumerFacts, ConsumerHandle, QueueStatistics } from './queue-handle.ts'

export class LocalConsumer implements ConsumerHandle {
  readonly #queue: LocalQueue
  readonly #consumer: QueueConsumer<LocalRequest>

  constructor(queue: LocalQueue, consumer: QueueConsumer<LocalRequest>) {
    this.#queue = queue
    this.#consumer = consumer
  }

  cancel(done: () => void): void {
    this.#queue.removeConsumer(this.#consumer, done)
  }

  creditAvailable(): void {
    this.#queue.creditAvailable(this.#consumer)
  }

  /** Nothing is sent ahead here: the sink is asked before each delivery. */
  widen(): void {}
}

export function statisticsOf(machine: QueueMachine<LocalRequest>): QueueStatistics {
  return {
    messagesReady: machine.readyCount,
    messagesUnacknowledged: machine.unackedCount,
    messageBytesReady: machine.readyBytes,
    messageBytesUnacknowledged: machine.unackedBytes,
    consumers: machine.consumerCount,
    published: machine.published,
    delivered: machine.delivered,
    acknowledged: machine.acknowledged,
    redelivered: machine.redelivered,
    got: machine.got,
  }
}

export function consumerFacts(options: ConsumeOptions, active: boolean): ConsumerFacts {
  return {
    consumerTag: options.consumerTag,
    channelName: options.channelName,
    connectionId: options.connectionId,
    user: options.user,
    noAck: options.noAck,
    exclusive: options.exclusive,
    priority: options.priority,
    prefetch: options.prefetch,
    arguments: options.arguments,
    active,
  }
}
