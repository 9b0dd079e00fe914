/**
 * One seed of mirrored queues: real queue layers over lanes that break, disks that lose what was not synced, and a modelled
 * consensus. First faults, every property checked as it goes; then all is healed, everything must get through, and the queues are
 * drained and compared with what clients were told.
 */
import type { Incarnation, NodeId, NodeName, QueueUid } from '@warren/kernel'
import type { Command, MetadataEvent } from '@warren/model'
import { SimNetwork } from '../network/sim-network.ts'
import { World } from '../world.ts'
import type { ClientSurroundings } from './clients.ts'
import { drain } from './drain.ts'
import { LaneFabric } from './lane-fabric.ts'
import { Ledger } from './ledger.ts'
import { MirrorChecker } from './mirror-checker.ts'
import { MirrorFaults } from './mirror-faults.ts'
import { MirrorNode } from './mirror-node.ts'
import { MirrorWorkload } from './mirror-workload.ts'
import { ModelledConsensus } from './modelled-consensus.ts'

const FEATURE_FLAGS = ['policies', 'mirrored_queues']
const FAULT_MS = 6_000
const RECOVERY_MS_MAX = 60_000
const DETECT_LOOK_MS = 70
const SYNC_MS = 400
const WRONG_DETECTION = 0.002
/** Events between two looks at all that is owed. */
const CHECK_EVENTS = 250
/** Events between two turns of the real event loop, in which promises settle; while a node starts there is one after each. */
const SETTLE_EVENTS = 12

export interface MirrorRunReport {
  readonly [name: string]: number
}

export class MirrorRun {
  readonly #world: World
  readonly #network: SimNetwork
  readonly #fabric: LaneFabric
  readonly #consensus: ModelledConsensus
  readonly #nodes = new Map<NodeId, MirrorNode>()
  readonly #ledger: Ledger
  readonly #checker: MirrorChecker
  readonly #workload: MirrorWorkload
  readonly #faults: MirrorFaults
  readonly #silentSince = new Map<NodeId, number>()
  readonly #detectMs: number
  #epochs = 0
  #joined = 0
  #isHealed = false

