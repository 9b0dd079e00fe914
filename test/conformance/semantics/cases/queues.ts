// queue.declare, delete and purge; exclusive, auto-delete and server-named queues (amqp-semantics: queue class).
import type { Method } from '@warren/codec'
import { acts, calls } from '../case-forms.ts'
import {
  ack,
  bindQueue,
  CHANNEL_CLOSE,
  CONNECTION_CLOSE,
  cancel,
  consume,
  declareQueue,
  deleteQueue,
  get,
  passiveQueue,
  purgeQueue,
  qos,
  unbindQueue,
} from '../methods.ts'
import type { Case } from '../script.ts'

const LONG_NAME = 'n'.repeat(255)

const declares: readonly Case[] = [
  calls('declare, declare again, passively', declareQueue('q'), declareQueue('q'), passiveQueue('q')),
  calls('declare of a durable queue', declareQueue('q', { durable: true }), declareQueue('q', { durable: true })),
  calls('declare of a missing queue passively', passiveQueue('nope')),
  calls('declare of a reserved name', declareQueue('amq.foo')),
  calls('declare of a reserved name passively', passiveQueue('amq.foo')),
  calls('declare of a name that only begins like a reserved one', declareQueue('amqfoo')),
  calls('a name of 255 octets', declareQueue(LONG_NAME), declareQueue(LONG_NAME, { durable: true })),
  calls('a name that is not ASCII', declareQueue('über 你好'), declareQueue('über 你好', { durable: true })),
  calls(
    'a name with quotes and format characters',
    declareQueue(`it's "~p" %s`),
    declareQueue(`it's "~p" %s`, { durable: true }),
  ),
  calls(
    'line breaks in a name are left out',
    declareQueue('a\r\nb'),
    passiveQueue('ab'),
    get('ab'),
    purgeQueue('a\nb'),
    deleteQueue('a\rb'),
    passiveQueue('ab'),
  ),
  acts('the counts of a declare: ready messages and consumers', async (a) => {
    await a.calls(declareQueue('q'))
    for (const body of ['1', '2', '3']) a.publish(1, { routingKey: 'q', body })
    await a.pause() // RabbitMQ counts ahead of the messages that are on their way.
    await a.calls(passiveQueue('q'), get('q'), passiveQueue('q'), qos(1), consume('q', 't'))
    await a.next(1)
    await a.calls(declareQueue('q'), cancel('t'), passiveQueue('q'))
  }),
  acts('a declare without an answer', async (a) => {
    a.send(1, declareQueue('q', { noWait: true }), declareQueue('q', { noWait: true }))
    await a.quiet()
    await a.calls(passiveQueue('q'), get(''))
    a.send(1, declareQueue('q', { noWait: true, durable: true }))
    await a.next(1)
  }),
]

const names: readonly Case[] = [
  acts('a server-named queue', async (a) => {
    const name = await a.queueName(1, declareQueue(''))
    a.publish(1, { routingKey: name, body: 'to the name' })
    await a.calls(get(name), deleteQueue(name))
  }),
  acts('a server-named queue can be declared again by its name', async (a) => {
    const name = await a.queueName(1, declareQueue('', { durable: true }))
    await a.calls(passiveQueue(name), declareQueue(name, { durable: true }))
  }),
  acts('two server-named queues', async (a, script) => {
    const one = await a.queueName(1, declareQueue('', { exclusive: true }))
    const two = await a.queueName(1, declareQueue('', { exclusive: true }))
    script.note(one === two ? 'one name' : 'two names')
  }),
]

const equivalences: readonly Case[] = [
  calls('durable now', declareQueue('q'), declareQueue('q', { durable: true })),
  calls('durable before', declareQueue('q', { durable: true }), declareQueue('q')),
  calls('auto-delete now', declareQueue('q'), declareQueue('q', { autoDelete: true })),
  calls('auto-delete before', declareQueue('q', { autoDelete: true }), declareQueue('q')),
  calls('exclusive now', declareQueue('q'), declareQueue('q', { exclusive: true })),
  calls('exclusive before', declareQueue('q', { exclusive: true }), declareQueue('q')),
  calls(
    'everything differs',
    declareQueue('q'),
    declareQueue('q', { durable: true, autoDelete: true }, { 'x-expires': 9000 }),
  ),
  calls(
    'everything differs and is exclusive',
    declareQueue('q'),
    declareQueue('q', { durable: true, autoDelete: true, exclusive: true }),
  ),
  calls(
    'durable and exclusive is exclusive',
    declareQueue('q', { durable: true, exclusive: true }),
    declareQueue('q', { exclusive: true }),
    declareQueue('q', { durable: true, exclusive: true }),
  ),
  calls(
    'passive declare ignores differences',
    declareQueue('q'),
    declareQueue('q', { passive: true, durable: true, autoDelete: true, exclusive: true }, { 'x-expires': 1 }),
  ),
]

