/**
 * Puts a message into queues of this node: one record in the log however many queues there are, one reference each.
 * Serves channels (through the dispatcher) and other nodes (through their link handlers) alike.
 */
import { contentBodyBytes } from '@warren/codec'
import type { LogIndex } from '@warren/kernel'
import { MESSAGE_LOGGED, MESSAGE_REDELIVERED, type Producer } from '@warren/queue'
import type { MessageLog } from '@warren/storage'
import type { Turn } from '../turn.ts'
import type { ConfirmParts } from './confirm-parts.ts'
import { FlowGate } from './flow-gate.ts'
import type { LocalQueue } from './local-queue.ts'
import type { MirrorLeader } from './mirror/mirror-leader.ts'
import { PendingParts } from './pending-parts.ts'

export class LocalPublisher {
  /** Shut while the log has too much that is not synced. */
  readonly gate = new FlowGate()
  readonly #messageLog: MessageLog
  readonly #turn: Turn
  readonly #unsyncedBytesMax: number
  readonly #pending = new PendingParts()
  /** Of the publish just made: the queues whose mirrors have to be awaited. */
  readonly mirrored: LocalQueue[] = []
  mirroredCount = 0
  /** Of the publish under way, if its producer numbers it. */
  #producer: Producer | undefined = undefined
  #sequence = 0
  #redelivered = 0
  readonly #only: LocalQueue[] = []

  constructor(messageLog: MessageLog, turn: Turn, unsyncedBytesMax: number) {
    this.#messageLog = messageLog
    this.#turn = turn
    this.#unsyncedBytesMax = unsyncedBytesMax
  }

  /**
   * Enqueues the content in the first `count` (at least one) of `queues`. The log sequence that must be durable before
   * the publisher may be told, or 0 when nothing has to be waited for: a transient message, or no durable queue.
   */
  publish(
    queues: readonly LocalQueue[],
    count: number,
    source: Buffer,
    contentStart: number,
    contentEnd: number,
    persistent: boolean,
  ): number {
    let durableCount = 0
    if (persistent) {
      for (let i = 0; i < count; i += 1) if ((queues[i] as LocalQueue).isDurable) durableCount += 1 // i < count.
    }
    const messageLog = this.#messageLog
    const key = this.#producer?.key ?? 0
    const number = key > 0 ? this.#sequence : 0
    const contentBytes = contentEnd - contentStart
    const position = messageLog.beginMessage(durableCount > 0, persistent, durableCount, contentBytes, key, number)
    source.copy(messageLog.contentBuffer, messageLog.contentOffset, contentStart, contentEnd)
    if (durableCount > 0) {
      let target = 0
      for (let i = 0; i < count; i += 1) {
        const queue = queues[i] as LocalQueue // i < count.
        if (!queue.isDurable) continue
        messageLog.setTarget(target, queue.uid, queue.epoch, queue.nextIndex as LogIndex)
        target += 1
      }
    }
    const sequence = messageLog.endMessage()
    if (count > 1) messageLog.retain(position, count - 1)
    const bodyBytes = contentBodyBytes(source, contentStart)
    this.mirroredCount = 0
    for (let i = 0; i < count; i += 1) {
      const queue = queues[i] as LocalQueue // i < count.
      queue.enqueue(position, bodyBytes, (persistent && queue.isDurable ? MESSAGE_LOGGED : 0) | this.#redelivered)
      if (queue.mirrors !== undefined) this.#mirror(queue, queue.mirrors, source, contentStart, contentEnd, persistent)
    }
    if (durableCount === 0) return 0
    this.#turn.logDirty()
    if (messageLog.unsyncedBytes > this.#unsyncedBytesMax) this.gate.shut()
    return sequence
  }

  /**
   * As `publish`, to one queue, of what its producer numbers: the queue and its mirrors remember that they have it. `redelivered`: the
   * leader before has handed it out.
   */
  produce(
    queue: LocalQueue,
    producer: Producer,
    sequence: number,
    source: Buffer,
    contentStart: number,
    contentEnd: number,
    persistent: boolean,
    redelivered: boolean,
  ): number {
    producer.take(sequence)
    this.#producer = producer
    this.#sequence = sequence
    this.#redelivered = redelivered ? MESSAGE_REDELIVERED : 0
    this.#only[0] = queue
    const logSequence = this.publish(this.#only, 1, source, contentStart, contentEnd, persistent)
    this.#producer = undefined
    this.#redelivered = 0
    return logSequence
  }

  /**
   * As if what the queue has already had been published to it just now: the log sequence that must be durable, or 0, and how many
   * mirrored queues there are to await.
   */
  standing(queue: LocalQueue, persistent: boolean): readonly [number, number] {
    const { appendedSequence, durableSequence } = this.#messageLog
    const isUnsynced = persistent && queue.isDurable && appendedSequence > durableSequence
    this.mirrored[0] = queue
    this.mirroredCount = queue.mirrors === undefined ? 0 : 1
    return [isUnsynced ? appendedSequence : 0, this.mirroredCount]
  }

  /** Tells `tracker`, of the publish just made, once for each of its mirrored queues, when all that are in step have it. */
  awaitMirrors(tracker: ConfirmParts, seqNo: number): void {
    for (let i = 0; i < this.mirroredCount; i += 1) {
      const queue = this.mirrored[i] as LocalQueue // i < mirroredCount.
      queue.mirrors?.await(queue.lastIndex, tracker, seqNo)
    }
  }

  #mirror(
    queue: LocalQueue,
    mirrors: MirrorLeader,
    source: Buffer,
    contentStart: number,
    contentEnd: number,
    persistent: boolean,
  ): void {
    this.mirrored[this.mirroredCount] = queue
    this.mirroredCount += 1
    // Publishers wait as they do for the log; the gate opens with the next sync, or the next look at it.
    const index = queue.lastIndex
    const producer = this.#producer
    if (!mirrors.append(index, persistent, source, contentStart, contentEnd, producer, this.#sequence)) this.gate.shut()
  }

  /** Tells `tracker` once the log has synced `sequence`. */
  awaitDurable(sequence: number, tracker: ConfirmParts, seqNo: number): void {
    this.#pending.add(sequence, tracker, seqNo)
  }

  /** The log has synced everything up to `upTo`. */
  durable(upTo: number): void {
    this.#pending.settle(upTo)
    this.considerGate()
  }

  /** Opens the gate where the log keeps up again. A lane to a mirror that has room says so too. */
  considerGate(): void {
    if (this.gate.isShut && this.#messageLog.unsyncedBytes <= this.#unsyncedBytesMax / 2) this.gate.open()
  }
}
