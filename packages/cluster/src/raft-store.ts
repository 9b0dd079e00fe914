/** Where Raft's state is kept: `storage`'s RaftLog on disc nodes, MemoryRaftStore on ram nodes. */
import type { DiskDone } from '@warren/kernel'
import type { Metadata } from '@warren/model'
import type { Entry, HardState, Snapshot } from '@warren/raft'

/** What was found at boot. `RaftLog.open` resolves to more than this; a blank node has term 0 and nothing else. */
export interface RaftRecovery {
  readonly hardState: HardState
  /** Without a gap; those up to `snapshot.index` are ignored. */
  readonly entries: readonly Entry[]
  readonly snapshot: Snapshot | undefined
  /** What the snapshot stands for, by who has decoded it already (in steps: a large one takes long). */
  readonly metadata?: Metadata
}

export interface RaftStore {
  /** One write and one sync for all of it; durable when `done` has no error. Entries replace those stored from the first one's index on. */
  persist(
    parts: {
      readonly hardState?: HardState | undefined
      readonly entries?: readonly Entry[] | undefined
      readonly snapshot?: Snapshot | undefined
    },
    done: DiskDone,
  ): void
  /** Stores the node's own snapshot and drops the entries up to `upTo`. */
  compact(snapshot: Snapshot, done: DiskDone, upTo?: number): void
}

export const BLANK_RECOVERY: RaftRecovery = {
  hardState: { term: 0, votedFor: undefined, commitIndex: 0 },
  entries: [],
  snapshot: undefined,
}
