// `npm run scale`: metadata at scale. Durable queues declared per second on three nodes, in pairs with RabbitMQ 3.10 where
// Debian's rabbitmq-server is installed; then Warren alone with 10,000 queues, 50,000 bindings and 1,000 users.
//   npm run scale -- [--only rates|size] [--pairs 5] [--seconds 6] [--queues 10000] [--bindings 50000] [--users 1000]
import { median } from '../cluster/checks.ts'
import { readFlags, stop, wholeNumber } from '../command-line.ts'
import { atSize, type SizeReport } from './at-size.ts'
import { declareRates, type RateReport, type RateSample } from './declare-rates.ts'
import { longest, phaseLine } from './stall-watch.ts'

const RATIO_MIN = 5
const JOIN_SECONDS_MAX = 10
const STALL_MS_MAX = 100

const USAGE = `Usage: npm run scale -- [--only rates|size] [--pairs N] [--seconds N] [--queues N] [--bindings N] [--users N]
Each N is 1 to 1,000,000; default 5 pairs of 6 seconds, 10,000 queues, 50,000 bindings, 1,000 users`

const values = readFlags(USAGE, {
  only: { type: 'string' },
  pairs: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '6' },
  queues: { type: 'string', default: '10000' },
  bindings: { type: 'string', default: '50000' },
  users: { type: 'string', default: '1000' },
})
const count = (text: string): number => wholeNumber(text, { min: 1, max: 1_000_000, usage: USAGE })
if (values.only !== undefined && values.only !== 'rates' && values.only !== 'size') stop(USAGE)

if (values.only !== 'size') {
  const pairs = count(values.pairs)
  const seconds = count(values.seconds)
  for (const report of await declareRates({ pairs, seconds })) printRates(report)
}
if (values.only !== 'rates') {
  printSize(
    await atSize({
      queues: count(values.queues),
      bindings: count(values.bindings),
      users: count(values.users),
    }),
  )
}

function printRates({ form, systems }: RateReport): void {
  console.log(`\ndurable queues declared, three nodes, ${form}`)
  for (const { name, samples } of systems) {
    const rates = samples.map(({ declaresPerSecond }) => declaresPerSecond)
    const share = median(samples.map(({ clientShare }) => clientShare))
    const cpuMs = median(samples.map(({ brokerCpuMsPerDeclare }) => brokerCpuMsPerDeclare))
    console.log(
      `  ${name.padEnd(14)} ${median(rates).toFixed(0).padStart(7)} /s (${Math.min(...rates).toFixed(0)}-${Math.max(...rates).toFixed(0)})` +
        `  client ${share.toFixed(2)} cores, nodes together ${cpuMs.toFixed(2)} ms CPU a declare`,
    )
  }
  const [ours, theirs] = systems
  if (ours === undefined || theirs === undefined) return
  const ratio = median(ours.samples.map((sample, i) => ratioOf(sample, theirs.samples[i])))
  console.log(
    `  median of ${ours.samples.length} pairs' ratios: ${ratio.toFixed(1)}x ${verdict(ratio >= RATIO_MIN, `${RATIO_MIN}x`)}`,
  )
}

function printSize({ phases, files, joinSeconds }: SizeReport): void {
  console.log('\nWarren, three nodes (a fourth joins)')
  for (const phase of phases) console.log(phaseLine(phase))
  const { wallMs, cpuMs } = longest(phases.flatMap(({ stalls }) => stalls))
  const bound = `${STALL_MS_MAX} ms`
  console.log(`  longest by the clock: ${wallMs} ms ${verdict(wallMs <= STALL_MS_MAX, bound)}`)
  console.log(`  longest by processor time: ${cpuMs} ms ${verdict(cpuMs <= STALL_MS_MAX, bound)}`)
  console.log(
    `  joined in ${joinSeconds.toFixed(2)} s ${verdict(joinSeconds < JOIN_SECONDS_MAX, `${JOIN_SECONDS_MAX} s`)}`,
  )
  const { largestBytes, endBytes, snapshotBytes, entriesAtEnd, compactions, boundBytes } = files
  console.log(
    `  Raft log: at most ${mib(largestBytes)}, at the end ${mib(endBytes)} with a snapshot of ${mib(snapshotBytes)} and ${entriesAtEnd} entries;` +
      ` ${compactions} compactions ${verdict(largestBytes <= boundBytes, mib(boundBytes))}`,
  )
}

function verdict(isReached: boolean, target: string): string {
  return `(target ${target}: ${isReached ? 'reached' : 'MISSED'})`
}

function ratioOf(ours: RateSample, theirs: RateSample | undefined): number {
  return theirs === undefined ? 0 : ours.declaresPerSecond / theirs.declaresPerSecond
}

function mib(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
