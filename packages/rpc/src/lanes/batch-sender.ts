/**
 * Our half of one data session: batches out, within a window of bytes that the receiver has not acknowledged. What does not
 * fit waits here as it is, uncopied, and is not copied when it is written either. Bytes are those of whole messages, at both ends.
 */
import { assert } from '@warren/kernel'
import { encodeBatch } from './batch-message.ts'

export const WINDOW_BYTES = 8 * 1024 * 1024
/** What one peer may leave unread before the session is given up: several of the largest messages. */
export const UNSENT_BYTES_MAX = 1024 * 1024 * 1024
const EMPTY = Buffer.alloc(0)

export class BatchSender {
  readonly #write: (message: Uint8Array) => void
  readonly #windowBytes: number
  #queue: Uint8Array[] = []
  #queueHead = 0
  #unsentBytes = 0
  #writtenBytes = 0
  #acknowledgedBytes = 0
  #isCongested = false

  constructor(write: (message: Uint8Array) => void, windowBytes = WINDOW_BYTES) {
    this.#write = write
    this.#windowBytes = windowBytes
  }

  /** Bytes that wait or are under way. */
  get outstandingBytes(): number {
    return this.#unsentBytes + this.#writtenBytes - this.#acknowledgedBytes
  }

  /**
   * `batch` begins with the lane's room. False: more is outstanding than the window holds; `acknowledged` will tell when
   * there is room again.
   */
  send(batch: Uint8Array): boolean {
    const message = encodeBatch(batch)
    this.#unsentBytes += message.length
    this.#queue.push(message)
    this.#pump()
    if (this.outstandingBytes < this.#windowBytes) return true
    this.#isCongested = true
    return false
  }

  /** The receiver has taken `bytes` in all. True: there is room again after a `send` that answered false. */
  acknowledged(bytes: number): boolean {
    if (bytes > this.#writtenBytes || bytes < this.#acknowledgedBytes) return false // Not of ours; the session will show.
    this.#acknowledgedBytes = bytes
    this.#pump()
    if (!this.#isCongested || this.outstandingBytes > this.#windowBytes / 2) return false
    this.#isCongested = false
    return true
  }

  #pump(): void {
    while (this.#queueHead < this.#queue.length) {
      if (this.#writtenBytes - this.#acknowledgedBytes >= this.#windowBytes) return
      const message = this.#queue[this.#queueHead]
      assert(message !== undefined)
      this.#write(message)
      this.#writtenBytes += message.length
      this.#unsentBytes -= message.length
      this.#shift()
    }
  }

  #shift(): void {
    this.#queue[this.#queueHead] = EMPTY // Lets go of the bytes.
    this.#queueHead += 1
    if (this.#queueHead === this.#queue.length) {
      this.#queue = []
      this.#queueHead = 0
    }
  }
}
