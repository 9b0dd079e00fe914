// `npm run soak`: the long forms of what the tests do in small. Bounded, prints totals, exits 1 on the first violation.
//   npm run soak -- kill 200        200 random kill -9s of a node under confirmed load
//   npm run soak -- drop 100000     that many connections opened and dropped, with a bystander
//   npm run soak -- chaos 30 7      30 random faults of three nodes under load of all kinds, by seed 7
import { SeededRandom } from '@warren/kernel'
import { chaos } from '../test/support/chaos.ts'
import { bystander, openAndDrop } from '../test/support/hostile.ts'
import { killRounds } from '../test/support/kill-round.ts'
import { startCluster, until } from '../test/support/process-cluster.ts'
import { stop } from './command-line.ts'
import { residentMib } from './measure/process-usage.ts'

const [what, countText, seedText] = process.argv.slice(2)
const COUNTS: Readonly<Record<string, number>> = { kill: 200, drop: 100_000, chaos: 30 }
const count = Number(countText ?? COUNTS[what ?? ''] ?? 1)
const seed = Number(seedText ?? 1)
const DROP_PORTIONS = 5
/** Of resident memory, from before the storm to after the quiet time: 40 MiB more, or 30 % where that is more. */
const DROP_KEPT_MIB_MAX = 40
const DROP_KEPT_SHARE_MAX = 0.3
/** A node gives memory back after five quiet seconds; ten are promised (decision 0008), and a slow machine has its share. */
const DROP_QUIET_MS = 15_000
const usage = 'Usage: npm run soak -- kill [ROUNDS] [SEED] | drop [CONNECTIONS] | chaos [ROUNDS] [SEED]'
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed))
  stop(`${usage}\nROUNDS, CONNECTIONS and SEED are whole numbers from 1 up.`)
if (what === 'kill') await kill()
else if (what === 'drop') await drop()
else if (what === 'chaos') await soakChaos()
else stop(usage)

/** Two thirds of the rounds on one node; one third on the owner of a queue that another node forwards to. */
async function kill(): Promise<void> {
  const random = new SeededRandom(seed)
  const forwarded = Math.floor(count / 3)
  const single = await startCluster(1, { joined: false })
  try {
    const node = single.node(1)
    const totals = await killRounds({
      ...{ queue: 'soak', kills: count - forwarded, victim: node, publishTo: node },
      random: () => random.next(),
      onRound: (round) => round % 10 === 0 && console.log(`one node: ${round} kills`),
    })
    console.log(`one node: ${JSON.stringify(totals)}`)
  } finally {
    await single.close()
  }
  if (forwarded === 0) return
  const three = await startCluster(3, { joined: true })
  try {
    const totals = await killRounds({
      ...{ queue: 'soak.forwarded', kills: forwarded, victim: three.node(3), publishTo: three.node(2) },
      random: () => random.next(),
      onRound: (round) => round % 10 === 0 && console.log(`forwarded: ${round} kills`),
    })
    console.log(`forwarded: ${JSON.stringify(totals)}`)
  } finally {
    await three.close()
  }
}

/** In five portions, so that one sees how memory grows; then the node is left alone, and memory must have returned. */
async function drop(): Promise<void> {
  const cluster = await startCluster(1, { joined: false })
  try {
    const node = cluster.node(1)
    const processId = node.processId ?? 0
    const memoryMib = [residentMib(processId)]
    const witness = await bystander(node.uri)
    for (let portion = 0; portion < DROP_PORTIONS; portion += 1) {
      await openAndDrop(node.options.amqpPort, Math.ceil(count / DROP_PORTIONS))
      memoryMib.push(residentMib(processId))
    }
    const seen = await witness.stop()
    await until('no connection is left', async () => (await node.control('list_connections', []))?.rows.length === 0)
    const [beforeMib = 0] = memoryMib
    const boundMib = beforeMib + Math.max(DROP_KEPT_MIB_MAX, beforeMib * DROP_KEPT_SHARE_MAX)
    const { afterMib, quietMs } = await quietMemory(processId, boundMib)
    console.log(
      `${count} connections opened and dropped; resident memory in MiB before and after each fifth: ` +
        `${memoryMib.map((mib) => mib.toFixed(0)).join(' ')}; ${(quietMs / 1000).toFixed(0)} s later ` +
        `${afterMib.toFixed(0)} (at most ${boundMib.toFixed(0)}); no connection left; ` +
        `bystander: ${seen.roundTrips} round trips, slowest ${seen.slowestMs.toFixed(0)} ms`,
    )
    if (afterMib > boundMib)
      throw new Error(`memory does not return: ${beforeMib.toFixed(0)} MiB before, ${afterMib.toFixed(0)} after`)
  } finally {
    await cluster.close()
  }
}

/** Looks on without disturbing the node until its memory is within the bound, or the quiet time is over. */
async function quietMemory(processId: number, boundMib: number): Promise<{ afterMib: number; quietMs: number }> {
  const startedMs = performance.now()
  for (;;) {
    await new Promise((wake) => setTimeout(wake, 500))
    const afterMib = residentMib(processId)
    const quietMs = performance.now() - startedMs
    if (afterMib <= boundMib || quietMs > DROP_QUIET_MS) return { afterMib, quietMs }
  }
}

async function soakChaos(): Promise<void> {
  const { violations, ...totals } = await chaos({ rounds: count, seed, log: console.log })
  console.log(`seed ${seed}: ${JSON.stringify(totals)}`)
  for (const violation of violations) console.error(`seed ${seed}: ${violation}`)
  if (violations.length > 0) process.exitCode = 1
}
