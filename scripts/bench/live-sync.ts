// `npm run live-sync`: what a flow of messages notices of it when its queue gets a mirror.
//   npm run live-sync -- [--messages 1000000] [--size 1024] [--rate 20000] [--seconds 10]
// A queue of so many messages lies on A. A publisher on B goes on publishing to it, persistent and confirmed; then B becomes
// its mirror by policy. The time from publish to confirm before, from the policy until the mirror is in step, and afterwards,
// when each confirm waits for the mirror.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from 'amqplib'
import { type ProcessCluster, startCluster } from '../../test/support/process-cluster.ts'

const PERF = resolve(import.meta.dirname, '../../packages/perf/src/main.ts')
const QUEUE = 'live-sync'
const SYNC_MS_MAX = 600_000
/** Publishes that may wait for their confirm: twice what flows in a tenth of a second. */
const WINDOW = '4000'

interface Flow {
  readonly rate: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    size: { type: 'string', default: '1024' },
    rate: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '10' },
  },
})

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
  const load = ['--consumers', '0', '--queue', QUEUE, '--no-declare', '--no-delete', '--persistent', '--json']
  const flowing = [...load, '--uri', node(2).uri, '--confirm', WINDOW, '--size', values.size, '--rate', values.rate]
  await perf([...flowing, '--time', '3']).done // Warms up.
  const filling = perf([
    ...load,
    '--uri',
    node(1).uri,
    '--confirm',
    WINDOW,
    '--size',
    values.size,
    '--messages',
    values.messages,
  ])
  await filling.done
  const before = await perf([...flowing, '--time', values.seconds]).done
  const flow = perf(flowing)
  const startedMs = performance.now()
  await node(1).mustCtl('set_policy', 'two', `^${QUEUE}$`, '{"ha-mode":"all","ha-sync-mode":"automatic"}')
  await inStep(node(1))
  const tookMs = performance.now() - startedMs
  flow.stop()
  const during = await flow.done
  const { messageCount } = await channel.checkQueue(QUEUE)
  const after = await perf([...flowing, '--time', values.seconds]).done
  await connection.close()
  const facts = `${values.messages} messages of ${values.size} bytes, ${nodes.length} nodes`
  console.log(`live sync: ${facts}; ${messageCount} when it was in step, after ${(tookMs / 1000).toFixed(1)} s`)
  print('before', before)
  print('during', during)
  print('after ', after)
  console.log(`  p99: ${(during.p99Ms / before.p99Ms).toFixed(1)}x (target: below 3x)`)
}

function print(when: string, { rate, p50Ms, p99Ms, maxMs }: Flow): void {
  console.log(`  ${when}  ${rate} msg/s  confirm p50 ${p50Ms} ms, p99 ${p99Ms} ms, max ${maxMs} ms`)
}

async function inStep(node: ReturnType<ProcessCluster['node']>): Promise<void> {
  const deadlineMs = performance.now() + SYNC_MS_MAX
  while (performance.now() < deadlineMs) {
    const answer = await node.list('list_queues', ['name', 'sync_set'])
    if (JSON.stringify(answer?.rows ?? '').includes('rabbit2@')) return
    await new Promise((wake) => setTimeout(wake, 100))
  }
  throw new Error('the mirror did not come in step')
}

/** `stop` ends what has no end of its own. */
function perf(flags: readonly string[]): { readonly done: Promise<Flow>; stop(): void } {
  const child = spawn(process.execPath, [PERF, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const done = new Promise<Flow>((settle, reject) => {
    child.once('close', () => {
      const last = output.trimEnd().split('\n').at(-1) ?? ''
      if (!last.includes('"summary"')) return reject(new Error(`warren-perf: ${output.slice(-500)}`))
      const summary = JSON.parse(last) as {
        confirmRate: number
        confirmLatencyMs: { p50: number; p99: number; max: number } | null
      }
      const { p50, p99, max } = summary.confirmLatencyMs ?? { p50: 0, p99: 0, max: 0 }
      settle({ rate: summary.confirmRate, p50Ms: p50, p99Ms: p99, maxMs: max })
    })
  })
  return { done, stop: () => child.kill('SIGINT') }
}
