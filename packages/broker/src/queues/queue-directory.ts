/**
 * Every queue of the cluster as a handle: uid -> `LocalQueue` for those that this node leads, `RemoteQueue` for the others.
 * Follows the metadata: a queue is opened on its leader when it has something to do there (messages that were recovered, mirrors, a
 * client), a deleted one is closed there and forgotten elsewhere.
 *
 * It is also where the queues are put together: it owns the links to the peers, hears the message log's syncs, and gives
 * recovered messages to their queues.
 */
import type { DataLanes, MetadataAccess } from '@warren/cluster'
import {
  type Clock,
  fail,
  type Log,
  type LogIndex,
  type NodeId,
  type QueueUid,
  type Random,
  type Result,
  type Timer,
  type Timers,
} from '@warren/kernel'
import type { MetadataEvent, QueueRecord } from '@warren/model'
import type { MessageLog, RecoveredQueue, RecoveredQueues } from '@warren/storage'
import { deletionResult } from '../errors/deletion-result.ts'
import type { Turn } from '../turn.ts'
import type { OwnedQueues } from './link/link-handler.ts'
import { Links } from './link/links.ts'
import { LocalPublisher } from './local-publisher.ts'
import { LocalQueue, type LocalQueueSurroundings } from './local-queue.ts'
import { MessageDispatcher } from './message-dispatcher.ts'
import { MirrorDesk } from './mirror/mirror-desk.ts'
import type { MirrorLeader } from './mirror/mirror-leader.ts'
import type { Replica } from './mirror/replica.ts'
import type { QueueError, QueueHandle } from './queue-handle.ts'
import { RemoteQueues } from './remote-queue.ts'
import { handOn } from './resend/hand-on.ts'
import type { LedQueues } from './resend/produced-queues.ts'
import { PublishStreams } from './resend/publish-streams.ts'

/** How often the message log is let give up what is mostly dead. */
const MAINTENANCE_MS = 1_000

export interface QueueDirectoryOptions {
  readonly nodeId: NodeId
  /** This start of the node: what the metadata says of an earlier one is over. Absent: it has been announced. */
  readonly incarnation?: number
  readonly metadata: MetadataAccess
  readonly lanes: DataLanes
  readonly messageLog: MessageLog
  /** What `MessageLog.open` found. */
  readonly recovered: RecoveredQueues
  readonly turn: Turn
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Log
  /** Unsynced bytes in the message log from which on publishers wait. */
  readonly unsyncedBytesMax: number
}

export class QueueDirectory implements OwnedQueues, LedQueues, LocalQueueSurroundings {
  readonly dispatcher: MessageDispatcher
  readonly messageLog: MessageLog
  readonly turn: Turn
  readonly timers: Timers
  readonly log: Log
  readonly #nodeId: NodeId
  readonly #incarnation: number | undefined
  readonly #metadata: MetadataAccess
  readonly #links: Links
  readonly #mirrors: MirrorDesk
  readonly #publisher: LocalPublisher
  readonly #streams: PublishStreams
  readonly #local = new Map<QueueUid, LocalQueue>()
  readonly #remote: RemoteQueues
  /** Not (yet) claimed by a queue. */
  readonly #recovered: Map<QueueUid, RecoveredQueue>
  readonly #unsubscribe: (() => void)[] = []
  #maintenance: Timer | undefined = undefined
  #generation = 1
  #isOpen = false

