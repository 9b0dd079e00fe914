/**
 * The long form: `npm run sim -- --kind metadata --seeds 1000 --from 1`. Kinds: raft (bare nodes), metadata (the real
 * service), stored (the same on the real RaftLog), mirror (mirrored queues), salvage (both sides of a partition go on, and one wins), all. `--mode autoheal`: only the seeds of that partition
 * handling. `--trace N`: the last N events of a failure instead of 200; `--failures N`: goes on until N seeds failed. Prints what the
 * runs came to; the status is 1 when a seed failed.
 */
import { MetadataRun } from './metadata/metadata-run.ts'
import { MirrorRun } from './mirror/mirror-run.ts'
import { RaftRun } from './raft/raft-run.ts'
import { SalvageRun } from './salvage/salvage-run.ts'
import { TRACE_EVENTS } from './trace.ts'
import { SimulationError } from './world.ts'

const FAILURES_MAX = Number(option('failures', '3')) // Three are enough to see whether it is one cause.

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

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise)
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

async function runKind(kind: string, from: number, seeds: number): Promise<readonly number[]> {
  const prepare = RUNS[kind]
  if (prepare === undefined) throw new Error(`no such kind: ${kind}; there are ${Object.keys(RUNS).join(', ')}, all`)
  const startMs = performance.now()
  const totals = new Totals()
  const failed: number[] = []
  const wantedMode = option('mode', 'all')
  for (let seed = from; seed < from + seeds && failed.length < FAILURES_MAX; seed += 1) {
    const run = prepare(seed, Number(option('trace', String(TRACE_EVENTS))))
    if (wantedMode !== 'all' && run.mode !== wantedMode) continue
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
  return failed
}

const wanted = option('kind', 'all')
const kinds = wanted === 'all' ? Object.keys(RUNS) : [wanted]
for (const kind of kinds) {
  const failed = await runKind(kind, Number(option('from', '1')), Number(option('seeds', '100')))
  if (failed.length > 0) process.exitCode = 1
}
