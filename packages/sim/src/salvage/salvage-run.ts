/**
 * One seed of partitions that heal: real queue layers and the real salvage over modelled consensus, whose history forks when nodes are
 * cut apart. Both sides serve clients; one wins; the nodes of the other follow it, each in its own time, and publish again what only
 * they hold, under crashes, refusals and alarms. Then all is calm, nothing may be left aside, and the queues are emptied.
 */
import { KeptStore, keepAside, Salvager } from '@warren/broker'
import { copyBody } from '@warren/codec'
import {
  EPOCH_INDEXES,
  type Log,
  type NodeId,
  type NodeName,
  type PolicyName,
  type QueueName,
  SILENT_LOG,
  type VhostName,
} from '@warren/kernel'
import { checksum } from '../mirror/checksum.ts'
import { LaneFabric } from '../mirror/lane-fabric.ts'
import { idOf } from '../mirror/mirror-checker.ts'
import { MirrorNode } from '../mirror/mirror-node.ts'
import { ModelledConsensus } from '../mirror/modelled-consensus.ts'
import { SimNetwork } from '../network/sim-network.ts'
import { World } from '../world.ts'
import { RequestFabric } from './request-fabric.ts'
import { SalvageClients } from './salvage-clients.ts'
import { type Given, SalvageLedger } from './salvage-ledger.ts'
import { type Side, Sides } from './sides.ts'
import { WatchedPort } from './watched-port.ts'

const FEATURE_FLAGS = ['policies', 'mirrored_queues', 'forced_lineage']
const VHOST = '/' as VhostName
const SERVE_MS_MAX = 60_000
/** Longer than any node takes to apply what was decided. */
const APPLIED_MS = 100
/** After the last fault. */
const CLIENTS_STAY_MS = 5_000
/** The longest pause between two attempts, a few times over. */
const SALVAGE_MS_MAX = 2_400_000

export interface SalvageRunReport {
  readonly [name: string]: number
}

export class SalvageRun {
  readonly #world: World
  readonly #network: SimNetwork
  readonly #fabric: LaneFabric
  readonly #requests: RequestFabric
  readonly #ledger: SalvageLedger
  readonly #nodes = new Map<NodeId, MirrorNode>()
  readonly #salvagers = new Map<NodeId, Salvager>()
  readonly #sides: Sides
  readonly #names = new Set<QueueName>()
  readonly #takeChance: number
  /** No faults but the cut. */
  readonly #isOrderly: boolean
  #isOver = false
  #isBlocked = false
  #clients = 0
  #crashes = 0
  #kept = 0

  constructor(seed: number, traceEvents?: number) {
    const world = new World(seed, traceEvents)
    this.#world = world
    this.#network = new SimNetwork(world)
    this.#fabric = new LaneFabric(world, this.#network)
    this.#requests = new RequestFabric(world, this.#network, this.#nodes)
    this.#ledger = new SalvageLedger(world)
    this.#sides = new Sides(world, this.#nodes, new ModelledConsensus(world))
    this.#takeChance = world.pick([0, 0.2, 0.8]) ?? 0
    this.#isOrderly = world.chance(0.3)
  }

  async run(): Promise<SalvageRunReport> {
    const world = this.#world
    this.#found()
    await this.#until('the nodes serve', SERVE_MS_MAX, () => this.#areServing())
    const queues = 1 + world.random.below(4)
    for (let i = 0; i < queues; i += 1) this.#declare(this.#sides.whole, `q${i}` as QueueName)
    this.#sides.detect()
    await world.runSettled(world.nowMs + world.between(300, 1_500))
    const rounds = world.chance(0.3) ? 2 : 1
    for (let round = 0; round < rounds; round += 1) await this.#partition()
    await this.#calm()
    const startMs = world.nowMs
    world.schedule(CLIENTS_STAY_MS, () => {
      this.#isOver = true
    })
    await this.#until('nothing is kept aside', SALVAGE_MS_MAX, () => this.#isAllPublished())
    const salvageMs = world.nowMs - startMs
    this.#isOver = true
    await world.runSettled(world.nowMs + 2_000)
    this.#drain()
    const { published, confirmed, failed, given, again } = this.#ledger
    const counts = { published, confirmed, failed, given, again, kept: this.#kept, crashes: this.#crashes }
    return { seed: world.seed, events: world.ran, rounds, ...counts, recoveryMs: salvageMs }
  }

  #found(): void {
    const { whole } = this.#sides
    whole.consensus.decide({
      ...{ kind: 'bootstrap', clusterName: 'sim', guestPasswordHash: '', featureFlags: FEATURE_FLAGS },
    })
    const count = this.#world.pick([2, 2, 3, 3, 4, 5]) ?? 2
    for (let i = 0; i < count; i += 1) this.#join(String.fromCharCode(97 + i) as NodeId, whole)
  }

