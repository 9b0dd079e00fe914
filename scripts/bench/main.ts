// `npm run bench`: Warren and RabbitMQ 3.10 in turn with the same client on the same machine, medians of pairs.
//   npm run bench -- [--pairs 5] [--seconds 6] [--only NAME,NAME] [--json]
// Needs Debian's rabbitmq-server; without it only Warren is measured and no ratio is printed.
// Beside each rate: the processor's time that all nodes together took for a message. On a machine that others use as well
// it moves less than the rate does.
import { connect } from 'amqplib'
import { median } from '../cluster/checks.ts'
import { readFlags, stop, wholeNumber } from '../command-line.ts'
import { residentMib } from '../measure/process-usage.ts'
import { rabbitmqInstalled } from '../rabbitmq-node.ts'
import { runPerf } from './perf-run.ts'
import { SCENARIOS, type Scenario } from './scenarios.ts'
import { processorSeconds, queueOf, type System, startRabbitmq, startWarren } from './systems.ts'

const NAMES = SCENARIOS.map(({ name }) => name)
const USAGE = `Usage: npm run bench -- [--pairs N] [--seconds N] [--only NAME,NAME] [--json]
--pairs 1 to 1000, default 5; --seconds 1 to 1000 a sample, default 6; --only: some of ${NAMES.join(', ')}`

interface Sample {
  readonly deliverRate: number
  readonly confirmP50Ms: number
  readonly confirmP99Ms: number
  readonly toolCoreShare: number
  /** Of all nodes together, for each message delivered. */
  readonly processorMicros: number
}

const values = readFlags(USAGE, {
  pairs: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '6' },
  only: { type: 'string', default: NAMES.join(',') },
  json: { type: 'boolean', default: false },
})
const pairs = wholeNumber(values.pairs, { min: 1, max: 1000, usage: USAGE })
const seconds = wholeNumber(values.seconds, { min: 1, max: 1000, usage: USAGE })
const only = values.only.split(',')
if (!only.every((name) => NAMES.includes(name))) stop(USAGE)
const chosen = SCENARIOS.filter(({ name }) => only.includes(name))
if (!rabbitmqInstalled()) console.error('rabbitmq-server is not installed: measuring Warren alone')

for (const nodes of [1, 3] as const) {
  const scenarios = chosen.filter((scenario) => scenario.nodes === nodes)
  if (scenarios.length === 0) continue
  const systems: System[] = [await startWarren(nodes)]
  try {
    if (rabbitmqInstalled()) systems.push(await startRabbitmq(nodes))
    for (const scenario of scenarios) await runScenario(scenario, systems)
  } finally {
    for (const system of systems) await system.stop()
  }
}

async function runScenario(scenario: Scenario, systems: readonly System[]): Promise<void> {
  const samples = systems.map((): Sample[] => [])
  for (const system of systems) await sample(scenario, system, 2) // Warms up both.
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const [i, system] of systems.entries()) samples[i]?.push(await sample(scenario, system, seconds))
  }
  report(scenario, systems, samples)
}

async function sample(scenario: Scenario, system: System, time: number): Promise<Sample> {
  const [a, b, c] = system.uris
  if (a === undefined || b === undefined || c === undefined) throw new Error('three addresses are needed')
  const connection = await connect(a)
  const channel = await connection.createChannel()
  const queue = queueOf(scenario.replicas)
  await channel.deleteQueue(queue)
  await channel.assertQueue(queue, { durable: scenario.durable })
  const secondsBefore = processorSeconds(system)
  const { deliverRate, confirmLatencyMs, coreShare, totals } = await runPerf([
    ...['--publish-uri', b, '--consume-uri', c, '--queue', queue, '--no-declare', '--no-delete'],
    ...['--time', String(time), ...scenario.flags],
  ]).done
  const took = processorSeconds(system) - secondsBefore
  await channel.deleteQueue(queue)
  await connection.close()
  return {
    ...{ deliverRate, toolCoreShare: coreShare },
    confirmP50Ms: confirmLatencyMs?.p50 ?? 0,
    confirmP99Ms: confirmLatencyMs?.p99 ?? 0,
    processorMicros: totals.delivered === 0 ? 0 : (took / totals.delivered) * 1e6,
  }
}

function report(scenario: Scenario, systems: readonly System[], samples: readonly Sample[][]): void {
  const [ours, theirs] = samples
  const lines = systems.map((system, i) => {
    const all = samples[i] ?? []
    const rates = all.map(({ deliverRate }) => deliverRate)
    const resident = system.processIds().map((id) => (id === undefined ? '-' : residentMib(id).toFixed(0)))
    return {
      system: system.name,
      deliverRateMedian: Math.round(median(rates)),
      deliverRateRange: [Math.min(...rates), Math.max(...rates)],
      processorMicros: median(all.map(({ processorMicros }) => processorMicros)),
      confirmP50Ms: median(all.map(({ confirmP50Ms }) => confirmP50Ms)),
      confirmP99Ms: median(all.map(({ confirmP99Ms }) => confirmP99Ms)),
      toolCoreShare: median(all.map(({ toolCoreShare }) => toolCoreShare)),
      residentMib: resident.join('+'),
    }
  })
  const inPairs = (better: (ours: Sample, theirs: Sample) => number): number | undefined =>
    ours === undefined || theirs === undefined
      ? undefined
      : median(ours.map((each, i) => better(each, theirs[i] ?? each))) // As many of both.
  const ratio = inPairs((each, other) => ratioOf(scenario, each, other))
  const processorRatio = inPairs((each, other) => other.processorMicros / each.processorMicros)
  if (values.json) {
    const { name, target } = scenario
    console.log(JSON.stringify({ scenario: name, pairs, seconds, ratio, processorRatio, target, systems: lines }))
    return
  }
  console.log(`\n${scenario.name}: ${scenario.text}; ${pairs} pairs of ${seconds} s`)
  for (const line of lines) {
    const latency = line.confirmP50Ms > 0 ? `  confirm p50 ${line.confirmP50Ms} ms, p99 ${line.confirmP99Ms} ms` : ''
    console.log(
      `  ${line.system.padEnd(14)} ${String(line.deliverRateMedian).padStart(8)} msg/s (${line.deliverRateRange.join('-')})` +
        `  ${line.processorMicros.toFixed(1)} us of processor${latency}  RSS ${line.residentMib} MiB` +
        `  tool ${line.toolCoreShare.toFixed(2)} cores`,
    )
  }
  if (ratio === undefined || processorRatio === undefined) return
  const verdict =
    scenario.target === undefined
      ? ''
      : ` (target ${scenario.target}x: ${ratio >= scenario.target ? 'reached' : 'MISSED'})`
  console.log(
    `  median of the pairs' ratios: ${ratio.toFixed(1)}x${verdict}; of the processor's time: ${processorRatio.toFixed(1)}x`,
  )
}

/** How many times better ours is. */
function ratioOf({ figure }: Scenario, ours: Sample, theirs: Sample): number {
  return figure === 'deliverRate' ? ours.deliverRate / theirs.deliverRate : theirs[figure] / ours[figure]
}
