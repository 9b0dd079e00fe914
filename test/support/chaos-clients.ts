// The clients of a chaos run: they publish, consume, settle in every way, break off, and come back until they are stopped.
import type { Socket } from 'node:net'
import type { SeededRandom } from '@warren/kernel'
import {
  type ChannelModel,
  type ConfirmChannel,
  type ConsumeMessage,
  connect,
  type GetMessage,
  type Message,
} from 'amqplib'
import type { ChaosLedger, ConsumerLife, LedgerMessage, Publish } from './chaos-ledger.ts'
import type { LocalNode } from './process-cluster.ts'

const WINDOW = 60
const RETRY_MS = 250
const CONNECT_MS = 60_000
const LARGE_BYTES = 150_000
const BARRIER_EVERY_MS = 200

export interface ClientOptions {
  readonly name: string
  /** Where it connects; a consumer of its own queue moves about. */
  readonly nodes: readonly LocalNode[]
  readonly ledger: ChaosLedger
  readonly random: SeededRandom
  readonly queues: readonly string[]
  /** An exchange, and the queues it is bound to. */
  readonly fanout: { readonly exchange: string; readonly queues: readonly string[] }
}

export const pause = (timeMs: number): Promise<void> => new Promise((wake) => setTimeout(wake, timeMs))

/** What a client needs to know of a node. */
export interface ClientNode {
  readonly name: string
  readonly uri: string
}

/** What a client waits for, for the watch over those that are stuck. */
export class ClientState<Node extends ClientNode = LocalNode> {
  node: Node
  isStopping = false
  waitingFor = ''
  sinceMs: number | undefined = undefined

  constructor(node: Node) {
    this.node = node
  }

  async wait<Value>(what: string, answer: Promise<Value>): Promise<Value> {
    this.sinceMs = performance.now()
    this.waitingFor = what
    try {
      return await answer
    } finally {
      this.sinceMs = undefined
    }
  }
}

export interface ChaosClient {
  readonly name: string
  readonly state: ClientState
  /** Until it is stopped; one connection after another. */
  run(): Promise<void>
}

/** Connection and confirm channel; either one's end is the end of both. */
export class Session {
  readonly connection: ChannelModel
  readonly channel: ConfirmChannel
  readonly broken: Promise<void>
  isBroken = false
  #broke: () => void = () => {}

  constructor(connection: ChannelModel, channel: ConfirmChannel) {
    this.connection = connection
    this.channel = channel
    this.broken = new Promise((resolve) => {
      this.#broke = resolve
    })
    connection.on('error', () => undefined) // 'close' follows.
    connection.on('close', () => this.#end())
    channel.on('error', () => undefined)
    channel.on('close', () => this.#end())
  }

  static async open(state: ClientState<ClientNode>, timeoutMs = CONNECT_MS): Promise<Session> {
    const connection = await state.wait('connect', connect(state.node.uri, { noDelay: true, timeout: timeoutMs }))
    connection.on('error', () => undefined) // Until the session listens; opening the channel rejects.
    return new Session(connection, await state.wait('channel.open', connection.createConfirmChannel()))
  }

  /** False when the connection is closing: amqplib throws then, before it says so. */
  try(send: (channel: ConfirmChannel) => void): boolean {
    if (this.isBroken) return false
    try {
      send(this.channel)
      return true
    } catch {
      this.isBroken = true
      return false
    }
  }

  /** The client's host loses its power. */
  tearOff(): void {
    this.#end()
    const { connection } = this.connection
    // amqplib has its socket here; its types do not say so.
    ;(connection as unknown as { readonly stream: Socket }).stream.destroy(new Error('torn off'))
  }

  async close(state: ClientState<ClientNode>): Promise<void> {
    this.isBroken = true
    await state.wait('close', Promise.race([this.broken, this.connection.close()])).catch(() => undefined) // Broken.
  }

  #end(): void {
    this.isBroken = true
    this.#broke()
  }
}

/** Connects and lives until it is stopped; what breaks begins anew. */
export async function runLives(state: ClientState, nodes: readonly LocalNode[], random: SeededRandom, live: Life) {
  while (!state.isStopping) {
    state.node = nodes[random.below(nodes.length)] as LocalNode // There is at least one.
    let session: Session | undefined
    try {
      session = await Session.open(state)
      await live(session)
    } catch {
      await pause(RETRY_MS) // The node, or the owner of a queue, is away; the next life finds out.
    }
    if (session !== undefined) await session.close(state)
  }
}
type Life = (session: Session) => Promise<void>

/** Publishes to any of its queues with a window of unconfirmed messages. */
export class ChaosPublisher implements ChaosClient {
  readonly name: string
  readonly state: ClientState
  readonly #options: ClientOptions
  readonly #outstanding = new Map<Publish, number>()
  #wake: () => void = () => {}

  constructor(options: ClientOptions) {
    this.#options = options
    this.name = options.name
    this.state = new ClientState(options.nodes[0] as LocalNode) // There is at least one.
  }

