/** One attempt at one file of kept messages: reads, publishes and waits for the confirms, until the end or the first refusal. */
import type { Clock, Timers } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { Crc32 } from '@warren/storage'
import type { FlowGate, GateWaiter } from '../queues/flow-gate.ts'
import { KeptFileReader, type KeptMessage } from './kept-file.ts'
import type { KeptEntry, KeptStore } from './kept-store.ts'
import type { SalvagePort } from './salvage-port.ts'
import { toIndexRuns } from './salvage-question.ts'
import type { SalvageWindow } from './salvage-window.ts'

export interface PublishKeptOptions {
  readonly entry: KeptEntry
  /** Of the attempt before, begun again: it knows what was confirmed behind something that was refused. */
  readonly window: SalvageWindow
  readonly store: KeptStore
  readonly crc32: Crc32
  readonly port: SalvagePort
  readonly clock: Clock
  readonly timers: Timers
  /** The queue as it is now, or why it cannot take anything. */
  readonly target: () => QueueRecord | string
  readonly isStopped: () => boolean
  /** `published` more are where they must be; that goes to the disk next. */
  readonly advanced: (entry: KeptEntry, published: number) => void
}

/** done: nothing is left, the file is gone. */
export type PublishOutcome = { readonly kind: 'done' } | { readonly kind: 'waiting'; readonly reason: string }

const PENDING_MAX = 256
const PENDING_BYTES_MAX = 1_048_576
/** Behind one that has no answer yet so many may be found in the queue. */
const WINDOW_MAX = 16_384
/** Between two lots the event loop, and the clients, have their turn: 12,800 messages a second at most. */
const LOT = 64
const LOT_BYTES = 262_144
/** Of a message that is sent. */
const SKIPPED_SHARE = 1 / 64
const PAUSE_MS = 5
const PROGRESS_MS = 1_000
/** Longer than any decision on who leads a queue takes. */
const ANSWER_TIMEOUT_MS = 60_000
const BLOCKED_POLL_MS = 500

export async function publishKept(options: PublishKeptOptions): Promise<PublishOutcome> {
  const { store, entry, crc32 } = options
  const file = await store.open(entry.title)
  try {
    const reader = new KeptFileReader(file, crc32, entry.facts.offset, await file.size())
    const attempt = new Attempt(options, reader)
    const outcome = await attempt.run().finally(() => attempt.end())
    if (options.isStopped() || outcome.kind === 'waiting') return outcome
  } finally {
    await file.close()
  }
  await store.remove(entry.title)
  return { kind: 'done' }
}

class Attempt implements GateWaiter {
  readonly #options: PublishKeptOptions
  readonly #reader: KeptFileReader
  readonly #window: SalvageWindow
  #entry: KeptEntry
  #wake: () => void = () => {}
  #gate: FlowGate | undefined = undefined
  #savedAtMs: number
  #savedPassed = 0

  constructor(options: PublishKeptOptions, reader: KeptFileReader) {
    this.#options = options
    this.#reader = reader
    this.#entry = options.entry
    this.#savedAtMs = options.clock.nowMs()
    this.#window = options.window
    this.#window.onAnswer = () => this.#wake()
  }

  async run(): Promise<PublishOutcome> {
    const stuck = await this.#sendAll()
    const isAnswered = await this.#until(() => this.#window.pending === 0, ANSWER_TIMEOUT_MS)
    await this.#save()
    if (stuck !== undefined) return { kind: 'waiting', reason: stuck }
    if (!isAnswered) return { kind: 'waiting', reason: 'the queue does not answer' }
    return this.#window.failed > 0 ? { kind: 'waiting', reason: 'the queue refuses them' } : { kind: 'done' }
  }

  /** Nothing calls back any more. */
  end(): void {
    this.#gate?.forget(this)
    this.#window.onAnswer = () => {}
  }

  gateOpened(): void {
    this.#gate = undefined
    this.#wake()
  }

  /** Until the end, or why not. */
  async #sendAll(): Promise<string | undefined> {
    const held = toIndexRuns(this.#entry.facts.held ?? [])
    let offset = this.#entry.facts.offset
    let lot = 0
    let lotBytes = 0
    for (;;) {
      const message = await this.#reader.read(offset)
      if (message === undefined) return undefined
      offset = message.nextOffset
      if (this.#window.isDone(message.offset)) continue
      const isHeld = held.has(message.index)
      const stuck = isHeld ? await this.#skip(message) : await this.#send(message)
      if (stuck !== undefined) return stuck
      lot += isHeld ? SKIPPED_SHARE : 1
      lotBytes += isHeld ? 0 : offset - message.offset
      if (lot < LOT && lotBytes < LOT_BYTES) continue
      lot = 0
      lotBytes = 0
      if (this.#options.clock.nowMs() - this.#savedAtMs >= PROGRESS_MS) await this.#save()
      await new Promise<void>((resolve) => this.#options.timers.after(PAUSE_MS, resolve))
    }
  }

  async #skip({ offset, nextOffset }: KeptMessage): Promise<string | undefined> {
    const hasRoom = await this.#until(() => this.#window.size < WINDOW_MAX, ANSWER_TIMEOUT_MS)
    if (this.#options.isStopped()) return 'the node stops'
    if (!hasRoom) return 'the queue does not answer'
    this.#window.skip(offset, nextOffset)
    return undefined
  }

  async #send(message: KeptMessage): Promise<string | undefined> {
    const { port, isStopped, target } = this.#options
    const bytes = message.nextOffset - message.offset
    const hasRoom = (): boolean =>
      this.#gate === undefined &&
      this.#window.size < WINDOW_MAX &&
      this.#window.pending < PENDING_MAX &&
      (this.#window.pending === 0 || this.#window.pendingBytes + bytes <= PENDING_BYTES_MAX)
    const isInTime = await this.#until(() => hasRoom() || this.#window.failed > 0, ANSWER_TIMEOUT_MS)
    while (port.isBlocked && !isStopped()) await this.#pause(BLOCKED_POLL_MS)
    if (isStopped()) return 'the node stops'
    if (!isInTime) return 'the queue does not answer'
    if (this.#window.failed > 0) return 'the queue refuses them'
    const queue = target()
    if (typeof queue === 'string') return queue
    this.#window.send(message.offset, message.nextOffset)
    const gate = port.publish(queue, message, this.#window, message.offset)
    if (gate?.isShut !== true) return undefined
    this.#gate = gate
    gate.wait(this)
    return undefined
  }

  /** V2: the facts tell how far it has come. */
  async #save(): Promise<void> {
    const { store, advanced, clock } = this.#options
    this.#savedAtMs = clock.nowMs()
    const passed = this.#window.passed - this.#savedPassed
    if (passed === 0) return
    this.#savedPassed += passed
    const { title, facts } = this.#entry
    this.#entry = { title, facts: { ...facts, messages: facts.messages - passed, offset: this.#window.offset } }
    advanced(this.#entry, passed)
    await store.write(this.#entry)
  }

  /** Whether it has come true, in time and before the stop. */
  async #until(isTrue: () => boolean, timeoutMs: number): Promise<boolean> {
    const { clock, isStopped } = this.#options
    const deadlineMs = clock.nowMs() + timeoutMs
    while (!isTrue()) {
      const leftMs = deadlineMs - clock.nowMs()
      if (leftMs <= 0 || isStopped()) return false
      await this.#pause(Math.min(leftMs, BLOCKED_POLL_MS))
    }
    return true
  }

  /** Or until something is answered. */
  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#options.timers.after(delayMs, resolve)
      this.#wake = () => {
        timer.cancel()
        resolve()
      }
    })
  }
}
