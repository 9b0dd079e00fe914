/** What a simulated node keeps Raft's state in: a model of a disk, or the real RaftLog on a simulated one. */
import type { RaftEntry, RaftRecovery, RaftStore } from '@warren/cluster'
import { CorruptLogError, RaftLog } from '@warren/storage'
import { digestBytes } from '../checkers/digest.ts'
import type { DurableLog } from '../checkers/raft-safety.ts'
import { SimDisk } from '../disk/sim-disk.ts'
import type { SimProcess } from '../process/sim-process.ts'
import { RaftDisk } from '../raft/raft-disk.ts'
import type { World } from '../world.ts'

type Opened = (store: RaftStore, recovery: RaftRecovery) => void
type Persisted = Parameters<RaftStore['persist']>[0]
/** Sees entries on their way to the disk. `termBefore`: of the entry in front of them, if that is known. */
export type OnAppend = (entries: readonly RaftEntry[], termBefore: number | undefined) => void

export interface NodeStore {
  /** What is on the disk for certain. */
  readonly durable: DurableLog
  /** Reads what is there; `failed` when the disk does not let it. */
  open(opened: Opened, failed: (error: Error) => void): void
  crash(): void
  wipe(): void
  setSyncMs(syncMsMax: number): void
  failSync(): void
  mend(): void
}

export class ModelledStore implements NodeStore {
  readonly #disk: RaftDisk
  readonly #onAppend: OnAppend

  constructor(world: World, process: SimProcess, onAppend: OnAppend) {
    this.#disk = new RaftDisk(world, process)
    this.#onAppend = onAppend
  }

  get durable(): DurableLog {
    return this.#disk
  }

  open(opened: Opened): void {
    const { hardState, entries, snapshot } = this.#disk
    opened(this.#checked(), { hardState, entries: [...entries], snapshot })
  }

  crash(): void {
    this.#disk.crash()
  }

  wipe(): void {
    this.#disk.wipe()
  }

  setSyncMs(syncMsMax: number): void {
    this.#disk.syncMsMax = syncMsMax
  }

  failSync(): void {
    this.#disk.failsNext = true
  }

  mend(): void {
    this.#disk.mend()
  }

  #checked(): RaftStore {
    const disk = this.#disk
    return {
      persist: (parts, done) => {
        tellOfAppend(this.#onAppend, parts, disk)
        disk.persist(parts, done)
      },
      compact: (snapshot, done, upTo) => disk.compact(snapshot, done, upTo),
    }
  }
}

export class RealStore implements NodeStore {
  readonly #world: World
  readonly #process: SimProcess
  #disk: SimDisk
  readonly #onAppend: OnAppend
  #failsNext = false
  durable = new NotedLog()

  constructor(world: World, process: SimProcess, onAppend: OnAppend) {
    this.#world = world
    this.#process = process
    this.#onAppend = onAppend
    this.#disk = this.#newDisk()
  }

  open(opened: Opened, failed: (error: Error) => void): void {
    const { life, name } = this.#process
    const salt = this.#world.random.below(2 ** 32)
    RaftLog.open(this.#disk, (bytes, seed) => digestBytes(bytes, seed), { nodeId: name, salt })
      .then(
        (recovered) => {
          if (this.#process.life !== life) return
          const { log, hardState, entries, snapshot } = recovered
          if (hardState.term < this.durable.hardState.term) {
            this.#world.fail(`${name} restarts in term ${hardState.term}, after ${this.durable.hardState.term}`)
          }
          this.durable = new NotedLog()
          this.durable.note({ hardState, snapshot })
          this.durable.note({ entries: entries.filter(({ index }) => index > (snapshot?.index ?? 0)) })
          opened(this.#tracked(log), { hardState, entries, snapshot })
        },
        (error: Error) => {
          if (error instanceof CorruptLogError) this.#world.fail(`${name} refuses its own log: ${error.message}`, error)
          if (this.#process.life === life) failed(error)
        },
      )
      .catch((error: unknown) => this.#world.abort(error))
  }

  crash(): void {
    this.#disk = this.#disk.crash()
  }

  wipe(): void {
    this.#disk = this.#newDisk()
    this.durable = new NotedLog()
  }

  setSyncMs(syncMsMax: number): void {
    this.#disk.extraDelayMs = syncMsMax / 2
  }

  failSync(): void {
    this.#failsNext = true
  }

  mend(): void {
    this.#failsNext = false
    this.#disk.extraDelayMs = 0
  }

  #newDisk(): SimDisk {
    const disk = new SimDisk({ timers: this.#process, random: this.#world.random })
    disk.fault = (operation) => {
      if (operation !== 'sync' || !this.#failsNext) return undefined
      this.#failsNext = false
      return new Error('input/output error')
    }
    return disk
  }

  /** The log, with a note of what it has called durable. Its callbacks are called within promises. */
  #tracked(log: RaftLog): RaftStore {
    const { durable } = this
    return {
      persist: (parts, done) => {
        tellOfAppend(this.#onAppend, parts, durable)
        log.persist(parts, (error) => {
          this.#caught(() => {
            if (error === undefined) durable.note(parts)
            done(error)
          })
        })
      },
      compact: (snapshot, done) => log.compact(snapshot, (error) => this.#caught(() => done(error))),
    }
  }

  #caught(run: () => void): void {
    try {
      run()
    } catch (error) {
      this.#world.abort(error)
    }
  }
}

/** What a log was told to keep, and has said that it keeps. */
class NotedLog implements DurableLog {
  hardState: DurableLog['hardState'] = { term: 0, votedFor: undefined, commitIndex: 0 }
  firstIndex = 1
  lastIndex = 0
  readonly #terms = new Map<number, number>()

  termAt(index: number): number | undefined {
    return index <= this.lastIndex ? this.#terms.get(index) : undefined
  }

  note({ hardState, snapshot, entries }: Persisted): void {
    if (hardState !== undefined) this.hardState = hardState
    if (snapshot !== undefined) {
      const isInside = this.termAt(snapshot.index) === snapshot.term
      this.#terms.set(snapshot.index, snapshot.term)
      this.firstIndex = snapshot.index + 1
      if (!isInside) this.lastIndex = snapshot.index
    }
    for (const { index, term } of entries ?? []) {
      this.#terms.set(index, term)
      this.lastIndex = index
    }
  }
}

function tellOfAppend(onAppend: OnAppend, { entries, snapshot }: Persisted, durable: DurableLog): void {
  const first = entries?.[0]
  if (entries === undefined || first === undefined) return
  const isBehindSnapshot = snapshot?.index === first.index - 1
  onAppend(entries, isBehindSnapshot ? snapshot.term : durable.termAt(first.index - 1))
}
