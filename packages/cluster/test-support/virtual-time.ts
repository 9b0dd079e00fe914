/** Time that passes when a test says so: everything that is due happens in order, then the clock moves. */
import type { Clock, Timer, Timers } from '@warren/kernel'

type Due = { readonly atMs: number; readonly order: number; readonly callback: () => void; isCancelled: boolean }

export class VirtualTime implements Clock, Timers {
  #nowMs = 0
  #order = 0
  readonly #due: Due[] = []

  nowMs(): number {
    return this.#nowMs
  }

  wallMs(): number {
    return 1_700_000_000_000 + this.#nowMs
  }

  after(delayMs: number, callback: () => void): Timer {
    this.#order += 1
    const due: Due = { atMs: this.#nowMs + Math.max(0, delayMs), order: this.#order, callback, isCancelled: false }
    let place = this.#due.length
    while (place > 0 && (this.#due[place - 1]?.atMs ?? 0) > due.atMs) place -= 1
    this.#due.splice(place, 0, due)
    return {
      cancel() {
        due.isCancelled = true
      },
    }
  }

  soon(callback: () => void): void {
    this.after(0, callback)
  }

  /** Lets `ms` pass, or stops as soon as `isEnough`. */
  run(ms: number, isEnough: () => boolean = () => false): void {
    const endMs = this.#nowMs + ms
    while (!isEnough()) {
      const next = this.#due[0]
      if (next === undefined || next.atMs > endMs) {
        this.#nowMs = endMs
        return
      }
      this.#due.shift()
      this.#nowMs = Math.max(this.#nowMs, next.atMs) // Late after a sleep.
      if (!next.isCancelled) next.callback()
    }
  }

  /** Nothing runs for `ms`: a suspended machine. */
  sleep(ms: number): void {
    this.#nowMs += ms
  }
}
