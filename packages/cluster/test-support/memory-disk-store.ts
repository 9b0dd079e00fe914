/** A Raft store that survives the crash of its node, and forgets what was not synced by then. */
import type { DiskDone } from '@warren/kernel'
import { BLANK_RECOVERY, type RaftEntry, type RaftRecovery, type RaftStore } from '../src/index.ts'
import type { VirtualTime } from './virtual-time.ts'

const SYNC_MS = 2

export class MemoryDiskStore implements RaftStore {
  readonly #time: VirtualTime
  #durable: RaftRecovery = BLANK_RECOVERY
  #epoch = 0
  persists = 0
  snapshots = 0
  failNext = false

  constructor(time: VirtualTime) {
    this.#time = time
  }

  /** What a node that boots now finds; calls of the node before are void from here on. */
  recover(): RaftRecovery {
    this.#epoch += 1
    return this.#durable
  }

  wipe(): void {
    this.#epoch += 1
    this.#durable = BLANK_RECOVERY
  }

  /** Loses all but the first entries. */
  keepFirst(count: number): void {
    const { entries, hardState } = this.#durable
    this.#durable = { ...this.#durable, entries: entries.slice(0, count), hardState: { ...hardState, commitIndex: 0 } }
  }

  persist(parts: Parameters<RaftStore['persist']>[0], done: DiskDone): void {
    this.persists += 1
    this.#later(done, () => {
      const { hardState = this.#durable.hardState, entries = [], snapshot } = parts
      let kept = this.#durable.entries
      if (snapshot !== undefined) kept = []
      const first = entries[0]
      if (first !== undefined) kept = [...kept.filter((entry) => entry.index < first.index), ...entries]
      this.#durable = { hardState, entries: kept, snapshot: snapshot ?? this.#durable.snapshot }
    })
  }

  compact(snapshot: Parameters<RaftStore['compact']>[0], done: DiskDone, upTo: number = snapshot.index): void {
    this.snapshots += 1
    this.#later(done, () => {
      const entries: readonly RaftEntry[] = this.#durable.entries.filter((entry) => entry.index > upTo)
      this.#durable = { ...this.#durable, entries, snapshot }
    })
  }

  #later(done: DiskDone, write: () => void): void {
    const epoch = this.#epoch
    const error = this.failNext ? new Error('the disk failed') : undefined
    this.failNext = false
    this.#time.after(SYNC_MS, () => {
      if (epoch !== this.#epoch) return
      if (error === undefined) write()
      done(error)
    })
  }
}
