/**
 * A leader's side of its mirrors: streams to them what the queue takes in and lets go, fills those that lag, and says what all
 * members of the sync set have, which is what may be confirmed (DESIGN §3).
 *
 * L1 `safe` is the least of what the members of the sync set have acknowledged: those of the committed set, and those whose way
 *    into it has been proposed. One whose way out has been proposed counts until that is committed.
 * L2 A publish is told only when it is safe. What waits when this leader ends is told as failed: unknown.
 * L3 A mirror that joins has everything that lives here, and all that was confirmed without it, before it is proposed.
 * L4 What a mirror has told counts for that mirror: not for one that was made anew, or whose node has started anew. So each answer
 *    names the stream that it answers.
 */
import type { Clock, Epoch, LogIndex, NodeId, Position, QueueUid, Timers } from '@warren/kernel'
import type { Command, QueueRecord } from '@warren/model'
import { IndexRuns, MirrorProgress, type Producer, type ProducerTable, SettleRanges } from '@warren/queue'
import type { MessageLog } from '@warren/storage'
import type { ConfirmParts } from '../confirm-parts.ts'
import type { BatchWriter } from '../link/batch-writer.ts'
import { PendingParts } from '../pending-parts.ts'
import {
  KIND_MIRROR_SETTLE,
  MIRROR_PERSISTENT,
  writeMirrorMessage,
  writeMirrorOpen,
  writeMirrorProducer,
  writeMirrorRuns,
  writeNumberedMessage,
} from './mirror-codec.ts'
import { fillSlice } from './mirror-fill.ts'

/** A way to a mirror's node that is open. */
export interface MirrorLane {
  readonly writer: BatchWriter
  readonly isCongested: boolean
  /** Something was written. */
  mark(): void
  /** Something was written that nobody waits for. */
  markLater(): void
}

/** The queue, as its mirrors need it. */
export interface MirroredQueue {
  readonly uid: QueueUid
  readonly record: QueueRecord
  readonly epoch: Epoch
  readonly lastIndex: LogIndex
  readonly producers: ProducerTable
  heldIndexes(): Float64Array
  holds(index: LogIndex): boolean
  /** Where a message lies that is still here, and whether it is persistent. */
  positionOf(index: LogIndex): Position | undefined
}

export interface MirrorLeaderHost {
  readonly nodeId: NodeId
  readonly messageLog: MessageLog
  readonly clock: Clock
  readonly timers: Timers
  /** Undefined while there is none. */
  lane(node: NodeId): MirrorLane | undefined
  /** The start of the node that the metadata knows last. */
  incarnationOf(node: NodeId): number
  /** `flush` is to be called at the turn's end. */
  mark(): void
  propose(command: Command, done: (outcome: 'done' | 'refused' | 'unknown') => void): void
}

/**
 * On its way into the sync set, and waited for. joining: from then on, but what was confirmed before, up to `index`, it may lack.
 * unknown: whether it was let in will be known once a later proposal has an outcome.
 */
type Growing = { readonly kind: 'joining'; readonly index: number } | { readonly kind: 'proposed' | 'unknown' }

const ACK_TIMEOUT_MS = 3000

export class MirrorLeader {
  readonly #queue: MirroredQueue
  readonly #host: MirrorLeaderHost
  readonly #mirrors = new Map<NodeId, MirrorProgress>()
  readonly #pending = new PendingParts()
  readonly #settled = new SettleRanges()
  readonly #growing = new Map<NodeId, Growing>()
  readonly #shrinking = new Set<NodeId>()
  /** The stream begun last to each mirror; one of an epoch and leader has a number of its own. */
  readonly #streams = new Map<NodeId, number>()
  #lastStream = 0
  readonly #parted = new Map<NodeId, { readonly index: number; readonly incarnation: number }>()
  /** Of the members of the sync set, when they came into it. */
  readonly #incarnations = new Map<NodeId, number>()
  /** The committed sync set, when the record was last looked at. */
  #inSync: readonly NodeId[] = []
  #safe = 0
  /** Of the record, when it was last looked at. */
  #mirrorsChangedAt = 0
  #isClosed = false

