import { bool, longstr, type Method } from '@warren/codec'
import type { UserName, VhostName } from '@warren/kernel'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import { bindOf, closeText, exchangeDeclare, type TestClient } from '../../../test-support/test-client.ts'

async function open(user = 'guest'): Promise<{ cluster: BrokerCluster; client: TestClient }> {
  const cluster = await BrokerCluster.open()
  if (user !== 'guest') await cluster.addUser(user, { configure: '^c-', write: '^w-', read: '^r-' })
  const client = await cluster.open('a', { user })
  await client.channel(1)
  return { cluster, client }
}

function exchangeDelete(exchange: string, ifUnused = false): Method {
  return { kind: 'exchange.delete', exchange, ifUnused, noWait: false }
}

function exchangeBind(destination: string, source: string, routingKey = ''): Method {
  return { kind: 'exchange.bind', destination, source, routingKey, noWait: false, arguments: [] }
}

test('an exchange is declared, declared again, found passively and deleted twice', async () => {
  const { client } = await open()
  const declare = exchangeDeclare('x', 'topic', { durable: true })
  for (const method of [declare, declare, exchangeDeclare('x', '', { passive: true })]) {
    expect((await client.call(1, method)).method.kind).toBe('exchange.declare-ok')
  }
  for (let times = 0; times < 2; times += 1) {
    expect((await client.call(1, exchangeDelete('x'))).method.kind).toBe('exchange.delete-ok')
  }
})

test('with nowait nothing is answered', async () => {
  const { client } = await open()
  client.send(1, exchangeDeclare('x', 'direct', { noWait: true }), {
    kind: 'exchange.delete',
    exchange: 'x',
    ifUnused: false,
    noWait: true,
  })
  expect(await client.kinds()).toEqual([])
})

test.each<[string, Method, string]>([
  [
    'an unknown type',
    exchangeDeclare('x', 'nope'),
    "connection 40/10: 503 COMMAND_INVALID - unknown exchange type 'nope'",
  ],
  [
    'the default exchange',
    exchangeDeclare('', 'direct'),
    'channel 40/10: 403 ACCESS_REFUSED - operation not permitted on the default exchange',
  ],
  [
    'a new name with the reserved prefix',
    exchangeDeclare('amq.foo', 'direct'),
    "channel 40/10: 403 ACCESS_REFUSED - exchange name 'amq.foo' contains reserved prefix 'amq.*'",
  ],
  [
    'a passive declare of what is not there',
    exchangeDeclare('nope', 'direct', { passive: true }),
    "channel 40/10: 404 NOT_FOUND - no exchange 'nope' in vhost '/'",
  ],
  [
    'another type',
    exchangeDeclare('amq.direct', 'fanout', { durable: true }),
    "channel 40/10: 406 PRECONDITION_FAILED - inequivalent arg 'type' for exchange 'amq.direct' in vhost '/': received 'fanout' but current is 'direct'",
  ],
  [
    'another durability',
    exchangeDeclare('amq.direct', 'direct'),
    "channel 40/10: 406 PRECONDITION_FAILED - inequivalent arg 'durable' for exchange 'amq.direct' in vhost '/': received 'false' but current is 'true'",
  ],
  [
    'an alternate exchange that is not a string',
    exchangeDeclare('x9', 'direct', { arguments: [{ name: 'alternate-exchange', value: { type: 'byte', value: 1 } }] }),
    "channel 40/10: 406 PRECONDITION_FAILED - invalid type 'byte' for arg 'alternate-exchange' in exchange 'x9' in vhost '/'",
  ],
  [
    'deleting a system exchange',
    exchangeDelete('amq.direct'),
    "channel 40/20: 403 ACCESS_REFUSED - deletion of system exchange 'amq.direct' in vhost '/' not allowed",
  ],
  [
    'deleting the default exchange',
    exchangeDelete(''),
    'channel 40/20: 403 ACCESS_REFUSED - operation not permitted on the default exchange',
  ],
  [
    'binding to a queue that is not there',
    bindOf('missing', 'amq.direct', ''),
    "channel 50/20: 404 NOT_FOUND - no queue 'missing' in vhost '/'",
  ],
  [
    'binding exchanges that are not there',
    exchangeBind('amq.direct', 'nox'),
    "channel 40/30: 404 NOT_FOUND - no exchange 'nox' in vhost '/'",
  ],
  [
    'binding the default exchange',
    exchangeBind('amq.direct', ''),
    'channel 40/30: 403 ACCESS_REFUSED - operation not permitted on the default exchange',
  ],
  [
    'binding without a queue',
    bindOf('', 'amq.direct', ''),
    'channel 50/20: 404 NOT_FOUND - no previously declared queue',
  ],
])('%s is refused with its text', async (_case, method, text) => {
  const { client } = await open()
  expect(await client.refusal(1, method)).toBe(text)
})

