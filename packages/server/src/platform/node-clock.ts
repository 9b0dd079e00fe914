/** The Clock, Timers and Random ports over Node's own. */
import type { Clock, Random, Timer, Timers } from '@warren/kernel'

export const NODE_CLOCK: Clock = {
  nowMs: () => performance.now(),
  wallMs: () => Date.now(),
}

export const NODE_TIMERS: Timers = {
  after(delayMs: number, callback: () => void): Timer {
    const handle = setTimeout(callback, delayMs)
    return { cancel: () => clearTimeout(handle) }
  },
  soon(callback: () => void): void {
    setImmediate(callback)
  },
}

export const NODE_RANDOM: Random = {
  next: () => Math.random(),
  below: (below: number) => Math.floor(Math.random() * below),
}
