/**
 * A queue that lives here: the pure machine, with the message log for its contents and the turn for its work.
 *
 * Settled messages are collected over a turn and written to the log as ranges. A settle record may be lost in a crash
 * (then the message comes again, marked redelivered); it is never written before the message it settles.
 */
import {
  EPOCH_INDEXES,
  type Epoch,
  fail,
  type Log,
  type LogIndex,
  type NodeId,
  ok,
  type Position,
  type QueueUid,
  type Result,
  type Timers,
} from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import {
  type MachineOutcome,
  type Producer,
  ProducerTable,
  type QueueConsumer,
  type QueueHost,
  QueueMachine,
  SettleRanges,
} from '@warren/queue'
import type { MessageLog, RecoveredQueue } from '@warren/storage'
import type { Turn, TurnMember } from '../turn.ts'
import { consumerFacts, LocalConsumer, statisticsOf } from './local-consumer.ts'
import type { MirrorLeader } from './mirror/mirror-leader.ts'
import type { Replica } from './mirror/replica.ts'
import type {
  CancelReason,
  ConsumeOptions,
  ConsumerFacts,
  ConsumerHandle,
  ConsumerSink,
  DeleteOptions,
  GotMessage,
  QueueError,
  QueueHandle,
  QueueStatistics,
} from './queue-handle.ts'
import { recoverMessages } from './resend/recover-messages.ts'

/** Deliveries per queue and turn: enough to fill an outbox, few enough that a full queue does not stall its neighbours. */
const PUMP_BUDGET = 4096
/** A settle record counts its ranges in 16 bits; at this many they are written without waiting for the turn's end. */
const RANGES_MAX = 8192
const DELETE_RETRY_MS = 5_000
const NOT_FOUND: QueueError = { kind: 'notFound' }

/** What a local queue needs from around it; one object for all queues of the node. */
export interface LocalQueueSurroundings {
  readonly messageLog: MessageLog
  readonly turn: Turn
  readonly timers: Timers
  readonly log: Log
  /** Proposes the deletion of the queue's record; after a success the directory has closed the queue. */
  deleteRecord(record: QueueRecord, done: (result: Result<void, QueueError>) => void): void
  lead(queue: LocalQueue): MirrorLeader
}

/** A consumer as the machine knows it. */
export interface LocalRequest {
  readonly sink: ConsumerSink
  readonly noAck: boolean
  readonly exclusive: boolean
  readonly priority: number
  readonly options: ConsumeOptions
}

export class LocalQueue implements QueueHandle, TurnMember, QueueHost<LocalRequest> {
  marked = false
  readonly isLocal = true
  /** It is here, so it is up. */
  readonly isDown = false
  readonly takesPublishes = true
  readonly uid: QueueUid
  /** Messages for it are logged, if they are persistent: not those of exclusive queues, which end with their connection. */
  readonly isDurable: boolean
  /** Which publishes of other nodes it has taken in, of those that may come again. */
  readonly producers: ProducerTable
  /** What comes without the epoch that it is for may be for this one: the queue began it, or has been in it, without mirrors. */
  takesUnfenced = false
  mirrors: MirrorLeader | undefined = undefined
  #record: QueueRecord
  readonly #around: LocalQueueSurroundings
  readonly #machine: QueueMachine<LocalRequest>
  readonly #settled = new SettleRanges()
  #isClosed = false
  #isDemoted = false // Its messages belong to a replica now.
  /** A deletion is on its way through the metadata. */
  #isDeleting = false
  #readyWhenClosed = 0

