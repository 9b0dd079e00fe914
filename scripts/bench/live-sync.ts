// `npm run live-sync`: what a flow of messages notices of it when its queue gets a mirror.
//   npm run live-sync -- [--messages 1000000] [--size 1024] [--rate 20000] [--seconds 10]
// A queue of so many messages lies on A. A publisher on B goes on publishing to it, persistent and confirmed; then B becomes
// its mirror by policy. The time from publish to confirm before, from the policy until the mirror is in step, and afterwards,
// when each confirm waits for the mirror.
import { connect } from 'amqplib'
import { type ProcessCluster, queueFacts, startCluster } from '../../test/support/process-cluster.ts'
import { readFlags, wholeNumber } from '../command-line.ts'
import { type PerfSummary, runPerf } from './perf-run.ts'

const QUEUE = 'live-sync'
const SYNC_MS_MAX = 600_000
/** Publishes that may wait for their confirm: twice what flows in a tenth of a second. */
const WINDOW = '4000'

const USAGE = `Usage: npm run live-sync -- [--messages N] [--size BYTES] [--rate N] [--seconds N]
Each N is 1 to 100,000,000; default 1,000,000 messages of 1,024 bytes, 20,000 a second, 10 seconds before and afterwards`

const flags = readFlags(USAGE, {
  messages: { type: 'string', default: '1000000' },
  size: { type: 'string', default: '1024' },
  rate: { type: 'string', default: '20000' },
  seconds: { type: 'string', default: '10' },
})
for (const text of Object.values(flags)) wholeNumber(text, { min: 1, max: 100_000_000, usage: USAGE })

const cluster = await startCluster(2, { joined: true })
try {
  await measure(cluster)
} finally {
  await cluster.close()
}

async function measure({ nodes, node }: ProcessCluster): Promise<void> {
  const connection = await connect(node(1).uri)
  const channel = await connection.createChannel()
  await channel.assertQueue(QUEUE, { durable: true })
  const load = [
    ...['--consumers', '0', '--queue', QUEUE, '--no-declare', '--no-delete'],
    ...['--persistent', '--confirm', WINDOW],
  ]
  const sized = [...load, '--size', flags.size]
  const flowing = [...sized, '--uri', node(2).uri, '--rate', flags.rate]
  await runPerf([...flowing, '--time', '3']).done // Warms up.
  await runPerf([...sized, '--uri', node(1).uri, '--messages', flags.messages]).done
  const before = await runPerf([...flowing, '--time', flags.seconds]).done
  const flow = runPerf(flowing)
  const startedMs = performance.now()
  const mirrored = addMirror(node(1)).finally(() => flow.stop())
  const [tookMs, during] = await Promise.all([mirrored.then(() => performance.now() - startedMs), flow.done])
  const { messageCount } = await channel.checkQueue(QUEUE)
  const after = await runPerf([...flowing, '--time', flags.seconds]).done
  await connection.close()
  const facts = `${flags.messages} messages of ${flags.size} bytes, ${nodes.length} nodes`
  console.log(`live sync: ${facts}; ${messageCount} when it was in step, after ${(tookMs / 1000).toFixed(1)} s`)
  print('before', before)
  print('during', during)
  print('after ', after)
  console.log(`  p99: ${(p99(during) / p99(before)).toFixed(1)}x (target: below 3x)`)
}

function print(when: string, { confirmRate, confirmLatencyMs }: PerfSummary): void {
  const { p50, p99, max } = confirmLatencyMs ?? { p50: 0, p99: 0, max: 0 }
  console.log(`  ${when}  ${confirmRate} msg/s  confirm p50 ${p50} ms, p99 ${p99} ms, max ${max} ms`)
}

function p99({ confirmLatencyMs }: PerfSummary): number {
  return confirmLatencyMs?.p99 ?? 0
}

/** Resolves once it is in step. */
async function addMirror(node: ReturnType<ProcessCluster['node']>): Promise<void> {
  // Not by the command line: on a small machine the start of its process would be felt more than the mirror.
  const mirrored = '{"ha-mode":"all","ha-sync-mode":"automatic"}'
  const answer = await node.control('set_policy', ['two', `^${QUEUE}$`, mirrored])
  if (answer === undefined) throw new Error('the policy was not set')
  const deadlineMs = performance.now() + SYNC_MS_MAX
  while (performance.now() < deadlineMs) {
    const facts = await queueFacts(node, QUEUE, 'synchronised_mirrors')
    if (Array.isArray(facts?.synchronised_mirrors) && facts.synchronised_mirrors.length === 1) return
    await new Promise((wake) => setTimeout(wake, 100))
  }
  throw new Error('the mirror did not come in step')
}