  constructor(queue: MirroredQueue, host: MirrorLeaderHost) {
    this.#queue = queue
    this.#host = host
    this.update()
  }

  /** All members of the sync set have everything up to here. */
  get safe(): number {
    return this.#safe
  }

  /** Replicas in step, this one included, as committed. */
  get inSyncCount(): number {
    return this.#queue.record.syncSet.length
  }

  /** The queue's record has changed. */
  update(): void {
    const { mirrors, syncSet, mirrorsChangedAt } = this.#queue.record
    const isChanged = mirrorsChangedAt !== this.#mirrorsChangedAt
    this.#mirrorsChangedAt = mirrorsChangedAt
    for (const node of this.#mirrors.keys()) {
      // L4: perhaps it was dropped and made anew, or its node has started anew.
      if (mirrors.includes(node) && (!isChanged || syncSet.includes(node))) continue
      const incarnation = this.#incarnations.get(node) ?? 0
      if (this.#inSync.includes(node)) this.#parted.set(node, { index: this.#acknowledgedBy(node), incarnation })
      this.#mirrors.delete(node)
      this.#growing.delete(node)
    }
    for (const node of mirrors) {
      if (this.#mirrors.has(node)) continue
      this.#mirrors.set(node, new MirrorProgress())
      this.opened(node)
    }
    for (const node of syncSet) {
      this.#growing.delete(node)
      this.#parted.delete(node)
    }
    for (const node of this.#incarnations.keys()) if (!syncSet.includes(node)) this.#incarnations.delete(node)
    for (const node of syncSet) {
      if (!this.#incarnations.has(node)) this.#incarnations.set(node, this.#host.incarnationOf(node))
    }
    this.#inSync = syncSet
    this.#advance()
  }

  /** Who left the sync set of this leader, as which start of the node, and up to which index it had everything then. */
  get parted(): readonly { readonly node: NodeId; readonly index: number; readonly incarnation: number }[] {
    return Array.from(this.#parted, ([node, { index, incarnation }]) => ({ node, index, incarnation }))
  }

  /** A session with the node has begun: compares, then streams. */
  opened(node: NodeId): void {
    const progress = this.#mirrors.get(node)
    const lane = this.#host.lane(node)
    if (progress === undefined || lane === undefined || this.#isClosed) return
    this.#writeSettled() // What is gone is not among what lives, and must not be told twice.
    progress.opened(this.#queue.lastIndex)
    const alive = IndexRuns.of(this.#queue.heldIndexes())
    this.#lastStream += 1
    this.#streams.set(node, this.#lastStream)
    const numbers = { mirrorsChangedAt: this.#queue.record.mirrorsChangedAt, stream: this.#lastStream }
    writeMirrorOpen(lane.writer, this.#queue, numbers, alive, this.#queue.producers)
    lane.mark()
  }

  /** Hot. Whether the mirror on that node has a message that lives, by when it reads what is written to its lane now. */
  isAt(node: NodeId, index: LogIndex): boolean {
    return this.#mirrors.get(node)?.hasBeenSent(index) === true
  }

  streamOf(node: NodeId): number | undefined {
    return this.#streams.get(node)
  }

  closed(node: NodeId): void {
    this.#mirrors.get(node)?.closed()
    this.#stopJoining(node)
  }

  /** The lane to the node has room again. */
  writable(node: NodeId): void {
    const progress = this.#mirrors.get(node)
    if (progress?.phase === 'closed') this.opened(node)
    else if (progress?.mayFill) this.#host.mark()
  }

  /** Hot. The queue has taken a message in under `index`; every mirror gets it. False: a lane is congested. */
  append(
    index: LogIndex,
    persistent: boolean,
    source: Buffer,
    start: number,
    end: number,
    producer: Producer | undefined,
    sequence: number,
  ): boolean {
    let hasRoom = true
    for (const [node, progress] of this.#mirrors) {
      if (!progress.isStreaming) continue
      const lane = this.#host.lane(node)
      if (lane === undefined) continue
      if (lane.isCongested && !this.#isAwaited(node)) {
        progress.closed() // Nobody waits for it: compared anew once its lane has room, and filled.
        continue
      }
      const flags = persistent ? MIRROR_PERSISTENT : 0
      if (producer === undefined) writeMirrorMessage(lane.writer, this.#queue, index, flags, source, start, end)
      else writeNumberedMessage(lane.writer, this.#queue, index, flags, source, start, end, producer.number, sequence)
      lane.mark()
      if (lane.isCongested) hasRoom = false
    }
    return hasRoom
  }

  /** A producer that the streams have not told of yet. */
  admitted(producer: Producer): void {
    for (const [node, progress] of this.#mirrors) {
      const lane = progress.isStreaming ? this.#host.lane(node) : undefined
      if (lane === undefined) continue
      writeMirrorProducer(lane.writer, this.#queue, producer)
      lane.mark()
    }
  }

  /** Tells `tracker` once the message with `index`, and all before it, is safe. */
  await(index: LogIndex, tracker: ConfirmParts, seqNo: number): void {
    if (this.#isClosed) tracker.partFailed(seqNo)
    else if (index <= this.#safe) tracker.partDone(seqNo)
    else this.#pending.add(index, tracker, seqNo)
  }

  /** Those that wait for more to be safe: somebody else sees to it that they hear. */
  takeWaiting(take: (index: number, tracker: ConfirmParts, seqNo: number) => void): void {
    this.#pending.takeAll(take)
  }

  /** The message is gone from the queue. */
  settled(index: LogIndex): void {
    if (this.#mirrors.size === 0) return
    this.#settled.add(index)
    this.#host.mark()
  }

  /** The turn's end: what is gone is told, what is missing is filled in. */
  flush(): void {
    if (this.#isClosed) return
    this.#writeSettled()
    for (const [node, progress] of this.#mirrors) if (progress.mayFill) this.#fill(node, progress)
  }

  /** The mirror's node has told what it holds of what lived. */
  compared(node: NodeId, have: IndexRuns): void {
    this.#parted.delete(node) // It has been there since, perhaps made anew.
    // A member of the sync set is waited for; a new mirror is filled if the policy says so.
    const isFilled = this.#isAwaited(node) || this.#queue.record.settings.mirroring?.syncMode === 'automatic'
    this.#mirrors.get(node)?.compared(IndexRuns.of(this.#queue.heldIndexes()).without(have), isFilled)
    this.#host.mark()
  }

  /** sync_queue: fills all that lag. The number of those. */
  sync(): number {
    this.#host.mark()
    return Array.from(this.#mirrors.values()).filter((progress) => progress.setFilling(true)).length
  }

  /** cancel_sync_queue. The number of those that were being filled. */
  cancelSync(): number {
    const optional = Array.from(this.#mirrors).filter(([node]) => !this.#isAwaited(node))
    return optional.filter(([, progress]) => progress.phase === 'filling' && progress.setFilling(false)).length
  }

  /** Messages that every mirror that is being filled has been sent; undefined when none is. */
  get syncedCount(): number | undefined {
    const counts = Array.from(this.#mirrors.values()).flatMap(({ filledCount }) => filledCount ?? [])
    return counts.length === 0 ? undefined : Math.min(...counts)
  }

  acknowledged(node: NodeId, index: number): void {
    const progress = this.#mirrors.get(node)
    progress?.acknowledge(index)
    this.#advance()
    if (progress !== undefined && this.#growing.get(node)?.kind === 'joining') this.#grow(node, progress)
  }

  filled(node: NodeId): void {
    const progress = this.#mirrors.get(node)
    if (progress === undefined) return
    const restMs = progress.confirmedFill(this.#host.clock.nowMs())
    if (restMs > 0) this.#host.timers.after(restMs, () => this.#rested(progress))
    else if (progress.mayFill) this.#host.mark()
    this.#advance()
    this.#grow(node, progress)
  }

  /** Now and then: who does not answer is proposed to be left out, who is in step to be let in. */
  tick(nowMs: number): void {
    const { syncSet } = this.#queue.record
    for (const [node, progress] of this.#mirrors) {
      if (progress.drain((index) => this.#queue.holds(index as LogIndex))) this.#host.mark()
      const isOverdue = this.#isAwaited(node) && progress.isOverdue(this.#queue.lastIndex, nowMs, ACK_TIMEOUT_MS)
      if (isOverdue) this.#stopJoining(node)
      if (this.#growing.get(node)?.kind === 'unknown') this.#shrink(node)
      else if (!syncSet.includes(node)) this.#grow(node, progress)
      else if (isOverdue) this.#shrink(node)
    }
  }

  /** It leads no more, or the queue is gone. */
  close(): void {
    this.#isClosed = true
    this.#pending.failAll()
  }

  /** L3: first it is waited for, then it has all that was confirmed before, then it is proposed. */
  #grow(node: NodeId, progress: MirrorProgress): void {
    if (!progress.isInStep || this.#isClosed || this.#queue.record.syncSet.includes(node)) return
    const growing = this.#growing.get(node) ?? { kind: 'joining', index: this.#queue.lastIndex }
    if (growing.kind !== 'joining') return
    this.#growing.set(node, growing)
    this.#advance()
    if (progress.acknowledged < growing.index) return
    this.#growing.set(node, { kind: 'proposed' })
    const { uid, epoch, record } = this.#queue
    const { mirrorsChangedAt } = record
    this.#host.propose({ kind: 'growSyncSet', uid, epoch, node, mirrorsChangedAt }, (outcome) => {
      const isOurs = this.#queue.record.mirrorsChangedAt === mirrorsChangedAt && this.#growing.has(node)
      if (outcome === 'refused' && isOurs) this.#growing.delete(node)
      else if (outcome === 'unknown' && isOurs) this.#growing.set(node, { kind: 'unknown' })
      this.#advance()
    })
  }

  /** It was not proposed, so nobody counts on it. */
  #stopJoining(node: NodeId): void {
    if (this.#growing.get(node)?.kind !== 'joining') return
    this.#growing.delete(node)
    this.#advance()
  }

  #shrink(node: NodeId): void {
    if (this.#shrinking.has(node) || this.#isClosed) return
    this.#shrinking.add(node)
    const { uid, epoch } = this.#queue
    this.#host.propose({ kind: 'shrinkSyncSet', uid, epoch, node }, (outcome) => {
      this.#shrinking.delete(node)
      // A proposal before this one cannot take effect any more.
      if (outcome !== 'unknown') this.#growing.delete(node)
      this.#advance()
    })
  }

  #advance(): void {
    if (this.#isClosed) return
    let safe = Number.POSITIVE_INFINITY
    for (const node of this.#queue.record.syncSet) safe = Math.min(safe, this.#acknowledgedBy(node))
    for (const node of this.#growing.keys()) safe = Math.min(safe, this.#acknowledgedBy(node))
    this.#safe = safe
    this.#pending.settle(safe)
  }

  /** What is confirmed waits for it. */
  #isAwaited(node: NodeId): boolean {
    return this.#growing.has(node) || this.#queue.record.syncSet.includes(node)
  }

  #acknowledgedBy(node: NodeId): number {
    if (node === this.#host.nodeId) return Number.POSITIVE_INFINITY // Its own log is awaited apart.
    return this.#mirrors.get(node)?.acknowledged ?? 0
  }

  #fill(node: NodeId, progress: MirrorProgress): void {
    const lane = this.#host.lane(node)
    if (lane === undefined) return
    const { messageLog, clock } = this.#host
    const goesOn = fillSlice(this.#queue, progress, lane, messageLog, this.#isAwaited(node), clock.nowMs())
    if (goesOn) this.#host.mark()
    lane.mark()
  }

  #rested(progress: MirrorProgress): void {
    progress.rested()
    if (progress.mayFill && !this.#isClosed) this.#host.mark()
  }

  #writeSettled(): void {
    if (this.#settled.size === 0) return
    for (const [node, progress] of this.#mirrors) {
      const lane = progress.isStreaming ? this.#host.lane(node) : undefined
      if (lane === undefined) continue
      writeMirrorRuns(lane.writer, KIND_MIRROR_SETTLE, this.#queue, this.#settled)
      lane.markLater()
    }
    this.#settled.clear()
  }
}
