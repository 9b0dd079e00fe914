/**
 * What one server's disk holds of Raft: records written in order, durable after a sync. A crash keeps any prefix of what
 * was not synced; the hard state of a torn write may survive its entries or not. Models `storage`'s RaftLog.
 */
import { assert, type DiskDone } from '@warren/kernel'
import type { Entry, HardState, Snapshot } from '@warren/raft'
import type { SimProcess } from '../process/sim-process.ts'
import type { World } from '../world.ts'

export type RaftDiskParts = {
  readonly hardState?: HardState | undefined
  readonly entries?: readonly Entry[] | undefined
  readonly snapshot?: Snapshot | undefined
}

const SYNC_MS_MAX = 2 // A healthy disk.

type Write = { readonly changes: readonly (() => void)[]; readonly done: DiskDone }

export class RaftDisk {
  /** Milliseconds a sync takes at most. */
  syncMsMax = SYNC_MS_MAX
  /** The next sync fails. */
  failsNext = false
  hardState: HardState = { term: 0, votedFor: undefined, commitIndex: 0 }
  snapshot: Snapshot | undefined = undefined
  /** The entry before the first kept one; at most the snapshot's. */
  #baseIndex = 0
  #entries: Entry[] = []
  readonly #world: World
  readonly #process: SimProcess
  #unsynced: Write[] = []

  constructor(world: World, process: SimProcess) {
    this.#world = world
    this.#process = process
  }

  /** Durable entries; the first ones may be covered by the snapshot. */
  get entries(): readonly Entry[] {
    return this.#entries
  }

  /** The first entry that is kept, behind those that were dropped. */
  get firstIndex(): number {
    return this.#baseIndex + 1
  }

  /** Of an entry that is kept, or of the last one that the snapshot covers. */
  termAt(index: number): number | undefined {
    if (index > this.#baseIndex) return this.#entries[index - this.#baseIndex - 1]?.term
    return index === this.snapshot?.index ? this.snapshot.term : undefined
  }

  get lastIndex(): number {
    return Math.max(this.#entries.at(-1)?.index ?? 0, this.snapshot?.index ?? 0)
  }

  persist(parts: RaftDiskParts, done: DiskDone): void {
    const changes: (() => void)[] = []
    const { snapshot, entries, hardState } = parts
    if (snapshot !== undefined) changes.push(() => this.#install(snapshot))
    for (const entry of entries ?? []) changes.push(() => this.#put(entry))
    if (hardState !== undefined) {
      const put = () => {
        this.hardState = hardState
      }
      if (this.#world.chance(0.5)) changes.push(put)
      else changes.unshift(put)
    }
    this.#enqueue({ changes, done })
  }

  /** The server's own snapshot; entries up to `upTo` go. */
  compact(snapshot: Snapshot, done: DiskDone, upTo: number = snapshot.index): void {
    const change = () => {
      if (this.snapshot !== undefined && this.snapshot.index >= snapshot.index) return
      this.snapshot = snapshot
      this.#dropUpTo(upTo)
    }
    this.#enqueue({ changes: [change], done })
  }

  mend(): void {
    this.syncMsMax = SYNC_MS_MAX
    this.failsNext = false
  }

  /** Power loss: of what was not synced, some prefix is there. */
  crash(): void {
    for (const write of this.#unsynced) {
      const kept = this.#world.random.below(write.changes.length + 1)
      for (const change of write.changes.slice(0, kept)) change()
      if (kept < write.changes.length) break
    }
    this.#unsynced = []
  }

  /** A new disk (or memory only, after a restart). */
  wipe(): void {
    this.#unsynced = []
    this.#entries = []
    this.#baseIndex = 0
    this.snapshot = undefined
    this.hardState = { term: 0, votedFor: undefined, commitIndex: 0 }
  }

  #enqueue(write: Write): void {
    this.#unsynced.push(write)
    if (this.#unsynced.length === 1) this.#sync()
  }

  /** One sync at a time, in order. */
  #sync(): void {
    this.#process.afterTrue(this.#world.between(0.1, this.syncMsMax), () => {
      const write = this.#unsynced[0]
      assert(write !== undefined, 'a sync without a write')
      if (this.failsNext) {
        this.failsNext = false
        write.done(new Error('input/output error')) // What it left behind is settled by the crash that follows.
        return
      }
      this.#unsynced.shift()
      for (const change of write.changes) change()
      if (this.#unsynced.length > 0) this.#sync()
      write.done(undefined)
    })
  }

  #put(entry: Entry): void {
    const first = this.#baseIndex + 1
    if (entry.index < first) return
    this.#entries.length = Math.min(this.#entries.length, entry.index - first)
    assert(this.#entries.length === entry.index - first, 'a gap on disk')
    this.#entries.push(entry)
  }

  #install(snapshot: Snapshot): void {
    const matches = this.#entries.some((entry) => entry.index === snapshot.index && entry.term === snapshot.term)
    if (!matches) this.#entries = []
    this.#dropUpTo(snapshot.index)
    this.snapshot = snapshot
  }

  #dropUpTo(index: number): void {
    if (index <= this.#baseIndex) return
    this.#entries = this.#entries.filter((entry) => entry.index > index)
    this.#baseIndex = index
  }
}
