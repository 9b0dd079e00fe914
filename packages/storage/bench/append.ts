// How fast messages become durable on a real disk. Run by hand: node packages/storage/bench/append.ts [directory]
// A producer keeps `window` messages of 1 KiB unconfirmed; a confirmed one is settled and released at once.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { type Epoch, type LogIndex, NumberRing, type Position, type QueueUid, SILENT_LOG } from '@warren/kernel'
import { NodeDisk } from '../../server/src/platform/node-disk.ts'
import { MessageLog } from '../src/index.ts'

const BODY_BYTES = 1024
const RUN_MS = Number(process.env['RUN_MS'] ?? 4000)
const WINDOWS = (process.env['WINDOWS'] ?? '1,100,1000,8000').split(',').map(Number)
const UID = 1 as QueueUid
const EPOCH = 1 as Epoch

/** One queue with a producer that waits for its confirms. */
class Producer {
  readonly #log: MessageLog
  readonly #window: number
  readonly #body = Buffer.alloc(BODY_BYTES, 'x')
  readonly #positions = new NumberRing()
  readonly #sequences = new NumberRing()
  readonly #times = new NumberRing()
  readonly #firsts = new Float64Array(1)
  readonly #counts = new Float64Array(1)
  #index = 0
  latencies: number[] = []
  isStopped = false
  onIdle: () => void = () => {}

  constructor(log: MessageLog, window: number) {
    this.#log = log
    this.#window = window
    log.onDurable = (upTo) => this.#confirmed(upTo)
  }

  fill(): void {
    const log = this.#log
    const now = performance.now()
    while (this.#positions.size < this.#window) {
      this.#index += 1
      this.#positions.push(log.beginMessage(true, true, 1, BODY_BYTES, 1, this.#index))
      this.#body.copy(log.contentBuffer, log.contentOffset)
      log.setTarget(0, UID, EPOCH, this.#index as LogIndex)
      this.#sequences.push(log.endMessage())
      this.#times.push(now)
    }
    log.flush()
  }

  #confirmed(upTo: number): void {
    const now = performance.now()
    const first = this.#index - this.#positions.size + 1
    let count = 0
    while (this.#sequences.size > 0 && this.#sequences.at(0) <= upTo) {
      this.#sequences.shift()
      this.#log.release(this.#positions.shift() as Position)
      this.latencies.push(now - this.#times.shift())
      count += 1
    }
    if (count > 0) {
      this.#firsts[0] = first
      this.#counts[0] = count
      this.#log.appendSettle(UID, EPOCH, 0 as LogIndex, this.#firsts, this.#counts, 1)
    }
    if (!this.isStopped) this.fill()
    else if (this.#positions.size === 0) this.onIdle()
  }
}

async function run(directory: string, window: number): Promise<void> {
  const disk = await NodeDisk.open(directory)
  const onFailure = (error: Error) => {
    throw error
  }
  const { log } = await MessageLog.open({ disk, crc32, log: SILENT_LOG, onFailure })
  const producer = new Producer(log, window)
  producer.fill()
  // Warms up the compiler and makes the files that are recycled from then on.
  await delay(1500)
  producer.latencies = []
  const cpu = process.cpuUsage()
  const begin = performance.now()
  await delay(RUN_MS)
  const elapsedMs = performance.now() - begin
  const latencies = Float64Array.from(producer.latencies).sort()
  const used = process.cpuUsage(cpu)
  await new Promise<void>((resolve) => {
    producer.onIdle = resolve
    producer.isStopped = true
  })
  const at = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(2)
  const rate = (latencies.length / elapsedMs).toFixed(1)
  const micros = ((used.user + used.system) / latencies.length).toFixed(2)
  const mebibytes = (bytes: number) => `${(bytes / 1048576).toFixed(0)} MiB`
  console.log(
    `window ${window}: ${rate} k/s, p50 ${at(0.5)} p99 ${at(0.99)} p999 ${at(0.999)} ms, ${micros} us CPU/message, ` +
      `disk ${mebibytes(log.diskBytes)}, memory ${mebibytes(log.memoryBytes)}`,
  )
  await log.close()
}

const base = process.argv[2] ?? tmpdir()
for (const window of WINDOWS) {
  const directory = await mkdtemp(join(base, 'append-'))
  await run(directory, window)
  await rm(directory, { recursive: true })
}
