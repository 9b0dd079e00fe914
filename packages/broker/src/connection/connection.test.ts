import type { Method } from '@warren/codec'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../test-support/broker-cluster.ts'
import {
  closeText,
  consumeOf,
  methodFrame,
  publishFrames,
  queueDeclare,
  startOk,
} from '../../test-support/test-client.ts'

test('a client logs in, opens and closes', async () => {
  const cluster = await BrokerCluster.open()
  const client = cluster.connect()
  client.bytes(Buffer.from('AMQP\0\0\x09\x01', 'latin1'))
  const start = (await client.next()).method
  expect(start).toMatchObject({
    kind: 'connection.start',
    versionMajor: 0,
    versionMinor: 9,
    mechanisms: 'PLAIN AMQPLAIN',
  })
  expect((await client.call(0, startOk())).method).toEqual({
    kind: 'connection.tune',
    channelMax: 2047,
    frameMax: 131_072,
    heartbeat: 60,
  })
  client.send(0, { kind: 'connection.tune-ok', channelMax: 2047, frameMax: 131_072, heartbeat: 60 })
  expect((await client.call(0, { kind: 'connection.open', virtualHost: '/' })).method.kind).toBe('connection.open-ok')
  expect(cluster.node().broker.listConnections()).toMatchObject([{ state: 'running', user: 'guest', vhost: '/' }])
  const close = { replyCode: 200, replyText: '', classId: 0, methodId: 0 }
  expect((await client.call(0, { kind: 'connection.close', ...close })).method.kind).toBe('connection.close-ok')
  expect(client.isClosed).toBe(true)
  expect(cluster.node().broker.listConnections()).toEqual([])
})

async function running(options: Parameters<BrokerCluster['open']>[1] = {}) {
  const cluster = await BrokerCluster.open()
  const client = await cluster.open('a', options)
  return { cluster, client, broker: cluster.node().broker }
}

function frame(type: number, channel: number, payload: Buffer, end = 0xce): Buffer {
  const head = Buffer.alloc(7)
  head.writeUInt8(type, 0)
  head.writeUInt16BE(channel, 1)
  head.writeUInt32BE(payload.length, 3)
  return Buffer.concat([head, payload, Buffer.from([end])])
}

const CHANNEL_OPEN = Buffer.from([0, 20, 0, 10, 0])

test.each<[string, Buffer, string]>([
  [
    'a wrong end marker',
    frame(1, 1, CHANNEL_OPEN, 0),
    '0/0: 501 FRAME_ERROR - type 1, all octets = <<0,20,0,10,0>>: {invalid_frame_end_marker,0}',
  ],
  [
    'an unknown frame type',
    frame(7, 1, Buffer.from('abc')),
    '0/0: 501 FRAME_ERROR - type 7, all octets = <<"abc">>: unknown_frame',
  ],
  [
    'an oversize frame',
    frame(3, 1, Buffer.alloc(200_000)),
    '0/0: 501 FRAME_ERROR - type 3, all octets = <<>>: {frame_too_large,200000,131064}',
  ],
  ['a heartbeat on a channel', frame(8, 1, Buffer.alloc(0)), '0/0: 505 UNEXPECTED_FRAME - type 8, all octets = <<>>'],
  ['a body on channel 0', frame(3, 0, Buffer.from('ab')), '0/0: 505 UNEXPECTED_FRAME - type 3, all octets = <<"ab">>'],
  [
    'a body on a new channel',
    frame(3, 1, Buffer.from('ab')),
    '0/0: 505 UNEXPECTED_FRAME - expected method frame, got non method frame instead',
  ],
  [
    'another method first on a channel',
    frame(1, 1, Buffer.from([0, 85, 0, 10, 0])),
    "85/10: 504 CHANNEL_ERROR - expected 'channel.open'",
  ],
  [
    'a method frame without a method',
    frame(1, 1, Buffer.alloc(0)),
    '0/0: 501 FRAME_ERROR - type 1, all octets = <<>>: unknown_frame',
  ],
  [
    'a cut method',
    frame(1, 0, Buffer.from([0, 10, 0, 50, 0, 200])),
    '10/50: 501 FRAME_ERROR - cannot decode <<0,200>>',
  ],
  ['an unknown method', frame(1, 0, Buffer.from([0, 99, 0, 99])), '99/99: 503 COMMAND_INVALID - unknown method 99/99'],
  [
    'a channel method on channel 0',
    frame(1, 0, CHANNEL_OPEN),
    '20/10: 504 CHANNEL_ERROR - unexpected method in connection state running',
  ],
])('%s ends the connection with its text', async (_case, bytes, text) => {
  const { client } = await running()
  client.bytes(bytes)
  expect(closeText(await client.next())).toBe(`connection ${text}`)
})