  run(): Promise<void> {
    const { nodes, random } = this.#options
    return runLives(this.state, nodes, random, (session) => this.#live(session))
  }

  async #live(session: Session): Promise<void> {
    const { ledger, random } = this.#options
    this.#outstanding.clear()
    const life = ledger.beginLife()
    let left = 50 + random.below(4_000)
    while (!this.state.isStopping && !session.isBroken && left > 0) {
      for (let burst = 1 + random.below(30); burst > 0; burst -= 1) this.#publish(session, life)
      left -= 15
      if (this.#outstanding.size >= WINDOW) await this.#drained(session, WINDOW / 2)
      await pause(random.below(30))
    }
    // Half of the lives end without waiting for what is under way.
    const ending = random.below(4)
    if (this.state.isStopping || ending < 2) await this.#drained(session, 0)
    else if (ending === 2) session.tearOff()
  }

  #publish(session: Session, life: number): void {
    if (session.isBroken) return
    const { ledger, random, queues, fanout } = this.#options
    const queue = queues[random.below(queues.length)] as string // Below its length.
    const isFanout = random.below(5) === 0
    const persistent = random.below(10) > 0
    const bytes = random.below(200) === 0 ? random.below(LARGE_BYTES) : 20 + random.below(400)
    const publish = ledger.publish(life, isFanout ? fanout.queues : [queue], persistent, bytes)
    const answered = (error: unknown): void => {
      ledger.answered(publish, error)
      this.#outstanding.delete(publish)
      this.#wake()
    }
    this.#outstanding.set(publish, performance.now())
    const exchange = isFanout ? fanout.exchange : ''
    session.try((channel) => channel.publish(exchange, queue, publish.body, { persistent }, answered))
  }

  async #drained(session: Session, size: number): Promise<void> {
    while (this.#outstanding.size > size && !session.isBroken) {
      const answered = new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      const wait = this.state.wait('a confirm', Promise.race([session.broken, answered]))
      for (const oldestMs of this.#outstanding.values()) {
        this.state.sinceMs = oldestMs
        break
      }
      await wait
    }
  }
}

interface HeldMessage {
  readonly message: LedgerMessage
  readonly raw: Message
  readonly consumer: ConsumerLife
}
/** By delivery tag: of a channel, whose consumers follow one another. */
type HeldMessages = Map<number, HeldMessage>

/** Consumes one of its queues with manual acknowledgements until it breaks off. */
export class ChaosConsumer implements ChaosClient {
  readonly name: string
  readonly state: ClientState
  readonly #options: ClientOptions
  readonly #isOrdered: boolean
  #serial = 0

  /** `isOrdered`: it is the only consumer of its queue and acknowledges all it gets. */
  constructor(options: ClientOptions, isOrdered: boolean) {
    this.#options = options
    this.#isOrdered = isOrdered
    this.name = options.name
    this.state = new ClientState(options.nodes[0] as LocalNode) // There is at least one.
  }

