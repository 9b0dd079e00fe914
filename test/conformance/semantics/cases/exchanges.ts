// exchange.declare, delete, bind, unbind and queue.bind, unbind (amqp-semantics: exchange class).
import { acts, calls } from '../case-forms.ts'
import {
  bindExchange,
  bindQueue,
  declareExchange,
  declareQueue,
  deleteExchange,
  deleteQueue,
  FLOW,
  get,
  passiveExchange,
  passiveQueue,
  table,
  unbindExchange,
  unbindQueue,
} from '../methods.ts'
import type { Case } from '../script.ts'

const LONG_NAME = 'n'.repeat(255)
const PREDECLARED = ['amq.direct', 'amq.fanout', 'amq.topic', 'amq.headers', 'amq.match', 'amq.rabbitmq.trace'] as const

const declares: readonly Case[] = [
  ...['direct', 'fanout', 'topic', 'headers'].map((type) =>
    calls(
      `declare ${type}`,
      declareExchange('x', type),
      declareExchange('x', type),
      passiveExchange('x'),
      deleteExchange('x'),
      passiveExchange('x'),
    ),
  ),
  calls('declare with every flag', declareExchange('x', 'direct', { durable: true, autoDelete: true, internal: true })),
  calls('declare of an unknown type', declareExchange('x', 'nope')),
  calls('declare of an empty type', declareExchange('x', '')),
  calls('declare of a type in upper case', declareExchange('x', 'DIRECT')),
  calls('declare of a type that is another thing', declareExchange('x', 'classic')),
  calls('declare of an unknown type passively', declareExchange('amq.direct', 'nope', { passive: true })),
  calls('declare of the default exchange', declareExchange('', 'direct', { durable: true })),
  calls('declare of the default exchange passively', passiveExchange('')),
  calls('declare of an unknown type for the default exchange', declareExchange('', 'nope')),
  calls('declare of a new reserved name', declareExchange('amq.foo', 'direct')),
  calls('declare of a name that only begins like a reserved one', declareExchange('amqfoo', 'direct')),
  calls('declare of a missing exchange passively', passiveExchange('nope')),
  ...PREDECLARED.map((name) => calls(`passive declare of ${name}`, passiveExchange(name))),
  calls(
    'declare of predeclared exchanges as they are',
    declareExchange('amq.direct', 'direct', { durable: true }),
    declareExchange('amq.match', 'headers', { durable: true }),
    declareExchange('amq.rabbitmq.trace', 'topic', { durable: true, internal: true }),
  ),
  calls('declare of a predeclared exchange otherwise', declareExchange('amq.direct', 'fanout', { durable: true })),
  calls('declare of a predeclared exchange as transient', declareExchange('amq.direct', 'direct')),
  calls('a name of 255 octets', declareExchange(LONG_NAME, 'direct'), declareExchange(LONG_NAME, 'fanout')),
  calls('a name that is not ASCII', declareExchange('über 你好', 'direct'), declareExchange('über 你好', 'fanout')),
  calls(
    'line breaks in a name are left out',
    declareExchange('a\r\nb', 'direct'),
    passiveExchange('ab'),
    passiveExchange('a\nb'),
    deleteExchange('a\rb'),
    passiveExchange('ab'),
  ),
  acts('a declare without an answer', async (a) => {
    a.send(1, declareExchange('x', 'direct', { noWait: true }))
    await a.quiet()
    await a.calls(passiveExchange('x'))
    a.send(1, declareExchange('x', 'fanout', { noWait: true }))
    await a.next(1)
  }),
]

