/** Both directions of one peer: our use of its queues (`Link`), its use of ours (`LinkHandler`), and the lane they share. */
import type { DataLanes } from '@warren/cluster'
import type { Clock, Lineage, Log, NodeId, QueueUid, Random, Timers } from '@warren/kernel'
import type { Turn, TurnMember } from '../../turn.ts'
import type { LocalPublisher } from '../local-publisher.ts'
import { isMirrorKind } from '../mirror/mirror-codec.ts'
import { type LedQueues, ProducedQueues } from '../resend/produced-queues.ts'
import { KIND_PRODUCE, KIND_PRODUCED } from '../resend/resend-codec.ts'
import type { BatchWriter } from './batch-writer.ts'
import { Link } from './link.ts'
import { isForOwner } from './link-codec.ts'
import { LinkHandler, type OwnedQueues } from './link-handler.ts'
import { PeerLane, type PeerLaneListener } from './peer-lane.ts'
import type { LocatesReplicated } from './remote-consumer.ts'

export interface PeerLinkOptions {
  readonly peer: NodeId
  readonly lanes: DataLanes
  /** Of this node's metadata, now. */
  readonly lineage: () => Lineage
  readonly owned: OwnedQueues & LedQueues
  readonly publisher: LocalPublisher
  readonly turn: Turn
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Log
  /** The session has opened or closed: what was said of the peer's queues may have changed. */
  readonly onChange: () => void
  readonly mirrors: MirrorRecords
  readonly streams: ProducedAnswers
}

/** Who takes answers to publishes that are kept. */
export interface ProducedAnswers {
  /** The session with the node has begun or ended. */
  laneChanged(peer: NodeId): void
  writable(): void
  produced(buffer: Buffer, start: number): void
}

/** Who takes the records between leaders and mirrors. */
export interface MirrorRecords extends LocatesReplicated {
  opened(peer: NodeId): void
  closed(peer: NodeId): void
  /** A lane has room again. */
  writable(peer: NodeId): void
  /** False: the queue is yet to come. */
  record(peer: NodeId, kind: number, buffer: Buffer, start: number, end: number): boolean
}

export class PeerLink implements PeerLaneListener, TurnMember {
  marked = false
  readonly lane: PeerLane
  readonly link: Link
  readonly #options: PeerLinkOptions
  readonly #mark: () => void
  #handler: LinkHandler | undefined = undefined
  #produced: ProducedQueues | undefined = undefined

  constructor(options: PeerLinkOptions) {
    this.#options = options
    this.#mark = () => options.turn.linkDirty(this)
    const { peer, lanes, lineage, random, timers, log, clock } = options
    this.lane = new PeerLane({ peer, lanes, lineage, random, timers, log, listener: this })
    this.link = new Link({ lane: this.lane, clock, timers, replicas: options.mirrors, mark: this.#mark })
  }

  get writer(): BatchWriter {
    return this.lane.writer
  }
  get isCongested(): boolean {
    return this.lane.isCongested
  }
  mark(): void {
    this.#mark()
  }
  markLater(): void {
    this.#options.turn.linkLater(this)
  }

  /** Of the session now open. */
  get handler(): LinkHandler | undefined {
    return this.#handler
  }

  opened(): void {
    const { owned, publisher, onChange, log } = this.#options
    this.#handler = new LinkHandler({ lane: this.lane, owned, publisher, mark: this.#mark })
    this.#produced = new ProducedQueues({ lane: this.lane, owned, publisher, mark: this.#mark })
    log.info('queue link to a peer is open', { peer: this.lane.peer })
    onChange()
    this.#options.mirrors.opened(this.lane.peer)
    this.#options.streams.laneChanged(this.lane.peer)
  }

  closed(): void {
    const handler = this.#handler
    this.#handler = undefined
    this.#produced?.close()
    this.#produced = undefined
    this.#options.log.info('queue link to a peer is closed', { peer: this.lane.peer })
    // Handles are replaced before anybody is told, so that who asks again gets a new one.
    this.link.closed(this.#options.onChange)
    handler?.close()
    this.#options.mirrors.closed(this.lane.peer)
    this.#options.streams.laneChanged(this.lane.peer)
  }

  record(kind: number, buffer: Buffer, start: number, end: number, isOwned: boolean): boolean {
    if (isMirrorKind(kind)) return this.#options.mirrors.record(this.lane.peer, kind, buffer, start, end)
    if (kind === KIND_PRODUCE) return this.#takeProduced(buffer, start, end)
    if (kind === KIND_PRODUCED) {
      this.#options.streams.produced(buffer, start)
      return true
    }
    if (isForOwner(kind)) return this.#handler === undefined || this.#handler.record(kind, buffer, start, end)
    this.link.record(kind, buffer, start, end, isOwned)
    return true
  }

  writable(): void {
    this.#options.mirrors.writable(this.lane.peer)
    this.link.writable()
    this.#handler?.writable()
    this.#options.streams.writable()
  }

  queueClosed(uid: QueueUid): void {
    this.#handler?.queueClosed(uid)
    this.#produced?.queueClosed(uid)
  }

  flush(): void {
    if (!this.lane.isOpen) return
    this.link.flush()
    this.#handler?.flush()
    this.#produced?.flush()
    this.lane.flush()
  }

  #takeProduced(buffer: Buffer, start: number, end: number): boolean {
    if (this.#produced?.record(buffer, start, end) === false) return false
    this.#handler?.considerFlow()
    return true
  }
}
