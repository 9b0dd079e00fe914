// `npm run bench`: Warren and RabbitMQ 3.10 in turn with the same client on the same machine, medians of pairs.
//   npm run bench -- [--pairs 5] [--seconds 6] [--only NAME] [--json]
// Needs Debian's rabbitmq-server; without it only Warren is measured and no ratio is printed.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from 'amqplib'
import { startCluster } from '../test/support/process-cluster.ts'
import { freePort } from './local-node.ts'
import { RabbitmqNode, rabbitmqInstalled } from './rabbitmq-node.ts'

const PERF = resolve(import.meta.dirname, '../packages/perf/src/main.ts')
const QUEUE = 'bench'
/** A policy mirrors it on all nodes. */
const MIRRORED_QUEUE = 'bench-mirrored'
const MIRRORS = ['mirrors', `^${MIRRORED_QUEUE}$`, '{"ha-mode":"all","ha-sync-mode":"automatic"}'] as const

interface Scenario {
  readonly name: string
  readonly text: string
  readonly nodes: 1 | 3
  readonly durable: boolean
  readonly mirrored?: true
  readonly flags: readonly string[]
  /** The figure that is compared; a higher rate, or a lower latency, is better. */
  readonly figure: 'deliverRate' | 'confirmP50Ms'
  readonly target: number | undefined
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'transient',
    text: 'one node, transient, auto-ack, 1 KiB',
    ...{ nodes: 1, durable: false, figure: 'deliverRate', target: 4 },
    flags: ['--auto-ack'],
  },
  {
    name: 'persistent',
    text: 'one node, persistent, confirms (window 1000), manual acks, 1 KiB',
    ...{ nodes: 1, durable: true, figure: 'deliverRate', target: 10 },
    flags: ['--persistent', '--confirm', '1000', '--prefetch', '1000'],
  },
  {
    name: 'forwarded',
    text: 'three nodes: publish on B, queue on A, consume on C; transient, auto-ack, 1 KiB',
    ...{ nodes: 3, durable: false, figure: 'deliverRate', target: 3 },
    flags: ['--auto-ack'],
  },
  {
    name: 'mirrored',
    text: 'three nodes, ha-mode all: persistent, confirms (window 1000), manual acks, 1 KiB',
    ...{ nodes: 3, durable: true, mirrored: true, figure: 'deliverRate', target: 8 },
    flags: ['--persistent', '--confirm', '1000', '--prefetch', '1000'],
  },
  {
    name: 'mirrored-transient',
    text: 'three nodes, ha-mode all: transient, auto-ack, 1 KiB',
    ...{ nodes: 3, durable: false, mirrored: true, figure: 'deliverRate', target: 5 },
    flags: ['--auto-ack'],
  },
  {
    name: 'mirrored-latency',
    text: 'three nodes, ha-mode all: persistent, one unconfirmed message at a time: confirm latency',
    ...{ nodes: 3, durable: true, mirrored: true, figure: 'confirmP50Ms', target: 3 },
    flags: ['--persistent', '--confirm', '1'],
  },
  {
    name: 'latency',
    text: 'one node, persistent, one unconfirmed message at a time: confirm latency',
    ...{ nodes: 1, durable: true, figure: 'confirmP50Ms', target: undefined },
    flags: ['--persistent', '--confirm', '1'],
  },
]

interface Sample {
  readonly deliverRate: number
  readonly confirmP50Ms: number
  readonly confirmP99Ms: number
  readonly toolCoreShare: number
}

/** Nodes A, B and C (the same one where there is only one), and their processes. */
interface System {
  readonly name: string
  readonly uris: readonly string[]
  processIds(): readonly number[]
  stop(): Promise<void>
}

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '6' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const pairs = wholeNumber('--pairs', values.pairs)
const seconds = wholeNumber('--seconds', values.seconds)
const chosen = SCENARIOS.filter(({ name }) => values.only === undefined || name === values.only)
if (chosen.length === 0) stop(`--only takes one of ${SCENARIOS.map(({ name }) => name).join(', ')}`)
if (!rabbitmqInstalled()) console.error('rabbitmq-server is not installed: measuring Warren alone')

