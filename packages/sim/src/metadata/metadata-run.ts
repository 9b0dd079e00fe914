/**
 * One seeded run of a cluster of real MetadataServices over simulated lanes, clocks and disks: random metadata commands at random
 * nodes while nodes crash, stop, join, leave, are upgraded and cut off; then all is healed, every member must serve in one history,
 * and every replica must show what that history confirmed.
 */
import { ClusterSafety } from '../checkers/cluster-safety.ts'
import { FaultSchedule } from '../faults/fault-schedule.ts'
import { ControlFabric } from '../network/control-fabric.ts'
import { SimNetwork } from '../network/sim-network.ts'
import { World } from '../world.ts'
import { FinalCheck } from './final-check.ts'
import { MetadataNode } from './metadata-node.ts'
import { MetadataWorkload } from './metadata-workload.ts'
import { Operators } from './operators.ts'
import { drawPlan, type Mode, type RunPlan } from './run-plan.ts'

const FORMATION_MS = 60_000
const FAULTS_MS = 40_000

export type MetadataRunReport = {
  readonly seed: number
  readonly mode: Mode
  readonly events: number
  readonly applied: number
  readonly confirmed: number
  readonly refused: number
  readonly unavailable: number
  readonly barriers: number
  readonly terms: number
  readonly lineages: number
  readonly forced: number
  readonly enabledFlags: number
  readonly members: number
  readonly recoveryMs: number
}

export type MetadataRunOptions = {
  readonly traceEvents?: number
  /** storage's RaftLog on a SimDisk instead of a model of both: slower, for it has to wait for promises. */
  readonly usesRealStorage?: boolean
}

export class MetadataRun {
  readonly plan: RunPlan
  readonly #world: World
  readonly #safety: ClusterSafety
  readonly #network: SimNetwork
  readonly #fabric: ControlFabric
  readonly #workload: MetadataWorkload
  readonly #operators: Operators
  readonly #nodes: MetadataNode[] = []
  readonly #usesRealStorage: boolean
  #isFaulty = false

