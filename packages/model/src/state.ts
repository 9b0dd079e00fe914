/** The tables of the metadata. `Change` and the restoring of a snapshot write them. Maps iterate in order of creation on every replica. */
import type {
  ExchangeName,
  Lineage,
  NodeId,
  NodeName,
  PolicyName,
  QueueName,
  QueueUid,
  UserName,
  VhostName,
} from '@warren/kernel'
import { FOUNDING_LINEAGE } from './lineage.ts'
import { mergedDefinition } from './policies/effective-settings.ts'
import type { PolicyTable } from './policies/policy-table.ts'
import { ProposerSessions } from './proposer-sessions.ts'
import type {
  ExchangeRecord,
  LineageRecord,
  MemberRecord,
  PermissionRecord,
  PolicyDefinition,
  QueueRecord,
  TopicPermissionRecord,
  UserRecord,
} from './record.ts'
import type { RoutingCounter, VhostTopology } from './routing/topology.ts'

export class MetadataState {
  clusterName = ''
  appliedIndex = 0
  /** The Raft index of the last change to vhosts, exchanges, queues or bindings. */
  routingGeneration = 0
  /** The Raft index of the last change to vhosts, users or permissions. */
  permissionGeneration = 0
  /** Those begun after the founding one, oldest first. */
  readonly lineages: LineageRecord[] = []
  /** Enabled ones. */
  readonly featureFlags = new Set<string>()
  readonly vhosts = new Map<VhostName, VhostTopology>()
  readonly queuesByUid = new Map<QueueUid, QueueRecord>()
  /** Exclusive queues by the connection that owns them; derived. */
  readonly queuesByOwner = new Map<string, Set<QueueUid>>()
  /** Of the vhosts that have some. */
  readonly policies = new Map<VhostName, PolicyTable>()
  readonly operatorPolicies = new Map<VhostName, PolicyTable>()
  readonly users = new Map<UserName, UserRecord>()
  /** By `permissionKey`. */
  readonly permissions = new Map<string, PermissionRecord>()
  /** By `topicPermissionKey`. */
  readonly topicPermissions = new Map<string, TopicPermissionRecord>()
  readonly members = new Map<NodeId, MemberRecord>()
  /** Of leaders and mirrors, by node; derived. */
  readonly #replicaCounts = new Map<NodeId, number>()
  readonly proposers = new ProposerSessions()
  readonly routingCounter: RoutingCounter = { value: 0 }

  /** The newest one. */
  get lineage(): Lineage {
    return this.lineages.at(-1)?.lineage ?? FOUNDING_LINEAGE
  }

  exchange(vhost: VhostName, name: ExchangeName): ExchangeRecord | undefined {
    return this.vhosts.get(vhost)?.exchanges.get(name)?.record
  }

  queue(vhost: VhostName, name: QueueName): QueueRecord | undefined {
    return this.vhosts.get(vhost)?.queues.get(name)?.record
  }

  permission(user: UserName, vhost: VhostName): PermissionRecord | undefined {
    return this.permissions.get(permissionKey(user, vhost))
  }

  topicPermission(user: UserName, vhost: VhostName, exchange: ExchangeName): TopicPermissionRecord | undefined {
    return this.topicPermissions.get(topicPermissionKey(user, vhost, exchange))
  }

  /** Enters a new queue, or a new record of a known one, into the tables by uid and by owner. */
  indexQueue(queue: QueueRecord): void {
    const before = this.queuesByUid.get(queue.uid)
    if (before?.leader !== queue.leader || before.mirrors !== queue.mirrors) {
      if (before !== undefined) this.#countReplicas(before, -1)
      this.#countReplicas(queue, 1)
    }
    this.queuesByUid.set(queue.uid, queue)
    if (queue.exclusiveOwner === undefined) return
    const owned = this.queuesByOwner.get(queue.exclusiveOwner)
    if (owned === undefined) this.queuesByOwner.set(queue.exclusiveOwner, new Set([queue.uid]))
    else owned.add(queue.uid)
  }

  unindexQueue(queue: QueueRecord): void {
    this.#countReplicas(queue, -1)
    this.queuesByUid.delete(queue.uid)
    if (queue.exclusiveOwner === undefined) return
    const owned = this.queuesByOwner.get(queue.exclusiveOwner)
    owned?.delete(queue.uid)
    if (owned?.size === 0) this.queuesByOwner.delete(queue.exclusiveOwner)
  }

  replicaCount(node: NodeId): number {
    return this.#replicaCounts.get(node) ?? 0
  }

  isRunning(node: NodeId): boolean {
    return this.members.get(node)?.running === true
  }

  /** It runs, and is not drained: it may get replicas, and lead. */
  takesReplicas(node: NodeId): boolean {
    const member = this.members.get(node)
    return member?.running === true && !member.isDraining
  }

  /** What the policies that a queue names make together; undefined when it names none. */
  definitionFor({
    operatorPolicy,
    policy,
    vhost,
  }: Pick<QueueRecord, 'operatorPolicy' | 'policy' | 'vhost'>): PolicyDefinition | undefined {
    const named = (tables: ReadonlyMap<VhostName, PolicyTable>, name: PolicyName | undefined) =>
      name === undefined ? undefined : tables.get(vhost)?.get(name)?.record.definition
    return mergedDefinition(named(this.policies, policy), named(this.operatorPolicies, operatorPolicy))
  }

  /** For texts: the name of a member, or the bare id of one that is none any more. */
  nodeName(node: NodeId): NodeName {
    return this.members.get(node)?.name ?? (node as string as NodeName)
  }

  #countReplicas(queue: QueueRecord, change: 1 | -1): void {
    const counts = this.#replicaCounts
    counts.set(queue.leader, this.replicaCount(queue.leader) + change)
    for (const node of queue.mirrors) counts.set(node, this.replicaCount(node) + change)
  }
}

/** Lengths keep apart what the names alone would not: every character may be in a name. */
export function permissionKey(user: UserName, vhost: VhostName): string {
  return `${user.length},${user}${vhost}`
}

export function topicPermissionKey(user: UserName, vhost: VhostName, exchange: ExchangeName): string {
  return `${user.length},${vhost.length},${user}${vhost}${exchange}`
}