  constructor(seed: number, traceEvents?: number) {
    const world = new World(seed, traceEvents)
    this.#world = world
    this.#network = new SimNetwork(world)
    this.#fabric = new LaneFabric(world, this.#network)
    this.#consensus = new ModelledConsensus(world)
    this.#ledger = new Ledger(world, (node) => this.#memoryOf(node))
    const { truth } = this.#consensus
    this.#checker = new MirrorChecker(world, this.#ledger, this.#nodes, () => truth)
    const around: ClientSurroundings = { world, ledger: this.#ledger, checker: this.#checker }
    const nodes = () => [...this.#nodes.values()]
    this.#workload = new MirrorWorkload(this.#consensus, around, nodes)
    this.#faults = new MirrorFaults(world, this.#network, this.#fabric, nodes)
    this.#detectMs = world.between(200, 1_500)
  }

  async run(): Promise<MirrorRunReport> {
    const world = this.#world
    this.#found()
    await this.#until('the nodes serve', RECOVERY_MS_MAX, () => this.#areServing())
    const queues = 1 + world.random.below(4)
    for (let i = 0; i < queues; i += 1) {
      const options = { durable: world.chance(0.85), isAlone: world.chance(0.3) }
      if (world.chance(0.9)) this.#workload.setPolicy(`q${i}`)
      this.#workload.declare(`q${i}`, options)
    }
    this.#workload.begin()
    this.#faults.begin()
    this.#detect()
    if (world.chance(0.3)) world.schedule(world.between(500, FAULT_MS), () => this.#joinInFaults())
    if (world.chance(0.2)) world.schedule(world.between(500, FAULT_MS), () => this.#breakOne())
    await this.#run(world.nowMs + FAULT_MS, () => false)
    const healedMs = world.nowMs
    await this.#heal()
    const recoveryMs = world.nowMs - healedMs
    drain({ world, ledger: this.#ledger, nodes: this.#nodes })
    const { confirmed, failed, delivered, acknowledged, excused } = this.#ledger
    const { crashes, stops, cuts } = this.#faults
    const { published } = this.#workload
    const counts = { published, confirmed, failed, delivered, acknowledged, excused, crashes, stops, cuts }
    return { seed: world.seed, events: world.ran, epochs: this.#epochs, ...counts, recoveryMs }
  }

  #found(): void {
    this.#consensus.onCommitted = (command, events) => this.#committed(command, events)
    this.#decide({ kind: 'bootstrap', clusterName: 'sim', guestPasswordHash: '', featureFlags: FEATURE_FLAGS })
    const count = this.#world.pick([2, 3, 3, 3, 4, 5]) ?? 3
    for (let i = 0; i < count; i += 1) this.#join()
  }

  #joinInFaults(): void {
    if (!this.#isHealed) this.#join()
  }

  #join(): void {
    const id = String.fromCharCode(97 + this.#joined) as NodeId
    this.#joined += 1
    const member = { id, name: `rabbit@${id}` as NodeName, role: 'disc', host: id, clusterPort: 1 } as const
    this.#decide({ kind: 'addMember', ...member, featureFlags: FEATURE_FLAGS })
    const parts = { world: this.#world, consensus: this.#consensus, fabric: this.#fabric }
    const node = new MirrorNode(id, parts, {
      featureFlags: FEATURE_FLAGS,
      isAttached: (which) => this.#isAttached(which),
      onEnded: (which) => {
        this.#workload.ended(which)
        this.#ledger.forgot(which.id)
      },
      onServing: (which) => this.#workload.serve(which),
    })
    this.#nodes.set(id, node)
    node.start()
  }

  /** A node loses its disk for good; it is taken out, and another joins in its place. */
  #breakOne(): void {
    const node = this.#world.pick([...this.#nodes.values()])
    if (node === undefined || this.#nodes.size < 3) return
    this.#world.note('breaks for good', node.id)
    node.break()
    this.#world.schedule(this.#world.between(0, 1_000), () => {
      this.#nodes.delete(node.id)
      this.#decide({ kind: 'removeMember', id: node.id })
      this.#join()
    })
  }

  #decide(command: Command): void {
    this.#consensus.decide(command)
  }

  #committed(command: Command, events: readonly MetadataEvent[]): void {
    const joined = command.kind === 'growSyncSet' ? command.node : undefined
    const by = { isForced: command.kind === 'removeMember', joined }
    const changed: QueueUid[] = []
    for (const event of events) {
      if (event.kind === 'queueDeclared' || event.kind === 'queueChanged') {
        if (event.kind === 'queueChanged' && event.queue.epoch !== event.before.epoch) this.#epochs += 1
        this.#ledger.committed(event.queue, by)
        changed.push(event.queue.uid)
      } else if (event.kind === 'queueDeleted') {
        this.#ledger.deleted(event.queue.uid)
      }
    }
    if (events.some(({ kind }) => kind === 'nodeUp' || kind === 'nodeDown')) this.#ledger.recovered()
    for (const uid of changed) this.#checker.checkQueue(uid)
  }

  /** Whether the node runs now as the incarnation that is recorded; its number. */
  #memoryOf(id: NodeId): number | undefined {
    const node = this.#nodes.get(id)
    const record = this.#consensus.truth.member(id)
    if (node?.application === undefined || record?.running !== true) return undefined
    return record.incarnation === node.incarnation ? node.incarnation : undefined
  }

  #isAttached(node: MirrorNode): boolean {
    if (!node.isHealthy) return false
    let heard = 0
    for (const other of this.#nodes.values()) {
      if (other === node) heard += 1
      else if (other.isHealthy && !this.#isCut(node, other)) heard += 1
    }
    return heard > this.#nodes.size / 2
  }

  #isCut(a: MirrorNode, b: MirrorNode): boolean {
    return this.#network.isCut(a.id, b.id) || this.#network.isCut(b.id, a.id)
  }

  /** Who has not been heard for a while is declared down; sometimes somebody who is only slow. */
  #detect(): void {
    const attached = [...this.#nodes.values()].filter((node) => this.#isAttached(node))
    for (const node of this.#nodes.values()) {
      const record = this.#consensus.truth.member(node.id)
      if (attached.includes(node)) this.#silentSince.delete(node.id)
      else if (!this.#silentSince.has(node.id)) this.#silentSince.set(node.id, this.#world.nowMs)
      const silentMs = this.#world.nowMs - (this.#silentSince.get(node.id) ?? this.#world.nowMs)
      const isWrong = !this.#isHealed && this.#world.chance(WRONG_DETECTION)
      if (record?.running !== true || attached.length === 0 || !(silentMs > this.#detectMs || isWrong)) continue
      this.#decide({ kind: 'nodeDown', node: node.id, incarnation: record.incarnation as Incarnation })
    }
    this.#world.schedule(DETECT_LOOK_MS, () => this.#detect())
  }

  #isSomeoneStarting(): boolean {
    for (const node of this.#nodes.values()) if (node.process.isAlive && node.application === undefined) return true
    return false
  }

  #areServing(): boolean {
    for (const node of this.#nodes.values()) if (!node.isServing) return false
    return true
  }

  async #heal(): Promise<void> {
    this.#isHealed = true
    this.#faults.heal()
    this.#workload.isCalm = true
    this.#syncAll()
    await this.#until('all nodes serve', RECOVERY_MS_MAX, () => this.#areServing())
    await this.#until('all queues run, all mirrors in step', RECOVERY_MS_MAX, () => this.#areInStep())
    await this.#until('every publish is answered', RECOVERY_MS_MAX, () =>
      this.#isIdle(() => this.#workload.awaitedCount),
    )
    const waiting = this.#workload.probe()
    await this.#until('each node publishes to each queue', RECOVERY_MS_MAX, () => waiting() === 0)
    this.#workload.end()
    await this.#run(this.#world.nowMs + 1_000, () => false)
    this.#checker.checkAll()
  }

  /** The workload goes on, so that there is something under way nearly always. */
  #isIdle(awaited: () => number): boolean {
    return awaited() < 20
  }

  /** sync_queue, for those whose policy leaves it to the operator. */
  #syncAll(): void {
    for (const { application } of this.#nodes.values()) {
      for (const queue of application?.directory.localQueues() ?? []) queue.mirrors?.sync()
    }
    this.#world.schedule(SYNC_MS, () => this.#syncAll())
  }

  #areInStep(): boolean {
    for (const { state, mirrors, syncSet } of this.#consensus.truth.queues()) {
      if (state === 'down' || syncSet.length !== mirrors.length + 1) return false
    }
    return true
  }

  async #until(what: string, ms: number, isDone: () => boolean): Promise<void> {
    if (!(await this.#run(this.#world.nowMs + ms, isDone))) this.#world.fail(`after ${ms} ms not yet: ${what}`)
    this.#world.note('now', what)
  }

  async #run(untilMs: number, isDone: () => boolean): Promise<boolean> {
    let events = 0
    let isEnded = false
    const perEvent = (): boolean => {
      events += 1
      this.#checker.scan()
      if (this.#world.ran % CHECK_EVENTS === 0) this.#checker.checkAll()
      isEnded = isDone()
      return isEnded || events % SETTLE_EVENTS === 0 || this.#isSomeoneStarting()
    }
    while (this.#world.run(untilMs, perEvent)) {
      await new Promise((resolve) => setImmediate(resolve))
      this.#world.throwIfAborted()
      if (isEnded) return true
    }
    return false
  }
}
