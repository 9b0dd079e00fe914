/**
 * The long form: `npm run sim -- --kind metadata --seeds 1000 --from 1`. Kinds: raft (bare nodes), metadata (the real
 * service), stored (the same on the real RaftLog), all. `--trace N`: the last N events of a failure instead of 200;
 * `--failures N`: goes on until N seeds failed. Prints what the runs came to; the status is 1 when a seed failed.
 */
import { MetadataRun } from './metadata/metadata-run.ts'
import { RaftRun } from './raft/raft-run.ts'
import { TRACE_EVENTS } from './trace.ts'
import { SimulationError } from './world.ts'

const FAILURES_MAX = Number(option('failures', '3')) // Three are enough to see whether it is one cause.

type Report = Readonly<Record<string, number>>

const RUNS: Readonly<Record<string, (seed: number, traceEvents: number) => Report | Promise<Report>>> = {
  raft: (seed, traceEvents) => new RaftRun(seed, traceEvents).run(),
  metadata: (seed, traceEvents) => new MetadataRun(seed, { traceEvents }).run(),
  stored: (seed, traceEvents) => new MetadataRun(seed, { traceEvents, usesRealStorage: true }).run(),
}

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise)
}

async function runKind(kind: string, from: number, seeds: number): Promise<readonly number[]> {
  const run = RUNS[kind]
  if (run === undefined) throw new Error(`no such kind: ${kind}; there are ${Object.keys(RUNS).join(', ')}, all`)
  const startMs = performance.now()
  const totals = new Map<string, number>()
  const failed: number[] = []
  let done = 0
  let recoveryMsMax = 0
  for (let seed = from; seed < from + seeds && failed.length < FAILURES_MAX; seed += 1) {
    try {
      const { seed: _seed, ...report } = await run(seed, Number(option('trace', String(TRACE_EVENTS))))
      for (const [name, value] of Object.entries(report)) totals.set(name, (totals.get(name) ?? 0) + value)
      recoveryMsMax = Math.max(recoveryMsMax, report['recoveryMs'] ?? 0)
      done += 1
    } catch (error) {
      failed.push(seed)
      console.log(error instanceof SimulationError ? error.message : error)
      if (error instanceof SimulationError && error.cause instanceof Error) console.log(error.cause.stack)
    }
  }
  const seconds = (performance.now() - startMs) / 1000
  console.log(
    `${kind}: ${done} seeds from ${from} hold, failed: ${failed.join(' ') || 'none'}; ${seconds.toFixed(1)} s`,
  )
  for (const [name, value] of totals) console.log(`  ${name.padEnd(16)} ${Math.round(value / Math.max(done, 1))} a run`)
  console.log(`  recoveryMs max   ${Math.round(recoveryMsMax)}`)
  return failed
}

const wanted = option('kind', 'all')
const kinds = wanted === 'all' ? Object.keys(RUNS) : [wanted]
for (const kind of kinds) {
  const failed = await runKind(kind, Number(option('from', '1')), Number(option('seeds', '100')))
  if (failed.length > 0) process.exitCode = 1
}
