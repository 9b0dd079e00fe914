/**
 * One queue as a pure machine: which message goes to whom, and which are gone. It knows messages as numbers (index,
 * position, meta) and consumers by their credit; contents, log and lanes are its host's.
 *
 * M1 Each index is in exactly one place: ready, unacknowledged, or gone; `gone` is told to the host exactly once.
 * M2 Ready messages are handed out in the order of their indexes, those that came back included.
 * M3 An index is assigned once and only grows.
 * M4 A consumer that is removed, or not active, is never handed a message.
 * M5 A consumer that said it has no credit is not asked again before `creditAvailable`.
 *
 * No object, closure or promise per message.
 */
import { assert, fail, type LogIndex, ok, type Position, type Result } from '@warren/kernel'
import { ConsumerGroups, type ConsumerRequest, type CreditSource, QueueConsumer } from './consumer-groups.ts'
import { MESSAGE_LOGGED, MESSAGE_REDELIVERED, messageMeta } from './message-meta.ts'
import { MessageTable } from './message-table.ts'
import { ReadyMessages } from './ready-messages.ts'

/** What the machine has done for it. A call may settle, enqueue or remove a consumer in turn, but not pump. */
export interface QueueHost<Request extends ConsumerRequest<CreditSource>> {
  /** Hands a message to the consumer. */
  deliver(consumer: QueueConsumer<Request>, index: LogIndex, position: Position, redelivered: boolean): void
  /** The message is out of the queue for good: its place may be released. `logged`: the log is owed a settle record. */
  gone(index: LogIndex, position: Position, logged: boolean): void
}

/**
 * `ack` and `discard` (rejected, to be dead-lettered one day) end a message; `requeue` puts it back, marked redelivered, also when
 * it was only on its way: another consumer may have seen a later one, and what comes unmarked comes in order.
 */
export type MachineOutcome = 'ack' | 'discard' | 'requeue'

export interface QueueMachineOptions<Request extends ConsumerRequest<CreditSource>> {
  readonly host: QueueHost<Request>
  readonly singleActiveConsumer: boolean
}

export class QueueMachine<Request extends ConsumerRequest<CreditSource>> {
  readonly #host: QueueHost<Request>
  readonly #isSingleActive: boolean
  readonly #ready = new ReadyMessages()
  readonly #unacked = new MessageTable()
  readonly #groups = new ConsumerGroups<Request>()
  /** In the order of registration. */
  readonly #consumers = new Set<QueueConsumer<Request>>()
  #exclusive: QueueConsumer<Request> | undefined = undefined
  #hadConsumer = false
  #lastIndex = 0
  #published = 0
  #delivered = 0
  #redelivered = 0
  #got = 0
  #acknowledged = 0
  /** Of the message that `get` took. */
  gotIndex = 0 as LogIndex
  gotPosition = 0 as Position
  gotRedelivered = false
  /** Of the message that `find` found. */
  foundPosition = 0 as Position
  foundMeta = 0

  constructor(options: QueueMachineOptions<Request>) {
    this.#host = options.host
    this.#isSingleActive = options.singleActiveConsumer
  }

