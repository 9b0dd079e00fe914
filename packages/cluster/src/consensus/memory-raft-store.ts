/**
 * A ram node keeps its Raft log in memory only: it is a learner, so nobody counts on what it acknowledged, and after a
 * restart the leader begins anew with it. The entries themselves are in the RaftNode; nothing needs to be kept here.
 */
import type { DiskDone, Timers } from '@warren/kernel'
import type { RaftStore } from '../raft-store.ts'

export class MemoryRaftStore implements RaftStore {
  readonly #timers: Timers
  constructor(timers: Timers) {
    this.#timers = timers
  }

  persist(_parts: Parameters<RaftStore['persist']>[0], done: DiskDone): void {
    this.#timers.soon(() => done(undefined))
  }

  compact(_snapshot: Parameters<RaftStore['compact']>[0], done: DiskDone): void {
    this.#timers.soon(() => done(undefined))
  }
}
