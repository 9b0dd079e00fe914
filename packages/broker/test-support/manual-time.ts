/** Time that a test moves: nothing happens by itself. */
import type { Clock, Timer, Timers } from '@warren/kernel'

export class ManualTime implements Clock, Timers {
  #nowMs = 1_000
  #soon: (() => void)[] = []
  #timers: { readonly atMs: number; readonly callback: () => void; isCancelled: boolean }[] = []

  nowMs(): number {
    return this.#nowMs
  }

  wallMs(): number {
    return 1_700_000_000_000 + this.#nowMs
  }

  get pendingTimers(): number {
    return this.#timers.filter((timer) => !timer.isCancelled).length
  }

  after(delayMs: number, callback: () => void): Timer {
    const timer = { atMs: this.#nowMs + delayMs, callback, isCancelled: false }
    this.#timers.push(timer)
    return {
      cancel: () => {
        timer.isCancelled = true
      },
    }
  }

  soon(callback: () => void): void {
    this.#soon.push(callback)
  }

  /** Runs what was asked for soon; whether there was something. */
  step(): boolean {
    const soon = this.#soon
    this.#soon = []
    for (const callback of soon) callback()
    return soon.length > 0
  }

  /** The process stands still for `ms`: time passes, and nothing is called until `advance`. */
  skip(ms: number): void {
    this.#nowMs += ms
  }

  /** Lets `ms` pass, firing timers in their order. What they ask for soon waits for `step`. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms
    for (;;) {
      const due = this.#timers.filter((timer) => !timer.isCancelled && timer.atMs <= endMs)
      const next = due.sort((a, b) => a.atMs - b.atMs)[0]
      if (next === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.callback()
    }
    this.#nowMs = endMs
  }
}
