/** What a `RaftNode` asks its host to do. The host decides nothing; it persists, sends and applies. */
import type { Configuration, InvalidChange, PeerId } from './configuration.ts'
import type { Entry, HardState, Message, Snapshot } from './message.ts'

export type Role = 'follower' | 'preCandidate' | 'candidate' | 'leader' | 'learner'

/** The read with this context may be served once `index` is applied here. */
export type ReadState = { readonly context: number; readonly index: number }

export type RoleChange = { readonly role: Role; readonly term: number; readonly leader: PeerId | undefined }

/**
 * One turn's work, in this order:
 * 1. send `messagesNow` (needs nothing of this Ready on disk);
 * 2. persist `snapshot`, then `entries`, then `hardState`; sync when `mustSync`. Persisting entry i drops all stored ones from i on;
 * 3. send `messages`;
 * 4. when there is a `snapshot`, put the state machine in its place;
 * 5. `advance(ready)`.
 * `committed` entries are already on this node's disk, so they may be applied at any time before `advance`, in order;
 * likewise `readStates`, `readsLost`, `roleChange` and `snapshotNeeded` wait for nothing.
 * While one Ready is being persisted there is no other; only `takeMessagesNow()` gives more to send.
 */
export type Ready = {
  readonly messagesNow: readonly Message[]
  /** Present when term, vote or commit index changed. */
  readonly hardState: HardState | undefined
  /** A received snapshot; it replaces the whole log and the state machine. */
  readonly snapshot: Snapshot | undefined
  readonly entries: readonly Entry[]
  /** Whether persisting must end in a sync: not when only the commit index moved. */
  readonly mustSync: boolean
  readonly messages: readonly Message[]
  /** To be applied: commands, the `data` of configurations, and empty ones (to move the applied index). */
  readonly committed: readonly Entry[]
  readonly readStates: readonly ReadState[]
  /** Contexts of reads that leadership changes made void: ask again. */
  readonly readsLost: readonly number[]
  readonly roleChange: RoleChange | undefined
  /** Set when the configuration in force here changed, by append or by truncation (not necessarily committed). */
  readonly configuration: Configuration | undefined
  /** A peer lags behind the compacted log: call `supplySnapshot` soon. Said again every few ticks until then. */
  readonly snapshotNeeded: boolean
}

export type NotLeader = { readonly kind: 'notLeader'; readonly leader: PeerId | undefined }

/** `tooManyPending` and `transferring` pass: try again a little later. */
export type ProposeError =
  | NotLeader
  | { readonly kind: 'tooManyPending' }
  | { readonly kind: 'transferring'; readonly to: PeerId }

export type ConfigurationError =
  | ProposeError
  | InvalidChange
  /** The one before is not committed yet. */
  | { readonly kind: 'changeInProgress' }
  /** No entry of this leader's own term is committed yet (Ongaro 2015, "bug in single-server membership changes"). */
  | { readonly kind: 'termNotCommitted' }
  /** A voter that lags would cost the group its majority. */
  | { readonly kind: 'learnerBehind'; readonly peer: PeerId; readonly entriesBehind: number }

export type ReadIndexError = NotLeader | { readonly kind: 'tooManyPending' }

export type TransferError = NotLeader | { readonly kind: 'notVoter'; readonly peer: PeerId }

/** Where an accepted proposal stands in the log. It is committed when an entry with both numbers is applied. */
export type Proposed = { readonly index: number; readonly term: number }

/** How far the leader has brought one peer. */
export type PeerProgress = {
  readonly state: 'probe' | 'replicate' | 'snapshot'
  /** The highest index known to be persisted there. */
  readonly matchIndex: number
  readonly nextIndex: number
  /** Heard from since the last quorum check. */
  readonly isActive: boolean
}
