/** What holds at every moment, looked at from outside: who is in step holds what is owed, and an index names one message. */
import type { LocalQueue } from '@warren/broker'
import { copyBody } from '@warren/codec'
import type { LogIndex, NodeId, QueueUid } from '@warren/kernel'
import type { Metadata } from '@warren/model'
import type { World } from '../world.ts'
import type { Ledger, QueueLedger } from './ledger.ts'
import type { MirrorNode } from './mirror-node.ts'

export class MirrorChecker {
  readonly #world: World
  readonly #ledger: Ledger
  readonly #nodes: ReadonlyMap<NodeId, MirrorNode>
  readonly #truth: () => Metadata
  /** The last index that was looked at, of each queue at each leader. */
  readonly #scanned = new WeakMap<LocalQueue, number>()
  /** Under which index each leader has, or had, a message. */
  readonly #taken = new WeakMap<LocalQueue, Map<string, number>>()
  /** The last of each publisher's messages at each leader. */
  readonly #last = new WeakMap<LocalQueue, Map<string, number>>()

  constructor(world: World, ledger: Ledger, nodes: ReadonlyMap<NodeId, MirrorNode>, truth: () => Metadata) {
    this.#world = world
    this.#ledger = ledger
    this.#nodes = nodes
    this.#truth = truth
  }

  /** After each event: which message has which index. */
  scan(): void {
    for (const node of this.#nodes.values()) {
      const { application } = node
      if (application === undefined) continue
      for (const queue of application.directory.localQueues()) this.#scanQueue(node, queue)
    }
  }

  /** All owed messages of all queues. O(messages x replicas). */
  checkAll(): void {
    const leaders = new Map<string, NodeId>()
    for (const node of this.#nodes.values()) {
      for (const { uid, epoch } of node.application?.directory.localQueues() ?? []) {
        const other = leaders.get(`${uid} ${epoch}`)
        if (other !== undefined) this.#world.fail(`${other} and ${node.id} lead queue ${uid} in epoch ${epoch}`)
        leaders.set(`${uid} ${epoch}`, node.id)
      }
    }
    for (const queue of this.#ledger.queues.values()) this.checkQueue(queue.uid)
  }

  checkQueue(uid: QueueUid): void {
    const queue = this.#ledger.queue(uid)
    if (queue.isDeleted) return
    for (const member of this.#members(queue)) {
      for (const { id, indexes } of queue.owed.values()) this.#checkOne(queue, member, id, indexes)
    }
  }

  /** Just confirmed. */
  checkMessage(uid: QueueUid, id: string): void {
    const queue = this.#ledger.queue(uid)
    const owed = queue.owed.get(id)
    if (owed === undefined || queue.isDeleted) return
    for (const member of this.#members(queue)) this.#checkOne(queue, member, id, owed.indexes)
  }

  #checkOne(queue: QueueLedger, member: MirrorNode, id: string, indexes: readonly number[]): void {
    const directory = member.application?.directory
    if (indexes.some((index) => directory?.holds(queue.uid, index as LogIndex) === true)) return
    const { leader, epoch, syncSet } = queue.record
    this.#world.fail(
      `${member.id} is in step in queue ${queue.name} and lacks ${id} at ${indexes.join(' ')}; ${leader} leads in epoch ${epoch}, in step ${syncSet.join(' ')}`,
    )
  }

  /** Who is in step by the truth, runs, and is the incarnation that is recorded. */
  #members(queue: QueueLedger): readonly MirrorNode[] {
    const members: MirrorNode[] = []
    for (const id of queue.record.syncSet) {
      const node = this.#nodes.get(id)
      const record = this.#truth().member(id)
      if (node?.application === undefined || record?.running !== true) continue
      if (record.incarnation === node.incarnation) members.push(node)
    }
    return members
  }

  #scanQueue(node: MirrorNode, queue: LocalQueue): void {
    const { lastIndex } = queue
    const known = this.#scanned.get(queue)
    if (known === lastIndex) return
    this.#scanned.set(queue, lastIndex)
    const from = known === undefined ? 0 : Math.max(known + 1, lastIndex - 4096)
    if (known === undefined) {
      for (const index of queue.heldIndexes().sort()) this.#look(node, queue, index)
      return
    }
    for (let index = from; index <= lastIndex; index += 1) this.#look(node, queue, index)
  }

  #look(node: MirrorNode, queue: LocalQueue, index: number): void {
    const position = queue.positionOf(index as LogIndex)
    if (position === undefined || node.application === undefined) return
    const { messageLog } = node.application
    messageLog.locate(position)
    const { buffer, contentStart, contentEnd } = messageLog.located
    const id = idOf(copyBody(buffer, contentStart, contentEnd))
    const { indexes, isConfirmed } = this.#ledger.entry(queue.uid, id)
    // A leader that does not know yet that it was replaced, or that its queue was deleted, takes in what it likes.
    const { record, isDeleted } = this.#ledger.queue(queue.uid)
    const isLeading = queue.epoch === record.epoch && !isDeleted
    if (isConfirmed && isLeading && !indexes.includes(index)) {
      this.#world.fail(`${node.id} has taken ${id} into queue ${queue.uid} at ${index} after it was confirmed`)
    }
    this.#ledger.seen(queue.uid, index, id)
    const before = mapOf(this.#taken, queue).get(id) ?? index
    if (before !== index) {
      this.#world.fail(`${node.id} has taken ${id} into queue ${queue.uid} twice, at ${before} and ${index}`)
    }
    mapOf(this.#taken, queue).set(id, index)
    this.#checkOrder(node, queue, id)
  }

  /** Each publisher's messages, in the order in which it published them: at every leader, from its first look at them on. */
  #checkOrder(node: MirrorNode, queue: LocalQueue, id: string): void {
    const at = id.lastIndexOf(':')
    const publisher = id.slice(0, at)
    const sequence = Number(id.slice(at + 1))
    const last = mapOf(this.#last, queue).get(publisher) ?? 0
    if (sequence <= last) {
      this.#world.fail(`${node.id} has taken ${id} into queue ${queue.uid} after ${publisher}:${last}`)
    }
    mapOf(this.#last, queue).set(publisher, sequence)
  }
}

function mapOf(maps: WeakMap<LocalQueue, Map<string, number>>, queue: LocalQueue): Map<string, number> {
  let map = maps.get(queue)
  if (map === undefined) {
    map = new Map()
    maps.set(queue, map)
  }
  return map
}

/** The body is the message's name, filled up with what belongs to that name. */
export function idOf(body: Buffer): string {
  const text = body.toString('latin1')
  const end = text.indexOf('|')
  const id = text.slice(0, end)
  if (text !== bodyOf(id, text.length)) throw new Error(`a message is not what was published: ${text.slice(0, 60)}`)
  return id
}

export function bodyOf(id: string, bytes: number): string {
  return `${id}|`.padEnd(bytes, id)
}
