/** The other half: takes batches out of their messages and says how many bytes were taken. */
import { ok, type Result } from '@warren/kernel'
import { decodeBatch } from './batch-message.ts'

// An eighth of the window: the sender never stalls for want of acknowledgements, and they stay rare.
export const ACKNOWLEDGE_BYTES = 1024 * 1024

export class BatchReceiver {
  readonly #onBatch: (batch: Buffer) => void
  readonly #acknowledge: (bytes: number) => void
  readonly #acknowledgeBytes: number
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
    const batch = decodeBatch(message)
    if (!batch.ok) return batch
    this.#onBatch(batch.value)
    this.#took(message.length)
    return ok(undefined)
  }

  #took(bytes: number): void {
    this.#takenBytes += bytes
    if (this.#takenBytes - this.#acknowledgedBytes < this.#acknowledgeBytes) return
    this.#acknowledgedBytes = this.#takenBytes
    this.#acknowledge(this.#takenBytes)
  }
}
