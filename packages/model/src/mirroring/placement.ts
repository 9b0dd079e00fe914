/**
 * Where the mirrors of a queue are: decided here, from the settings, the members that run and what there is already, and from
 * nothing else, so that every node finds the same. Decided anew whenever one of these changes.
 *
 * P1  A queue that is down keeps its replicas: whichever member of its sync set returns first may lead it.
 * P2  `all`: every running member. `exactly` N: the mirrors that run first, those in step before the others, older ones before
 *     younger; then the running members that hold the fewest replicas. `nodes`: the members listed; names of none are passed over.
 * P3  A mirror whose node is down stays listed, for it may come back with most of the queue. In `exactly` a running member takes
 *     its place, if there is one.
 * P4  A new mirror holds nothing, so that it is not in the sync set; but of a new queue it holds all there is.
 * P5  A leader that is not listed stays until a listed mirror is in step, leads it from then on, and leaves.
 * P6  A leader is always in its sync set, and of a queue that runs every member of the sync set runs.
 * P7  A member that is drained gets no new mirror, and passes what it leads to a mirror in step elsewhere as soon as there is one. What
 *     it mirrors it keeps.
 */
import type { Epoch, NodeId, NodeName } from '@warren/kernel'
import { begunAt } from '../lineage.ts'
import type { MirrorPlaces, QueueRecord } from '../record.ts'
import type { MetadataState } from '../state.ts'

/** Of a mirrored queue: what a side of a partition goes through before it meets the other. */
const EPOCHS_MAX = 8

/** `queue` with the mirrors that it is to have; the same object when it has them. `index` is the Raft index of the command. */
export function place(state: MetadataState, queue: QueueRecord, index: number): QueueRecord {
  const { mirroring } = queue.settings
  if (queue.state === 'down' || mirroring === undefined) return queue // P1
  const led = handOver(state, queue, { places: mirroring, index })
  return withMirrors(led, mirrorsOf(state, led, mirroring), index)
}

/** A new queue, with its mirrors and, if its leader is not listed or is drained, with another one. */
export function placeNew(state: MetadataState, queue: QueueRecord): QueueRecord {
  const { mirroring } = queue.settings
  if (mirroring === undefined) return queue
  const leader =
    mirroring.mode === 'nodes' ? listedLeader(state, queue.leader, mirroring.nodes) : openLeader(state, queue)
  const alone = { ...queue, leader, mirrors: [], syncSet: [leader] }
  const mirrors = mirrorsOf(state, alone, mirroring)
  return { ...alone, mirrors, syncSet: [leader, ...mirrors] } // P4: all of them run.
}

/** Nothing but its leader is left, unless it is down (P1). */
export function withoutMirrors(queue: QueueRecord, index: number): QueueRecord {
  return queue.state === 'down' ? queue : withMirrors(queue, [], index)
}

/**
 * The successor leads in a new epoch. The leader before it becomes the youngest mirror and has to be brought in step again; of
 * the others only those were in step with a successor that was so itself.
 */
export function promote(state: MetadataState, queue: QueueRecord, succession: Succession): QueueRecord {
  const { successor, index } = succession
  const isInStep = queue.syncSet.includes(successor)
  const others = isInStep ? queue.syncSet.filter((node) => node !== queue.leader && node !== successor) : []
  return {
    ...queue,
    leader: successor,
    ...nextEpoch(state, queue, succession),
    mirrors: [...without(queue.mirrors, successor), queue.leader],
    mirrorsChangedAt: index,
    syncSet: [successor, ...others.filter((node) => state.isRunning(node))], // P6
    state: 'running',
  }
}

export interface Succession {
  readonly successor: NodeId
  readonly index: number
}

/** One that nobody mirrors is on one node in whatever history: of its epochs the newest will do. */
export function nextEpoch(
  state: MetadataState,
  queue: QueueRecord,
  { successor: leader, index }: Succession,
): Pick<QueueRecord, 'epoch' | 'epochs'> {
  const epoch = (queue.epoch + 1) as Epoch // Starts at 1.
  const before = queue.mirrors.length > 0 ? queue.epochs.slice(1 - EPOCHS_MAX) : []
  return { epoch, epochs: [...before, { epoch, begunAt: begunAt(state.lineage, index), leader }] }
}

