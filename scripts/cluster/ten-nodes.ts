// `npm run ten-nodes`: the cluster of the classic how-to, 3 disc and 7 ram nodes on this machine, made with the commands that
// an operator types, and checked. Ends by itself; exit code 0 says that everything held.
//   npm run ten-nodes -- --keep               leaves it running until Ctrl-C
//   npm run ten-nodes -- --haproxy            then HAProxy in front of the ram nodes, one of which is killed
//   npm run ten-nodes -- --rabbitmq           measures idle nodes of RabbitMQ 3.10 as well
//   npm run ten-nodes -- --disc 2 --ram 3     another size
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFlags, stop, wholeNumber } from '../command-line.ts'
import type { LocalNode } from '../local-node.ts'
import { rabbitmqInstalled } from '../rabbitmq-node.ts'
import { Checks, median, seconds, spread } from './checks.ts'
import { ClassicCluster, type JoinTimes } from './classic-cluster.ts'
import { behindHaproxy } from './haproxy/failover.ts'
import { type Haproxy, haproxyMissing } from './haproxy/haproxy.ts'
import { Operator } from './operator.ts'
import { rabbitmqResidentBytes } from './rabbitmq-memory.ts'
import { mib, quietResidentBytes } from './resident-memory.ts'
import { checkClients, checkForms, checkLists, checkTypeChange } from './walk-through.ts'

const PREFIX = 'rmq-broker-test-'
/** Far more than it needs on two busy cores. */
const RUN_MS_MAX = 10 * 60_000
const QUIET_SECONDS_MAX = 60
const USAGE = `Usage: npm run ten-nodes -- [--keep] [--haproxy] [--rabbitmq] [--disc N] [--ram N] [--quiet-seconds N]
--disc 2 to 9, default 3; --ram 2 to 20, default 7 (at most 7 with --haproxy); --quiet-seconds 0 to ${QUIET_SECONDS_MAX}, default ${QUIET_SECONDS_MAX}: the longest wait before memory is measured`

const options = readOptions()
const folder = mkdtempSync(join(tmpdir(), 'warren-ten-nodes-'))
const say = (text: string): void => console.log(text)
const operator = new Operator(say)
const checks = new Checks(say)
let cluster: ClassicCluster | undefined
let haproxy: Haproxy | undefined
let isEnding = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130))
process.on('exit', () => {
  haproxy?.kill()
  for (const node of cluster?.nodes ?? []) node.signal('SIGKILL')
})
setTimeout(() => giveUp(`not done within ${RUN_MS_MAX / 60_000} minutes`), RUN_MS_MAX).unref()
try {
  await run()
  if (options.keep) console.log(welcome())
  else await end(0)
} catch (error) {
  if (!isEnding) giveUp(error instanceof Error ? error.message : String(error))
}

async function run(): Promise<void> {
  cluster = await ClassicCluster.layOut({ disc: options.disc, ram: options.ram, prefix: PREFIX, folder })
  say(`Data and logs in ${folder}; there, export RABBITMQ_COOKIE_FILE=${cluster.first.options.cookieFile}\n`)
  const times = await cluster.make(operator, say)
  const scene = { cluster, operator, checks, say }
  await checkTypeChange(scene)
  await checkForms(scene)
  await checkLists(scene)
  await checkClients(scene)
  sayTimes(times)
  await sayMemory(cluster.nodes)
  if (options.haproxy) {
    await behindHaproxy(scene, (started) => {
      haproxy = started
    })
  }
  if (options.rabbitmq) await sayRabbitmqMemory()
}

function sayTimes({ startMs, joinMs, commandMs, totalMs }: JoinTimes): void {
  say('\nTimes')
  say(`  from the start of a process until it serves, all at once: ${spread(startMs)}`)
  say(`  from stop_app until joined and serving: ${spread(joinMs)}`)
  for (const [command, milliseconds] of commandMs) say(`    ${command}: ${spread(milliseconds)}`)
  say(`  in total, from the first start until ${startMs.length} nodes run as one cluster: ${seconds(totalMs)}`)
}

async function sayMemory(nodes: readonly LocalNode[]): Promise<void> {
  if (options.quietSeconds === 0) return
  say(`\nMemory (resident), after at most ${options.quietSeconds} quiet seconds`)
  const processIds = nodes.map(({ processId }) => processId ?? process.pid)
  const bytes = await quietResidentBytes(processIds, options.quietSeconds * 1000)
  for (const [index, node] of nodes.entries()) say(`  ${node.name}: ${mib(bytes[index] ?? 0)}`)
  say(`  median ${mib(median(bytes))}`)
}

async function sayRabbitmqMemory(): Promise<void> {
  say('\nMemory of three idle RabbitMQ 3.10 nodes')
  const bytes = await rabbitmqResidentBytes(options.quietSeconds * 1000)
  say(`  ${bytes.map(mib).join(', ')}; median ${mib(median(bytes))}`)
}

function welcome(): string {
  const nodes = cluster?.nodes ?? []
  return `
The cluster goes on running.

${nodes.map((node) => `  ${node.name}   ${node.uri}`).join('\n')}
${haproxy === undefined ? '' : `\n  HAProxy   ${haproxy.uri}   ${haproxy.statisticsUrl}\n`}
In another terminal:

  export RABBITMQ_COOKIE_FILE=${nodes[0]?.options.cookieFile}
  npx ctl -n ${nodes[0]?.name} cluster_status

Ctrl-C stops everything and removes its data.`
}

/** Stops what runs; the exit code says whether all held, including a clean end. */
async function end(interruptedCode: number): Promise<void> {
  if (isEnding) return
  isEnding = true
  say('\nStopping ...')
  await haproxy?.stop()
  const unclean = (await cluster?.stop()) ?? []
  checks.that('every node stopped cleanly', unclean.length === 0, unclean.join(', '))
  if (checks.failed.length === 0) rmSync(folder, { recursive: true, force: true })
  else console.error(`${checks.failed.length} did not hold (logs in ${folder}):\n  ${checks.failed.join('\n  ')}`)
  say(`${checks.held} claims held, ${checks.failed.length} did not`)
  const isInterrupted = interruptedCode !== 0 && !options.keep
  process.exit(checks.failed.length > 0 ? 1 : isInterrupted ? interruptedCode : 0)
}

function giveUp(reason: string): never {
  console.error(`${reason}\nThe logs are in ${folder}`)
  process.exit(1)
}

function readOptions() {
  const values = readFlags(USAGE, {
    keep: { type: 'boolean', default: false },
    haproxy: { type: 'boolean', default: false },
    rabbitmq: { type: 'boolean', default: false },
    disc: { type: 'string', default: '3' },
    ram: { type: 'string', default: '7' },
    'quiet-seconds': { type: 'string', default: String(QUIET_SECONDS_MAX) },
  })
  const numberOf = (text: string, min: number, max: number) => wholeNumber(text, { min, max, usage: USAGE })
  const missing = values.haproxy ? haproxyMissing() : undefined
  if (missing !== undefined) stop(missing)
  if (values.rabbitmq && !rabbitmqInstalled()) stop('--rabbitmq needs it: apt-get install rabbitmq-server')
  return {
    ...{ keep: values.keep, haproxy: values.haproxy, rabbitmq: values.rabbitmq },
    disc: numberOf(values.disc, 2, 9),
    ram: numberOf(values.ram, 2, values.haproxy ? 7 : 20),
    quietSeconds: numberOf(values['quiet-seconds'], 0, QUIET_SECONDS_MAX),
  }
}