test.each<[string, number, Method, string]>([
  ['on a channel', 7, { kind: 'channel.close-ok' }, "20/41: 504 CHANNEL_ERROR - expected 'channel.open'"],
  [
    'on channel 0',
    0,
    { kind: 'connection.close-ok' },
    '10/51: 504 CHANNEL_ERROR - unexpected method in connection state running',
  ],
])('a close-ok that nobody asked for %s ends the connection', async (_case, channel, method, text) => {
  const { client } = await running()
  expect(await client.refusal(channel, method)).toBe(`connection ${text}`)
})

test('a second channel.open ends the connection', async () => {
  const { client } = await running()
  await client.channel(1)
  expect(await client.refusal(1, { kind: 'channel.open' })).toBe(
    "connection 20/10: 504 CHANNEL_ERROR - second 'channel.open' seen",
  )
})

test('the number of channels is limited, not their numbers', async () => {
  const { client } = await running({ channelMax: 2 })
  await client.channel(7)
  await client.channel(65_535)
  expect(await client.refusal(3, { kind: 'channel.open' })).toContain(
    '530 NOT_ALLOWED - number of channels opened (2) has reached the negotiated channel_max (2)',
  )
})

test('a channel number is free again after close', async () => {
  const { client } = await running({ channelMax: 1 })
  for (let times = 0; times < 3; times += 1) {
    await client.channel(1)
    const close = { replyCode: 200, replyText: '', classId: 0, methodId: 0 }
    expect((await client.call(1, { kind: 'channel.close', ...close })).method.kind).toBe('channel.close-ok')
  }
})

test('after its close a connection ignores all but close and close-ok', async () => {
  const { cluster, client } = await running()
  client.bytes(frame(3, 0, Buffer.from('ab')))
  await client.next()
  client.send(1, { kind: 'channel.open' })
  client.bytes(frame(2, 0, Buffer.from('ab')))
  expect(await client.all()).toEqual([])
  const close = { replyCode: 200, replyText: '', classId: 0, methodId: 0 }
  expect((await client.call(0, { kind: 'connection.close', ...close })).method.kind).toBe('connection.close-ok')
  await cluster.quiet()
  expect(client.isClosed).toBe(true)
})

test('a client that does not answer a close is dropped after its heartbeat, at most 30 s', async () => {
  const { cluster, client } = await running({ heartbeat: 5 })
  client.bytes(frame(3, 0, Buffer.from('ab')))
  await cluster.pass(4_500)
  expect(client.isClosed).toBe(false)
  await cluster.pass(1_000)
  expect(client.isClosed).toBe(true)
})

test('after an unreadable frame nothing is read, and the socket is dropped after 3 s', async () => {
  const { cluster, client } = await running()
  client.bytes(frame(7, 1, Buffer.alloc(0)))
  client.send(0, { kind: 'connection.close-ok' })
  await cluster.pass(2_500)
  expect(client.isClosed).toBe(false)
  await cluster.pass(1_000)
  expect(client.isClosed).toBe(true)
})

test('a heartbeat is sent after half the timeout without anything else', async () => {
  const { cluster, client } = await running({ heartbeat: 10 })
  await cluster.pass(4_000)
  expect(client.heartbeats).toBe(0)
  await cluster.pass(2_000)
  expect(client.heartbeats).toBe(1)
})

test('a client without a sign of life for two timeouts is dropped without a word', async () => {
  const { cluster, client } = await running({ heartbeat: 2 })
  await cluster.pass(3_000)
  client.bytes(frame(8, 0, Buffer.alloc(0)))
  await cluster.pass(3_500)
  expect(client.isClosed).toBe(false)
  await cluster.pass(1_500)
  expect(client.isClosed).toBe(true)
  expect(await client.all()).toEqual([])
  expect(cluster.node().logLines.join('\n')).toContain('missed heartbeats from client')
})

