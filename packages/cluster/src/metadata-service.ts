/**
 * This node's seat in the cluster: drives Raft over the ports, keeps the local metadata replica, brings proposals to the
 * leader and their outcomes back, watches the peers. Synchronous: inputs are lane messages, store completions, timers
 * and calls; outputs are calls on the ports and the callers' callbacks. The simulator runs it as it is.
 *
 * M1 `propose`: `done` is called once, never inside the call. A success, or a domain error, was applied to the local
 *    replica before. 'unavailable' says nothing about whether the command takes effect.
 * M2 A command is applied at most once, however often it was sent: the state remembers (proposer, sequence).
 * M3 Outcomes come from the local apply only, never from the leader's answer: a node answers its client with a replica
 *    that shows the effect.
 * M4 Events reach listeners in apply order, the same on every node, before the proposer's `done`.
 * M5 `barrier`: `done` without an error means that everything committed before the call is in the local replica.
 * M6 Only the Raft leader proposes nodeDown and changes of voters.
 *
 * A crash of the leader: its uncommitted proposals may be lost; each proposer sends again when it sees a new leader. A
 * lost answer: the proposer applies the entry when it arrives by replication, the answer only stopped it from sending
 * again early. A crash of the proposer: its proposals may be applied later, for nobody. A partition: the minority's
 * proposals and barriers fail at their deadline.
 */
import { fail, type Lineage, type NodeId, type Result, type Timer } from '@warren/kernel'
import {
  type Command,
  drawLineage,
  FEATURE_FLAG_NAMES,
  FOUNDING_LINEAGE,
  type Metadata,
  type MetadataEvent,
} from '@warren/model'
import { type ClusterHost, makeClusterHost } from './cluster-host.ts'
import { whyNotForced } from './consensus/forced-start.ts'
import { MetadataReplica } from './consensus/metadata-replica.ts'
import type { ProposeDone } from './consensus/proposal-book.ts'
import type { BarrierDone } from './consensus/read-barrier.ts'
import type { OwnVitals, Peer, PeerVitals } from './control.ts'
import { type ForgetError, forgetMember } from './membership/forget-member.ts'
import { stopGracefully } from './membership/graceful-stop.ts'
import { LeaderDuties } from './membership/leader-duties.ts'
import { MembershipDesk } from './membership/membership-desk.ts'
import { MembershipDoubt } from './membership/membership-doubt.ts'
import { type StartRefusal, StartUp } from './membership/start-up.ts'
import {
  type ClusterSettings,
  type ClusterStatus,
  DEFAULT_CLUSTER_SETTINGS,
  type MemberStatus,
  type MetadataAccess,
} from './metadata-access.ts'
import { PartitionDesk, type PartitionEvents } from './partition/partition-desk.ts'
import type { RequestDone, RequestHandler } from './peers/peer-requests.ts'
import { PeerWatch } from './peers/peer-watch.ts'
import { subscribe, type Unsubscribe } from './peers/subscription.ts'
import type { DeclaredDown, MetadataServiceOptions, PartitionEvent } from './service-options.ts'

export type { StartRefusal } from './membership/start-up.ts'

const CUT_OFF_TEXT = 'no majority of the disc nodes can be reached'
const NO_VITALS: OwnVitals = { connections: 0, alarms: [] }
const TICKS_OWED_MAX = 20 // Two election times: a leader that slept this long has been replaced for certain.

export class MetadataService implements MetadataAccess {
  readonly #options: MetadataServiceOptions
  readonly #settings: ClusterSettings
  readonly #watch: PeerWatch
  readonly #replica: MetadataReplica
  readonly #host: ClusterHost
  readonly #desk: MembershipDesk
  readonly #duties: LeaderDuties
  readonly #doubt: MembershipDoubt
  readonly #partition: PartitionDesk
  readonly #leaderListeners = new Set<(leader: NodeId | undefined) => void>()
  readonly #declaredDownListeners = new Set<(reason: DeclaredDown) => void>()
  readonly #partitionListeners = new Set<(event: PartitionEvent) => void>()
  #isRefusing = false
  /** Caught up, and not declared down since. */
  #isStarted = false
  /** As running, and not declared down since. */
  #isAnnounced = false
  #isRemoved = false
  #startUp: StartUp | undefined = undefined
  #tickTimer: Timer | undefined = undefined
  #tickAtMs = 0
  #state: 'new' | 'started' | 'stopping' | 'stopped' = 'new'

