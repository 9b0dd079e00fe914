import { ByteWriter, encodeTable, longstr, type Method } from '@warren/codec'
import type { UserName, VhostName } from '@warren/kernel'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import { closeText, startOk, type TestClient } from '../../../test-support/test-client.ts'

const HEADER = Buffer.from('AMQP\0\0\x09\x01', 'latin1')

async function greeted(peerHost?: string): Promise<{ cluster: BrokerCluster; client: TestClient }> {
  const cluster = await BrokerCluster.open()
  const client = cluster.connect('a', peerHost)
  client.bytes(HEADER)
  await client.next()
  return { cluster, client }
}

async function tuning(): Promise<{ cluster: BrokerCluster; client: TestClient }> {
  const both = await greeted()
  await both.client.call(0, startOk())
  return both
}

function tuneOk(facts: { channelMax?: number; frameMax?: number; heartbeat?: number }): Method {
  return { kind: 'connection.tune-ok', channelMax: 2047, frameMax: 131_072, heartbeat: 60, ...facts }
}

test.each([
  ['of another version', 'AMQP\x01\x01\x08\x00'],
  ['of AMQP 1.0', 'AMQP\0\x01\0\0'],
  ['of HTTP', 'GET / HT'],
])('a header %s is answered with our version and a close', async (_case, header) => {
  const cluster = await BrokerCluster.open()
  const client = cluster.connect()
  client.bytes(Buffer.from(header, 'latin1'))
  await cluster.quiet()
  expect(client.greeting).toBe('AMQP\0\0\x09\x01')
  expect(client.isClosed).toBe(true)
})

test('the older spelling of the header is accepted, cut anywhere', async () => {
  const cluster = await BrokerCluster.open()
  const client = cluster.connect()
  for (const octet of Buffer.from('AMQP\x01\x01\0\x09', 'latin1')) client.bytes(Buffer.from([octet]))
  expect((await client.next()).method.kind).toBe('connection.start')
})

test('all capabilities that clients look for are announced', async () => {
  const cluster = await BrokerCluster.open()
  const client = cluster.connect()
  client.bytes(HEADER)
  const { method } = await client.next()
  if (method.kind !== 'connection.start') throw new Error(method.kind)
  expect(method.serverProperties.map((entry) => entry.name)).toEqual([
    'capabilities',
    'cluster_name',
    'copyright',
    'information',
    'platform',
    'product',
    'version',
  ])
  const capabilities = method.serverProperties[0]?.value
  if (capabilities?.type !== 'table') throw new Error('no capabilities')
  expect(capabilities.value).toHaveLength(9)
  expect(capabilities.value.every((entry) => entry.value.type === 'bool' && entry.value.value)).toBe(true)
})

test('AMQPLAIN takes a table without its length', async () => {
  const { client } = await greeted()
  const writer = new ByteWriter()
  encodeTable(
    [
      { name: 'LOGIN', value: longstr('guest') },
      { name: 'PASSWORD', value: longstr('guest') },
    ],
    writer,
  )
  const response = writer.toBuffer().subarray(4)
  const method: Method = {
    kind: 'connection.start-ok',
    clientProperties: [],
    mechanism: 'AMQPLAIN',
    response,
    locale: '',
  }
  expect((await client.call(0, method)).method.kind).toBe('connection.tune')
})

test('AMQPLAIN with another type than longstr is refused like a wrong password', async () => {
  const { client } = await greeted()
  const writer = new ByteWriter()
  const login = { name: 'LOGIN', value: longstr('guest') }
  encodeTable([login, { name: 'PASSWORD', value: { type: 'byte', value: 1 } }], writer)
  const method = { ...startOk(), mechanism: 'AMQPLAIN', response: writer.toBuffer().subarray(4) }
  expect(await client.refusal(0, method as Method)).toContain('403 ACCESS_REFUSED - Login was refused')
})