function locked(name: string, method: Method): Case {
  return acts(`${name} of another connection's exclusive queue`, async (a, script) => {
    await a.calls(declareQueue('q', { exclusive: true }))
    const b = await script.client({ label: 'b' })
    await b.calls(method)
  })
}

const exclusives: readonly Case[] = [
  locked('declare', declareQueue('q')),
  locked('exclusive declare', declareQueue('q', { exclusive: true })),
  locked('passive declare', passiveQueue('q')),
  locked('bind', bindQueue('q', 'amq.direct', 'k')),
  locked('unbind', unbindQueue('q', 'amq.direct', 'k')),
  locked('bind to a missing exchange', bindQueue('q', 'nox', 'k')),
  locked('unbind from a missing exchange', unbindQueue('q', 'nox', 'k')),
  locked('consume', consume('q', 't')),
  locked('get', get('q')),
  locked('purge', purgeQueue('q')),
  locked('delete', deleteQueue('q')),
  acts('publishing to an exclusive queue of another connection', async (a, script) => {
    await a.calls(declareQueue('q', { exclusive: true }))
    const b = await script.client({ label: 'b' })
    b.publish(1, { routingKey: 'q', body: 'through', mandatory: true })
    await b.quiet()
    await a.calls(get('q'))
  }),
  acts('other channels of the connection may use an exclusive queue', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q', { exclusive: true }), CHANNEL_CLOSE)
    await a.call(2, passiveQueue('q'))
  }),
  acts('the text for a long name of a locked queue is cut', async (a, script) => {
    await a.calls(declareQueue(LONG_NAME, { exclusive: true }))
    const b = await script.client({ label: 'b' })
    await b.calls(passiveQueue(LONG_NAME))
  }),
  acts('an exclusive queue is gone when close-ok comes', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await a.calls(declareQueue('q', { exclusive: true }))
    await a.call(0, CONNECTION_CLOSE)
    await b.calls(passiveQueue('q'))
  }),
  acts('an exclusive queue goes with its connection', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await a.calls(declareQueue('q', { exclusive: true, durable: true }))
    a.vanish()
    await b.quiet()
    await b.calls(passiveQueue('q'))
  }),
]

const autoDeletes: readonly Case[] = [
  calls(
    'an auto-delete queue goes with its last consumer',
    declareQueue('q', { autoDelete: true }),
    consume('q', 't1'),
    consume('q', 't2'),
    cancel('t1'),
    passiveQueue('q'),
    cancel('t2'),
    passiveQueue('q'),
  ),
  acts('an auto-delete queue goes with the channel of its last consumer', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q', { autoDelete: true }))
    await a.call(2, consume('q', 't'))
    await a.call(2, CHANNEL_CLOSE)
    await a.calls(passiveQueue('q'))
  }),
  acts('an auto-delete queue goes with the connection of its last consumer', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await a.calls(declareQueue('q', { autoDelete: true }))
    await b.calls(consume('q', 't'))
    await b.call(0, CONNECTION_CLOSE)
    await a.calls(passiveQueue('q'))
  }),
  acts('an auto-delete queue goes with the error that ends its last consumer', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q', { autoDelete: true }))
    await a.call(2, consume('q', 't'))
    await a.call(2, ack(9))
    await a.quiet()
    await a.calls(passiveQueue('q'))
  }),
  acts('an auto-delete queue that never had a consumer stays', async (a) => {
    await a.calls(declareQueue('q', { autoDelete: true }))
    a.publish(1, { routingKey: 'q', body: '1' })
    await a.calls(get('q', true), CHANNEL_CLOSE, passiveQueue('q'))
  }),
  acts('an auto-delete queue goes with its messages', async (a) => {
    await a.calls(declareQueue('q', { autoDelete: true, durable: true }), qos(1), consume('q', 't'))
    for (const body of ['1', '2']) a.publish(1, { routingKey: 'q', body })
    await a.next(1)
    await a.calls(cancel('t'), passiveQueue('q'))
  }),
  acts('an ack for a message of a queue that is gone', async (a) => {
    await a.calls(declareQueue('q', { autoDelete: true }), consume('q', 't'))
    a.publish(1, { routingKey: 'q', body: '1' })
    await a.next(1)
    await a.calls(cancel('t'))
    a.send(1, ack(1))
    await a.quiet()
    a.send(1, ack(1))
    await a.next(1)
  }),
]

