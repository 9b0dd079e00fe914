// The clients of the queue workload: on each node one that enqueues with confirms, and two that dequeue with
// acknowledgements, by basic.consume and by basic.get. An operation that is not answered in time ends its connection.
import type { SeededRandom } from '@warren/kernel'
import type { ConsumeMessage, GetMessage } from 'amqplib'
import { type ClientNode, ClientState, pause, Session } from '../chaos-clients.ts'
import { Successes } from '../network/service-probe.ts'
import type { Enqueued, QueueLedger, Stream } from './queue-ledger.ts'

const OPERATION_MS = 10_000
const CONNECT_MS = 5_000
const CLOSE_MS = 3_000
const RETRY_MS = 100
const WINDOW = 100
const BETWEEN_ENQUEUES_MS = 60
const BETWEEN_GETS_MS = 60
const ACK_LATER_MS = 60
/** While messages pile up. */
const BURST = 4
const ACK_MUCH_LATER_MS = 1_200
const PREFETCH = 20
const CONSUMER_MS = 6_000
const BODY_BYTES = 250

export interface QueueClientOptions {
  readonly node: ClientNode
  readonly queues: readonly string[]
  readonly ledger: QueueLedger
  readonly random: SeededRandom
  readonly service: Service
  /** More is enqueued than dequeued, so that there is something to fill mirrors with. */
  readonly isPiling: boolean
}

/** When a node's clients got what they asked for, by queue. */
export class Service {
  readonly enqueues: ReadonlyMap<string, Successes>
  readonly dequeues: ReadonlyMap<string, Successes>

  constructor(queues: readonly string[]) {
    this.enqueues = new Map(queues.map((queue) => [queue, new Successes()]))
    this.dequeues = new Map(queues.map((queue) => [queue, new Successes()]))
  }

  /** Whether all queues could be used from this node after `sinceMs`. */
  isUsedSince(sinceMs: number): boolean {
    return [this.enqueues, this.dequeues].every((of) => [...of.values()].every(({ lastMs }) => lastMs >= sinceMs))
  }
}

export interface QueueClient {
  run(): Promise<void>
  stop(): void
}

export class Enqueuer implements QueueClient {
  readonly #options: QueueClientOptions
  readonly #state: ClientState<ClientNode>
  readonly #outstanding = new Map<Enqueued, number>()

  constructor(options: QueueClientOptions) {
    this.#options = options
    this.#state = new ClientState(options.node)
  }

  run(): Promise<void> {
    return lives(this.#state, this.#options.random, (session) => this.#live(session))
  }

  stop(): void {
    this.#state.isStopping = true
  }

  async #live(session: Session): Promise<void> {
    const { ledger, random, isPiling } = this.#options
    this.#outstanding.clear()
    const life = ledger.beginLife()
    const returned = new Set<string>()
    session.channel.on('return', ({ properties }: GetMessage) => returned.add(String(properties.messageId)))
    while (!this.#state.isStopping && !session.isBroken) {
      for (let burst = isPiling ? BURST : 1; burst > 0 && this.#outstanding.size < WINDOW; burst -= 1)
        this.#enqueue(session, life, returned)
      this.#tearOffIfSilent(session)
      await pause(random.below(BETWEEN_ENQUEUES_MS))
    }
    while (this.#outstanding.size > 0 && !session.isBroken) {
      this.#tearOffIfSilent(session)
      await pause(RETRY_MS / 10)
    }
  }

  #enqueue(session: Session, life: number, returned: Set<string>): void {
    const { ledger, queues, random, service } = this.#options
    const queue = queues[random.below(queues.length)] as string // Below its length.
    const { message, body } = ledger.enqueue(life, queue, 40 + random.below(BODY_BYTES))
    this.#outstanding.set(message, performance.now())
    const answered = (error: unknown): void => {
      this.#outstanding.delete(message)
      const isAck = error === null || error === undefined
      // After the end of a channel amqplib answers what nobody has answered.
      if (!isAck && !String(error).includes('nacked')) return
      const isConfirmed = isAck && !returned.delete(message.key)
      message.answer = isConfirmed ? 'confirmed' : 'refused'
      if (isConfirmed) service.enqueues.get(queue)?.add()
    }
    session.try((channel) =>
      channel.sendToQueue(queue, body, { persistent: true, mandatory: true, messageId: message.key }, answered),
    )
  }

  #tearOffIfSilent(session: Session): void {
    for (const sinceMs of this.#outstanding.values()) {
      if (performance.now() - sinceMs > OPERATION_MS) session.tearOff()
      return
    }
  }
}

export class Dequeuer implements QueueClient {
  readonly #options: QueueClientOptions
  readonly #state: ClientState<ClientNode>
  readonly #consumes: boolean

  /** `consumes`: by basic.consume, else by basic.get. */
  constructor(options: QueueClientOptions, consumes: boolean) {
    this.#options = options
    this.#consumes = consumes
    this.#state = new ClientState(options.node)
  }

