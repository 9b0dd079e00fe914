/** Everything that changes the metadata: imperative, and free of what a replica could decide otherwise than its neighbour. */
import type { FieldTable } from '@warren/codec'
import type {
  Epoch,
  ExchangeName,
  Incarnation,
  Lineage,
  NodeId,
  NodeName,
  PolicyName,
  QueueName,
  QueueUid,
  RoutingKey,
  UserName,
  VhostName,
} from '@warren/kernel'
import type { BindingDestination, MemberRole, QueueRecord } from './record.ts'

/** First boot of a cluster: name, vhost `/`, user guest with the tag administrator and all permissions. Changes nothing the second time. */
export interface Bootstrap {
  readonly kind: 'bootstrap'
  readonly clusterName: string
  readonly guestPasswordHash: string
  /** Enabled from the start: those that the founder's software supports. Absent: none. */
  readonly featureFlags?: readonly string[]
}

export interface DeclareExchange {
  readonly kind: 'declareExchange'
  readonly vhost: VhostName
  readonly name: ExchangeName
  /** As the client wrote it: an unknown type is a domain error. */
  readonly type: string
  readonly durable: boolean
  readonly autoDelete: boolean
  readonly internal: boolean
  readonly arguments: FieldTable
}

export interface DeleteExchange {
  readonly kind: 'deleteExchange'
  readonly vhost: VhostName
  readonly name: ExchangeName
  readonly ifUnused: boolean
}

export interface DeclareQueue {
  readonly kind: 'declareQueue'
  readonly vhost: VhostName
  /** Never empty: the channel has made the `amq.gen-` name. */
  readonly name: QueueName
  readonly durable: boolean
  readonly autoDelete: boolean
  /** The declaring connection; what tells whether an exclusive queue is its own. Absent for the operator's tools. */
  readonly connection?: string
  readonly exclusive: boolean
  /** The server made up the name, so the prefix `amq.` is allowed. */
  readonly serverNamed: boolean
  readonly arguments: FieldTable
  /** Where a new queue goes; the proposer has placed it. A policy with a list of nodes may say otherwise. */
  readonly leader: NodeId
  /** Only where no policy mirrors the queue, which then has them for good: for tests. */
  readonly mirrors: readonly NodeId[]
}

/** `if-unused` and `if-empty` are for the queue's leader to decide before this is proposed. */
export interface DeleteQueue {
  readonly kind: 'deleteQueue'
  readonly vhost: VhostName
  readonly name: QueueName
  /** Only this very queue (auto-delete, expiry): a newer one of that name is left alone. */
  readonly uid?: QueueUid
  /** Checked against the owner of an exclusive queue. Absent for the broker's own and the operator's deletes, which need no ownership. */
  readonly connection?: string
  /** Also when the home node is down. */
  readonly force: boolean
}

interface BindingFacts {
  readonly vhost: VhostName
  readonly source: ExchangeName
  readonly destination: BindingDestination
  readonly routingKey: RoutingKey
  readonly arguments: FieldTable
  /** Checked against the owner of an exclusive queue. Absent for the operator's tools. */
  readonly connection?: string
}
export interface Bind extends BindingFacts {
  readonly kind: 'bind'
}
export interface Unbind extends BindingFacts {
  readonly kind: 'unbind'
}

export interface AddVhost {
  readonly kind: 'addVhost'
  readonly name: VhostName
  readonly description: string
  readonly tags: readonly string[]
}

export interface DeleteVhost {
  readonly kind: 'deleteVhost'
  readonly name: VhostName
}

export interface AddUser {
  readonly kind: 'addUser'
  readonly name: UserName
  readonly passwordHash: string
  readonly tags: readonly string[]
}

export interface DeleteUser {
  readonly kind: 'deleteUser'
  readonly name: UserName
}

export interface ChangePassword {
  readonly kind: 'changePassword'
  readonly name: UserName
  /** Empty: no password logs in any more. */
  readonly passwordHash: string
}

export interface SetUserTags {
  readonly kind: 'setUserTags'
  readonly name: UserName
  readonly tags: readonly string[]
}

export interface SetPermissions {
  readonly kind: 'setPermissions'
  readonly user: UserName
  readonly vhost: VhostName
  readonly configure: string
  readonly write: string
  readonly read: string
}

export interface ClearPermissions {
  readonly kind: 'clearPermissions'
  readonly user: UserName
  readonly vhost: VhostName
}

export interface SetTopicPermissions {
  readonly kind: 'setTopicPermissions'
  readonly user: UserName
  readonly vhost: VhostName
  readonly exchange: ExchangeName
  readonly write: string
  readonly read: string
}

export interface ClearTopicPermissions {
  readonly kind: 'clearTopicPermissions'
  readonly user: UserName
  readonly vhost: VhostName
  /** Absent: for every exchange of the vhost. */
  readonly exchange?: ExchangeName
}

/** Takes the place of the policy of that name. */
export interface SetPolicy {
  readonly kind: 'setPolicy'
  readonly vhost: VhostName
  readonly name: PolicyName
  readonly pattern: string
  /** As the operator wrote it: queues, exchanges or all; anything else is a domain error. */
  readonly applyTo: string
  /** As the operator wrote it, in JSON. */
  readonly definition: string
  /** A whole number. */
  readonly priority: number
}

export interface ClearPolicy {
  readonly kind: 'clearPolicy'
  readonly vhost: VhostName
  readonly name: PolicyName
}

/** What the operator of the cluster sets besides the policies of its users: only limits, of which the smaller one holds. */
export type SetOperatorPolicy = Omit<SetPolicy, 'kind'> & { readonly kind: 'setOperatorPolicy' }
export type ClearOperatorPolicy = Omit<ClearPolicy, 'kind'> & { readonly kind: 'clearOperatorPolicy' }

