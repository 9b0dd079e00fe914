/**
 * One seeded run of a cluster of real MetadataServices over simulated lanes, clocks and disks: random metadata commands
 * at random nodes while nodes crash, stop, join, leave and are cut off; then all is healed, every member must serve, and
 * every replica must show what was confirmed.
 */
import { MetadataSafety } from '../checkers/metadata-safety.ts'
import { RaftSafety } from '../checkers/raft-safety.ts'
import { FaultSchedule } from '../faults/fault-schedule.ts'
import { ControlFabric } from '../network/control-fabric.ts'
import { SimNetwork } from '../network/sim-network.ts'
import { World } from '../world.ts'
import { MetadataNode } from './metadata-node.ts'
import { MetadataWorkload } from './metadata-workload.ts'

const FORMATION_MS = 60_000
const FAULTS_MS = 40_000
const PROGRESS_MS = 60_000 // A start may have waited for a refused stream, an election and a retried announcement.
const NODES_MAX = 7

export type MetadataRunReport = {
  readonly seed: number
  readonly events: number
  readonly applied: number
  readonly confirmed: number
  readonly refused: number
  readonly unavailable: number
  readonly barriers: number
  readonly terms: number
  readonly members: number
  readonly recoveryMs: number
}

export type MetadataRunOptions = {
  readonly traceEvents?: number
  /** storage's RaftLog on a SimDisk instead of a model of both: slower, for it has to wait for promises. */
  readonly usesRealStorage?: boolean
}

export class MetadataRun {
  readonly #world: World
  readonly #raft: RaftSafety
  readonly #safety: MetadataSafety
  readonly #network: SimNetwork
  readonly #fabric: ControlFabric
  readonly #workload: MetadataWorkload
  readonly #nodes: MetadataNode[] = []
  readonly #snapshotLogBytes: number
  readonly #usesRealStorage: boolean
  #isFaulty = false

