/** What a MetadataService is made of, and what it tells the application. */
import type { Clock, Lineage, Log, NodeId, Random, Timers } from '@warren/kernel'
import type { ControlLanes, OwnVitals, Peer } from './control.ts'
import type { ClusterSettings, LocalMember } from './metadata-access.ts'
import type { PartitionHandling } from './partition/partition-handling.ts'
import type { Superseded } from './partition/reunion.ts'
import type { RaftRecovery, RaftStore } from './raft-store.ts'

export interface MetadataServiceOptions {
  readonly self: LocalMember
  readonly store: RaftStore
  /** From `RaftLog.open`, `foundCluster`, or BLANK_RECOVERY for a ram node and for one that has just joined. */
  readonly recovery: RaftRecovery
  /** Whom to dial before the metadata names this node: the members as last seen. Empty for a founding node. */
  readonly contacts: readonly Peer[]
  readonly lanes: ControlLanes
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Log
  readonly settings?: Partial<ClusterSettings>
  /** Which history a blank log is to follow: of the join, or as last known. Default: the founding one. */
  readonly lineage?: Lineage
  /** Default: auto. */
  readonly partitionHandling?: PartitionHandling
  /** Go on alone at the start, whatever the others decided, and take these members out (force_boot, forget --offline). */
  readonly forced?: { readonly forget: readonly NodeId[] }
  /** For the other members to know. */
  readonly vitals?: () => OwnVitals
  /** The store failed, so what is durable is unknown: the node must stop. Called once. */
  readonly onFailure: (error: Error) => void
}

/** down: others heard nothing of us for too long. removed: we are no member any more. */
export type DeclaredDown = 'down' | 'removed'

/**
 * paused: turn clients away, keep everything else; resumed: serve them again. refusing: nothing can be committed. superseded:
 * the cluster goes on in another history; stop, forget the Raft state and start as a member of that one.
 */
export type PartitionEvent =
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'refusing'; readonly isRefusing: boolean }
  | ({ readonly kind: 'superseded' } & Superseded)
