/**
 * How long a delivery may stay unacknowledged (RabbitMQ: Delivery Acknowledgement Timeout). No time is kept per delivery:
 * once a minute the last tag is noted, and a tag older than a note that is too old has timed out.
 */
import { AmqpError, ReplyCode } from '@warren/codec'
import type { Deliveries } from './deliveries.ts'

/** Between two looks at a channel. */
export const TIMEOUT_CHECK_MS = 60_000

export class DeliveryTimeout {
  readonly #timeoutMs: number | undefined
  readonly #notes: { readonly atMs: number; readonly lastTag: number }[] = []
  /** Deliveries up to this tag are older than the timeout. */
  #expiredTag = 0

  /** Undefined: no limit. */
  constructor(timeoutMs: number | undefined) {
    this.#timeoutMs = timeoutMs
  }

  /** Whether the oldest unacknowledged delivery is too old. */
  hasExpired(nowMs: number, deliveries: Deliveries): boolean {
    if (this.#timeoutMs === undefined) return false
    this.#notes.push({ atMs: nowMs, lastTag: deliveries.lastTag })
    for (let note = this.#notes[0]; note !== undefined && nowMs - note.atMs >= this.#timeoutMs; note = this.#notes[0]) {
      this.#expiredTag = note.lastTag
      this.#notes.shift()
    }
    const oldest = deliveries.oldestTag
    return oldest > 0 && oldest <= this.#expiredTag
  }

  error(channelNumber: number): AmqpError {
    return new AmqpError(
      ReplyCode.preconditionFailed,
      `delivery acknowledgement on channel ${channelNumber} timed out. Timeout value used: ${this.#timeoutMs} ms. ` +
        'This timeout value can be configured, see consumers doc guide to learn more',
    )
  }
}
