/** Questions between nodes under virtual time: late, unanswered by who is cut off, stopped or starting, each with a deadline. */
import type { MetadataAccess, RequestDone, RequestHandler } from '@warren/cluster'
import { fail, type NodeId } from '@warren/kernel'
import type { MirrorNode } from '../mirror/mirror-node.ts'
import type { SimNetwork } from '../network/sim-network.ts'
import type { World } from '../world.ts'

type Requests = Pick<MetadataAccess, 'request' | 'handle' | 'reachable'>
/** Of one life of a node's process. */
type Handlers = { readonly life: number; readonly byName: Map<string, RequestHandler> }

const TIMEOUT_MS = 5_000
const LOSS_CHANCE = 0.03

export class RequestFabric {
  readonly #world: World
  readonly #network: SimNetwork
  readonly #nodes: ReadonlyMap<NodeId, MirrorNode>
  readonly #handlers = new Map<NodeId, Handlers>()

  constructor(world: World, network: SimNetwork, nodes: ReadonlyMap<NodeId, MirrorNode>) {
    this.#world = world
    this.#network = network
    this.#nodes = nodes
  }

  /** As one start of the application has it. */
  port(node: MirrorNode): Requests {
    const handlers: Handlers = { life: node.process.life, byName: new Map() }
    this.#handlers.set(node.id, handlers)
    return {
      handle: (name, handler) => handlers.byName.set(name, handler),
      reachable: (other) => !this.#network.isCut(node.id, other) && this.#nodes.get(other)?.isHealthy === true,
      request: (to, name, payload, done, timeoutMs) =>
        this.#request({ from: node, to, name, payload, done, timeoutMs }),
    }
  }

  /** Its application has ended: what was asked of it has no answer. */
  ended(node: NodeId): void {
    this.#handlers.delete(node)
  }

  #request(question: Question): void {
    const { from, to, name, payload, timeoutMs = TIMEOUT_MS } = question
    let isAnswered = false
    const done: RequestDone = (response) => {
      if (isAnswered) return
      isAnswered = true
      question.done(response)
    }
    from.process.after(timeoutMs, () => done(fail({ kind: 'timeout', text: 'no answer' })))
    this.#travel(from.id, to, () => {
      const node = this.#nodes.get(to)
      const handlers = this.#handlers.get(to)
      if (node?.process.life !== handlers?.life) return
      node?.process.run(() => {
        handlers?.byName.get(name)?.(from.id, payload, (response) => {
          const told = response.ok ? response : fail({ kind: 'refused' as const, text: response.error })
          this.#travel(to, from.id, () => from.process.run(() => done(told)))
        })
      })
    })
  }

  #travel(from: NodeId, to: NodeId, arrive: () => void): void {
    if (this.#world.chance(LOSS_CHANCE)) return
    this.#world.schedule(this.#network.delayMs(), () => {
      if (!this.#network.isCut(from, to)) arrive()
    })
  }
}

interface Question {
  readonly from: MirrorNode
  readonly to: NodeId
  readonly name: string
  readonly payload: Uint8Array
  readonly done: RequestDone
  readonly timeoutMs: number | undefined
}