test('another method where open is due is told', async () => {
  const { client } = await greeted()
  client.send(0, startOk(), { kind: 'connection.tune-ok', channelMax: 1, frameMax: 4096, heartbeat: 0 })
  await client.all()
  const tuneOk: Method = { kind: 'connection.tune-ok', channelMax: 1, frameMax: 4096, heartbeat: 0 }
  expect(await client.refusal(0, tuneOk)).toBe(
    'connection 10/31: 504 CHANNEL_ERROR - unexpected method in connection state opening',
  )
})

test('a wrong password is refused at once when the client understands, and the log tells why', async () => {
  const { cluster, client } = await greeted()
  expect(await client.refusal(0, startOk({ user: 'guest', password: 'wrong' }))).toBe(
    'connection 0/0: 403 ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.',
  )
  expect(cluster.node().logLines.join('\n')).toContain("PLAIN login refused: user 'guest' - invalid credentials")
  client.send(0, { kind: 'connection.close-ok' })
  await cluster.quiet()
  expect(client.isClosed).toBe(true)
})

test.each<[string, Method]>([
  ['a wrong password, to a client that does not understand', startOk({ password: 'wrong', capabilities: [] })],
  ['an unknown mechanism', { ...startOk(), mechanism: 'EXTERNAL' } as Method],
  ['a malformed response', { ...startOk(), response: Buffer.from('guest') } as Method],
  ['a method that is not due', { kind: 'connection.open', virtualHost: '/' }],
])('%s costs three silent seconds', async (_case, method) => {
  const { cluster, client } = await greeted()
  client.send(0, method)
  await cluster.pass(2_500)
  expect(await client.all()).toEqual([])
  expect(client.isClosed).toBe(false)
  await cluster.pass(1_000)
  expect(client.isClosed).toBe(true)
})

test('an empty password is refused, and so is any password of a user without one', async () => {
  const { cluster, client } = await greeted()
  await cluster.addUser('locked', { configure: '', write: '', read: '' })
  await cluster.commit({ kind: 'changePassword', name: 'locked' as UserName, passwordHash: '' })
  expect(await client.refusal(0, startOk({ user: 'locked', password: '' }))).toContain('403 ACCESS_REFUSED')
  const other = cluster.connect()
  other.bytes(HEADER)
  await other.next()
  expect(await other.refusal(0, startOk({ user: 'locked', password: 'x' }))).toContain('403 ACCESS_REFUSED')
})

test('guest logs in over loopback only', async () => {
  const { cluster, client } = await greeted('10.0.0.7')
  expect(await client.refusal(0, startOk())).toContain('403 ACCESS_REFUSED')
  expect(cluster.node().logLines.join('\n')).toContain("user 'guest' can only connect via localhost")
})

test('a password that was changed is no longer remembered', async () => {
  const cluster = await BrokerCluster.open()
  await cluster.addUser('al', { configure: '', write: '', read: '' })
  await cluster.open('a', { user: 'al' })
  await cluster.commit({ kind: 'changePassword', name: 'al' as UserName, passwordHash: 'new' })
  await expect(cluster.open('a', { user: 'al' })).rejects.toThrow('connection.close')
  await cluster.open('a', { user: 'al', password: 'new' })
})

test.each<[Parameters<typeof tuneOk>[0], string]>([
  [{ channelMax: 5000 }, 'negotiated channel_max = 5000 is higher than the maximum allowed value (2047)'],
  [{ channelMax: 0 }, 'negotiated channel_max = 0 (no limit) is higher than the maximum allowed value (2047)'],
  [{ frameMax: 0 }, 'negotiated frame_max = 0 is higher than the maximum allowed value (131072)'],
  [{ frameMax: 4095 }, 'negotiated frame_max = 4095 is lower than the minimum allowed value (4096)'],
  [{ frameMax: 131_073 }, 'negotiated frame_max = 131073 is higher than the maximum allowed value (131072)'],
])('tune-ok with %o is refused', async (facts, text) => {
  const { client } = await tuning()
  expect(await client.refusal(0, tuneOk(facts))).toBe(`connection 10/30: 530 NOT_ALLOWED - ${text}`)
})

