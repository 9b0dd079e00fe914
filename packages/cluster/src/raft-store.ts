/** Where Raft's state is kept: `storage`'s RaftLog on disc nodes, MemoryRaftStore on ram nodes. */
import type { DiskDone } from '@warren/kernel'
import type { Entry, HardState, Snapshot } from '@warren/raft'

export interface RaftRecovery {
  readonly hardState: HardState
  readonly entries: readonly Entry[]
  readonly snapshot: Snapshot | undefined
}

export interface RaftStore {
  /** One write and one sync for all of it. Entries replace those at the same and later indexes. One call at a time. */
  persist(
    parts: {
      readonly hardState?: HardState | undefined
      readonly entries: readonly Entry[]
      readonly snapshot?: Snapshot | undefined
    },
    done: DiskDone,
  ): void
  /** Bytes that entries hold since the last snapshot; decides when the next one is made. */
  readonly entryBytes: number
  close(): Promise<void>
}