test('a client is not taken for dead because this process stood still', async () => {
  const { cluster, client } = await running({ heartbeat: 2 })
  cluster.time.advance(0)
  cluster.time.skip(60_000)
  await cluster.pass(500)
  expect(client.isClosed).toBe(false)
})

test('without heartbeats a silent client stays', async () => {
  const { cluster, client } = await running({ heartbeat: 0 })
  await cluster.pass(300_000)
  expect(client.isClosed).toBe(false)
  expect(client.heartbeats).toBe(0)
})

test('update-secret is accepted', async () => {
  const { client } = await running()
  const method = { kind: 'connection.update-secret', newSecret: Buffer.from('x'), reason: 'expired' } as const
  expect((await client.call(0, method)).method.kind).toBe('connection.update-secret-ok')
})

test('a forced close names its reason', async () => {
  const { client, broker } = await running()
  expect(broker.closeConnection(99, 'bye')).toBe(false)
  expect(broker.closeConnection(broker.listConnections()[0]?.serial ?? 0, 'bye')).toBe(true)
  expect(closeText(await client.next())).toBe('connection 0/0: 320 CONNECTION_FORCED - bye')
})

test('clients of a deleted vhost or user are closed', async () => {
  const cluster = await BrokerCluster.open()
  await cluster.commit({ kind: 'addVhost', name: 'v' as never, description: '', tags: [] })
  await cluster.addUser('al', { configure: '', write: '', read: '' })
  const everything = { configure: '.*', write: '.*', read: '.*' }
  await cluster.commit({ kind: 'setPermissions', user: 'guest' as never, vhost: 'v' as never, ...everything })
  const [inVhost, asUser] = [await cluster.open('a', { vhost: 'v' }), await cluster.open('a', { user: 'al' })]
  await cluster.commit({ kind: 'deleteVhost', name: 'v' as never })
  await cluster.commit({ kind: 'deleteUser', name: 'al' as never })
  expect(closeText(await inVhost.next())).toContain("320 CONNECTION_FORCED - vhost 'v' is deleted")
  expect(closeText(await asUser.next())).toContain("320 CONNECTION_FORCED - user 'al' is deleted")
})

test('a stopping broker tells every client, waits for them, and refuses new ones', async () => {
  const { cluster, client, broker } = await running()
  const silent = await cluster.open()
  let isStopped = false
  broker.stop(() => {
    isStopped = true
  })
  for (const told of [client, silent]) {
    expect(closeText(await told.next())).toContain(
      "320 CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'",
    )
  }
  client.send(0, { kind: 'connection.close-ok' })
  const late = cluster.connect()
  await cluster.pass(4_000)
  expect([client.isClosed, silent.isClosed, late.isClosed, isStopped]).toEqual([true, false, true, false])
  await cluster.pass(2_000)
  expect([silent.isClosed, isStopped]).toEqual([true, true])
})

test('each event of a connection is one line in the log', async () => {
  const { cluster, client } = await running()
  await client.channel(1)
  await client.refusal(1, { kind: 'basic.recover', requeue: false })
  client.send(0, { kind: 'connection.close-ok' })
  await cluster.quiet()
  expect(cluster.node().logLines).toEqual([
    'info connection opened connection=127.0.0.1:40000 -> 127.0.0.1:5672 user=guest vhost=/',
    'error connection error connection=127.0.0.1:40000 -> 127.0.0.1:5672 user=guest vhost=/ reason=NOT_IMPLEMENTED - requeue=false',
    'info connection closed connection=127.0.0.1:40000 -> 127.0.0.1:5672 user=guest vhost=/',
  ])
})

