/** A protocol error: ends a channel or a connection with a reply code and a text that follows RabbitMQ's. */
import { cutText } from '../bytes/cut-text.ts'
import { type ErrorScope, type ReplyCode, replyName, replyScope } from './reply-code.ts'

const REPLY_TEXT_BYTES_MAX = 255 // A short string.
const REPLY_TEXT_BYTES_KEPT = 252 // RabbitMQ keeps this many and appends three dots.

export interface AmqpErrorOptions {
  /** Default: the scope the protocol gives the code. */
  readonly scope?: ErrorScope
  /** The method that failed; 0 and 0 for errors of a frame. */
  readonly classId?: number
  readonly methodId?: number
  readonly cause?: unknown
}

export class AmqpError extends Error {
  override readonly name = 'AmqpError'
  readonly scope: ErrorScope
  readonly code: ReplyCode
  /** The reply text as it goes over the wire: `NOT_FOUND - no queue 'q' in vhost '/'`, at most 255 bytes. */
  readonly text: string
  readonly classId: number
  readonly methodId: number

  /** `explanation` is what follows `NAME - `; without one the text is the bare name. */
  constructor(code: ReplyCode, explanation?: string, options: AmqpErrorOptions = {}) {
    const text = replyText(code, explanation)
    super(text, options.cause === undefined ? undefined : { cause: options.cause })
    this.scope = options.scope ?? replyScope(code)
    this.code = code
    this.text = text
    this.classId = options.classId ?? 0
    this.methodId = options.methodId ?? 0
  }

  /** The same error laid on the method that caused it, unless it names one already. */
  withMethod(classId: number, methodId: number): AmqpError {
    if (this.classId !== 0) return this
    return new AmqpError(this.code, this.#explanation(), { scope: this.scope, classId, methodId, cause: this.cause })
  }

  /** The same error as a connection error: channel 0 has no channel to close. */
  asConnectionError(): AmqpError {
    if (this.scope === 'connection') return this
    const { classId, methodId, cause } = this
    return new AmqpError(this.code, this.#explanation(), { scope: 'connection', classId, methodId, cause })
  }

  #explanation(): string | undefined {
    const prefix = `${replyName(this.code)} - `
    return this.text.startsWith(prefix) ? this.text.slice(prefix.length) : undefined
  }
}

/** `NAME - explanation`; longer than 255 bytes it is cut to 252, at a whole character, and `...` follows. */
export function replyText(code: ReplyCode, explanation?: string): string {
  const text = explanation === undefined ? replyName(code) : `${replyName(code)} - ${explanation}`
  if (Buffer.byteLength(text) <= REPLY_TEXT_BYTES_MAX) return text
  return `${cutText(text, REPLY_TEXT_BYTES_KEPT)}...`
}
