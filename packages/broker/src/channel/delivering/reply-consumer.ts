/** The consumer of the pseudo-queue of direct reply-to: one a channel, without acknowledgements. */
import { AmqpError, deliverPrefix, ReplyCode } from '@warren/codec'
import type { LogIndex } from '@warren/kernel'
import type { Outbox } from '../../connection/flow/outbox.ts'
import type { Deliveries } from './deliveries.ts'
import type { DirectReplies, ReplySink } from './direct-replies.ts'

const NO_INDEX = 0 as LogIndex // Replies are in no queue's log.

export class ReplyConsumer implements ReplySink {
  readonly tag: string
  /** What requests get as their `reply_to`. */
  readonly name: string
  readonly #replies: DirectReplies
  readonly #deliveries: Deliveries
  readonly #outbox: Outbox
  readonly #prefix: Buffer

  constructor(options: {
    readonly tag: string
    readonly channelNumber: number
    readonly replies: DirectReplies
    readonly deliveries: Deliveries
    readonly outbox: Outbox
  }) {
    this.tag = options.tag
    this.#replies = options.replies
    this.#deliveries = options.deliveries
    this.#outbox = options.outbox
    this.#prefix = deliverPrefix(options.channelNumber, options.tag)
    this.name = options.replies.open(this)
  }

  replied(source: Buffer, contentStart: number, contentEnd: number): void {
    if (this.#outbox.isFull()) return // Replies do not wait for credit: who lets this much pile up loses those that follow.
    const tag = this.#deliveries.nextTag(undefined, NO_INDEX)
    this.#deliveries.write(this.#prefix, tag, false, source, contentStart, contentEnd)
  }

  close(): void {
    this.#replies.close(this.name)
  }
}

export function replyConsumerCannotAcknowledge(): AmqpError {
  return new AmqpError(ReplyCode.preconditionFailed, 'reply consumer cannot acknowledge')
}

export function replyConsumerAlreadySet(): AmqpError {
  return new AmqpError(ReplyCode.preconditionFailed, 'reply consumer already set')
}

export function noReplyConsumer(): AmqpError {
  return new AmqpError(ReplyCode.preconditionFailed, 'fast reply consumer does not exist')
}