  #join(id: NodeId, { consensus, nodes }: Side): void {
    const member = { id, name: `rabbit@${id}` as NodeName, role: 'disc', host: id, clusterPort: 1 } as const
    consensus.decide({ kind: 'addMember', ...member, featureFlags: FEATURE_FLAGS })
    nodes.add(id)
    const node = new MirrorNode(
      id,
      { world: this.#world, consensus, fabric: this.#fabric },
      {
        featureFlags: FEATURE_FLAGS,
        isAttached: (which) => this.#sides.isAttached(which),
        requests: (which) => this.#requests.port(which),
        recovered: (which, found) =>
          keepAside({ ...found, disk: which.disk, crc32: checksum, self: which.id, log: this.#logOf(which) }),
        onEnded: (which) => this.#ended(which),
        onServing: (which) => this.#serve(which),
      },
    )
    this.#nodes.set(id, node)
    node.start()
  }

  #ended({ id }: MirrorNode): void {
    this.#requests.ended(id)
    void this.#salvagers.get(id)?.stop()
    this.#salvagers.delete(id)
  }

  #serve(node: MirrorNode): void {
    const { application } = node
    if (application === undefined) return
    this.#clients += 1
    new SalvageClients(`${node.id}${this.#clients}`, {
      ...{ world: this.#world, ledger: this.#ledger, node, application, takeChance: this.#takeChance },
      side: () => this.#sides.of(node.id).name,
      isOver: () => this.#isOver,
    })
    this.#startSalvage(node).catch((error: unknown) => this.#world.abort(error))
  }

  async #startSalvage(node: MirrorNode): Promise<void> {
    const { application, process, id } = node
    if (application === undefined) return
    const salvager = await Salvager.start({
      ...{ store: await KeptStore.open(node.disk), crc32: checksum, self: id, mode: 'republish' },
      metadata: application.metadata,
      port: new WatchedPort(this.#ledger, application.directory, () => this.#isBlocked),
      ...{ clock: process, timers: process, log: this.#logOf(node) },
    })
    if (node.application !== application) return void salvager.stop()
    for (const { messages } of salvager.facts()) this.#kept += messages
    this.#salvagers.set(id, salvager)
  }

  /** The trace has what the node says of salvage. */
  #logOf({ id }: MirrorNode): Log {
    const note = (text: string, fields?: object): void => this.#world.note(text, id, fields)
    return { ...SILENT_LOG, info: note, warn: note, error: note }
  }

  #declare({ consensus, nodes }: Side, name: QueueName): void {
    const world = this.#world
    this.#names.add(name)
    const sync = { 'ha-sync-mode': world.chance(0.8) ? 'automatic' : 'manual' }
    const mirroring = world.pick([{ 'ha-mode': 'all' }, { 'ha-mode': 'all' }, { 'ha-mode': 'exactly', 'ha-params': 2 }])
    if (world.chance(0.8)) {
      consensus.decide({
        ...{
          kind: 'setPolicy',
          vhost: VHOST,
          name: name as string as PolicyName,
          pattern: `^${name}$`,
          applyTo: 'queues',
        },
        ...{ definition: JSON.stringify({ ...mirroring, ...sync }), priority: 0 },
      })
    }
    const { truth } = consensus
    const up = [...nodes].filter((id) => truth.member(id)?.running === true)
    const leader = world.pick(up)
    if (leader === undefined) return
    consensus.decide({
      ...{ kind: 'declareQueue', vhost: VHOST, name, durable: true, autoDelete: false },
      ...{ exclusive: false, serverNamed: false, arguments: [], leader, mirrors: [] },
    })
  }

  /** Cut, both sides go on, heal, and the beginning of salvage under faults. */
  async #partition(): Promise<void> {
    const world = this.#world
    const ids = [...this.#nodes.keys()]
    const part = new Set(ids.filter(() => world.chance(0.5)))
    if (part.size === 0 || part.size === ids.length) {
      part.clear()
      part.add(world.pick(ids) ?? ('a' as NodeId))
    }
    const sides = this.#sides.part(part)
    for (const one of part) for (const other of ids) if (!part.has(other)) this.#cut(one, other)
    const faults = this.#faultsUntil(world.nowMs + 20_000)
    await world.runSettled(world.nowMs + world.between(1_200, 4_000))
    if (world.chance(0.15)) this.#deleteSome(sides)
    await this.#until('both sides go on', SERVE_MS_MAX, () => sides.every(({ isGoing }) => isGoing))
    await world.runSettled(world.nowMs + world.between(0, 800))
    this.#network.mendAll()
    const { winner, losers } = this.#sides.reunite() ?? world.fail('a side does not go on')
    for (const id of losers) this.#comeOverLater(id, winner)
    await this.#until('all have come over', SERVE_MS_MAX, () => this.#sides.all.length === 1)
    await world.runSettled(world.nowMs + world.between(0, 6_000))
    faults.isOver = true
  }