  constructor(seed: number, options: MetadataRunOptions = {}) {
    const world = new World(seed, options.traceEvents)
    this.#world = world
    this.#raft = new RaftSafety(world)
    this.#safety = new MetadataSafety(world)
    this.#network = new SimNetwork(world)
    this.#fabric = new ControlFabric(world, this.#network)
    this.#workload = new MetadataWorkload(world, this.#safety, () => this.#members())
    this.#usesRealStorage = options.usesRealStorage ?? false
    this.#snapshotLogBytes = world.pick([2000, 20_000, 1_000_000]) ?? 20_000
    this.#fabric.onSend = (from, _to, message) => {
      const sender = this.#nodes.find(({ id }) => id === from)
      if (message.kind === 'raft' && sender?.role === 'disc') this.#raft.sent(message.message, sender.store.durable)
    }
    this.#fabric.onArrive = (from, to, message) => {
      if (message.kind !== 'heartbeat') world.note(`${to} <- ${from}`, message)
    }
  }

  /** Throws a SimulationError when something does not hold. */
  async run(): Promise<MetadataRunReport> {
    await this.#form()
    const startMs = this.#world.nowMs
    const faults = new FaultSchedule(this.#world, {
      targets: () => this.#nodes.filter(({ membership }) => membership === 'member'),
      network: this.#network,
      untilMs: startMs + FAULTS_MS,
      pauseMs: this.#world.pick([300, 1000, 3000]) ?? 1000,
    })
    this.#isFaulty = true
    faults.start()
    this.#workload.start(this.#world.pick([20, 100, 400]) ?? 100)
    this.#changeMembers()
    await this.#pass(startMs + FAULTS_MS)
    this.#isFaulty = false
    faults.heal()
    this.#world.note('healed')
    const recoveryMs = await this.#requireService()
    await this.#checkEnd()
    return {
      seed: this.#world.seed,
      events: this.#world.ran,
      applied: this.#safety.highestApplied,
      confirmed: this.#workload.confirmed,
      refused: this.#workload.refused,
      unavailable: this.#workload.unavailable,
      barriers: this.#workload.barriers,
      terms: this.#raft.terms,
      members: this.#members().length,
      recoveryMs,
    }
  }

  async #pass(untilMs: number, isDone?: () => boolean): Promise<boolean> {
    return this.#usesRealStorage ? await this.#world.runSettled(untilMs, isDone) : this.#world.run(untilMs, isDone)
  }

  /** A founding node, and the others join it. */
  async #form(): Promise<void> {
    const size = this.#world.pick([1, 2, 3, 3, 4, 5]) ?? 3
    this.#add('disc').found()
    await this.#pass(this.#world.nowMs + 1000)
    for (let i = 1; i < size; i += 1) this.#addJoining()
    const isFormed = () => this.#nodes.every(({ isServing }) => isServing)
    if (!(await this.#pass(this.#world.nowMs + FORMATION_MS, isFormed))) {
      this.#world.fail(`the cluster did not form: ${this.#describe()}`)
    }
  }

  #add(role: 'disc' | 'ram'): MetadataNode {
    const name = `n${this.#nodes.length + 1}`
    const node = new MetadataNode(
      {
        world: this.#world,
        fabric: this.#fabric,
        raft: this.#raft,
        safety: this.#safety,
        name,
        role,
        snapshotLogBytes: this.#snapshotLogBytes,
        usesRealStorage: this.#usesRealStorage,
      },
      25672,
    )
    this.#nodes.push(node)
    return node
  }

  #addJoining(): void {
    const node = this.#add(this.#world.chance(0.25) ? 'ram' : 'disc')
    node.join(() => this.#members().filter(({ service }) => service !== undefined))
  }

  /** Operators: nodes join, leave, and are stopped for maintenance. */
  #changeMembers(): void {
    this.#world.schedule(this.#world.between(500, 8000), () => {
      if (!this.#isFaulty) return
      const roll = this.#world.random.next()
      const node = this.#world.pick(this.#members())
      if (roll < 0.3 && this.#nodes.length < NODES_MAX) this.#addJoining()
      else if (roll < 0.5) node?.leave()
      else node?.stopGracefully(this.#world.between(100, 5000))
      this.#changeMembers()
    })
  }

  /** Healed: every member serves, and a command proposed at each is done. */
  async #requireService(): Promise<number> {
    const startMs = this.#world.nowMs
    const isServed = () => this.#members().every(({ isServing }) => isServing)
    if (!(await this.#pass(startMs + PROGRESS_MS, isServed))) {
      this.#world.fail(`not every member serves ${PROGRESS_MS} ms after the heal: ${this.#describe()}`)
    }
    const recoveryMs = this.#world.nowMs - startMs
    let missing = 0
    for (const node of this.#members()) {
      missing += 1
      node.service?.propose({ kind: 'setClusterName', name: `by ${node.name}` }, (outcome) => {
        if (!outcome.ok)
          this.#world.fail(`${node.name} cannot propose after the heal: ${JSON.stringify(outcome.error)}`)
        missing -= 1
      })
    }
    if (!(await this.#pass(this.#world.nowMs + PROGRESS_MS, () => missing === 0))) {
      this.#world.fail(`proposals after the heal have no outcome: ${this.#describe()}`)
    }
    return recoveryMs
  }

  async #checkEnd(): Promise<void> {
    let missing = 0
    const check = this.#workload.expectations()
    for (const node of this.#members()) {
      missing += 1
      node.service?.barrier((error) => {
        if (error !== undefined) this.#world.fail(`${node.name} has no barrier after the heal`)
        if (node.service !== undefined) check(node.name, node.service.metadata)
        missing -= 1
      })
    }
    if (!(await this.#pass(this.#world.nowMs + PROGRESS_MS, () => missing === 0))) {
      this.#world.fail(`barriers after the heal do not pass: ${this.#describe()}`)
    }
  }

  #members(): readonly MetadataNode[] {
    return this.#nodes.filter(({ membership }) => membership === 'member')
  }

  #describe(): string {
    const lines = this.#nodes.map(({ name, role, membership, isServing, process, service }) => {
      const status = service?.status()
      const state = `${membership}${process.isAlive ? '' : ' down'}${isServing ? ' serves' : ''}`
      return `${name} (${role}) ${state} ${status?.raftRole} term ${status?.term} leader ${status?.leader} applied ${status?.appliedIndex}`
    })
    return lines.join('; ')
  }
}
