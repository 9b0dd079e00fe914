// `npm run partitions`: clusters in network namespaces whose links are cut and healed under load, by mode of
// `cluster_partition_handling`, size and kind of cut. Needs Linux and root. Prints a table; exits 1 on a violation.
//   npm run partitions -- --mode auto --nodes 3 --cut isolate --rounds 20 --seed 1
//   npm run partitions -- --all                every mode with 2, 3 and 5 nodes, all kinds of cuts in turn
//   npm run partitions -- --detection          how long a killed, frozen or cut node goes unnoticed
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CUT_KINDS, type CutKind, cutKinds } from '../test/support/network/cut.ts'
import { type Detection, FAILURES, measureDetection } from '../test/support/network/detection.ts'
import { MODES, type Mode } from '../test/support/network/expectation.ts'
import { namespacesRefusal } from '../test/support/network/namespaces.ts'
import { partitionRounds, type RoundReport, type RoundsResult } from '../test/support/network/partition-rounds.ts'

const SIZES = [2, 3, 5]
const USAGE = `Usage: npm run partitions -- [--mode MODE] [--nodes N] [--cut KIND] [--rounds ROUNDS] [--seed SEED] [--json FILE]
       npm run partitions -- --all [--rounds ROUNDS] [--seed SEED] [--json FILE]
       npm run partitions -- --detection [--rounds TIMES] [--seed SEED] [--json FILE]
MODE is one of ${MODES.join(', ')}; default auto. N is 2 to 9; default 3.
--hold SECONDS: how long each cut lasts at least; default 2.5 to 7.5, and one in five less.
--json keeps the results, --logs the nodes' logs also when all is well.
KIND is mixed (all of them in turn; the default) or one of ${CUT_KINDS.join(', ')}. ROUNDS: default 20. SEED: default 1.`

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
      const { cut, rounds: count, seed } = options
      console.log(`${mode}, ${nodes} nodes, ${cut} cuts, ${count} rounds, seed ${seed}`)
      const result = await partitionRounds({
        ...{ mode, nodes, rounds: count, seed, cuts: cut === 'mixed' ? cutKinds(nodes) : [cut] },
        keepsLogs: options.keepsLogs,
        ...(options.holdMs === undefined ? {} : { holdMs: options.holdMs }),
        onRound: (report) => console.log(roundLine(report)),
        onLogs: (folder) => console.error(`the nodes' logs are in ${folder}`),
      })
      for (const violation of result.violations) console.error(`VIOLATION ${violation}`)
      if (result.violations.length > 0) process.exitCode = 1
      results.push(result)
      save(results)
    }
  }
  console.log(`\n${table(results.map(summary))}`)
}

async function detection(): Promise<void> {
  const { rounds: times, seed } = options
  const detections = await measureDetection({
    ...{ failures: FAILURES, times, seed },
    onDetection: (each) => console.log(JSON.stringify(each)),
  })
  save(detections)
  const rows = FAILURES.flatMap((failure) =>
    [false, true].map((wasLeader) => {
      const some = detections.filter((each) => each.failure === failure && each.wasLeader === wasLeader)
      return { failure, 'of the metadata leader': wasLeader ? 'yes' : 'no', times: some.length, ...spans(some) }
    }),
  )
  console.log(`\nMilliseconds from the failure on, median / maximum.\n${table(rows)}`)
}

function spans(detections: readonly Detection[]): Record<string, string> {
  const of = (pick: (each: Detection) => number | undefined) => medianAndMax(detections.map(pick))
  return {
    'first suspected': of((each) => each.firstSuspectedMs),
    'leader elected': of((each) => each.electedMs),
    'declared down': of((each) => each.decidedMs),
    'seen on all': of((each) => each.visibleMs),
  }
}

function roundLine(report: RoundReport): string {
  const { round, kind, text, isBlip, holdMs, reactions, convergedMs, messageGapMs, definitionGapMs } = report
  const sides = reactions.map((reaction, i) => `${i + 1} ${reaction}`).join(', ')
  const whole = convergedMs === undefined ? 'NOT WHOLE' : `whole after ${ms(convergedMs)}`
  const gaps = `gaps ${ms(messageGapMs)} messages, ${ms(definitionGapMs)} definitions`
  return `  ${round}. ${kind}: ${text}; ${isBlip ? 'blip of' : 'for'} ${ms(holdMs)}: ${sides}; ${gaps}; ${whole}`
}

function summary({ mode, nodes, rounds: reports, totals, violations }: RoundsResult): Record<string, string | number> {
  const held = reports.filter(({ isBlip }) => !isBlip)
  return {
    ...{ mode, nodes, rounds: reports.length },
    'whole after (ms)': medianAndMax(reports.map(({ convergedMs }) => convergedMs)),
    'without messages': medianAndMax(held.map(({ messageGapMs }) => messageGapMs)),
    'without definitions': medianAndMax(held.map(({ definitionGapMs }) => definitionGapMs)),
    ...{ confirmed: totals.confirmed, refused: totals.refused, settled: totals.settledForGood },
    violations: violations.length,
  }
}

function medianAndMax(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b)
  const [median, max] = [known[Math.floor(known.length / 2)], known.at(-1)]
  return median === undefined || max === undefined ? '-' : `${median.toFixed(0)} / ${max.toFixed(0)}`
}

function ms(timeMs: number | undefined): string {
  return timeMs === undefined ? '-' : `${timeMs.toFixed(0)} ms`
}

/** Markdown. */
function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  const body = rows.map((row) => line(columns.map((column) => row[column] ?? '')))
  return [line(columns), line(columns.map(() => '---')), ...body].join('\n')
}

function save(results: readonly (RoundsResult | Detection)[]): void {
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`)
}

interface Options {
  readonly isDetection: boolean
  readonly modes: readonly Mode[]
  readonly sizes: readonly number[]
  readonly cut: CutKind | 'mixed'
  readonly rounds: number
  readonly seed: number
  readonly json: string | undefined
  readonly keepsLogs: boolean
  readonly holdMs: number | undefined
}

function readOptions(): Options {
  const flags = parse()
  const numberOf = (text: string, min: number, max: number): number => {
    const number = Number(text)
    return Number.isInteger(number) && number >= min && number <= max ? number : stop(USAGE)
  }
  const mode = MODES.find((each) => each === flags.mode) ?? stop(USAGE)
  const cut = (['mixed', ...CUT_KINDS] as const).find((each) => each === flags.cut) ?? stop(USAGE)
  return {
    isDetection: flags.detection,
    modes: flags.all ? MODES : [mode],
    sizes: flags.all ? SIZES : [numberOf(flags.nodes, 2, 9)],
    ...{ cut, json: flags.json, keepsLogs: flags.logs },
    holdMs: flags.hold === undefined ? undefined : numberOf(flags.hold, 1, 600) * 1000,
    ...{ rounds: numberOf(flags.rounds, 1, 1_000), seed: numberOf(flags.seed, 0, 2 ** 31) },
  }
}

function parse() {
  try {
    return parseArgs({
      options: {
        mode: { type: 'string', default: 'auto' },
        nodes: { type: 'string', default: '3' },
        cut: { type: 'string', default: 'mixed' },
        rounds: { type: 'string', default: '20' },
        seed: { type: 'string', default: '1' },
        json: { type: 'string' },
        hold: { type: 'string' },
        logs: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        detection: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    return stop(USAGE)
  }
}

function stop(text: string): never {
  console.error(text)
  process.exit(64)
}
