/**
 * One node: its process, its disk, its replica of the metadata, and the broker's queues as `Broker` puts them together. Starts as the
 * server's application does: metadata first, then the message log, then the queues, then its announcement, then clients.
 */
import { QueueDirectory, rememberHistory, Turn } from '@warren/broker'
import type { Incarnation, NodeId } from '@warren/kernel'
import { SILENT_LOG } from '@warren/kernel'
import { Metadata, type Proposal } from '@warren/model'
import { MessageLog, type RecoveredQueues } from '@warren/storage'
import { SimDisk } from '../disk/sim-disk.ts'
import { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'
import { checksum } from './checksum.ts'
import type { LaneFabric, LanePort } from './lane-fabric.ts'
import { ConsensusReplica, type ConsensusReplicaOptions, type ModelledConsensus } from './modelled-consensus.ts'

const SEGMENT_BYTES = 32_768
const CHUNK_BYTES = 8_192
const UNSYNCED_BYTES_MAX = 16_384
const ANNOUNCE_RETRY_MS = 50
const CLIENTS_AFTER_MS_MAX = 150

export interface MirrorNodeHooks {
  /** That its software supports. */
  readonly featureFlags: readonly string[]
  /** It hears a majority. */
  readonly isAttached: (node: MirrorNode) => boolean
  /** What it kept in memory only is gone. */
  readonly onEnded: (node: MirrorNode) => void
  /** Clients may come. */
  readonly onServing: (node: MirrorNode) => void
  /** Absent: nobody answers a question. */
  readonly requests?: (node: MirrorNode) => NonNullable<ConsensusReplicaOptions['requests']>
  /** Before the queues open: what they may claim of what was recovered. Absent: all of it. */
  readonly recovered?: (node: MirrorNode, found: FoundAtStart) => Promise<RecoveredQueues>
}

export interface FoundAtStart {
  readonly metadata: Metadata
  readonly messageLog: MessageLog
  readonly recovered: RecoveredQueues
}

/** What it is to do before it may follow the other history. */
interface Leaving {
  readonly to: ModelledConsensus
  readonly left: LeftHistory
}

/** As it was at its end. */
export type LeftHistory = Parameters<typeof rememberHistory>[1]

/** One start of the application. */
export interface Application {
  readonly metadata: ConsensusReplica
  readonly turn: Turn
  readonly messageLog: MessageLog
  readonly directory: QueueDirectory
}

export class MirrorNode {
  readonly id: NodeId
  readonly process: SimProcess
  incarnation = 0 as Incarnation
  /** From the opening of the queues on. */
  application: Application | undefined = undefined
  isServing = false
  /** Longest time that its replica of the metadata takes for an entry. */
  lagMsMax = 4
  readonly #world: World
  #consensus: ModelledConsensus
  readonly #lanes: LanePort
  readonly #fabric: LaneFabric
  readonly #hooks: MirrorNodeHooks
  #replica: ConsensusReplica | undefined = undefined
  #disk: SimDisk
  #appliedBefore = 0
  #leaving: Leaving | undefined = undefined
  #isRestarting = false
  #isBroken = false
  #isDiskFailing = false

  constructor(
    name: string,
    parts: { readonly world: World; readonly consensus: ModelledConsensus; readonly fabric: LaneFabric },
    hooks: MirrorNodeHooks,
  ) {
    this.id = name as NodeId
    this.#world = parts.world
    this.#consensus = parts.consensus
    this.#fabric = parts.fabric
    this.#hooks = hooks
    this.process = new SimProcess(parts.world, name)
    this.#lanes = parts.fabric.port(this.id, this.process)
    const timers = {
      after: (delayMs: number, callback: () => void) => this.process.after(delayMs, callback),
      soon: (callback: () => void) => this.process.soon(callback),
    }
    const { random } = parts.world
    this.#disk = new SimDisk({ timers, random, sectorBytes: parts.world.pick([512, 4096]) ?? 512 })
  }

  get isHealthy(): boolean {
    return this.process.isAlive && !this.process.isStopped
  }

  /** The metadata as this node has applied it. */
  get metadata(): Metadata | undefined {
    return this.#replica?.metadata
  }

  /** Of this life; a power loss leaves another. */
  get disk(): SimDisk {
    return this.#disk
  }

  /** Its Raft log has everything that it ever applied, however much of that a new start has read back. */
  get appliedIndex(): number {
    return Math.max(this.#replica?.metadata.appliedIndex ?? 0, this.#appliedBefore)
  }

  get consensus(): ModelledConsensus {
    return this.#consensus
  }

  /** Its side of a partition goes on alone; the first entries of `consensus` are all those that the node has applied. */
  goAlone(consensus: ModelledConsensus): void {
    this.#consensus = consensus
    this.#replica?.moveTo(consensus)
  }

  /** Its side has lost: as soon as it remembers what it leaves, it starts anew in the other history, now or when it comes back. */
  follow(to: ModelledConsensus): void {
    const { application } = this
    const metadata = this.#replica?.metadata ?? this.#metadataBefore()
    const parted = new Map(
      [...(application?.directory.localQueues() ?? [])].map((q) => [q.uid, q.mirrors?.parted ?? []]),
    )
    const { id: self, incarnation } = this
    const partedOf: LeftHistory['partedOf'] = (uid) => parted.get(uid) ?? []
    this.#leaving = { to, left: { self, incarnation, lineage: metadata.lineage, metadata, partedOf } }
    this.#world.note('leaves its history', self, metadata.lineage, to.truth.lineage)
    if (this.process.isAlive) this.#restart()
  }

  /** The disk hangs, or does so no more. */
  slowDisk(extraDelayMs: number): void {
    this.#disk.extraDelayMs = extraDelayMs
  }

  /** The next write or sync fails; the node then stops, as it must. */
  failDisk(): void {
    const { application } = this
    if (application === undefined) return
    this.#isDiskFailing = true
    this.#disk.fault = (operation) =>
      operation === 'write' || operation === 'sync' ? new Error(`${operation} failed`) : undefined
  }

  /** What has not failed yet will not. */
  mendDisk(): void {
    this.#disk.fault = () => undefined
  }

  setLag(lagMsMax: number): void {
    this.lagMsMax = lagMsMax
    if (this.#replica !== undefined) this.#replica.lagMsMax = lagMsMax
  }

  start(): void {
    if (this.process.isAlive || this.#isBroken) return
    this.process.start()
    this.#world.note('start', this.id)
    this.#guard(this.#boot())
  }

  /** The process is killed, or the machine loses power: what the disk had not synced may be gone. */
  crash(): void {
    if (!this.process.isAlive) return
    this.#world.note('crash', this.id)
    this.#appliedBefore = this.appliedIndex
    this.process.crash()
    this.#disk = this.#disk.crash()
    this.#disk.fault = () => undefined
    this.#isDiskFailing = false
    this.#lanes.listener = undefined
    this.#fabric.ended(this.id)
    this.#ended()
    this.#isRestarting = false
  }

  /** The others took it for dead: it stops in order, and starts as a new incarnation. */
  #restart(): void {
    if (this.#isRestarting) return
    this.#isRestarting = true
    this.#world.note('restart', this.id)
    const { application } = this
    const { life } = this.process
    this.#appliedBefore = this.appliedIndex
    this.#ended()
    application?.directory.close()
    const again = async (): Promise<void> => {
      await application?.messageLog.close()
      if (this.process.life !== life) return
      this.#isRestarting = false
      await this.#boot()
    }
    this.#guard(again())
  }

  #ended(): void {
    this.isServing = false
    this.application = undefined
    this.#replica?.close()
    this.#replica = undefined
    this.#hooks.onEnded(this)
  }

  async #boot(): Promise<void> {
    const { process } = this
    const { life } = process
    await this.#leave()
    if (process.life !== life) return
    this.incarnation = (this.incarnation + 1) as Incarnation // Durable before anything is sent, by assumption.
    const replica = new ConsensusReplica({
      ...{ world: this.#world, consensus: this.#consensus, process, node: this.id, incarnation: this.incarnation },
      isAttached: () => this.#hooks.isAttached(this),
      ...(this.#hooks.requests === undefined ? {} : { requests: this.#hooks.requests(this) }),
    })
    replica.lagMsMax = this.lagMsMax
    this.#replica = replica
    replica.recover(this.#world.random.below(this.#appliedBefore + 1))
    await new Promise<void>((resolve) => replica.barrier(resolve))
    const opened = await this.#openLog()
    if (process.life !== life) return
    const found = { metadata: replica.metadata, messageLog: opened.log, recovered: opened.recovered }
    const recovered = (await this.#hooks.recovered?.(this, found)) ?? opened.recovered
    if (process.life !== life) return
    const turn = new Turn(process)
    const directory = new QueueDirectory({
      ...{
        nodeId: this.id,
        incarnation: this.incarnation,
        metadata: replica,
        lanes: this.#lanes,
        messageLog: opened.log,
      },
      ...{
        recovered,
        turn,
        clock: process,
        timers: process,
        random: this.#world.random,
        log: SILENT_LOG,
      },
      unsyncedBytesMax: UNSYNCED_BYTES_MAX,
    })
    directory.open()
    this.application = { metadata: replica, turn, messageLog: opened.log, directory }
    this.#announce(replica)
  }

  async #leave(): Promise<void> {
    const leaving = this.#leaving
    if (leaving === undefined) return
    const { life } = this.process
    await rememberHistory(this.#disk, leaving.left)
    if (this.process.life !== life) return
    this.#consensus = leaving.to
    this.#appliedBefore = leaving.to.length // What it is taken in with: who has less of a history may not go on with it.
    this.#leaving = undefined
  }

  /** What the log of a node that does not run says. */
  #metadataBefore(): Metadata {
    const metadata = new Metadata()
    for (let index = 1; index <= this.#appliedBefore; index += 1) {
      metadata.apply(index, this.#consensus.at(index) as Proposal) // It has applied it.
    }
    return metadata
  }

  #openLog(): ReturnType<typeof MessageLog.open> {
    return MessageLog.open({
      ...{ disk: this.#disk, crc32: checksum, log: SILENT_LOG, nodeId: this.id },
      ...{ salt: this.#world.random.below(2 ** 32), segmentBytes: SEGMENT_BYTES, chunkBytes: CHUNK_BYTES },
      ...{ diskSlackBytes: 2 * SEGMENT_BYTES, memorySlackBytes: 4 * CHUNK_BYTES },
      onFailure: (error) => this.#failed(error),
    })
  }

  /** A disk that was made to fail ends the process; nothing else may. */
  #failed(error: unknown): void {
    if (!this.#isDiskFailing) {
      this.#world.abort(error)
      return
    }
    const { life } = this.process
    this.#world.note('disk failed', this.id)
    this.#world.schedule(0, () => {
      if (this.process.life !== life) return
      this.crash()
      this.#world.schedule(this.#world.between(1, 1_000), () => {
        if (!this.#isBroken) this.start()
      })
    })
  }

  /** For good: it never starts again. */
  break(): void {
    this.#isBroken = true
    this.crash()
  }

  #announce(replica: ConsensusReplica): void {
    const { featureFlags } = this.#hooks
    const host = { host: this.id, clusterPort: 1, amqpPort: 2, version: '0', hears: [], featureFlags }
    const command = { kind: 'nodeUp', node: this.id, incarnation: this.incarnation, ...host } as const
    replica.propose(command, (outcome) => {
      if (this.#replica !== replica) return
      if (!outcome.ok) {
        const isUp = outcome.error.kind === 'outcomeUnknown' && this.#isRunning(replica)
        // It was declared down before it knew that it was up.
        if (outcome.error.kind === 'staleIncarnation') return this.#restart()
        if (!isUp) {
          this.process.after(ANNOUNCE_RETRY_MS, () => this.#replica === replica && this.#announce(replica))
          return
        }
      }
      this.#watchOwnRecord(replica)
      this.process.after(this.#world.between(0, CLIENTS_AFTER_MS_MAX), () => {
        if (this.#replica !== replica) return
        this.isServing = true
        this.#hooks.onServing(this)
      })
    })
  }

  #watchOwnRecord(replica: ConsensusReplica): void {
    const look = (): void => {
      if (this.#replica === replica && !this.#isRunning(replica)) this.process.soon(() => this.#restart())
    }
    replica.onEvent((event) => {
      if (event.kind === 'nodeDown' || event.kind === 'nodeUp') look()
    })
    replica.onRestored(look)
    look()
  }

  #isRunning(replica: ConsensusReplica): boolean {
    const record = replica.metadata.member(this.id)
    return record?.running === true && record.incarnation === this.incarnation
  }

  #guard(promise: Promise<unknown>): void {
    promise.catch((error: unknown) => this.#failed(error))
  }
}
