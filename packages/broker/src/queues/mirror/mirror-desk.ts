/** Where the node's part in mirroring comes together: its replicas of others' queues, and the mirrors of its own. */

import type { MetadataAccess } from '@warren/cluster'
import { readU32, readU64 } from '@warren/codec'
import type { Clock, Epoch, Log, LogIndex, NodeId, QueueUid, Timers } from '@warren/kernel'
import type { Command, QueueRecord } from '@warren/model'
import type { LocatedMessage, MessageLog } from '@warren/storage'
import type { Turn } from '../../turn.ts'
import type { Links } from '../link/links.ts'
import type { MirrorRecords } from '../link/peer-link.ts'
import type { LocalPublisher } from '../local-publisher.ts'
import type { LocalQueue } from '../local-queue.ts'
import {
  KIND_MIRROR_ACK,
  KIND_MIRROR_FILL_ACK,
  KIND_MIRROR_FILLED,
  KIND_MIRROR_HAVE,
  KIND_MIRROR_MESSAGE,
  KIND_MIRROR_OPEN,
  KIND_MIRROR_PRODUCER,
  KIND_MIRROR_SETTLE,
  MIRROR_FILL,
  MIRROR_HEADER_BYTES,
  MIRROR_MESSAGE_HEADER_BYTES,
  MIRROR_NUMBER_BYTES,
  MIRROR_NUMBERED,
  MIRROR_PERSISTENT,
  readMirrorOpen,
  readMirrorProducer,
  readMirrorRuns,
  writeMirrorNumbers,
  writeMirrorRuns,
} from './mirror-codec.ts'
import { type MirrorLane, MirrorLeader } from './mirror-leader.ts'
import { Replica, type ReplicaHost } from './replica.ts'

export interface MirrorDeskOptions {
  readonly nodeId: NodeId
  readonly metadata: MetadataAccess
  readonly messageLog: MessageLog
  readonly turn: Turn
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly publisher: LocalPublisher
  readonly localQueue: (uid: QueueUid) => LocalQueue | undefined
  readonly localQueues: () => Iterable<LocalQueue>
  /** What the log held of a queue that nobody has claimed, into a replica of it. */
  readonly claimRecovered: (replica: Replica) => void
}

export class MirrorDesk implements ReplicaHost, MirrorRecords {
  readonly messageLog: MessageLog
  readonly turn: Turn
  readonly nodeId: NodeId
  readonly #options: MirrorDeskOptions
  readonly #replicas = new Map<QueueUid, Replica>()
  /** Of thousands, those few that have something to tell when the log has synced. */
  readonly #awaitingSync = new Set<Replica>()
  /** Set once, right after the links are made. */
  links: Links | undefined = undefined

  constructor(options: MirrorDeskOptions) {
    this.#options = options
    this.messageLog = options.messageLog
    this.turn = options.turn
    this.nodeId = options.nodeId
  }

  /** The mirrors of a queue that leads here. */
  lead(queue: LocalQueue): MirrorLeader {
    return new MirrorLeader(queue, {
      nodeId: this.nodeId,
      messageLog: this.messageLog,
      clock: this.#options.clock,
      timers: this.#options.timers,
      lane: (node) => this.#lane(node),
      incarnationOf: (node) => this.#options.metadata.metadata.member(node)?.incarnation ?? 0,
      mark: () => {
        if (!queue.marked) this.turn.queueDirty(queue)
      },
      propose: (command, done) => this.#propose(command, done),
    })
  }

  replica(uid: QueueUid): Replica | undefined {
    return this.#replicas.get(uid)
  }

  /** The queue leads elsewhere, and this node mirrors it. */
  hold(record: QueueRecord): Replica {
    let replica = this.#replicas.get(record.uid)
    if (replica === undefined) {
      replica = new Replica(record, this)
      this.#replicas.set(record.uid, replica)
      this.#options.claimRecovered(replica)
    }
    replica.fence(record.epoch)
    return replica
  }

  /** For a promotion: no longer a replica. */
  release(uid: QueueUid): Replica | undefined {
    const replica = this.#replicas.get(uid)
    this.#replicas.delete(uid)
    return replica
  }

  /** This node mirrors the queue no more. */
  drop(uid: QueueUid): void {
    this.release(uid)?.discard()
  }