  constructor(
    record: QueueRecord,
    around: LocalQueueSurroundings,
    recovered: RecoveredQueue | undefined,
    replica?: Replica,
  ) {
    this.#record = record
    this.uid = record.uid
    this.isDurable = record.durable && record.exclusiveOwner === undefined
    this.#around = around
    this.#machine = new QueueMachine<LocalRequest>({
      host: this,
      singleActiveConsumer: record.settings.singleActiveConsumer,
    })
    // What was taken in before a replica that has been here ever since, nobody knows.
    this.producers = (recovered === undefined ? replica?.producers : undefined) ?? new ProducerTable(record.epoch)
    this.producers.since = Math.min(this.producers.since, record.epoch)
    if (recovered !== undefined) this.#recover(recovered)
    else if (replica !== undefined) this.#takeOver(replica)
    this.#beginEpoch()
    this.#updateMirrors()
  }

  get record(): QueueRecord {
    return this.#record
  }
  get epoch(): Epoch {
    return this.#record.epoch
  }
  get nextIndex(): LogIndex {
    return this.#machine.nextIndex
  }
  get lastIndex(): LogIndex {
    return this.#machine.lastIndex
  }
  get isClosed(): boolean {
    return this.#isClosed
  }
  get readyCount(): number {
    return this.#machine.readyCount
  }

  /** The metadata of the queue changed. */
  update(record: QueueRecord): void {
    const isNew = record.epoch !== this.#record.epoch
    this.#record = record
    if (isNew) this.#beginEpoch()
    this.#updateMirrors()
  }

  /** All that is ready or unacknowledged. */
  heldIndexes(): Float64Array {
    return this.#machine.heldIndexes()
  }

  /** Ascending; `meta` as in message-meta.ts. */
  forEachHeld(take: (index: LogIndex, position: Position, meta: number) => void): void {
    const machine = this.#machine
    for (const index of machine.heldIndexes()) {
      if (machine.find(index as LogIndex)) take(index as LogIndex, machine.foundPosition, machine.foundMeta)
    }
  }

  positionOf(index: LogIndex): Position | undefined {
    return this.#machine.find(index) ? this.#machine.foundPosition : undefined
  }

  /** Too few replicas are in step for a confirm (`min-in-sync`). */
  get isBelowMinimum(): boolean {
    const minimum = this.#record.settings.mirroring?.minInSync ?? 0
    return this.#record.syncSet.length < minimum
  }

  /** The queue leads elsewhere now, and stays here as a replica: what it holds goes over, consumers are told. */
  demote(replica: Replica): void {
    replica.inherit(this.producers)
    this.forEachHeld((index, position, meta) => replica.hold(index, position, meta))
    this.#isDemoted = true
    this.close('ownerDown')
  }

  /** The producer, which may be new: then the mirrors hear of it before its first message. */
  admitProducer(node: NodeId, incarnation: number): Producer {
    const known = this.producers.find(node, incarnation)
    if (known !== undefined) return known
    const producer = this.producers.admit(node, incarnation)
    this.mirrors?.admitted(producer)
    return producer
  }

  /** Whether the message is ready or unacknowledged. */
  holds(index: LogIndex): boolean {
    return this.#machine.holds(index)
  }

  /** Hot. Takes over one reference to the message at `position`, under the index that `nextIndex` had. `flags` of message-meta.ts. */
  enqueue(position: Position, bodyBytes: number, flags: number): void {
    if (this.#isClosed) {
      // Routed before the deletion, by a route that somebody still holds: as if it had been deleted a moment later.
      this.#around.messageLog.release(position)
      return
    }
    this.#machine.enqueue(position, bodyBytes, flags)
    if (!this.marked && this.#machine.canPump) this.#around.turn.queueDirty(this)
  }

  consume(options: ConsumeOptions, done: (result: Result<ConsumerHandle, QueueError>) => void): void {
    done(this.addConsumer(options, options.noAck))
  }

  /** `noAck` may differ from the option: what a no_ack consumer of another node gets is held until its node has taken it. */
  addConsumer(options: ConsumeOptions, noAck: boolean): Result<ConsumerHandle, QueueError> {
    if (this.#isClosed || this.#isDeleting) return fail(NOT_FOUND)
    const { sink, exclusive, priority } = options
    const added = this.#machine.addConsumer({ sink, noAck, exclusive, priority, options })
    if (!added.ok) return fail({ kind: added.error })
    this.#markIfPumpable()
    return ok(new LocalConsumer(this, added.value))
  }

  /** For `LocalConsumer`. */
  removeConsumer(consumer: QueueConsumer<LocalRequest>, done: () => void): void {
    const wasThere = this.#machine.removeConsumer(consumer)
    this.#markIfPumpable()
    if (wasThere && this.#record.autoDelete && this.#machine.isAbandoned) this.#deleteAbandoned(done)
    else done()
  }

  /** For `LocalConsumer`. */
  creditAvailable(consumer: QueueConsumer<LocalRequest>): void {
    this.#machine.creditAvailable(consumer)
    this.#markIfPumpable()
  }

  get(noAck: boolean, done: (result: Result<GotMessage | undefined, QueueError>) => void): void {
    const machine = this.#machine
    if (this.#isClosed || !machine.get()) {
      done(this.#isClosed ? fail(NOT_FOUND) : ok(undefined))
      return
    }
    const { gotIndex: index, gotRedelivered: redelivered } = machine
    const { messageLog } = this.#around
    messageLog.locate(machine.gotPosition)
    const { buffer: source, contentStart, contentEnd } = messageLog.located
    done(ok({ index, redelivered, source, contentStart, contentEnd, remaining: machine.readyCount }))
    if (noAck) this.settle(index, 'ack')
  }

  settle(index: LogIndex, outcome: MachineOutcome): void {
    if (!this.#machine.settle(index, outcome) || this.marked) return
    if (this.#settled.size > 0 || this.#machine.canPump) this.#around.turn.queueDirty(this)
  }

  isSameAs(other: QueueHandle): boolean {
    return other === this
  }

  purge(done: (result: Result<number, QueueError>) => void): void {
    const result = this.#isClosed ? fail(NOT_FOUND) : ok(this.#machine.purge())
    this.#markIfSettled()
    done(result)
  }

  delete(options: DeleteOptions, done: (result: Result<number, QueueError>) => void): void {
    const obstacle = this.#obstacle(options)
    if (obstacle !== undefined) done(fail(obstacle))
    else this.#deleteRecord((result) => done(result.ok ? ok(this.#readyWhenClosed) : result))
  }

  statistics(done: (result: Result<QueueStatistics, QueueError>) => void): void {
    done(this.#isClosed ? fail(NOT_FOUND) : ok(statisticsOf(this.#machine)))
  }

  consumers(done: (result: Result<readonly ConsumerFacts[], QueueError>) => void): void {
    const facts = this.#machine.consumers().map(({ request, isActive }) => consumerFacts(request.options, isActive))
    done(this.#isClosed ? fail(NOT_FOUND) : ok(facts))
  }

  /** The queue has been deleted, or leads elsewhere: consumers are told, messages are let go. Idempotent. */
  close(reason: CancelReason): void {
    if (this.#isClosed) return
    this.#isClosed = true
    const machine = this.#machine
    this.#readyWhenClosed = machine.readyCount
    for (const consumer of machine.consumers()) {
      machine.removeConsumer(consumer)
      consumer.sink.cancelled(reason)
    }
    if (this.#isDemoted) this.#writeSettled()
    this.mirrors?.close()
    this.#settled.clear()
    machine.clear()
    if (!this.#isDemoted) this.#around.messageLog.releaseQueue(this.uid)
  }

  /** The turn's work: deliveries, then the settle record. */
  flush(): void {
    if (this.#isClosed) return
    const hasMore = this.#machine.pump(PUMP_BUDGET)
    if (this.#settled.size > 0) this.#writeSettled()
    this.mirrors?.flush()
    if (hasMore) this.#around.turn.queueDirty(this)
  }

  deliver(consumer: QueueConsumer<LocalRequest>, index: LogIndex, position: Position, redelivered: boolean): void {
    const { messageLog } = this.#around
    messageLog.locate(position)
    const located = messageLog.located
    consumer.sink.deliver(index, redelivered, located.buffer, located.contentStart, located.contentEnd)
  }

  gone(index: LogIndex, position: Position, logged: boolean): void {
    if (this.#isDemoted) return
    this.mirrors?.settled(index)
    if (logged) {
      this.#settled.add(index)
      if (this.#settled.size === RANGES_MAX) this.#writeSettled()
    }
    this.#around.messageLog.release(position)
  }

  /** Why it may not be deleted; if-empty is looked at first (amqp: queue.delete). */
  #obstacle(options: DeleteOptions): QueueError | undefined {
    if (this.#isClosed) return NOT_FOUND
    if (options.ifEmpty && this.#machine.readyCount > 0) return { kind: 'notEmpty' }
    if (options.ifUnused && this.#machine.consumerCount > 0) return { kind: 'inUse' }
    return undefined
  }

  /** Indexes name one message for ever: their high part is the epoch in which they are given out. */
  #beginEpoch(): void {
    this.#machine.skipTo((this.#record.epoch * EPOCH_INDEXES) as LogIndex)
    this.takesUnfenced = this.#record.epochs.length === 1
  }

  #updateMirrors(): void {
    const isAlone = this.#record.mirrors.length === 0
    if (isAlone) this.takesUnfenced = true
    if (!isAlone && this.mirrors === undefined) this.mirrors = this.#around.lead(this)
    else this.mirrors?.update()
  }

  #takeOver(replica: Replica): void {
    const last = replica.handOver((index, position, meta) => this.#machine.adopt(index, position, meta))
    this.#machine.skipTo(last)
  }

  #recover(recovered: RecoveredQueue): void {
    // Producers too of one without mirrors: it may have had some.
    recoverMessages(recovered, this.#around.messageLog, this.producers, (index, position, bodyBytes) =>
      this.#machine.recover(index, position, bodyBytes),
    )
    this.#machine.skipTo(recovered.lastIndex)
  }

  #writeSettled(): void {
    const { messageLog, turn } = this.#around
    const { firsts, counts, size } = this.#settled
    messageLog.appendSettle(this.uid, this.epoch, this.#machine.lastIndex, firsts, counts, size)
    this.#settled.clear()
    turn.logLater() // After a crash what it settles comes again, as it may anyway.
  }

  #markIfPumpable(): void {
    if (!this.marked && this.#machine.canPump) this.#around.turn.queueDirty(this)
  }

  #markIfSettled(): void {
    if (!this.marked && this.#settled.size > 0) this.#around.turn.queueDirty(this)
  }

  #deleteRecord(done: (result: Result<void, QueueError>) => void): void {
    this.#isDeleting = true
    this.#around.deleteRecord(this.#record, (result) => {
      this.#isDeleting = false
      done(result)
    })
  }

  /**
   * `done` comes after the attempt, so that a client that cancels and then declares anew does not meet the dying queue.
   * Without a majority the attempt fails; it is repeated for as long as nobody consumes.
   */
  #deleteAbandoned(done: () => void): void {
    if (this.#isDeleting) {
      done()
      return
    }
    this.#deleteRecord((result) => {
      if (!result.ok && !this.#isClosed) {
        const { vhost, name } = this.#record
        this.#around.log.warn('auto-delete queue not deleted', { vhost, queue: name, reason: result.error.kind })
        this.#around.timers.after(DELETE_RETRY_MS, () => {
          if (!this.#isClosed && this.#machine.isAbandoned) this.#deleteAbandoned(() => {})
        })
      }
      done()
    })
  }
}
