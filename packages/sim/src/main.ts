/**
 * The long form: `npm run sim -- --kind metadata --seeds 1000 --from 1`. Prints what the runs came to; the status is 1 when a seed
 * failed, or none was run.
 */
import { parseArgs } from 'node:util'
import { MetadataRun } from './metadata/metadata-run.ts'
import { MirrorRun } from './mirror/mirror-run.ts'
import { RaftRun } from './raft/raft-run.ts'
import { SalvageRun } from './salvage/salvage-run.ts'
import { TRACE_EVENTS } from './trace.ts'
import { SimulationError } from './world.ts'

const USAGE = `Usage: npm run sim -- [--kind KIND] [--seeds N] [--from SEED] [--mode MODE] [--trace N] [--failures N]
KIND: raft (bare nodes), metadata (the real service), stored (the same on the real RaftLog), mirror (mirrored queues),
salvage (both sides of a partition go on, and one wins), or all of them, the default. --seeds: default 100, from 1 on.
--mode: only the seeds of metadata and stored with that partition handling. --trace: the last N events of a failure,
default ${TRACE_EVENTS}. --failures: goes on until N seeds failed, default 3.`

type Report = { readonly [name: string]: number | string }
type Run = { readonly mode: string; run(): Report | Promise<Report> }

const RUNS: Readonly<Record<string, (seed: number, traceEvents: number) => Run>> = {
  raft: (seed, traceEvents) => ({ mode: 'raft', run: () => new RaftRun(seed, traceEvents).run() }),
  metadata: (seed, traceEvents) => metadataRun(new MetadataRun(seed, { traceEvents })),
  stored: (seed, traceEvents) => metadataRun(new MetadataRun(seed, { traceEvents, usesRealStorage: true })),
  mirror: (seed, traceEvents) => ({ mode: 'mirror', run: () => new MirrorRun(seed, traceEvents).run() }),
  salvage: (seed, traceEvents) => ({ mode: 'salvage', run: () => new SalvageRun(seed, traceEvents).run() }),
}

function metadataRun(run: MetadataRun): Run {
  return { mode: run.plan.mode, run: () => run.run() }
}

const options = readOptions()

function readOptions() {
  const { kind, mode, seeds, from, trace, failures } = parse()
  const kinds = kind === 'all' ? Object.keys(RUNS) : [kind]
  const numbers = {
    seeds: Number(seeds),
    from: Number(from),
    traceEvents: Number(trace),
    failuresMax: Number(failures),
  }
  const areCounts = Object.values(numbers).every((number) => Number.isSafeInteger(number) && number >= 0)
  return areCounts && kinds.every((each) => Object.hasOwn(RUNS, each)) ? { kinds, mode, ...numbers } : refuse()
}

function parse() {
  try {
    return parseArgs({
      options: {
        kind: { type: 'string', default: 'all' },
        mode: { type: 'string', default: 'all' },
        seeds: { type: 'string', default: '100' },
        from: { type: 'string', default: '1' },
        trace: { type: 'string', default: String(TRACE_EVENTS) },
        failures: { type: 'string', default: '3' }, // Enough to see whether it is one cause.
      },
    }).values
  } catch {
    return refuse()
  }
}

function refuse(): never {
  console.error(USAGE)
  process.exit(64)
}

/** Of all the runs of a kind. */
class Totals {
  readonly #sums = new Map<string, number>()
  readonly #modes = new Map<string, { done: number; failed: number; recoveryMsMax: number }>()
  done = 0

  add(mode: string, report: Report | undefined): void {
    const known = this.#modes.get(mode) ?? { done: 0, failed: 0, recoveryMsMax: 0 }
    this.#modes.set(mode, known)
    if (report === undefined) known.failed += 1
    else known.done += 1
    if (report === undefined) return
    this.done += 1
    known.recoveryMsMax = Math.max(known.recoveryMsMax, Number(report['recoveryMs'] ?? 0))
    for (const [name, value] of Object.entries(report)) {
      if (typeof value === 'number' && name !== 'seed') this.#sums.set(name, (this.#sums.get(name) ?? 0) + value)
    }
  }

  print(): void {
    for (const [name, value] of this.#sums)
      console.log(`  ${name.padEnd(16)} ${(value / Math.max(this.done, 1)).toFixed(1)} a run`)
    for (const [mode, { done, failed, recoveryMsMax }] of this.#modes) {
      console.log(
        `  ${mode.padEnd(16)} ${done} hold, ${failed} failed; recovery at most ${Math.round(recoveryMsMax)} ms`,
      )
    }
  }
}

/** Whether any seed was run, and whether one of them failed. */
async function runKind(kind: string): Promise<{ readonly hasRun: boolean; readonly hasFailed: boolean }> {
  const { from, seeds, mode, traceEvents, failuresMax } = options
  const startMs = performance.now()
  const totals = new Totals()
  const failed: number[] = []
  for (let seed = from; seed < from + seeds && failed.length < failuresMax; seed += 1) {
    const run = RUNS[kind]?.(seed, traceEvents)
    if (run === undefined || (mode !== 'all' && run.mode !== mode)) continue
    try {
      totals.add(run.mode, await run.run())
    } catch (error) {
      failed.push(seed)
      totals.add(run.mode, undefined)
      console.log(error instanceof SimulationError ? error.message : error)
      if (error instanceof SimulationError && error.cause instanceof Error) console.log(error.cause.stack)
    }
  }
  const seconds = (performance.now() - startMs) / 1000
  console.log(
    `${kind}: ${totals.done} seeds from ${from} hold, failed: ${failed.join(' ') || 'none'}; ${seconds.toFixed(1)} s`,
  )
  totals.print()
  return { hasRun: totals.done + failed.length > 0, hasFailed: failed.length > 0 }
}

let hasAnyRun = false
for (const kind of options.kinds) {
  const { hasRun, hasFailed } = await runKind(kind)
  hasAnyRun ||= hasRun
  if (hasFailed) process.exitCode = 1
}
if (!hasAnyRun) process.exitCode = 1
