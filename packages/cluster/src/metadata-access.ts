/** What the broker needs of the cluster. `MetadataService` is its one implementation; tests may have a simpler one. */
import type { Incarnation, Lineage, NodeId, NodeName } from '@warren/kernel'
import type { Command, MemberRecord, MemberRole, Metadata, MetadataEvent } from '@warren/model'
import type { ProposeOutcome, Unavailable } from './consensus/proposal-book.ts'
import type { RequestDone, RequestHandler } from './peers/peer-requests.ts'
import type { Unsubscribe } from './peers/subscription.ts'

/** What this node says of itself when it joins and at each boot. */
export interface LocalMember {
  readonly id: NodeId
  readonly name: NodeName
  readonly role: MemberRole
  /** +1 at each start of the application. */
  readonly incarnation: Incarnation
  readonly host: string
  readonly clusterPort: number
  readonly amqpPort: number
  readonly version: string
  /** That its software supports: all that there are, unless it plays an older one. */
  readonly featureFlags?: readonly string[]
}

export interface ClusterSettings {
  /** Raft's unit of time: an election takes 10 to 20 silent ticks. */
  readonly tickMs: number
  /** Between heartbeats to each peer; one that is silent for more than four is suspected. */
  readonly heartbeatMs: number
  /** How long `propose` and `barrier` try. */
  readonly deadlineMs: number
  /** Proposals of this node without an outcome; more are refused. */
  readonly proposalsMax: number
  /** A snapshot is made when the Raft log has grown by this much, and by the size of the last snapshot. */
  readonly snapshotLogBytes: number
  /** So many changes of the metadata are applied in one turn, or those of one command. */
  readonly turnChangesMax: number
}

export interface MemberStatus {
  readonly record: MemberRecord
  /** This node hears it (or is it). */
  readonly reachable: boolean
}

export interface ClusterStatus {
  readonly self: NodeId
  readonly leader: NodeId | undefined
  readonly raftRole: string
  readonly term: number
  readonly commitIndex: number
  readonly appliedIndex: number
  /** Who decides, by this node's log. */
  readonly voters: readonly NodeId[]
  readonly clusterName: string
  readonly lineage: Lineage
  /** Clients are turned away until the cluster can be reached again. */
  readonly isPaused: boolean
  /** Heard, but of another history: the two sides have not been reunited yet. */
  readonly partitioned: readonly NodeId[]
  readonly members: readonly MemberStatus[]
}

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
  onEvent(listener: (event: MetadataEvent, index: number) => void): Unsubscribe
  /** The replica was replaced by a snapshot: everything derived from it must be rebuilt. */
  onRestored(listener: (metadata: Metadata) => void): Unsubscribe
  /** A question to a member (or to this node) over the control lane; `done` is called once, never inside this call. Default: 5 s. */
  request(node: NodeId, name: string, payload: Uint8Array, done: RequestDone, timeoutMs?: number): void
  handle(name: string, handler: RequestHandler): void
  /** This node hears it (or is it). */
  reachable(node: NodeId): boolean
  /** This node heard of, or lost, a peer. Local view; the replicated one is the nodeUp/nodeDown events. */
  onReachable(listener: (node: NodeId, reachable: boolean) => void): Unsubscribe
  status(): ClusterStatus
}

export const DEFAULT_CLUSTER_SETTINGS: ClusterSettings = {
  tickMs: 100,
  heartbeatMs: 500,
  deadlineMs: 10_000,
  proposalsMax: 10_000,
  snapshotLogBytes: 1024 * 1024,
  turnChangesMax: 200, // Some milliseconds in a process that has just begun.
}
