// The end of a chaos run: everything that is left is taken out, and it is known to be out for good.
import type { SeededRandom } from '@warren/kernel'
import type { ChaosLedger, ConsumerLife, LedgerMessage } from './chaos-ledger.ts'
import { open } from './confirmed-load.ts'
import { type LocalNode, until } from './process-cluster.ts'

const DRAIN_MS = 60_000

export interface DrainOptions {
  /** Of one cluster, all running. */
  readonly nodes: readonly LocalNode[]
  readonly queues: readonly string[]
  readonly ledger: ChaosLedger
  readonly random: SeededRandom
}

/** One consumer for each queue, on any node, until all queues are empty; a barrier puts the settlements on disk. */
export async function drain({ nodes, queues, ledger, random }: DrainOptions): Promise<void> {
  const drains = queues.map(async (queue) => {
    const connection = await open((nodes[random.below(nodes.length)] as LocalNode).uri) // Below its length.
    const channel = await connection.createConfirmChannel()
    const life: ConsumerLife = {
      ...{ name: `drain of ${queue}`, queue, sinceMs: performance.now(), isOrdered: false, highest: new Map() },
    }
    const settled: LedgerMessage[] = []
    await channel.consume(queue, (raw) => {
      if (raw === null) return ledger.violation(`the drain of ${queue} was cancelled`)
      const message = ledger.delivered(raw.content, raw.fields.redelivered, life)
      if (message === undefined) return
      message.settled = true
      settled.push(message)
      channel.ack(raw)
    })
    return { connection, channel, queue, settled }
  })
  const sessions = await Promise.all(drains)
  await until('all queues are empty and nothing is unacknowledged', () => areEmpty(nodes, queues), DRAIN_MS)
  for (const { connection, channel, queue, settled } of sessions) {
    const { body } = ledger.publish(ledger.beginLife(), [queue], true, 30)
    const drained = [...settled]
    channel.sendToQueue(queue, body, { persistent: true })
    await channel.waitForConfirms()
    ledger.settledForGood(drained)
    await connection.close()
  }
}

export async function within<Value>(what: string, promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${timeoutMs} ms: ${what}`)), timeoutMs)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

async function areEmpty([first]: readonly LocalNode[], queues: readonly string[]): Promise<boolean> {
  const columns = ['name', 'messages_ready', 'messages_unacknowledged']
  const answer = await first?.list('list_queues', columns)
  if (answer === undefined) return false
  const rows = answer.rows as readonly { name: string; messages_ready: number; messages_unacknowledged: number }[]
  const left = rows.filter(({ name }) => queues.includes(name))
  return (
    left.length === queues.length &&
    left.every((queue) => queue.messages_ready === 0 && queue.messages_unacknowledged === 0)
  )
}
