// What a user without all rights is told. `al` may configure names with a c or m behind `al-`, write w or m, read r or m.
import type { Method } from '@warren/codec'
import type { Actor } from '../actor.ts'
import { acts } from '../case-forms.ts'
import {
  array,
  bindExchange,
  bindQueue,
  consume,
  declareExchange,
  declareQueue,
  deleteExchange,
  deleteQueue,
  FLOW,
  get,
  passiveExchange,
  passiveQueue,
  purgeQueue,
  table,
  unbindExchange,
  unbindQueue,
} from '../methods.ts'
import type { Case } from '../script.ts'

const AL = { label: 'al', user: 'al' } as const
const QUEUES = ['al-c', 'al-w', 'al-r', 'al-m', 'none']
const EXCHANGES = ['al-xc', 'al-xw', 'al-xr', 'al-xm', 'nonex']

/** Guest declares the entities, then al tries the methods. */
function alCalls(name: string, ...methods: readonly Method[]): Case {
  return acts(name, async (a, script) => {
    for (const queue of QUEUES) a.client.send(1, declareQueue(queue))
    for (const exchange of EXCHANGES) a.client.send(1, declareExchange(exchange, 'direct'))
    for (let i = 0; i < QUEUES.length + EXCHANGES.length; i += 1) await a.client.next(1, 4_000)
    const al = await script.client(AL)
    await al.calls(...methods)
    for (const queue of QUEUES) a.client.send(1, deleteQueue(queue))
    for (const exchange of EXCHANGES) a.client.send(1, deleteExchange(exchange))
    for (let i = 0; i < QUEUES.length + EXCHANGES.length; i += 1) await a.client.next(1, 4_000)
  })
}

const queues: readonly Case[] = [
  alCalls('declare queues', declareQueue('al-c'), declareQueue('al-w'), declareQueue('none'), declareQueue('al-c2')),
  alCalls('declare queues passively', passiveQueue('none'), passiveQueue('missing')),
  alCalls('declare of a reserved name', declareQueue('amq.foo')),
  alCalls('declare of a server-named queue', declareQueue('')),
  alCalls('declare otherwise without rights', declareQueue('none', { durable: true })),
  alCalls('declare with a wrong argument without rights', declareQueue('new', {}, { 'x-expires': 0 })),
  alCalls('delete queues', deleteQueue('al-w'), deleteQueue('none'), deleteQueue('missing'), deleteQueue('al-c')),
  alCalls('purge queues', purgeQueue('al-c'), purgeQueue('missing'), purgeQueue('al-rmissing'), purgeQueue('al-r')),
  alCalls('get', get('al-c'), get('missing'), get('al-rmissing'), get('al-r')),
  alCalls('consume', consume('al-w', 't'), consume('missing', 't'), consume('al-rmissing', 't'), consume('al-r', 't')),
  alCalls(
    'declare with a dead letter exchange',
    declareQueue('al-c2', {}, { 'x-dead-letter-exchange': 'al-xw' }),
    declareQueue('al-cr', {}, { 'x-dead-letter-exchange': 'nonex' }),
    declareQueue('al-cr', {}, { 'x-dead-letter-exchange': '' }),
    declareQueue('al-cr', {}, { 'x-dead-letter-exchange': 'al-wmissing' }),
    declareQueue('al-cr', {}, { 'x-dead-letter-exchange': 'nonex' }),
  ),
  alCalls(
    'bind queues',
    bindQueue('al-r', 'al-xr', 'k'),
    bindQueue('al-w', 'al-xw', 'k'),
    bindQueue('al-w', 'al-xr', 'k'),
    bindQueue('missing', 'missing', 'k'),
    bindQueue('al-w', 'missing', 'k'),
    bindQueue('al-wmissing', 'al-rmissing', 'k'),
    bindQueue('none', '', 'k'),
    bindQueue('al-w', '', 'k'),
  ),
  alCalls(
    'unbind queues',
    unbindQueue('al-r', 'al-xr', 'k'),
    unbindQueue('al-w', 'al-xw', 'k'),
    unbindQueue('al-w', 'al-xr', 'k'),
    unbindQueue('al-w', 'missing', 'k'),
  ),
]

const exchanges: readonly Case[] = [
  alCalls('declare exchanges', declareExchange('al-xc', 'direct'), declareExchange('nonex', 'direct')),
  alCalls('declare new exchanges', declareExchange('al-xc2', 'direct'), declareExchange('newx', 'direct')),
  alCalls('declare exchanges passively', passiveExchange('nonex'), passiveExchange('missing')),
  alCalls('declare of an unknown type without rights', declareExchange('newx', 'nope')),
  alCalls('declare of the default exchange without rights', declareExchange('', 'direct')),
  alCalls('declare of a reserved exchange without rights', declareExchange('amq.foo', 'direct')),
  alCalls('declare exchanges otherwise without rights', declareExchange('nonex', 'fanout')),
  alCalls(
    'declare with an alternate exchange',
    declareExchange('al-c2', 'direct', {}, { 'alternate-exchange': 'al-w' }),
    declareExchange('al-cr', 'direct', {}, { 'alternate-exchange': 'none' }),
    declareExchange('al-cr', 'direct', {}, { 'alternate-exchange': 1 }),
    declareExchange('al-cr', 'direct', {}, { 'alternate-exchange': 'al-w' }),
    declareExchange('al-cr', 'direct', {}, { 'alternate-exchange': 'none' }),
  ),
  alCalls('delete exchanges', deleteExchange('al-xw'), deleteExchange('missing'), deleteExchange('amq.direct')),
  alCalls('delete what may be deleted', deleteExchange('al-xc'), deleteExchange('')),
  alCalls(
    'bind exchanges',
    bindExchange('al-xr', 'al-xr', 'k'),
    bindExchange('al-xw', 'al-xw', 'k'),
    bindExchange('al-xw', 'al-xr', 'k'),
    bindExchange('', 'al-xr', 'k'),
    bindExchange('al-xw', '', 'k'),
    bindExchange('missing', 'missing', 'k'),
    unbindExchange('al-xr', 'al-xw', 'k'),
    unbindExchange('al-xw', 'al-xr', 'k'),
  ),
]

