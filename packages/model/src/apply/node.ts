/**
 * Nodes that come and go, and what becomes of the queues they led and of transient exchanges.
 *
 * Queues. When a node goes down, each queue it led passes to the oldest running member of its sync set, rather one that is not
 * drained, in a new epoch; or, where its policy says `always`, without one to its oldest running mirror, with the loss of what that
 * does not hold. Without either, an exclusive or transient queue is deleted with its bindings, and a durable one is `down` until the
 * node, or a member of the sync set, returns: then in a new epoch too, for the node may have lost the unsynced tail of its log, and
 * nothing that was numbered in the old epoch may be taken for what gets the same number later. An incarnation is down for good: the
 * node comes back with a newer one, and a `nodeUp` that finds the old one `running` takes it down first. So whatever a restarted node
 * led and kept in memory only is gone.
 *
 * Transient exchanges live in every node's memory, so they vanish when the whole cluster has been down (RabbitMQ: ram tables).
 * That moment may have no command of its own: the last nodes to crash can no longer report it. Hence a rule that needs none.
 * A running member has an index `upSince`: a node that hears a running incarnation when it announces itself takes the
 * smallest `upSince` of those it hears, any other the index of its own announcement. So an unbroken chain of overlapping nodes has
 * been up since that index. A transient exchange declared at index d lives as long as some running member has upSince <= d.
 * (Their bindings go with them: a binding is as durable as the less durable of its ends.)
 */
import type { NodeId } from '@warren/kernel'
import type { NodeDown, NodeUp, SetDraining } from '../command.ts'
import type { Change } from '../decision/change.ts'
import { change, type Decision, keep, refuse } from '../decision/decision.ts'
import { missingFeatureFlags } from '../feature-flags.ts'
import { nextEpoch, place, promote, without, withoutMirrors } from '../mirroring/placement.ts'
import type { MemberRecord, QueueRecord } from '../record.ts'
import type { MetadataState } from '../state.ts'
import { removeExchange } from './binding.ts'
import { removeQueue } from './queue.ts'

export function decideNodeDown(state: MetadataState, command: NodeDown): Decision {
  const member = state.members.get(command.node)
  if (member === undefined) return refuse({ kind: 'noSuchMember', node: command.node })
  if (!member.running || member.incarnation !== command.incarnation) return keep()
  return change((target) => takeDown(target, member, command.planned === true ? 'stopped' : 'failed'))
}

export function decideNodeUp(state: MetadataState, command: NodeUp): Decision {
  const member = state.members.get(command.node)
  if (member === undefined) return refuse({ kind: 'noSuchMember', node: command.node })
  const { incarnation: received } = command
  const { incarnation: recorded, running } = member
  if (received === recorded && running) return keep()
  if (received <= recorded) return refuse({ kind: 'staleIncarnation', node: member.name, recorded, received })
  const missing = missingFeatureFlags(state.featureFlags, command.featureFlags ?? [])
  if (missing.length > 0) return refuse({ kind: 'featureFlagsMissing', node: member.name, flags: missing })
  return change((target) => {
    if (running) stopMember(target, member, 'failed')
    startMember(target, member, command)
    removeUnheldExchanges(target)
    state.proposers.forget(member.id, received)
    restoreQueues(target, member.id)
  })
}

export function decideSetDraining(state: MetadataState, command: SetDraining): Decision {
  const { node, incarnation, isDraining } = command
  const member = state.members.get(node)
  if (member === undefined) return refuse({ kind: 'noSuchMember', node })
  if (!member.running || member.incarnation !== incarnation) {
    return refuse({ kind: 'nodeNotRunning', node: member.name })
  }
  if (member.isDraining === isDraining) return keep()
  return change((target) => {
    target.replaceMember('memberChanged', { ...member, isDraining })
    for (const queue of allQueues(target.state)) placeAnew(target, queue)
  })
}

