/**
 * What clients did and were told, and what must therefore be in the queues.
 *
 * A message that was confirmed is *owed* from then on, until a client may have made an end of it (an acknowledgement, a purge, a
 * delivery that needs none) or until it is excused: it was transient, and everybody in step who had it in memory was down at once.
 */
import type { Epoch, NodeId, QueueUid } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { World } from '../world.ts'

export interface Entry {
  readonly id: string
  readonly isPersistent: boolean
  /** Under which it was seen at leaders: more than one, if a leader took it in that had not what an earlier one had. */
  readonly indexes: number[]
  isConfirmed: boolean
  /** A client may have made an end of it. */
  mayBeGone: boolean
  isExcused: boolean
  /** The queue's losses when it was published. */
  readonly losses: number
  /** Acknowledged at the leader of this epoch and life. */
  endedAt: string | undefined
}

export class QueueLedger {
  readonly uid: QueueUid
  readonly name: string
  readonly isDurable: boolean
  readonly entries = new Map<string, Entry>()
  readonly byIndex = new Map<number, string>()
  readonly owed = new Map<string, Entry>()
  /** Members of the sync set that have had everything in memory since they are in it. */
  readonly intact = new Map<NodeId, number>()
  isDeleted = false
  /** Under way. */
  purges = 0
  /** What was published before then may have been purged. */
  purgedUntilMs = 0
  /** How often all that was in memory only may have been lost. */
  losses = 0
  record: QueueRecord

  constructor(record: QueueRecord) {
    this.uid = record.uid
    this.name = record.name
    this.isDurable = record.durable
    this.record = record
  }
}

export interface CommittedBy {
  /** A member was taken out: nobody of the set may be left. */
  readonly isForced: boolean
  readonly joined: NodeId | undefined
}

export class Ledger {
  readonly queues = new Map<QueueUid, QueueLedger>()
  confirmed = 0
  failed = 0
  delivered = 0
  acknowledged = 0
  excused = 0
  readonly #world: World
  readonly #leaders = new Map<string, NodeId>()
  /** The incarnation of a node that runs now and is the one recorded; undefined for others. */
  readonly #memoryOf: (node: NodeId) => number | undefined

  constructor(world: World, memoryOf: (node: NodeId) => number | undefined) {
    this.#world = world
    this.#memoryOf = memoryOf
  }

  queue(uid: QueueUid): QueueLedger {
    const queue = this.queues.get(uid)
    if (queue === undefined) return this.#world.fail(`queue ${uid} is unknown to its clients`)
    return queue
  }

  /** The truth about a queue has changed: one leader an epoch, which was in step (or is `joined` just now), and who is in step. */
  committed(record: QueueRecord, { isForced, joined }: CommittedBy): void {
    const key = `${record.uid} ${record.epoch}`
    const leader = this.#leaders.get(key)
    if (leader !== undefined && leader !== record.leader) {
      this.#world.fail(`${leader} and ${record.leader} lead queue ${record.name} in epoch ${record.epoch}`)
    }
    this.#leaders.set(key, record.leader)
    const known = this.queues.get(record.uid)
    const queue = known ?? new QueueLedger(record)
    const before = known === undefined ? [] : queue.record.syncSet
    if (before.length > 0 && !before.includes(record.leader) && record.leader !== joined) {
      if (!isForced) this.#world.fail(`${record.leader} leads queue ${record.name}, and was not in step`)
      this.#forfeit(queue)
    }
    queue.record = record
    this.queues.set(record.uid, queue)
    for (const node of queue.intact.keys()) if (!record.syncSet.includes(node)) queue.intact.delete(node)
    for (const node of record.syncSet) if (!before.includes(node)) this.#join(queue, node)
    this.#consider(queue)
  }

  deleted(uid: QueueUid): void {
    const queue = this.queues.get(uid)
    if (queue === undefined) return
    queue.isDeleted = true
    queue.owed.clear()
  }

  /** The node's memory is gone. */
  forgot(node: NodeId): void {
    for (const queue of this.queues.values()) {
      queue.intact.delete(node)
      this.#consider(queue)
    }
  }