  constructor(options: MetadataServiceOptions) {
    const { self, store, recovery, contacts, lanes, clock, timers, random, onFailure } = options
    const log = options.log.scope('cluster')
    this.#options = options
    this.#settings = { ...DEFAULT_CLUSTER_SETTINGS, ...options.settings }
    this.#watch = new PeerWatch({
      self,
      contacts,
      metadata: () => this.#replica.metadata,
      lanes,
      clock,
      timers,
      log,
      heartbeatMs: this.#settings.heartbeatMs,
      onRaftMessage: (message) => this.#replica.step(message),
      lineage: () => this.#replica.lineage,
      ownVitals: () => this.#ownVitals(),
    })
    this.#replica = new MetadataReplica({
      self,
      store,
      recovery,
      requests: this.#watch.requests,
      clock,
      timers,
      random,
      log: options.log.scope('raft'),
      settings: this.#settings,
      lineage: options.lineage ?? FOUNDING_LINEAGE,
      isOfOurs: (node) => this.#watch.isReachable(node),
      send: (message) => lanes.send(message.to as NodeId, { kind: 'raft', lineage: this.#replica.lineage, message }),
      membersChanged: () => this.#membersChanged(),
      leaderChanged: (leader) => {
        for (const listener of this.#leaderListeners) listener(leader)
      },
      onFailure: (error) => {
        this.#halt()
        onFailure(error)
      },
    })
    this.#host = makeClusterHost({
      ...{ options, log, replica: this.#replica, watch: this.#watch },
      ownVitals: () => this.#ownVitals(),
      goAlone: (lineage, forgotten) => this.#goAlone(lineage, forgotten),
      isStopping: (node, incarnation) => this.#desk.isStopping(node, incarnation),
      isYielding: () => this.#partition.isYielding,
    })
    this.#watch.onReachable((node, isReachable) => {
      if (isReachable || node !== this.leaderId) return
      this.#replica.node.leaderGone() // Its process has ended, or it is silent for much longer than an election takes.
      this.#replica.wake()
    })
    this.#desk = new MembershipDesk(this.#host)
    this.#duties = new LeaderDuties(this.#host)
    this.#doubt = new MembershipDoubt(this.#host, () => this.#declareDown('removed'))
    this.#partition = new PartitionDesk(
      this.#host,
      options.partitionHandling ?? { kind: 'auto' },
      this.#partitionEvents(),
    )
  }

  get metadata(): Metadata {
    return this.#replica.metadata
  }

  get isLeader(): boolean {
    return this.#replica.node.role === 'leader'
  }

  get leaderId(): NodeId | undefined {
    return this.#replica.node.leader as NodeId | undefined
  }

  /**
   * Dials the peers and takes part in Raft. `done` once the local replica has caught up with what was committed when the
   * start began, or why that cannot be. After a refusal: `stop`.
   */
  start(timeoutMs: number, done: (started: Result<undefined, StartRefusal>) => void): void {
    const { clock, random, forced } = this.#options
    this.#state = 'started'
    this.#tickAtMs = clock.nowMs()
    this.#watch.start()
    this.#replica.start()
    if (forced !== undefined) this.#force(drawLineage(random), forced.forget)
    this.#scheduleTick()
    this.#startUp = new StartUp(this.#host, timeoutMs, (started) => {
      this.#startUp = undefined
      this.#isStarted = started.ok
      if (started.ok) this.#watch.settled()
      done(started)
    })
  }

  /** Tells the cluster that this node serves from now on, with its addresses; after `start` succeeded. */
  announce(done: ProposeDone): void {
    const { id, incarnation, host, clusterPort, amqpPort, version } = this.#options.self
    const hears = this.#watch.heard()
    const { featureFlags = FEATURE_FLAG_NAMES } = this.#options.self
    const facts = { host, clusterPort, amqpPort, version, hears, featureFlags }
    this.propose({ kind: 'nodeUp', node: id, incarnation, ...facts }, (outcome) => {
      if (outcome.ok) this.#isAnnounced = true
      done(outcome)
    })
  }

  /** Hands over what it can, then takes no more part in anything. `done` within ten seconds. */
  stop(done: () => void): void {
    this.#startUp?.stop()
    // Nobody waits for word of a node that was taken out, and no leader would answer it.
    if (this.#state !== 'started' || this.#isRemoved) {
      this.#halt()
      this.#options.timers.soon(done)
      return
    }
    this.#state = 'stopping'
    stopGracefully(this.#host, () => {
      this.#halt()
      done()
    })
  }

  propose(command: Command, done: ProposeDone): void {
    if (this.#isRefusing) this.#options.timers.soon(() => done(fail({ kind: 'unavailable', text: CUT_OFF_TEXT })))
    else this.#replica.propose(command, done)
  }

  barrier(done: BarrierDone): void {
    if (this.#isRefusing) this.#options.timers.soon(() => done({ kind: 'unavailable', text: CUT_OFF_TEXT }))
    else this.#replica.barrier(done)
  }

  onEvent(listener: (event: MetadataEvent, index: number) => void): Unsubscribe {
    return this.#replica.onEvent(listener)
  }

  onRestored(listener: (metadata: Metadata) => void): Unsubscribe {
    return this.#replica.onRestored(listener)
  }

  /** All members with their addresses, this node too, whenever they changed: kept as the next start's `contacts`. */
  onMembers(listener: (members: readonly Peer[]) => void): Unsubscribe {
    return this.#watch.onMembers(listener)
  }

  /** As this node sees it; undefined: none, so nothing can be committed or confirmed by a barrier from here. */
  onLeader(listener: (leader: NodeId | undefined) => void): Unsubscribe {
    return subscribe(this.#leaderListeners, listener)
  }

  /**
   * The cluster has taken this node for dead, or taken it out, although it runs: its queues have passed to others. This
   * incarnation never comes back; stop the application, and start it anew unless it was taken out. Called once.
   */
  onDeclaredDown(listener: (reason: DeclaredDown) => void): Unsubscribe {
    return subscribe(this.#declaredDownListeners, listener)
  }

  /** What a partition asks of the application; see PartitionEvent. */
  onPartition(listener: (event: PartitionEvent) => void): Unsubscribe {
    return subscribe(this.#partitionListeners, listener)
  }

  /** A disc node is heard (or this is one): where none is, nothing durable may be confirmed. */
  get reachesDisc(): boolean {
    return this.#partition.reachesDisc
  }

  /** What a member that is heard last said of itself. */
  vitals(node: NodeId): PeerVitals | undefined {
    return node === this.#options.self.id ? this.#ownVitals() : this.#watch.vitals(node)
  }

  request(node: NodeId, name: string, payload: Uint8Array, done: RequestDone, timeoutMs?: number): void {
    this.#watch.requests.request(node, name, payload, done, timeoutMs)
  }

  handle(name: string, handler: RequestHandler): void {
    this.#watch.requests.handle(name, handler)
  }

  reachable(node: NodeId): boolean {
    return this.#watch.isReachable(node)
  }

  onReachable(listener: (node: NodeId, reachable: boolean) => void): Unsubscribe {
    return this.#watch.onReachable(listener)
  }

  /** Takes a member out whose application is stopped (forget_cluster_node). */
  forget(node: NodeId, done: (forgotten: Result<undefined, ForgetError>) => void): void {
    forgetMember(this.#host, node, done)
  }

  status(): ClusterStatus {
    const { node, metadata, appliedIndex } = this.#replica
    const members: MemberStatus[] = []
    for (const record of metadata.members()) members.push({ record, reachable: this.reachable(record.id) })
    return {
      self: this.#options.self.id,
      leader: this.leaderId,
      raftRole: node.role,
      term: node.term,
      commitIndex: node.commitIndex,
      appliedIndex,
      voters: node.configuration.voters as readonly NodeId[],
      clusterName: metadata.clusterName,
      lineage: this.#replica.appliedLineage,
      isPaused: this.#partition.isPaused,
      partitioned: this.#partition.others().map(({ id }) => id),
      members,
    }
  }

  #membersChanged(): void {
    this.#watch.membersChanged()
    const { id, incarnation } = this.#options.self
    const record = this.#replica.metadata.member(id)
    if (record === undefined) this.#declareDown('removed')
    else if (this.#isAnnounced && !(record.running && record.incarnation === incarnation)) this.#declareDown('down')
  }

  #declareDown(reason: DeclaredDown): void {
    if (!this.#isStarted || this.#state !== 'started') return
    this.#isStarted = false
    this.#isAnnounced = false
    this.#isRemoved = reason === 'removed'
    const { incarnation } = this.#options.self
    this.#options.log.scope('cluster').error('this node was declared down', { reason, incarnation })
    for (const listener of this.#declaredDownListeners) listener(reason)
  }

  #force(lineage: Lineage, forgotten: readonly NodeId[]): void {
    const log = this.#options.log.scope('cluster')
    const obstacle = whyNotForced(this.#replica, this.#options.recovery)
    if (obstacle === undefined) {
      log.warn('this node goes on alone, as it was told', { from: this.#replica.lineage, to: lineage, forgotten })
      this.#goAlone(lineage, forgotten)
    } else log.error('the start cannot be forced', { reason: obstacle })
  }

  #goAlone(lineage: Lineage, forgotten: readonly NodeId[]): void {
    this.#replica.goAlone(lineage, forgotten)
    this.#watch.beat() // Before the first Raft message of the new history.
  }

  #ownVitals(): PeerVitals {
    const { connections, alarms } = this.#options.vitals?.() ?? NO_VITALS
    const { lineage, metadata } = this.#replica
    const generation = metadata.lineages.length
    const hears = this.#watch.heard().map(({ node }) => node)
    return { lineage, generation, isRunning: this.#isAnnounced, hears, connections, alarms }
  }

  #partitionEvents(): PartitionEvents {
    const tell = (event: PartitionEvent) => {
      for (const listener of this.#partitionListeners) listener(event)
    }
    return {
      paused: () => tell({ kind: 'paused' }),
      resumed: () => tell({ kind: 'resumed' }),
      refusing: (isRefusing) => {
        this.#isRefusing = isRefusing
        if (isRefusing) this.#replica.failPending(CUT_OFF_TEXT)
        tell({ kind: 'refusing', isRefusing })
      },
      superseded: (by) => {
        this.#isRemoved = true // From the history that it leaves: nobody there waits for its farewell.
        if (this.#startUp !== undefined) this.#startUp.refuse({ kind: 'superseded', ...by })
        else tell({ kind: 'superseded', ...by })
      },
      expelled: () => {
        const remote = this.#options.self.name
        if (this.#startUp !== undefined) this.#startUp.refuse({ kind: 'inconsistentCluster', remote })
        else this.#declareDown('removed')
      },
    }
  }

  #scheduleTick(): void {
    this.#tickTimer = this.#options.timers.after(this.#settings.tickMs, () => {
      if (this.#state === 'stopped') return
      this.#tick()
      if (this.#isRunning()) this.#scheduleTick()
    })
  }

  #isRunning(): boolean {
    return this.#state === 'started' || this.#state === 'stopping'
  }

  #tick(): void {
    const nowMs = this.#options.clock.nowMs()
    const owed = Math.floor((nowMs - this.#tickAtMs) / this.#settings.tickMs)
    this.#tickAtMs = nowMs
    // A leader that did not run for a while (suspended, or a long turn) must find out that it may have been replaced before
    // it acts on anything; for a follower the same time says only that it was deaf.
    const ticks = this.isLeader ? Math.max(1, Math.min(owed, TICKS_OWED_MAX)) : 1
    this.#replica.tick(nowMs, ticks)
    this.#watch.tick(nowMs)
    this.#desk.tick(nowMs)
    this.#duties.tick()
    if (this.#state !== 'started') return
    this.#partition.tick(nowMs, this.#isAnnounced)
    if (this.#isStarted) this.#doubt.tick(nowMs)
  }

  #halt(): void {
    if (this.#state === 'stopped') return
    this.#state = 'stopped'
    this.#tickTimer?.cancel()
    this.#replica.stop()
    this.#watch.stop()
  }
}
