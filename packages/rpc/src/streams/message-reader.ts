/**
 * gRPC's framing of messages in a stream of bytes: one octet that tells of compression, which nobody here uses, four octets
 * of length, the message ("gRPC over HTTP2", Length-Prefixed-Message).
 */
import { fail, ok, type Result } from '@warren/kernel'

export const PREFIX_BYTES = 5

export type FramingError =
  | { readonly kind: 'tooLarge'; readonly text: string }
  | { readonly kind: 'compressed'; readonly text: string }

/** What goes in front of a message of so many bytes. */
export function writePrefix(into: Buffer, messageBytes: number): void {
  into[0] = 0
  into.writeUInt32BE(messageBytes, 1)
}

/** Puts messages together from chunks that begin and end anywhere. */
export class MessageReader {
  /** A larger message is refused by its prefix. */
  messageBytesMax: number
  readonly #onMessage: (message: Buffer) => void
  readonly #prefix = Buffer.alloc(PREFIX_BYTES)
  #prefixBytes = 0
  #message: Buffer | undefined = undefined
  #messageBytes = 0

  /** `onMessage` is called from `read`; the bytes are the receiver's to keep, and pin nothing else. */
  constructor(options: { readonly messageBytesMax: number; readonly onMessage: (message: Buffer) => void }) {
    this.messageBytesMax = options.messageBytesMax
    this.#onMessage = options.onMessage
  }

  /** After a failure the stream has to end: where the next message begins is not known. */
  read(chunk: Buffer): Result<undefined, FramingError> {
    let at = 0
    while (at < chunk.length) {
      if (this.#message === undefined) {
        const taken = chunk.copy(this.#prefix, this.#prefixBytes, at)
        this.#prefixBytes += taken
        at += taken
        if (this.#prefixBytes < PREFIX_BYTES) break
        const begun = this.#begin()
        if (!begun.ok) return begun
      }
      at += this.#fill(chunk, at)
    }
    return ok(undefined)
  }

  #begin(): Result<undefined, FramingError> {
    const bytes = this.#prefix.readUInt32BE(1)
    if (this.#prefix[0] !== 0) return fail({ kind: 'compressed', text: 'a compressed message, which nobody asked for' })
    if (bytes > this.messageBytesMax) {
      return fail({ kind: 'tooLarge', text: `a message of ${bytes} bytes, ${this.messageBytesMax} are taken` })
    }
    this.#prefixBytes = 0
    this.#message = Buffer.allocUnsafe(bytes)
    this.#messageBytes = 0
    return ok(undefined)
  }

  /** How many bytes of the chunk were the message's. */
  #fill(chunk: Buffer, at: number): number {
    const message = this.#message
    if (message === undefined) return 0
    const taken = chunk.copy(message, this.#messageBytes, at)
    this.#messageBytes += taken
    if (this.#messageBytes === message.length) {
      this.#message = undefined
      this.#onMessage(message)
    }
    return taken
  }
}