  /** Nodes have come or gone: whoever leads alone is intact again. */
  recovered(): void {
    for (const queue of this.queues.values()) if (queue.intact.size === 0) this.#join(queue, queue.record.leader)
  }

  /** What was published to the queue under that name. */
  entry(uid: QueueUid, id: string): Entry {
    return this.#entry(this.queue(uid), id)
  }

  published(uid: QueueUid, id: string, isPersistent: boolean): void {
    const queue = this.queue(uid)
    queue.entries.set(id, {
      ...{ id, isPersistent: isPersistent && queue.isDurable, indexes: [], isConfirmed: false },
      ...{
        mayBeGone: queue.purges > 0 || this.#world.nowMs <= queue.purgedUntilMs,
        isExcused: false,
        losses: queue.losses,
        endedAt: undefined,
      },
    })
  }

  confirm(uid: QueueUid, id: string): void {
    const queue = this.queue(uid)
    const entry = this.#entry(queue, id)
    this.confirmed += 1
    entry.isConfirmed = true
    // Of several queues one may have taken it long before it was confirmed.
    const isKept = (entry.isPersistent && !entry.isExcused) || (queue.intact.size > 0 && entry.losses === queue.losses)
    if (!entry.mayBeGone && !queue.isDeleted && isKept) queue.owed.set(id, entry)
  }

  /** A leader has it under that index; or somebody was given it. Returns the entry. */
  seen(uid: QueueUid, index: number, id: string): Entry {
    const queue = this.queue(uid)
    const entry = this.#entry(queue, id)
    const known = queue.byIndex.get(index)
    if (known !== undefined && known !== id) {
      this.#world.fail(`queue ${queue.name}: index ${index} names ${known} and ${id}`)
    }
    queue.byIndex.set(index, id)
    if (entry.indexes.includes(index)) return entry
    entry.indexes.push(index)
    return entry
  }

  /** A client makes an end of it, or tries to. */
  mayEnd(uid: QueueUid, id: string): void {
    const queue = this.queue(uid)
    this.#entry(queue, id).mayBeGone = true
    queue.owed.delete(id)
  }

  /** The leader of the epoch, in this life, has let it go for a client's acknowledgement. */
  ended(uid: QueueUid, id: string, epoch: Epoch, life: string): void {
    this.#entry(this.queue(uid), id).endedAt = `${epoch} ${life}`
  }

  /** A client purges: whatever is published until it has an answer may go. */
  purging(uid: QueueUid): void {
    const queue = this.queue(uid)
    queue.purges += 1
    for (const id of queue.entries.keys()) this.mayEnd(uid, id)
  }

  /** A purge has an answer, or will have none; it may go on until then. */
  purged(uid: QueueUid, untilMs: number): void {
    const queue = this.queue(uid)
    queue.purges -= 1
    queue.purgedUntilMs = Math.max(queue.purgedUntilMs, untilMs)
  }

  #entry(queue: QueueLedger, id: string): Entry {
    const entry = queue.entries.get(id)
    if (entry === undefined) return this.#world.fail(`queue ${queue.name} has ${id}, which nobody published to it`)
    return entry
  }

  /** The only copy was given up by the operator. */
  #forfeit(queue: QueueLedger): void {
    this.excused += queue.owed.size
    queue.losses += 1
    for (const entry of queue.entries.values()) entry.isExcused = true
    queue.owed.clear()
    queue.intact.clear()
  }

  #join(queue: QueueLedger, node: NodeId): void {
    const memory = this.#memoryOf(node)
    if (memory !== undefined && queue.record.syncSet.includes(node)) queue.intact.set(node, memory)
  }

  /** Nobody in step has kept all: what was in memory only is excused. */
  #consider(queue: QueueLedger): void {
    if (queue.intact.size > 0) return
    queue.losses += 1
    for (const entry of [...queue.owed.values()]) {
      if (entry.isPersistent) continue
      entry.isExcused = true
      this.excused += 1
      queue.owed.delete(entry.id)
    }
    this.#join(queue, queue.record.leader)
  }
}
