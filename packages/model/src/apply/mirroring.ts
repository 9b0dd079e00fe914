/**
 * Who is in step with a queue's leader, as the leader reports it, and the planned passing of leadership.
 *
 * A leader proposes to grow the sync set by a mirror that holds all it has, and waits for that mirror from then on. Before the
 * proposal is applied the mirror may have been dropped and made anew, or its node may have restarted: it would then be in the set
 * with less than it was reported to have. Hence `mirrorsChangedAt`: what was reported of other mirrors than those of now is refused.
 *
 * To shrink the set is always safe, for the leader holds everything. It is a change also when the mirror is not in the set: once it
 * is applied, no proposal to grow the set that was made before it takes effect, so that the leader need not wait for that any more.
 */
import type { GrowSyncSet, ShrinkSyncSet, TransferLeader } from '../command.ts'
import { change, type Decision, keep, refuse } from '../decision/decision.ts'
import { homeNodeDown } from '../decision/refusal.ts'
import type { DomainError } from '../domain-error.ts'
import { place, promote, without } from '../mirroring/placement.ts'
import type { QueueRecord } from '../record.ts'
import type { MetadataState } from '../state.ts'

export function decideGrowSyncSet(state: MetadataState, command: GrowSyncSet): Decision {
  const { uid, node } = command
  const queue = state.queuesByUid.get(uid)
  if (queue === undefined) return refuse({ kind: 'noSuchQueue', uid })
  const error = objection(state, queue, command)
  if (error !== undefined) return refuse(error)
  if (queue.syncSet.includes(node)) return keep()
  if (queue.mirrorsChangedAt !== command.mirrorsChangedAt) {
    return refuse({ kind: 'mirrorsChanged', queue: queue.name, vhost: queue.vhost })
  }
  if (!state.isRunning(node)) return refuse({ kind: 'nodeNotRunning', node: state.nodeName(node) })
  return change((target) => {
    target.replaceQueue(place(state, { ...queue, syncSet: [...queue.syncSet, node] }, target.index))
  })
}

export function decideShrinkSyncSet(state: MetadataState, command: ShrinkSyncSet): Decision {
  const { uid, node } = command
  const queue = state.queuesByUid.get(uid)
  if (queue === undefined) return refuse({ kind: 'noSuchQueue', uid })
  const error = objection(state, queue, command)
  if (error !== undefined) return refuse(error)
  return change((target) => {
    const syncSet = without(queue.syncSet, node)
    target.replaceQueue({ ...queue, syncSet, mirrorsChangedAt: target.index })
  })
}

export function decideTransferLeader(state: MetadataState, command: TransferLeader): Decision {
  const { uid, to } = command
  const queue = state.queuesByUid.get(uid)
  if (queue === undefined) return refuse({ kind: 'noSuchQueue', uid })
  if (queue.state === 'down') return refuse(homeNodeDown(state, queue))
  if (queue.leader === to) return keep()
  if (state.members.get(to)?.isDraining === true) return refuse({ kind: 'nodeDraining', node: state.nodeName(to) })
  if (!queue.syncSet.includes(to)) {
    return refuse({ kind: 'notSynchronised', node: state.nodeName(to), queue: queue.name, vhost: queue.vhost })
  }
  return change((target) => {
    const { index } = target
    target.replaceQueue(place(state, promote(state, queue, { successor: to, index }), index))
  })
}

/** What the leader of another epoch says counts no more, nor what one says that is down. */
function objection(
  state: MetadataState,
  queue: QueueRecord,
  command: GrowSyncSet | ShrinkSyncSet,
): DomainError | undefined {
  const { name, vhost, epoch } = queue
  if (queue.state === 'down') return homeNodeDown(state, queue)
  if (command.epoch !== epoch) {
    return { kind: 'staleEpoch', queue: name, vhost, recorded: epoch, received: command.epoch }
  }
  if (queue.mirrors.includes(command.node)) return undefined
  return { kind: 'notMirror', node: state.nodeName(command.node), queue: name, vhost }
}
