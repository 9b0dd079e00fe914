import type { Method } from '@warren/codec'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../test-support/broker-cluster.ts'
import { consumeOf, publishFrames, queueDeclare } from '../../test-support/test-client.ts'

const CLOSE: Method = { kind: 'channel.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 }

async function open(config: Parameters<typeof BrokerCluster.open>[1] = {}) {
  const cluster = await BrokerCluster.open(['a'], config)
  const client = await cluster.open()
  await client.channel(1)
  return { cluster, client }
}

test.each<[string, Method, string]>([
  ['inactive flow', { kind: 'channel.flow', active: false }, 'connection 20/20: 540 NOT_IMPLEMENTED - active=false'],
  [
    'a method of the server',
    { kind: 'basic.get-empty' },
    'connection 60/72: 503 COMMAND_INVALID - unimplemented method',
  ],
  [
    'commit without select',
    { kind: 'tx.commit' },
    'channel 90/20: 406 PRECONDITION_FAILED - channel is not transactional',
  ],
  [
    'rollback without select',
    { kind: 'tx.rollback' },
    'channel 90/30: 406 PRECONDITION_FAILED - channel is not transactional',
  ],
])('%s is refused', async (_case, method, text) => {
  const { client } = await open()
  expect(await client.refusal(1, method)).toBe(text)
})

test('flow and access are answered', async () => {
  const { client } = await open()
  client.send(
    1,
    { kind: 'channel.flow', active: true },
    {
      kind: 'access.request',
      realm: '/data',
      exclusive: false,
      passive: true,
      active: true,
      write: true,
      read: true,
    },
  )
  expect((await client.all()).map(({ method }) => method)).toEqual([
    { kind: 'channel.flow-ok', active: true },
    { kind: 'access.request-ok', ticket: 1 },
  ])
})

test('confirms and transactions exclude each other', async () => {
  const { client } = await open()
  await client.channel(2)
  client.send(1, { kind: 'confirm.select', noWait: false }, { kind: 'confirm.select', noWait: false })
  expect(await client.kinds()).toEqual(['confirm.select-ok', 'confirm.select-ok'])
  expect(await client.refusal(1, { kind: 'tx.select' })).toBe(
    'channel 90/10: 406 PRECONDITION_FAILED - cannot switch from confirm to tx mode',
  )
  await client.call(2, { kind: 'tx.select' })
  expect(await client.refusal(2, { kind: 'confirm.select', noWait: false })).toBe(
    'channel 85/10: 406 PRECONDITION_FAILED - cannot switch from tx to confirm mode',
  )
})

test('a closed channel ignores everything but close and close-ok, other channels go on', async () => {
  const { client } = await open()
  await client.channel(2)
  await client.refusal(1, queueDeclare('nope', { passive: true }))
  client.bytes(publishFrames(1, 'q', 'ignored'))
  client.send(1, queueDeclare('q'))
  expect(await client.kinds()).toEqual([])
  expect(await client.declareQueue(2, 'q2')).toBe('q2')
  expect((await client.call(1, CLOSE)).method.kind).toBe('channel.close-ok')
  client.send(1, { kind: 'channel.close-ok' })
  await client.channel(1)
})

test('methods that follow a declare wait for it, in order', async () => {
  const { client } = await open()
  client.send(1, queueDeclare('q'), { kind: 'confirm.select', noWait: false })
  client.bytes(publishFrames(1, 'q', 'one'))
  client.send(1, queueDeclare('q', { passive: true }), { kind: 'basic.get', queue: '', noAck: true })
  expect((await client.all()).map(({ method }) => method)).toMatchObject([
    { kind: 'queue.declare-ok', messageCount: 0 },
    { kind: 'confirm.select-ok' },
    { kind: 'queue.declare-ok', messageCount: 1 },
    { kind: 'basic.get-ok' },
    { kind: 'basic.ack', deliveryTag: 1 },
  ])
})

test('a channel that waits does not hold up the others', async () => {
  const { cluster, client } = await open()
  await client.channel(2)
  cluster.node().metadata.isLagging = true
  client.send(1, queueDeclare('q'))
  client.send(2, { kind: 'confirm.select', noWait: false })
  expect((await client.all()).map(({ channel }) => channel)).toEqual([2])
  cluster.node().metadata.isLagging = false
  expect((await client.all()).map(({ channel }) => channel)).toEqual([1])
})

test('a backlog over its limit stops the reading until it is worked off', async () => {
  const { cluster, client } = await open({ channelBacklogBytesMax: 10_000 })
  cluster.node().metadata.isLagging = true
  client.send(1, queueDeclare('q'))
  for (let i = 0; i < 9; i += 1) client.publish(1, 'q', Buffer.alloc(1_000, i))
  expect(client.transport.isPaused).toBe(false)
  client.publish(1, 'q', Buffer.alloc(1_000, 9))
  expect(client.transport.isPaused).toBe(true)
  await cluster.pass(200_000)
  expect(client.isClosed).toBe(false)
  cluster.node().metadata.isLagging = false
  await client.all()
  expect(client.transport.isPaused).toBe(false)
  client.send(1, consumeOf('q', 't', { noAck: true }))
  expect((await client.all()).map(({ body }) => body[0])).toEqual([undefined, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('thousands of requests in one chunk are answered one after another', async () => {
  const { client } = await open()
  await client.declareQueue(1, 'q')
  const get: Method = { kind: 'basic.get', queue: 'q', noAck: true }
  client.send(1, queueDeclare('q'), ...Array.from({ length: 20_000 }, () => get))
  expect((await client.all()).filter(({ method }) => method.kind === 'basic.get-empty')).toHaveLength(20_000)
})

test('what comes of a declare after its connection has gone does not stay', async () => {
  const { cluster, client } = await open()
  cluster.node().metadata.isLagging = true
  client.send(1, queueDeclare('exq', { exclusive: true }))
  client.vanish()
  await cluster.quiet()
  cluster.node().metadata.isLagging = false
  await cluster.quiet()
  expect([...cluster.node().metadata.metadata.queues()]).toEqual([])
})

test('an alarm blocks who publishes, tells it once, and lets it go on afterwards', async () => {
  const { cluster, client } = await open()
  const { broker } = cluster.node()
  const consumer = await cluster.open()
  await consumer.channel(1)
  await client.declareQueue(1, 'q')
  broker.setAlarm('memory', true)
  broker.setAlarm('disk', true)
  await consumer.call(1, consumeOf('q', 't', { noAck: true }))
  expect(broker.listConnections().map((facts) => facts.state)).toEqual(['blocking', 'blocking'])
  client.publish(1, 'q', 'one')
  expect((await client.all()).map(({ method }) => method)).toEqual([
    { kind: 'connection.blocked', reason: 'low on memory & disk' },
  ])
  expect([client.transport.isPaused, consumer.transport.isPaused]).toEqual([true, false])
  expect((await consumer.all()).map(({ body }) => body.toString())).toEqual(['one'])
  await cluster.pass(100_000)
  broker.setAlarm('disk', false)
  expect(client.transport.isPaused).toBe(true)
  broker.setAlarm('memory', false)
  expect(await client.kinds()).toEqual(['connection.unblocked'])
  expect([client.transport.isPaused, client.isClosed]).toEqual([false, false])
})

test('publishers wait while the log has too much in hand, whoever else goes on', async () => {
  const { cluster, client } = await open({ unsyncedBytesMax: 50_000 })
  const other = await cluster.open()
  await other.channel(1)
  await client.declareQueue(1, 'q', { durable: true })
  const { disk } = cluster.node()
  disk.hold()
  for (let i = 0; i < 10; i += 1) client.publish(1, 'q', Buffer.alloc(10_000), { properties: { deliveryMode: 2 } })
  await cluster.quiet()
  expect([client.transport.isPaused, other.transport.isPaused]).toEqual([true, false])
  expect(cluster.node().broker.listConnections()[0]?.state).toBe('flow')
  await cluster.pass(200_000)
  disk.proceed()
  await cluster.quiet()
  expect([client.transport.isPaused, client.isClosed]).toEqual([false, false])
})

test('requests of a client that does not read its answers wait', async () => {
  const { cluster, client } = await open()
  await client.declareQueue(1, 'q')
  const body = Buffer.alloc(60_000)
  for (let i = 0; i < 2_000; i += 1) client.publish(1, 'q', body)
  await client.all()
  client.transport.isStuck = true
  const get: Method = { kind: 'basic.get', queue: 'q', noAck: true }
  client.send(1, ...Array.from({ length: 2_000 }, () => get))
  await cluster.quiet()
  expect(cluster.node().broker.listConnections()[0]?.sendPending).toBeLessThan(70_000_000)
  client.transport.isStuck = false
  client.transport.unstick()
  const answers = await client.all()
  expect(answers.filter(({ method }) => method.kind === 'basic.get-ok')).toHaveLength(2_000)
})

test('a channel.close behind a method that fails is answered', async () => {
  const { client } = await open()
  client.send(1, queueDeclare('nope', { passive: true }), queueDeclare('q'), CLOSE, { kind: 'channel.close-ok' })
  expect(await client.kinds()).toEqual(['channel.close', 'channel.close-ok'])
  await client.channel(1) // The number is free again.
})

test('a channel.open where close-ok is due ends the connection', async () => {
  const { client } = await open()
  await client.refusal(1, queueDeclare('nope', { passive: true }))
  expect(await client.refusal(1, { kind: 'channel.open' })).toBe(
    "connection 20/10: 504 CHANNEL_ERROR - second 'channel.open' seen",
  )
})
