/** How many messages are due at a steady rate. A debt of more than a second is forgiven: no flood after a stall. */
const DEBT_SECONDS_MAX = 1

export class Pace {
  readonly #perMs: number
  readonly #debtMax: number
  #startMs: number
  #sent = 0

  constructor(perSecond: number, nowMs: number) {
    this.#perMs = perSecond / 1000
    this.#debtMax = Math.max(1, perSecond * DEBT_SECONDS_MAX)
    this.#startMs = nowMs
  }

  /** Messages that should have been sent by now and were not. */
  due(nowMs: number): number {
    const due = (nowMs - this.#startMs) * this.#perMs - this.#sent
    if (due <= this.#debtMax) return Math.floor(due)
    this.#startMs = nowMs - (this.#sent + this.#debtMax) / this.#perMs
    return Math.floor(this.#debtMax)
  }

  sent(count: number): void {
    this.#sent += count
  }
}
