// `npm run partitions`: clusters in network namespaces whose links are cut and healed under load, by mode of
// `cluster_partition_handling`, size and kind of cut. Needs Linux and root. Prints a table; exits 1 on a violation.
//   npm run partitions -- --mode auto --nodes 3 --cut isolate --rounds 20 --seed 1
//   npm run partitions -- --all                every mode with 2, 3 and 5 nodes, all kinds of cuts in turn
//   npm run partitions -- --detection          how long a killed, frozen or cut node goes unnoticed
import { writeFileSync } from 'node:fs'
import { cutKinds } from '../../test/support/network/cut.ts'
import { type Detection, FAILURES, measureDetection } from '../../test/support/network/detection.ts'
import type { Mode } from '../../test/support/network/expectation.ts'
import { namespacesRefusal } from '../../test/support/network/namespaces.ts'
import { partitionRounds, type RoundsResult } from '../../test/support/network/partition-rounds.ts'
import { stop } from '../command-line.ts'
import { readOptions } from './options.ts'
import { detectionTable, roundLine, roundsTable } from './report.ts'

const options = readOptions()
const refusal = namespacesRefusal()
if (refusal !== undefined) stop(refusal)
// An interruption passes through here, so that the exit takes the namespaces and what runs in them along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
if (options.isDetection) await detection()
else await rounds()
process.exit()

async function rounds(): Promise<void> {
  const results: RoundsResult[] = []
  for (const mode of options.modes) {
    for (const nodes of options.sizes) {
      const result = await roundsOf(mode, nodes)
      if (result === undefined || result.violations.length > 0) process.exitCode = 1
      if (result !== undefined) results.push(result)
      save(results)
    }
  }
  console.log(`\n${roundsTable(results)}`)
}

/** Undefined when the run itself failed; the others go on. */
async function roundsOf(mode: Mode, nodes: number): Promise<RoundsResult | undefined> {
  const { cut, rounds: count, seed, keepsLogs, holdMs, ticktimeSeconds } = options
  console.log(`${mode}, ${nodes} nodes, ${cut} cuts, ${count} rounds, seed ${seed}`)
  try {
    const result = await partitionRounds({
      ...{ mode, nodes, rounds: count, seed, keepsLogs, cuts: cut === 'mixed' ? cutKinds(nodes) : [cut] },
      ...(holdMs === undefined ? {} : { holdMs }),
      ...(ticktimeSeconds === undefined ? {} : { ticktimeSeconds }),
      onRound: (report) => console.log(roundLine(report)),
      onLogs: (folder) => console.error(`the nodes' logs are in ${folder}`),
    })
    for (const violation of result.violations) console.error(`VIOLATION ${violation}`)
    return result
  } catch (error) {
    console.error('FAILED', error)
    return undefined
  }
}

async function detection(): Promise<void> {
  const { rounds: times, seed, ticktimeSeconds } = options
  const detections = await measureDetection({
    ...{ failures: FAILURES, times, seed },
    settings: ticktimeSeconds === undefined ? [] : [`net_ticktime = ${ticktimeSeconds}`],
    onDetection: (each) => console.log(JSON.stringify(each)),
  })
  save(detections)
  console.log(`\n${detectionTable(detections)}`)
}

function save(results: readonly (RoundsResult | Detection)[]): void {
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`)
}
