/** Requests that wait for a peer's answer, each with a deadline. */
import { ByteReader, readU32, readU64 } from '@warren/codec'
import { type Clock, fail, type LogIndex, ok, type Result, type Timer, type Timers } from '@warren/kernel'
import type { GotMessage, QueueError } from '../queue-handle.ts'
import { GOT_MESSAGE, GOT_REDELIVERED, readStatus, STATUS_OK } from './link-codec.ts'

export const REQUEST_TIMEOUT_MS = 10_000
/** The owner changes the metadata, for which it has 10 s itself. */
export const DELETE_TIMEOUT_MS = 15_000
/** How often deadlines are looked at: a request may live so much longer. */
const SWEEP_MS = 1_000

export interface PendingRequest {
  /** The answer's bytes, from behind its request id on; valid during the call unless `isOwned`. */
  answered(buffer: Buffer, start: number, end: number, isOwned: boolean): void
  failed(error: QueueError): void
}

/** A request whose reply is a status and, after a success, its result. */
export class AnsweredRequest implements PendingRequest {
  readonly #succeeded: (reader: ByteReader) => void
  readonly #failed: (error: QueueError) => void

  constructor(succeeded: (reader: ByteReader) => void, failed: (error: QueueError) => void) {
    this.#succeeded = succeeded
    this.#failed = failed
  }

  answered(buffer: Buffer, start: number, end: number): void {
    const reader = new ByteReader(buffer, start, end)
    const error = readStatus(reader)
    if (error === undefined) this.#succeeded(reader)
    else this.#failed(error)
  }

  failed(error: QueueError): void {
    this.#failed(error)
  }
}

/** basic.get: the reply carries the message. Layout behind the uid: see `gotReply` in link-codec.ts. */
export class GetRequest implements PendingRequest {
  readonly #done: (result: Result<GotMessage | undefined, QueueError>) => void
  readonly #taken: ((index: LogIndex) => void) | undefined

  /** `taken` is called behind `done` when the message needs no acknowledgement by the client. */
  constructor(
    done: (result: Result<GotMessage | undefined, QueueError>) => void,
    taken: ((index: LogIndex) => void) | undefined,
  ) {
    this.#done = done
    this.#taken = taken
  }

  /** The message in a reply, if there is one. */
  static indexOf(buffer: Buffer, start: number): LogIndex | undefined {
    const flags = buffer[start + 1] as number // A reply has at least a header.
    if (buffer[start] !== STATUS_OK || (flags & GOT_MESSAGE) === 0) return undefined
    return readU64(buffer, start + 2) as LogIndex
  }

  answered(buffer: Buffer, start: number, end: number): void {
    const error = readStatus(new ByteReader(buffer, start, end))
    const index = GetRequest.indexOf(buffer, start)
    if (error !== undefined || index === undefined) {
      this.#done(error === undefined ? ok(undefined) : fail(error))
      return
    }
    const redelivered = ((buffer[start + 1] as number) & GOT_REDELIVERED) !== 0
    const remaining = readU32(buffer, start + 10)
    this.#done(ok({ index, redelivered, source: buffer, contentStart: start + 14, contentEnd: end, remaining }))
    this.#taken?.(index)
  }

  failed(error: QueueError): void {
    this.#done(fail(error))
  }
}

export class LinkRequests {
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #pending = new Map<number, { readonly request: PendingRequest; readonly deadlineMs: number }>()
  #lastId = 0
  #timer: Timer | undefined = undefined

  constructor(clock: Clock, timers: Timers) {
    this.#clock = clock
    this.#timers = timers
  }

  get size(): number {
    return this.#pending.size
  }

  /** The id to send; `request` is answered or failed exactly once. */
  add(request: PendingRequest, timeoutMs: number): number {
    this.#lastId = (this.#lastId + 1) >>> 0
    this.#pending.set(this.#lastId, { request, deadlineMs: this.#clock.nowMs() + timeoutMs })
    this.#timer ??= this.#timers.after(SWEEP_MS, () => this.#sweep())
    return this.#lastId
  }

  /** The request that waits under `id`, which it does no more; undefined when it has timed out. */
  take(id: number): PendingRequest | undefined {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    return pending?.request
  }

  failAll(error: QueueError): void {
    const all = [...this.#pending.values()]
    this.#pending.clear()
    this.#timer?.cancel()
    this.#timer = undefined
    for (const { request } of all) request.failed(error)
  }

  #sweep(): void {
    this.#timer = undefined
    const nowMs = this.#clock.nowMs()
    const late = [...this.#pending].filter(([, pending]) => pending.deadlineMs <= nowMs)
    for (const [id] of late) this.#pending.delete(id)
    if (this.#pending.size > 0) this.#timer = this.#timers.after(SWEEP_MS, () => this.#sweep())
    for (const [, pending] of late) pending.request.failed({ kind: 'timeout' })
  }
}
