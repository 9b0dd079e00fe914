/** The other half: puts batches together and says how many bytes were taken. See batch-sender.ts for the frames. */
import { fail, ok, type Result } from '@warren/kernel'

/** RabbitMQ's largest message is 512 MiB; with its envelope a record is a little more. */
export const BATCH_BYTES_MAX = 640 * 1024 * 1024
// An eighth of the window: the sender never stalls for want of acknowledgements, and they stay rare.
export const ACKNOWLEDGE_BYTES = 1024 * 1024

export class BatchReceiver {
  readonly #onBatch: (batch: Buffer) => void
  readonly #acknowledge: (bytes: number) => void
  readonly #acknowledgeBytes: number
  #state: 'whole' | 'length' | 'parts' = 'whole'
  #parts: Buffer = Buffer.alloc(0)
  #partsBytes = 0
  #takenBytes = 0
  #acknowledgedBytes = 0

  constructor(options: {
    readonly onBatch: (batch: Buffer) => void
    readonly acknowledge: (bytes: number) => void
    readonly acknowledgeBytes?: number
  }) {
    this.#onBatch = options.onBatch
    this.#acknowledge = options.acknowledge
    this.#acknowledgeBytes = options.acknowledgeBytes ?? ACKNOWLEDGE_BYTES
  }

  /** Fails when the sender broke the protocol: the session must end. */
  receive(message: Buffer): Result<undefined, string> {
    switch (this.#state) {
      case 'whole':
        if (message.length === 0) {
          this.#state = 'length'
          return ok(undefined)
        }
        this.#onBatch(message)
        this.#took(message.length)
        return ok(undefined)
      case 'length': {
        const bytes = message.length === 8 ? message.readDoubleBE(0) : 0
        if (!Number.isSafeInteger(bytes) || bytes <= 0 || bytes > BATCH_BYTES_MAX)
          return fail('a batch of impossible size')
        this.#parts = Buffer.allocUnsafeSlow(bytes)
        this.#partsBytes = 0
        this.#state = 'parts'
        return ok(undefined)
      }
      case 'parts':
        return this.#addPart(message)
    }
  }

  #addPart(part: Buffer): Result<undefined, string> {
    if (part.length === 0 || this.#partsBytes + part.length > this.#parts.length)
      return fail('parts exceed their batch')
    part.copy(this.#parts, this.#partsBytes)
    this.#partsBytes += part.length
    if (this.#partsBytes === this.#parts.length) {
      const batch = this.#parts
      this.#parts = Buffer.alloc(0)
      this.#state = 'whole'
      this.#onBatch(batch)
    }
    this.#took(part.length)
    return ok(undefined)
  }

  #took(bytes: number): void {
    this.#takenBytes += bytes
    if (this.#takenBytes - this.#acknowledgedBytes < this.#acknowledgeBytes) return
    this.#acknowledgedBytes = this.#takenBytes
    this.#acknowledge(this.#takenBytes)
  }
}
