/**
 * Output buffers shared by all connections of a node. A connection holds one only while it has something to send, so ten
 * thousand quiet connections cost nothing. Two sizes: most turns send a few hundred bytes, a busy consumer's turn much more.
 */

/** Fits confirms, heartbeats and a few small deliveries. */
export const OUTPUT_BYTES_SMALL = 4_096
/** About what a socket takes in one write without waiting. */
export const OUTPUT_BYTES_LARGE = 131_072
const KEPT_SMALL_MAX = 1_024
const KEPT_LARGE_MAX = 64

export class OutboxPool {
  readonly #small: Buffer[] = []
  readonly #large: Buffer[] = []

  take(isLarge: boolean): Buffer {
    const kept = (isLarge ? this.#large : this.#small).pop()
    return kept ?? Buffer.allocUnsafeSlow(isLarge ? OUTPUT_BYTES_LARGE : OUTPUT_BYTES_SMALL)
  }

  /** Buffers of other sizes, and those too many, are left to the garbage collector. */
  giveBack(buffer: Buffer): void {
    if (buffer.length === OUTPUT_BYTES_SMALL) {
      if (this.#small.length < KEPT_SMALL_MAX) this.#small.push(buffer)
    } else if (buffer.length === OUTPUT_BYTES_LARGE) {
      if (this.#large.length < KEPT_LARGE_MAX) this.#large.push(buffer)
    }
  }
}
