import { longstr, type Method } from '@warren/codec'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import { closeText, consumeOf, type Received, type TestClient } from '../../../test-support/test-client.ts'

async function open(config: Parameters<typeof BrokerCluster.open>[1] = {}) {
  const cluster = await BrokerCluster.open(['a'], config)
  const client = await cluster.open()
  await client.channel(1)
  await client.declareQueue(1, 'q')
  return { cluster, client }
}

function publishMany(client: TestClient, ...bodies: string[]): void {
  for (const body of bodies) client.publish(1, 'q', body)
}

/** `body` or `body*` when redelivered, with the delivery tag before it. */
function shown(received: readonly Received[]): string[] {
  return received.map(({ method, body }) => {
    if (method.kind !== 'basic.deliver' && method.kind !== 'basic.get-ok') return method.kind
    return `${method.deliveryTag} ${body}${method.redelivered ? '*' : ''}`
  })
}

function ack(deliveryTag: number, multiple = false): Method {
  return { kind: 'basic.ack', deliveryTag, multiple }
}

function nack(deliveryTag: number, facts: { multiple?: boolean; requeue?: boolean } = {}): Method {
  return { kind: 'basic.nack', deliveryTag, multiple: false, requeue: true, ...facts }
}

function qos(prefetchCount: number, global = false): Method {
  return { kind: 'basic.qos', prefetchSize: 0, prefetchCount, global }
}

async function readyCount(client: TestClient): Promise<number> {
  const facts = { passive: true, durable: false, exclusive: false, autoDelete: false, noWait: false, arguments: [] }
  client.send(1, { kind: 'queue.declare', queue: 'q', ...facts })
  const found = (await client.all()).map((received) => received.method)
  for (const method of found) if (method.kind === 'queue.declare-ok') return method.messageCount
  throw new Error(`no count among ${found.map((method) => method.kind).join(' ')}`)
}

test('consume-ok comes before the first delivery, deliveries in order with tags from 1', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b', 'c')
  client.send(1, consumeOf('q', 't'))
  const received = await client.all()
  expect(shown(received)).toEqual(['basic.consume-ok', '1 a', '2 b', '3 c'])
  expect(received[1]?.method).toEqual({
    kind: 'basic.deliver',
    consumerTag: 't',
    deliveryTag: 1,
    redelivered: false,
    exchange: '',
    routingKey: 'q',
  })
})

test('an empty tag becomes amq.ctag- and 22 characters', async () => {
  const { client } = await open()
  const { method } = await client.call(1, consumeOf('q'))
  expect(method).toMatchObject({ consumerTag: expect.stringMatching(/^amq\.ctag-[A-Za-z0-9_-]{22}$/) })
})

test('a tag is used once a channel', async () => {
  const { client } = await open()
  await client.call(1, consumeOf('q', 't1'))
  expect(await client.refusal(1, consumeOf('q', 't1'))).toBe(
    "connection 60/20: 530 NOT_ALLOWED - attempt to reuse consumer tag 't1'",
  )
})

test('an exclusive consumer wants the queue to itself', async () => {
  const { client } = await open()
  await client.channel(2)
  await client.call(1, consumeOf('q', 't'))
  const text = "channel 60/20: 403 ACCESS_REFUSED - queue 'q' in vhost '/' in exclusive use"
  expect(await client.refusal(2, consumeOf('q', 'u', { exclusive: true }))).toBe(text)
  await client.call(1, { kind: 'basic.cancel', consumerTag: 't', noWait: false })
  await client.call(1, consumeOf('q', 't', { exclusive: true }))
  await client.channel(3)
  expect(await client.refusal(3, consumeOf('q', 'u'))).toBe(text)
})

test.each<[string, Method, string]>([
  [
    'a priority that is no integer',
    consumeOf('q', '', { arguments: [{ name: 'x-priority', value: longstr('1') }] }),
    "invalid arg 'x-priority' for queue 'q' in vhost '/': \"expected integer, got longstr\"",
  ],
  [
    'an argument of streams',
    consumeOf('q', '', { arguments: [{ name: 'x-stream-offset', value: longstr('first') }] }),
    "invalid arg 'x-stream-offset' for queue 'q' in vhost '/' of queue type rabbit_classic_queue",
  ],
])('%s is refused', async (_case, method, text) => {
  const { client } = await open()
  expect(await client.refusal(1, method)).toBe(`channel 60/20: 406 PRECONDITION_FAILED - ${text}`)
})

