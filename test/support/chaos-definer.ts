// A client that declares and deletes durable queues through one node; what was answered must hold, whatever falls.
import type { ConfirmChannel } from 'amqplib'
import { type ChaosClient, type ClientOptions, ClientState, pause, runLives, type Session } from './chaos-clients.ts'
import type { LocalNode } from './process-cluster.ts'

const QUEUES_MAX = 20
const PAUSE_MS = 150

export class ChaosDefiner implements ChaosClient {
  readonly name: string
  readonly state: ClientState
  readonly #options: ClientOptions
  /** Answered; those whose last answer never came are in neither. */
  readonly #declared = new Set<string>()
  readonly #deleted = new Set<string>()
  #serial = 0

  constructor(options: ClientOptions) {
    this.#options = options
    this.name = options.name
    this.state = new ClientState(options.nodes[0] as LocalNode) // There is at least one.
  }

  run(): Promise<void> {
    const { nodes, random } = this.#options
    return runLives(this.state, nodes, random, (session) => this.#live(session))
  }

  /** What `present` (all queues of the cluster) lacks, or has although it was deleted. */
  check(present: ReadonlySet<string>): void {
    const { ledger } = this.#options
    for (const queue of this.#declared)
      if (!present.has(queue)) ledger.violation(`${queue} was declared and is not there`)
    for (const queue of this.#deleted) if (present.has(queue)) ledger.violation(`${queue} was deleted and is there`)
  }

  async #live(session: Session): Promise<void> {
    const { random } = this.#options
    while (!this.state.isStopping && !session.isBroken) {
      const isFull = this.#declared.size >= QUEUES_MAX
      if (isFull || (this.#declared.size > 0 && random.below(3) === 0)) await this.#delete(session)
      else await this.#declare(session)
      await pause(random.below(PAUSE_MS))
    }
  }

  async #declare(session: Session): Promise<void> {
    this.#serial += 1
    const queue = `${this.name}.${this.#serial}`
    await this.#ask(session, 'queue.declare', (channel) => channel.assertQueue(queue, { durable: true }))
    this.#declared.add(queue)
    // It is there at once, and is bound, through whatever node it was declared.
    const { exchange } = this.#options.fanout
    await this.#ask(session, 'queue.bind', (channel) => channel.bindQueue(queue, `${exchange}.defined`, queue))
  }

  async #delete(session: Session): Promise<void> {
    const queues = [...this.#declared]
    const queue = queues[this.#options.random.below(queues.length)] as string // Called when there is one.
    this.#declared.delete(queue)
    await this.#ask(session, 'queue.delete', (channel) => channel.deleteQueue(queue))
    this.#deleted.add(queue)
  }

  async #ask(session: Session, what: string, ask: (channel: ConfirmChannel) => Promise<unknown>): Promise<void> {
    const asked = ask(session.channel).catch((error: Error) => {
      // Its exchange and its queues are known; but after a freeze the others may have declared its own node down.
      if (/NOT_FOUND - no|PRECONDITION|INTERNAL/.test(error.message))
        this.#options.ledger.violation(`${this.name}: ${what} got ${error.message}`)
      throw error
    })
    const answer = await this.state.wait(what, Promise.race([asked, session.broken]))
    if (answer === undefined) throw new Error(`${what} was not answered`)
  }
}
