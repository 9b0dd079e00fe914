// basic.ack, nack, reject, recover: which tags they know, in which order messages return, what is marked redelivered.
import type { Method } from '@warren/codec'
import type { Actor } from '../actor.ts'
import { acts } from '../case-forms.ts'
import {
  ack,
  CHANNEL_CLOSE,
  cancel,
  consume,
  declareQueue,
  FLOW,
  get,
  nack,
  passiveQueue,
  qos,
  recover,
  reject,
} from '../methods.ts'
import type { Case } from '../script.ts'

const NACK_ALL = { multiple: true } as const
const DROP = { requeue: false } as const

/** A queue q with `count` messages `1` to `count`. */
async function filled(a: Actor, count: number): Promise<void> {
  await a.calls(declareQueue('q'))
  for (let i = 1; i <= count; i += 1) a.publish(1, { routingKey: 'q', body: String(i) })
}

/** Gets `taken` of four messages, settles, then gets until the queue is empty. */
function settles(name: string, taken: number, ...settlements: readonly Method[]): Case {
  return acts(name, async (a) => {
    await filled(a, 4)
    for (let i = 0; i < taken; i += 1) await a.call(1, get('q'))
    a.send(1, ...settlements)
    await a.calls(FLOW)
    await a.quiet()
    for (let i = 0; i < 5; i += 1) await a.calls(get('q', true))
  })
}

/** A tag that is not known. */
function unknown(name: string, ...settlements: readonly Method[]): Case {
  return acts(name, async (a) => {
    await filled(a, 2)
    await a.calls(get('q'), get('q'))
    for (const settlement of settlements) a.send(1, settlement)
    await a.calls(FLOW)
    await a.quiet()
  })
}

const orders: readonly Case[] = [
  settles('ack one by one', 2, ack(1), ack(2)),
  settles('ack in another order', 3, ack(3), ack(1)),
  settles('ack multiple', 3, ack(2, true)),
  settles('ack multiple of 0', 3, ack(0, true)),
  settles('ack multiple of 0 twice', 3, ack(0, true), ack(0, true)),
  settles('nack gives back', 2, nack(1)),
  settles('nack 2 then 1 keeps the order', 2, nack(2), nack(1)),
  settles('nack 1 then 2 keeps the order', 2, nack(1), nack(2)),
  settles('nack the one in the middle', 3, nack(2)),
  settles('nack multiple', 3, nack(2, NACK_ALL)),
  settles('nack multiple of 0', 3, nack(0, NACK_ALL)),
  settles('nack without requeue drops', 2, nack(1, DROP)),
  settles('nack multiple without requeue drops', 3, nack(2, { multiple: true, requeue: false })),
  settles('reject gives back', 2, reject(1)),
  settles('reject without requeue drops', 2, reject(2, false)),
  settles('reject 3, 1, 2 keeps the order', 3, reject(3), reject(1), reject(2)),
  settles('recover gives everything back', 3, recover()),
  settles('recover-async gives everything back', 3, { kind: 'basic.recover-async', requeue: true }),
  settles('ack one, recover the others', 3, ack(2), recover()),
]

const unknowns: readonly Case[] = [
  unknown('ack of an unknown tag', ack(9)),
  unknown('ack of tag 0', ack(0)),
  unknown('nack of tag 0', nack(0)),
  unknown('reject of tag 0', reject(0)),
  unknown('nack of an unknown tag', nack(9)),
  unknown('reject of an unknown tag', reject(9)),
  unknown('ack twice', ack(1), ack(1)),
  unknown('nack after ack', ack(1), nack(1)),
  unknown('ack multiple of an unknown tag beyond', ack(9, true)),
  unknown('ack multiple of a tag that is settled, with others below', ack(2), ack(2, true)),
  unknown('nack multiple of an unknown tag beyond', nack(9, NACK_ALL)),
  unknown('ack multiple twice', ack(2, true), ack(2, true)),
  unknown('a very high tag', ack(9_007_199_254_740_991)),
  acts('ack multiple of 0 with nothing outstanding', async (a) => {
    a.send(1, ack(0, true), nack(0, NACK_ALL))
    await a.calls(FLOW)
  }),
  acts('ack of a no_ack delivery', async (a) => {
    await filled(a, 1)
    await a.calls(consume('q', 't', { noAck: true }))
    await a.next(1)
    a.send(1, ack(1))
    await a.next(1)
  }),
  acts('ack multiple of a no_ack delivery above others', async (a) => {
    await filled(a, 2)
    await a.calls(get('q'), get('q', true))
    a.send(1, ack(2, true))
    await a.next(1)
  }),
  acts('a tag of another channel', async (a) => {
    await a.open(2)
    await filled(a, 1)
    await a.calls(get('q'))
    a.send(2, ack(1))
    await a.next(2)
    a.send(1, ack(1))
    await a.pause()
    await a.calls(passiveQueue('q'))
  }),
  acts('a tag of before the channel was closed', async (a) => {
    await filled(a, 1)
    await a.calls(get('q'), CHANNEL_CLOSE, FLOW)
    a.send(1, ack(1))
    await a.next(1)
  }),
]

