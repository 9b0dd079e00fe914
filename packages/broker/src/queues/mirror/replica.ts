/**
 * A copy of a queue that leads elsewhere: messages by index, in memory and, where they must outlive this node, in its log. No
 * order, no consumers; a promotion sorts it once. An index names one message for ever (its high part is the epoch in which it was
 * given out), so what a replica holds from an earlier life or an earlier epoch is right, if the leader still has that index.
 *
 * R1 An acknowledged index, and everything streamed before it, is synced if persistent, in memory otherwise.
 * R2 Nothing of an epoch before `epoch` is taken in.
 * R3 `producers` says of a publish that it was taken only if its message is here, or was settled. What the leader has taken, and may
 *    be missing here, is unknown until all that was missing has come.
 */
import { contentBodyBytes } from '@warren/codec'
import type { Epoch, LogIndex, NodeId, Position, QueueUid } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import {
  DurableMarks,
  IndexRuns,
  MESSAGE_LOGGED,
  MessageTable,
  messageMeta,
  ProducerTable,
  SettleRanges,
} from '@warren/queue'
import type { MessageLog, RecoveredQueue } from '@warren/storage'
import type { Turn, TurnMember } from '../../turn.ts'
import { recoverMessages } from '../resend/recover-messages.ts'
import type { MirrorOpen } from './mirror-codec.ts'

export interface ReplicaHost {
  readonly messageLog: MessageLog
  readonly turn: Turn
  /** To the leader, in the stream's epoch. */
  acknowledge(replica: Replica, index: number): void
  acknowledgeFill(replica: Replica): void
  /** `durable` is to be called with each sync from now on, as long as the replica `isAwaitingSync`. */
  awaitSync(replica: Replica): void
}

export class Replica implements TurnMember {
  marked = false
  readonly uid: QueueUid
  /** The leader's number of the stream that runs: what is told to it is told of that one. */
  stream = 0
  readonly #isDurable: boolean
  readonly #host: ReplicaHost
  readonly #messages = new MessageTable()
  readonly #marks = new DurableMarks()
  /** Of those in the log. */
  readonly #settled = new SettleRanges()
  #producers: ProducerTable
  /** As the leader has it, while messages may be missing here. */
  #leaderProducers: ProducerTable | undefined = undefined
  /** Of the message that follows, if its producer numbers it. */
  #nextKey = 0
  #nextSequence = 0
  /** In which the producers were told: their sequences belong to the indexes of that epoch's leader. */
  #producersEpoch = 0
  #epoch: Epoch
  /** Who streams to it; undefined before anybody did. */
  #leader: NodeId | undefined = undefined
  #lastIndex = 0
  #streamed = 0
  #marked = 0
  #fillSequence: number | undefined = undefined
  /** In the log: once it is synced, so is every message that came over a lane. */
  #messagesSequence = 0
  #isClosed = false

  constructor(record: QueueRecord, host: ReplicaHost) {
    this.uid = record.uid
    this.#producers = new ProducerTable(Number.POSITIVE_INFINITY)
    this.#isDurable = record.durable && record.exclusiveOwner === undefined
    this.#host = host
    this.#epoch = record.epoch
  }

  get epoch(): Epoch {
    return this.#epoch
  }
  get leader(): NodeId | undefined {
    return this.#leader
  }
  get size(): number {
    return this.#messages.size
  }
  get producers(): ProducerTable {
    return this.#producers
  }

  holds(index: LogIndex): boolean {
    return this.#messages.has(index)
  }

  /** Where it lies; undefined when it is not here. */
  positionOf(index: LogIndex): Position | undefined {
    return this.#messages.find(index) ? (this.#messages.takenPosition as Position) : undefined
  }

