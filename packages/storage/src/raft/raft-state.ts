/** What a Raft log holds, in memory: the effect of its records, in order. Small, as the metadata is. */
import { assert } from '@warren/kernel'
import type { RaftEntry, RaftHardState, RaftRecord, RaftSnapshot } from './raft-record.ts'

export class RaftState {
  hardState: RaftHardState = { term: 0, votedFor: undefined, commitIndex: 0 }
  snapshot: RaftSnapshot | undefined = undefined
  /** Contiguous, from the one after the snapshot on. */
  #entries: RaftEntry[] = []

  get entries(): readonly RaftEntry[] {
    return this.#entries
  }

  get firstIndex(): number {
    return (this.snapshot?.index ?? 0) + 1
  }

  get lastIndex(): number {
    return this.firstIndex + this.#entries.length - 1
  }

  apply(record: RaftRecord): void {
    if (record.kind === 'hardState') this.hardState = record.hardState
    else if (record.kind === 'entry') this.put(record.entry)
    else this.install(record.snapshot)
  }

  /** Drops what is stored from the entry's index on (Raft §5.3), then adds it. The snapshot covers older ones. */
  put(entry: RaftEntry): void {
    if (entry.index < this.firstIndex) return
    assert(entry.index <= this.lastIndex + 1, 'a gap in the Raft log')
    this.#entries.length = entry.index - this.firstIndex
    this.#entries.push(entry)
  }

  /** The leader's snapshot takes the place of everything. */
  install(snapshot: RaftSnapshot): void {
    this.snapshot = snapshot
    this.#entries = []
  }

  /** The node's own snapshot takes the place of the entries up to its index. */
  compact(snapshot: RaftSnapshot): void {
    if (snapshot.index < this.firstIndex) return
    assert(snapshot.index <= this.lastIndex, 'a snapshot of entries that are not stored')
    this.#entries = this.#entries.slice(snapshot.index - this.firstIndex + 1)
    this.snapshot = snapshot
  }
}