export function without(nodes: readonly NodeId[], node: NodeId): readonly NodeId[] {
  return nodes.filter((other) => other !== node)
}

function withMirrors(queue: QueueRecord, mirrors: readonly NodeId[], index: number): QueueRecord {
  const before = queue.mirrors
  if (mirrors.length === 0 && before.length === 0) return queue
  if (mirrors.length === before.length && mirrors.every((node, i) => node === before[i])) return queue
  const syncSet = queue.syncSet.filter((node) => node === queue.leader || mirrors.includes(node))
  return { ...queue, mirrors, mirrorsChangedAt: index, syncSet }
}

/** P5, P7 */
function handOver(
  state: MetadataState,
  queue: QueueRecord,
  { places, index }: { readonly places: MirrorPlaces; readonly index: number },
): QueueRecord {
  const mayLead = (node: NodeId): boolean => state.takesReplicas(node) && isWanted(state, node, places)
  if (mayLead(queue.leader)) return queue
  const successor = queue.syncSet.find(mayLead)
  return successor === undefined ? queue : promote(state, queue, { successor, index })
}

function mirrorsOf(state: MetadataState, queue: QueueRecord, places: MirrorPlaces): readonly NodeId[] {
  if (places.mode === 'exactly') return exactly(state, queue, places.count - 1)
  const kept = queue.mirrors.filter((node) => isWanted(state, node, places))
  for (const id of state.members.keys()) {
    if (id === queue.leader || kept.includes(id)) continue
    if (state.takesReplicas(id) && isWanted(state, id, places)) kept.push(id)
  }
  return kept
}

/** P2, P3 */
function exactly(state: MetadataState, queue: QueueRecord, count: number): readonly NodeId[] {
  const up = queue.mirrors.filter((node) => state.isRunning(node))
  const inStep = up.filter((node) => queue.syncSet.includes(node))
  const lagging = up.filter((node) => !queue.syncSet.includes(node))
  const kept = [...inStep, ...lagging].slice(0, count)
  const added = kept.length < count ? leastLoaded(state, queue, count - kept.length) : []
  const open = count - kept.length - added.length
  const away = queue.mirrors.filter((node) => !up.includes(node) && state.members.has(node)).slice(0, open)
  return [...queue.mirrors.filter((node) => kept.includes(node) || away.includes(node)), ...added]
}

/** Running members without a replica of `queue`, those that hold the fewest of all queues first; of equal ones the first by name. */
function leastLoaded(state: MetadataState, queue: QueueRecord, count: number): readonly NodeId[] {
  const free = [...state.members.values()].filter(
    ({ id }) => state.takesReplicas(id) && id !== queue.leader && !queue.mirrors.includes(id),
  )
  free.sort((left, right) => {
    const difference = state.replicaCount(left.id) - state.replicaCount(right.id)
    return difference === 0 ? (left.name < right.name ? -1 : 1) : difference
  })
  return free.slice(0, count).map(({ id }) => id)
}

/** P7 */
function openLeader(state: MetadataState, queue: QueueRecord): NodeId {
  if (state.members.get(queue.leader)?.isDraining !== true) return queue.leader
  return leastLoaded(state, queue, 1)[0] ?? queue.leader
}

/** The first of the list that runs and is not drained, unless `suggested` is listed itself, or none of them runs (RabbitMQ). */
function listedLeader(state: MetadataState, suggested: NodeId, nodes: readonly NodeName[]): NodeId {
  if (isListed(state, suggested, nodes) && state.takesReplicas(suggested)) return suggested
  const open = [...state.members.values()].filter(({ id }) => state.takesReplicas(id))
  for (const name of nodes) {
    const member = open.find((candidate) => candidate.name === name)
    if (member !== undefined) return member.id
  }
  return suggested
}

function isWanted(state: MetadataState, node: NodeId, places: MirrorPlaces): boolean {
  return places.mode === 'nodes' ? isListed(state, node, places.nodes) : state.members.has(node)
}

function isListed(state: MetadataState, node: NodeId, nodes: readonly NodeName[]): boolean {
  const member = state.members.get(node)
  return member !== undefined && nodes.includes(member.name)
}