export interface SetClusterName {
  readonly kind: 'setClusterName'
  readonly name: string
}

/** Goes with the Raft configuration entry that adds the peer (its context). Changes nothing when the id is a member already. */
export interface AddMember {
  readonly kind: 'addMember'
  readonly id: NodeId
  readonly name: NodeName
  readonly role: MemberRole
  readonly host: string
  readonly clusterPort: number
  /** That its software supports. Absent: none. */
  readonly featureFlags?: readonly string[]
}

/** Its durable queues go too unless a synchronised mirror can take over (forget_cluster_node, reset). */
export interface RemoveMember {
  readonly kind: 'removeMember'
  readonly id: NodeId
}

export interface SetMemberRole {
  readonly kind: 'setMemberRole'
  readonly id: NodeId
  readonly role: MemberRole
}

/** For good: from now on every member may be sent what the flag stands for. */
export interface EnableFeatureFlag {
  readonly kind: 'enableFeatureFlag'
  readonly name: string
}

/** After rename_cluster_node: the node itself proposes it once it has started under its new name. */
export interface RenameMember {
  readonly kind: 'renameMember'
  readonly id: NodeId
  readonly name: NodeName
}

/** A booted (or resumed) node announces itself. An incarnation that was declared down never comes back: it takes a new one. */
export interface NodeUp {
  readonly kind: 'nodeUp'
  readonly node: NodeId
  readonly incarnation: Incarnation
  readonly host: string
  readonly clusterPort: number
  readonly amqpPort: number
  readonly version: string
  /** Whom the announcing node hears now, with their incarnations: what proves that the cluster was not down as a whole. */
  readonly hears: readonly { readonly node: NodeId; readonly incarnation: Incarnation }[]
  /** That its software supports. Absent: none. */
  readonly featureFlags?: readonly string[]
}

/** Ignored unless `incarnation` is the one recorded. */
export interface NodeDown {
  readonly kind: 'nodeDown'
  readonly node: NodeId
  readonly incarnation: Incarnation
  /** Its application was stopped; it did not fail. Absent: it failed, as far as anybody knows. */
  readonly planned?: boolean
}

/** Before its maintenance a node leads and takes over nothing; the start that follows ends that, and `isDraining` false. */
export interface SetDraining {
  readonly kind: 'setDraining'
  readonly node: NodeId
  /** The start that it is about; refused when it is not the one that runs. */
  readonly incarnation: Incarnation
  readonly isDraining: boolean
}

/** The queue's leader of `epoch`: `node` holds all that I do, and I confirm nothing any more that it does not hold. */
export interface GrowSyncSet {
  readonly kind: 'growSyncSet'
  readonly uid: QueueUid
  readonly epoch: Epoch
  readonly node: NodeId
  /** As it stood in the record when `node` was found to hold everything: it is about that mirror, and no later one of the node. */
  readonly mirrorsChangedAt: number
}

/** The queue's leader of `epoch`: I go on without `node`, whatever I have proposed of it or of another mirror before. */
export interface ShrinkSyncSet {
  readonly kind: 'shrinkSyncSet'
  readonly uid: QueueUid
  readonly epoch: Epoch
  readonly node: NodeId
}

/** To a member of the sync set. The leader before it becomes a mirror that is not in step. */
export interface TransferLeader {
  readonly kind: 'transferLeader'
  readonly uid: QueueUid
  readonly to: NodeId
}

/** Deletes the exclusive queues of that connection. */
export interface ConnectionClosed {
  readonly kind: 'connectionClosed'
  readonly connection: string
}

/**
 * The forced configuration's context: from this index on the history is `lineage`'s, decided by `node` and those who follow it.
 * Rides on a Raft configuration entry. `lineage` was drawn by the proposer, below LINEAGES.
 */
export interface StartLineage {
  readonly kind: 'startLineage'
  readonly lineage: Lineage
  readonly node: NodeId
  /** Members that are taken out with it, however many disc nodes that leaves. */
  readonly forgotten: readonly NodeId[]
}

export type Command =
  | Bootstrap
  | DeclareExchange
  | DeleteExchange
  | DeclareQueue
  | DeleteQueue
  | Bind
  | Unbind
  | AddVhost
  | DeleteVhost
  | AddUser
  | DeleteUser
  | ChangePassword
  | SetUserTags
  | SetPermissions
  | ClearPermissions
  | SetTopicPermissions
  | ClearTopicPermissions
  | SetClusterName
  | AddMember
  | RemoveMember
  | SetMemberRole
  | NodeUp
  | NodeDown
  | SetDraining
  | ConnectionClosed
  | StartLineage
  | RenameMember
  | GrowSyncSet
  | ShrinkSyncSet
  | TransferLeader
  | SetPolicy
  | ClearPolicy
  | SetOperatorPolicy
  | ClearOperatorPolicy
  | EnableFeatureFlag

/** `changed` is false when the state already was as asked (a re-declare, an unbind of nothing). */
export type CommandOk =
  | { readonly kind: 'done'; readonly changed: boolean }
  | { readonly kind: 'queueDeclared'; readonly changed: boolean; readonly queue: QueueRecord }
  | { readonly kind: 'queueDeleted'; readonly changed: boolean; readonly queue: QueueRecord | undefined }

export interface Proposal {
  /** `proposerName(node, incarnation)`; sequences start anew with each incarnation. */
  readonly proposer: string
  /** 1-based. */
  readonly sequence: number
  /** The proposer has the outcome of everything up to here, and never sends it again. */
  readonly floor: number
  readonly command: Command
}