test('qos with a size is not implemented', async () => {
  const { client } = await open()
  expect(await client.refusal(1, { kind: 'basic.qos', prefetchSize: 5, prefetchCount: 0, global: false })).toBe(
    'connection 60/10: 540 NOT_IMPLEMENTED - prefetch_size!=0 (5)',
  )
})

test('the prefetch limit is each consumer’s own, and holds for consumers to come', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b', 'c', 'd', 'e', 'f')
  client.send(1, qos(2), consumeOf('q', 't'), qos(1), consumeOf('q', 'u'))
  const received = await client.all()
  expect(received.filter(({ method }) => method.kind === 'basic.deliver')).toHaveLength(3)
  client.send(1, ack(1))
  expect(await client.all()).toHaveLength(1)
})

test('the global limit is shared, holds at once, and the tighter one decides', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b', 'c', 'd', 'e', 'f', 'g')
  client.send(1, qos(3, true), consumeOf('q', 't'), consumeOf('q', 'u'))
  expect((await client.all()).filter(({ method }) => method.kind === 'basic.deliver')).toHaveLength(3)
  client.send(1, qos(5, true))
  expect((await client.all()).filter(({ method }) => method.kind === 'basic.deliver')).toHaveLength(2)
  client.send(1, ack(0, true))
  expect(await client.all()).toHaveLength(2)
})

test('no_ack consumers know no limit, and their deliveries are unknown tags', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b', 'c')
  client.send(1, qos(1), consumeOf('q', 't', { noAck: true }))
  expect(shown(await client.all())).toEqual(['basic.qos-ok', 'basic.consume-ok', '1 a', '2 b', '3 c'])
  expect(await client.refusal(1, ack(2))).toBe('channel 60/80: 406 PRECONDITION_FAILED - unknown delivery tag 2')
})

test.each<[string, Method, string]>([
  ['unknown', ack(9), '60/80: 406 PRECONDITION_FAILED - unknown delivery tag 9'],
  ['0 without multiple', ack(0), '60/80: 406 PRECONDITION_FAILED - unknown delivery tag 0'],
  ['unknown, multiple', ack(9, true), '60/80: 406 PRECONDITION_FAILED - unknown delivery tag 9'],
  [
    'unknown, rejected',
    { kind: 'basic.reject', deliveryTag: 9, requeue: true },
    '60/90: 406 PRECONDITION_FAILED - unknown delivery tag 9',
  ],
  ['unknown, nacked', nack(9), '60/120: 406 PRECONDITION_FAILED - unknown delivery tag 9'],
])('a tag that is %s closes the channel', async (_case, method, text) => {
  const { client } = await open()
  expect(await client.refusal(1, method)).toBe(`channel ${text}`)
})

test('a tag is acknowledged once', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b')
  client.send(1, consumeOf('q', 't'))
  await client.all()
  client.send(1, ack(1))
  expect(await client.refusal(1, ack(1))).toContain('unknown delivery tag 1')
})

test('tag 0 with multiple is everything, even nothing', async () => {
  const { client } = await open()
  client.send(1, ack(0, true))
  publishMany(client, 'a', 'b')
  client.send(1, consumeOf('q', 't'))
  await client.all()
  client.send(1, ack(0, true), ack(0, true))
  expect(await client.all()).toEqual([])
  client.send(1, { kind: 'basic.cancel', consumerTag: 't', noWait: true })
  expect(await readyCount(client)).toBe(0)
})

test('a multiple ack settles up to its tag and no further', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b', 'c', 'd')
  client.send(1, consumeOf('q', 't'))
  await client.all()
  client.send(1, ack(2), ack(3, true), { kind: 'basic.recover', requeue: true })
  expect(shown(await client.all())).toEqual(['basic.recover-ok', '5 d*'])
})

test('what is requeued returns to its place and is marked', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b', 'c', 'd')
  const get: Method = { kind: 'basic.get', queue: 'q', noAck: false }
  client.send(1, get, get)
  expect(shown(await client.all())).toEqual(['1 a', '2 b'])
  client.send(1, nack(2), nack(1), get, get, get, get, get)
  expect(shown(await client.all())).toEqual(['3 a*', '4 b*', '5 c', '6 d', 'basic.get-empty'])
})

