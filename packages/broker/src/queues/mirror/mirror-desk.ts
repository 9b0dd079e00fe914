/** Where the node's part in mirroring comes together: its replicas of others' queues, and the mirrors of its own. */

import type { MetadataAccess } from '@warren/cluster'
import { readU32, readU64 } from '@warren/codec'
import type { Clock, Epoch, Log, LogIndex, NodeId, QueueUid } from '@warren/kernel'
import type { Command, QueueRecord } from '@warren/model'
import type { MessageLog } from '@warren/storage'
import type { Turn } from '../../turn.ts'
import type { Links } from '../link/links.ts'
import type { LocalQueue } from '../local-queue.ts'
import {
  KIND_MIRROR_ACK,
  KIND_MIRROR_FILL_ACK,
  KIND_MIRROR_FILLED,
  KIND_MIRROR_HAVE,
  KIND_MIRROR_MESSAGE,
  KIND_MIRROR_OPEN,
  KIND_MIRROR_SETTLE,
  MIRROR_FILL,
  MIRROR_HEADER_BYTES,
  MIRROR_MESSAGE_HEADER_BYTES,
  MIRROR_PERSISTENT,
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
  readonly log: Log
  readonly localQueue: (uid: QueueUid) => LocalQueue | undefined
  /** What the log held of a queue that nobody has claimed, into a replica of it. */
  readonly claimRecovered: (replica: Replica) => void
}

export class MirrorDesk implements ReplicaHost {
  readonly messageLog: MessageLog
  readonly turn: Turn
  readonly nodeId: NodeId
  readonly #options: MirrorDeskOptions
  readonly #replicas = new Map<QueueUid, Replica>()
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
      lane: (node) => this.#lane(node),
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

  durable(upTo: number): void {
    for (const replica of this.#replicas.values()) replica.durable(upTo)
  }

  tick(queues: Iterable<LocalQueue>): void {
    const nowMs = this.#options.clock.nowMs()
    for (const queue of queues) queue.mirrors?.tick(nowMs)
  }

  peerOpened(node: NodeId, queues: Iterable<LocalQueue>): void {
    for (const queue of queues) queue.mirrors?.opened(node)
  }

  peerClosed(node: NodeId, queues: Iterable<LocalQueue>): void {
    for (const queue of queues) queue.mirrors?.closed(node)
  }

  /** A lane has room again: what is missing goes on. */
  writable(node: NodeId, queues: Iterable<LocalQueue>): void {
    for (const queue of queues) queue.mirrors?.writable(node)
  }

  /** One record of a peer's. False: its queue is yet to come. */
  record(from: NodeId, kind: number, buffer: Buffer, start: number, end: number): boolean {
    const uid = readU64(buffer, start) as QueueUid
    const epoch = readU32(buffer, start + 8) as Epoch
    const body = start + MIRROR_HEADER_BYTES
    if (kind === KIND_MIRROR_OPEN) return this.#open(from, uid, epoch, buffer, body)
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

  #open(from: NodeId, uid: QueueUid, epoch: Epoch, buffer: Buffer, body: number): boolean {
    const { metadata } = this.#options.metadata
    const record = metadata.queueByUid(uid)
    if (record === undefined) return !metadata.mayComeYet(uid)
    // What this node has yet to apply may take the replica away, or tell that another leads: that comes first.
    if (metadata.appliedIndex < readU64(buffer, body)) return false
    // Of a leader that the metadata has replaced. One that it does not name yet knows better.
    // Or of one that has yet to learn that this node mirrors the queue no more.
    if (epoch < record.epoch || !record.mirrors.includes(this.nodeId)) return true
    const lane = this.#lane(from)
    if (lane === undefined) return true
    const replica = this.hold(record)
    if (epoch < replica.epoch) return true
    const stream = readU64(buffer, body + 8)
    const alive = readMirrorRuns(buffer, body + 16)
    const have = replica.open(from, epoch, alive, stream)
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
      const content = body - MIRROR_HEADER_BYTES + MIRROR_MESSAGE_HEADER_BYTES
      const isPersistent = (flags & MIRROR_PERSISTENT) !== 0
      replica.message(index, isPersistent, (flags & MIRROR_FILL) !== 0, buffer, content, end)
    } else if (kind === KIND_MIRROR_SETTLE) {
      replica.settle(readMirrorRuns(buffer, body))
    } else if (kind === KIND_MIRROR_FILLED) {
      replica.filled()
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