test("the client's heartbeat wins, off or slower than offered", async () => {
  for (const heartbeat of [0, 600]) {
    const cluster = await BrokerCluster.open()
    await cluster.open('a', { heartbeat })
    expect(cluster.node().broker.listConnections()[0]?.heartbeatSeconds).toBe(heartbeat)
  }
})

test('a vhost that is absent, or not granted, is refused', async () => {
  const { cluster, client } = await tuning()
  client.send(0, tuneOk({}))
  expect(await client.refusal(0, { kind: 'connection.open', virtualHost: 'nov' })).toBe(
    'connection 10/40: 530 NOT_ALLOWED - vhost nov not found',
  )
  await cluster.addUser('al')
  const other = cluster.connect()
  other.bytes(HEADER)
  other.send(0, startOk({ user: 'al' }), tuneOk({}))
  await other.all()
  expect(await other.refusal(0, { kind: 'connection.open', virtualHost: '/' })).toBe(
    "connection 10/40: 530 NOT_ALLOWED - access to vhost '/' refused for user 'al'",
  )
})

test('a user and a vhost that another node has just made are found behind a barrier', async () => {
  const cluster = await BrokerCluster.open(['a', 'b'])
  cluster.node('b').metadata.isLagging = true
  const [user, vhost] = ['al' as UserName, 'v' as VhostName]
  await cluster.commit({ kind: 'addVhost', name: vhost, description: '', tags: [] })
  await cluster.commit({ kind: 'addUser', name: user, passwordHash: 'al', tags: [] })
  await cluster.commit({ kind: 'setPermissions', user, vhost, configure: '', write: '', read: '' })
  const client = await cluster.open('b', { user: 'al', vhost: 'v' })
  expect(client.isClosed).toBe(false)
})

test('a handshake that takes more than ten seconds is cut off', async () => {
  const { cluster, client } = await tuning()
  await cluster.pass(9_500)
  expect(client.isClosed).toBe(false)
  await cluster.pass(1_000)
  expect(client.isClosed).toBe(true)
  expect(cluster.node().logLines.join('\n')).toContain('handshake timeout')
})

test('a connection that closes without a byte is no event', async () => {
  const cluster = await BrokerCluster.open()
  cluster.connect().vanish()
  await cluster.quiet()
  expect(cluster.node().logLines.filter((line) => !line.startsWith('debug'))).toEqual([])
})

test('a client may send everything up to channel.open and a publish in one go', async () => {
  const cluster = await BrokerCluster.open()
  const client = cluster.connect()
  client.bytes(HEADER)
  client.send(0, startOk(), tuneOk({}), { kind: 'connection.open', virtualHost: '/' })
  client.send(1, { kind: 'channel.open' }, { kind: 'confirm.select', noWait: false })
  client.publish(1, 'nowhere', 'x')
  expect(await client.kinds()).toEqual([
    'connection.start',
    'connection.tune',
    'connection.open-ok',
    'channel.open-ok',
    'confirm.select-ok',
    'basic.ack',
  ])
})

test('a frame before tune-ok is limited', async () => {
  const { cluster, client } = await greeted()
  const head = Buffer.from([1, 0, 0, 0, 2, 0, 0])
  client.bytes(head)
  await cluster.pass(3_500)
  expect(client.isClosed).toBe(true)
  expect(cluster.node().logLines.join('\n')).toContain('frame_too_large')
})

test('the connection is told of a lost login only once, by the close', async () => {
  const { client } = await tuning()
  expect(closeText(await client.call(0, tuneOk({ channelMax: 0 })))).toContain('530')
  client.send(0, tuneOk({}), { kind: 'connection.open', virtualHost: '/' })
  expect(await client.all()).toEqual([])
})
