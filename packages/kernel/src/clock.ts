/** Time as a port: the simulator owns it there, the operating system elsewhere. */
export interface Clock {
  /** Milliseconds from an arbitrary start; never goes back. May jump forward after a suspend. */
  nowMs(): number
  /** Milliseconds since 1970 UTC; may jump either way. For timestamps that people or clients see, never for decisions. */
  wallMs(): number
}

/** One pending call; `cancel` is idempotent. */
export interface Timer {
  cancel(): void
}

export interface Timers {
  /** Calls back once, after at least `delayMs`. */
  after(delayMs: number, callback: () => void): Timer
  /** Calls back after the current turn's input is handled (setImmediate). */
  soon(callback: () => void): void
}
