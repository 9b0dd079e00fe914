/**
 * What `ctl` commands need of a node. The composition root implements it over the runtime, the cluster and the broker;
 * the control commands and their tests know nothing else. The runtime outlives the application: what needs the
 * application (metadata, broker, peers) is reached through `app()`, which is undefined while it does not run.
 */
import type {
  ChannelConsumerFacts,
  ChannelFacts,
  ConnectionFacts,
  QueueConsumerFacts,
  QueueError,
  QueueStatistics,
} from '@warren/broker'
import type { ForgetError, Unavailable } from '@warren/cluster'
import type { Incarnation, NodeId, NodeName, QueueUid, Result } from '@warren/kernel'
import type { Command, CommandOk, DomainError, MemberRole, Metadata, QueueRecord } from '@warren/model'
import type { Json } from '@warren/rpc'
import type { ListenerSnapshot, NodeSnapshot } from './node-snapshot.ts'
import type { PeerQuery } from './peer-query.ts'

/** `paused`: running, but fenced off by a partition; its listeners are closed. */
export type AppState = 'stopped' | 'booting' | 'running' | 'paused' | 'stopping'

export type StartRefusal =
  /** `remote` says that this node is not (or no longer) a member. */
  | { readonly kind: 'inconsistentCluster'; readonly remote: NodeName }
  /** A ram node found none of its disc nodes. */
  | { readonly kind: 'noDiscNodeReachable'; readonly tried: readonly NodeName[] }
  /** A blank node found a cluster that has a member of its name: it has lost its data, and has to be forgotten there first. */
  | { readonly kind: 'nameTaken'; readonly thinks: NodeName; readonly clusteredWith: NodeName }
  | { readonly kind: 'bootFailed'; readonly text: string }
  /** Somebody asked for that while it started. */
  | { readonly kind: 'stopped' }

export type ResetRefusal =
  | { readonly kind: 'onlyDiscNode' }
  /** Clustered, but no other member answers, so that nobody could be told. */
  | { readonly kind: 'noRunningClusterNodes' }
  | Unavailable

export type JoinRefusal =
  | { readonly kind: 'onlyDiscNode' }
  /** The seed's inter-node port does not answer, or refuses the cookie. */
  | {
      readonly kind: 'unreachable'
      readonly host: string
      readonly port: number
      readonly reason: 'unknownHost' | 'refused' | 'noAnswer' | 'cookieMismatch'
    }
  /** The seed's process answers, but its application is stopped. */
  | { readonly kind: 'remoteNotRunning' }
  /** Only one of the two believes in the membership. */
  | { readonly kind: 'inconsistentCluster'; readonly thinks: NodeName; readonly clusteredWith: NodeName }
  | { readonly kind: 'incompatible'; readonly text: string }
  /** Enabled in the cluster, and unknown to this node's software. */
  | { readonly kind: 'featureFlagsMissing'; readonly missing: readonly string[] }
  | Unavailable

export type ChangeRoleRefusal =
  | { readonly kind: 'notClustered' }
  | { readonly kind: 'onlyDiscNode' }
  /** No other member answers, so that nobody could be told. */
  | { readonly kind: 'noRunningClusterNodes' }
  /** It has left, and could not come back: it is a blank standalone node now. */
  | { readonly kind: 'notTakenBack'; readonly reason: string }
  | Unavailable

export type UpdateContactsRefusal =
  /** The seed's cluster does not have this node. */
  { readonly kind: 'notMember' } | { readonly kind: 'seedNotRunning' } | Extract<JoinRefusal, { kind: 'unreachable' }>

export type ForceRefusal =
  /** It has no metadata to go on with. */
  | { readonly kind: 'ramNode' }
  /** Who is to be forgotten is not known here. */
  | { readonly kind: 'notMember' }
  | { readonly kind: 'ramNodeOrOthersRun' }

/** `syncing`: how many messages have been sent to mirrors that are being filled; absent when none is. */
export type LeaderStatistics = QueueStatistics & { readonly syncing?: number }