const same = declareExchange('x', 'direct', { durable: true })
const equivalences: readonly Case[] = [
  calls('type differs', same, declareExchange('x', 'fanout', { durable: true })),
  calls('durable differs', same, declareExchange('x', 'direct')),
  calls('auto-delete differs', same, declareExchange('x', 'direct', { durable: true, autoDelete: true })),
  calls('internal differs', same, declareExchange('x', 'direct', { durable: true, internal: true })),
  calls('everything differs', same, declareExchange('x', 'fanout', { autoDelete: true, internal: true })),
  calls(
    'all but the type differs',
    declareExchange('x', 'direct', { durable: true, autoDelete: true, internal: true }),
    declareExchange('x', 'direct'),
  ),
  calls('passive declare ignores differences', same, declareExchange('x', 'fanout', { passive: true })),
  calls(
    'unknown arguments do not count',
    declareExchange('x', 'direct', {}, { foo: 1 }),
    declareExchange('x', 'direct', {}, { bar: 'x' }),
    declareExchange('x', 'direct'),
  ),
  calls(
    'alternate exchange: the same',
    declareExchange('x', 'direct', {}, { 'alternate-exchange': 'ae' }),
    declareExchange('x', 'direct', {}, { 'alternate-exchange': 'ae' }),
  ),
  calls(
    'alternate exchange: another',
    declareExchange('x', 'direct', {}, { 'alternate-exchange': 'ae' }),
    declareExchange('x', 'direct', {}, { 'alternate-exchange': 'other' }),
  ),
  calls(
    'alternate exchange: none before',
    declareExchange('x', 'direct'),
    declareExchange('x', 'direct', {}, { 'alternate-exchange': 'ae' }),
  ),
  calls(
    'alternate exchange: none now',
    declareExchange('x', 'direct', {}, { 'alternate-exchange': 'ae' }),
    declareExchange('x', 'direct'),
  ),
  calls(
    'alternate exchange: of another type in a redeclare',
    declareExchange('x', 'direct', {}, { 'alternate-exchange': 'ae' }),
    declareExchange('x', 'direct', {}, { 'alternate-exchange': 1 }),
  ),
  calls('alternate exchange: a number', declareExchange('x', 'direct', {}, { 'alternate-exchange': 1 })),
  calls('alternate exchange: a bool', declareExchange('x', 'direct', {}, { 'alternate-exchange': true })),
  calls(
    'alternate exchange: a table',
    declareExchange('x', 'direct', {}, { 'alternate-exchange': { type: 'table', value: table({ a: 1 }) } }),
  ),
]

const deletes: readonly Case[] = [
  calls('delete of a missing exchange', deleteExchange('nope'), deleteExchange('nope', { ifUnused: true })),
  ...PREDECLARED.map((name) => calls(`delete of ${name}`, deleteExchange(name))),
  calls('delete of an unknown reserved name', deleteExchange('amq.nope')),
  calls('delete of the default exchange', deleteExchange('')),
  calls(
    'delete if unused with a binding',
    declareExchange('x', 'fanout'),
    declareQueue('q'),
    bindQueue('q', 'x', ''),
    deleteExchange('x', { ifUnused: true }),
    unbindQueue('q', 'x', ''),
    deleteExchange('x', { ifUnused: true }),
    passiveExchange('x'),
  ),
  calls(
    'delete if unused of a mere destination',
    declareExchange('x', 'fanout'),
    bindExchange('x', 'amq.fanout', ''),
    deleteExchange('x', { ifUnused: true }),
  ),
  acts('delete takes the bindings along', async (a) => {
    await a.calls(declareExchange('x', 'fanout'), declareQueue('q'), bindQueue('q', 'x', ''), deleteExchange('x'))
    await a.calls(declareExchange('x', 'fanout'))
    a.publish(1, { exchange: 'x', body: 'nowhere', mandatory: true })
    await a.next(1)
  }),
  acts('delete without an answer', async (a) => {
    await a.calls(declareExchange('x', 'direct'))
    a.send(1, deleteExchange('x', { noWait: true }), deleteExchange('nope', { noWait: true }))
    await a.quiet()
    await a.calls(passiveExchange('x'))
  }),
]

