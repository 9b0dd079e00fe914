// A client of one node that finds out when the node serves, and whether what it answered holds: it publishes and gets
// messages of a queue that the node leads, and declares, binds and deletes queues.
import { connect } from 'node:net'
import type { SeededRandom } from '@warren/kernel'
import { ClientState, pause, runLives, type Session } from '../chaos-clients.ts'
import type { LocalNode } from '../process-cluster.ts'

const MESSAGE_EVERY_MS = 40
const DEFINITION_EVERY_MS = 200
const CONNECT_MS = 1_000
/** To which the probes bind. */
export const DEFINED_EXCHANGE = 'partition.defined'

/** What the node answered last about a queue. */
export interface Definition {
  readonly isThere: boolean
  readonly atMs: number
}

export class ServiceProbe {
  readonly node: LocalNode
  readonly ownQueue: string
  readonly messages = new Successes()
  readonly definitions = new Successes()
  /** By queue; without those whose last answer never came. */
  readonly answered = new Map<string, Definition>()
  readonly states: readonly [ClientState, ClientState]
  readonly #prefix: string
  readonly #random: SeededRandom
  #serial = 0
  #isQuiet = false
  #isAsking = false

  constructor(node: LocalNode, random: SeededRandom) {
    this.node = node
    this.#random = random
    const host = node.name.replace(/.*@/, '')
    this.ownQueue = `probe.${host}`
    this.#prefix = `defined.${host}`
    this.states = [new ClientState(node), new ClientState(node)]
  }

  /** Until `stop`. */
  run(): Promise<unknown> {
    const [messages, definitions] = this.states
    return Promise.all([
      runLives(messages, [this.node], this.#random, (session) => this.#useMessages(session, messages)),
      runLives(definitions, [this.node], this.#random, (session) => this.#define(session, definitions)),
    ])
  }

  stop(): void {
    for (const state of this.states) state.isStopping = true
  }

  /** Whether its listener is open. */
  isOpen(): Promise<boolean> {
    const { address = '127.0.0.1', amqpPort } = this.node.options
    return new Promise((answer) => {
      const socket = connect({ host: address, port: amqpPort, timeout: CONNECT_MS })
      const end = (isOpen: boolean): void => {
        socket.destroy()
        answer(isOpen)
      }
      socket.once('connect', () => end(true))
      socket.once('error', () => end(false))
      socket.once('timeout', () => end(false))
    })
  }

  /** Declares and deletes nothing until `resume`; false while an answer is still awaited. */
  quiet(): boolean {
    this.#isQuiet = true
    return !this.#isAsking
  }

  resume(): void {
    this.#isQuiet = false
  }

  async #useMessages(session: Session, state: ClientState): Promise<void> {
    const { channel, broken } = session
    while (!state.isStopping && !session.isBroken) {
      const confirmed = new Promise<boolean>((resolve) => {
        const answered = (error: unknown): void => resolve(error === null || error === undefined)
        const message = Buffer.from('probe')
        const wasSent = session.try((open) => open.sendToQueue(this.ownQueue, message, { persistent: true }, answered))
        if (!wasSent) resolve(false)
      })
      const isConfirmed = await state.wait('a confirm', Promise.race([confirmed, broken.then(() => false)]))
      const got = channel.get(this.ownQueue, { noAck: true })
      const answer = await state.wait('basic.get', Promise.race([got, broken.then(() => undefined)]))
      if (isConfirmed && answer !== undefined && answer !== false) this.messages.add()
      await pause(MESSAGE_EVERY_MS)
    }
  }

  async #define(session: Session, state: ClientState): Promise<void> {
    while (!state.isStopping && !session.isBroken) {
      await pause(DEFINITION_EVERY_MS)
      if (this.#isQuiet) continue
      this.#isAsking = true
      try {
        const isDeletion = this.#random.below(3) === 0
        if (isDeletion) await this.#delete(session, state)
        else await this.#declare(session, state)
      } finally {
        this.#isAsking = false
      }
    }
  }

  async #declare({ channel, broken }: Session, state: ClientState): Promise<void> {
    this.#serial += 1
    const queue = `${this.#prefix}.${this.#serial}`
    const defined = channel
      .assertQueue(queue, { durable: true })
      .then(() => channel.bindQueue(queue, DEFINED_EXCHANGE, queue))
    await this.#settle(queue, true, state.wait('queue.bind', Promise.race([defined, broken])))
  }

  async #delete({ channel, broken }: Session, state: ClientState): Promise<void> {
    const present = [...this.answered].filter(([, { isThere }]) => isThere)
    const [queue] = present[this.#random.below(present.length)] ?? []
    if (queue === undefined) return
    // Unless it is answered nothing is known of the queue.
    this.answered.delete(queue)
    await this.#settle(queue, false, state.wait('queue.delete', Promise.race([channel.deleteQueue(queue), broken])))
  }

  async #settle(queue: string, isThere: boolean, answer: Promise<unknown>): Promise<void> {
    if ((await answer) === undefined) throw new Error('the connection broke')
    const atMs = performance.now()
    this.answered.set(queue, { isThere, atMs })
    this.definitions.add()
  }
}

/** When something succeeded, for gaps and for "lately". */
export class Successes {
  #times: number[] = []

  get lastMs(): number {
    return this.#times.at(-1) ?? 0
  }

  add(): void {
    this.#times.push(performance.now())
  }

  /** The longest time without one within the span; what was before it is forgotten. */
  longestGapMs(fromMs: number, toMs: number): number {
    const lastBefore = this.#times.findLastIndex((timeMs) => timeMs <= fromMs)
    this.#times = this.#times.slice(Math.max(0, lastBefore))
    let gapMs = 0
    let sinceMs = fromMs
    for (const timeMs of this.#times) {
      if (timeMs <= fromMs) continue
      if (timeMs >= toMs) break
      gapMs = Math.max(gapMs, timeMs - sinceMs)
      sinceMs = timeMs
    }
    return Math.max(gapMs, toMs - sinceMs)
  }
}
