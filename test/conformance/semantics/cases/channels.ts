// Channels: opening and closing, errors and what follows them, the last queue declared, pipelining, transactions.
import type { Method } from '@warren/codec'
import { acts, calls } from '../case-forms.ts'
import { logIn } from '../login.ts'
import {
  ack,
  bindQueue,
  CHANNEL_CLOSE,
  CHANNEL_OPEN,
  consume,
  declareExchange,
  declareQueue,
  deleteQueue,
  FLOW,
  get,
  nack,
  passiveExchange,
  passiveQueue,
  purgeQueue,
  qos,
  recover,
  selectConfirms,
  unbindQueue,
} from '../methods.ts'
import type { Case } from '../script.ts'

const SELECT: Method = { kind: 'tx.select' }
const COMMIT: Method = { kind: 'tx.commit' }
const ROLLBACK: Method = { kind: 'tx.rollback' }
const ACCESS: Method = {
  kind: 'access.request',
  realm: '/data',
  exclusive: false,
  passive: true,
  active: true,
  write: true,
  read: true,
}

const lives: readonly Case[] = [
  calls('open, close, open again', CHANNEL_CLOSE, FLOW, CHANNEL_CLOSE, FLOW),
  calls('flow on', FLOW),
  calls('flow off is not implemented', { kind: 'channel.flow', active: false }),
  calls('access.request gives a ticket', ACCESS),
  acts('an error of one channel leaves the other alone', async (a) => {
    await a.open(2)
    await a.call(1, passiveQueue('missing'))
    await a.call(2, declareQueue('q'))
    await a.open(1)
    await a.call(1, passiveQueue('q'))
  }),
  acts('after channel.close nothing is done before close-ok', async (_, script) => {
    const b = await script.connect('b', { answersClose: false })
    await logIn(b.client)
    await b.open(1)
    await b.call(1, passiveQueue('missing'))
    b.send(1, declareQueue('q'))
    b.publish(1, { routingKey: 'q', body: 'lost' })
    await b.quiet()
    b.send(1, { kind: 'channel.close-ok' })
    await b.open(1)
    await b.call(1, passiveQueue('q'))
  }),
  acts('channel.close that crosses an error is answered', async (_, script) => {
    const b = await script.connect('b', { answersClose: false })
    await logIn(b.client)
    await b.open(1)
    b.send(1, passiveQueue('missing'), CHANNEL_CLOSE)
    await b.take(1, 2)
    b.send(1, { kind: 'channel.close-ok' })
    await b.open(1)
    await b.call(1, FLOW)
  }),
  acts('methods behind the one that fails are not carried out', async (a) => {
    a.send(1, passiveQueue('missing'), declareQueue('q'), declareExchange('x', 'fanout'))
    await a.next(1)
    await a.quiet()
    await a.calls(passiveQueue('q'), passiveExchange('x'))
  }),
  acts('channel.open while close-ok is due', async (_, script) => {
    const b = await script.connect('b', { answersClose: false })
    await logIn(b.client)
    await b.open(1)
    await b.call(1, passiveQueue('missing'))
    b.send(1, CHANNEL_OPEN)
    await b.next(1, 1_000)
  }),
  acts('channel.open right behind channel.close', async (a) => {
    a.send(1, CHANNEL_CLOSE, CHANNEL_OPEN)
    await a.next(1)
    await a.next(1, 1_000)
  }),
  acts('methods in one write are answered in order', async (a) => {
    a.send(
      1,
      declareQueue('q'),
      declareExchange('x', 'topic'),
      bindQueue('q', 'x', 'a.#'),
      selectConfirms(),
      FLOW,
      qos(1),
      get('q'),
      purgeQueue('q'),
      deleteQueue('q'),
      passiveExchange('x'),
      CHANNEL_CLOSE,
    )
    await a.take(1, 11)
  }),
  acts('closing a channel gives back what was not acknowledged', async (a) => {
    await a.calls(declareQueue('q'))
    for (const body of ['1', '2', '3']) a.publish(1, { routingKey: 'q', body })
    await a.calls(get('q'), get('q'), CHANNEL_CLOSE)
    await a.calls(get('q'), get('q'), get('q'), get('q'))
  }),
  acts('an error gives back what was not acknowledged', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q'))
    for (const body of ['1', '2']) a.publish(1, { routingKey: 'q', body })
    await a.calls(consume('q', 't'))
    await a.take(1, 2)
    await a.call(1, ack(9))
    await a.quiet()
    await a.call(2, get('q'))
    await a.pause()
    await a.call(2, passiveQueue('q'))
  }),
]

