import { type FieldValue, longstr, type Method } from '@warren/codec'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import { bindOf, consumeOf, type QueueFacts, queueDeclare, type TestClient } from '../../../test-support/test-client.ts'

async function open(user = 'guest'): Promise<{ cluster: BrokerCluster; client: TestClient }> {
  const cluster = await BrokerCluster.open()
  if (user !== 'guest') await cluster.addUser(user, { configure: '^c-', write: '^w-', read: '^r-' })
  const client = await cluster.open('a', { user })
  await client.channel(1)
  return { cluster, client }
}

function queueDelete(queue: string, facts: { ifUnused?: boolean; ifEmpty?: boolean } = {}): Method {
  return { kind: 'queue.delete', queue, ifUnused: false, ifEmpty: false, noWait: false, ...facts }
}

function withArgument(name: string, value: FieldValue): Partial<QueueFacts> {
  return { arguments: [{ name, value }] }
}

test('a declare of a queue that is there counts its ready messages and consumers', async () => {
  const { client } = await open()
  const ok = { kind: 'queue.declare-ok', queue: 'q', messageCount: 0, consumerCount: 0 }
  expect((await client.call(1, queueDeclare('q'))).method).toEqual(ok)
  client.publish(1, 'q', 'one')
  client.publish(1, 'q', 'two')
  expect((await client.call(1, queueDeclare('q'))).method).toEqual({ ...ok, messageCount: 2 })
  client.send(1, { kind: 'basic.qos', prefetchSize: 0, prefetchCount: 1, global: false }, consumeOf('q', 't'))
  await client.all()
  const counted = (await client.call(1, queueDeclare('q', { passive: true }))).method
  expect(counted).toEqual({ ...ok, messageCount: 1, consumerCount: 1 })
})

test('purge tells how many messages went, delete how many there were', async () => {
  const { client } = await open()
  await client.declareQueue(1, 'q')
  client.publish(1, 'q', 'one')
  expect((await client.call(1, { kind: 'queue.purge', queue: 'q', noWait: false })).method).toEqual({
    kind: 'queue.purge-ok',
    messageCount: 1,
  })
  client.publish(1, 'q', 'two')
  client.publish(1, 'q', 'three')
  expect((await client.call(1, queueDelete('q'))).method).toEqual({ kind: 'queue.delete-ok', messageCount: 2 })
  expect((await client.call(1, queueDelete('q'))).method).toEqual({ kind: 'queue.delete-ok', messageCount: 0 })
})

test('a server-named queue is named amq.gen- and 22 characters, and is the last declared', async () => {
  const { client } = await open()
  const name = await client.declareQueue(1, '')
  expect(name).toMatch(/^amq\.gen-[A-Za-z0-9_-]{22}$/)
  expect((await client.call(1, { kind: 'queue.purge', queue: '', noWait: false })).method.kind).toBe('queue.purge-ok')
  expect(await client.declareQueue(1, '')).not.toBe(name)
})

test.each<[string, Method, string]>([
  [
    'a reserved name',
    queueDeclare('amq.foo'),
    "channel 50/10: 403 ACCESS_REFUSED - queue name 'amq.foo' contains reserved prefix 'amq.*'",
  ],
  [
    'a passive declare of what is not there',
    queueDeclare('nope', { passive: true }),
    "channel 50/10: 404 NOT_FOUND - no queue 'nope' in vhost '/'",
  ],
  [
    'another durability',
    queueDeclare('q', { durable: true }),
    "channel 50/10: 406 PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'q' in vhost '/': received 'true' but current is 'false'",
  ],
  [
    'another auto_delete',
    queueDeclare('q', { autoDelete: true }),
    "channel 50/10: 406 PRECONDITION_FAILED - inequivalent arg 'auto_delete' for queue 'q' in vhost '/': received 'true' but current is 'false'",
  ],
  [
    'an argument more',
    queueDeclare('q', withArgument('x-message-ttl', { type: 'byte', value: 100 })),
    "channel 50/10: 406 PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'q' in vhost '/': received the value '100' of type 'byte' but current is none",
  ],
  [
    'an argument less',
    queueDeclare('ttl'),
    "channel 50/10: 406 PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'ttl' in vhost '/': received none but current is the value '100' of type 'byte'",
  ],
  [
    'another value of an argument',
    queueDeclare('ttl', withArgument('x-message-ttl', { type: 'signedint', value: 200 })),
    "channel 50/10: 406 PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'ttl' in vhost '/': received '200' but current is '100'",
  ],
  [
    'a purge of what is not there',
    { kind: 'queue.purge', queue: 'nope', noWait: false },
    "channel 50/30: 404 NOT_FOUND - no queue 'nope' in vhost '/'",
  ],
  ['a delete without a name', queueDelete(''), 'channel 50/40: 404 NOT_FOUND - no previously declared queue'],
])('%s is refused with its text', async (_case, method, text) => {
  const { cluster, client } = await open()
  const other = await cluster.open()
  await other.channel(1)
  await other.declareQueue(1, 'q')
  await other.declareQueue(1, 'ttl', withArgument('x-message-ttl', { type: 'byte', value: 100 }))
  expect(await client.refusal(1, method)).toBe(text)
})

