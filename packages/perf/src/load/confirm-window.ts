/** Publishes that wait for their confirm: when each was sent, and how many there are. A ring of times, no object each. */
import type { Histogram } from '../report/histogram.ts'

const SETTLED = -1

export class ConfirmWindow {
  readonly #size: number
  readonly #sentUs: Float64Array
  readonly #mask: number
  /** The oldest number that waits, and the next to be given. */
  #low = 1
  #next = 1
  #outstanding = 0

  /** At most `size` publishes wait at once. */
  constructor(size: number) {
    this.#size = size
    // One that waits long while others are confirmed must not stop the publisher at once: hence four times the size.
    this.#sentUs = new Float64Array(2 ** Math.ceil(Math.log2(size * 4)))
    this.#mask = this.#sentUs.length - 1
  }

  get outstanding(): number {
    return this.#outstanding
  }

  /** How many more may be sent. */
  get room(): number {
    return Math.min(this.#size - this.#outstanding, this.#sentUs.length - (this.#next - this.#low))
  }

  sent(count: number, nowUs: number): void {
    for (let i = 0; i < count; i += 1) this.#sentUs[(this.#next + i) & this.#mask] = nowUs
    this.#next += count
    this.#outstanding += count
  }

  /** Settles `tag`, or all up to it; records how long each took, and gives their number. Unknown tags count for nothing. */
  settle(tag: number, multiple: boolean, nowUs: number, latency: Histogram): number {
    if (tag >= this.#next) return 0
    let settled = 0
    for (let each = multiple ? this.#low : Math.max(tag, this.#low); each <= tag; each += 1) {
      const sentUs = this.#sentUs[each & this.#mask] as number // Within bounds by the mask.
      if (sentUs === SETTLED) continue
      latency.record(nowUs - sentUs)
      this.#sentUs[each & this.#mask] = SETTLED
      settled += 1
    }
    while (this.#low < this.#next && this.#sentUs[this.#low & this.#mask] === SETTLED) this.#low += 1
    this.#outstanding -= settled
    return settled
  }
}