/** How it went down, as far as anybody knows. */
export type NodeEnd = 'stopped' | 'failed'

/** Takes a running member down: its queues go, pass to a mirror or wait. */
export function takeDown(target: Change, member: MemberRecord, end: NodeEnd): void {
  stopMember(target, member, end)
  removeUnheldExchanges(target)
}

function stopMember(target: Change, member: MemberRecord, end: NodeEnd): void {
  target.replaceMember('nodeDown', { ...member, running: false, upSince: 0, isDraining: false })
  for (const queue of queuesOn(target.state, member.id)) {
    if (queue.leader === member.id) loseLeader(target, queue, end)
    else loseMirror(target, queue, member.id)
  }
}

/**
 * Takes a member that is down, and will not come back, out of every queue it led or mirrors. What is led by it passes to the best
 * replica left, be that one down or out of step: nothing better will ever come. Without any, the queue is deleted.
 */
export function leaveQueues(target: Change, node: NodeId): void {
  for (const queue of queuesOn(target.state, node)) {
    const left = {
      ...queue,
      mirrors: without(queue.mirrors, node),
      mirrorsChangedAt: target.index,
      syncSet: without(queue.syncSet, node),
    }
    if (queue.leader === node) bequeath(target, queue, left)
    else target.replaceQueue(place(target.state, left, target.index))
  }
}

function bequeath(target: Change, queue: QueueRecord, left: QueueRecord): void {
  const { state } = target
  const heirs = [...left.syncSet, ...left.mirrors]
  const heir = heirs.find((node) => state.isRunning(node)) ?? heirs[0]
  if (heir === undefined) {
    removeQueue(target, queue, 'memberRemoved')
    return
  }
  // Whoever leads defines what the queue holds: those in step with the old leader are so with an heir of their set only.
  const promoted = promote(state, { ...queue, syncSet: left.syncSet }, { successor: heir, index: target.index })
  const inherited = { ...promoted, mirrors: without(promoted.mirrors, queue.leader) }
  target.replaceQueue(
    state.isRunning(heir)
      ? revived(state, inherited, target.index)
      : { ...inherited, syncSet: left.syncSet.includes(heir) ? left.syncSet : [heir], state: 'down' },
  )
}

function loseLeader(target: Change, queue: QueueRecord, end: NodeEnd): void {
  const { index, state } = target
  const successor = heirOf(state, queue, end)
  if (successor !== undefined) target.replaceQueue(place(state, promote(state, queue, { successor, index }), index))
  else if (queue.durable) target.replaceQueue({ ...queue, state: 'down' })
  else removeQueue(target, queue, 'nodeDown')
}

function heirOf(state: MetadataState, queue: QueueRecord, end: NodeEnd): NodeId | undefined {
  if (queue.mirrors.length === 0) return undefined // Of thousands of queues most.
  const outOfStep = mayLoseMessages(queue, end) ? queue.mirrors : []
  return heirAmong(state, queue, queue.syncSet) ?? heirAmong(state, queue, outOfStep)
}

/** The first that runs, rather one that is not drained. */
function heirAmong(state: MetadataState, { leader }: QueueRecord, nodes: readonly NodeId[]): NodeId | undefined {
  const running = nodes.filter((node) => node !== leader && state.isRunning(node))
  return running.find((node) => state.takesReplicas(node)) ?? running[0]
}

/** Whether a mirror that is not in step may lead. */
function mayLoseMessages({ settings: { mirroring } }: QueueRecord, end: NodeEnd): boolean {
  return (end === 'stopped' ? mirroring?.promoteOnShutdown : mirroring?.promoteOnFailure) === 'always'
}

/** A mirror that is down holds nothing back: the queue goes on without it. A queue that is down keeps its set: whoever returns of it may lead. */
function loseMirror(target: Change, queue: QueueRecord, node: NodeId): void {
  if (queue.state === 'down') return
  const { index, state } = target
  const left = { ...queue, syncSet: without(queue.syncSet, node), mirrorsChangedAt: index }
  target.replaceQueue(place(state, left, index))
}

