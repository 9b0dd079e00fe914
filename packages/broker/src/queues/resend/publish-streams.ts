/** The publishes of this node that are kept until they are answered: a stream for each mirrored queue that leads elsewhere. */
import { readU32, readU64 } from '@warren/codec'
import type { Log, NodeId, QueueUid, Timers } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { PeerLink } from '../link/peer-link.ts'
import type { LocalPublisher } from '../local-publisher.ts'
import type { LocalQueue } from '../local-queue.ts'
import { PublishStream } from './publish-stream.ts'
import { readProduced } from './resend-codec.ts'
import { SlabPool } from './slab-pool.ts'

/** Kept by all streams; from here on publishers wait. */
const KEPT_BYTES_MAX = 33_554_432
/** Publishes beyond this fail: their publishers read on although the gate is shut, or there are very many of them. */
const KEPT_BYTES_LIMIT = 134_217_728

export interface PublishStreamsOptions {
  readonly nodeId: NodeId
  readonly incarnation: number
  readonly publisher: LocalPublisher
  readonly timers: Timers
  readonly log: Log
  readonly localQueue: (uid: QueueUid) => LocalQueue | undefined
  /** The way to a peer, if it is open. */
  readonly peer: (node: NodeId) => PeerLink | undefined
}

export class PublishStreams {
  readonly nodeId: NodeId
  readonly incarnation: number
  readonly publisher: LocalPublisher
  readonly timers: Timers
  readonly log: Log
  readonly slabs = new SlabPool()
  readonly #options: PublishStreamsOptions
  readonly #streams = new Map<QueueUid, PublishStream>()
  /** Those that wait for room on a lane. */
  #unsent = new Set<PublishStream>()
  #keptBytes = 0
  #isFull = false

  constructor(options: PublishStreamsOptions) {
    this.#options = options
    this.nodeId = options.nodeId
    this.incarnation = options.incarnation
    this.publisher = options.publisher
    this.timers = options.timers
    this.log = options.log
  }

  get keptBytes(): number {
    return this.#keptBytes
  }
  /** Publishers are to wait. */
  get isFull(): boolean {
    return this.#isFull
  }
  get isOverLimit(): boolean {
    return this.#keptBytes > KEPT_BYTES_LIMIT
  }

  localQueue(uid: QueueUid): LocalQueue | undefined {
    return this.#options.localQueue(uid)
  }

  peer(node: NodeId): PeerLink | undefined {
    return this.#options.peer(node)
  }

  uids(): Iterable<QueueUid> {
    return this.#streams.keys()
  }

  find(uid: QueueUid): PublishStream | undefined {
    return this.#streams.get(uid)
  }

  /** Of a queue that is mirrored: the same as long as the queue lives, so that its sequences go on. */
  of(record: QueueRecord): PublishStream {
    let stream = this.#streams.get(record.uid)
    if (stream === undefined) {
      stream = new PublishStream(record, this)
      this.#streams.set(record.uid, stream)
    }
    return stream
  }

  /** The queue's record, or what this node is to it, has changed. */
  update(record: QueueRecord): void {
    this.#streams.get(record.uid)?.update(record)
  }

  /** The queue has been deleted. */
  forget(uid: QueueUid): void {
    const stream = this.#streams.get(uid)
    if (stream === undefined) return
    this.#streams.delete(uid)
    this.#unsent.delete(stream)
    stream.deleted()
  }

  /** A session with the node has begun or ended. */
  laneChanged(node: NodeId): void {
    for (const stream of this.#streams.values()) if (stream.leader === node) stream.aim()
  }

  /** A lane has room again. */
  writable(): void {
    if (this.#unsent.size === 0) return
    const unsent = this.#unsent
    this.#unsent = new Set()
    for (const stream of unsent) stream.pump()
  }

  /** A leader's answers. */
  produced(buffer: Buffer, start: number): void {
    const stream = this.#streams.get(readU64(buffer, start) as QueueUid)
    const epoch = readU32(buffer, start + 8)
    if (stream === undefined) return
    readProduced(buffer, start + 12, (first, count, isFailed) => stream.settle(epoch, first, count, isFailed))
  }

  /** For streams: more is kept, or less. */
  keep(bytes: number): void {
    this.#keptBytes += bytes
    if (this.#keptBytes > KEPT_BYTES_MAX) this.#isFull = true
  }

  release(bytes: number): void {
    this.#keptBytes -= bytes
    if (!this.#isFull || this.#keptBytes > KEPT_BYTES_MAX / 2) return
    this.#isFull = false
    for (const stream of this.#streams.values()) stream.considerGate()
  }

  hasUnsent(stream: PublishStream): void {
    this.#unsent.add(stream)
  }

  /** The application stops. */
  close(): void {
    for (const stream of this.#streams.values()) stream.close()
    this.#streams.clear()
    this.#unsent.clear()
  }
}
