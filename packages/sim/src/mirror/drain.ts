/** At the end every queue is emptied at its leader, and compared with what clients were told. */
import { copyBody } from '@warren/codec'
import type { LogIndex, NodeId } from '@warren/kernel'
import type { World } from '../world.ts'
import type { Ledger, QueueLedger } from './ledger.ts'
import { idOf } from './mirror-checker.ts'
import type { MirrorNode } from './mirror-node.ts'

export interface DrainOptions {
  readonly world: World
  readonly ledger: Ledger
  readonly nodes: ReadonlyMap<NodeId, MirrorNode>
}

export function drain({ world, ledger, nodes }: DrainOptions): void {
  for (const queue of ledger.queues.values()) {
    if (queue.isDeleted) continue
    const leader = nodes.get(queue.record.leader)
    if (leader === undefined) throw world.fail(`queue ${queue.name} has no leader`)
    checkMirrors(world, queue, leader, nodes)
    const found = takeAll(world, ledger, queue, leader)
    checkOrder(world, queue, found)
    for (const { id, indexes } of queue.owed.values()) {
      if (!found.has(id)) world.fail(`queue ${queue.name} has lost ${id} (${indexes.join(' ')}), which was confirmed`)
    }
  }
}

/** Everybody in step has what the leader has, and no more. */
function checkMirrors(
  world: World,
  queue: QueueLedger,
  leader: MirrorNode,
  nodes: ReadonlyMap<NodeId, MirrorNode>,
): void {
  const held = leader.application?.directory.localQueue(queue.uid)?.heldIndexes() ?? new Float64Array()
  for (const { id, application } of nodes.values()) {
    if (queue.record.mirrors.includes(id) || application?.directory.replica(queue.uid) === undefined) continue
    world.fail(`${id} keeps a replica of queue ${queue.name}, and is no mirror of it`)
  }
  for (const id of queue.record.syncSet) {
    const directory = nodes.get(id)?.application?.directory
    if (id === queue.record.leader || directory === undefined) continue
    const replica = directory.replica(queue.uid)
    if (replica?.size !== held.length) {
      world.fail(`${id} holds ${replica?.size} messages of queue ${queue.name}, its leader ${held.length}`)
    }
    for (const index of held) if (!replica.holds(index as LogIndex)) world.fail(`${id} lacks ${index} of ${queue.name}`)
  }
}

function takeAll(world: World, ledger: Ledger, queue: QueueLedger, leader: MirrorNode): ReadonlySet<string> {
  const local = leader.application?.directory.localQueue(queue.uid)
  if (local === undefined) return world.fail(`${leader.id} does not lead queue ${queue.name}`)
  const found = new Set<string>()
  let last = 0
  for (let left = local.heldIndexes().length; left > 0; left -= 1) {
    local.get(true, (result) => {
      if (!result.ok || result.value === undefined)
        return world.fail(`queue ${queue.name} keeps ${left} back of ${[...local.heldIndexes()].join(' ')}`)
      const { index, source, contentStart, contentEnd } = result.value
      const id = idOf(copyBody(source, contentStart, contentEnd))
      const { endedAt } = ledger.seen(queue.uid, index, id)
      if (index <= last) world.fail(`queue ${queue.name} gives ${index} after ${last}`)
      last = index
      if (found.has(id)) world.fail(`queue ${queue.name} has ${id} twice`)
      found.add(id)
      if (endedAt === `${local.epoch} ${leader.id}#${leader.incarnation}`) {
        world.fail(`${id} was acknowledged in epoch ${local.epoch} and is in queue ${queue.name}`)
      }
    })
  }
  return found
}

/** Of each publisher, in the order in which it published. */
function checkOrder(world: World, queue: QueueLedger, found: ReadonlySet<string>): void {
  const last = new Map<string, number>()
  for (const id of found) {
    const at = id.lastIndexOf(':')
    const publisher = id.slice(0, at)
    const sequence = Number(id.slice(at + 1))
    const before = last.get(publisher) ?? 0
    if (sequence <= before) world.fail(`queue ${queue.name} has ${id} behind ${publisher}:${before}`)
    last.set(publisher, sequence)
  }
}