  /** The node has started anew, or is no member any more: what it published before that start is never sent again. */
  forgetProducers(of: NodeId, before: number): void {
    const isOver = (node: string, incarnation: number) => node === of && incarnation < before
    for (const replica of this.#replicas.values()) replica.prune(isOver)
    for (const queue of this.#options.localQueues()) queue.producers.prune(isOver)
  }

  durable(upTo: number): void {
    for (const replica of this.#awaitingSync) {
      replica.durable(upTo)
      if (!replica.isAwaitingSync) this.#awaitingSync.delete(replica)
    }
  }

  awaitSync(replica: Replica): void {
    this.#awaitingSync.add(replica)
  }

  tick(): void {
    const nowMs = this.#options.clock.nowMs()
    for (const queue of this.#options.localQueues()) queue.mirrors?.tick(nowMs)
  }

  opened(node: NodeId): void {
    for (const queue of this.#options.localQueues()) queue.mirrors?.opened(node)
  }

  closed(node: NodeId): void {
    for (const queue of this.#options.localQueues()) queue.mirrors?.closed(node)
    this.#options.publisher.considerGate()
  }

  /** A lane has room again: what is missing goes on. */
  writable(node: NodeId): void {
    for (const queue of this.#options.localQueues()) queue.mirrors?.writable(node)
    this.#options.publisher.considerGate()
  }

  /** Hot. */
  locate(uid: QueueUid, index: LogIndex): LocatedMessage | undefined {
    const position = this.#replicas.get(uid)?.positionOf(index)
    if (position === undefined) return undefined
    this.messageLog.locate(position)
    return this.messageLog.located
  }

  /** One record of a peer's. False: its queue is yet to come. */
  record(from: NodeId, kind: number, buffer: Buffer, start: number, end: number): boolean {
    const uid = readU64(buffer, start) as QueueUid
    const epoch = readU32(buffer, start + 8) as Epoch
    const body = start + MIRROR_HEADER_BYTES
    if (kind === KIND_MIRROR_OPEN) return this.#open(from, uid, epoch, buffer, body, end)
    const isForLeader = kind >= KIND_MIRROR_HAVE
    if (isForLeader) {
      const queue = this.#options.localQueue(uid)
      if (queue?.epoch === epoch) this.#toLeader(queue, from, kind, buffer, body)
      return true
    }
    const replica = this.#replicas.get(uid)
    if (replica?.leader === from && replica.epoch === epoch) this.#toReplica(replica, kind, buffer, body, end)
    return true
  }

  acknowledge(replica: Replica, index: number): void {
    this.#answer(replica, KIND_MIRROR_ACK, index)
  }

  acknowledgeFill(replica: Replica): void {
    this.#answer(replica, KIND_MIRROR_FILL_ACK, undefined)
  }

  #open(from: NodeId, uid: QueueUid, epoch: Epoch, buffer: Buffer, body: number, end: number): boolean {
    const { metadata } = this.#options.metadata
    const record = metadata.queueByUid(uid)
    if (record === undefined) return !metadata.mayComeYet(uid)
    // What this node has yet to apply may take the replica away, or tell that another leads: that comes first.
    if (metadata.appliedIndex < readU64(buffer, body)) return false
    // It leads here until this node hears otherwise: of several queues that one command moves, it hears one after the other.
    const local = this.#options.localQueue(uid)
    if (local !== undefined && local.epoch < epoch) return false
    // Of a leader that the metadata has replaced. One that it does not name yet knows better.
    // Or of one that has yet to learn that this node mirrors the queue no more.
    if (epoch < record.epoch || !record.mirrors.includes(this.nodeId)) return true
    const lane = this.#lane(from)
    if (lane === undefined) return true
    const replica = this.hold(record)
    if (epoch < replica.epoch) return true
    const opened = readMirrorOpen(buffer, body + 8, end)
    const { alive, stream } = opened
    const have = replica.open(from, epoch, opened)
    this.#options.log.info('mirror of a queue is compared with its leader', {
      vhost: record.vhost,
      queue: record.name,
      epoch,
      alive: alive.total,
      held: have.total,
    })
    writeMirrorRuns(lane.writer, KIND_MIRROR_HAVE, { uid, epoch }, have, stream)
    lane.mark()
    return true
  }

  #toReplica(replica: Replica, kind: number, buffer: Buffer, body: number, end: number): void {
    if (kind === KIND_MIRROR_MESSAGE) {
      const index = readU64(buffer, body) as LogIndex
      const flags = buffer[body + 8] as number // A record is as long as its length says.
      let content = body - MIRROR_HEADER_BYTES + MIRROR_MESSAGE_HEADER_BYTES
      if ((flags & MIRROR_NUMBERED) !== 0) {
        replica.numbered(readU32(buffer, content), readU64(buffer, content + 4))
        content += MIRROR_NUMBER_BYTES
      }
      const isPersistent = (flags & MIRROR_PERSISTENT) !== 0
      replica.message(index, isPersistent, (flags & MIRROR_FILL) !== 0, buffer, content, end)
    } else if (kind === KIND_MIRROR_SETTLE) {
      replica.settle(readMirrorRuns(buffer, body))
    } else if (kind === KIND_MIRROR_FILLED) {
      replica.filled(buffer[body] === 1)
    } else if (kind === KIND_MIRROR_PRODUCER) {
      replica.admit((table) => readMirrorProducer(buffer, body, end, table))
    }
  }

  #toLeader(queue: LocalQueue, from: NodeId, kind: number, buffer: Buffer, body: number): void {
    const { mirrors } = queue
    // Of a stream before the one that runs: since then the mirror may have been made anew.
    if (mirrors?.streamOf(from) !== readU64(buffer, body)) return
    if (kind === KIND_MIRROR_HAVE) mirrors?.compared(from, readMirrorRuns(buffer, body + 8))
    else if (kind === KIND_MIRROR_ACK) mirrors?.acknowledged(from, readU64(buffer, body + 8))
    else if (kind === KIND_MIRROR_FILL_ACK) mirrors?.filled(from)
  }

  #answer(replica: Replica, kind: number, value: number | undefined): void {
    const lane = replica.leader === undefined ? undefined : this.#lane(replica.leader)
    if (lane === undefined) return
    writeMirrorNumbers(lane.writer, kind, replica, replica.stream, value)
    lane.mark()
  }

  #lane(node: NodeId): MirrorLane | undefined {
    return this.links?.openLane(node)
  }

  #propose(command: Command, done: (outcome: 'done' | 'refused' | 'unknown') => void): void {
    this.#options.metadata.propose(command, (outcome) => {
      if (outcome.ok) return done('done')
      const { kind } = outcome.error
      done(kind === 'unavailable' || kind === 'outcomeUnknown' ? 'unknown' : 'refused')
    })
  }
}
