// Stalls and collections with many messages resident. Run by hand: node packages/storage/bench/resident.ts [directory]
// Fills the log with a million messages of 1 KiB, then appends and releases for a while at that size, then recovers it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PerformanceObserver } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { type Epoch, type LogIndex, NumberRing, type Position, type QueueUid, SILENT_LOG } from '@warren/kernel'
import { NodeDisk } from '../../server/src/platform/node-disk.ts'
import { MessageLog } from '../src/index.ts'

const MESSAGES = Number(process.env['MESSAGES'] ?? 1_000_000)
const CHURN_MS = Number(process.env['CHURN_MS'] ?? 8000)
const BODY_BYTES = 1024
/** Messages appended in one turn of the event loop, as one read of a socket brings them. */
const TURN_MESSAGES = 64
/** What the broker would let publishers have unsynced before it pauses them. */
const UNSYNCED_BYTES_MAX = 16 * 1024 * 1024
const UID = 1 as QueueUid
const EPOCH = 1 as Epoch

/** Microseconds by powers of two: no memory that grows while it measures. */
class Histogram {
  readonly #counts = new Float64Array(32)
  #total = 0
  max = 0

  add(ms: number): void {
    const bin = Math.min(31, Math.max(0, Math.ceil(Math.log2(ms * 1000))))
    this.#counts[bin] = (this.#counts[bin] ?? 0) + 1
    this.#total += 1
    if (ms > this.max) this.max = ms
  }

  /** Upper border of the class, in milliseconds. */
  at(share: number): string {
    let seen = 0
    for (let i = 0; i < 32; i += 1) {
      seen += this.#counts[i] ?? 0
      if (seen >= share * this.#total) return `<${(2 ** i / 1000).toFixed(2)}`
    }
    return '?'
  }
}

/**
 * Turns of the event loop and collections of one phase. `cpu` is what the thread itself used of a turn: on a machine
 * that is shared the rest is waiting for a core.
 */
class Phase {
  readonly #turns = new Histogram()
  readonly #cpu = new Histogram()
  readonly #collections: number[] = []
  readonly #observer: PerformanceObserver
  #last = performance.now()
  #lastCpu = process.threadCpuUsage()
  readonly #begin = performance.now()
  readonly #name: string

  constructor(name: string) {
    this.#name = name
    this.#observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) this.#collections.push(entry.duration)
    })
    this.#observer.observe({ entryTypes: ['gc'] })
  }

  turn(): void {
    const now = performance.now()
    const cpu = process.threadCpuUsage()
    this.#turns.add(now - this.#last)
    this.#cpu.add((cpu.user - this.#lastCpu.user + cpu.system - this.#lastCpu.system) / 1000)
    this.#last = now
    this.#lastCpu = cpu
  }

  async end(messages: number, log: MessageLog): Promise<void> {
    const seconds = (performance.now() - this.#begin) / 1000
    await delay(50)
    this.#observer.disconnect()
    const turns = `turns p99 ${this.#turns.at(0.99)} p999 ${this.#turns.at(0.999)} max ${this.#turns.max.toFixed(1)} ms`
    const cpu = `their cpu p999 ${this.#cpu.at(0.999)} max ${this.#cpu.max.toFixed(1)} ms`
    const total = this.#collections.reduce((sum, ms) => sum + ms, 0).toFixed(0)
    const { heapUsed, external, rss } = process.memoryUsage()
    const mebibytes = (bytes: number) => (bytes / 1048576).toFixed(0)
    console.log(
      `${this.#name}: ${(messages / seconds / 1000).toFixed(0)} k/s; ${turns}; ${cpu}; ` +
        `GC ${this.#collections.length} x, ${total} ms in all, longest ${Math.max(0, ...this.#collections).toFixed(1)} ms; ` +
        `MiB heap ${mebibytes(heapUsed)} external ${mebibytes(external)} RSS ${mebibytes(rss)} log ${mebibytes(log.memoryBytes)} live ${mebibytes(log.liveBytes)}`,
    )
  }
}

const directory = await mkdtemp(join(process.argv[2] ?? tmpdir(), 'resident-'))
const disk = await NodeDisk.open(directory)
const onFailure = (error: Error) => {
  throw error
}
const { log } = await MessageLog.open({ disk, crc32, log: SILENT_LOG, onFailure })
const body = Buffer.alloc(BODY_BYTES, 'x')
const positions = new NumberRing()
const firsts = new Float64Array(1)
const counts = new Float64Array(1)
let index = 0

function append(): void {
  index += 1
  positions.push(log.beginMessage(true, true, 1, BODY_BYTES, 1, index))
  body.copy(log.contentBuffer, log.contentOffset)
  log.setTarget(0, UID, EPOCH, index as LogIndex)
  log.endMessage()
}

function consume(count: number): void {
  firsts[0] = index - positions.size + 1
  counts[0] = count
  for (let i = 0; i < count; i += 1) log.release(positions.shift() as Position)
  log.appendSettle(UID, EPOCH, 0 as LogIndex, firsts, counts, 1)
}

async function turns(phase: Phase, isDone: () => boolean, work: () => number): Promise<number> {
  let messages = 0
  while (!isDone()) {
    await new Promise((resolve) => setImmediate(resolve))
    phase.turn()
    if (log.unsyncedBytes < UNSYNCED_BYTES_MAX) messages += work()
    log.flush()
  }
  return messages
}

const filling = new Phase('fill ')
const filled = await turns(
  filling,
  () => index >= MESSAGES,
  () => {
    for (let i = 0; i < TURN_MESSAGES; i += 1) append()
    return TURN_MESSAGES
  },
)
await filling.end(filled, log)
const churning = new Phase('churn')
const stopAt = performance.now() + CHURN_MS
const churned = await turns(
  churning,
  () => performance.now() > stopAt,
  () => {
    for (let i = 0; i < TURN_MESSAGES; i += 1) append()
    consume(TURN_MESSAGES)
    return TURN_MESSAGES
  },
)
await churning.end(churned, log)
const idling = new Phase('drain')
const drained = await turns(
  idling,
  () => positions.size <= MESSAGES / 2,
  () => {
    consume(TURN_MESSAGES)
    return TURN_MESSAGES
  },
)
await idling.end(drained, log)
await log.close()
const begin = performance.now()
const again = await MessageLog.open({ disk, crc32, log: SILENT_LOG, onFailure })
const recovered = again.recovered.get(UID)?.positions.length ?? 0
console.log(`recovery of ${recovered} messages: ${(performance.now() - begin).toFixed(0)} ms`)
await again.log.close()
await rm(directory, { recursive: true })
