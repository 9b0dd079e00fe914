/**
 * What becomes of this node when it cannot hear enough of the others, and when the sides meet again. Watches each tick, tells
 * its listener what to do with the clients, and does the rest itself.
 */
import type { NodeId, NodeName } from '@warren/kernel'
import { drawLineage, FORCED_LINEAGE_FLAG } from '@warren/model'
import type { Peer } from '../control.ts'
import type { PartitionHandling } from './partition-handling.ts'
import type { PartitionHost } from './partition-host.ts'
import { PartitionPolicy, type PartitionView } from './partition-policy.ts'
import { Reunion, type ReunionEvents } from './reunion.ts'
import { SideElection } from './side-election.ts'

export interface PartitionEvents extends ReunionEvents {
  /** Close the listeners and the clients' connections; the application stays. */
  paused(): void
  /** The cluster is there again, and has not missed this node: serve clients. */
  resumed(): void
  /** Nothing can be committed from here, and waiting is no use; or it is again. */
  refusing(isRefusing: boolean): void
}

/** A side that goes on by itself needs less than this. */
const REFUSE_MS = 2000

export class PartitionDesk {
  readonly #host: PartitionHost
  readonly #events: PartitionEvents
  readonly #policy: PartitionPolicy
  readonly #election: SideElection
  readonly #reunion: Reunion
  #cutOffSinceMs: number | undefined = undefined
  #isRefusing = false

  constructor(host: PartitionHost, handling: PartitionHandling, events: PartitionEvents) {
    this.#host = host
    this.#events = events
    this.#policy = new PartitionPolicy(handling)
    this.#reunion = new Reunion(host, events)
    const isCutOff = () => this.#policy.isCutOff
    this.#election = new SideElection(host, isCutOff, () => this.#goAlone())
  }

  get isPaused(): boolean {
    return this.#policy.isPaused
  }

  get isCutOff(): boolean {
    return this.#policy.isCutOff
  }

  /** Nobody may be taken into this history: it is about to be given up. */
  get isYielding(): boolean {
    return this.#reunion.isYielding
  }

  /** Heard, but of another history. */
  others(): readonly Peer[] {
    return this.#reunion.others()
  }

  /** A disc node, this one included, is heard: what it confirms to clients will not be forgotten with the ram nodes. */
  get reachesDisc(): boolean {
    const host = this.#host
    if (host.self.role === 'disc') return true
    for (const { id, role } of host.metadata.members()) if (role === 'disc' && host.hears(id)) return true
    return false
  }

  /** `isRunning`: it has announced itself; before, it only looks for a history to join. */
  tick(nowMs: number, isRunning: boolean): void {
    this.#reunion.tick(nowMs, isRunning)
    if (!isRunning) return
    const action = this.#policy.step(this.#view(), nowMs)
    this.#noteCutOff(nowMs)
    if (action === 'pause') this.#events.paused()
    else if (action === 'resume') this.#events.resumed()
    else if (action === 'goAlone') this.#election.tick(nowMs)
  }

  #noteCutOff(nowMs: number): void {
    const { log } = this.#host
    if (!this.#policy.isCutOff) {
      if (this.#cutOffSinceMs !== undefined) log.info('a majority of the disc nodes is heard again')
      this.#cutOffSinceMs = undefined
    } else if (this.#cutOffSinceMs === undefined) {
      this.#cutOffSinceMs = nowMs
      log.warn('no majority of the disc nodes is heard', { heard: [...this.#heard()] })
    }
    const mustRefuse = this.#cutOffSinceMs !== undefined && nowMs - this.#cutOffSinceMs >= REFUSE_MS
    if (mustRefuse === this.#isRefusing) return
    this.#isRefusing = mustRefuse
    this.#events.refusing(mustRefuse)
  }

  #goAlone(): void {
    const host = this.#host
    // Older members could not read that there are two histories now.
    if (!this.#policy.isCutOff || !host.metadata.featureFlags.has(FORCED_LINEAGE_FLAG)) return
    const lineage = drawLineage(host.random)
    host.log.warn('this side of a partition goes on by itself', { from: host.lineage, to: lineage })
    host.goAlone(lineage, [])
  }

  #view(): PartitionView {
    const { self, node, metadata } = this.#host
    const members = new Set<NodeName>()
    let discNodes = 0
    for (const { name, role } of metadata.members()) {
      members.add(name)
      if (role === 'disc') discNodes += 1
    }
    const { voters } = node.configuration
    const votersHeard = voters.filter((id) => id === self.id || this.#host.hears(id as NodeId)).length
    // Who leads and hears no majority leads nobody: its own quorum check would only say so later.
    const leadsNobody = node.role === 'leader' && votersHeard * 2 <= voters.length
    return {
      isDisc: self.role === 'disc',
      discNodes,
      voters: voters.length,
      votersHeard,
      hasLeader: this.#host.hasLeader() && !leadsNobody,
      members,
      heard: this.#heard(),
      hearsOthers: this.#reunion.others().length > 0,
    }
  }

  #heard(): ReadonlySet<NodeName> {
    const heard = new Set<NodeName>([this.#host.self.name])
    for (const { id, name } of this.#host.metadata.members()) if (this.#host.hears(id)) heard.add(name)
    return heard
  }
}
