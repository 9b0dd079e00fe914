/**
 * Our half of one data session: batches out, within a window of bytes that the receiver has not acknowledged. What does not
 * fit waits here as it is, uncopied; grpc-js copies when it is written.
 *
 * Frames towards the receiver: a batch of up to PART_BYTES is one message. A larger one is an empty message, eight bytes
 * of length, then parts until the length is reached: a heartbeat on another stream never waits behind 100 MB, and
 * no gRPC message is large.
 */
import { assert } from '@warren/kernel'

export const PART_BYTES = 1024 * 1024
export const WINDOW_BYTES = 8 * 1024 * 1024
/** What one peer may leave unread before the session is given up: several of the largest messages. */
export const UNSENT_BYTES_MAX = 1024 * 1024 * 1024
const EMPTY = Buffer.alloc(0)

export class BatchSender {
  readonly #write: (message: Uint8Array) => void
  readonly #windowBytes: number
  #queue: Uint8Array[] = []
  #queueHead = 0
  /** Bytes of the head batch that are written already. */
  #headOffset = 0
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

  /** False: more is outstanding than the window holds; `acknowledged` will tell when there is room again. */
  send(batch: Uint8Array): boolean {
    assert(batch.length > 0, 'an empty batch')
    this.#unsentBytes += batch.length
    this.#queue.push(batch)
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
      const batch = this.#queue[this.#queueHead]
      assert(batch !== undefined)
      if (this.#headOffset === 0 && batch.length > PART_BYTES) this.#announce(batch.length)
      const end = Math.min(this.#headOffset + PART_BYTES, batch.length)
      const isWhole = this.#headOffset === 0 && end === batch.length
      this.#write(isWhole ? batch : batch.subarray(this.#headOffset, end))
      this.#writtenBytes += end - this.#headOffset
      this.#unsentBytes -= end - this.#headOffset
      this.#headOffset = end
      if (end === batch.length) this.#shift()
    }
  }

  #announce(bytes: number): void {
    const length = Buffer.allocUnsafe(8)
    length.writeDoubleBE(bytes)
    this.#write(EMPTY)
    this.#write(length)
  }

  #shift(): void {
    this.#headOffset = 0
    this.#queue[this.#queueHead] = EMPTY // Lets go of the bytes.
    this.#queueHead += 1
    if (this.#queueHead === this.#queue.length) {
      this.#queue = []
      this.#queueHead = 0
    }
  }
}
