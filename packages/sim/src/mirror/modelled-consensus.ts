/**
 * Consensus as a model: one list of committed proposals, and a replica on each node that applies it late. A proposal of a node is
 * committed after a while, or lost, or answered `unavailable` and committed later all the same; the real `Metadata` then decides
 * whether it still takes effect (ProposerSessions). `truth` is what the list comes to.
 */
import type { MetadataAccess, ProposeDone, RequestDone, RequestHandler, Unsubscribe } from '@warren/cluster'
import { fail, type Incarnation, type NodeId } from '@warren/kernel'
import { type Command, Metadata, type MetadataEvent, type Proposal, proposerName } from '@warren/model'
import type { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'

const DEADLINE_MS = 5_000
const RETRY_MS = 40
const LOST_CHANCE = 0.05
const SLOW_CHANCE = 0.05
/** Behind by more than this, a replica may be replaced by a snapshot instead. */
const SNAPSHOT_ENTRIES = 12

export class ModelledConsensus {
  /** All that is committed, applied at once. */
  readonly truth = new Metadata()
  /** The queues before the command are in `before`. */
  onCommitted: (command: Command, events: readonly MetadataEvent[]) => void = () => {}
  readonly #world: World
  readonly #log: Proposal[] = []
  readonly #replicas = new Set<ConsensusReplica>()

  constructor(world: World) {
    this.#world = world
  }

  get length(): number {
    return this.#log.length
  }

  /** Another history, which has the first `length` entries in common with this one. */
  fork(length: number): ModelledConsensus {
    const fork = new ModelledConsensus(this.#world)
    for (const proposal of this.#log.slice(0, length)) {
      fork.#log.push(proposal)
      fork.truth.apply(fork.#log.length, proposal)
    }
    return fork
  }

  /** The entry with that index; the first is 1. */
  at(index: number): Proposal | undefined {
    return this.#log[index - 1]
  }

  commit(proposal: Proposal): void {
    this.#log.push(proposal)
    const { outcome, events } = this.truth.apply(this.#log.length, proposal)
    this.#world.note('committed', this.#log.length, proposal, outcome.ok ? 'ok' : outcome.error.kind)
    this.onCommitted(proposal.command, events)
    for (const replica of this.#replicas) replica.committed()
  }

  /** By nobody in particular: the operator, or who watches over the nodes. */
  decide(command: Command): void {
    this.commit({ proposer: 'cluster', sequence: this.#log.length + 1, floor: 0, command })
  }

  add(replica: ConsensusReplica): void {
    this.#replicas.add(replica)
  }

  remove(replica: ConsensusReplica): void {
    this.#replicas.delete(replica)
  }
}

export interface ConsensusReplicaOptions {
  readonly world: World
  readonly consensus: ModelledConsensus
  readonly process: SimProcess
  readonly node: NodeId
  readonly incarnation: Incarnation
  /** Whether the node hears a majority now. */
  readonly isAttached: () => boolean
  /** Absent: nobody answers. */
  readonly requests?: Pick<MetadataAccess, 'request' | 'handle' | 'reachable'>
}

type Pending = { readonly sequence: number; readonly command: Command; readonly done: ProposeDone }

export class ConsensusReplica implements MetadataAccess {
  metadata = new Metadata()
  readonly isLeader = false
  readonly leaderId: NodeId | undefined = undefined
  /** How long an entry takes to be applied here, at most. */
  lagMsMax = 4
  #options: ConsensusReplicaOptions
  readonly #listeners: ((event: MetadataEvent, index: number) => void)[] = []
  readonly #restored: ((metadata: Metadata) => void)[] = []
  readonly #pending = new Map<number, Pending>()
  #barriers: { readonly index: number; readonly done: () => void }[] = []
  #sequence = 0
  #isAdvancing = false
  #isClosed = false

  constructor(options: ConsensusReplicaOptions) {
    this.#options = options
    options.consensus.add(this)
  }

  /** The node's own store had these when it started. */
  recover(index: number): void {
    while (this.metadata.appliedIndex < index) this.#apply()
  }

  /** The node's side of a partition goes on in a history that begins with all that was applied here. */
  moveTo(consensus: ModelledConsensus): void {
    this.#options.consensus.remove(this)
    this.#options = { ...this.#options, consensus }
    consensus.add(this)
    this.committed()
  }

  close(): void {
    this.#isClosed = true
    this.#options.consensus.remove(this)
  }

  propose(command: Command, done: ProposeDone): void {
    const { process, world } = this.#options
    this.#sequence += 1
    const pending = { sequence: this.#sequence, command, done }
    this.#pending.set(pending.sequence, pending)
    const delayMs = world.chance(SLOW_CHANCE) ? world.between(20, DEADLINE_MS * 1.5) : world.between(0.5, 8)
    if (!world.chance(LOST_CHANCE)) this.#send(pending, delayMs)
    process.after(DEADLINE_MS, () => {
      if (this.#pending.delete(pending.sequence)) done(fail({ kind: 'unavailable', text: 'no answer' }))
    })
  }

  barrier(done: () => void): void {
    const { isAttached, process } = this.#options
    const ask = (): void => {
      if (this.#isClosed) return
      if (!isAttached()) return void process.after(RETRY_MS, ask)
      this.#barriers.push({ index: this.#options.consensus.length, done })
      this.committed()
    }
    process.soon(ask)
  }

  onEvent(listener: (event: MetadataEvent, index: number) => void): Unsubscribe {
    return subscribe(this.#listeners, listener)
  }

  onRestored(listener: (metadata: Metadata) => void): Unsubscribe {
    return subscribe(this.#restored, listener)
  }

  onReachable(): Unsubscribe {
    return () => {}
  }

  request(node: NodeId, name: string, payload: Uint8Array, done: RequestDone, timeoutMs?: number): void {
    const { process, requests } = this.#options
    if (requests === undefined) process.soon(() => done(fail({ kind: 'unavailable', text: 'nobody answers here' })))
    else requests.request(node, name, payload, done, timeoutMs)
  }

  handle(name: string, handler: RequestHandler): void {
    this.#options.requests?.handle(name, handler)
  }

  reachable(node: NodeId): boolean {
    return this.#options.requests?.reachable(node) ?? true
  }

  status(): never {
    throw new Error('no status here')
  }

  /** There is something new, or will be heard of again. */
  committed(): void {
    if (this.#isAdvancing || this.#isClosed) return
    const { world, process } = this.#options
    this.#isAdvancing = true
    process.afterTrue(world.between(0, this.lagMsMax), () => {
      this.#isAdvancing = false
      if (!this.#isClosed) this.#advance()
    })
  }

  /** The floor is as of when it is sent; the message may be under way for long, and outlive its sender. */
  #send(pending: Pending, delayMs: number): void {
    const { world, node, incarnation, isAttached, process } = this.#options
    const [oldest = pending.sequence] = this.#pending.keys()
    const { sequence, command } = pending
    const proposal = { proposer: proposerName(node, incarnation), sequence, floor: oldest - 1, command }
    const arrive = (): void => {
      const { consensus } = this.#options
      if (isAttached()) consensus.commit(proposal)
      else if (process.isAlive && !this.#isClosed) world.schedule(RETRY_MS, arrive)
      else if (world.chance(0.5)) consensus.commit(proposal) // It had reached the leader before.
    }
    world.schedule(delayMs, arrive)
  }

  #advance(): void {
    const { consensus, isAttached, world } = this.#options
    if (!isAttached()) {
      this.#isAdvancing = true
      this.#options.process.afterTrue(RETRY_MS, () => {
        this.#isAdvancing = false
        if (!this.#isClosed) this.#advance()
      })
      return
    }
    const behind = consensus.length - this.metadata.appliedIndex
    if (behind > SNAPSHOT_ENTRIES && this.#listeners.length > 0 && world.chance(0.3)) this.#restore()
    while (this.metadata.appliedIndex < consensus.length && !this.#isClosed) {
      this.#apply()
      if (world.chance(0.1)) break
    }
    this.#answerBarriers()
    if (this.metadata.appliedIndex < consensus.length) this.committed()
  }

  #apply(): void {
    const index = this.metadata.appliedIndex + 1
    const proposal = this.#options.consensus.at(index)
    if (proposal === undefined) throw new Error(`nothing is committed at ${index}`)
    const { outcome, events } = this.metadata.apply(index, proposal)
    for (const event of events) for (const listener of [...this.#listeners]) listener(event, index)
    const pending = this.#ownPending(proposal)
    if (pending !== undefined) pending.done(outcome)
  }

  /** A snapshot of all that is committed takes the replica's place; what became of own proposals is in it, untold. */
  #restore(): void {
    const { consensus, world, node } = this.#options
    const metadata = new Metadata()
    const lost: Pending[] = []
    const before = this.metadata.appliedIndex
    for (let index = 1; index <= consensus.length; index += 1) {
      const proposal = consensus.at(index) as Proposal // Committed.
      metadata.apply(index, proposal)
      const pending = index > before ? this.#ownPending(proposal) : undefined
      if (pending !== undefined) lost.push(pending)
    }
    world.note('snapshot', node, before, consensus.length)
    this.metadata = metadata
    for (const listener of [...this.#restored]) listener(metadata)
    for (const { done } of lost) done(fail({ kind: 'outcomeUnknown' }))
  }

  #ownPending(proposal: Proposal): Pending | undefined {
    const { node, incarnation } = this.#options
    if (proposal.proposer !== proposerName(node, incarnation)) return undefined
    const pending = this.#pending.get(proposal.sequence)
    this.#pending.delete(proposal.sequence)
    return pending
  }

  #answerBarriers(): void {
    const { appliedIndex } = this.metadata
    const ready = this.#barriers.filter(({ index }) => index <= appliedIndex)
    this.#barriers = this.#barriers.filter(({ index }) => index > appliedIndex)
    for (const { done } of ready) done()
  }
}

function subscribe<Listener>(listeners: Listener[], listener: Listener): Unsubscribe {
  listeners.push(listener)
  return () => {
    const at = listeners.indexOf(listener)
    if (at >= 0) listeners.splice(at, 1)
  }
}