test('a reject without requeue drops the message', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b')
  client.send(
    1,
    { kind: 'basic.get', queue: 'q', noAck: false },
    { kind: 'basic.reject', deliveryTag: 1, requeue: false },
  )
  await client.all()
  expect(await readyCount(client)).toBe(1)
})

test('get-ok tells how many are left, and get knows no prefetch limit', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b', 'c')
  client.send(1, qos(1), qos(1, true))
  await client.all()
  const counts: number[] = []
  for (let times = 0; times < 3; times += 1) {
    const { method } = await client.call(1, { kind: 'basic.get', queue: 'q', noAck: false })
    if (method.kind === 'basic.get-ok') counts.push(method.messageCount)
  }
  expect(counts).toEqual([2, 1, 0])
})

test('recover gives everything unacknowledged back; without requeue it is not implemented', async () => {
  const { client } = await open()
  publishMany(client, 'a', 'b')
  client.send(1, consumeOf('q', 't'))
  await client.all()
  client.send(1, { kind: 'basic.recover-async', requeue: true })
  expect(shown(await client.all())).toEqual(['3 a*', '4 b*'])
  expect(await client.refusal(1, { kind: 'basic.recover', requeue: false })).toBe(
    'connection 60/110: 540 NOT_IMPLEMENTED - requeue=false',
  )
})

test('after cancel-ok nothing is delivered; what was stays with the channel', async () => {
  const { client } = await open()
  publishMany(client, 'a')
  client.send(1, consumeOf('q', 't'))
  await client.all()
  client.send(1, { kind: 'basic.cancel', consumerTag: 't', noWait: false })
  publishMany(client, 'b')
  expect(shown(await client.all())).toEqual(['basic.cancel-ok'])
  client.send(1, ack(1), { kind: 'basic.cancel', consumerTag: 'unknown', noWait: false })
  expect(shown(await client.all())).toEqual(['basic.cancel-ok'])
  expect(await readyCount(client)).toBe(1)
})

