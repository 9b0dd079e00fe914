import type { Disk, DiskDone } from '@warren/kernel'
import type { Crc32 } from '../crc32.ts'

/** The same shapes as the raft package's, declared here because storage does not import raft. */
export interface RaftConfiguration {
  readonly voters: readonly string[]
  readonly learners: readonly string[]
}
export interface RaftEntry {
  readonly index: number
  readonly term: number
  readonly kind: 'command' | 'configuration' | 'empty'
  readonly data: Uint8Array
  readonly configuration?: RaftConfiguration
}
export interface RaftHardState {
  readonly term: number
  readonly votedFor: string | undefined
  readonly commitIndex: number
}
export interface RaftSnapshot {
  readonly index: number
  readonly term: number
  readonly configuration: RaftConfiguration
  readonly state: Uint8Array
}

export interface RecoveredRaft {
  readonly log: RaftLog
  readonly hardState: RaftHardState
  /** Contiguous from `baseIndex + 1`. */
  readonly entries: readonly RaftEntry[]
  /** The entry before the first kept one (0, 0 at the beginning). `snapshot.index >= baseIndex`. */
  readonly baseIndex: number
  readonly baseTerm: number
  readonly snapshot: RaftSnapshot | undefined
}

/** What one Ready asks to be on disk: all of it durable, or the node stops. */
export interface RaftPersist {
  readonly hardState?: RaftHardState | undefined
  /** Replace what is stored from the first one's index on. */
  readonly entries?: readonly RaftEntry[] | undefined
  /** From the leader: what is stored up to its index goes, and all of it if its term does not match. */
  readonly snapshot?: RaftSnapshot | undefined
}

export class RaftLog {
  static open(_disk: Disk, _crc32: Crc32): Promise<RecoveredRaft> {
    return Promise.reject(new Error('not built yet'))
  }
  /** `done` once all of it is durable. Calls may overlap: they become durable in order. */
  persist(_parts: RaftPersist, _done: DiskDone): void {
    throw new Error('not built yet')
  }
  /** Stores the node's own snapshot and drops the entries up to `upTo` (at most `snapshot.index`, its default). */
  compact(_snapshot: RaftSnapshot, _done: DiskDone, _upTo?: number): void {
    throw new Error('not built yet')
  }
  get firstIndex(): number {
    throw new Error('not built yet')
  }
  get lastIndex(): number {
    throw new Error('not built yet')
  }
  close(): Promise<void> {
    return Promise.reject(new Error('not built yet'))
  }
}
