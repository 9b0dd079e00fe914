// Takes everything out of the queues, from all nodes, by basic.get and basic.ack.
import { type ClientNode, pause, type Session } from '../chaos-clients.ts'
import { closeSession, dequeueOne, openSession } from './queue-clients.ts'
import type { QueueLedger, Stream } from './queue-ledger.ts'

/** In a row, of all nodes and queues. */
const EMPTY_PASSES = 3
const BETWEEN_PASSES_MS = 250

export interface QueueDrainOptions {
  readonly nodes: readonly ClientNode[]
  readonly queues: readonly string[]
  readonly ledger: QueueLedger
  readonly timeoutMs: number
}

/** Undefined once all queues are empty from wherever one looks; else what stood in the way until the deadline. */
export async function drainQueues(options: QueueDrainOptions): Promise<string | undefined> {
  const drains = options.nodes.map((node) => new NodeDrain(node, options))
  const deadlineMs = performance.now() + options.timeoutMs
  let emptyPasses = 0
  while (emptyPasses < EMPTY_PASSES && performance.now() < deadlineMs) {
    const taken = await Promise.all(drains.map((drain) => drain.pass(deadlineMs)))
    emptyPasses = taken.every((count) => count === 0) ? emptyPasses + 1 : 0
    await pause(BETWEEN_PASSES_MS)
  }
  for (const drain of drains) await drain.close()
  if (emptyPasses === EMPTY_PASSES) return undefined
  return drains.flatMap(({ problem }) => (problem === undefined ? [] : [problem])).join('; ') || 'never empty'
}

class NodeDrain {
  /** What the last pass met. */
  problem: string | undefined = undefined
  readonly #node: ClientNode
  readonly #options: QueueDrainOptions
  readonly #stream: Stream = new Map()
  #session: Session | undefined = undefined

  constructor(node: ClientNode, options: QueueDrainOptions) {
    this.#node = node
    this.#options = options
  }

  /** How many it took out; undefined when it could not look everywhere. */
  async pass(deadlineMs: number): Promise<number | undefined> {
    let taken = 0
    let queue = ''
    try {
      if (this.#session === undefined || this.#session.isBroken) this.#session = await openSession(this.#node)
      for (queue of this.#options.queues) {
        while (await dequeueOne(this.#session, queue, this.#options.ledger, this.#stream)) {
          taken += 1
          if (performance.now() > deadlineMs) throw new Error('there is always more')
        }
      }
      this.problem = undefined
      return taken
    } catch (error) {
      this.#session?.tearOff()
      this.problem = `${this.#node.name}, ${queue}: ${error instanceof Error ? error.message : String(error)}`
      return undefined
    }
  }

  async close(): Promise<void> {
    if (this.#session !== undefined) await closeSession(this.#session)
  }
}