const autoDeletes: readonly Case[] = [
  calls(
    'an auto-delete exchange goes with its last binding',
    declareExchange('x', 'direct', { autoDelete: true }),
    declareQueue('q'),
    bindQueue('q', 'x', 'a'),
    bindQueue('q', 'x', 'b'),
    unbindQueue('q', 'x', 'a'),
    passiveExchange('x'),
    unbindQueue('q', 'x', 'b'),
    passiveExchange('x'),
  ),
  calls(
    'an auto-delete exchange stays when it never had a binding',
    declareExchange('x', 'direct', { autoDelete: true }),
    declareQueue('q'),
    unbindQueue('q', 'x', 'a'),
    passiveExchange('x'),
  ),
  calls(
    'an auto-delete exchange goes with its last queue',
    declareExchange('x', 'direct', { autoDelete: true }),
    declareQueue('q'),
    bindQueue('q', 'x', 'a'),
    deleteQueue('q'),
    passiveExchange('x'),
  ),
  calls(
    'an auto-delete exchange does not go with its last binding as a destination',
    declareExchange('x', 'direct', { autoDelete: true }),
    bindExchange('x', 'amq.fanout', ''),
    unbindExchange('x', 'amq.fanout', ''),
    passiveExchange('x'),
  ),
  calls(
    'auto-delete exchanges go one after the other',
    declareExchange('x1', 'direct', { autoDelete: true }),
    declareExchange('x2', 'direct', { autoDelete: true }),
    declareQueue('q'),
    bindExchange('x2', 'x1', 'k'),
    bindQueue('q', 'x2', 'k'),
    deleteQueue('q'),
    passiveExchange('x2'),
    passiveExchange('x1'),
  ),
  calls(
    'an auto-delete exchange goes with its last destination exchange',
    declareExchange('x1', 'direct', { autoDelete: true }),
    declareExchange('x2', 'direct'),
    bindExchange('x2', 'x1', 'k'),
    deleteExchange('x2'),
    passiveExchange('x1'),
  ),
]

const queueBindings: readonly Case[] = [
  calls(
    'bind and unbind twice',
    declareQueue('q'),
    bindQueue('q', 'amq.direct', 'k'),
    bindQueue('q', 'amq.direct', 'k'),
    unbindQueue('q', 'amq.direct', 'k'),
    unbindQueue('q', 'amq.direct', 'k'),
  ),
  calls('bind of a missing queue', bindQueue('missing', 'amq.direct', 'k')),
  calls('bind to a missing exchange', declareQueue('q'), bindQueue('q', 'nox', 'k')),
  calls('bind of nothing to nothing', bindQueue('missing', 'nox', 'k')),
  calls('unbind of a missing queue', unbindQueue('missing', 'amq.direct', 'k')),
  calls('unbind from a missing exchange', declareQueue('q'), unbindQueue('q', 'nox', 'k')),
  calls('unbind of nothing from nothing', unbindQueue('missing', 'nox', 'k')),
  calls('bind to the default exchange', declareQueue('q'), bindQueue('q', '', 'k')),
  calls('bind to the default exchange by its own key', declareQueue('q'), bindQueue('q', '', 'q')),
  calls('unbind from the default exchange', declareQueue('q'), unbindQueue('q', '', 'q')),
  calls('bind of a missing queue to the default exchange', bindQueue('missing', '', 'k')),
  calls('bind to an internal exchange', declareQueue('q'), bindQueue('q', 'amq.rabbitmq.trace', '#')),
  acts('arguments are part of a binding', async (a) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.direct', 'k', { a: 1 }), unbindQueue('q', 'amq.direct', 'k'))
    a.publish(1, { exchange: 'amq.direct', routingKey: 'k', body: 'still bound' })
    await a.calls(get('q'), unbindQueue('q', 'amq.direct', 'k', { a: 1 }))
    a.publish(1, { exchange: 'amq.direct', routingKey: 'k', body: 'not bound', mandatory: true })
    await a.next(1)
  }),
  acts('the order of arguments is not part of a binding, the type of a number is', async (a) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.direct', 'k', { a: 1, b: 2 }))
    await a.calls(unbindQueue('q', 'amq.direct', 'k', { b: 2, a: { type: 'long', value: 1 } }))
    a.publish(1, { exchange: 'amq.direct', routingKey: 'k', body: 'first', mandatory: true })
    await a.calls(get('q'), unbindQueue('q', 'amq.direct', 'k', { b: 2, a: 1 }))
    a.publish(1, { exchange: 'amq.direct', routingKey: 'k', body: 'second', mandatory: true })
    await a.calls(get('q'))
  }),
  acts('bind without an answer', async (a) => {
    await a.calls(declareQueue('q'))
    a.send(1, bindQueue('q', 'amq.direct', 'k', {}, true))
    await a.quiet()
    a.publish(1, { exchange: 'amq.direct', routingKey: 'k', body: 'routed' })
    await a.calls(get('q'))
    a.send(1, bindQueue('q', 'nox', 'k', {}, true))
    await a.next(1)
  }),
  calls(
    'line breaks in the names of a binding are left out',
    declareQueue('q'),
    bindQueue('q\n', 'amq.\rdirect', 'k'),
    unbindQueue('\r\nq', 'amq.direct\n', 'k'),
  ),
]