  run(): Promise<void> {
    return lives(this.#state, this.#options.random, (session) =>
      this.#consumes ? this.#consume(session) : this.#get(session),
    )
  }

  stop(): void {
    this.#state.isStopping = true
  }

  /** All queues on one channel, until it has had enough or is cancelled; what it holds is acknowledged first. */
  async #consume(session: Session): Promise<void> {
    const { queues, random } = this.#options
    const held = new Map<ConsumeMessage, Enqueued>()
    let isActive = true
    await answered('basic.qos', session, session.channel.prefetch(PREFETCH))
    for (const queue of queues) {
      const stream: Stream = new Map()
      const take = (raw: ConsumeMessage | null): void => {
        if (raw === null) isActive = false
        else this.#hold(session, queue, raw, stream, held)
      }
      await answered('basic.consume', session, session.channel.consume(queue, take, { consumerTag: queue }))
    }
    const endMs = performance.now() + CONSUMER_MS / 3 + random.below(CONSUMER_MS)
    while (performance.now() < endMs && isActive && !session.isBroken && !this.#state.isStopping)
      await pause(RETRY_MS / 4)
    for (const queue of queues)
      if (!session.isBroken) await answered('basic.cancel', session, session.channel.cancel(queue))
    for (const [raw, message] of held) this.#ack(session, raw, message, held)
  }

  #hold(session: Session, queue: string, raw: ConsumeMessage, stream: Stream, held: Map<ConsumeMessage, Enqueued>) {
    const { ledger, random, service, isPiling } = this.#options
    const message = ledger.delivered(queue, raw.content, raw.fields.redelivered, stream)
    if (message === undefined || session.isBroken) return
    service.dequeues.get(queue)?.add()
    held.set(raw, message)
    const laterMs = random.below(isPiling ? ACK_MUCH_LATER_MS : ACK_LATER_MS)
    if (!isPiling && random.below(2) === 0) this.#ack(session, raw, message, held)
    else setTimeout(() => this.#ack(session, raw, message, held), laterMs)
  }

  #ack(session: Session, raw: ConsumeMessage, message: Enqueued, held: Map<ConsumeMessage, Enqueued>): void {
    if (!held.delete(raw)) return
    if (session.try((channel) => channel.ack(raw))) this.#options.ledger.dequeued(message)
  }

  async #get(session: Session): Promise<void> {
    const { ledger, queues, random, service } = this.#options
    const stream: Stream = new Map()
    while (!session.isBroken && !this.#state.isStopping) {
      const queue = queues[random.below(queues.length)] as string // Below its length.
      if (await dequeueOne(session, queue, ledger, stream)) service.dequeues.get(queue)?.add()
      await pause(random.below(BETWEEN_GETS_MS))
    }
  }
}

/** By basic.get and basic.ack; false when the queue was empty. */
export async function dequeueOne(
  session: Session,
  queue: string,
  ledger: QueueLedger,
  stream: Stream,
): Promise<boolean> {
  const got = await answered('basic.get', session, session.channel.get(queue))
  if (got === false) return false
  const message = ledger.delivered(queue, got.content, got.fields.redelivered, stream)
  const wasSent = session.try((channel) => channel.ack(got))
  if (message !== undefined && wasSent) ledger.dequeued(message)
  return true
}

/** Rejects when the connection breaks first; and breaks it when nothing comes for too long. */
export async function answered<Value>(what: string, session: Session, answer: PromiseLike<Value>): Promise<Value> {
  const timer = setTimeout(() => session.tearOff(), OPERATION_MS)
  const broke = session.broken.then(() => {
    throw new Error(`no answer to ${what}`)
  })
  try {
    return await Promise.race([answer, broke])
  } finally {
    clearTimeout(timer)
    broke.catch(() => undefined) // Whoever waits for the next answer hears of it there.
  }
}

/** One connection after another until it is stopped, as `runLives` of the chaos clients, but nothing is waited for without end. */
async function lives(
  state: ClientState<ClientNode>,
  random: SeededRandom,
  live: (session: Session) => Promise<void>,
): Promise<void> {
  while (!state.isStopping) {
    try {
      const session = await openSession(state.node)
      await live(session).finally(() => closeSession(session))
    } catch {
      await pause(RETRY_MS + random.below(RETRY_MS)) // The node, or a queue's leader, is away; the next life finds out.
    }
  }
}

export async function openSession(node: ClientNode): Promise<Session> {
  const opening = Session.open(new ClientState(node), CONNECT_MS)
  const opened = await Promise.race([opening, pause(OPERATION_MS)])
  if (opened !== undefined) return opened
  opening.then((late) => late.tearOff()).catch(() => undefined) // Nobody waits for it any more.
  throw new Error(`${node.name} opens no channel`)
}

export async function closeSession(session: Session): Promise<void> {
  await Promise.race([session.close(new ClientState({ name: '', uri: '' })), pause(CLOSE_MS)])
  session.tearOff()
}