  constructor(seed: number, options: MetadataRunOptions = {}) {
    const world = new World(seed, options.traceEvents)
    this.#world = world
    this.plan = drawPlan(world)
    this.#safety = new ClusterSafety(world)
    this.#network = new SimNetwork(world)
    this.#fabric = new ControlFabric(world, this.#network)
    this.#workload = new MetadataWorkload(world, this.#safety, () => this.#nodes.filter((node) => node.takesClients))
    this.#usesRealStorage = options.usesRealStorage ?? false
    this.#operators = new Operators(world, {
      nodes: this.#nodes,
      addJoining: () => this.#addJoining(),
      isOver: () => !this.#isFaulty,
    })
    this.#fabric.onSend = (from, _to, message) => {
      const sender = this.#nodes.find(({ id }) => id === from)
      if (sender === undefined) return
      if (message.kind === 'raft') this.#safety.sent(sender, message.lineage, message.message)
      else if (message.kind === 'heartbeat') this.#safety.follows(sender, message.lineage)
    }
    this.#fabric.onArrive = (from, to, message) => {
      if (message.kind !== 'heartbeat') world.note(`${to} <- ${from}`, message)
    }
  }

  /** Throws a SimulationError when something does not hold. */
  async run(): Promise<MetadataRunReport> {
    this.#world.note('plan', this.plan)
    await this.#form()
    const startMs = this.#world.nowMs
    const faults = new FaultSchedule(this.#world, {
      targets: () => this.#members(),
      network: this.#network,
      untilMs: startMs + FAULTS_MS,
      pauseMs: this.plan.faultPauseMs,
      hasLongPartitions: true,
    })
    this.#isFaulty = true
    faults.start()
    this.#workload.start(this.plan.workPauseMs)
    this.#operators.start()
    await this.#pass(startMs + FAULTS_MS)
    this.#isFaulty = false
    faults.heal()
    this.#world.note('healed')
    const recoveryMs = await new FinalCheck({
      world: this.#world,
      operators: this.#operators,
      workload: this.#workload,
      members: () => this.#members(),
      pass: (untilMs, isDone) => this.#pass(untilMs, isDone),
      describe: () => this.#describe(),
    }).run()
    return this.#report(recoveryMs)
  }

  #report(recoveryMs: number): MetadataRunReport {
    const [anyone] = this.#members()
    return {
      seed: this.#world.seed,
      mode: this.plan.mode,
      events: this.#world.ran,
      applied: anyone === undefined ? 0 : this.#safety.metadata.highestApplied(anyone.lineage),
      confirmed: this.#workload.confirmed,
      refused: this.#workload.refused,
      unavailable: this.#workload.unavailable,
      barriers: this.#workload.barriers,
      terms: this.#safety.terms,
      lineages: this.#safety.tree.size,
      forced: this.#operators.forced,
      enabledFlags: this.#operators.enabledFlags,
      members: this.#members().length,
      recoveryMs,
    }
  }

  async #pass(untilMs: number, isDone?: () => boolean): Promise<boolean> {
    return this.#usesRealStorage ? await this.#world.runSettled(untilMs, isDone) : this.#world.run(untilMs, isDone)
  }

  /** A founding node, and the others join it. */
  async #form(): Promise<void> {
    this.#add('disc').found()
    await this.#pass(this.#world.nowMs + 1000)
    for (let i = 1; i < this.plan.size; i += 1) this.#addJoining()
    const isFormed = () => this.#nodes.every(({ isServing }) => isServing)
    if (!(await this.#pass(this.#world.nowMs + FORMATION_MS, isFormed))) {
      this.#world.fail(`the cluster did not form: ${this.#describe()}`)
    }
  }

  #add(role: 'disc' | 'ram'): MetadataNode {
    const { handling, snapshotLogBytes, oldFlags: software } = this.plan
    const node = new MetadataNode({
      ...{ world: this.#world, fabric: this.#fabric, safety: this.#safety },
      ...{ name: `n${this.#nodes.length + 1}`, role, handling, snapshotLogBytes, software },
      usesRealStorage: this.#usesRealStorage,
      seesOthersRun: (asker) => this.#seesOthersRun(asker),
    })
    this.#nodes.push(node)
    return node
  }

  #addJoining(): void {
    const node = this.#add(this.#world.chance(0.25) ? 'ram' : 'disc')
    // A cluster that has been upgraded takes in nobody who is older.
    if (this.#members().some(({ software }) => software.length > node.software.length)) {
      node.software = this.#world.pick(this.#members())?.software ?? node.software
    }
    node.join(() => this.#members().filter(({ service }) => service !== undefined))
  }

  #seesOthersRun(asker: MetadataNode): boolean {
    return this.#members().some((other) => {
      if (other === asker || !other.isServing || other.process.isStopped) return false
      return !this.#network.isCut(asker.name, other.name) && !this.#network.isCut(other.name, asker.name)
    })
  }

  #members(): readonly MetadataNode[] {
    return this.#nodes.filter(({ membership }) => membership === 'member')
  }

  #describe(): string {
    const lines = this.#nodes.map((node) => {
      const { name, role, membership, process, service } = node
      const status = service?.status()
      const state = `${membership}${process.isAlive ? '' : ' down'}${node.isServing ? ' serves' : ''}${node.takesClients ? ' clients' : ''}${node.isReady ? ' ready' : ''}`
      return `${name} (${role}) ${state} ${status?.raftRole} lineage ${node.lineage} term ${status?.term} leader ${status?.leader} voters ${status?.voters.join()} applied ${status?.appliedIndex} hash ${service?.metadata.hash()} partitioned ${status?.partitioned.join()}`
    })
    return `${lines.join('\n  ')}\n`
  }
}
