/** What the replicated metadata holds. A record is replaced, never changed in place, so `===` tells whether it changed. */
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

export type ExchangeType = 'direct' | 'fanout' | 'topic' | 'headers'

export interface VhostRecord {
  readonly name: VhostName
  readonly description: string
  readonly tags: readonly string[]
}

export interface ExchangeRecord {
  readonly vhost: VhostName
  /** `` is the default exchange. */
  readonly name: ExchangeName
  readonly type: ExchangeType
  readonly durable: boolean
  readonly autoDelete: boolean
  readonly internal: boolean
  readonly arguments: FieldTable
  /** The one policy that applies. */
  readonly policy: PolicyName | undefined
  /** From the argument `alternate-exchange`, else from the policy; need not exist. */
  readonly alternateExchange: ExchangeName | undefined
  /** The Raft index of the declare. A transient exchange lives while a running node has been up since. */
  readonly declaredAt: number
}

export type QueueOverflow = 'drop-head' | 'reject-publish' | 'reject-publish-dlx'

/** Where the replicas of a queue are to be, and what they promise. */
export type MirroringSettings = MirrorPlaces & {
  /** Whether a new mirror is filled at once, or in step only once all older messages are consumed. */
  readonly syncMode: 'manual' | 'automatic'
  /** Messages. */
  readonly syncBatchSize: number
  /** May a mirror lead that is not in the sync set, when the leader is stopped, or fails? */
  readonly promoteOnShutdown: 'when-synced' | 'always'
  readonly promoteOnFailure: 'when-synced' | 'always'
  /** With fewer in the sync set nothing is confirmed; 1 is always there. */
  readonly minInSync: number
}

export type MirrorPlaces =
  | { readonly mode: 'all' }
  /** The leader among them. */
  | { readonly mode: 'exactly'; readonly count: number }
  | { readonly mode: 'nodes'; readonly nodes: readonly NodeName[] }

/** What the queue machine obeys: the arguments merged with the policy when either changes, never per message. */
export interface QueueSettings {
  readonly messageTtlMs: number | undefined
  /** Idle time after which the queue is deleted. */
  readonly expiresMs: number | undefined
  readonly messagesMax: number | undefined
  readonly messageBytesMax: number | undefined
  readonly overflow: QueueOverflow
  readonly deadLetterExchange: ExchangeName | undefined
  readonly deadLetterRoutingKey: RoutingKey | undefined
  /** Levels are 0 to this number; undefined for a queue without priorities. */
  readonly priorityMax: number | undefined
  readonly singleActiveConsumer: boolean
  readonly lazy: boolean
  /** Undefined for a queue that is not mirrored. */
  readonly mirroring: MirroringSettings | undefined
}

export interface QueueRecord {
  readonly uid: QueueUid
  readonly vhost: VhostName
  readonly name: QueueName
  readonly durable: boolean
  readonly autoDelete: boolean
  /** The connection that declared it exclusive: opaque, unique over all nodes and incarnations. */
  readonly exclusiveOwner: string | undefined
  readonly arguments: FieldTable
  /** The one policy that applies. */
  readonly policy: PolicyName | undefined
  /** The one operator policy that applies. */
  readonly operatorPolicy: PolicyName | undefined
  readonly settings: QueueSettings
  readonly leader: NodeId
  readonly epoch: Epoch
  /** The newest of its epochs but the first, oldest first. */
  readonly epochs: readonly EpochRecord[]
  /** Replicas other than the leader, oldest first, whether their nodes run or not. */
  readonly mirrors: readonly NodeId[]
  /** The Raft index at which a mirror was last added, dropped or taken out of the sync set, or its node came or went: see GrowSyncSet. */
  readonly mirrorsChangedAt: number
  /** Replicas that hold everything confirmed, the leader among them, oldest first. */
  readonly syncSet: readonly NodeId[]
  /** `down`: its leader's node is not running and no synchronised mirror could take over. */
  readonly state: 'running' | 'down'
}

/**
 * A queue's epoch after its first. Two histories may both have one of that number: it is the same one if it began at the same place.
 */