  get readyCount(): number {
    return this.#ready.size
  }
  get readyBytes(): number {
    return this.#ready.bytes
  }
  get unackedCount(): number {
    return this.#unacked.size
  }
  get unackedBytes(): number {
    return this.#unacked.bytes
  }
  get consumerCount(): number {
    return this.#consumers.size
  }
  /** Messages enqueued since the queue was opened; so are the counts below. */
  get published(): number {
    return this.#published
  }
  get delivered(): number {
    return this.#delivered
  }
  get redelivered(): number {
    return this.#redelivered
  }
  get got(): number {
    return this.#got
  }
  get acknowledged(): number {
    return this.#acknowledged
  }
  /** It had a consumer, and the last one has gone: the end of an auto-delete queue (AMQP 0-9-1 §1.7.2.1, auto-delete). */
  get isAbandoned(): boolean {
    return this.#hadConsumer && this.#consumers.size === 0
  }
  /** `pump` would find both a message and somebody who may take it. */
  get canPump(): boolean {
    return this.#groups.hasCandidate && this.#ready.size > 0
  }
  /** The highest index given out so far; 0 for none. */
  get lastIndex(): LogIndex {
    return this.#lastIndex as LogIndex
  }
  /** The index that the next `enqueue` will use: for the record that is written first. */
  get nextIndex(): LogIndex {
    return (this.#lastIndex + 1) as LogIndex
  }

  /** Whether the message is ready or unacknowledged. O(log n). */
  holds(index: LogIndex): boolean {
    return this.#unacked.has(index) || this.#ready.has(index)
  }

  /** All that is ready or unacknowledged; ascending, a copy. O(n + m log m) with m that came back or are unacknowledged. */
  heldIndexes(): Float64Array {
    const fresh = this.#ready.freshIndexes()
    const returned = this.#ready.returnedIndexes()
    const unacked = this.#unacked.sortedIndexes()
    const others = new Float64Array(returned.length + unacked.length)
    others.set(returned)
    others.set(unacked, returned.length)
    others.sort()
    const all = new Float64Array(fresh.length + others.length)
    let taken = 0
    for (let i = 0; i < all.length; i += 1) {
      const other = others[taken] ?? Number.POSITIVE_INFINITY
      const next = fresh[i - taken] ?? Number.POSITIVE_INFINITY
      all[i] = Math.min(next, other)
      if (other < next) taken += 1
    }
    return all
  }

  /** Where a message lies that is ready or unacknowledged, in the `found` fields; false for one that is neither. */
  find(index: LogIndex): boolean {
    const isUnacked = this.#unacked.find(index)
    if (!isUnacked && !this.#ready.find(index)) return false
    const place = isUnacked ? this.#unacked : this.#ready
    this.foundPosition = place.takenPosition as Position
    this.foundMeta = (place.takenMeta | (isUnacked ? MESSAGE_REDELIVERED : 0)) >>> 0
    return true
  }

  /** Takes what the log still holds, before anything is enqueued. They may have been delivered: marked redelivered. */
  recover(index: LogIndex, position: Position, bodyBytes: number): void {
    assert(index > this.#lastIndex, 'recovered messages come in ascending order, before new ones')
    this.#lastIndex = index
    this.#ready.push(index, position, messageMeta(bodyBytes, MESSAGE_LOGGED | MESSAGE_REDELIVERED))
  }

  /** Takes what a replica held, before anything is enqueued: as `recover`, whether it is in the log or not. */
  adopt(index: LogIndex, position: Position, meta: number): void {
    assert(index > this.#lastIndex, 'adopted messages come in ascending order, before new ones')
    this.#lastIndex = index
    this.#ready.push(index, position, (meta | MESSAGE_REDELIVERED) >>> 0)
  }

  /** No index up to `index` is given out again (the log knows of it, although its message has gone). */
  skipTo(index: LogIndex): void {
    if (index > this.#lastIndex) this.#lastIndex = index
  }

  /** Appends a message under `nextIndex`; `flags` of message-meta.ts. */
  enqueue(position: Position, bodyBytes: number, flags: number): void {
    this.#lastIndex += 1
    this.#published += 1
    this.#ready.push(this.#lastIndex, position, messageMeta(bodyBytes, flags))
  }

  /**
   * Refused while a consumer holds the queue exclusively; an exclusive one is refused while there are others, and always
   * where a single active consumer is the rule.
   */
  addConsumer(request: Request): Result<QueueConsumer<Request>, 'exclusiveUse'> {
    const isAlone = !this.#isSingleActive && this.#consumers.size === 0
    if (this.#exclusive !== undefined || (request.exclusive && !isAlone)) return fail('exclusiveUse')
    const consumer = new QueueConsumer<Request>(request)
    const isActive = !this.#isSingleActive || this.#consumers.size === 0
    this.#consumers.add(consumer)
    this.#hadConsumer = true
    if (request.exclusive) this.#exclusive = consumer
    if (isActive) this.#activate(consumer)
    return ok(consumer)
  }

  /** What it holds unacknowledged stays with it. False when it has gone already. */
  removeConsumer(consumer: QueueConsumer<Request>): boolean {
    if (!this.#consumers.delete(consumer)) return false
    if (this.#exclusive === consumer) this.#exclusive = undefined
    if (!consumer.isActive) return true
    consumer.isActive = false
    this.#groups.leave(consumer)
    if (this.#isSingleActive) this.#activateNext()
    return true
  }

  /** In the order of registration; a copy. */
  consumers(): readonly QueueConsumer<Request>[] {
    return [...this.#consumers]
  }

  /** The consumer may be asked for credit again. */
  creditAvailable(consumer: QueueConsumer<Request>): void {
    if (consumer.isActive) this.#groups.wake(consumer)
  }

  /** Hands out at most `budget` messages; true when that was not all it could do. */
  pump(budget: number): boolean {
    const ready = this.#ready
    for (let left = budget; left > 0; left -= 1) {
      if (ready.size === 0) return false
      const consumer = this.#groups.pick()
      if (consumer === undefined) return false
      ready.take()
      const index = ready.takenIndex as LogIndex
      const position = ready.takenPosition as Position
      const meta = ready.takenMeta
      const isRedelivered = (meta & MESSAGE_REDELIVERED) !== 0
      this.#delivered += 1
      if (isRedelivered) this.#redelivered += 1
      if (!consumer.noAck) this.#unacked.set(index, position, meta)
      this.#host.deliver(consumer, index, position, isRedelivered)
      if (consumer.noAck) this.#host.gone(index, position, (meta & MESSAGE_LOGGED) !== 0)
    }
    return this.canPump
  }

  /**
   * Takes the first ready message for basic.get; its facts are in the `got` fields. Held as unacknowledged until it is
   * settled: a no_ack get settles it right after reading the content. False when none is ready.
   */
  get(): boolean {
    const ready = this.#ready
    if (ready.size === 0) return false
    ready.take()
    this.gotIndex = ready.takenIndex as LogIndex
    this.gotPosition = ready.takenPosition as Position
    this.gotRedelivered = (ready.takenMeta & MESSAGE_REDELIVERED) !== 0
    this.#got += 1
    if (this.gotRedelivered) this.#redelivered += 1
    this.#unacked.set(ready.takenIndex, ready.takenPosition, ready.takenMeta)
    return true
  }

  /** False, and no effect, for an index that is not unacknowledged. */
  settle(index: LogIndex, outcome: MachineOutcome): boolean {
    const unacked = this.#unacked
    if (!unacked.take(index)) return false
    const meta = unacked.takenMeta
    if (outcome === 'ack' || outcome === 'discard') {
      this.#acknowledged += 1
      this.#host.gone(index, unacked.takenPosition as Position, (meta & MESSAGE_LOGGED) !== 0)
      return true
    }
    this.#ready.giveBack(index, unacked.takenPosition, (meta | MESSAGE_REDELIVERED) >>> 0)
    return true
  }

  /** Drops what is ready, not what is unacknowledged; the number dropped. O(n). */
  purge(): number {
    const count = this.#ready.size
    for (let left = count; left > 0; left -= 1) {
      this.#ready.take()
      const isLogged = (this.#ready.takenMeta & MESSAGE_LOGGED) !== 0
      this.#host.gone(this.#ready.takenIndex as LogIndex, this.#ready.takenPosition as Position, isLogged)
    }
    return count
  }

  /** The queue is deleted: everything goes, unacknowledged or not, and no settle record is owed for it. O(n). */
  clear(): void {
    const ready = this.#ready
    for (let left = ready.size; left > 0; left -= 1) {
      ready.take()
      this.#host.gone(ready.takenIndex as LogIndex, ready.takenPosition as Position, false)
    }
    const held = this.#unacked.sortedIndexes()
    for (let i = 0; i < held.length; i += 1) {
      const index = held[i] as LogIndex // i < length.
      this.#unacked.take(index)
      this.#host.gone(index, this.#unacked.takenPosition as Position, false)
    }
  }

  #activate(consumer: QueueConsumer<Request>): void {
    consumer.isActive = true
    this.#groups.join(consumer)
  }

  /** Of a single-active-consumer queue: the highest priority, among equals the one that came first. */
  #activateNext(): void {
    let best: QueueConsumer<Request> | undefined
    for (const consumer of this.#consumers) {
      if (best === undefined || consumer.request.priority > best.request.priority) best = consumer
    }
    if (best !== undefined) this.#activate(best)
  }
}