test('an exchange that is a source of bindings is in use', async () => {
  const { client } = await open()
  await client.call(1, exchangeDeclare('ux', 'direct'))
  await client.call(1, exchangeBind('amq.fanout', 'ux'))
  expect(await client.refusal(1, exchangeDelete('ux', true))).toBe(
    "channel 40/20: 406 PRECONDITION_FAILED - exchange 'ux' in vhost '/' in use",
  )
})

test('an unbind of nothing is answered like any other', async () => {
  const { client } = await open()
  const unbind = { routingKey: '', arguments: [] }
  const methods: Method[] = [
    { kind: 'queue.unbind', queue: 'missing', exchange: 'amq.direct', ...unbind },
    { kind: 'exchange.unbind', destination: 'a', source: 'b', noWait: false, ...unbind },
  ]
  client.send(1, ...methods)
  expect(await client.kinds()).toEqual(['queue.unbind-ok', 'exchange.unbind-ok'])
})

test('with neither queue nor key the last declared queue stands for both', async () => {
  const { cluster, client } = await open()
  await client.declareQueue(1, 'last')
  expect((await client.call(1, bindOf('', 'amq.direct', ''))).method.kind).toBe('queue.bind-ok')
  const bindings = [...cluster.node().metadata.metadata.bindings('/' as VhostName)]
  expect(bindings.find((binding) => binding.source === 'amq.direct')?.routingKey).toBe('last')
})

test('line breaks are left out of names', async () => {
  const { client } = await open()
  await client.call(1, exchangeDeclare('x\r\ny', 'direct'))
  expect((await client.call(1, exchangeDeclare('xy', '', { passive: true }))).method.kind).toBe('exchange.declare-ok')
})

test.each<[string, Method, string]>([
  ['configure, to declare', exchangeDeclare('other', 'direct'), "exchange 'other'"],
  ['configure, to delete', exchangeDelete('other'), "exchange 'other'"],
  [
    'read, to declare with an alternate exchange',
    exchangeDeclare('c-x', 'direct', { arguments: [{ name: 'alternate-exchange', value: longstr('w-ae') }] }),
    "exchange 'c-x'",
  ],
  ['write to the destination of a binding', exchangeBind('other', 'r-x'), "exchange 'other'"],
  ['read of the source of a binding', exchangeBind('w-x', 'other'), "exchange 'other'"],
  ['write to the queue of a binding', bindOf('other', 'r-x', ''), "queue 'other'"],
])('without the right to %s access is refused, whether it exists or not', async (_case, method, entity) => {
  const { client } = await open('al')
  expect(await client.refusal(1, method)).toContain(
    `403 ACCESS_REFUSED - access to ${entity} in vhost '/' refused for user 'al'`,
  )
})

test('a topic right on the binding key is asked for topic exchanges', async () => {
  const { cluster, client } = await open()
  const facts = { user: 'guest' as UserName, vhost: '/' as VhostName, exchange: 'amq.topic' as never }
  await cluster.commit({ kind: 'setTopicPermissions', ...facts, write: '^w', read: '^r' })
  await client.declareQueue(1, 'q')
  expect((await client.call(1, bindOf('q', 'amq.topic', 'r.a'))).method.kind).toBe('queue.bind-ok')
  expect(closeText(await client.call(1, bindOf('q', 'amq.topic', 'a.b')))).toBe(
    "channel 50/20: 403 ACCESS_REFUSED - access to topic 'a.b' in exchange 'amq.topic' in vhost '/' refused for user 'guest'",
  )
})

test('a headers binding with an unknown x-match is refused', async () => {
  const { client } = await open()
  await client.declareQueue(1, 'q')
  const method = bindOf('q', 'amq.headers', '', [{ name: 'x-match', value: longstr('zap') }])
  expect(await client.refusal(1, method)).toBe(
    'channel 50/20: 406 PRECONDITION_FAILED - Invalid x-match field value <<"zap">>; expected all, any, all-with-x, or any-with-x',
  )
  await client.call(1, { kind: 'channel.close-ok' }).catch(() => undefined)
  await client.channel(1)
  const typed = bindOf('q', 'amq.headers', '', [{ name: 'x-match', value: bool(true) }])
  expect(await client.refusal(1, typed)).toContain('Invalid x-match field type bool (value true); expected longstr')
})
