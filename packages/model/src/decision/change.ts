/** The writing side of the state: each method makes one change, keeps the derived tables in step and records the event. */
import { assert, present, type VhostName } from '@warren/kernel'
import type { MetadataEvent, QueueDeletedReason } from '../metadata-event.ts'
import { type Policy, PolicyTable } from '../policies/policy-table.ts'
import type {
  BindingRecord,
  ExchangeRecord,
  LineageRecord,
  MemberRecord,
  PermissionRecord,
  PolicyRecord,
  QueueRecord,
  TopicPermissionRecord,
  UserRecord,
  VhostRecord,
} from '../record.ts'
import { bindingIdentity } from '../routing/binding-identity.ts'
import type { BindingNode, ExchangeNode } from '../routing/node.ts'
import { VhostTopology } from '../routing/topology.ts'
import { type MetadataState, permissionKey, topicPermissionKey } from '../state.ts'

export class Change {
  readonly state: MetadataState
  /** The Raft index of the command. */
  readonly index: number
  readonly events: MetadataEvent[] = []

  constructor(state: MetadataState, index: number) {
    this.state = state
    this.index = index
  }

  setClusterName(name: string): void {
    this.state.clusterName = name
    this.events.push({ kind: 'clusterNameChanged', name })
  }

  enableFeatureFlag(name: string): void {
    this.state.featureFlags.add(name)
    this.events.push({ kind: 'featureFlagEnabled', name })
  }

  startLineage(record: LineageRecord): void {
    this.state.lineages.push(record)
    this.events.push({ kind: 'lineageStarted', lineage: record })
  }

  addVhost(record: VhostRecord): void {
    this.state.vhosts.set(record.name, new VhostTopology(record, this.state.routingCounter))
    this.state.permissionGeneration = this.index
    this.#routed({ kind: 'vhostAdded', vhost: record })
  }

  /**
   * All its bindings, queues and exchanges go. They are not taken apart one by one: nothing outside of the vhost refers to
   * them, and with many of them that would take several times as long.
   */
  emptyVhost(topology: VhostTopology): void {
    for (const { record: binding } of topology.bindings.values()) this.events.push({ kind: 'unbound', binding })
    for (const { record: queue } of topology.queues.values()) {
      this.state.unindexQueue(queue)
      this.events.push({ kind: 'queueDeleted', queue, reason: 'vhostDeleted' })
    }
    for (const { record: exchange } of topology.exchanges.values()) {
      this.events.push({ kind: 'exchangeDeleted', exchange })
    }
    topology.bindings.clear()
    topology.queues.clear()
    topology.exchanges.clear()
  }

  removeVhost(topology: VhostTopology): void {
    assert(topology.queues.size === 0 && topology.exchanges.size === 0, 'a vhost is empty before it goes')
    this.state.vhosts.delete(topology.record.name)
    this.state.permissionGeneration = this.index
    this.#routed({ kind: 'vhostDeleted', vhost: topology.record })
  }

  addExchange(record: ExchangeRecord): void {
    this.#topology(record.vhost).addExchange(record)
    this.#routed({ kind: 'exchangeDeclared', exchange: record })
  }

  replaceExchange(node: ExchangeNode, exchange: ExchangeRecord): void {
    const before = node.record
    assert(before.name === exchange.name && before.type === exchange.type, 'an exchange keeps name and type')
    this.#topology(exchange.vhost).replaceExchange(node, exchange)
    this.#routed({ kind: 'exchangeChanged', exchange, before })
  }

  /** Its bindings are gone already. */
  removeExchange(node: ExchangeNode): void {
    assert(node.inbound.size === 0 && node.outbound.size === 0, 'an exchange has no bindings when it goes')
    this.#topology(node.record.vhost).removeExchange(node)
    this.#routed({ kind: 'exchangeDeleted', exchange: node.record })
  }

  addQueue(record: QueueRecord): void {
    this.#topology(record.vhost).addQueue(record)
    this.state.indexQueue(record)
    this.#routed({ kind: 'queueDeclared', queue: record })
  }

  /** `queue` takes the place of the record with its uid. */
  replaceQueue(queue: QueueRecord): void {
    const topology = this.#topology(queue.vhost)
    const node = present(topology.queues.get(queue.name))
    const before = node.record
    assert(before.uid === queue.uid && before.exclusiveOwner === queue.exclusiveOwner, 'a queue keeps uid and owner')
    topology.replaceQueue(node, queue)
    this.state.indexQueue(queue)
    this.#routed({ kind: 'queueChanged', queue, before })
  }