test.each<[string, FieldValue, string]>([
  ['x-message-ttl', { type: 'byte', value: -1 }, '{value_negative,-1}'],
  ['x-message-ttl', longstr('1'), '"expected integer, got longstr"'],
  ['x-expires', { type: 'byte', value: 0 }, '{value_zero,0}'],
  ['x-max-length', { type: 'byte', value: -5 }, '{value_negative,-5}'],
  ['x-overflow', longstr('x'), 'invalid_overflow'],
  ['x-dead-letter-routing-key', longstr('k'), 'routing_key_but_no_dlx_defined'],
  ['x-max-priority', { type: 'signedint', value: 256 }, '{max_value_exceeded,256}'],
  ['x-queue-mode', longstr('huh'), '"unsupported queue mode \'huh\'"'],
  ['x-queue-version', { type: 'byte', value: 3 }, '"unsupported queue version \'3\'"'],
  ['x-single-active-consumer', { type: 'byte', value: 1 }, '{unacceptable_type,byte}'],
  ['x-queue-type', longstr('weird'), '"unsupported queue type \'weird\'"'],
])('the argument %s of %o is refused: %s', async (name, value, detail) => {
  const { client } = await open()
  expect(await client.refusal(1, queueDeclare('q', withArgument(name, value)))).toBe(
    `channel 50/10: 406 PRECONDITION_FAILED - invalid arg '${name}' for queue 'q' in vhost '/': ${detail}`,
  )
})

test('a dead letter exchange that is not a string has a text of its own', async () => {
  const { client } = await open()
  const facts = withArgument('x-dead-letter-exchange', { type: 'byte', value: 1 })
  expect(await client.refusal(1, queueDeclare('q', facts))).toBe(
    "channel 50/10: 406 PRECONDITION_FAILED - invalid type 'byte' for arg 'x-dead-letter-exchange' in queue 'q' in vhost '/'",
  )
})

test('a queue in use or not empty is not deleted if-unused, if-empty; empty is tested first', async () => {
  const { cluster, client } = await open()
  const other = await cluster.open()
  await other.channel(1)
  await other.declareQueue(1, 'q')
  await other.call(1, { kind: 'basic.qos', prefetchSize: 0, prefetchCount: 1, global: false })
  await other.call(1, consumeOf('q'))
  expect(await client.refusal(1, queueDelete('q', { ifUnused: true }))).toBe(
    "channel 50/40: 406 PRECONDITION_FAILED - queue 'q' in vhost '/' in use",
  )
  other.publish(1, 'q', 'one')
  other.publish(1, 'q', 'two')
  await client.channel(2)
  expect(await client.refusal(2, queueDelete('q', { ifUnused: true, ifEmpty: true }))).toBe(
    "channel 50/40: 406 PRECONDITION_FAILED - queue 'q' in vhost '/' not empty",
  )
})

test.each<[string, Method]>([
  ['declare', queueDeclare('exq', { exclusive: true })],
  ['passive declare', queueDeclare('exq', { passive: true })],
  ['bind', bindOf('exq', 'amq.direct', '')],
  ['consume', consumeOf('exq')],
  ['get', { kind: 'basic.get', queue: 'exq', noAck: true }],
  ['purge', { kind: 'queue.purge', queue: 'exq', noWait: false }],
  ['delete', queueDelete('exq')],
])("another connection's exclusive queue is locked for %s", async (_case, method) => {
  const { cluster, client } = await open()
  const owner = await cluster.open()
  await owner.channel(1)
  await owner.declareQueue(1, 'exq', { exclusive: true })
  expect(await client.refusal(1, method)).toContain(
    "405 RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'exq' in vhost '/'. It could be originally declared on another connection or the exclusive property value does not match that of the original declaration.",
  )
})