const recoveries: readonly Case[] = [
  acts('recover without requeue is not implemented', async (a) => {
    await a.calls(recover(false))
  }),
  acts('recover-async without requeue is not implemented', async (a) => {
    a.send(1, { kind: 'basic.recover-async', requeue: false })
    await a.next(1)
  }),
  acts('recover of nothing', async (a) => {
    await a.calls(recover())
  }),
  acts('recover delivers again to the same consumer', async (a) => {
    await filled(a, 2)
    await a.calls(consume('q', 't'))
    await a.take(1, 2)
    a.send(1, recover())
    await a.take(1, 3)
    a.send(1, ack(4, true))
    await a.quiet()
    await a.calls(cancel('t'), passiveQueue('q'))
  }),
]

const redeliveries: readonly Case[] = [
  acts('nack delivers again, marked', async (a) => {
    await filled(a, 2)
    await a.calls(qos(1), consume('q', 't'))
    await a.next(1)
    a.send(1, nack(1))
    await a.next(1)
    a.send(1, ack(2))
    await a.next(1)
    a.send(1, reject(3, false))
    await a.quiet()
  }),
  acts('what was given back goes to another consumer, marked', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await filled(a, 2)
    await a.calls(consume('q', 't1'))
    await a.take(1, 2)
    await b.calls(consume('q', 't2'))
    await a.calls(CHANNEL_CLOSE)
    await b.take(1, 2)
  }),
  acts('what a vanished client held comes again, marked', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await b.calls(declareQueue('q'))
    for (const body of ['1', '2', '3']) b.publish(1, { routingKey: 'q', body })
    await b.pause()
    await a.calls(get('q'), get('q'))
    a.vanish()
    await b.quiet()
    await b.calls(get('q'), get('q'), get('q'), get('q'))
  }),
  acts('get marks what was delivered before', async (a) => {
    await filled(a, 1)
    await a.calls(get('q'))
    a.send(1, nack(1))
    await a.calls(get('q'))
    a.send(1, nack(2))
    await a.calls(get('q', true))
  }),
  acts('messages keep their order behind one that was given back', async (a) => {
    await filled(a, 3)
    await a.calls(get('q'), get('q'))
    a.publish(1, { routingKey: 'q', body: '4' })
    a.send(1, nack(2))
    await a.calls(get('q'), get('q'))
    a.send(1, nack(4), nack(1))
    for (let i = 0; i < 4; i += 1) await a.calls(get('q', true))
  }),
  acts('a nack without requeue to a consumer with prefetch brings the next', async (a) => {
    await filled(a, 3)
    await a.calls(qos(1), consume('q', 't'))
    await a.next(1)
    a.send(1, nack(1, DROP))
    await a.next(1)
    a.send(1, nack(2, DROP))
    await a.next(1)
  }),
  acts('two queues, one multiple ack', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('q2'))
    for (const queue of ['q', 'q2', 'q', 'q2']) a.publish(1, { routingKey: queue, body: queue })
    await a.calls(get('q'), get('q2'), get('q'), get('q2'))
    a.send(1, ack(3, true), nack(0, NACK_ALL))
    await a.calls(FLOW)
    await a.quiet()
    await a.calls(get('q'), get('q2'))
  }),
]

export const SETTLING: readonly Case[] = [...orders, ...unknowns, ...recoveries, ...redeliveries]
