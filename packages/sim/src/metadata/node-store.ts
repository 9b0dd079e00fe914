/** What a simulated node keeps Raft's state in: a model of a disk, or the real RaftLog on a simulated one. */
import type { RaftRecovery, RaftStore } from '@warren/cluster'
import { CorruptLogError, RaftLog } from '@warren/storage'
import { digestBytes } from '../checkers/digest.ts'
import type { DurableRaft, RaftSafety } from '../checkers/raft-safety.ts'
import { SimDisk } from '../disk/sim-disk.ts'
import type { SimProcess } from '../process/sim-process.ts'
import { RaftDisk } from '../raft/raft-disk.ts'
import type { World } from '../world.ts'

type Opened = (store: RaftStore, recovery: RaftRecovery) => void

export interface NodeStore {
  /** What is on the disk for certain. */
  readonly durable: DurableRaft
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
  readonly #name: string
  readonly #safety: RaftSafety

  constructor(world: World, process: SimProcess, safety: RaftSafety) {
    this.#disk = new RaftDisk(world, process)
    this.#name = process.name
    this.#safety = safety
  }

  get durable(): DurableRaft {
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

  /** Every append is looked at on its way (log matching). */
  #checked(): RaftStore {
    const disk = this.#disk
    return {
      persist: (parts, done) => {
        const { entries } = parts
        const first = entries?.[0]
        if (entries !== undefined && first !== undefined) {
          const before = disk.entries.find(({ index }) => index === first.index - 1) ?? disk.snapshot
          if (before?.index === first.index - 1) this.#safety.appended(this.#name, entries, before.term)
        }
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
  #failsNext = false
  durable: DurableRaft = BLANK

  constructor(world: World, process: SimProcess) {
    this.#world = world
    this.#process = process
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
          this.durable = { hardState, lastIndex: Math.max(entries.at(-1)?.index ?? 0, snapshot?.index ?? 0) }
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
    this.durable = BLANK
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

  /** The log, with a note of what it has called durable. */
  #tracked(log: RaftLog): RaftStore {
    return {
      persist: (parts, done) => {
        log.persist(parts, (error) => {
          if (error === undefined) this.#noteDurable(parts)
          done(error)
        })
      },
      compact: (snapshot, done) => log.compact(snapshot, done),
    }
  }

  #noteDurable(parts: Parameters<RaftStore['persist']>[0]): void {
    const { hardState, lastIndex } = this.durable
    this.durable = {
      hardState: parts.hardState ?? hardState,
      lastIndex: parts.entries?.at(-1)?.index ?? parts.snapshot?.index ?? lastIndex,
    }
  }
}

const BLANK: DurableRaft = { hardState: { term: 0, votedFor: undefined, commitIndex: 0 }, lastIndex: 0 }
