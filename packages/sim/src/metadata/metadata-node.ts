/** One node of the cluster as the server would run it: identity, disk, lanes and the real MetadataService. */
import {
  BLANK_RECOVERY,
  DEFAULT_CLUSTER_SETTINGS,
  foundCluster,
  joinCluster,
  type LocalMember,
  leaveCluster,
  MemoryRaftStore,
  MetadataService,
  type Peer,
  type RaftRecovery,
  type RaftStore,
} from '@warren/cluster'
import { type Incarnation, type NodeId, type NodeName, SILENT_LOG } from '@warren/kernel'
import type { MemberRole } from '@warren/model'
import type { MetadataSafety } from '../checkers/metadata-safety.ts'
import type { RaftSafety } from '../checkers/raft-safety.ts'
import type { FaultTarget } from '../faults/fault-schedule.ts'
import type { ControlFabric, SimControlLanes } from '../network/control-fabric.ts'
import { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'
import { ModelledStore, type NodeStore, RealStore } from './node-store.ts'

const START_TIMEOUT_MS = 30_000
const AGAIN_MS = 500

export interface MetadataNodeOptions {
  readonly world: World
  readonly fabric: ControlFabric
  readonly raft: RaftSafety
  readonly safety: MetadataSafety
  readonly name: string
  readonly role: MemberRole
  readonly snapshotLogBytes: number
  /** The RaftLog on a SimDisk, instead of a model of both: the run has to wait for promises. */
  readonly usesRealStorage: boolean
}

/** `blank`: in no cluster. `member`: of the cluster, running or not. `gone`: left or forgotten for good. */
type Membership = 'blank' | 'member' | 'gone'

export class MetadataNode implements FaultTarget {
  readonly name: string
  readonly process: SimProcess
  readonly store: NodeStore
  readonly role: MemberRole
  service: MetadataService | undefined = undefined
  membership: Membership = 'blank'
  /** The application serves: caught up and announced. */
  isServing = false
  readonly #options: MetadataNodeOptions
  readonly #world: World
  readonly #port: number
  #incarnation = 0
  /** Durable: whom to dial at a start. */
  #contacts: readonly Peer[] = []
  #mayRun = true
  #isStopping = false

  constructor(options: MetadataNodeOptions, port: number) {
    this.#options = options
    this.#world = options.world
    this.name = options.name
    this.role = options.role
    this.#port = port
    this.process = new SimProcess(options.world, options.name)
    this.store = options.usesRealStorage
      ? new RealStore(options.world, this.process)
      : new ModelledStore(options.world, this.process, options.raft)
  }

  get id(): NodeId {
    return `id-${this.name}` as NodeId
  }

  get peer(): Peer {
    return { id: this.id, name: `${this.name}@sim` as NodeName, host: this.name, clusterPort: this.#port }
  }

  get isLeader(): boolean {
    return this.service?.isLeader === true
  }

  get appliedIndex(): number {
    return this.service?.status().appliedIndex ?? 0
  }

  /** The first node of a new cluster. */
  found(): void {
    this.process.start()
    this.store.open((store) => {
      const founder = { self: this.#self(1), store, clusterName: 'sim', guestPasswordHash: 'none' }
      foundCluster(founder, () => {
        this.membership = 'member'
        this.#startOver(0) // From what is on the disk, as after any crash.
      })
    }, this.#cannotOpen)
  }

  /** Asks one seed after another to be taken in, then starts. Gives up when the cluster refuses. */
  join(seeds: () => readonly MetadataNode[]): void {
    if (this.membership !== 'blank' || !this.#mayRun) return
    this.process.start()
    const lanes = this.#openLanes(0)
    const life = this.process.life
    const seed = this.#world.pick(seeds())
    const again = () => {
      if (this.process.life === life) this.process.after(AGAIN_MS, () => this.join(seeds))
    }
    if (seed === undefined) {
      again()
      return
    }
    joinCluster({ lanes, self: this.#self(1), formerId: this.id, seed: seed.peer }, (joined) => {
      this.#world.note(this.name, 'join', joined)
      if (!joined.ok) {
        again()
        return
      }
      this.membership = 'member'
      this.#contacts = joined.value.members
      this.process.crash()
      this.store.wipe()
      this.restart()
    })
  }

  crash(): void {
    if (!this.process.isAlive) return
    this.#world.note(this.name, 'crashes')
    this.process.crash()
    this.store.crash()
    this.service = undefined
    this.isServing = false
    this.#isStopping = false
  }

  restart(): void {
    if (this.process.isAlive || !this.#mayRun || this.membership !== 'member') return
    this.process.start()
    this.#incarnation += 1
    this.#world.note(this.name, 'starts', { incarnation: this.#incarnation, durable: this.store.durable.lastIndex })
    if (this.role === 'disc') this.store.open((store, recovery) => this.#run(store, recovery), this.#cannotOpen)
    else this.#run(new MemoryRaftStore(this.process), BLANK_RECOVERY)
  }

  /** A planned stop, and up again after a while. */
  stopGracefully(downMs: number): void {
    const { service } = this
    if (service === undefined || this.process.isStopped || this.#isStopping) return
    this.#world.note(this.name, 'stops')
    this.#isStopping = true
    this.isServing = false
    service.stop(() => {
      this.#startOver(downMs)
    })
  }

  /** reset: the application stops, and another member is asked to take this one out. */
  leave(): void {
    if (this.membership !== 'member' || !this.process.isAlive) return
    this.crash()
    this.process.start()
    const lanes = this.#openLanes(this.#incarnation)
    leaveCluster({ lanes, id: this.id, contacts: this.#contacts }, (left) => {
      this.#world.note(this.name, 'leave', left)
      if (left.ok) this.retire()
      else {
        this.process.crash()
        this.restart()
      }
    })
  }

  retire(): void {
    this.membership = 'gone'
    this.#mayRun = false
    this.crash()
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

  #run(store: RaftStore, recovery: RaftRecovery): void {
    const service = new MetadataService({
      self: this.#self(this.#incarnation),
      store,
      recovery,
      contacts: this.#contacts,
      lanes: this.#openLanes(this.#incarnation),
      clock: this.process,
      timers: this.process,
      random: this.#world.random,
      log: SILENT_LOG,
      settings: { ...DEFAULT_CLUSTER_SETTINGS, snapshotLogBytes: this.#options.snapshotLogBytes },
      onFailure: () => this.#startOver(this.#world.between(100, 3000)),
    })
    this.service = service
    this.#watch(service)
    this.#startService(service)
  }

  readonly #cannotOpen = (error: Error): void => {
    this.#world.note(this.name, 'cannot open its log:', error.message)
    this.#startOver(AGAIN_MS)
  }

  #startService(service: MetadataService): void {
    service.start(START_TIMEOUT_MS, (started) => {
      if (started.ok) {
        this.#announce(service)
        return
      }
      this.#world.note(this.name, 'start refused', started.error)
      if (started.error.kind === 'inconsistentCluster') this.#world.schedule(0, () => this.retire())
      else if (started.error.kind === 'timeout') this.#startOver(AGAIN_MS)
    })
  }

  #announce(service: MetadataService): void {
    service.announce((outcome) => {
      if (this.service !== service || this.#isStopping) return
      if (outcome.ok) {
        this.isServing = true
        return
      }
      this.#world.note(this.name, 'announce', outcome.error)
      if (outcome.error.kind === 'unavailable') this.process.after(AGAIN_MS, () => this.#announce(service))
      else this.#startOver(AGAIN_MS)
    })
  }

  /** From within a callback of the service: its call stack ends first. */
  #startOver(delayMs: number): void {
    const life = this.process.life
    this.#world.schedule(0, () => {
      if (this.process.life !== life) return
      this.crash()
      this.#world.schedule(delayMs, () => this.restart())
    })
  }

  #watch(service: MetadataService): void {
    const { safety } = this.#options
    const remember = () => {
      const members = [...service.metadata.members()]
      this.#contacts = members.map(({ id, name, host, clusterPort }) => ({ id, name, host, clusterPort }))
    }
    service.onEvent((event, index) => {
      safety.stateAt(this.name, index, service.metadata)
      if (event.kind === 'queueDeclared' || event.kind === 'queueChanged') {
        safety.queueLed(event.queue.uid, event.queue.epoch, event.queue.leader)
      }
      if (event.kind.startsWith('member')) remember()
    })
    service.onRestored((metadata) => {
      safety.stateAt(this.name, service.status().appliedIndex, metadata)
      remember()
    })
  }

  #openLanes(incarnation: number): SimControlLanes {
    const { id, name, host, clusterPort } = this.peer
    return this.#options.fabric.open({ id, name, incarnation, address: { host, clusterPort }, process: this.process })
  }

  #self(incarnation: number): LocalMember {
    const { id, name, host, clusterPort } = this.peer
    const role = this.role
    return { id, name, role, incarnation: incarnation as Incarnation, host, clusterPort, amqpPort: 5672, version: '1' }
  }
}
