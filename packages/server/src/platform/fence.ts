/**
 * Keeps a node that did not run for a while (suspended, a machine that slept, a very long turn) from answering as if nothing had
 * happened: the others may have declared it down. Looked at before each octet from a client is processed and before each one is
 * sent; the clock tells, for the sockets' callbacks come before any timer. What comes meanwhile waits until the cluster has been
 * asked; if it has declared this node down, it is dropped when the application stops.
 */
import type { Log } from '@warren/kernel'

export interface FenceOptions {
  /** Milliseconds. Several, for a machine that sleeps stops one and not the other; a false alarm costs a question. */
  readonly clocks: readonly (() => number)[]
  /** Not running for longer than this may have gone unnoticed here, and noticed elsewhere. */
  readonly staleMs: number
  /** Resolves to whether this node still is who it was. */
  readonly verify: () => Promise<boolean>
  readonly log: Log
}

type Held = { readonly go: () => void; readonly drop: () => void }

const BEATS = 8 // In `staleMs`: an idle loop must not look like a stopped one.
const ASK_AGAIN_MS = 200

export class Fence {
  readonly #options: FenceOptions
  readonly #timer: NodeJS.Timeout
  #beatsAtMs: readonly number[]
  #waiting: Held[] = []
  #isShut = false
  #isStopped = false

  constructor(options: FenceOptions) {
    this.#options = options
    this.#beatsAtMs = options.clocks.map((clock) => clock())
    this.#timer = setInterval(() => this.#beat(), options.staleMs / BEATS)
    this.#timer.unref()
  }

  /** Whether to hold back: then hand over what to do later to `wait`. */
  get isShut(): boolean {
    if (!this.#isShut) this.#look()
    return this.#isShut
  }

  /** `go` is called once the node may go on, in the order of the calls; else `drop`. */
  wait(go: () => void, drop: () => void): void {
    this.#waiting.push({ go, drop })
  }

  /** Clients are sent away anyway: what waits is dropped, and their farewell may go out. */
  dropAll(): void {
    this.#release('drop')
  }

  /** Holds nothing back any more. */
  stop(): void {
    this.#isStopped = true
    clearInterval(this.#timer)
    this.#release('drop')
  }

  #beat(): void {
    this.#look()
    this.#beatsAtMs = this.#options.clocks.map((clock) => clock())
  }

  #look(): void {
    const { clocks, staleMs, log } = this.#options
    if (this.#isShut || this.#isStopped) return
    let missedMs = 0
    for (let i = 0; i < clocks.length; i += 1) {
      missedMs = Math.max(missedMs, (clocks[i]?.() ?? 0) - (this.#beatsAtMs[i] ?? 0))
    }
    if (missedMs < staleMs) return
    this.#isShut = true
    log.warn('this node did not run for a while; it asks the cluster before it goes on', { missedMs })
    void this.#verify()
  }

  async #verify(): Promise<void> {
    while (this.#isShut) {
      if (await this.#options.verify()) return this.#release('go')
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
    }
  }

  #release(how: 'go' | 'drop'): void {
    this.#beatsAtMs = this.#options.clocks.map((clock) => clock())
    this.#isShut = false
    const waiting = this.#waiting
    this.#waiting = []
    for (const held of waiting) held[how]()
  }
}
