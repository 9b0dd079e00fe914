/** Timers for code that waits on promises: virtual time moves only between turns of the real event loop. */
import type { Timer, Timers } from '@warren/kernel'
import { EventHeap } from '../event-heap.ts'

export class VirtualTimers implements Timers {
  readonly #events = new EventHeap()
  #nowMs = 0
  #scheduled = 0

  get nowMs(): number {
    return this.#nowMs
  }

  after(delayMs: number, callback: () => void): Timer {
    let isCancelled = false
    this.#scheduled += 1
    const run = () => {
      if (!isCancelled) callback()
    }
    this.#events.push({ atMs: this.#nowMs + delayMs, sequence: this.#scheduled, run })
    return {
      cancel() {
        isCancelled = true
      },
    }
  }

  soon(callback: () => void): void {
    this.after(0, callback)
  }

  /** Runs the next event and lets promises settle. False when there is none. */
  async step(): Promise<boolean> {
    await settled()
    if (this.#events.size === 0) return false
    const event = this.#events.pop()
    this.#nowMs = event.atMs
    event.run()
    await settled()
    return true
  }

  /** Steps until the promise settles; fails if nothing is left to happen before. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let isDone = false
    const mark = () => {
      isDone = true
    }
    promise.then(mark, mark)
    while (!isDone) {
      const ran = await this.step()
      if (!ran && !isDone) throw new Error('waits for something that will never happen')
    }
    return promise
  }
}

/** All promises that can settle have settled. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