/** The running application. */
export interface AppControl {
  /** Of this start; part of the process ids that lists show. */
  readonly incarnation: Incarnation
  /** The local replica. */
  readonly metadata: Metadata
  propose(command: Command): Promise<Result<CommandOk, DomainError | Unavailable>>
  /** Resolves once everything committed before the call is applied here; without a leader it fails within 2 s. */
  barrier(): Promise<Result<void, Unavailable>>
  /** Which members cannot be heard, by the member that says so; as far as this node knows. */
  partitions(): readonly { readonly node: NodeName; readonly cannotReach: readonly NodeName[] }[]
  /** Asks another running member, whose ControlCommands answers with `answerPeer`. Fails after `timeoutMs`. */
  askPeer(id: NodeId, query: PeerQuery, timeoutMs: number): Promise<Result<Json, Unavailable>>
  /** Takes a member out whose application is stopped; durable queues that only it holds are deleted. */
  forgetMember(id: NodeId): Promise<Result<void, ForgetError>>

  /** What lives on this node only (Broker's methods of these names). */
  listConnections(): readonly ConnectionFacts[]
  listChannels(): readonly ChannelFacts[]
  listConsumers(): readonly ChannelConsumerFacts[]
  /** The client gets 320 `CONNECTION_FORCED - <reason>`. False when there is none such here. */
  closeConnection(serial: number, reason: string): boolean
  /** For maintenance: clients get 320, and nobody is let in until `openToClients`. Returns how many were sent away. */
  closeToClients(): number
  openToClients(): Promise<Result<void, Unavailable>>
  /** Undefined when the queue is not led here. */
  queueStatistics(uid: QueueUid): Promise<LeaderStatistics | undefined>

  /** How many mirrors of the queue are filled from now on, or no more. Undefined when it is not led here. */
  mirrorSync(uid: QueueUid, action: 'sync' | 'cancel'): number | undefined

  /** The rest works wherever the queue lives (QueueHandle's methods). */
  queueConsumers(record: QueueRecord): Promise<Result<readonly QueueConsumerFacts[], QueueError>>
  /** Resolves to the number of ready messages that went. */
  deleteQueue(
    record: QueueRecord,
    options: { readonly ifUnused: boolean; readonly ifEmpty: boolean },
  ): Promise<Result<number, QueueError>>
  purgeQueue(record: QueueRecord): Promise<Result<number, QueueError>>
}

/** The process. Calls may come at the same time; the node puts changes of state in an order. */
export interface NodeControl {
  readonly name: NodeName
  /** Changes at reset. */
  readonly id: NodeId
  readonly appState: AppState
  /** It has never been in a cluster, not even in one of its own, since it was made or reset. */
  readonly isBlank: boolean
  /** The other members, as last seen. */
  readonly otherMembers: readonly NodeName[]
  /** Undefined unless `appState` is `running` or `paused`. */
  app(): AppControl | undefined

  /** Idempotent; resolves when the listeners accept. */
  startApp(): Promise<Result<void, StartRefusal>>
  /** Idempotent; clients get 320 `CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'`. */
  stopApp(): Promise<void>
  /** Application stopped. Leaves the cluster and wipes the data. */
  reset(): Promise<Result<void, ResetRefusal>>
  /** Application stopped. Wipes the data and tells nobody: the others go on listing this node. */
  forceReset(): Promise<void>
  /** Application stopped. Leaves the cluster, wipes the data and joins again. */
  changeRole(role: MemberRole): Promise<Result<'changed' | 'same', ChangeRoleRefusal>>
  /** Application stopped. Wipes this node, then makes it a member. `seed` may end in `:port` (its inter-node port). */
  joinCluster(seed: NodeName, role: MemberRole): Promise<Result<'joined' | 'alreadyMember', JoinRefusal>>
  /** Application stopped. Takes over the list of members that `seed` has; it may end in `:port`. */
  updateContacts(seed: NodeName): Promise<Result<void, UpdateContactsRefusal>>
  /**
   * Application not running. The next start, or the one that waits, goes on without the other members; `forget` is taken out
   * with it.
   */
  forceBoot(forget?: NodeName): Promise<Result<void, ForceRefusal>>
  /** Ends the process soon: after open control calls have been answered. The application is stopped by then. */
  stop(): void
  /** Resolves as soon as the state is `running`, at the latest after `timeoutMs`, to the state then. */
  awaitRunning(timeoutMs: number): Promise<AppState>

  snapshot(): NodeSnapshot
  /** Whether a connection to that listener of this node is accepted. */
  connects(listener: ListenerSnapshot): Promise<boolean>
  /** base64(md5(cookie)): lets operators compare secrets without showing them. */
  readonly cookieHash: string
  /** The effective configuration by key; secrets left out. */
  environment(): { readonly [key: string]: Json }
  /** base64(salt + sha256(salt + utf8 password)) with 4 random salt bytes. */
  hashPassword(password: string): string
  verifyPassword(storedHash: string, password: string): boolean
}