function startMember(target: Change, member: MemberRecord, command: NodeUp): void {
  const { incarnation, host, clusterPort, amqpPort, version } = command
  const upSince = chainStart(target, command)
  target.replaceMember('nodeUp', {
    ...member,
    host,
    clusterPort,
    amqpPort,
    version,
    incarnation,
    running: true,
    upSince,
    isDraining: false,
    featureFlags: command.featureFlags ?? [],
  })
}

function chainStart(target: Change, command: NodeUp): number {
  let start = target.index
  for (const { node, incarnation } of command.hears) {
    const heard = target.state.members.get(node)
    if (heard?.running === true && heard.incarnation === incarnation && heard.upSince < start) start = heard.upSince
  }
  return start
}

/**
 * Queues that waited for this node, as their leader or as a member of the sync set of a leader that is still down; and those that
 * want a mirror on it.
 */
function restoreQueues(target: Change, node: NodeId): void {
  const { index, state } = target
  for (const queue of allQueues(state)) {
    if (queue.state === 'running') {
      if (queue.mirrors.includes(node)) placeAnew(target, withNewMirror(queue, index))
      else if (queue.settings.mirroring !== undefined) placeAnew(target, queue)
    } else if (queue.leader === node) target.replaceQueue(resume(state, queue, index))
    else if (queue.syncSet.includes(node)) {
      target.replaceQueue(revived(state, promote(state, queue, { successor: node, index }), index))
    }
  }
}

/** A mirror has restarted. What its leader said of the start before, when it did not know of its end yet, may only come now. */
function withNewMirror(queue: QueueRecord, index: number): QueueRecord {
  return { ...queue, mirrorsChangedAt: index }
}

function placeAnew(target: Change, queue: QueueRecord): void {
  const placed = place(target.state, queue, target.index)
  if (placed !== target.state.queuesByUid.get(queue.uid)) target.replaceQueue(placed)
}

/** Its leader is back: in a new epoch, and without those that are still away. */
function resume(state: MetadataState, queue: QueueRecord, index: number): QueueRecord {
  const syncSet = queue.syncSet.filter((node) => state.isRunning(node))
  return revived(
    state,
    {
      ...queue,
      ...nextEpoch(state, queue, { successor: queue.leader, index }),
      syncSet,
      mirrorsChangedAt: index,
      state: 'running',
    },
    index,
  )
}

/** While it was down its replicas stayed, whatever became of its policy. */
function revived(state: MetadataState, queue: QueueRecord, index: number): QueueRecord {
  return queue.settings.mirroring === undefined ? withoutMirrors(queue, index) : place(state, queue, index)
}

function removeUnheldExchanges(target: Change): void {
  let earliest = Number.POSITIVE_INFINITY
  for (const member of target.state.members.values()) {
    if (member.running && member.upSince < earliest) earliest = member.upSince
  }
  for (const topology of target.state.vhosts.values()) {
    for (const exchange of topology.exchanges.values()) {
      if (!exchange.record.durable && exchange.record.declaredAt < earliest) removeExchange(target, exchange)
    }
  }
}

/** Every queue there is when the call is made, by vhost and in order of declaration. */
function allQueues(state: MetadataState): readonly QueueRecord[] {
  const queues: QueueRecord[] = []
  for (const topology of state.vhosts.values()) {
    // An array of them at once: to step through a map of thousands takes milliseconds in code that has just begun to run.
    for (const { record } of [...topology.queues.values()]) queues.push(record)
  }
  return queues
}

/** Those that this member leads or mirrors, in the same order. */
function queuesOn(state: MetadataState, node: NodeId): readonly QueueRecord[] {
  return allQueues(state).filter(({ leader, mirrors }) => leader === node || mirrors.includes(node))
}