  /** Its bindings are gone already. */
  removeQueue(queue: QueueRecord, reason: QueueDeletedReason): void {
    const topology = this.#topology(queue.vhost)
    const node = present(topology.queues.get(queue.name))
    assert(node.inbound.size === 0, 'a queue has no bindings when it goes')
    topology.removeQueue(node)
    this.state.unindexQueue(queue)
    this.#routed({ kind: 'queueDeleted', queue, reason })
  }

  /** Both ends exist, the binding does not. */
  addBinding(binding: BindingRecord): void {
    const topology = this.#topology(binding.vhost)
    const source = present(topology.exchanges.get(binding.source))
    topology.addBinding(bindingIdentity(binding), binding, source, present(topology.target(binding.destination)))
    this.#routed({ kind: 'bound', binding })
  }

  removeBinding(node: BindingNode): void {
    this.#topology(node.record.vhost).removeBinding(bindingIdentity(node.record), node)
    this.#routed({ kind: 'unbound', binding: node.record })
  }

  /** Whom it applies to is for the caller to find out. */
  putPolicy(policy: PolicyRecord): Policy {
    this.events.push({ kind: 'policySet', policy })
    return putInto(this.state.policies, policy)
  }

  removePolicy(policy: PolicyRecord): void {
    this.events.push({ kind: 'policyCleared', policy })
    removeFrom(this.state.policies, policy)
  }

  /** As `putPolicy`. */
  putOperatorPolicy(policy: PolicyRecord): Policy {
    this.events.push({ kind: 'operatorPolicySet', policy })
    return putInto(this.state.operatorPolicies, policy)
  }

  removeOperatorPolicy(policy: PolicyRecord): void {
    this.events.push({ kind: 'operatorPolicyCleared', policy })
    removeFrom(this.state.operatorPolicies, policy)
  }

  putUser(user: UserRecord): void {
    const before = this.state.users.get(user.name)
    this.state.users.set(user.name, user)
    this.#secured(before === undefined ? { kind: 'userAdded', user } : { kind: 'userChanged', user, before })
  }

  removeUser(user: UserRecord): void {
    this.state.users.delete(user.name)
    this.#secured({ kind: 'userDeleted', user })
  }

  putPermission(permission: PermissionRecord): void {
    this.state.permissions.set(permissionKey(permission.user, permission.vhost), permission)
    this.#secured({ kind: 'permissionsSet', permission })
  }

  removePermission(permission: PermissionRecord): void {
    this.state.permissions.delete(permissionKey(permission.user, permission.vhost))
    this.#secured({ kind: 'permissionsCleared', permission })
  }

  putTopicPermission(permission: TopicPermissionRecord): void {
    const key = topicPermissionKey(permission.user, permission.vhost, permission.exchange)
    this.state.topicPermissions.set(key, permission)
    this.#secured({ kind: 'topicPermissionsSet', permission })
  }

  removeTopicPermission(permission: TopicPermissionRecord): void {
    const key = topicPermissionKey(permission.user, permission.vhost, permission.exchange)
    this.state.topicPermissions.delete(key)
    this.#secured({ kind: 'topicPermissionsCleared', permission })
  }

  addMember(member: MemberRecord): void {
    this.state.members.set(member.id, member)
    this.events.push({ kind: 'memberAdded', member })
  }

  /** `kind` says what the change is to the listeners. */
  replaceMember(kind: 'memberChanged' | 'nodeUp' | 'nodeDown', member: MemberRecord): void {
    const before = present(this.state.members.get(member.id))
    this.state.members.set(member.id, member)
    this.events.push({ kind, member, before })
  }

  removeMember(member: MemberRecord): void {
    this.state.members.delete(member.id)
    this.events.push({ kind: 'memberRemoved', member })
  }

  #topology(vhost: VhostName): VhostTopology {
    return present(this.state.vhosts.get(vhost), 'the vhost exists')
  }

  #routed(event: MetadataEvent): void {
    this.state.routingGeneration = this.index
    this.events.push(event)
  }

  #secured(event: MetadataEvent): void {
    this.state.permissionGeneration = this.index
    this.events.push(event)
  }
}

function putInto(tables: MetadataState['policies'], policy: PolicyRecord): Policy {
  const table = tables.get(policy.vhost) ?? new PolicyTable(policy.vhost)
  tables.set(policy.vhost, table)
  return table.put(policy)
}

function removeFrom(tables: MetadataState['policies'], policy: PolicyRecord): void {
  const table = present(tables.get(policy.vhost))
  table.remove(policy.name)
  if (table.size === 0) tables.delete(policy.vhost)
}