test('the unacknowledged messages of a channel or connection that ends come again, marked, in their places', async () => {
  const { cluster, client } = await open()
  const other = await cluster.open()
  await other.channel(1)
  await other.channel(2)
  publishMany(client, 'a', 'b', 'c', 'd')
  other.send(1, { kind: 'basic.get', queue: 'q', noAck: false })
  other.send(2, { kind: 'basic.get', queue: 'q', noAck: false })
  await other.all()
  other.send(1, { kind: 'channel.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 })
  await other.all()
  other.vanish()
  await cluster.quiet()
  client.send(1, consumeOf('q', 't', { noAck: true }))
  expect(shown(await client.all())).toEqual(['basic.consume-ok', '1 a*', '2 b*', '3 c', '4 d'])
})

test('consumers are served in turn', async () => {
  const { cluster, client } = await open()
  const other = await cluster.open()
  await other.channel(1)
  await client.call(1, consumeOf('q', 't', { noAck: true }))
  await other.call(1, consumeOf('q', 't', { noAck: true }))
  publishMany(client, 'a', 'b', 'c', 'd')
  expect(shown(await client.all())).toEqual(['1 a', '2 c'])
  expect(shown(await other.all())).toEqual(['1 b', '2 d'])
})

test('a consumer is told when its queue goes, if it said that it understands', async () => {
  const { cluster, client } = await open()
  const deaf = await cluster.open('a', { capabilities: [] })
  await deaf.channel(1)
  await deaf.call(1, consumeOf('q', 't'))
  await client.channel(2)
  await client.call(2, consumeOf('q', 'u'))
  client.send(1, { kind: 'queue.delete', queue: 'q', ifUnused: false, ifEmpty: false, noWait: true })
  expect((await client.all()).map(({ channel, method }) => [channel, method])).toEqual([
    [2, { kind: 'basic.cancel', consumerTag: 'u', noWait: true }],
  ])
  expect(await deaf.all()).toEqual([])
  expect(cluster.node().broker.listConsumers()).toEqual([])
})

test('a consumer that does not read gets no more than the limit ahead, and goes on when it reads again', async () => {
  const { cluster, client } = await open()
  const slow = await cluster.open()
  await slow.channel(1)
  await slow.call(1, consumeOf('q', 't', { noAck: true }))
  slow.transport.isStuck = true
  for (let i = 0; i < 200; i += 1) client.publish(1, 'q', Buffer.alloc(20_000, 65 + (i % 26)))
  await cluster.quiet()
  const [facts] = cluster.node().broker.listConnections().slice(-1)
  expect(facts?.sendPending).toBeGreaterThan(1_000_000)
  expect(facts?.sendPending).toBeLessThan(1_300_000)
  expect(await readyCount(client)).toBeGreaterThan(100)
  slow.transport.isStuck = false
  slow.transport.unstick()
  const received = await slow.all()
  expect(received.map(({ body }) => body[0])).toEqual(Array.from({ length: 200 }, (_, i) => 65 + (i % 26)))
})

test('a delivery that stays unacknowledged for half an hour closes the channel', async () => {
  const { cluster, client } = await open({ consumerTimeoutMs: 600_000 })
  publishMany(client, 'a', 'b')
  const lively = await cluster.open('a', { heartbeat: 0 })
  await lively.channel(1)
  lively.send(1, qos(1), consumeOf('q', 't'))
  await lively.all()
  for (let minute = 0; minute < 10; minute += 1) {
    cluster.time.advance(60_000)
    await cluster.quiet()
  }
  lively.send(1, ack(1))
  await lively.all()
  for (let minute = 0; minute < 10; minute += 1) {
    cluster.time.advance(60_000)
    await cluster.quiet()
  }
  expect(await lively.all()).toEqual([])
  cluster.time.advance(120_000)
  expect(closeText(await lively.next())).toBe(
    'channel 0/0: 406 PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out. Timeout value used: 600000 ms. This timeout value can be configured, see consumers doc guide to learn more',
  )
})

test('lists tell what channels and consumers do', async () => {
  const { cluster, client } = await open()
  publishMany(client, 'a', 'b')
  client.send(1, qos(10), qos(20, true), { kind: 'confirm.select', noWait: true }, consumeOf('q', 't'))
  await client.all()
  client.send(1, ack(1))
  await cluster.quiet()
  const { broker } = cluster.node()
  expect(broker.listChannels()).toMatchObject([
    {
      number: 1,
      name: '127.0.0.1:40000 -> 127.0.0.1:5672 (1)',
      user: 'guest',
      vhost: '/',
      confirm: true,
      transactional: false,
      consumerCount: 1,
      messagesUnacknowledged: 1,
      messagesUnconfirmed: 0,
      prefetchCount: 10,
      globalPrefetchCount: 20,
      published: 2,
      delivered: 2,
      acknowledged: 1,
    },
  ])
  expect(broker.listConsumers()).toMatchObject([
    { vhost: '/', queue: 'q', consumerTag: 't', ackRequired: true, exclusive: false, prefetchCount: 10 },
  ])
})

test('under a limit for the channel an ack lets the consumers of all queues go on, in turn', async () => {
  const { client } = await open()
  await client.declareQueue(1, 'q2')
  await client.call(1, qos(2, true))
  client.send(1, consumeOf('q', 't1'), consumeOf('q2', 't2'))
  publishMany(client, 'a', 'b')
  await client.all()
  for (const body of ['c', 'd', 'e', 'f']) client.publish(1, 'q2', body)
  expect(await client.all()).toEqual([])
  client.send(1, ack(1))
  expect(shown(await client.all())).toEqual(['3 c'])
  publishMany(client, 'g', 'h', 'i', 'j')
  const bodies: (string | undefined)[] = []
  for (let tag = 2; tag <= 5; tag += 1) {
    client.send(1, ack(tag))
    bodies.push(...shown(await client.all()).map((text) => text.split(' ')[1]))
  }
  expect(bodies).toHaveLength(4)
  expect(bodies).toContain('d')
  expect(bodies).toContain('g')
})

test('a limit for consumers to come ends the one for the channel', async () => {
  const { client } = await open()
  await client.call(1, qos(1, true))
  await client.call(1, consumeOf('q', 't'))
  publishMany(client, 'a', 'b', 'c')
  expect(shown(await client.all())).toEqual(['1 a'])
  client.send(1, qos(5))
  expect(shown(await client.all())).toEqual(['basic.qos-ok', '2 b', '3 c'])
})
