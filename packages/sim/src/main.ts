/** The long form: `node packages/sim/src/main.ts --seeds 1000 --from 1`. Ends with status 1 when a seed fails. */
import { RaftRun } from './raft/raft-run.ts'
import { SimulationError } from './world.ts'

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const from = option('from', 1)
const seeds = option('seeds', 100)
const startMs = performance.now()
const totals: Record<string, number> = {}
const failed: number[] = []
for (let seed = from; seed < from + seeds; seed += 1) {
  try {
    const report = new RaftRun(seed).run()
    for (const [name, value] of Object.entries(report)) totals[name] = (totals[name] ?? 0) + value
    totals['recoveryMsMax'] = Math.max(totals['recoveryMsMax'] ?? 0, report.recoveryMs)
  } catch (error) {
    failed.push(seed)
    console.log(error instanceof SimulationError ? error.message : error)
    if (failed.length >= 3) break
  }
}
console.log(totals, 'failed', failed, ((performance.now() - startMs) / 1000).toFixed(1), 's')
