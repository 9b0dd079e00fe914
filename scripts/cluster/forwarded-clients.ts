// A client on the node that has the queue, and one on another node, whose publishing and consuming the owner is forwarded.
import { randomUUID } from 'node:crypto'
import { connect } from 'amqplib'
import type { LocalNode } from '../local-node.ts'
import { within } from './checks.ts'
import type { Operator } from './operator.ts'

const MESSAGES = 500
const TIMEOUT_MS = 20_000

export interface Exchanged {
  readonly publisher: string
  readonly consumer: string
  readonly confirmed: number
  /** Different messages that the consumer got and acknowledged. */
  readonly received: number
  readonly inOrder: boolean
  readonly tookMs: number
}

/** Every way round between the owner of a durable queue and another node; `owner` is what list_queues says it is. */
export async function exchangeBetween(
  operator: Operator,
  owner: LocalNode,
  other: LocalNode,
): Promise<{ readonly exchanged: readonly Exchanged[]; readonly owner: string; readonly left: number }> {
  const queue = 'local.and.forwarded'
  const exchanged: Exchanged[] = []
  const keeper = await connect(owner.uri)
  try {
    await (await keeper.createChannel()).assertQueue(queue, { durable: true })
    for (const publisher of [owner, other]) {
      for (const consumer of [owner, other]) exchanged.push(await exchange(queue, publisher, consumer))
    }
    const rows = await operator.ask<QueueRow[]>(other, ['list_queues', 'name', 'messages', 'pid'])
    const row = rows.find(({ name }) => name === queue)
    return { exchanged, owner: nodeOfPid(row?.pid ?? ''), left: row?.messages ?? -1 }
  } finally {
    await keeper.close()
  }
}
type QueueRow = { readonly name: string; readonly messages: number; readonly pid: string }

/** `<rabbit@hare.1.2.3>` is a process of `rabbit@hare`. */
export function nodeOfPid(pid: string): string {
  return pid.replace(/^<(.*)(?:\.\d+){3}>$/, '$1')
}

async function exchange(queue: string, publisher: LocalNode, consumer: LocalNode): Promise<Exchanged> {
  const startedMs = performance.now()
  const [out, back] = await Promise.all([connect(publisher.uri), connect(consumer.uri)])
  try {
    const received: number[] = []
    const reading = await back.createChannel()
    const mark = randomUUID()
    await reading.prefetch(50)
    await reading.consume(queue, (message) => {
      if (message === null) return
      const [from = '', number = ''] = message.content.toString().split(' ')
      if (from === mark) received.push(Number(number))
      reading.ack(message)
    })
    const writing = await out.createConfirmChannel()
    let confirmed = 0
    for (let number = 0; number < MESSAGES; number += 1) {
      writing.sendToQueue(queue, Buffer.from(`${mark} ${number}`), { persistent: true }, (error) => {
        if (error === null || error === undefined) confirmed += 1
      })
    }
    await within(TIMEOUT_MS, () => confirmed === MESSAGES && received.length >= MESSAGES)
    const names = { publisher: publisher.name, consumer: consumer.name }
    const inOrder = received.every((number, index) => number === index)
    return { ...names, confirmed, received: new Set(received).size, inOrder, tookMs: performance.now() - startedMs }
  } finally {
    await Promise.all([out.close(), back.close()])
  }
}
