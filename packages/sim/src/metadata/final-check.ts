/** After the heal: one history, every member serves, all replicas are equal and show what was confirmed; within a bound. */
import type { World } from '../world.ts'
import type { MetadataNode } from './metadata-node.ts'
import type { MetadataWorkload } from './metadata-workload.ts'
import type { Operators } from './operators.ts'

/** A start may have waited for a refused stream, an election, a retried announcement; a side may have to be told twice. */
const PROGRESS_MS = 90_000
/** Where too many voters are gone for good the operator forces a start; before, the cluster has this long by itself. */
const RESCUE_AFTER_MS = 45_000
const FORGET_EVERY_MS = 2000
const AGAIN_MS = 500
const ROUND_MS_MAX = 22_000

export interface FinalCheckOptions {
  readonly world: World
  readonly operators: Operators
  readonly workload: MetadataWorkload
  readonly members: () => readonly MetadataNode[]
  readonly pass: (untilMs: number, isDone: () => boolean) => Promise<boolean>
  readonly describe: () => string
}

export class FinalCheck {
  readonly #options: FinalCheckOptions
  readonly #world: World
  #isRescued = false

  constructor(options: FinalCheckOptions) {
    this.#options = options
    this.#world = options.world
  }

  /** Milliseconds until everything was as it should be. */
  async run(): Promise<number> {
    const startMs = this.#world.nowMs
    const { workload, operators } = this.#options
    this.#cleanUp()
    this.#world.schedule(RESCUE_AFTER_MS, () => {
      operators.giveUpTheLost()
      this.#rescue()
    })
    let isServed = false
    this.#serveEverywhere(() => {
      isServed = true
    })
    await this.#within(() => isServed, 'not every member serves')
    const recoveryMs = this.#world.nowMs - startMs
    workload.end()
    await this.#within(() => this.#isOneState(), 'the replicas do not become equal')
    return recoveryMs
  }

  #isOneCluster(): boolean {
    const members = this.#options.members()
    return members.every((node) => node.isReady) && new Set(members.map(({ lineage }) => lineage)).size === 1
  }

  #isOneState(): boolean {
    const states = this.#options.members().map(({ service }) => {
      return service === undefined ? 'none' : `${service.status().appliedIndex} ${service.metadata.hash()}`
    })
    return new Set(states).size === 1
  }

  /** Tries until, all in one round, a proposal and then a barrier at each member are done, and it shows what it should. */
  #serveEverywhere(done: () => void): void {
    const members = this.#options.members()
    let missing = members.length
    let isOver = false
    const end = (next: () => void) => {
      if (!isOver) next()
      isOver = true
    }
    const again = () => end(() => this.#world.schedule(AGAIN_MS, () => this.#serveEverywhere(done)))
    if (!this.#isOneCluster()) {
      again()
      return
    }
    for (const node of members) {
      this.#serve(node, (isDone) => {
        missing -= 1
        if (!isDone) again()
        else if (missing === 0) end(done)
      })
    }
    this.#world.schedule(ROUND_MS_MAX, again) // A node that starts over meanwhile answers nobody.
  }

  #serve(node: MetadataNode, done: (isDone: boolean) => void): void {
    const { service } = node
    const check = this.#options.workload.expectations()
    service?.propose({ kind: 'setClusterName', name: `by ${node.name}` }, (outcome) => {
      this.#world.note(node.name, 'is told at the end', outcome)
      if (!outcome.ok) return done(false)
      service.barrier((error) => {
        if (error === undefined) check(node, service.metadata)
        done(error === undefined)
      })
    })
  }

  /** Operators see to it that the cluster lists nobody who is no more, and has those that its configuration names. */
  #cleanUp(): void {
    this.#world.schedule(FORGET_EVERY_MS, () => {
      this.#options.operators.cleanUp()
      this.#cleanUp()
    })
  }

  /** What the how-to says for a cluster that has lost its quorum for good: stop all, force one, start the others. */
  #rescue(): void {
    const members = this.#options.members()
    const { operators } = this.#options
    const discNodes = members.filter(({ role }) => role === 'disc')
    const isDead = discNodes.some((node) => operators.deadVoters(node).length > 0)
    const isLost = isDead && discNodes.every((node) => !node.isReady)
    const [first] = discNodes.toSorted((a, b) => b.commitIndex - a.commitIndex)
    if (!isLost || first === undefined || this.#isRescued) return
    this.#isRescued = true
    operators.forced += 1
    const dead = operators.deadVoters(first)
    this.#world.note(first.name, 'is forced, to rescue the cluster', { dead })
    for (const node of members) node.crash()
    first.force(dead)
    first.restart()
    this.#world.schedule(AGAIN_MS * 20, () => {
      for (const node of members) node.restart()
    })
  }

  async #within(isDone: () => boolean, complaint: string): Promise<void> {
    if (isDone() || (await this.#options.pass(this.#world.nowMs + PROGRESS_MS, isDone))) return
    this.#world.fail(`${complaint} ${PROGRESS_MS} ms after the heal: ${this.#options.describe()}`)
  }
}
