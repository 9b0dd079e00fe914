/**
 * How long the event loop was held up: everything a node does shares one thread, so a turn that is long delays heartbeats,
 * confirms and clients alike. Measured by a native timer that is late by as much as the loop was busy. The processor time of the
 * same span tells a node that had much to do from one whose machine gave it no turn.
 */
import { type ELDHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { Log } from '@warren/kernel'

/** How exactly a delay is known, and how often the timer wakes the process. */
const RESOLUTION_MS = 5
const SECOND_MS = 1000
const SECONDS_KEPT = 60
/** Worth a line in the log: no single turn of a healthy node takes this long. */
const STALL_MS = 100

export interface LoopDelays {
  /** The longest delay of each second, newest last; at most a minute. */
  readonly maxMsBySecond: readonly number[]
}

export class LoopMonitor {
  readonly #log: Log
  readonly #histogram: ELDHistogram
  readonly #timer: NodeJS.Timeout
  #seconds: number[] = []
  #beganMs = performance.now()
  #cpu = process.cpuUsage()

  constructor(log: Log) {
    this.#log = log
    this.#histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
    this.#histogram.enable()
    this.#timer = setInterval(() => this.#endSecond(), SECOND_MS)
    this.#timer.unref()
  }

  /** The second under way among them. */
  read(): LoopDelays {
    return { maxMsBySecond: [...this.#seconds, this.#delayMs()].slice(-SECONDS_KEPT) }
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#histogram.disable()
  }

  #endSecond(): void {
    const delayMs = this.#delayMs()
    this.#histogram.reset()
    this.#seconds.push(delayMs)
    if (this.#seconds.length > SECONDS_KEPT) this.#seconds.shift()
    const endMs = performance.now()
    const used = process.cpuUsage(this.#cpu)
    if (delayMs >= STALL_MS) {
      const spanMs = Math.round(endMs - this.#beganMs)
      const cpuMs = Math.round((used.user + used.system) / 1000)
      this.#log.warn('the event loop was held up', { delayMs, spanMs, cpuMs })
    }
    this.#beganMs = endMs
    this.#cpu = process.cpuUsage()
  }

  /** The histogram holds the time between two rounds of the timer, of which its period is no delay. */
  #delayMs(): number {
    return this.#histogram.count === 0 ? 0 : Math.max(0, Math.round(this.#histogram.max / 1e6) - RESOLUTION_MS)
  }
}