  /** The metadata names a newer leader: the older one's records are refused from now on (R2). */
  fence(epoch: Epoch): void {
    if (epoch <= this.#epoch) return
    this.#epoch = epoch
    this.#leader = undefined
  }

  /** What the log held of the queue when the node started. */
  recover(recovered: RecoveredQueue): void {
    recoverMessages(recovered, this.#host.messageLog, this.#producers, (index, position, bodyBytes) =>
      this.hold(index, position, messageMeta(bodyBytes, MESSAGE_LOGGED)),
    )
    this.#lastIndex = Math.max(this.#lastIndex, recovered.lastIndex)
  }

  /** Of a queue that led here until now, whose messages follow. */
  inherit(producers: ProducerTable): void {
    this.#producers = producers
    this.#leaderProducers = undefined
    this.#producersEpoch = 0
  }

  /** Takes over one reference, of a queue that led here until now. */
  hold(index: number, position: Position, meta: number): void {
    this.#messages.set(index, position, meta)
    this.#lastIndex = Math.max(this.#lastIndex, index)
  }

  /** A stream begins: what does not live at the leader goes. Returns what is held of the rest. */
  open(leader: NodeId, epoch: Epoch, { alive, stream, producers }: MirrorOpen): IndexRuns {
    this.stream = stream
    // A sequence that was taken in under another leader may be another message there: that leader may have lacked it.
    const own = epoch === this.#producersEpoch ? this.#producers : new ProducerTable(epoch)
    this.#producers = producers.sharedWith(own)
    this.#leaderProducers = producers
    this.#producersEpoch = epoch
    this.#leader = leader
    this.#epoch = epoch
    this.#streamed = 0
    this.#marked = 0
    this.#fillSequence = undefined
    this.#messagesSequence = this.#host.messageLog.appendedSequence // What it held already may be on its way to the disk.
    const held = IndexRuns.of(this.#messages.sortedIndexes())
    const dead = held.without(alive)
    this.settle(dead)
    return held.without(dead)
  }

  /** One that publishes with numbers, and did not before. */
  admit(read: (table: ProducerTable) => void): void {
    read(this.#leaderProducers ?? this.#producers)
    // What the leader has of it from before a restart may be missing here (R3).
    if (this.#leaderProducers !== undefined) this.#producers = this.#leaderProducers.sharedWith(this.#producers)
  }

  prune(isOver: (node: string, incarnation: number) => boolean): void {
    this.#producers.prune(isOver)
    this.#leaderProducers?.prune(isOver)
  }

  /** Hot. The message that follows has that sequence of that producer. */
  numbered(producer: number, sequence: number): void {
    const known = this.#producers.withNumber(producer)
    known?.take(sequence)
    this.#leaderProducers?.withNumber(producer)?.take(sequence)
    this.#nextKey = known?.key ?? 0
    this.#nextSequence = sequence
  }

  /** Hot. A message of the stream, or one that was missing. */
  message(index: LogIndex, persistent: boolean, isFill: boolean, source: Buffer, start: number, end: number): void {
    if (!isFill) this.#streamed = index
    this.#mark()
    const key = this.#nextKey
    const sequence = key > 0 ? this.#nextSequence : 0
    this.#nextKey = 0
    if (this.#messages.has(index)) return
    const { messageLog, turn } = this.#host
    const toDisk = persistent && this.#isDurable
    const position = messageLog.beginMessage(toDisk, persistent, toDisk ? 1 : 0, end - start, key, sequence)
    source.copy(messageLog.contentBuffer, messageLog.contentOffset, start, end)
    if (toDisk) messageLog.setTarget(0, this.uid, this.#epoch, index)
    if (toDisk) this.#messagesSequence = messageLog.endMessage()
    else messageLog.endMessage()
    this.hold(index, position, messageMeta(contentBodyBytes(source, start), toDisk ? MESSAGE_LOGGED : 0))
    if (toDisk) turn.logDirty()
  }

  /** Those that are not here are no matter. */
  settle(runs: IndexRuns): void {
    for (let i = 0; i < runs.size; i += 1) {
      const first = runs.firsts[i] as number // i < size.
      const end = first + (runs.counts[i] as number)
      for (let index = first; index < end; index += 1) this.#drop(index)
    }
  }

  /** All that was missing has come, or a slice of it. */
  filled(isAll: boolean): void {
    if (isAll && this.#leaderProducers !== undefined) this.#producers = this.#leaderProducers
    if (isAll) this.#leaderProducers = undefined
    this.#fillSequence = this.#messagesSequence
    this.#mark()
  }

  /** The turn's end. */
  flush(): void {
    if (this.#isClosed) return
    const { messageLog, turn } = this.#host
    if (this.#settled.size > 0) {
      const { firsts, counts, size } = this.#settled
      messageLog.appendSettle(this.uid, this.#epoch, this.#lastIndex as LogIndex, firsts, counts, size)
      this.#settled.clear()
      turn.logLater()
    }
    if (this.#streamed > this.#marked) {
      this.#marked = this.#streamed
      this.#marks.mark(this.#messagesSequence, this.#streamed)
    }
    this.durable(messageLog.durableSequence)
    if (this.isAwaitingSync) this.#host.awaitSync(this)
  }

  get isAwaitingSync(): boolean {
    return !this.#isClosed && (!this.#marks.isEmpty || this.#fillSequence !== undefined)
  }

  /** The log has synced `upTo`. */
  durable(upTo: number): void {
    if (this.#isClosed) return
    if (this.#marks.durable(upTo) && this.#marks.reached <= this.#streamed) {
      this.#host.acknowledge(this, this.#marks.reached)
    }
    if (this.#fillSequence !== undefined && this.#fillSequence <= upTo) {
      this.#fillSequence = undefined
      this.#host.acknowledgeFill(this)
    }
  }

  /** Ascending; where each lies is told by `take`. Then this replica is empty, and done. */
  handOver(take: (index: LogIndex, position: Position, meta: number) => void): LogIndex {
    const messages = this.#messages
    for (const index of messages.sortedIndexes()) {
      messages.take(index)
      take(index as LogIndex, messages.takenPosition as Position, messages.takenMeta)
    }
    const isWhole = this.#producersEpoch === this.#epoch && this.#leaderProducers === undefined
    this.#producers.inherited = isWhole ? { epoch: this.#epoch, lastIndex: this.#lastIndex } : undefined
    this.#close()
    return this.#lastIndex as LogIndex
  }

  /** This node is no mirror of the queue any more, or the queue is gone: nothing of it may come back from the log. */
  discard(): void {
    this.settle(IndexRuns.of(this.#messages.sortedIndexes()))
    this.#close()
    this.#host.messageLog.releaseQueue(this.uid)
  }

  #close(): void {
    this.flush()
    this.#isClosed = true
  }

  #drop(index: number): void {
    if (!this.#messages.take(index)) return
    if ((this.#messages.takenMeta & MESSAGE_LOGGED) !== 0) {
      this.#settled.add(index)
      this.#mark()
    }
    this.#host.messageLog.release(this.#messages.takenPosition as Position)
  }

  #mark(): void {
    if (!this.marked) this.#host.turn.queueDirty(this)
  }
}
