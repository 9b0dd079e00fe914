/** Virtual time, one source of randomness and the record of what happened. Nothing in a run has another clock or dice. */
import { assert, SeededRandom } from '@warren/kernel'
import { EventHeap } from './event-heap.ts'
import { TRACE_EVENTS, Trace } from './trace.ts'

/** What must hold did not; the message has the seed and the last events. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError'
  readonly seed: number
  readonly reason: string

  constructor(seed: number, atMs: number, reason: string, trace: Trace, cause: unknown) {
    super(`seed ${seed}, ${atMs.toFixed(1)} ms: ${reason}\n${trace.lines().join('\n')}\nseed ${seed}: ${reason}`, {
      cause,
    })
    this.seed = seed
    this.reason = reason
  }
}

export class World {
  readonly seed: number
  readonly random: SeededRandom
  readonly #events = new EventHeap()
  readonly #trace: Trace
  #nowMs = 0
  #scheduled = 0
  #ran = 0
  #aborted: { readonly cause: unknown } | undefined = undefined

  constructor(seed: number, traceEvents: number = TRACE_EVENTS) {
    this.seed = seed
    this.#trace = new Trace(traceEvents)
    this.random = new SeededRandom(seed)
    // Neighbouring seeds of this generator begin alike.
    for (let i = 0; i < 8; i += 1) this.random.next()
  }

  /** True time; processes have clocks of their own. */
  get nowMs(): number {
    return this.#nowMs
  }

  /** Events so far. */
  get ran(): number {
    return this.#ran
  }

  schedule(delayMs: number, run: () => void): void {
    assert(delayMs >= 0, 'time does not go back')
    this.#scheduled += 1
    this.#events.push({ atMs: this.#nowMs + delayMs, sequence: this.#scheduled, run })
  }

  /** Notes an event for the failure report. `details` must not change afterwards. */
  note(what: string, ...details: readonly unknown[]): void {
    this.#trace.add(this.#nowMs, what, details)
  }

  /** Runs events until virtual `untilMs`, or until `isDone` (asked after each event) says so. Whether it did. */
  run(untilMs: number, isDone: () => boolean = () => false): boolean {
    while (this.#step(untilMs)) if (isDone()) return true
    this.#nowMs = Math.max(this.#nowMs, untilMs)
    return false
  }

  /** The same for code that waits on promises: all that can settle have settled before the next event. */
  async runSettled(untilMs: number, isDone: () => boolean = () => false): Promise<boolean> {
    while (this.#step(untilMs)) {
      await settled()
      this.throwIfAborted()
      if (isDone()) return true
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs)
    return false
  }

  /** Ends a `runSettled` from within a promise, where nobody would catch an error. */
  abort(cause: unknown): void {
    this.#aborted ??= { cause }
  }

  throwIfAborted(): void {
    if (this.#aborted !== undefined) this.#failFor(this.#aborted.cause)
  }

  /** Ends the run. */
  fail(reason: string, cause?: unknown): never {
    if (cause instanceof SimulationError) throw cause
    throw new SimulationError(this.seed, this.#nowMs, reason, this.#trace, cause)
  }

  chance(probability: number): boolean {
    return this.random.next() < probability
  }

  /** Uniform in [from, to). */
  between(from: number, to: number): number {
    return from + this.random.next() * (to - from)
  }

  pick<T>(choices: readonly T[]): T | undefined {
    return choices[this.random.below(choices.length)]
  }

  /** Runs the next event, if it is due by then. */
  #step(untilMs: number): boolean {
    const event = this.#events.peek()
    if (event === undefined || event.atMs > untilMs) return false
    this.#events.pop()
    this.#nowMs = event.atMs
    this.#ran += 1
    try {
      event.run()
    } catch (error) {
      this.#failFor(error)
    }
    return true
  }

  #failFor(cause: unknown): never {
    this.fail(cause instanceof Error ? cause.message : String(cause), cause)
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
