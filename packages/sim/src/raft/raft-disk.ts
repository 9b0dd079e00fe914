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

type Write = { readonly changes: readonly (() => void)[]; readonly done: DiskDone }

export class RaftDisk {
  /** Milliseconds a sync takes at most. */
  syncMsMax = 2
  /** The next sync fails. */
  failsNext = false
  hardState: HardState = { term: 0, votedFor: undefined, commitIndex: 0 }
  snapshot: Snapshot | undefined = undefined
  #entries: Entry[] = []
  readonly #world: World
  readonly #process: SimProcess
  #unsynced: Write[] = []

  constructor(world: World, process: SimProcess) {
    this.#world = world
    this.#process = process
  }

  /** Durable entries after the snapshot. */
  get entries(): readonly Entry[] {
    return this.#entries
  }

  get lastIndex(): number {
    return this.#entries.at(-1)?.index ?? this.snapshot?.index ?? 0
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

  /** The server's own snapshot; entries up to it go. */
  compact(snapshot: Snapshot, done: DiskDone): void {
    const change = () => {
      if (this.snapshot !== undefined && this.snapshot.index >= snapshot.index) return
      this.snapshot = snapshot
      this.#entries = this.#entries.filter((entry) => entry.index > snapshot.index)
    }
    this.#enqueue({ changes: [change], done })
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
    const first = (this.snapshot?.index ?? 0) + 1
    if (entry.index < first) return
    this.#entries.length = Math.min(this.#entries.length, entry.index - first)
    assert(this.#entries.length === entry.index - first, 'a gap on disk')
    this.#entries.push(entry)
  }

  #install(snapshot: Snapshot): void {
    const matches = this.#entries.some((entry) => entry.index === snapshot.index && entry.term === snapshot.term)
    this.#entries = matches ? this.#entries.filter((entry) => entry.index > snapshot.index) : []
    this.snapshot = snapshot
  }
}