  #cut(one: NodeId, other: NodeId): void {
    this.#network.cut(one, other)
    this.#network.cut(other, one)
  }

  #comeOverLater(id: NodeId, winner: Side): void {
    this.#world.schedule(this.#world.between(0, 1_500), () => {
      const node = this.#nodes.get(id)
      if (node !== undefined) this.#sides.comesOver(node, winner)
    })
  }

  #deleteSome(sides: readonly Side[]): void {
    const side = this.#world.pick(sides.filter(({ isGoing }) => isGoing))
    const queue = this.#world.pick([...(side?.consensus.truth.queues() ?? [])])
    if (side === undefined || queue === undefined) return
    side.consensus.decide({ kind: 'deleteQueue', vhost: VHOST, name: queue.name, force: true })
    const excuse = (): void => {
      for (const other of sides) if (other !== side) this.#ledger.deleted(queue.name, other.name)
    }
    excuse()
    this.#world.schedule(APPLIED_MS, excuse) // Until it has applied the deletion a node takes messages in.
  }

  /** Nodes crash and come back, publishes are refused, alarms block. */
  #faultsUntil(endMs: number): { isOver: boolean } {
    const world = this.#world
    const faults = { isOver: this.#isOrderly }
    const next = (): void => {
      if (faults.isOver || world.nowMs > endMs) return
      const node = world.pick([...this.#nodes.values()])
      const choice = world.random.below(10)
      if (choice < 4 && node?.process.isAlive === true) {
        this.#crashes += 1
        node.crash()
        world.schedule(world.between(10, 1_500), () => node.start())
      } else if (choice < 6 && node?.application !== undefined) {
        const { dispatcher } = node.application.directory
        dispatcher.refusesConfirms = true
        world.schedule(world.between(10, 800), () => {
          dispatcher.refusesConfirms = false
        })
      } else if (choice < 8) {
        this.#isBlocked = true
        world.schedule(world.between(10, 1_500), () => {
          this.#isBlocked = false
        })
      }
      world.schedule(world.between(50, 2_000), next)
    }
    world.schedule(world.between(50, 2_000), next)
    return faults
  }

  async #calm(): Promise<void> {
    for (const node of this.#nodes.values()) node.start()
    await this.#until('all nodes serve', SERVE_MS_MAX, () => this.#areServing())
    // One that was deleted, or whose declare went with the side that lost.
    const { whole } = this.#sides
    for (const name of this.#names) {
      if (whole.consensus.truth.queue(VHOST, name) === undefined) this.#declare(whole, name)
    }
    await this.#until('all queues run', SERVE_MS_MAX, () =>
      [...whole.consensus.truth.queues()].every(({ state }) => state !== 'down'),
    )
  }

  #areServing(): boolean {
    for (const node of this.#nodes.values()) if (!node.isServing) return false
    return true
  }

  #isAllPublished(): boolean {
    for (const id of this.#nodes.keys()) {
      const salvager = this.#salvagers.get(id)
      if (salvager === undefined || salvager.facts().length > 0) return false
    }
    return true
  }

  #drain(): void {
    for (const record of this.#sides.whole.consensus.truth.queues()) {
      const local = this.#nodes.get(record.leader)?.application?.directory.localQueue(record.uid)
      if (local === undefined) throw this.#world.fail(`${record.leader} does not lead queue ${record.name}`)
      const given: Given[] = []
      for (let left = local.heldIndexes().length; left > 0; left -= 1) {
        local.get(true, (result) => {
          if (!result.ok || result.value === undefined) return
          const { index, source, contentStart, contentEnd } = result.value
          given.push({ id: idOf(copyBody(source, contentStart, contentEnd)), epoch: Math.floor(index / EPOCH_INDEXES) })
        })
      }
      if (this.#isOrderly) this.#ledger.checkOrder(record.name, given)
      for (const { id } of given) this.#ledger.give(record.name, id)
    }
    this.#ledger.checkNothingLost()
  }

  async #until(what: string, ms: number, isDone: () => boolean): Promise<void> {
    if (!(await this.#world.runSettled(this.#world.nowMs + ms, isDone))) {
      this.#world.fail(`after ${ms} ms not yet: ${what}: ${this.#whatWaits()}`)
    }
  }

  #whatWaits(): string {
    const waits = [...this.#salvagers].flatMap(([node, salvager]) =>
      salvager.facts().map(({ queue, messages, reason }) => `${node} ${queue} ${messages} ${reason}`),
    )
    return waits.join('; ')
  }
}
