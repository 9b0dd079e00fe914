import type { Clock, Log, NodeId, NodeName, Random, Result, Timers } from '@warren/kernel'
import type { Command, CommandOk, DomainError, MemberRecord, Metadata, MetadataEvent } from '@warren/model'
import type { ControlLanes, Peer } from './control.ts'
import type { RaftRecovery, RaftStore } from './raft-store.ts'

/** No majority, no leader or no answer before the deadline; the command may or may not take effect later. */
export type Unavailable = { readonly kind: 'unavailable'; readonly text: string }
export type ProposeOutcome = Result<CommandOk, DomainError | Unavailable>

/** What this node says of itself when it joins and at each boot. */
export interface LocalMember {
  readonly id: NodeId
  readonly name: NodeName
  readonly role: 'disc' | 'ram'
  readonly incarnation: number
  readonly host: string
  readonly clusterPort: number
  readonly amqpPort: number
  readonly version: string
}

export interface MetadataServiceOptions {
  readonly self: LocalMember
  readonly store: RaftStore
  readonly recovery: RaftRecovery
  /** Whom to dial before the metadata tells: the members as last seen (a ram node has nothing else). */
  readonly contacts: readonly Peer[]
  readonly lanes: ControlLanes
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Log
  readonly settings?: Partial<ClusterSettings>
  /** The store failed: the node must stop. Called once. */
  readonly onFailure: (error: Error) => void
}

export interface ClusterSettings {
  /** Heartbeat and Raft tick interval; a peer silent for more than four is suspected. */
  readonly heartbeatMs: number
  readonly proposeDeadlineMs: number
  readonly proposalsMax: number
}

export interface MemberStatus {
  readonly record: MemberRecord
  /** This node hears it. */
  readonly reachable: boolean
}

export interface ClusterStatus {
  readonly self: NodeId
  readonly leader: NodeId | undefined
  readonly raftRole: string
  readonly term: number
  readonly commitIndex: number
  readonly appliedIndex: number
  readonly clusterName: string
  readonly members: readonly MemberStatus[]
}

export type RequestError = { readonly kind: 'unavailable' | 'timeout' | 'refused'; readonly text: string }
export type RequestDone = (response: Result<Uint8Array, RequestError>) => void
/** Answers once, now or later. */
export type RequestHandler = (from: NodeId, payload: Uint8Array, answer: (response: Result<Uint8Array, string>) => void) => void

/** What the broker needs of the cluster. `MetadataService` is its one implementation; tests may have a simpler one. */
export interface MetadataAccess {
  /** The local replica; the same object until a snapshot replaces it, so read it anew each time. */
  readonly metadata: Metadata
  readonly isLeader: boolean
  readonly leaderId: NodeId | undefined
  /** `done` is called once, never inside this call; after a success the local replica shows the effect. */
  propose(command: Command, done: (outcome: ProposeOutcome) => void): void
  /** `done` without an error: the local replica now holds all that was committed when `barrier` was called. */
  barrier(done: (error?: Unavailable) => void): void
  /** Listeners are called in apply order, inside apply, after the replica changed. */
  onEvent(listener: (event: MetadataEvent, index: number) => void): void
  /** The replica was replaced by a snapshot: everything derived from it must be rebuilt. */
  onRestored(listener: (metadata: Metadata) => void): void
  /** A question to a member over the control lane, with a deadline; `done` is called once. */
  request(node: NodeId, name: string, payload: Uint8Array, done: RequestDone, timeoutMs?: number): void
  handle(name: string, handler: RequestHandler): void
  reachable(node: NodeId): boolean
  /** This node heard of, or lost, a peer. Local view; the replicated one is the nodeUp/nodeDown events. */
  onReachable(listener: (node: NodeId, reachable: boolean) => void): void
  status(): ClusterStatus
}
