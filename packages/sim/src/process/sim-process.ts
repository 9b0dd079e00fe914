/**
 * One operating-system process: it runs, is stopped (SIGSTOP: everything for it waits), crashes and starts again. What was
 * scheduled by a process that crashed never happens. Its clock has an offset and a rate of its own.
 */
import type { Clock, Timer, Timers } from '@warren/kernel'
import type { World } from '../world.ts'

const SOON_MS = 0.01 // A turn of the event loop.

export class SimProcess implements Clock, Timers {
  readonly name: string
  readonly #world: World
  #isAlive = false
  /** Counts starts; what belongs to an older one is void. */
  #life = 0
  #isStopped = false
  #waiting: (() => void)[] = []
  #rate = 1
  #anchorTrueMs = 0
  #anchorLocalMs: number
  #wallOffsetMs: number

  constructor(world: World, name: string) {
    this.name = name
    this.#world = world
    this.#anchorLocalMs = world.between(0, 1e6)
    this.#wallOffsetMs = world.between(-1e5, 1e5)
  }

  get isAlive(): boolean {
    return this.#isAlive
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  get life(): number {
    return this.#life
  }

  start(): void {
    this.#life += 1
    this.#isAlive = true
    this.#isStopped = false
  }

  crash(): void {
    this.#life += 1
    this.#isAlive = false
    this.#isStopped = false
    this.#waiting = []
  }

  /** SIGSTOP: inputs and timers wait; the clock does not. */
  stop(): void {
    if (this.#isAlive) this.#isStopped = true
  }

  /** SIGCONT: all that waited happens now. */
  resume(): void {
    if (!this.#isStopped) return
    this.#isStopped = false
    const waiting = this.#waiting
    this.#waiting = []
    for (const run of waiting) this.#world.schedule(0, run)
  }

  /** Does it now, after the stop, or never, if the process is another one by then. */
  run(action: () => void): void {
    const life = this.#life
    if (!this.#isAlive) return
    if (this.#isStopped) this.#waiting.push(() => this.#runIn(life, action))
    else action()
  }

  /** In true milliseconds: for what happens outside (disk, network). */
  afterTrue(delayMs: number, action: () => void): void {
    const life = this.#life
    this.#world.schedule(delayMs, () => this.#runIn(life, action))
  }

  after(delayMs: number, callback: () => void): Timer {
    let isCancelled = false
    this.afterTrue(delayMs / this.#rate, () => {
      if (!isCancelled) callback()
    })
    return {
      cancel() {
        isCancelled = true
      },
    }
  }

  soon(callback: () => void): void {
    this.afterTrue(SOON_MS, callback)
  }

  nowMs(): number {
    return this.#anchorLocalMs + (this.#world.nowMs - this.#anchorTrueMs) * this.#rate
  }

  wallMs(): number {
    return 1.6e12 + this.nowMs() + this.#wallOffsetMs
  }

  /** From now on this clock runs at `rate` times true time. */
  setClockRate(rate: number): void {
    this.#anchorLocalMs = this.nowMs()
    this.#anchorTrueMs = this.#world.nowMs
    this.#rate = rate
  }

  /** Monotonic time only jumps forward (a suspend); wall time either way. */
  jumpClock(ms: number): void {
    if (ms > 0) this.#anchorLocalMs += ms
    else this.#wallOffsetMs += ms
  }

  #runIn(life: number, action: () => void): void {
    if (this.#life === life) this.run(action)
  }
}