const deletes: readonly Case[] = [
  calls(
    'delete of a missing queue',
    deleteQueue('nope'),
    deleteQueue('nope', { ifUnused: true, ifEmpty: true }),
    deleteQueue('amq.nope'),
  ),
  acts('delete tells how many messages were ready', async (a) => {
    await a.calls(declareQueue('q'))
    for (const body of ['1', '2', '3']) a.publish(1, { routingKey: 'q', body })
    await a.calls(get('q'), deleteQueue('q'))
  }),
  acts('delete if unused with a consumer', async (a) => {
    await a.calls(declareQueue('q'), consume('q', 't'), deleteQueue('q', { ifUnused: true }))
    await a.calls(deleteQueue('q', { ifUnused: true }), passiveQueue('q'))
  }),
  acts('delete if empty with a message', async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q', body: '1' })
    await a.calls(deleteQueue('q', { ifEmpty: true }), purgeQueue('q'), deleteQueue('q', { ifEmpty: true }))
  }),
  acts('delete if empty with an unacknowledged message only', async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q', body: '1' })
    await a.calls(get('q'), deleteQueue('q', { ifEmpty: true }), passiveQueue('q'))
  }),
  acts('delete if unused and empty: empty is looked at first', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q'), qos(1), consume('q', 't'))
    for (const body of ['1', '2']) a.publish(1, { routingKey: 'q', body })
    await a.next(1)
    await a.call(2, deleteQueue('q', { ifUnused: true, ifEmpty: true }))
  }),
  acts('delete cancels the consumers that understand it', async (a, script) => {
    const b = await script.client({ label: 'b', capabilities: [] })
    await a.open(2)
    await a.calls(declareQueue('q'), consume('q', 't1'), consume('q', 't2'))
    await a.call(2, consume('q', 't3'))
    await b.calls(consume('q', 't4'))
    await a.calls(declareQueue('q2'))
    a.send(1, deleteQueue('q'))
    await a.next(2)
    const kinds: string[] = []
    for (let i = 0; i < 3; i += 1) {
      const received = await a.client.next(1, 4_000)
      if (received?.kind === 'method') {
        const { method } = received
        kinds.push(method.kind === 'basic.cancel' ? `cancel ${method.consumerTag}` : method.kind)
      }
    }
    script.note(kinds.sort().join(', '))
    await b.quiet()
    await a.calls(cancel('t1'), consume('q2', 't1'))
  }),
  acts('delete without an answer', async (a) => {
    await a.calls(declareQueue('q'))
    a.send(1, deleteQueue('q', { noWait: true }), deleteQueue('nope', { noWait: true }))
    await a.quiet()
    await a.calls(passiveQueue('q'))
  }),
  acts('delete takes the bindings along', async (a) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.direct', 'k'), deleteQueue('q'), declareQueue('q'))
    a.publish(1, { exchange: 'amq.direct', routingKey: 'k', body: 'nowhere', mandatory: true })
    await a.next(1)
  }),
  acts('unacknowledged messages of a deleted queue are known tags', async (a) => {
    await a.calls(declareQueue('q'))
    for (const body of ['1', '2']) a.publish(1, { routingKey: 'q', body })
    await a.calls(get('q'), get('q'), deleteQueue('q'), declareQueue('q'))
    a.send(1, ack(2, true))
    await a.pause()
    await a.calls(passiveQueue('q'))
    a.send(1, ack(2))
    await a.next(1)
  }),
]

const purges: readonly Case[] = [
  calls('purge of a missing queue', purgeQueue('nope')),
  acts('purge takes the ready messages only', async (a) => {
    await a.calls(declareQueue('q'))
    for (const body of ['1', '2', '3']) a.publish(1, { routingKey: 'q', body })
    await a.calls(get('q'), purgeQueue('q'), purgeQueue('q'), CHANNEL_CLOSE, get('q'), get('q'))
  }),
  acts('purge without an answer', async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q', body: '1' })
    a.send(1, purgeQueue('q', true))
    await a.quiet()
    await a.calls(passiveQueue('q'))
  }),
]

export const QUEUES: readonly Case[] = [
  ...declares,
  ...names,
  ...equivalences,
  ...exclusives,
  ...autoDeletes,
  ...deletes,
  ...purges,
]
