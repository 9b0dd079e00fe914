/**
 * A snapshot's bytes back to the state, in steps of a few milliseconds: the places of the records are found first, then a
 * part of them at a time is decoded and entered, in the order in which one sort needs another.
 */
import { fail, ok, type PolicyName, type Result, type VhostName } from '@warren/kernel'
import protobuf from 'protobufjs/minimal.js'
import { warren } from '../generated/metadata.js'
import { PolicyTable } from '../policies/policy-table.ts'
import type { PolicyDefinition } from '../record.ts'
import { bindingIdentity } from '../routing/binding-identity.ts'
import { VhostTopology } from '../routing/topology.ts'
import { MetadataState, permissionKey, topicPermissionKey } from '../state.ts'
import type { EncodingError } from './proposal-encoding.ts'
import * as records from './record-encoding.ts'
import { SNAPSHOT_FORMAT } from './snapshot.ts'
import { embedded, MalformedError, type Read, wireInteger } from './wire.ts'

export interface RestoreSteps {
  /** The whole state after the last step, undefined before; not called again after either it or an error. */
  step(): Result<MetadataState | undefined, EncodingError>
}

/** Some 3 ms, and three times as much in a process that has just begun. */
const STEP_RECORDS = 1000
const LENGTH_DELIMITED = 2
const { Snapshot, Exchange, Queue, Binding, AddUser, Permission, TopicPermission } = warren.metadata

/** Sorts that there may be many of, by their field's number in Snapshot, in the order in which they are entered. */
const BULK_FIELDS = new Map<number, (state: MetadataState, record: Uint8Array) => void>([
  [7, enterExchange],
  [8, enterQueue],
  [9, enterBinding],
  [10, enterUser],
  [11, enterPermission],
  [12, enterTopicPermission],
])

export function beginRestore(bytes: Uint8Array): RestoreSteps {
  let work: Iterator<undefined, MetadataState> | undefined
  return {
    step() {
      try {
        work ??= restoring(bytes)
        const { done, value } = work.next()
        return ok(done === true ? value : undefined)
      } catch (error) {
        // protobufjs throws for malformed bytes, MalformedError for malformed values: both are the input's fault.
        return fail({ kind: 'malformed', text: error instanceof Error ? error.message : String(error) })
      }
    },
  }
}

function* restoring(bytes: Uint8Array): Generator<undefined, MetadataState> {
  const { head, bulk } = placesIn(bytes)
  const state = readHead(Snapshot.decode(head))
  for (const [field, enter] of BULK_FIELDS) {
    const found = bulk.get(field) ?? []
    for (let i = 0; i < found.length; i += 1) {
      if (i % STEP_RECORDS === 0) yield
      enter(state, found[i] as Uint8Array) // Within bounds.
    }
  }
  return state
}

/** Everything but the bulk as one message, and the bulk by field. O(records), some 50 ns each. */
function placesIn(bytes: Uint8Array): { head: Uint8Array; bulk: ReadonlyMap<number, readonly Uint8Array[]> } {
  const bulk = new Map<number, Uint8Array[]>([...BULK_FIELDS.keys()].map((field) => [field, []]))
  const head: Uint8Array[] = []
  const reader = protobuf.Reader.create(bytes)
  while (reader.pos < reader.len) {
    const start = reader.pos
    const tag = reader.uint32()
    const found = bulk.get(tag >>> 3)
    if (found === undefined || (tag & 7) !== LENGTH_DELIMITED) {
      reader.skipType(tag & 7)
      head.push(bytes.subarray(start, reader.pos))
    } else found.push(reader.bytes())
  }
  return { head: Buffer.concat(head), bulk }
}

function readHead(snapshot: Read<'Snapshot'>): MetadataState {
  if (snapshot.format !== SNAPSHOT_FORMAT) throw new MalformedError(`a snapshot of format ${snapshot.format}`)
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
  for (const item of snapshot.vhosts) {
    const vhost = records.readVhost(embedded<'AddVhost'>(item))
    state.vhosts.set(vhost.name, new VhostTopology(vhost, state.routingCounter))
  }
  for (const item of snapshot.policies) enterPolicy(state.policies, item)
  for (const item of snapshot.operatorPolicies) enterPolicy(state.operatorPolicies, item)
  return state
}

function enterPolicy(tables: MetadataState['policies'], item: Read<'Snapshot'>['policies'][number]): void {
  const policy = records.readPolicy(embedded<'Policy'>(item))
  const table = tables.get(policy.vhost) ?? new PolicyTable(policy.vhost)
  tables.set(policy.vhost, table)
  table.put(policy)
}

function restoreSession(state: MetadataState, message: Read<'ProposerSession'>): void {
  const applied = new Set(message.applied.map(wireInteger))
  state.proposers.restore(message.proposer, { floor: wireInteger(message.floor), applied })
}

function enterExchange(state: MetadataState, bytes: Uint8Array): void {
  const message = Exchange.decode(bytes)
  const exchange = records.readExchange(message, checkPolicy(state.policies, message.vhost, message.policy))
  topologyOf(state, exchange).addExchange(exchange)
}

function enterQueue(state: MetadataState, bytes: Uint8Array): void {
  const message = Queue.decode(bytes)
  checkPolicy(state.policies, message.vhost, message.policy)
  checkPolicy(state.operatorPolicies, message.vhost, message.operatorPolicy)
  const queue = records.readQueue(message, state)
  topologyOf(state, queue).addQueue(queue)
  state.indexQueue(queue)
}

function enterBinding(state: MetadataState, bytes: Uint8Array): void {
  const binding = records.readBinding(Binding.decode(bytes))
  const topology = topologyOf(state, binding)
  const source = topology.exchanges.get(binding.source)
  const target = topology.target(binding.destination)
  if (source === undefined || target === undefined) throw new MalformedError('a binding of nothing')
  topology.addBinding(bindingIdentity(binding), binding, source, target)
}

function enterUser(state: MetadataState, bytes: Uint8Array): void {
  const user = records.readUser(AddUser.decode(bytes))
  state.users.set(user.name, user)
}

function enterPermission(state: MetadataState, bytes: Uint8Array): void {
  const permission = records.readPermission(Permission.decode(bytes))
  state.permissions.set(permissionKey(permission.user, permission.vhost), permission)
}

function enterTopicPermission(state: MetadataState, bytes: Uint8Array): void {
  const permission = records.readTopicPermission(TopicPermission.decode(bytes))
  const { user, vhost, exchange } = permission
  state.topicPermissions.set(topicPermissionKey(user, vhost, exchange), permission)
}

/** That a record names, if it names one: it has to be there. */
function checkPolicy(
  tables: MetadataState['policies'],
  vhost: string,
  policy: string | null | undefined,
): PolicyDefinition | undefined {
  if (policy == null) return undefined
  const found = tables.get(vhost as VhostName)?.get(policy as PolicyName)
  if (found === undefined) throw new MalformedError('a record follows a policy that is not there')
  return found.record.definition
}

function topologyOf(state: MetadataState, record: { readonly vhost: VhostName }): VhostTopology {
  const topology = state.vhosts.get(record.vhost)
  if (topology === undefined) throw new MalformedError('a record of a vhost that is not there')
  return topology
}
