/** One start of a node's application, as the server has it: the MetadataService, the announcement, and what clients notice of it. */
import {
  DEFAULT_CLUSTER_SETTINGS,
  type DeclaredDown,
  type LocalMember,
  MetadataService,
  type PartitionHandling,
  type Peer,
  type RaftRecovery,
  type RaftStore,
  type Superseded,
} from '@warren/cluster'
import { type NodeId, SILENT_LOG } from '@warren/kernel'
import type { ClusterSafety, WatchedNode } from '../checkers/cluster-safety.ts'
import type { SimControlLanes } from '../network/control-fabric.ts'
import type { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'
import type { IdentityFile } from './node-identity.ts'

const START_TIMEOUT_MS = 30_000
const AGAIN_MS = 500
/** Few, so that much happens between the turns of one batch. */
const TURN_CHANGES_MAX = 2

export type Forced = { readonly forget: readonly NodeId[] }

/** What the node has to do. Called from within the service: nothing of it may happen before that call has ended. */
export interface ApplicationEvents {
  startOver(delayMs: number): void
  declaredDown(reason: DeclaredDown): void
  /** The others do not know this node any more. */
  refused(): void
  superseded(by: Superseded): void
}

export interface ApplicationOptions {
  readonly world: World
  readonly safety: ClusterSafety
  readonly process: SimProcess
  readonly identity: IdentityFile
  readonly self: LocalMember
  readonly lanes: SimControlLanes
  readonly handling: PartitionHandling
  readonly snapshotLogBytes: number
  readonly store: RaftStore
  readonly recovery: RaftRecovery
  readonly forced: Forced | undefined
  readonly connections: () => number
  readonly events: ApplicationEvents
}

export class Application {
  readonly service: MetadataService
  readonly isForced: boolean
  /** Caught up and announced, and not asked to stop since. */
  isServing = false
  readonly #options: ApplicationOptions
  #isPaused = false
  #isRefusing = false
  /** Asked to stop: what still comes of its start is of no interest. */
  #isOver = false

  constructor(options: ApplicationOptions) {
    const { world, process, identity, self, lanes, store, recovery, forced, events, snapshotLogBytes } = options
    const { lineage, contacts } = identity.now
    this.#options = options
    this.isForced = forced !== undefined
    this.service = new MetadataService({
      ...{ self, lanes, store, recovery, contacts, clock: process, timers: process, random: world.random },
      log: SILENT_LOG,
      settings: { ...DEFAULT_CLUSTER_SETTINGS, snapshotLogBytes, turnChangesMax: TURN_CHANGES_MAX },
      partitionHandling: options.handling,
      ...(lineage === undefined ? {} : { lineage }),
      ...(forced === undefined ? {} : { forced }),
      vitals: () => ({ connections: this.takesClients ? options.connections() : 0, alarms: [] }),
      onFailure: () => events.startOver(world.between(100, 3000)),
    })
  }

  /** Its listeners are open. */
  get takesClients(): boolean {
    return this.isServing && !this.#isPaused && !this.#options.process.isStopped
  }

  /** It takes clients, and can have something committed. */
  get isReady(): boolean {
    const { self } = this.#options
    const status = this.service.status()
    if (!this.takesClients || this.#isRefusing || status.leader === undefined) return false
    const record = this.service.metadata.member(self.id)
    return record?.running === true && record.incarnation === self.incarnation && status.partitioned.length === 0
  }

  start(watched: WatchedNode): void {
    const { service } = this
    const { world, events, process } = this.#options
    this.#watch(watched)
    service.start(START_TIMEOUT_MS, (started) => {
      if (started.ok) {
        this.#announce()
        return
      }
      world.note(process.name, 'start refused', started.error)
      if (started.error.kind === 'inconsistentCluster') events.refused()
      else if (started.error.kind === 'superseded') events.superseded(started.error)
      else if (started.error.kind === 'timeout') events.startOver(AGAIN_MS)
    })
  }

  #announce(): void {
    const { world, events, process } = this.#options
    const { life } = process
    this.service.announce((outcome) => {
      if (process.life !== life || this.#isOver) return
      if (outcome.ok) {
        this.isServing = true
        this.#takeOwnName()
        return
      }
      world.note(process.name, 'announce', outcome.error)
      if (outcome.error.kind === 'unavailable') process.after(AGAIN_MS, () => this.#announce())
      else events.startOver(AGAIN_MS)
    })
  }

  stop(done: () => void): void {
    this.#isOver = true
    this.isServing = false
    this.service.stop(done)
  }

  #takeOwnName(): void {
    const { world, process, self } = this.#options
    const { id, name } = self
    const record = this.service.metadata.member(id)
    if (record === undefined || record.name === name) return
    this.service.propose({ kind: 'renameMember', id, name }, (outcome) => world.note(process.name, 'rename', outcome))
  }

  #watch(watched: WatchedNode): void {
    const { service } = this
    const { world, safety, process, events } = this.#options
    service.onEvent((event, index) => {
      safety.applied(watched, index, service.metadata)
      if (event.kind === 'queueDeclared' || event.kind === 'queueChanged') {
        safety.metadata.queueLed(safety.lineageOf(watched), index, event.queue)
      }
    })
    service.onRestored((metadata) => safety.applied(watched, service.status().appliedIndex, metadata))
    service.onMembers((members) => this.#remember(members))
    service.onDeclaredDown((reason) => {
      world.note(process.name, 'declared', reason)
      events.declaredDown(reason)
    })
    service.onPartition((event) => {
      world.note(process.name, event.kind)
      if (event.kind === 'paused') this.#isPaused = true
      else if (event.kind === 'resumed') this.#isPaused = false
      else if (event.kind === 'refusing') this.#isRefusing = event.isRefusing
      else events.superseded(event)
    })
  }

  /** As the server's IdentityKeeper. */
  #remember(members: readonly Peer[]): void {
    const { identity } = this.#options
    const { now } = identity
    const contacts = members.filter(({ id }) => id !== now.id)
    const { lineage } = this.service.status()
    if (lineage === now.lineage && JSON.stringify(contacts) === JSON.stringify(now.contacts)) return
    identity.keep({ contacts, lineage })
  }
}
