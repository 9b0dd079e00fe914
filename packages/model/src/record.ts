/** What the replicated metadata holds. A record is replaced, never changed in place, so `===` tells whether it changed. */
import type { FieldTable } from '@warren/codec'
import type {
  Epoch,
  ExchangeName,
  Incarnation,
  Lineage,
  NodeId,
  NodeName,
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
  /** From the argument `alternate-exchange`; need not exist. */
  readonly alternateExchange: ExchangeName | undefined
  /** The Raft index of the declare. A transient exchange lives while a running node has been up since. */
  readonly declaredAt: number
}

export type QueueOverflow = 'drop-head' | 'reject-publish' | 'reject-publish-dlx'

/** What the queue machine obeys: the arguments, later merged with policies at apply. */
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
  readonly settings: QueueSettings
  readonly leader: NodeId
  readonly epoch: Epoch
  /** Replicas other than the leader, oldest first. */
  readonly mirrors: readonly NodeId[]
  /** Replicas that hold everything confirmed, the leader among them, oldest first. */
  readonly syncSet: readonly NodeId[]
  /** `down`: its leader's node is not running and no synchronised mirror could take over. */
  readonly state: 'running' | 'down'
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

/** A history of its own from `since` on (a Raft index): before it, that of the lineage in front. See decision 0009. */
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
  /** The Raft index since when an unbroken chain of overlapping nodes has been up; 0 when not running. See nodes.ts. */
  readonly upSince: number
  /** That its software supports, as it announced; its newest start counts. */
  readonly featureFlags: readonly string[]
}
