/**
 * How long the event loop was held up: everything a node does shares one thread, so a turn that is long delays heartbeats,
 * confirms and clients alike. Measured by a native timer that is late by as much as the loop was held up. The processor time that
 * its thread had meanwhile tells a node that had much to do from one whose machine gave it no turn.
 */
import { type ELDHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { Log } from '@warren/kernel'

/** How exactly a delay is known, and how often the timer wakes the process. */
const RESOLUTION_MS = 5
/** How often the processor time is read: a delay may be charged with what was done in so much time before it. */
const CPU_PERIOD_MS = 20
const SECOND_MS = 1000
const SECONDS_KEPT = 60
/** Worth a line in the log: no single turn of a healthy node takes this long. */
const STALL_MS = 100

export interface LoopDelays {
  /** The longest delay of each second, newest last; at most a minute. */
  readonly maxMsBySecond: readonly number[]
  /**
   * For how much of it, at most, the loop's thread ran. In the rest of the time it waited for a processor, or for a thread that
   * collects garbage with it and waited for one.
   */
  readonly maxCpuMsBySecond: readonly number[]
}

/** Of one second: what is longest in it. */
type Longest = { readonly delayMs: number; readonly cpuMs: number }

export class LoopMonitor {
  readonly #log: Log
  readonly #histogram: ELDHistogram
  readonly #secondTimer: NodeJS.Timeout
  readonly #cpuTimer: NodeJS.Timeout
  #seconds: Longest[] = []
  #cpuMs = processorMs()
  #readMs = performance.now()
  /** Between two readings within this second. */
  #gapCpuMs = 0

  constructor(log: Log) {
    this.#log = log
    this.#histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
    this.#histogram.enable()
    this.#secondTimer = setInterval(() => this.#endSecond(), SECOND_MS).unref()
    this.#cpuTimer = setInterval(() => this.#readCpu(), CPU_PERIOD_MS).unref()
  }

  /** The second under way among them. */
  read(): LoopDelays {
    this.#readCpu()
    const seconds = [...this.#seconds, this.#longest()].slice(-SECONDS_KEPT)
    return {
      maxMsBySecond: seconds.map(({ delayMs }) => delayMs),
      maxCpuMsBySecond: seconds.map(({ cpuMs }) => cpuMs),
    }
  }

  stop(): void {
    clearInterval(this.#secondTimer)
    clearInterval(this.#cpuTimer)
    this.#histogram.disable()
  }

  #endSecond(): void {
    this.#readCpu()
    const longest = this.#longest()
    this.#histogram.reset()
    this.#gapCpuMs = 0
    this.#seconds.push(longest)
    if (this.#seconds.length > SECONDS_KEPT) this.#seconds.shift()
    if (longest.delayMs >= STALL_MS) this.#log.warn('the event loop was held up', longest)
  }

  #readCpu(): void {
    const nowMs = performance.now()
    const cpuMs = processorMs()
    this.#gapCpuMs = Math.max(this.#gapCpuMs, Math.min(cpuMs - this.#cpuMs, nowMs - this.#readMs))
    this.#cpuMs = cpuMs
    this.#readMs = nowMs
  }

  /** The histogram holds the time between two rounds of the timer, of which its period is no delay. */
  #longest(): Longest {
    const { count, max } = this.#histogram
    const delayMs = count === 0 ? 0 : Math.max(0, Math.round(max / 1e6) - RESOLUTION_MS)
    return { delayMs, cpuMs: Math.min(delayMs, Math.round(this.#gapCpuMs)) }
  }
}

function processorMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
