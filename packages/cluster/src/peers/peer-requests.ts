/** Questions and answers between members over the control lanes: numbered, with a deadline each, answered at most once. */
import { type Clock, fail, type NodeId, ok, type Result, type Timers } from '@warren/kernel'
import type { ControlLanes, ControlMessage } from '../control.ts'

export type RequestError = { readonly kind: 'unavailable' | 'timeout' | 'refused'; readonly text: string }
export type RequestId = number
export type RequestDone = (response: Result<Uint8Array, RequestError>) => void
/** Answers once, now or later; later answers are dropped. */
export type RequestHandler = (
  from: NodeId,
  payload: Uint8Array,
  answer: (response: Result<Uint8Array, string>) => void,
) => void

export interface PeerRequestsOptions {
  readonly self: NodeId
  readonly lanes: ControlLanes
  readonly clock: Clock
  readonly timers: Timers
  readonly isConnected: (node: NodeId) => boolean
}

type Waiting = { readonly node: NodeId; readonly deadlineMs: number; readonly done: RequestDone }

const REQUEST_TIMEOUT_MS = 5000
const NO_REQUEST: RequestId = 0
const WAITING_MAX = 10_000 // A member that answers nothing for 5 s costs no more memory than this.

export class PeerRequests {
  readonly #options: PeerRequestsOptions
  readonly #handlers = new Map<string, RequestHandler>()
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #stopped = false

  constructor(options: PeerRequestsOptions) {
    this.#options = options
  }

  handle(name: string, handler: RequestHandler): void {
    this.#handlers.set(name, handler)
  }

  request(
    node: NodeId,
    name: string,
    payload: Uint8Array,
    done: RequestDone,
    timeoutMs = REQUEST_TIMEOUT_MS,
  ): RequestId {
    const { self, lanes, clock, isConnected } = this.#options
    if (this.#stopped) {
      return this.#failSoon(done, 'unavailable', 'this node is stopping')
    }
    if (this.#waiting.size >= WAITING_MAX) {
      return this.#failSoon(done, 'unavailable', 'too many requests are waiting')
    }
    if (node !== self && !isConnected(node)) {
      return this.#failSoon(done, 'unavailable', 'the node is not connected')
    }
    this.#lastId += 1
    const id = this.#lastId
    this.#waiting.set(id, { node, deadlineMs: clock.nowMs() + timeoutMs, done })
    if (node === self) this.#options.timers.soon(() => this.#answerOwn(id, name, payload))
    else lanes.send(node, { kind: 'request', id, name, payload })
    return id
  }

  /** No answer is of interest any more; `done` is not called. */
  forget(request: RequestId): void {
    this.#waiting.delete(request)
  }

  receive(from: NodeId, message: ControlMessage & { readonly kind: 'request' | 'response' }): void {
    if (message.kind === 'response') {
      const waiting = this.#waiting.get(message.id)
      if (waiting === undefined || waiting.node !== from) return // Too late, or not the one we asked.
      this.#settle(message.id, waiting, message.result)
      return
    }
    this.dispatch(from, message.name, message.payload, (result) => {
      this.#options.lanes.send(from, { kind: 'response', id: message.id, result })
    })
  }

  /** Calls the handler of `name`; `answer` gets what it answers first. */
  dispatch(
    from: NodeId,
    name: string,
    payload: Uint8Array,
    answer: (response: Result<Uint8Array, string>) => void,
  ): void {
    const handler = this.#handlers.get(name)
    if (handler === undefined) {
      answer(fail(`nobody here answers ${name}`))
      return
    }
    let answered = false
    handler(from, payload, (response) => {
      if (answered) return
      answered = true
      answer(response)
    })
  }

  /** Our stream to the peer broke: what we asked may not have arrived. */
  disconnected(node: NodeId): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.node !== node) continue
      this.#waiting.delete(id)
      waiting.done(fail({ kind: 'unavailable', text: 'the connection to the node broke' }))
    }
  }

  tick(nowMs: number): void {
    for (const [id, waiting] of this.#waiting) {
      if (nowMs < waiting.deadlineMs) continue
      this.#waiting.delete(id)
      waiting.done(fail({ kind: 'timeout', text: 'the node did not answer in time' }))
    }
  }

  stop(): void {
    this.#stopped = true
    for (const [id, waiting] of this.#waiting) {
      this.#waiting.delete(id)
      waiting.done(fail({ kind: 'unavailable', text: 'this node is stopping' }))
    }
  }

  #answerOwn(id: number, name: string, payload: Uint8Array): void {
    this.dispatch(this.#options.self, name, payload, (result) => {
      const waiting = this.#waiting.get(id)
      if (waiting !== undefined) this.#settle(id, waiting, result)
    })
  }

  #settle(id: number, waiting: Waiting, result: Result<Uint8Array, string>): void {
    this.#waiting.delete(id)
    waiting.done(result.ok ? ok(result.value) : fail({ kind: 'refused', text: result.error }))
  }

  #failSoon(done: RequestDone, kind: RequestError['kind'], text: string): RequestId {
    this.#options.timers.soon(() => done(fail({ kind, text })))
    return NO_REQUEST
  }
}
