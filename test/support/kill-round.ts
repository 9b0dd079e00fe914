// One round of "kill -9 under confirmed load": what was confirmed must be there after the restart, in order; what was
// acknowledged must be gone.
import type { LocalNode } from '../../scripts/local-node.ts'
import { ConfirmedLoad, drain, open } from './confirmed-load.ts'

export interface KillTotals {
  readonly kills: number
  readonly confirmed: number
  readonly nacked: number
  readonly duplicates: number
}

export interface KillOptions {
  readonly queue: string
  readonly kills: number
  /** The queue lives here, and this one is killed. */
  readonly victim: LocalNode
  /** Publishing goes through this node: the victim, or another one that forwards. */
  readonly publishTo: LocalNode
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly onRound?: (round: number) => void
}

/** Runs `kills` rounds; throws on the first violation, with what was wrong. */
export async function killRounds(options: KillOptions): Promise<KillTotals> {
  const { queue, victim, publishTo } = options
  const setup = await open(victim.uri)
  await (await setup.createChannel()).assertQueue(queue, { durable: true })
  await setup.close()
  const load = new ConfirmedLoad(queue)
  const gone = new Set<number>()
  let duplicates = 0
  for (let round = 1; round <= options.kills; round += 1) {
    await load.start(publishTo.uri)
    await new Promise((wake) => setTimeout(wake, 30 + options.random() * 300))
    await victim.kill()
    await load.stop()
    victim.start()
    await victim.ready()
    const ackShare = options.random()
    const expected = [...load.confirmed].filter((number) => !gone.has(number))
    const { numbers } = await drain(victim.uri, queue, Math.floor(expected.length * ackShare))
    duplicates += check(round, numbers, expected, gone)
    for (const number of numbers.slice(0, Math.floor(expected.length * ackShare))) gone.add(number)
    options.onRound?.(round)
  }
  return { kills: options.kills, confirmed: load.confirmed.size, nacked: load.nacked.size, duplicates }
}

function check(
  round: number,
  numbers: readonly number[],
  expected: readonly number[],
  gone: ReadonlySet<number>,
): number {
  const seen = new Set(numbers)
  const missing = expected.filter((number) => !seen.has(number))
  if (missing.length > 0)
    throw new Error(`round ${round}: ${missing.length} confirmed messages are missing, first ${missing[0]}`)
  const back = numbers.filter((number) => gone.has(number))
  if (back.length > 0)
    throw new Error(`round ${round}: ${back.length} acknowledged messages came back, first ${back[0]}`)
  for (let i = 1; i < numbers.length; i += 1) {
    if ((numbers[i] as number) < (numbers[i - 1] as number)) {
      throw new Error(`round ${round}: message ${numbers[i]} came after ${numbers[i - 1]}`)
    }
  }
  return numbers.length - seen.size
}
