/**
 * How much of what a mirror lacks goes to it at once, and when: as much as it writes in a few milliseconds, and then nothing for a
 * while, so that the messages of the stream have the disks and the lane to themselves for a good part of the time.
 */

const BYTES_MIN = 16_384
/** About a millisecond of either thread. */
const BYTES_MAX = 262_144
/** A slice that took longer was too large for what the disk does just now; one that took less may be larger. */
const LONG_MS = 8
const SHORT_MS = 4
/** For each millisecond that a slice took. */
const REST_SHARE = 1
/** A stall of the mirror is not lengthened by as much again. */
const REST_MS_MAX = 50

export class SlicePace {
  #bytes = BYTES_MIN
  #sentAtMs = 0

  /** Of the next slice. */
  get bytes(): number {
    return this.#bytes
  }

  sent(nowMs: number): void {
    this.#sentAtMs = nowMs
  }

  /** The mirror has written and synced the slice. Milliseconds until the next one. */
  written(nowMs: number): number {
    const tookMs = nowMs - this.#sentAtMs
    if (tookMs > LONG_MS) this.#bytes = Math.max(BYTES_MIN, this.#bytes / 2)
    else if (tookMs < SHORT_MS) this.#bytes = Math.min(BYTES_MAX, this.#bytes * 2)
    return Math.min(REST_MS_MAX, tookMs * REST_SHARE)
  }
}
