/**
 * The whole state as bytes and back. Written in parts, so that a large state does not stall the event loop: the records are
 * gathered at once (they never change in place, so what is gathered stays as it was), and encoded a part at a time. The parts
 * joined are one `Snapshot` message, for protobuf appends the repeated fields of messages that follow one another.
 */
import { fail, ok, type Result, type VhostName } from '@warren/kernel'
import { warren } from '../generated/metadata.js'
import type { ProposerSession } from '../proposer-sessions.ts'
import type { BindingRecord, ExchangeRecord, QueueRecord } from '../record.ts'
import { bindingIdentity } from '../routing/binding-identity.ts'
import { VhostTopology } from '../routing/topology.ts'
import { MetadataState, permissionKey, topicPermissionKey } from '../state.ts'
import type { EncodingError } from './proposal-encoding.ts'
import * as records from './record-encoding.ts'
import { embedded, MalformedError, type Read, type Written, wireInteger } from './wire.ts'

/** A snapshot in pieces; joined they are the snapshot. */
export interface SnapshotParts {
  /** The next piece, or undefined after the last. Shows the state of when the snapshot was begun. */
  next(): Uint8Array | undefined
}

/** Raised when an older release could no longer read what is written. */
const FORMAT = 1
/** About 2 ms of encoding. */
const PART_RECORDS = 1000

type Part = Written<'Snapshot'>

export function beginSnapshot(state: MetadataState): SnapshotParts {
  const parts = gatherParts(state)
  let at = 0
  return {
    next() {
      const part = parts[at]
      if (part === undefined) return undefined
      parts[at] = undefined
      at += 1
      return warren.metadata.Snapshot.encode(part()).finish()
    },
  }
}

export function restoreState(bytes: Uint8Array): Result<MetadataState, EncodingError> {
  try {
    return ok(readState(warren.metadata.Snapshot.decode(bytes)))
  } catch (error) {
    // protobufjs throws for malformed bytes, MalformedError for malformed values: both are the input's fault.
    return fail({ kind: 'malformed', text: error instanceof Error ? error.message : String(error) })
  }
}

function gatherParts(state: MetadataState): ((() => Part) | undefined)[] {
  const vhosts = [...state.vhosts.values()]
  const exchanges: ExchangeRecord[] = []
  const queues: QueueRecord[] = []
  const bindings: BindingRecord[] = []
  for (const topology of vhosts) {
    for (const exchange of topology.exchanges.values()) exchanges.push(exchange.record)
    for (const queue of topology.queues.values()) queues.push(queue.record)
    for (const binding of topology.bindings.values()) bindings.push(binding.record)
  }
  const head: Part = {
    format: FORMAT,
    appliedIndex: state.appliedIndex,
    clusterName: state.clusterName,
    proposers: [...state.proposers.entries()].map(([proposer, session]) => writeSession(proposer, session)),
    members: [...state.members.values()].map(records.writeMember),
    vhosts: vhosts.map((topology) => records.writeVhost(topology.record)),
    lineages: [...state.lineages],
    featureFlags: [...state.featureFlags],
  }
  return [
    () => head,
    ...inParts(exchanges, (part) => ({ exchanges: part.map(records.writeExchange) })),
    ...inParts(queues, (part) => ({ queues: part.map(records.writeQueue) })),
    ...inParts(bindings, (part) => ({ bindings: part.map(records.writeBinding) })),
    ...inParts([...state.users.values()], (part) => ({ users: part.map(records.writeUser) })),
    ...inParts([...state.permissions.values()], (part) => ({ permissions: [...part] })),
    ...inParts([...state.topicPermissions.values()], (part) => ({ topicPermissions: [...part] })),
  ]
}

function inParts<Item>(items: readonly Item[], write: (part: readonly Item[]) => Part): (() => Part)[] {
  const parts: (() => Part)[] = []
  for (let start = 0; start < items.length; start += PART_RECORDS) {
    parts.push(() => write(items.slice(start, start + PART_RECORDS)))
  }
  return parts
}

function writeSession(proposer: string, session: ProposerSession): Written<'ProposerSession'> {
  return { proposer, floor: session.floor, applied: [...session.applied] }
}

function readState(snapshot: Read<'Snapshot'>): MetadataState {
  if (snapshot.format !== FORMAT) throw new MalformedError(`a snapshot of format ${snapshot.format}`)
  const state = new MetadataState()
  state.appliedIndex = wireInteger(snapshot.appliedIndex)
  // Of when a change was last made only this is known: it was no later.
  state.routingGeneration = state.appliedIndex
  state.permissionGeneration = state.appliedIndex
  state.clusterName = snapshot.clusterName
  for (const item of snapshot.lineages) state.lineages.push(records.readLineage(embedded<'Lineage'>(item)))
  for (const flag of snapshot.featureFlags) state.featureFlags.add(flag)
  for (const item of snapshot.proposers) restoreSession(state, embedded<'ProposerSession'>(item))
  for (const item of snapshot.members) {
    const member = records.readMember(embedded<'Member'>(item))
    state.members.set(member.id, member)
  }
  restoreTopologies(state, snapshot)
  for (const item of snapshot.users) {
    const user = records.readUser(embedded<'AddUser'>(item))
    state.users.set(user.name, user)
  }
  for (const item of snapshot.permissions) {
    const permission = records.readPermission(embedded<'Permission'>(item))
    state.permissions.set(permissionKey(permission.user, permission.vhost), permission)
  }
  for (const item of snapshot.topicPermissions) {
    const permission = records.readTopicPermission(embedded<'TopicPermission'>(item))
    const { user, vhost, exchange } = permission
    state.topicPermissions.set(topicPermissionKey(user, vhost, exchange), permission)
  }
  return state
}

function restoreSession(state: MetadataState, message: Read<'ProposerSession'>): void {
  const applied = new Set(message.applied.map(wireInteger))
  state.proposers.restore(message.proposer, { floor: wireInteger(message.floor), applied })
}

function restoreTopologies(state: MetadataState, snapshot: Read<'Snapshot'>): void {
  for (const item of snapshot.vhosts) {
    const vhost = records.readVhost(embedded<'AddVhost'>(item))
    state.vhosts.set(vhost.name, new VhostTopology(vhost, state.routingCounter))
  }
  for (const item of snapshot.exchanges) {
    const exchange = records.readExchange(embedded<'Exchange'>(item))
    topologyOf(state, exchange).addExchange(exchange)
  }
  for (const item of snapshot.queues) {
    const queue = records.readQueue(embedded<'Queue'>(item))
    topologyOf(state, queue).addQueue(queue)
    state.indexQueue(queue)
  }
  for (const item of snapshot.bindings) {
    const binding = records.readBinding(embedded<'Binding'>(item))
    const topology = topologyOf(state, binding)
    const source = topology.exchanges.get(binding.source)
    const target = topology.target(binding.destination)
    if (source === undefined || target === undefined) throw new MalformedError('a binding of nothing')
    topology.addBinding(bindingIdentity(binding), binding, source, target)
  }
}

function topologyOf(state: MetadataState, record: { readonly vhost: VhostName }): VhostTopology {
  const topology = state.vhosts.get(record.vhost)
  if (topology === undefined) throw new MalformedError('a record of a vhost that is not there')
  return topology
}
