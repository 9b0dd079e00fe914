/** The Raft log on a disk that loses power: many seeds, several lives each. */
import { crc32 } from 'node:zlib'
import { SeededRandom } from '@warren/kernel'
import { type RaftEntry, type RaftHardState, RaftLog, type RaftPersist, type RaftSnapshot } from '@warren/storage'
import { expect, test } from 'vitest'
import { SimDisk } from './sim-disk.ts'
import { VirtualTimers } from './virtual-timers.ts'

const SEEDS = Number(process.env['SEEDS'] ?? 300)
const LIVES = 6

type Stored = {
  readonly hardState: RaftHardState
  readonly entries: readonly RaftEntry[]
  readonly snapshot: RaftSnapshot | undefined
}

class Run {
  readonly #random: SeededRandom
  readonly #timers = new VirtualTimers()
  #disk: SimDisk
  /** The state after each call of this life, from the recovered one on. */
  #states: Stored[] = [
    { hardState: { term: 0, votedFor: undefined, commitIndex: 0 }, entries: [], snapshot: undefined },
  ]
  #durable = 0
  #failed = false

  constructor(seed: number) {
    this.#random = new SeededRandom(seed)
    for (let i = 0; i < 8; i += 1) this.#random.next()
    this.#disk = new SimDisk({ timers: this.#timers, random: this.#random })
  }

  async life(): Promise<void> {
    const log = await this.#recover()
    if (this.#random.next() < 0.15) this.#failSoon()
    for (let turn = this.#random.below(40); turn > 0; turn -= 1) {
      if (this.#random.next() < 0.7) this.#act(log)
      for (let i = this.#random.below(4); i > 0; i -= 1) await this.#timers.step()
    }
    if (this.#random.next() < 0.2) {
      let isClosed = true
      await this.#timers.until(
        log.close().catch(() => {
          isClosed = false
        }),
      )
      if (isClosed && !this.#failed) this.#durable = this.#states.length - 1
    }
    this.#disk.fault = () => undefined
    this.#disk = this.#disk.crash()
  }

  async #recover(): Promise<RaftLog> {
    const salt = this.#random.below(2 ** 32)
    const { log, hardState, entries, snapshot } = await this.#timers.until(RaftLog.open(this.#disk, crc32, { salt }))
    const found = { hardState, entries, snapshot }
    const candidates = this.#states.slice(this.#durable)
    const match = candidates.findLast((state) => equal(state, found))
    if (match === undefined) throw new Error(`recovered ${describe(found)}, durable was ${describe(candidates[0])}`)
    this.#states = [found]
    this.#durable = 0
    this.#failed = false
    return log
  }

  #act(log: RaftLog): void {
    const state = this.#states.at(-1)
    if (state === undefined) return
    const first = (state.snapshot?.index ?? 0) + 1
    const last = first + state.entries.length - 1
    const term = state.hardState.term + this.#random.below(2)
    const number = this.#states.length
    const done = (error: Error | undefined) => {
      if (error !== undefined) this.#failed = true
      else {
        expect(this.#failed).toBe(false)
        expect(number).toBeGreaterThan(this.#durable)
        this.#durable = number
      }
    }
    if (this.#random.next() < 0.1 && last >= first) {
      const index = first + this.#random.below(last - first + 1)
      const snapshot = this.#snapshot(index, state.entries[index - first]?.term ?? 0)
      this.#states.push({ ...state, snapshot, entries: state.entries.slice(index - first + 1) })
      log.compact(snapshot, done)
      return
    }
    const parts = this.#random.next() < 0.05 ? this.#install(last, term) : this.#entries(first, last, term)
    const before = parts.snapshot === undefined ? state.entries : []
    const from = parts.snapshot === undefined ? first : parts.snapshot.index + 1
    const kept = before.slice(0, (parts.entries?.[0]?.index ?? last + 1) - from)
    const entries = [...kept, ...(parts.entries ?? [])]
    const hardState = parts.hardState ?? state.hardState
    this.#states.push({ hardState, entries, snapshot: parts.snapshot ?? state.snapshot })
    log.persist(parts, done)
  }

  #entries(first: number, last: number, term: number): RaftPersist {
    const from = this.#random.next() < 0.2 ? first + this.#random.below(last - first + 2) : last + 1
    const hardState = { term, votedFor: this.#random.next() < 0.5 ? 'hare' : undefined, commitIndex: first }
    return { entries: this.#make(from, term), hardState }
  }

  #install(last: number, term: number): RaftPersist {
    const index = last + 1 + this.#random.below(5)
    const hardState = { term, votedFor: undefined, commitIndex: index }
    return { snapshot: this.#snapshot(index, term), entries: this.#make(index + 1, term), hardState }
  }

  #make(from: number, term: number): RaftEntry[] {
    return Array.from({ length: this.#random.below(4) }, (_, i) => {
      const bytes = this.#random.next() < 0.1 ? this.#random.below(3000) : this.#random.below(40)
      return {
        index: from + i,
        term,
        kind: 'command' as const,
        data: new Uint8Array(bytes).fill(this.#random.below(256)),
      }
    })
  }

  #snapshot(index: number, term: number): RaftSnapshot {
    const state = new Uint8Array(this.#random.below(5000)).fill(index)
    return { index, term, configuration: { voters: ['hare'], learners: [] }, state }
  }

  #failSoon(): void {
    let countdown = this.#random.below(20)
    this.#disk.fault = () => {
      countdown -= 1
      return countdown < 0 ? new Error('input/output error') : undefined
    }
  }
}

function describe(state: Stored | undefined): string {
  if (state === undefined) return 'nothing'
  const entries = state.entries.map(({ index, term, data }) => `${index}@${term}:${crc32(data)}`)
  const { snapshot, hardState } = state
  return `${JSON.stringify(hardState)} ${snapshot?.index ?? 0}@${snapshot?.term ?? 0}:${crc32(snapshot?.state ?? '')} ${entries.join(' ')}`
}

function equal(a: Stored, b: Stored): boolean {
  return describe(a) === describe(b)
}

test('after any power loss the Raft log is as after one of the calls, none before the last one reported durable', async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const run = new Run(seed)
    try {
      for (let life = 0; life < LIVES; life += 1) await run.life()
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
}, 120_000)