const CLOSE: Method = { kind: 'connection.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 }
const CHANNEL_CLOSE: Method = { ...CLOSE, kind: 'channel.close' }

/** The bodies in `queue`, as another client gets them. */
async function bodiesIn(cluster: BrokerCluster, queue: string): Promise<readonly string[]> {
  const client = await cluster.open()
  await client.channel(1)
  client.send(1, consumeOf(queue, '', { noAck: true }))
  return (await client.all()).filter(({ method }) => method.kind === 'basic.deliver').map(({ body }) => `${body}`)
}

test('what a client sent before connection.close is carried out and answered first', async () => {
  const { cluster, client } = await running()
  await client.channel(1)
  await client.channel(2)
  const one = Buffer.concat([methodFrame(1, queueDeclare('q')), publishFrames(1, 'q', 'a'), publishFrames(1, 'q', 'b')])
  const other = Buffer.concat([methodFrame(2, queueDeclare('q2')), methodFrame(2, CHANNEL_CLOSE)])
  client.bytes(Buffer.concat([one, other, methodFrame(0, CLOSE), publishFrames(1, 'q', 'too late')]))
  expect((await client.kinds()).toSorted()).toEqual([
    'channel.close-ok',
    'connection.close-ok',
    'queue.declare-ok',
    'queue.declare-ok',
  ])
  expect(client.isClosed).toBe(true)
  expect(await bodiesIn(cluster, 'q')).toEqual(['a', 'b'])
})

test('an error before connection.close ends its channel only', async () => {
  const { cluster, client } = await running()
  await client.channel(1)
  await client.channel(2)
  const one = [methodFrame(1, queueDeclare('nope', { passive: true })), publishFrames(1, 'q', 'lost')]
  const other = [methodFrame(2, queueDeclare('q')), publishFrames(2, 'q', 'kept')]
  client.bytes(Buffer.concat([...other, ...one, methodFrame(0, CLOSE)]))
  expect((await client.kinds()).toSorted()).toEqual(['channel.close', 'connection.close-ok', 'queue.declare-ok'])
  expect(await bodiesIn(cluster, 'q')).toEqual(['kept'])
})

test('what a client sent before its end of the transport closed is carried out', async () => {
  const { cluster, client, broker } = await running()
  await client.channel(1)
  client.bytes(Buffer.concat([methodFrame(1, queueDeclare('q')), publishFrames(1, 'q', 'a')]))
  client.vanish()
  await cluster.quiet()
  expect(broker.listConnections()).toEqual([])
  expect(await bodiesIn(cluster, 'q')).toEqual(['a'])
})

test('nothing is delivered to a client that has gone while a channel of it is still busy', async () => {
  const { cluster, client, broker } = await running()
  await client.channel(1)
  await client.declareQueue(1, 'q')
  await client.call(1, consumeOf('q', '', { noAck: true }))
  cluster.node().metadata.isLagging = true
  client.send(1, queueDeclare('q2'))
  client.vanish()
  await cluster.quiet()
  expect(broker.listConnections()).toMatchObject([{ state: 'closing' }])
  const publisher = await cluster.open()
  await publisher.channel(1)
  publisher.publish(1, 'q', 'a')
  await cluster.quiet()
  cluster.node().metadata.isLagging = false
  await cluster.quiet()
  expect(await bodiesIn(cluster, 'q')).toEqual(['a'])
})

test.each(['closes', 'vanishes'])('a client that %s is not waited for beyond the close timeout', async (how) => {
  const { cluster, client, broker } = await running()
  await client.channel(1)
  cluster.node().metadata.isLagging = true
  client.send(1, queueDeclare('q'))
  if (how === 'closes') client.send(0, CLOSE)
  else client.vanish()
  await cluster.pass(29_000)
  expect(broker.connectionCount).toBe(1)
  await cluster.pass(2_000)
  expect(client.isClosed).toBe(true)
  expect(broker.connectionCount).toBe(0)
})

test('a connection that fails while it closes says so', async () => {
  const { cluster, client, broker } = await running()
  await client.channel(1)
  const bad = { kind: 'channel.flow', active: false } as const
  client.bytes(Buffer.concat([methodFrame(1, queueDeclare('q')), methodFrame(1, bad), methodFrame(0, CLOSE)]))
  expect(await client.kinds()).toEqual(['queue.declare-ok', 'connection.close'])
  client.send(0, { kind: 'connection.close-ok' })
  await cluster.quiet()
  expect(client.isClosed).toBe(true)
  expect(broker.connectionCount).toBe(0)
})
