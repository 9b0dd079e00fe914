/** Metadata of several nodes without consensus: one list of proposals, which each node applies, at once or later. */
import type { ClusterStatus, MetadataAccess, ProposeOutcome, RequestDone, RequestHandler } from '@warren/cluster'
import type { NodeId } from '@warren/kernel'
import { type Command, Metadata, type MetadataEvent } from '@warren/model'

export class SharedMetadata {
  readonly #commands: {
    readonly command: Command
    readonly by: NodeMetadata | undefined
    readonly sequence: number
  }[] = []
  readonly #nodes: NodeMetadata[] = []
  /** No majority: proposals are refused. */
  isUnavailable = false

  join(node: NodeId): NodeMetadata {
    const joined = new NodeMetadata(node, this)
    this.#nodes.push(joined)
    return joined
  }

  node(id: NodeId): NodeMetadata | undefined {
    return this.#nodes.findLast((node) => node.leaderId === id)
  }

  commit(command: Command, by?: NodeMetadata): number {
    this.#commands.push({ command, by, sequence: this.#commands.length + 1 })
    return this.#commands.length
  }

  at(index: number) {
    return this.#commands[index - 1]
  }

  /** Lets each node that does not lag apply what is there; whether there was something. */
  step(): boolean {
    let isBusy = false
    for (const node of this.#nodes) if (node.catchUp()) isBusy = true
    return isBusy
  }
}

export class NodeMetadata implements MetadataAccess {
  readonly metadata = new Metadata()
  readonly isLeader = true
  readonly leaderId: NodeId
  /** Applies nothing while set. */
  isLagging = false
  readonly #shared: SharedMetadata
  readonly #handlers = new Map<string, RequestHandler>()
  readonly #listeners: ((event: MetadataEvent, index: number) => void)[] = []
  readonly #waiting = new Map<number, (outcome: ProposeOutcome) => void>()
  /** Answers due in the next step. */
  #answers: (() => void)[] = []

  constructor(node: NodeId, shared: SharedMetadata) {
    this.leaderId = node
    this.#shared = shared
  }

  propose(command: Command, done: (outcome: ProposeOutcome) => void): void {
    if (this.#shared.isUnavailable) {
      this.#answers.push(() => done({ ok: false, error: { kind: 'unavailable', text: 'no majority' } }))
      return
    }
    this.#waiting.set(this.#shared.commit(command, this), done)
  }

  onEvent(listener: (event: MetadataEvent, index: number) => void): () => void {
    this.#listeners.push(listener)
    return () => {
      const at = this.#listeners.indexOf(listener)
      if (at >= 0) this.#listeners.splice(at, 1)
    }
  }

  catchUp(): boolean {
    const answers = this.#answers
    this.#answers = []
    for (const answer of answers) answer()
    let isBusy = answers.length > 0
    for (;;) {
      const index = this.metadata.appliedIndex + 1
      const entry = this.isLagging ? undefined : this.#shared.at(index)
      if (entry === undefined) return isBusy
      isBusy = true
      const proposal = { proposer: 'test/1', sequence: entry.sequence, floor: 0, command: entry.command }
      const applied = this.metadata.apply(index, proposal)
      for (const event of applied.events) for (const listener of [...this.#listeners]) listener(event, index)
      if (entry.by !== this) continue
      this.#waiting.get(index)?.(applied.outcome)
      this.#waiting.delete(index)
    }
  }

  /** Answered in a later step; catches up even while lagging, as a barrier does. */
  barrier(done: () => void): void {
    this.#answers.push(() => {
      const { isLagging } = this
      this.isLagging = false
      this.catchUp()
      this.isLagging = isLagging
      done()
    })
  }
  onRestored(): () => void {
    return () => {}
  }
  onReachable(): () => void {
    return () => {}
  }
  handle(name: string, handler: RequestHandler): void {
    this.#handlers.set(name, handler)
  }
  reachable(): boolean {
    return true
  }
  /** Arrives and is answered in later steps. */
  request(node: NodeId, name: string, payload: Uint8Array, done: RequestDone): void {
    const copy = Uint8Array.from(payload)
    const peer = this.#shared.node(node)
    const handler = peer?.handlerOf(name)
    if (peer === undefined || handler === undefined) {
      this.#answers.push(() => done({ ok: false, error: { kind: 'unavailable', text: 'no such node' } }))
      return
    }
    this.#answers.push(() => {
      handler(this.leaderId, copy, (response) => {
        this.#answers.push(() =>
          done(response.ok ? response : { ok: false, error: { kind: 'refused', text: response.error } }),
        )
      })
    })
  }

  handlerOf(name: string): RequestHandler | undefined {
    return this.#handlers.get(name)
  }

  status(): ClusterStatus {
    throw new Error('no status here')
  }
}
