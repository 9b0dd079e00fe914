// `npm run soak`: the long forms of what the tests do in small. Bounded, prints totals, exits 1 on the first violation.
//   npm run soak -- kill 200        200 random kill -9s of a node under confirmed load
//   npm run soak -- drop 100000     that many connections opened and dropped, with a bystander
//   npm run soak -- chaos 30 7      30 random faults of three nodes under load of all kinds, by seed 7
import { SeededRandom } from '@warren/kernel'
import { chaos } from '../test/support/chaos.ts'
import { bystander, openAndDrop, residentMib } from '../test/support/hostile.ts'
import { killRounds } from '../test/support/kill-round.ts'
import { startCluster, until } from '../test/support/process-cluster.ts'

const [what, countText, seedText] = process.argv.slice(2)
const COUNTS: Readonly<Record<string, number>> = { kill: 200, drop: 100_000, chaos: 30 }
const count = Number(countText ?? COUNTS[what ?? ''] ?? 1)
const seed = Number(seedText ?? 1)
const DROP_PORTIONS = 5
/** From the third portion to the last: by then the heap has grown to what it keeps. */
const DROP_GROWTH_MIB_MAX = 64
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

/** In five portions: the first ones warm up what a process keeps, so the later ones must add nothing. */
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
    console.log(
      `${count} connections opened and dropped; resident memory in MiB before and after each fifth: ` +
        `${memoryMib.map((mib) => mib.toFixed(0)).join(' ')}; no connection left; ` +
        `bystander: ${seen.roundTrips} round trips, slowest ${seen.slowestMs.toFixed(0)} ms`,
    )
    const [, , , early = 0, , last = 0] = memoryMib
    if (last > early + DROP_GROWTH_MIB_MAX)
      throw new Error(`memory grew from ${early.toFixed(0)} to ${last.toFixed(0)} MiB`)
  } finally {
    await cluster.close()
  }
}

async function soakChaos(): Promise<void> {
  const { violations, ...totals } = await chaos({ rounds: count, seed, log: console.log })
  console.log(`seed ${seed}: ${JSON.stringify(totals)}`)
  for (const violation of violations) console.error(`seed ${seed}: ${violation}`)
  if (violations.length > 0) process.exitCode = 1
}

function stop(text: string): never {
  console.error(text)
  process.exit(64)
}