test('an exclusive queue takes publishes of others, and goes before close-ok is sent', async () => {
  const { cluster, client } = await open()
  const owner = await cluster.open()
  await owner.channel(1)
  await owner.declareQueue(1, 'exq', { exclusive: true })
  client.publish(1, 'exq', 'hello')
  expect((await owner.call(1, { kind: 'basic.get', queue: 'exq', noAck: true })).body.toString()).toBe('hello')
  owner.send(0, { kind: 'connection.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 })
  expect((await owner.next()).method.kind).toBe('connection.close-ok')
  expect(await client.refusal(1, queueDeclare('exq', { passive: true }))).toContain("404 NOT_FOUND - no queue 'exq'")
})

test('an exclusive queue goes with a connection that just breaks', async () => {
  const { cluster, client } = await open()
  const owner = await cluster.open()
  await owner.channel(1)
  await owner.declareQueue(1, 'exq', { exclusive: true })
  owner.vanish()
  await cluster.quiet()
  expect(await client.refusal(1, queueDeclare('exq', { passive: true }))).toContain('404 NOT_FOUND')
})

test('an auto-delete queue goes with its last consumer, before cancel-ok; one never consumed stays', async () => {
  const { client } = await open()
  await client.declareQueue(1, 'auto', { autoDelete: true })
  await client.declareQueue(1, 'never', { autoDelete: true })
  await client.call(1, consumeOf('auto', 't'))
  client.send(1, { kind: 'basic.cancel', consumerTag: 't', noWait: false }, queueDeclare('never', { passive: true }))
  expect(await client.kinds()).toEqual(['basic.cancel-ok', 'queue.declare-ok'])
  expect(await client.refusal(1, queueDeclare('auto', { passive: true }))).toContain('404 NOT_FOUND')
})

test('an auto-delete queue is gone when the close-ok of its last consumer’s channel arrives', async () => {
  const { client } = await open()
  await client.channel(2)
  await client.declareQueue(1, 'auto', { autoDelete: true })
  await client.call(1, consumeOf('auto', 't'))
  const close: Method = { kind: 'channel.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 }
  expect((await client.call(1, close)).method.kind).toBe('channel.close-ok')
  expect(await client.refusal(2, queueDeclare('auto', { passive: true }))).toContain('404 NOT_FOUND')
})

test.each<[string, Method, string]>([
  ['configure, to declare', queueDeclare('other'), 'other'],
  ['configure, to delete', queueDelete('other'), 'other'],
  ['read, to purge', { kind: 'queue.purge', queue: 'other', noWait: false }, 'other'],
  ['read, to get', { kind: 'basic.get', queue: 'other', noAck: true }, 'other'],
  ['read, to consume', consumeOf('other'), 'other'],
  [
    'read of a new queue with a dead letter exchange',
    queueDeclare('c-q', withArgument('x-dead-letter-exchange', longstr('w-x'))),
    'c-q',
  ],
])('without the right to %s access is refused, whether it exists or not', async (_case, method, queue) => {
  const { client } = await open('al')
  expect(await client.refusal(1, method)).toContain(
    `403 ACCESS_REFUSED - access to queue '${queue}' in vhost '/' refused for user 'al'`,
  )
})

test('what another node has declared a moment ago is found here', async () => {
  const cluster = await BrokerCluster.open(['a', 'b'])
  const [here, there] = [await cluster.open('a'), await cluster.open('b')]
  await here.channel(1)
  await there.channel(1)
  cluster.node('b').metadata.isLagging = true
  await here.declareQueue(1, 'q', { durable: true })
  here.publish(1, 'q', 'hello')
  await cluster.quiet()
  expect((await there.call(1, { kind: 'basic.get', queue: 'q', noAck: true })).body.toString()).toBe('hello')
})

test('without a majority a declare is answered with a timeout of the operation', async () => {
  const { cluster, client } = await open()
  cluster.shared.isUnavailable = true
  expect(await client.refusal(1, queueDeclare('q'))).toBe(
    "channel 50/10: 404 NOT_FOUND - failed to perform operation on queue 'q' in vhost '/' due to timeout (no majority)",
  )
})