const lastQueue: readonly Case[] = [
  ...[
    bindQueue('', 'amq.direct', 'k'),
    unbindQueue('', 'amq.direct', 'k'),
    consume('', 't'),
    get(''),
    purgeQueue(''),
    deleteQueue(''),
  ].map((method) => calls(`${method.kind} of the last queue without one`, method)),
  calls('passive declare of the empty name without a last queue', passiveQueue('')),
  acts('the empty name is the last queue of the channel', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q'), bindQueue('', 'amq.direct', 'k'))
    a.publish(1, { exchange: 'amq.direct', routingKey: 'k', body: 'one' })
    await a.calls(get(''), consume('', 't'), purgeQueue(''), unbindQueue('', 'amq.direct', 'k'), deleteQueue(''))
    await a.calls(get(''))
    await a.call(2, get(''))
  }),
  acts('with an empty routing key as well the key is the name of the queue', async (a) => {
    await a.calls(declareQueue('q'), bindQueue('', 'amq.direct', ''))
    a.publish(1, { exchange: 'amq.direct', routingKey: 'q', body: 'by name' })
    a.publish(1, { exchange: 'amq.direct', routingKey: '', body: 'by nothing' })
    await a.calls(get('q'), get('q'), unbindQueue('', 'amq.direct', ''))
    a.publish(1, { exchange: 'amq.direct', routingKey: 'q', body: 'gone', mandatory: true })
    await a.next(1)
  }),
  acts('an empty routing key alone stays empty', async (a) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.direct', ''))
    a.publish(1, { exchange: 'amq.direct', routingKey: '', body: 'by nothing' })
    a.publish(1, { exchange: 'amq.direct', routingKey: 'q', body: 'by name', mandatory: true })
    await a.next(1)
    await a.calls(get('q'))
  }),
  acts('passive declare sets the last queue too', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q'), declareQueue('q2'))
    await a.call(2, passiveQueue('q'))
    await a.call(2, purgeQueue(''))
    await a.call(2, deleteQueue(''))
    await a.calls(passiveQueue('q2'), passiveQueue('q'))
  }),
  acts('a server-named queue is the last one', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('', { exclusive: true }))
    a.publish(1, { routingKey: 'q', body: 'not here' })
    await a.calls(get(''), deleteQueue(''), get('q'))
  }),
  acts('a failed declare leaves the last queue as it was', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('q', { durable: true }), get(''))
  }),
]

const transactions: readonly Case[] = [
  calls('select, commit and rollback of nothing', SELECT, COMMIT, ROLLBACK, SELECT, COMMIT),
  calls('commit without select', COMMIT),
  calls('rollback without select', ROLLBACK),
  calls('confirm.select after tx.select', SELECT, selectConfirms()),
  calls('tx.select after confirm.select', selectConfirms(), SELECT),
  acts('publishes wait for the commit', async (a) => {
    await a.calls(declareQueue('q'), SELECT)
    a.publish(1, { routingKey: 'q', body: '1' })
    a.publish(1, { routingKey: 'q', body: '2' })
    await a.calls(passiveQueue('q'), COMMIT)
    await a.pause()
    await a.calls(passiveQueue('q'), get('q', true), get('q', true))
  }),
  acts('rollback drops publishes', async (a) => {
    await a.calls(declareQueue('q'), SELECT)
    a.publish(1, { routingKey: 'q', body: 'dropped' })
    await a.calls(ROLLBACK)
    a.publish(1, { routingKey: 'q', body: 'kept' })
    await a.calls(COMMIT, get('q', true), get('q', true))
  }),
  acts('acks wait for the commit', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q'))
    for (const body of ['1', '2', '3']) a.publish(1, { routingKey: 'q', body })
    await a.calls(SELECT, get('q'), get('q'), get('q'))
    a.send(1, ack(1))
    a.send(1, nack(2))
    await a.call(2, get('q'))
    await a.calls(COMMIT)
    await a.quiet()
    await a.call(2, get('q'))
    await a.calls(CHANNEL_CLOSE)
    await a.call(2, get('q'))
    await a.call(2, get('q'))
  }),
  acts('rollback gives acks back', async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q', body: '1' })
    await a.calls(SELECT, get('q'))
    a.send(1, ack(1))
    await a.calls(ROLLBACK, recover(), get('q'))
    a.send(1, ack(2))
    await a.calls(COMMIT, CHANNEL_CLOSE)
    await a.pause()
    await a.calls(passiveQueue('q'))
  }),
  acts('an ack twice in one transaction', async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q', body: '1' })
    await a.calls(SELECT, get('q'))
    a.send(1, ack(1), ack(1))
    await a.calls(FLOW)
    await a.quiet()
  }),
  acts('an unknown delivery tag in a transaction', async (a) => {
    await a.calls(SELECT)
    a.send(1, ack(7))
    await a.next(1)
  }),
  acts('a missing exchange fails at the publish, not at the commit', async (a) => {
    await a.calls(SELECT)
    a.publish(1, { exchange: 'missing', body: 'x' })
    await a.next(1)
  }),
  acts('unroutable mandatory messages return at the commit', async (a) => {
    await a.calls(SELECT)
    a.publish(1, { routingKey: 'missing', body: 'back', mandatory: true })
    await a.quiet()
    await a.call(1, COMMIT)
    await a.next(1)
  }),
  acts('closing the channel forgets the transaction', async (a) => {
    await a.calls(declareQueue('q'), SELECT)
    a.publish(1, { routingKey: 'q', body: 'lost' })
    await a.calls(CHANNEL_CLOSE)
    await a.pause()
    await a.calls(passiveQueue('q'))
  }),
  acts('multiple acks in a transaction', async (a) => {
    await a.calls(declareQueue('q'))
    for (const body of ['1', '2', '3']) a.publish(1, { routingKey: 'q', body })
    await a.calls(SELECT, get('q'), get('q'), get('q'))
    a.send(1, ack(2, true))
    await a.calls(COMMIT, CHANNEL_CLOSE, get('q'), get('q'))
  }),
]

export const CHANNELS: readonly Case[] = [...lives, ...lastQueue, ...transactions]