  constructor(options: QueueDirectoryOptions) {
    this.messageLog = options.messageLog
    this.turn = options.turn
    this.timers = options.timers
    this.log = options.log.scope('queue')
    this.#nodeId = options.nodeId
    this.#incarnation = options.incarnation
    this.#metadata = options.metadata
    this.#recovered = new Map(options.recovered)
    this.#publisher = new LocalPublisher(options.messageLog, options.turn, options.unsyncedBytesMax)
    this.dispatcher = new MessageDispatcher(this.#publisher)
    const { lanes, turn, clock, timers, random } = options
    this.#mirrors = new MirrorDesk({
      ...{ nodeId: options.nodeId, metadata: options.metadata, messageLog: options.messageLog, turn, clock },
      ...{ timers, log: this.log },
      publisher: this.#publisher,
      localQueue: (uid) => this.#local.get(uid),
      localQueues: () => this.#local.values(),
      claimRecovered: (replica) => {
        const recovered = this.#recovered.get(replica.uid)
        this.#recovered.delete(replica.uid)
        if (recovered !== undefined) replica.recover(recovered)
      },
    })
    this.#streams = new PublishStreams({
      ...{ nodeId: options.nodeId, publisher: this.#publisher, timers },
      incarnation: options.incarnation ?? options.metadata.metadata.member(options.nodeId)?.incarnation ?? 0,
      log: this.log,
      localQueue: (uid) => this.localQueue(uid),
      peer: (node) => this.#links.openLane(node),
    })
    this.#links = new Links({
      ...{ lanes, owned: this, publisher: this.#publisher, turn, clock, timers, random, log: this.log },
      lineage: () => this.#metadata.metadata.lineage,
      onChange: () => this.#changed(),
      mirrors: this.#mirrors,
      streams: this.#streams,
    })
    this.#mirrors.links = this.#links
    this.#remote = new RemoteQueues(this.#links, this.#streams)
  }

  /** Grows when a handle that was given out may be outdated, or its `isDown` may have changed: for those who keep handles. */
  get generation(): number {
    return this.#generation
  }

  get links(): Links {
    return this.#links
  }

  /** Opens the queues that this node leads and that have something to do, and hears metadata, log and lanes from now on. */
  open(): void {
    this.#isOpen = true
    this.messageLog.onDurable = (upTo) => {
      this.#publisher.durable(upTo)
      this.#mirrors.durable(upTo)
      this.turn.hurry()
    }
    this.messageLog.isSettled = (uid, index) => this.#isSettled(uid, index)
    this.turn.setLogStart(() => this.messageLog.flush())
    this.#maintainLater()
    this.#reconcile()
    this.#unsubscribe.push(
      this.#metadata.onEvent((event) => this.#onEvent(event)),
      this.#metadata.onRestored(() => this.#reconcile()),
    )
    const peers: NodeId[] = []
    for (const member of this.#metadata.metadata.members()) if (member.id !== this.#nodeId) peers.push(member.id)
    this.#links.open(peers)
  }

  /**
   * The handle of a queue. Keep it until `generation` has grown. Of a queue deleted meanwhile it is one that answers
   * `notFound` and lets messages vanish, as if the deletion had come a moment later.
   */
  get(record: QueueRecord): QueueHandle {
    const local = this.#local.get(record.uid)
    if (local !== undefined) return local
    const known = this.#remote.find(record.uid)
    if (known !== undefined) return known
    const current = this.#metadata.metadata.queueByUid(record.uid)
    if (current === undefined) return this.#gone(record)
    if (this.#leads(current)) return this.#openLocal(current)
    return this.#remote.open(current)
  }

  /** A queue that this node leads. */
  localQueue(uid: QueueUid): LocalQueue | undefined {
    const known = this.#local.get(uid)
    if (known !== undefined || !this.#isOpen) return known
    const record = this.#metadata.metadata.queueByUid(uid)
    return record !== undefined && this.#leads(record) ? this.#openLocal(record) : undefined
  }

  /** Those that are open. */
  localQueues(): Iterable<LocalQueue> {
    return this.#local.values()
  }

  /** What this node mirrors of a queue that leads elsewhere. */
  replica(uid: QueueUid): Replica | undefined {
    return this.#mirrors.replica(uid)
  }

  /** Whether the message is here: at its leader, at a mirror, or recovered and not yet claimed. For checks: O(recovered). */
  holds(uid: QueueUid, index: LogIndex): boolean {
    const queue = this.#local.get(uid) ?? this.#mirrors.replica(uid)
    return queue === undefined ? this.#recovered.get(uid)?.indexes.includes(index) === true : queue.holds(index)
  }

  lead(queue: LocalQueue): MirrorLeader {
    return this.#mirrors.lead(queue)
  }

  isKnown(uid: QueueUid): boolean {
    return this.#metadata.metadata.queueByUid(uid) !== undefined
  }

  turnOf(uid: QueueUid, epoch: number): 'toCome' | 'over' | 'deleted' {
    if (this.isYetToCome(uid)) return 'toCome'
    const record = this.#metadata.metadata.queueByUid(uid)
    if (record === undefined) return 'deleted'
    // Of several queues that one command gave to this node, it hears one after the other.
    return record.epoch < epoch || (record.epoch === epoch && this.#leads(record)) ? 'toCome' : 'over'
  }

  isOver(node: NodeId, incarnation: number): boolean {
    return incarnation < (this.#metadata.metadata.member(node)?.incarnation ?? 0)
  }

  isYetToCome(uid: QueueUid): boolean {
    return this.#metadata.metadata.mayComeYet(uid)
  }

  deleteRecord(record: QueueRecord, done: (result: Result<void, QueueError>) => void): void {
    const { vhost, name, uid } = record
    // Consumers that go because the node stops take no auto-delete queue with them.
    if (!this.#isOpen) {
      done(fail({ kind: 'unavailable', text: 'the node stops' }))
      return
    }
    this.#metadata.propose({ kind: 'deleteQueue', vhost, name, uid, force: false }, (outcome) => {
      done(deletionResult(outcome, !this.#local.has(uid)))
    })
  }

  /** The application stops: peers are told, nothing is heard any more. Queues stay as they are in the log. */
  close(): void {
    this.#isOpen = false
    this.#maintenance?.cancel()
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    this.#streams.close()
    this.#links.close()
  }

  /** For the log's compaction: true only when the queue certainly does not hold the message any more. */
  #isSettled(uid: QueueUid, index: LogIndex): boolean {
    const queue = this.#local.get(uid)
    if (queue !== undefined) return !queue.holds(index)
    const replica = this.#mirrors.replica(uid)
    if (replica !== undefined) return !replica.holds(index)
    const isUnclaimed = this.#recovered.has(uid) || this.isYetToCome(uid)
    return !isUnclaimed && this.#metadata.metadata.queueByUid(uid) === undefined
  }

  #maintainLater(): void {
    this.#maintenance = this.timers.after(MAINTENANCE_MS, () => {
      this.messageLog.maintain()
      this.#mirrors.tick()
      this.#maintainLater()
    })
  }

  #gone(record: QueueRecord): LocalQueue {
    const queue = new LocalQueue(record, this, undefined)
    queue.close('queueDeleted')
    return queue
  }

  #onEvent(event: MetadataEvent): void {
    switch (event.kind) {
      case 'queueDeclared':
        if (this.#leads(event.queue)) this.#openIfNeeded(event.queue)
        break
      case 'queueChanged':
        this.#update(event.queue)
        break
      case 'queueDeleted':
        this.#remove(event.queue.uid)
        break
      case 'nodeUp':
        this.#mirrors.forgetProducers(event.member.id, event.member.incarnation)
        break
      case 'memberRemoved':
        this.#links.forget(event.member.id)
        this.#mirrors.forgetProducers(event.member.id, Number.POSITIVE_INFINITY)
        break
      default:
        break
    }
    this.#links.metadataAdvanced()
  }

  /**
   * Until this start of the node is announced, what it is said to lead was given to the one before, which may have lost what it had
   * in memory: to go on in that epoch would be to give its indexes out again. The announcement begins a new one; what it says on the
   * way there, if nobody knew yet that the start before is over, is that its queues are down.
   */
  #leads(record: QueueRecord): boolean {
    if (record.leader !== this.#nodeId || record.state === 'down') return false
    return (
      this.#incarnation === undefined || this.#metadata.metadata.member(this.#nodeId)?.incarnation === this.#incarnation
    )
  }

  #openLocal(record: QueueRecord): LocalQueue {
    const known = this.#local.get(record.uid)
    if (known !== undefined) return known
    const recovered = this.#recovered.get(record.uid)
    this.#recovered.delete(record.uid)
    const queue = new LocalQueue(record, this, recovered, this.#mirrors.release(record.uid))
    this.#local.set(record.uid, queue)
    this.#streams.update(record) // What waits for this leader comes before all else.
    this.#changed()
    return queue
  }

  /** Thousands of idle queues need no object each when a node starts, or ever. */
  #openIfNeeded(record: QueueRecord): void {
    const { uid, mirrors } = record
    if (mirrors.length > 0 || this.#recovered.has(uid) || this.#mirrors.replica(uid) !== undefined)
      this.#openLocal(record)
  }

  /** `isRestored`: it may be of another history than what is known here. */
  #update(record: QueueRecord, isRestored = false): void {
    this.#updateQueue(record, isRestored)
    // A leader that is back within one command was down for no time: what waits for it goes on waiting.
    this.#streams.update(this.#metadata.metadata.queueByUid(record.uid) ?? record)
  }

  #updateQueue(record: QueueRecord, isRestored: boolean): void {
    const isLedHere = record.leader === this.#nodeId
    const local = this.#local.get(record.uid)
    if (local !== undefined && isLedHere) {
      local.update(record)
      return
    }
    if (isLedHere && !this.#leads(record)) return
    if (local !== undefined) {
      this.log.warn('queue leads elsewhere now', { vhost: record.vhost, queue: record.name, to: record.leader })
      this.#local.delete(local.uid)
      if (!isRestored) handOn(local, record, this.#streams, this.messageLog)
      if (record.mirrors.includes(this.#nodeId)) this.#demote(local, record)
      else this.#closeLocal(local, 'ownerDown')
    } else if (!isLedHere) {
      if (record.mirrors.includes(this.#nodeId)) this.#mirrors.replica(record.uid)?.fence(record.epoch)
      else this.#mirrors.drop(record.uid)
    } else {
      this.#remote.cameHere(record.uid)
      this.#openIfNeeded(record)
    }
    this.#remote.update(record)
    this.#changed()
  }

  #remove(uid: QueueUid): void {
    const local = this.#local.get(uid)
    if (local !== undefined) this.#closeLocal(local, 'queueDeleted')
    this.#mirrors.drop(uid)
    this.#remote.forget(uid)
    this.#streams.forget(uid)
    const unclaimed = this.#recovered.get(uid)
    if (unclaimed !== undefined) {
      this.#recovered.delete(uid)
      this.messageLog.releaseQueue(uid, unclaimed)
    }
    this.#changed()
  }

  #demote(local: LocalQueue, record: QueueRecord): void {
    local.demote(this.#mirrors.hold(record))
    this.#links.queueClosed(local.uid)
  }

  #closeLocal(local: LocalQueue, reason: 'queueDeleted' | 'ownerDown'): void {
    this.#local.delete(local.uid)
    local.close(reason)
    this.#links.queueClosed(local.uid)
  }

  /** Makes queues and handles fit the metadata, whatever was known before. O(queues). */
  #reconcile(): void {
    const { metadata } = this.#metadata
    const there = new Set<QueueUid>()
    for (const record of metadata.queues()) {
      there.add(record.uid)
      this.#update(record, true)
    }
    const known = [...this.#local.keys(), ...this.#remote.uids(), ...this.#streams.uids()]
    for (const uid of known) if (!there.has(uid)) this.#remove(uid)
    for (const [uid, unclaimed] of [...this.#recovered]) {
      if (there.has(uid)) {
        if (metadata.queueByUid(uid)?.mirrors.includes(this.#nodeId) === true) continue // Until its leader is met.
        this.log.warn('messages of a queue that leads elsewhere', { uid, messages: unclaimed.positions.length })
      } else if (!this.isYetToCome(uid)) {
        this.#remove(uid)
      }
    }
    this.#changed()
    this.#links.metadataAdvanced()
  }

  #changed(): void {
    this.#generation += 1
  }
}
