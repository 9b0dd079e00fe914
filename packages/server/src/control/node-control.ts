/**
 * What `ctl` commands need of a node. The composition root implements it over the runtime, the cluster and the broker;
 * the control commands and their tests know nothing else. The runtime outlives the application: everything that needs
 * the application (metadata, broker, peers) is reached through `app()`, which is undefined while it is not running.
 */
import type { NodeId, NodeName, QueueUid, Result } from '@warren/kernel'
import type { Command, CommandOk, DomainError, Metadata, QueueRecord } from '@warren/model'
import type { Json } from './json.ts'
import type { ChannelSnapshot, ConnectionSnapshot, ConsumerSnapshot, NodeSnapshot, QueueSnapshot } from './snapshots.ts'

/** `paused`: running, but fenced off by a partition; its listeners are closed. */
export type AppState = 'stopped' | 'booting' | 'running' | 'paused' | 'stopping'

/** The controller could not commit in time: no majority of the disc nodes is reachable. */
export type Unavailable = { readonly kind: 'unavailable'; readonly text: string }

export type StartRefusal =
  /** A seed or member says that this node is not (or no longer) one of them. */
  | { readonly kind: 'inconsistentCluster'; readonly remote: NodeName }
  /** A ram node found none of its disc nodes. */
  | { readonly kind: 'noDiscNodeReachable'; readonly tried: readonly NodeName[] }
  | { readonly kind: 'bootFailed'; readonly text: string }

export type ResetRefusal =
  | { readonly kind: 'onlyDiscNode' }
  /** Clustered, but no other member answers, so that nobody could be told. */
  | { readonly kind: 'noRunningClusterNodes' }
  | Unavailable

export type JoinRefusal =
  | { readonly kind: 'onlyDiscNode' }
  /** `remote` does not answer at all: not resolved, refused, timed out or a wrong cookie. */
  | { readonly kind: 'unreachable'; readonly remote: NodeName; readonly text: string }
  /** The target's process answers but its application is stopped. */
  | { readonly kind: 'remoteNotRunning'; readonly remote: NodeName }
  | { readonly kind: 'inconsistentCluster'; readonly thinks: NodeName; readonly clusteredWith: NodeName }
  | { readonly kind: 'incompatibleVersion'; readonly remote: NodeName; readonly text: string }
  | Unavailable

export type MemberRole = 'disc' | 'ram'

/** A question one node's control commands ask another's; see `answerPeer` of ControlCommands. */
export type PeerQuery =
  | { readonly kind: 'node' }
  | { readonly kind: 'queues'; readonly uids: readonly number[] }
  | { readonly kind: 'connections' }
  | { readonly kind: 'channels' }
  | { readonly kind: 'consumers' }
  | { readonly kind: 'closeConnection'; readonly serial: number; readonly reason: string }

export type QueueRefusal =
  | { readonly kind: 'notFound' }
  | { readonly kind: 'inUse' }
  | { readonly kind: 'notEmpty' }
  | { readonly kind: 'ownerDown' }
  | { readonly kind: 'exclusive' }
  | { readonly kind: 'timeout' }

/** The running application. */
export interface AppControl {
  /** The local replica. Call `barrier` first where a stale answer would mislead. */
  readonly metadata: Metadata
  propose(command: Command): Promise<Result<CommandOk, DomainError | Unavailable>>
  /** Resolves once everything committed before the call has been applied here. */
  barrier(): Promise<Result<void, Unavailable>>
  /** The members this node hears at the moment, itself included. */
  reachable(id: NodeId): boolean
  /** Pairs in which one member cannot reach another, as far as this node knows. */
  partitions(): readonly { readonly node: NodeName; readonly cannotReach: readonly NodeName[] }[]
  /** Asks another running member; its ControlCommands answers in `answerPeer`. Fails after `timeoutMs`. */
  askPeer(id: NodeId, query: PeerQuery, timeoutMs: number): Promise<Result<Json, Unavailable>>

  /** Snapshots of what lives on this node only. */
  connections(): readonly ConnectionSnapshot[]
  channels(): readonly ChannelSnapshot[]
  consumers(): readonly ConsumerSnapshot[]
  /** Undefined when the queue is not led here. */
  queue(uid: QueueUid): QueueSnapshot | undefined

  /** Resolves to the number of ready messages that went. Wherever the queue lives. */
  deleteQueue(
    record: QueueRecord,
    options: { readonly ifUnused: boolean; readonly ifEmpty: boolean },
  ): Promise<Result<number, QueueRefusal>>
  purgeQueue(record: QueueRecord): Promise<Result<number, QueueRefusal>>
  /** The client gets 320 `CONNECTION_FORCED - <reason>`. False when there is none such. */
  closeConnection(serial: number, reason: string): boolean
}

/** The process. */
export interface NodeControl {
  readonly name: NodeName
  /** Changes at reset. */
  readonly id: NodeId
  readonly appState: AppState
  /** Undefined unless `appState` is `running` or `paused`. */
  app(): AppControl | undefined
  /** What this node knows of its cluster while the application is stopped (from its disk); itself included. */
  knownMembers(): readonly { readonly name: NodeName; readonly role: MemberRole }[]

  /** Idempotent; resolves when listeners accept. */
  startApp(): Promise<Result<void, StartRefusal>>
  /** Idempotent; clients get 320 `CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'`. */
  stopApp(): Promise<void>
  /** Application stopped. Leaves the cluster and wipes the data; `force` tells nobody. */
  reset(options: { readonly force: boolean }): Promise<Result<void, ResetRefusal>>
  /** Application stopped. Wipes this node, then makes it a member; it starts with `startApp`. */
  joinCluster(seed: NodeName, role: MemberRole): Promise<Result<'joined' | 'alreadyMember', JoinRefusal>>
  /** Stops the application and then the process. Returns at once; the process ends after open control calls have answered. */
  stop(): void
  /** Resolves when the state first is `running`, or after `timeoutMs`. */
  awaitRunning(timeoutMs: number): Promise<AppState>

  snapshot(): NodeSnapshot
  /** Effective configuration by key, in the order of the schema; secrets left out. */
  environment(): { readonly [key: string]: Json }
  /** RabbitMQ's form: `base64(salt + sha256(salt + utf8 password))` with 4 random salt bytes. */
  hashPassword(password: string): string
  verifyPassword(password: string, passwordHash: string): boolean
}