export interface EpochRecord {
  readonly epoch: Epoch
  /** The history, and the Raft index in it, as in a queue's uid. */
  readonly begunAt: number
  readonly leader: NodeId
}

export type PolicyTarget = 'queues' | 'exchanges' | 'all'

/** Checked, with RabbitMQ's names and keys in the order of their bytes: its JSON is what the lists show. */
export interface PolicyDefinition {
  readonly 'alternate-exchange'?: string
  readonly 'dead-letter-exchange'?: string
  readonly 'dead-letter-routing-key'?: string
  readonly expires?: number
  readonly 'ha-mode'?: 'all' | 'exactly' | 'nodes'
  readonly 'ha-params'?: number | readonly string[]
  readonly 'ha-promote-on-failure'?: 'when-synced' | 'always'
  readonly 'ha-promote-on-shutdown'?: 'when-synced' | 'always'
  readonly 'ha-sync-batch-size'?: number
  readonly 'ha-sync-mode'?: 'manual' | 'automatic'
  readonly 'max-length'?: number
  readonly 'max-length-bytes'?: number
  readonly 'message-ttl'?: number
  readonly 'min-in-sync'?: number
  readonly overflow?: QueueOverflow
  readonly 'queue-master-locator'?: 'client-local' | 'min-masters' | 'random'
  readonly 'queue-mode'?: 'default' | 'lazy'
  /** Keys that nothing here obeys. */
  readonly [key: string]: unknown
}

export interface PolicyRecord {
  readonly vhost: VhostName
  readonly name: PolicyName
  /** An unanchored regular expression; the empty one matches every name. */
  readonly pattern: string
  readonly applyTo: PolicyTarget
  readonly definition: PolicyDefinition
  /** The highest wins; of equal ones the first by name. */
  readonly priority: number
}

/** What a binding leads to; queues and exchanges have separate name spaces. */
export type BindingDestination =
  | { readonly kind: 'queue'; readonly name: QueueName }
  | { readonly kind: 'exchange'; readonly name: ExchangeName }

/** Durable when both ends are; it dies with either end, so no flag of its own is needed. */
export interface BindingRecord {
  readonly vhost: VhostName
  readonly source: ExchangeName
  readonly destination: BindingDestination
  readonly routingKey: RoutingKey
  readonly arguments: FieldTable
}

export interface UserRecord {
  readonly name: UserName
  /** RabbitMQ's form: base64 of 4 bytes of salt and the SHA-256 of salt and password. Empty: no password logs in. */
  readonly passwordHash: string
  readonly tags: readonly string[]
}

/** Three unanchored regular expressions; the empty one matches only the empty name. */
export interface PermissionRecord {
  readonly user: UserName
  readonly vhost: VhostName
  readonly configure: string
  readonly write: string
  readonly read: string
}

export interface TopicPermissionRecord {
  readonly user: UserName
  readonly vhost: VhostName
  readonly exchange: ExchangeName
  readonly write: string
  readonly read: string
}

/** A history of its own from `since` on (a Raft index): before it, that of the lineage in front. See decision 0010. */
export interface LineageRecord {
  readonly lineage: Lineage
  readonly since: number
  /** Who decided alone to go on. */
  readonly node: NodeId
}

export type MemberRole = 'disc' | 'ram'

export interface MemberRecord {
  readonly id: NodeId
  readonly name: NodeName
  readonly role: MemberRole
  readonly host: string
  readonly clusterPort: number
  readonly amqpPort: number
  readonly version: string
  readonly running: boolean
  /** The newest one announced; 0 before the first `nodeUp`. */
  readonly incarnation: Incarnation
  /** The Raft index since when an unbroken chain of overlapping nodes has been up; 0 when not running. See apply/node.ts. */
  readonly upSince: number
  /** It is being prepared for maintenance: it leads and takes over nothing that another one can. Ends with this start. */
  readonly isDraining: boolean
  /** That its software supports, as it announced; its newest start counts. */
  readonly featureFlags: readonly string[]
}
