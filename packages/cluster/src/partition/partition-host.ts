/** What the partition's rooms see of the node. */
import type { Clock, Lineage, Log, NodeId, Random } from '@warren/kernel'
import type { Metadata } from '@warren/model'
import type { RaftNode } from '@warren/raft'
import type { Peer, PeerVitals } from '../control.ts'
import type { LocalMember } from '../metadata-access.ts'
import type { PeerRequests } from '../peers/peer-requests.ts'

export interface PartitionHost {
  readonly self: LocalMember
  readonly node: RaftNode
  readonly metadata: Metadata
  readonly lineage: Lineage
  readonly requests: PeerRequests
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  peers(): readonly Peer[]
  /** Heard lately, and of the same history as this node. */
  hears(node: NodeId): boolean
  /** What a peer that is heard lately says of itself, of whichever history it is. */
  vitals(node: NodeId): PeerVitals | undefined
  ownVitals(): PeerVitals
  hasLeader(): boolean
  /** UNSAFE without a partition policy's or an operator's decision: this node alone decides from now on. */
  goAlone(lineage: Lineage, forgotten: readonly NodeId[]): void
}