  run(): Promise<void> {
    const { nodes, random } = this.#options
    return runLives(this.state, nodes, random, (session) => this.#live(session))
  }

  async #live(session: Session): Promise<void> {
    const { random, queues } = this.#options
    const queue = queues[random.below(queues.length)] as string // Below its length.
    const prefetch = [1, 5, 50, 300, 0][random.below(5)] as number // Below its length.
    if (prefetch > 0) await this.state.wait('basic.qos', session.channel.prefetch(prefetch))
    const held: HeldMessages = new Map()
    for (let turns = 1 + random.below(3); turns > 0 && !this.state.isStopping && !session.isBroken; turns -= 1) {
      if (!this.#isOrdered && random.below(6) === 0) await this.#get(session, queue, held)
      else await this.#consume(session, queue, prefetch, held)
    }
    if (!this.#isOrdered && random.below(4) === 0) session.tearOff()
  }

  /** One basic.get after another. */
  async #get(session: Session, queue: string, held: HeldMessages): Promise<void> {
    const { ledger, random } = this.#options
    const settling = new Settling({ session, life: this.#begin(queue), ledger, random, held })
    settling.isActive = false // Nobody says when what was got is the queue's again: no barrier.
    for (let left = random.below(200); left > 0 && !session.isBroken && !this.state.isStopping; left -= 1) {
      const got = await this.state.wait('basic.get', Promise.race([session.channel.get(queue), session.broken]))
      if (got === undefined) return
      if (got === false) await pause(RETRY_MS)
      else settling.take(got)
    }
  }

  #begin(queue: string): ConsumerLife {
    this.#serial += 1
    const name = `${this.name}.${this.#serial}@${this.state.node.name}`
    return { name, queue, sinceMs: performance.now(), isOrdered: this.#isOrdered, highest: new Map() }
  }

  /** From basic.consume to the end of the consumer, by whatever. */
  async #consume(session: Session, queue: string, prefetch: number, held: HeldMessages): Promise<void> {
    const { ledger, random } = this.#options
    const life = this.#begin(queue)
    const { name } = life
    const settling = new Settling({ session, life, ledger, random, held })
    const { channel } = session
    const consumed = channel.consume(queue, (raw) => settling.take(raw), { consumerTag: name })
    await this.state.wait('basic.consume', Promise.race([consumed, session.broken]))
    const endMs = performance.now() + random.below(4_000)
    while (performance.now() < endMs && settling.isActive && !session.isBroken && !this.state.isStopping) {
      await Promise.race([pause(BARRIER_EVERY_MS), session.broken])
      await settling.barrier(this.state, prefetch)
    }
    if (session.isBroken) return
    if (settling.isActive) {
      settling.isActive = false
      await this.state.wait('basic.cancel', Promise.race([channel.cancel(name), session.broken]))
    }
    // Some messages are settled after the cancel, the others return when the channel is closed.
    if (!session.isBroken && (this.#isOrdered || random.below(2) === 0)) settling.ackAll()
  }
}

interface SettlingOptions {
  readonly session: Session
  readonly life: ConsumerLife
  readonly ledger: ChaosLedger
  readonly random: SeededRandom
  readonly held: HeldMessages
}

/** What one consumer holds, and how it settles it. */
class Settling {
  isActive = true
  readonly #session: Session
  readonly #life: ConsumerLife
  readonly #ledger: ChaosLedger
  readonly #random: SeededRandom
  readonly #held: HeldMessages
  /** Settled since the last barrier. */
  #settled: LedgerMessage[] = []
  readonly #publishing: number

  constructor(options: SettlingOptions) {
    this.#session = options.session
    this.#life = options.life
    this.#ledger = options.ledger
    this.#random = options.random
    this.#held = options.held
    this.#publishing = options.ledger.beginLife()
  }

  take(raw: ConsumeMessage | GetMessage | null): void {
    if (raw === null) {
      this.isActive = false // Cancelled by the broker: the queue or its node is gone.
      return
    }
    const message = this.#ledger.delivered(raw.content, raw.fields.redelivered, this.#life)
    if (message === undefined || this.#session.isBroken) return
    this.#held.set(raw.fields.deliveryTag, { message, raw, consumer: this.#life })
    const dice = this.#random.below(100)
    if (dice < 60) this.#settle(raw.fields.deliveryTag)
    else if (dice < 70) this.#settleUpTo(raw.fields.deliveryTag)
    else setTimeout(() => this.#settle(raw.fields.deliveryTag), this.#random.below(150))
  }

  ackAll(): void {
    for (const tag of [...this.#held.keys()]) this.#settle(tag)
  }

  /**
   * Everything settled before it is on the disk of the queue's node after it: a round trip, so that the settlements are
   * under way before the publish, and a confirmed publish to the same queue. If the lane to the owner broke meanwhile,
   * the consumer has been cancelled, and nothing is known.
   */
  async barrier(state: ClientState, prefetch: number): Promise<void> {
    if (!this.isActive || this.#session.isBroken) return
    const settled = this.#settled
    this.#settled = []
    const { channel, broken } = this.#session
    await state.wait('basic.qos', Promise.race([channel.prefetch(prefetch), broken]))
    if (!this.isActive || this.#session.isBroken) return
    const publish = this.#ledger.publish(this.#publishing, [this.#life.queue], true, 30)
    const confirmed = new Promise<boolean>((resolve) => {
      const answered = (error: unknown): void => resolve(this.#ledger.answered(publish, error) && this.isActive)
      const wasSent = this.#session.try(() =>
        channel.sendToQueue(this.#life.queue, publish.body, { persistent: true }, answered),
      )
      if (!wasSent) resolve(false)
    })
    const isDurable = await state.wait('a confirm', Promise.race([confirmed, broken.then(() => false)]))
    if (isDurable) this.#ledger.settledForGood(settled)
  }

  #settle(tag: number): void {
    const held = this.#held.get(tag)
    if (held === undefined || this.#session.isBroken) return
    this.#held.delete(tag)
    const dice = this.#life.isOrdered ? 100 : this.#random.below(100)
    const wasSent = this.#session.try((channel) => {
      if (dice < 6) channel.nack(held.raw, false, true)
      else if (dice < 9) channel.reject(held.raw, false)
      else channel.ack(held.raw)
    })
    if (wasSent && dice >= 6) this.#settledNow(held)
  }

  #settleUpTo(tag: number): void {
    const held = this.#held.get(tag)
    if (held === undefined || !this.#session.try((channel) => channel.ack(held.raw, true))) return
    for (const [earlierTag, earlier] of this.#held) {
      if (earlierTag > tag) continue
      this.#held.delete(earlierTag)
      this.#settledNow(earlier)
    }
  }

  /** What an earlier consumer got may be the owner's again: the barrier says nothing about it. */
  #settledNow({ message, consumer }: HeldMessage): void {
    message.settled = true
    if (consumer === this.#life) this.#settled.push(message)
  }
}