const exchangeBindings: readonly Case[] = [
  calls(
    'bind and unbind exchanges twice',
    declareExchange('x', 'fanout'),
    bindExchange('x', 'amq.direct', 'k'),
    bindExchange('x', 'amq.direct', 'k'),
    unbindExchange('x', 'amq.direct', 'k'),
    unbindExchange('x', 'amq.direct', 'k'),
  ),
  calls('bind of a missing destination', bindExchange('nox', 'amq.direct', 'k')),
  calls('bind of a missing source', bindExchange('amq.direct', 'nox', 'k')),
  calls('bind of two missing exchanges', bindExchange('nox1', 'nox2', 'k')),
  calls('unbind of a missing destination', unbindExchange('nox', 'amq.direct', 'k')),
  calls('unbind of a missing source', unbindExchange('amq.direct', 'nox', 'k')),
  calls('bind of the default exchange as a source', bindExchange('amq.direct', '', 'k')),
  calls('bind of the default exchange as a destination', bindExchange('', 'amq.direct', 'k')),
  calls('bind of the default exchange twice', bindExchange('', '', 'k')),
  calls('unbind of the default exchange', unbindExchange('amq.direct', '', 'k')),
  calls(
    'bind of an exchange to itself',
    declareExchange('x', 'fanout'),
    bindExchange('x', 'x', ''),
    unbindExchange('x', 'x', ''),
  ),
  calls('bind of an internal exchange', declareExchange('x', 'fanout', { internal: true }), bindExchange('x', 'x', '')),
  acts('bind of exchanges without an answer', async (a) => {
    await a.calls(declareExchange('x', 'fanout'))
    a.send(1, bindExchange('x', 'amq.direct', 'k', {}, true), unbindExchange('x', 'amq.direct', 'k', {}, true))
    await a.quiet()
    await a.calls(FLOW)
    a.send(1, bindExchange('nox', 'amq.direct', 'k', {}, true))
    await a.next(1)
  }),
]

const xMatches: readonly Case[] = [
  ...['all', 'any', 'all-with-x', 'any-with-x', 'zap', '', 'ALL'].map((match) =>
    calls(`x-match '${match}'`, declareQueue('q'), bindQueue('q', 'amq.headers', '', { 'x-match': match })),
  ),
  calls('x-match is a byte', declareQueue('q'), bindQueue('q', 'amq.headers', '', { 'x-match': 1 })),
  calls('x-match is a bool', declareQueue('q'), bindQueue('q', 'amq.headers', '', { 'x-match': true })),
  calls(
    'x-match of another type of exchange',
    declareQueue('q'),
    bindQueue('q', 'amq.topic', '', { 'x-match': 'zap' }),
  ),
  calls('unbind with a wrong x-match', declareQueue('q'), unbindQueue('q', 'amq.headers', '', { 'x-match': 'zap' })),
  calls('bind of a missing queue with a wrong x-match', bindQueue('missing', 'amq.headers', '', { 'x-match': 'zap' })),
  calls('bind of exchanges with a wrong x-match', bindExchange('amq.direct', 'amq.headers', '', { 'x-match': 'zap' })),
  calls('passive declare of a queue after all that', declareQueue('q'), passiveQueue('q')),
]

export const EXCHANGES: readonly Case[] = [
  ...declares,
  ...equivalences,
  ...deletes,
  ...autoDeletes,
  ...queueBindings,
  ...exchangeBindings,
  ...xMatches,
]
