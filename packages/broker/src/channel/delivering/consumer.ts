/** One subscription of a channel: the queue's side of it is a ConsumerSink, the client's side a consumer tag. */
import { deliverPrefix, type FieldTable } from '@warren/codec'
import type { LogIndex } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { CancelReason, ConsumerHandle, ConsumerSink, QueueHandle } from '../../queues/queue-handle.ts'
import type { Deliveries, DeliverySource } from './deliveries.ts'

export interface ConsumerOptions {
  readonly tag: string
  readonly channelNumber: number
  readonly noAck: boolean
  readonly exclusive: boolean
  /** 0 is no limit. */
  readonly prefetch: number
  readonly priority: number
  readonly arguments: FieldTable
  readonly record: QueueRecord
}

export class Consumer implements ConsumerSink {
  readonly options: ConsumerOptions
  source: DeliverySource
  readonly #deliveries: Deliveries
  readonly #prefix: Buffer
  readonly #onCancelled: (consumer: Consumer, reason: CancelReason) => void
  #handle: ConsumerHandle | undefined = undefined
  #isStopped = false
  /** Credit was refused since it was last announced. */
  #isStarved = false
  /** How often its queue has been followed to another leader. */
  #moves = 0

  constructor(
    options: ConsumerOptions,
    queue: QueueHandle,
    deliveries: Deliveries,
    onCancelled: (consumer: Consumer, reason: CancelReason) => void,
  ) {
    this.options = options
    this.#deliveries = deliveries
    this.#onCancelled = onCancelled
    this.#prefix = deliverPrefix(options.channelNumber, options.tag)
    this.source = deliveries.addSource(queue, this)
  }

  get tag(): string {
    return this.options.tag
  }

  /** The queue has accepted the consumer. */
  subscribed(handle: ConsumerHandle): void {
    this.#handle = handle
  }

  hasCredit(): boolean {
    if (this.#isStopped) return false
    if (this.#deliveries.hasRoomFor(this)) return true
    this.#isStarved = true
    return false
  }

  deliver(index: LogIndex, redelivered: boolean, source: Buffer, contentStart: number, contentEnd: number): void {
    if (this.#isStopped) {
      // It was under way when the client cancelled; nobody will see it.
      if (!this.options.noAck) this.source.queue.settle(index, 'requeue')
      return
    }
    const tag = this.#deliveries.nextTag(this.options.noAck ? undefined : this.source, index)
    this.#deliveries.write(this.#prefix, tag, redelivered, source, contentStart, contentEnd)
  }

  cancelled(reason: CancelReason): void {
    if (this.#isStopped) return
    this.#isStopped = true
    this.#onCancelled(this, reason)
  }

  /** Whoever moved it before stops doing so. */
  beginMove(): number {
    this.#moves += 1
    return this.#moves
  }

  isMoving(attempt: number): boolean {
    return this.#moves === attempt
  }

  /** The queue leads elsewhere now, and is to deliver from there. What was delivered before may still be acknowledged. */
  moved(queue: QueueHandle): void {
    const { source } = this
    // A leader that was only taken for gone holds what it delivered until it is settled.
    if (!source.queue.isSameAs(queue)) {
      source.queue = queue
      source.isMoved = true
    }
    this.#deliveries.retireSource(source)
    this.source = this.#deliveries.addSource(queue, this)
    this.#handle = undefined
    this.#isStopped = false
    this.#isStarved = false
  }

  /** The channel's limit for all its consumers has changed; 0 is none. */
  globalPrefetchChanged(globalPrefetch: number): void {
    this.#handle?.widen(effectivePrefetch(this.options, globalPrefetch))
  }

  /** There may be room again. Cheap when the queue has not been refused. */
  creditReturned(): void {
    if (!this.#isStarved || this.#isStopped) return
    this.#isStarved = false
    this.#handle?.creditAvailable()
  }

  /** Takes no delivery from now on; `done` when the queue knows. What is unacknowledged stays so. */
  stop(done: () => void): void {
    this.#isStopped = true
    if (this.#handle === undefined) done()
    else this.#handle.cancel(done)
  }
}

/** The lower of the limits that hold for a consumer; 0 is none. */
export function effectivePrefetch({ noAck, prefetch }: ConsumerOptions, globalPrefetch: number): number {
  if (noAck) return 0
  return prefetch > 0 && globalPrefetch > 0 ? Math.min(prefetch, globalPrefetch) : prefetch + globalPrefetch
}