const publishes: readonly Case[] = [
  ...['al-xw', 'al-xr', 'nonex', 'missing', 'al-wmissing', '', 'amq.direct', 'amq.rabbitmq.trace'].map((exchange) =>
    acts(`publish to '${exchange}'`, async (a, script) => {
      await a.calls(
        declareExchange('al-xw', 'direct'),
        declareExchange('al-xr', 'direct'),
        declareExchange('nonex', 'direct'),
      )
      const al = await script.client(AL)
      al.publish(1, { exchange, routingKey: 'k', body: 'x' })
      await al.calls(FLOW)
      await al.quiet()
    }),
  ),
  acts('user_id of another user', async (a) => {
    a.publish(1, { routingKey: 'k', properties: { userId: 'bob' } })
    await a.next(1)
  }),
  acts('user_id of the user itself', async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q', properties: { userId: 'guest' } })
    await a.calls(get('q'))
  }),
  acts('an empty user_id', async (a) => {
    a.publish(1, { routingKey: 'k', properties: { userId: '' } })
    await a.next(1)
  }),
  acts('user_id of another user by one who may impersonate', async (a, script) => {
    await a.calls(declareQueue('q'))
    const bob = await script.client({ label: 'bob', user: 'bob' })
    bob.publish(1, { routingKey: 'q', properties: { userId: 'guest' } })
    await bob.calls(FLOW)
    await a.calls(get('q'))
  }),
  acts('a user who may only write', async (a, script) => {
    await a.calls(declareQueue('q'))
    const bob = await script.client({ label: 'bob', user: 'bob' })
    await bob.calls(declareQueue('q'), get('q'), passiveQueue('q'), bindQueue('q', 'amq.direct', 'k'))
  }),
]

/** `al` may write keys with a w in front to the exchange `al-topic-m`, and read those with an r or with its own name. */
function topics(name: string, type: string, act: (al: Actor) => Promise<void>): Case {
  return acts(name, async (a, script) => {
    await a.calls(declareExchange('al-topic-m', type), declareQueue('al-m'), bindQueue('al-m', 'al-topic-m', 'w'))
    const al = await script.client(AL)
    await act(al)
    await al.quiet()
  })
}

const topicPermissions: readonly Case[] = [
  topics('publish with a topic that may be written', 'topic', async (al) => {
    al.publish(1, { exchange: 'al-topic-m', routingKey: 'w', body: 'x', mandatory: true })
    await al.calls(get('al-m'))
  }),
  topics('publish with a topic that may not be written', 'topic', async (al) => {
    al.publish(1, { exchange: 'al-topic-m', routingKey: 'r', body: 'x' })
    await al.next(1)
  }),
  topics('publish with a topic that may not be written, the user_id wrong as well', 'topic', async (al) => {
    al.publish(1, { exchange: 'al-topic-m', routingKey: 'r', properties: { userId: 'bob' } })
    await al.next(1)
  }),
  topics('publish with a copy to a topic that may not be written', 'topic', async (al) => {
    al.publish(1, { exchange: 'al-topic-m', routingKey: 'w', properties: { headers: table({ CC: array('r') }) } })
    await al.calls(FLOW)
  }),
  topics('topics of another type of exchange are not looked at', 'direct', async (al) => {
    al.publish(1, { exchange: 'al-topic-m', routingKey: 'r', body: 'x' })
    await al.calls(bindQueue('al-m', 'al-topic-m', 'w2'))
  }),
  topics('bind with topics', 'topic', async (al) => {
    await al.calls(
      bindQueue('al-m', 'al-topic-m', 'r.a'),
      bindQueue('al-m', 'al-topic-m', 'al.a'),
      bindQueue('al-m', 'al-topic-m', 'w.a'),
      bindQueue('al-m', 'al-topic-m', '#'),
      unbindQueue('al-m', 'al-topic-m', 'w.a'),
      unbindQueue('al-m', 'al-topic-m', 'r.a'),
      bindQueue('missing', 'al-topic-m', 'w.a'),
    )
  }),
  topics('bind exchanges with topics', 'topic', async (al) => {
    await al.calls(bindExchange('al-topic-m', 'al-topic-m', 'r'), bindExchange('al-topic-m', 'al-topic-m', 'w'))
  }),
]

export const PERMISSIONS: readonly Case[] = [...queues, ...exchanges, ...publishes, ...topicPermissions]
