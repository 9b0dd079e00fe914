/** What a channel can do with a queue, wherever it lives. Implemented by `LocalQueue` and `RemoteQueue`. */
import type { FieldTable } from '@warren/codec'
import type { LogIndex, Result } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'

/** Where a queue puts the messages of one consumer: a channel's consumer, or a peer's lane. */
export interface ConsumerSink {
  /** Whether one more delivery may come now. Asked before each delivery, so it must be cheap. */
  hasCredit(): boolean
  /**
   * Takes one message. `source` holds its content (wire form) from `contentStart` to `contentEnd` during this call only:
   * the sink copies what it needs. Unless the consumer is no_ack, `index` is to be settled exactly once.
   */
  deliver(index: LogIndex, redelivered: boolean, source: Buffer, contentStart: number, contentEnd: number): void
  /** The consumer is gone without having asked; what it holds unsettled stays with it (settling it is harmless). */
  cancelled(reason: CancelReason): void
}

export type CancelReason = 'queueDeleted' | 'ownerDown'

export interface ConsumeOptions {
  readonly sink: ConsumerSink
  readonly noAck: boolean
  readonly exclusive: boolean
  /** `x-priority`; higher is served first. */
  readonly priority: number
  readonly consumerTag: string
  readonly arguments: FieldTable
  /** The tightest prefetch limit that applies, 0 for none. Bounds what the owner sends ahead to another node. */
  readonly prefetch: number
  readonly connectionId: string
  readonly channelName: string
  readonly user: string
}

export interface ConsumerHandle {
  /**
   * No delivery comes after `done`; some may come before it. What was delivered stays with the holder.
   * `done` is called exactly once, also when the owner has gone. A second `cancel` is ignored but for its `done`.
   */
  cancel(done: () => void): void
  /** `hasCredit` may answer yes again: the queue takes another look in this turn or the next. Cheap; call it freely. */
  creditAvailable(): void
  /** The sink's limit has been raised to `prefetch` (0 is none): who sends ahead of it may send more. */
  widen(prefetch: number): void
}

/** A message taken by basic.get. `source` is valid during the callback only. */
export interface GotMessage {
  readonly index: LogIndex
  readonly redelivered: boolean
  readonly source: Buffer
  readonly contentStart: number
  readonly contentEnd: number
  /** Ready messages left behind it. */
  readonly remaining: number
}

export interface ConsumerFacts {
  readonly consumerTag: string
  readonly channelName: string
  readonly connectionId: string
  readonly user: string
  readonly noAck: boolean
  readonly exclusive: boolean
  readonly priority: number
  readonly prefetch: number
  readonly arguments: FieldTable
  /** Whether it may be given messages (false only for the waiting ones of a single-active-consumer queue). */
  readonly active: boolean
}

export interface QueueStatistics {
  readonly messagesReady: number
  readonly messagesUnacknowledged: number
  /** Of bodies, as RabbitMQ counts. */
  readonly messageBytesReady: number
  readonly messageBytesUnacknowledged: number
  readonly consumers: number
  /** Since the queue was opened on its owner. */
  readonly published: number
  readonly delivered: number
  readonly acknowledged: number
  readonly redelivered: number
  readonly got: number
}

export type QueueError =
  /** The node that owns the queue cannot be reached, or went away before it answered. */
  | { readonly kind: 'ownerDown' }
  | { readonly kind: 'notFound' }
  /** A consumer holds the queue exclusively, or wants to although there are others. */
  | { readonly kind: 'exclusiveUse' }
  /** if-unused, and there are consumers. */
  | { readonly kind: 'inUse' }
  /** if-empty, and there are ready messages. */
  | { readonly kind: 'notEmpty' }
  /** The owner did not answer in time; what became of the request is unknown. */
  | { readonly kind: 'timeout' }
  /** The metadata could not be changed (no majority). */
  | { readonly kind: 'unavailable'; readonly text: string }

export interface DeleteOptions {
  readonly ifUnused: boolean
  readonly ifEmpty: boolean
}

/**
 * Every `done` is called exactly once, within a deadline; for a local queue perhaps before the method returns.
 * Rights, and exclusive ownership by a connection, are the channel's business.
 *
 * A handle may become outdated (`QueueDirectory.generation` grows): its owner's lane broke. Settle through the handle that
 * delivered, so that it is ignored then; take messages through a new one, for an outdated one answers `ownerDown`.
 */
export interface QueueHandle {
  /** The metadata as last applied here. */
  readonly record: QueueRecord
  readonly isLocal: boolean
  /** Whether the owner is known to be away: such a queue is not routed to, and every operation is answered `ownerDown`. */
  readonly isDown: boolean
  /** A publish is taken in, or kept until it can be: of a mirrored queue also while its leader is replaced. */
  readonly takesPublishes: boolean
  /** A consumer gets its first delivery after `done` has returned. */
  consume(options: ConsumeOptions, done: (result: Result<ConsumerHandle, QueueError>) => void): void
  /** Who is no longer interested when `done` comes must settle the message with 'requeue' (unless `noAck`). */
  get(noAck: boolean, done: (result: Result<GotMessage | undefined, QueueError>) => void): void
  /** Hot. An index that is not outstanding is ignored, so that late and repeated settles do no harm. */
  settle(index: LogIndex, outcome: SettleOutcome): void
  /** Whether what one delivered is held where the other settles: by the same leader, in the same session. */
  isSameAs(other: QueueHandle): boolean
  /** Drops the ready messages and tells how many. */
  purge(done: (result: Result<number, QueueError>) => void): void
  /** Tells how many messages were ready. `notFound` when it is already gone. */
  delete(options: DeleteOptions, done: (result: Result<number, QueueError>) => void): void
  statistics(done: (result: Result<QueueStatistics, QueueError>) => void): void
  consumers(done: (result: Result<readonly ConsumerFacts[], QueueError>) => void): void
}

export type SettleOutcome = 'ack' | 'requeue' | 'discard'