for (const nodes of [1, 3] as const) {
  const scenarios = chosen.filter((scenario) => scenario.nodes === nodes)
  if (scenarios.length === 0) continue
  const systems = [await startWarren(nodes), ...(rabbitmqInstalled() ? [await startRabbitmq(nodes)] : [])]
  try {
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
  const queue = scenario.mirrored === true ? MIRRORED_QUEUE : QUEUE
  await channel.deleteQueue(queue)
  await channel.assertQueue(queue, { durable: scenario.durable })
  const summary = await perf([
    ...['--publish-uri', b, '--consume-uri', c, '--queue', queue, '--no-declare', '--no-delete'],
    ...['--time', String(time), '--json', ...scenario.flags],
  ])
  await channel.deleteQueue(queue)
  await connection.close()
  return summary
}

function perf(flags: readonly string[]): Promise<Sample> {
  const child = spawn(process.execPath, [PERF, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  return new Promise((done, reject) => {
    child.once('close', (code) => {
      const last = output.trimEnd().split('\n').at(-1) ?? ''
      if (code !== 0 || last === '') return reject(new Error(`warren-perf ended with ${code}: ${output.slice(-500)}`))
      const summary = JSON.parse(last) as {
        deliverRate: number
        coreShare: number
        confirmLatencyMs: { p50: number; p99: number } | null
      }
      done({
        deliverRate: summary.deliverRate,
        confirmP50Ms: summary.confirmLatencyMs?.p50 ?? 0,
        confirmP99Ms: summary.confirmLatencyMs?.p99 ?? 0,
        toolCoreShare: summary.coreShare,
      })
    })
  })
}

function report(scenario: Scenario, systems: readonly System[], samples: readonly Sample[][]): void {
  const [ours, theirs] = samples
  const lines = systems.map((system, i) => {
    const all = samples[i] ?? []
    const rates = all.map(({ deliverRate }) => deliverRate)
    const resident = system.processIds().map((id) => residentMib(id).toFixed(0))
    return {
      system: system.name,
      deliverRateMedian: Math.round(median(rates)),
      deliverRateRange: [Math.min(...rates), Math.max(...rates)],
      confirmP50Ms: median(all.map(({ confirmP50Ms }) => confirmP50Ms)),
      confirmP99Ms: median(all.map(({ confirmP99Ms }) => confirmP99Ms)),
      toolCoreShare: median(all.map(({ toolCoreShare }) => toolCoreShare)),
      residentMib: resident.join('+'),
    }
  })
  const ratio =
    ours === undefined || theirs === undefined
      ? undefined
      : median(ours.map((each, i) => ratioOf(scenario, each, theirs[i])))
  if (values.json) {
    console.log(
      JSON.stringify({ scenario: scenario.name, pairs, seconds, ratio, target: scenario.target, systems: lines }),
    )
    return
  }
  console.log(`\n${scenario.name}: ${scenario.text}; ${pairs} pairs of ${seconds} s`)
  for (const line of lines) {
    const latency = line.confirmP50Ms > 0 ? `  confirm p50 ${line.confirmP50Ms} ms, p99 ${line.confirmP99Ms} ms` : ''
    console.log(
      `  ${line.system.padEnd(14)} ${String(line.deliverRateMedian).padStart(8)} msg/s (${line.deliverRateRange.join('-')})` +
        `${latency}  RSS ${line.residentMib} MiB  tool ${line.toolCoreShare.toFixed(2)} cores`,
    )
  }
  if (ratio === undefined) return
  const target =
    scenario.target === undefined
      ? ''
      : ` (target ${scenario.target}x: ${ratio >= scenario.target ? 'reached' : 'MISSED'})`
  console.log(`  median of the pairs' ratios: ${ratio.toFixed(1)}x${target}`)
}

/** How many times better ours is. */
function ratioOf(scenario: Scenario, ours: Sample, theirs: Sample | undefined): number {
  if (theirs === undefined) return 0
  return scenario.figure === 'deliverRate'
    ? ours.deliverRate / theirs.deliverRate
    : theirs.confirmP50Ms / ours.confirmP50Ms
}

async function startWarren(nodes: 1 | 3): Promise<System> {
  const cluster = await startCluster(nodes, { joined: true })
  if (nodes === 3) await cluster.node(1).mustCtl('set_policy', ...MIRRORS)
  return {
    name: 'Warren',
    uris: [0, 1, 2].map((i) => (cluster.nodes[i] ?? cluster.node(1)).uri),
    processIds: () => cluster.nodes.map((node) => node.processId ?? 0),
    stop: () => cluster.close(),
  }
}

async function startRabbitmq(nodes: 1 | 3): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), 'rabbitmq-bench-'))
  const members: RabbitmqNode[] = []
  for (let number = 1; number <= nodes; number += 1) {
    const name = `bench${number}@localhost`
    const ports = { amqpPort: await freePort(), distributionPort: await freePort() }
    const node = new RabbitmqNode({ name, ...ports, folder: join(folder, name) })
    members.push(node)
    await node.start()
    const first = members[0]
    if (first === undefined || first === node) continue
    node.ctl('stop_app')
    node.ctl('join_cluster', first.name)
    node.ctl('start_app')
  }
  const first = members[0] as RabbitmqNode // nodes >= 1.
  if (nodes === 3) first.ctl('set_policy', ...MIRRORS)
  return {
    name: 'RabbitMQ 3.10',
    uris: [0, 1, 2].map((i) => (members[i] ?? first).uri),
    processIds: () => members.map((node) => node.processId ?? 0),
    stop: async () => {
      for (const node of members) await node.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function residentMib(processId: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'latin1'))
  return match === null ? 0 : Number(match[1]) / 1024
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((x, y) => x - y)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

function wholeNumber(flag: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 1000)
    stop(`${flag} takes a whole number from 1 to 1000, not '${text}'`)
  return number
}

function stop(text: string): never {
  console.error(text)
  process.exit(64)
}
