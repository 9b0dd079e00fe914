/**
 * Gives memory back once the node is quiet (decision 0008). V8 collects only while something is allocated, and keeps the
 * pages of its young generation: after a storm of connections a node that does nothing more would stay at its peak.
 *
 * When the process has been nearly idle for some seconds, holds clearly more than after the last collection, and its heap
 * is small enough for a short pause, everything is collected at once. A busy node is never touched. How long that takes goes by
 * what is alive, which only a collection tells: an ordinary one, of half the pause, comes first.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Log } from '@warren/kernel'

const SAMPLE_MS = 1000
/** Quiet seconds in a row before a collection: longer than the pauses within a load, and within the ten that are promised. */
const QUIET_SAMPLES = 5
/** Of one core; heartbeats, Raft and a few clients that idle stay below. */
const QUIET_SHARE = 0.1
/** Less is not worth a pause. */
const GAIN_BYTES_MIN = 16 * 1024 * 1024
/** Used heap, garbage included, beyond which the pause would be felt: it grows with what is alive. */
const HEAP_BYTES_MAX = 256 * 1024 * 1024
/** Alive, beyond which only the ordinary collection is made: at 1 ms a MiB the other one would stall the node. */
const LIVE_BYTES_MAX = 64 * 1024 * 1024

/** What the process was like in the last second. */
export interface CalmSample {
  /** Time in which its one thread did something, as a part of the whole. */
  readonly busyShare: number
  readonly heapUsedBytes: number
  readonly residentBytes: number
}

/** Decides when to collect. */
export class CalmDetector {
  #quiet = 0
  /** Resident bytes after the last collection; nothing is won by another until it has grown. */
  #floorBytes = 0

  /** Whether now is the time. */
  step(sample: CalmSample): boolean {
    this.#quiet = sample.busyShare < QUIET_SHARE ? this.#quiet + 1 : 0
    if (this.#quiet < QUIET_SAMPLES || sample.heapUsedBytes > HEAP_BYTES_MAX) return false
    return sample.residentBytes >= this.#floorBytes + GAIN_BYTES_MIN
  }

  collected(residentBytes: number): void {
    this.#quiet = 0
    this.#floorBytes = residentBytes
  }
}

export class CalmCollector {
  readonly #log: Log
  readonly #detector = new CalmDetector()
  readonly #timer: NodeJS.Timeout
  #loop = performance.eventLoopUtilization()

  constructor(log: Log) {
    this.#log = log
    this.#timer = setInterval(() => this.#sample(), SAMPLE_MS)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #sample(): void {
    const loop = performance.eventLoopUtilization()
    const busyShare = performance.eventLoopUtilization(loop, this.#loop).utilization
    this.#loop = loop
    const { heapUsed: heapUsedBytes, rss: residentBytes } = process.memoryUsage()
    if (!this.#detector.step({ busyShare, heapUsedBytes, residentBytes })) return
    const ordinaryPauseMs = collectHeap('regular')
    const liveBytes = process.memoryUsage().heapUsed
    // In another turn, so that one pause does not follow the other.
    setImmediate(() => {
      const pauseMs = liveBytes <= LIVE_BYTES_MAX ? collectHeap('last-resort') : 0
      const afterBytes = process.memoryUsage.rss()
      this.#detector.collected(afterBytes)
      this.#loop = performance.eventLoopUtilization() // The pauses are not the load's.
      const pauses = { ordinaryPauseMs, pauseMs }
      this.#log.debug('memory given back', { ...pauses, liveBytes, beforeBytes: residentBytes, afterBytes })
    })
  }
}

/**
 * Milliseconds that it took. The collection of last resort alone also empties V8's pool of free pages (an ordinary one leaves
 * resident memory as it is). The flag makes `gc` a global of contexts that begin while it is set; one is made for each
 * collection and left to it, so a node that is never calm has neither.
 */
function collectHeap(flavor: 'regular' | 'last-resort'): number {
  const startedMs = performance.now()
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as NodeJS.GCFunction
  setFlagsFromString('--no-expose-gc')
  collect({ type: 'major', execution: 'sync', flavor })
  return Math.round(performance.now() - startedMs)
}
