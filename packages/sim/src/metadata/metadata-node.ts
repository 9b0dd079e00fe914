/**
 * One node of the cluster as the server runs it: identity, disk, lanes and the real MetadataService. What the server's runtime does
 * when the service asks for it (start anew, follow another history, pause) is done here in the same steps, so that a crash can come
 * between any two.
 */
import {
  BLANK_RECOVERY,
  type DeclaredDown,
  foundCluster,
  joinCluster,
  type LocalMember,
  leaveCluster,
  MemoryRaftStore,
  type MetadataService,
  type PartitionHandling,
  type Peer,
  type RaftRecovery,
  type RaftStore,
  type Superseded,
} from '@warren/cluster'
import type { Incarnation, Lineage, NodeId, NodeName } from '@warren/kernel'
import { FOUNDING_LINEAGE, type MemberRole } from '@warren/model'
import type { ClusterSafety, WatchedNode } from '../checkers/cluster-safety.ts'
import type { DurableLog } from '../checkers/raft-safety.ts'
import type { FaultTarget } from '../faults/fault-schedule.ts'
import type { ControlFabric, SimControlLanes } from '../network/control-fabric.ts'
import { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'
import { Application, type Forced } from './application.ts'
import { type Identity, IdentityFile } from './node-identity.ts'
import { ModelledStore, type NodeStore, type OnAppend, RealStore } from './node-store.ts'
import { mayGoAlone } from './run-plan.ts'

const AGAIN_MS = 500

export interface MetadataNodeOptions {
  readonly world: World
  readonly fabric: ControlFabric
  readonly safety: ClusterSafety
  readonly name: string
  readonly role: MemberRole
  readonly handling: PartitionHandling
  readonly snapshotLogBytes: number
  /** Feature flags that its software knows to begin with. */
  readonly software: readonly string[]
  /** The RaftLog on a SimDisk, instead of a model of both: the run has to wait for promises. */
  readonly usesRealStorage: boolean
  /** Whether its start may be forced: no other member is seen to run. */
  readonly seesOthersRun: (node: MetadataNode) => boolean
}

/** `blank`: in no cluster. `member`: of the cluster, running or not. `gone`: out of it, or broken, until someone resets it. */
type Membership = 'blank' | 'member' | 'gone'

export class MetadataNode implements FaultTarget, WatchedNode {
  readonly name: string
  readonly process: SimProcess
  readonly store: NodeStore
  readonly identity: IdentityFile
  membership: Membership = 'blank'
  /** It has clients, for the time being. */
  clients = 0
  software: readonly string[]
  readonly #options: MetadataNodeOptions
  readonly #world: World
  #application: Application | undefined = undefined
  #isStopping = false
  #hasUnansweredLeave = false
  #ids = 1
  /** For the next start: force_boot, forget_cluster_node --offline. */
  #forced: Forced | undefined = undefined

  constructor(options: MetadataNodeOptions) {
    const { world, name, role } = options
    this.#options = options
    this.#world = world
    this.name = name
    this.software = options.software
    this.process = new SimProcess(world, name)
    this.identity = new IdentityFile(world, this.process, newIdentity(name, `${name}@sim` as NodeName, role, 1))
    const onAppend: OnAppend = (entries, termBefore) => options.safety.appended(this, entries, termBefore)
    this.store = options.usesRealStorage
      ? new RealStore(world, this.process, onAppend)
      : new ModelledStore(world, this.process, onAppend)
  }

  get id(): NodeId {
    return this.identity.now.id
  }

  get role(): MemberRole {
    return this.identity.now.role
  }

  get peer(): Peer {
    const { id, name } = this.identity.now
    return { id, name, host: this.name, clusterPort: 25_672 }
  }

  get isLeader(): boolean {
    return this.service?.isLeader === true
  }

  get lineage(): Lineage {
    return this.service?.status().lineage ?? this.identity.now.lineage ?? FOUNDING_LINEAGE
  }

  get remembered(): Lineage | undefined {
    return this.identity.now.lineage
  }

  get commitIndex(): number {
    return this.service?.status().commitIndex ?? 0
  }

  get term(): number {
    return this.service?.status().term ?? 0
  }

  get durable(): DurableLog | undefined {
    return this.role === 'disc' ? this.store.durable : undefined
  }

  get service(): MetadataService | undefined {
    return this.#application?.service
  }

  get isServing(): boolean {
    return this.#application?.isServing === true
  }

  get takesClients(): boolean {
    return this.#application?.takesClients === true
  }

  get isReady(): boolean {
    return this.#application?.isReady === true
  }

  mayGoAlone(): string | undefined {
    if (this.#application?.isForced === true) return 'forced'
    let discNodes = 0
    for (const { role } of this.service?.metadata.members() ?? []) if (role === 'disc') discNodes += 1
    return mayGoAlone(this.#options.handling, discNodes) ? `policy, ${discNodes} disc nodes` : undefined
  }

  /** The first node of a new cluster. */
  found(): void {
    this.process.start()
    this.store.open((store) => {
      const founder = { self: this.#self(), store, clusterName: 'sim', guestPasswordHash: 'none' }
      foundCluster(founder, () => {
        this.membership = 'member'
        this.#startOver(0) // From what is on the disk, as after any crash.
      })
    }, this.#cannotOpen)
  }

  /** Asks one seed after another to be taken in, then starts. */
  join(seeds: () => readonly MetadataNode[]): void {
    if (this.membership !== 'blank') return
    this.process.start()
    const lanes = this.#openLanes()
    const life = this.process.life
    const seed = this.#world.pick(seeds())
    const again = () => {
      if (this.process.life === life) this.process.after(AGAIN_MS, () => this.join(seeds))
    }
    if (seed === undefined) {
      again()
      return
    }
    joinCluster({ lanes, self: this.#self(), formerId: this.id, seed: seed.peer }, (joined) => {
      this.#world.note(this.name, 'join', joined)
      if (!joined.ok) {
        again()
        return
      }
      const { members, lineage } = joined.value
      this.process.crash()
      this.store.wipe()
      this.identity.replace({ ...this.identity.now, contacts: this.#without(members), lineage })
      this.membership = 'member'
      this.restart()
    })
  }

  crash(): void {
    if (!this.process.isAlive) return
    this.#world.note(this.name, 'crashes')
    this.process.crash()
    this.store.crash()
    this.identity.crash()
    this.#application = undefined
    this.#isStopping = false
  }

  restart(): void {
    if (this.process.isAlive || this.membership !== 'member') return
    this.process.start()
    const forced = this.#forced
    this.#forced = undefined
    const isForced = forced !== undefined && this.role === 'disc' && !this.#options.seesOthersRun(this)
    this.#boot(isForced ? forced : undefined)
  }

  /** The next start is forced, if nobody else runs then. */
  force(forget: readonly NodeId[]): void {
    this.#forced = { forget }
  }

  /** A planned stop, and up again after a while. */
  stopGracefully(downMs: number, meanwhile: () => void = () => undefined): void {
    if (this.#application === undefined || this.process.isStopped || this.#isStopping) return
    this.#world.note(this.name, 'stops')
    this.#isStopping = true
    this.#application.stop(() => {
      meanwhile()
      this.#startOver(downMs)
    })
  }

  /** reset: the application stops, and another member is asked to take this one out. */
  leave(left: () => void = () => undefined): void {
    if (this.membership !== 'member' || !this.process.isAlive || this.process.isStopped) return
    this.crash()
    this.process.start()
    const lanes = this.#openLanes()
    leaveCluster({ lanes, id: this.id, contacts: this.identity.now.contacts }, (answer) => {
      this.#world.note(this.name, 'leave', answer)
      this.#hasUnansweredLeave = !answer.ok && answer.error.kind === 'noRunningClusterNodes'
      if (answer.ok) {
        this.retire()
        left()
      } else {
        this.process.crash()
        this.restart()
      }
    })
  }

  /** It has asked to leave, and may have been taken out without learning it. */
  get hasUnansweredLeave(): boolean {
    return this.#hasUnansweredLeave
  }

  /** Takes the other one for a member of its cluster. */
  lists(id: NodeId): boolean {
    return this.service?.metadata.member(id) !== undefined
  }

  /** Stopped for good, as far as it is up to the node. */
  retire(): void {
    this.membership = 'gone'
    this.crash()
  }

  /** Blank again, under a new identity. */
  reset(role: MemberRole): void {
    this.crash()
    this.#ids += 1
    this.store.wipe()
    this.identity.replace(newIdentity(this.name, this.identity.now.name, role, this.#ids))
    this.membership = 'blank'
  }

  /** Between two starts (rename_cluster_node): the cluster is told once it is up again. */
  rename(): void {
    this.identity.replace({
      ...this.identity.now,
      name: `${this.name}-${this.#world.random.below(1000)}@sim` as NodeName,
    })
  }

  setSyncMs(syncMsMax: number): void {
    this.store.setSyncMs(syncMsMax)
  }

  failSync(): void {
    this.store.failSync()
  }

  mendDisk(): void {
    this.store.mend()
  }

  /** Raft state that may not be used any more goes first: a crash may have come between. */
  #boot(forced: Forced | undefined): void {
    const { identity, store } = this
    const start = () => {
      identity.keep({ incarnation: identity.now.incarnation + 1 }, () => {
        const { incarnation } = identity.now
        this.#world.note(this.name, 'starts', { incarnation, durable: store.durable.lastIndex, forced })
        const run = (raft: RaftStore, recovery: RaftRecovery) => this.#run(raft, recovery, forced)
        if (this.role === 'disc') store.open(run, this.#cannotOpen)
        else run(new MemoryRaftStore(this.process), BLANK_RECOVERY)
      })
    }
    if (!identity.now.mustForgetRaft) {
      start()
      return
    }
    store.wipe()
    identity.keep({ mustForgetRaft: false }, start)
  }

  #run(store: RaftStore, recovery: RaftRecovery, forced: Forced | undefined): void {
    const { world, safety, handling, snapshotLogBytes } = this.#options
    const { process, identity } = this
    this.#application = new Application({
      ...{ world, safety, process, identity, handling, snapshotLogBytes, store, recovery, forced },
      self: this.#self(),
      lanes: this.#openLanes(),
      connections: () => this.clients,
      events: {
        startOver: (delayMs) => this.#startOver(delayMs),
        declaredDown: (reason) => this.#later(() => this.#declaredDown(reason)),
        refused: () => this.#later(() => this.retire()),
        superseded: (by) => this.#later(() => this.#follow(by)),
      },
    })
    safety.started(this)
    this.#application.start(this)
  }

  readonly #cannotOpen = (error: Error): void => {
    this.#world.note(this.name, 'cannot open its log:', error.message)
    this.#startOver(AGAIN_MS)
  }

  #declaredDown(reason: DeclaredDown): void {
    if (reason === 'down') this.stopGracefully(0)
    else this.#application?.stop(() => this.#later(() => this.retire()))
  }

  /** The application stops, the identity is written, the Raft state goes, and it starts as a member of the other history. */
  #follow({ lineage, members }: Superseded): void {
    this.#application?.stop(() => {
      const contacts = this.#without(members)
      this.identity.keep({ contacts, lineage, mustForgetRaft: true }, () => this.#startOver(0))
    })
  }

  /** From within a callback of the service: its call stack ends first. */
  #later(action: () => void): void {
    const { life } = this.process
    this.#world.schedule(0, () => {
      if (this.process.life === life) this.process.run(action)
    })
  }

  #startOver(delayMs: number): void {
    this.#later(() => {
      this.crash()
      this.#world.schedule(delayMs, () => this.restart())
    })
  }

  #without(members: readonly Peer[]): readonly Peer[] {
    return members.filter(({ id }) => id !== this.id)
  }

  #openLanes(): SimControlLanes {
    const { id, name, host, clusterPort } = this.peer
    const { incarnation } = this.identity.now
    return this.#options.fabric.open({ id, name, incarnation, address: { host, clusterPort }, process: this.process })
  }

  #self(): LocalMember {
    const { role, incarnation } = this.identity.now
    const boot = { role, incarnation: incarnation as Incarnation, amqpPort: 5672, version: '1' }
    return { ...this.peer, ...boot, featureFlags: this.software }
  }
}

function newIdentity(node: string, name: NodeName, role: MemberRole, serial: number): Identity {
  const id = `id-${node}-${serial}` as NodeId
  return { id, name, role, incarnation: 0, contacts: [], lineage: undefined, mustForgetRaft: false }
}
