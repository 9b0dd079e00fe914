import { type BasicProperties, ByteWriter, encodeTable, type FieldTable, longstr, type Method } from '@warren/codec'
import type { UserName, VhostName } from '@warren/kernel'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import {
  bindOf,
  closeText,
  consumeOf,
  exchangeDeclare,
  type PublishOptions,
  publishFrames,
  queueDeclare,
  type TestClient,
} from '../../../test-support/test-client.ts'

async function open(user = 'guest', config: Parameters<typeof BrokerCluster.open>[1] = {}) {
  const cluster = await BrokerCluster.open(['a'], config)
  if (user !== 'guest') await cluster.addUser(user, { configure: '.*', write: '^w-', read: '.*' })
  const client = await cluster.open('a', { user })
  await client.channel(1)
  await client.declareQueue(1, 'q')
  return { cluster, client }
}

async function take(client: TestClient, queue = 'q') {
  return client.call(1, { kind: 'basic.get', queue, noAck: true })
}

async function bodies(client: TestClient, queue = 'q'): Promise<string[]> {
  const found: string[] = []
  for (;;) {
    const { method, body } = await take(client, queue)
    if (method.kind === 'basic.get-empty') return found
    found.push(body.toString())
  }
}

test('where no disc node is heard, what is to be durable is nacked and not taken; the rest is confirmed', async () => {
  const { cluster, client } = await open()
  await client.call(1, queueDeclare('kept', { durable: true }))
  await client.call(1, { kind: 'confirm.select', noWait: false })
  const persistent: BasicProperties = { deliveryMode: 2 }
  cluster.node().broker.refuseConfirms(true)
  client.publish(1, 'kept', 'durable', { properties: persistent })
  client.publish(1, 'kept', 'transient')
  client.publish(1, 'q', 'kept in memory', { properties: persistent })
  const answers = (await client.all()).map(({ method }) => method)
  expect(answers).toContainEqual({ kind: 'basic.nack', deliveryTag: 1, multiple: false, requeue: false })
  expect(answers).toContainEqual({ kind: 'basic.ack', deliveryTag: 3, multiple: true })
  expect(await bodies(client, 'kept')).toEqual(['transient'])
  cluster.node().broker.refuseConfirms(false)
  client.publish(1, 'kept', 'again', { properties: persistent })
  expect((await client.all()).map(({ method }) => method.kind)).toEqual(['basic.ack'])
  expect(await bodies(client, 'kept')).toEqual(['again'])
})

test('a published message arrives with its properties', async () => {
  const { client } = await open()
  const properties: BasicProperties = {
    contentType: 'text/plain',
    headers: [{ name: 'n', value: { type: 'byte', value: 1 } }],
    deliveryMode: 1,
    priority: 3,
    correlationId: 'c',
    replyTo: 'r',
    messageId: 'm',
    timestamp: 1_700_000_000,
    type: 't',
    appId: 'a',
  }
  client.publish(1, 'q', 'hello', { properties })
  const { method, properties: received, body } = await take(client)
  expect(method).toEqual({
    kind: 'basic.get-ok',
    deliveryTag: 1,
    redelivered: false,
    exchange: '',
    routingKey: 'q',
    messageCount: 0,
  })
  expect(body.toString()).toBe('hello')
  expect(received).toMatchObject(properties)
})

test('a publish cut at every byte arrives whole, and so do those around it', async () => {
  const bytes = publishFrames(1, 'q', 'body of it', { properties: { deliveryMode: 1 }, frameMax: 13 })
  const { client } = await open()
  for (let cut = 1; cut < bytes.length; cut += 1) {
    client.publish(1, 'q', 'before')
    client.bytes(bytes.subarray(0, cut))
    client.bytes(bytes.subarray(cut))
    client.publish(1, 'q', 'after')
    expect(await bodies(client)).toEqual(['before', 'body of it', 'after'])
  }
})

test('one byte at a time does as well', async () => {
  const { client } = await open()
  for (const octet of publishFrames(1, 'q', 'slow', { frameMax: 10 })) client.bytes(Buffer.from([octet]))
  expect(await bodies(client)).toEqual(['slow'])
})

test('publishes of several channels may be interleaved frame by frame', async () => {
  const { client } = await open()
  await client.channel(2)
  const split = (channel: number, body: string): Buffer[] => frames(publishFrames(channel, 'q', body, { frameMax: 10 }))
  const [one, two] = [split(1, 'abcd'), split(2, 'efgh')]
  client.bytes(Buffer.concat(one.flatMap((frame, at) => [frame, two[at] ?? Buffer.alloc(0)])))
  expect(await bodies(client)).toEqual(['abcd', 'efgh'])
})

test('an empty body needs no body frame', async () => {
  const { client } = await open()
  client.publish(1, 'q', '')
  expect(await bodies(client)).toEqual([''])
})

test.each([70_000, 131_064, 131_065, 1_000_000, 5_000_000])(
  'a body of %i bytes comes back as it went',
  async (bytes) => {
    const { client } = await open()
    const body = Buffer.alloc(bytes)
    for (let at = 0; at < bytes; at += 97) body[at] = at % 251
    client.publish(1, 'q', body)
    const received = await take(client)
    expect(received.body.equals(body)).toBe(true)
    expect(received.frameBytes).toBeLessThanOrEqual(131_072)
  },
)

test('a body is cut anew for a consumer with smaller frames', async () => {
  const { cluster, client } = await open()
  const small = await cluster.open('a', { frameMax: 4096 })
  await small.channel(1)
  const body = Buffer.alloc(300_000, 'abcdefghij')
  client.publish(1, 'q', body)
  client.publish(1, 'q', Buffer.from('small'))
  const received = await take(small)
  expect(received.body.equals(body)).toBe(true)
  expect(received.frameBytes).toBe(4096)
  expect(await bodies(small)).toEqual(['small'])
})

test('a body over the limit closes the channel when its header has come, and its frames are ignored', async () => {
  const { client } = await open('guest', { messageBytesMax: 1000 })
  client.publish(1, 'q', Buffer.alloc(1001), { frameMax: 300 })
  expect(closeText(await client.next())).toBe(
    'channel 60/40: 406 PRECONDITION_FAILED - message size 1001 is larger than configured max size 1000',
  )
  client.send(1, { kind: 'channel.close-ok' })
  await client.channel(1)
  client.publish(1, 'q', Buffer.alloc(1000))
  expect((await take(client)).body.length).toBe(1000)
})

test('more body than announced ends the connection', async () => {
  const { client } = await open()
  const whole = frames(publishFrames(1, 'q', 'abcd', { frameMax: 10 }))
  client.bytes(Buffer.concat([...whole.slice(0, 2), ...frames(publishFrames(1, 'q', 'abcdefgh')).slice(2)]))
  expect(closeText(await client.next())).toContain('connection 60/40: 501 FRAME_ERROR - ')
})

test.each<[string, number[], string]>([
  [
    'a body where the header is due',
    [0, 2],
    'expected content header for class 60, got non content header frame instead',
  ],
  [
    'a method where the header is due',
    [0, 0],
    'expected content header for class 60, got non content header frame instead',
  ],
  ['a header where the body is due', [0, 1, 1], 'expected content body, got non content body frame instead'],
  ['a header where a method is due', [1], 'expected method frame, got non method frame instead'],
])('%s ends the connection', async (_case, order, text) => {
  const { client } = await open()
  const parts = frames(publishFrames(1, 'q', 'abcd'))
  client.bytes(Buffer.concat(order.map((at) => parts[at] ?? Buffer.alloc(0))))
  expect(closeText(await client.next())).toContain(`505 UNEXPECTED_FRAME - ${text}`)
})

test('a header of another class ends the connection', async () => {
  const { client } = await open()
  const parts = frames(publishFrames(1, 'q', 'abcd'))
  parts[1]?.writeUInt16BE(20, 7)
  client.bytes(Buffer.concat(parts))
  expect(closeText(await client.next())).toContain('expected content header for class 60, got one for class 20 instead')
})

test('a header with a weight ends the connection', async () => {
  const { client } = await open()
  const parts = frames(publishFrames(1, 'q', 'abcd'))
  parts[1]?.writeUInt16BE(1, 9)
  client.bytes(Buffer.concat(parts))
  expect(closeText(await client.next())).toContain(
    '505 UNEXPECTED_FRAME - expected content header for class 60, got non content header frame instead',
  )
})

test.each<[string, PublishOptions, string]>([
  ['immediate', { immediate: true }, 'connection 60/40: 540 NOT_IMPLEMENTED - immediate=true'],
  ['no exchange', { exchange: 'nox' }, "channel 60/40: 404 NOT_FOUND - no exchange 'nox' in vhost '/'"],
  [
    'an internal exchange',
    { exchange: 'xint' },
    "channel 60/40: 403 ACCESS_REFUSED - cannot publish to internal exchange 'xint' in vhost '/'",
  ],
  [
    'the name of another user',
    { properties: { userId: 'bob' } },
    "channel 60/40: 406 PRECONDITION_FAILED - user_id property set to 'bob' but authenticated user was 'guest'",
  ],
  [
    'an expiration without digits',
    { properties: { expiration: 'abc' } },
    "channel 60/40: 406 PRECONDITION_FAILED - invalid expiration 'abc': no_integer",
  ],
  ['an expiration with a unit', { properties: { expiration: '10s' } }, `'10s': {leftover_string,"s"}`],
  ['an expiration with a quote', { properties: { expiration: '5"\n' } }, '{leftover_string,"\\"\\n"}'],
  ['a negative expiration', { properties: { expiration: '-1' } }, "'-1': {value_negative,-1}"],
  ['an expiration beyond ten years', { properties: { expiration: '315360000001' } }, '{value_too_large,315360000001}'],
  ['another delivery mode', { properties: { deliveryMode: 3 } }, 'invalid message: {delivery_mode_unknown,3}'],
  [
    'CC that is no array',
    { properties: { headers: [{ name: 'CC', value: longstr('x') }] } },
    'invalid message: {unacceptable_type_in_header,"CC",longstr}',
  ],
])('%s is refused with its text', async (_case, options, text) => {
  const { client } = await open()
  await client.call(1, exchangeDeclare('xint', 'direct', { internal: true }))
  client.publish(1, 'q', 'x', options)
  expect(closeText(await client.next())).toContain(text)
})

test('without the write right a publish is refused before it matters whether the exchange exists', async () => {
  const { client } = await open('al')
  client.publish(1, 'q', 'x', { exchange: 'nox' })
  expect(closeText(await client.next())).toBe(
    "channel 60/40: 403 ACCESS_REFUSED - access to exchange 'nox' in vhost '/' refused for user 'al'",
  )
  await client.channel(2)
  client.publish(2, 'q', 'x')
  expect(closeText(await client.next())).toContain("access to exchange 'amq.default' in vhost '/' refused")
})

test('the topic right on the routing key is checked', async () => {
  const { cluster, client } = await open()
  const facts = { user: 'guest' as UserName, vhost: '/' as VhostName, exchange: 'amq.topic' as never }
  await cluster.commit({ kind: 'setTopicPermissions', ...facts, write: '^w', read: '^r' })
  client.publish(1, 'w.a', 'x', { exchange: 'amq.topic' })
  expect(await client.all()).toEqual([])
  client.publish(1, 'a.b', 'x', { exchange: 'amq.topic' })
  expect(closeText(await client.next())).toContain("access to topic 'a.b' in exchange 'amq.topic' in vhost '/' refused")
})

test('one’s own name, or anybody’s for an impersonator, is a fine user_id', async () => {
  const { cluster, client } = await open()
  client.publish(1, 'q', 'mine', { properties: { userId: 'guest' } })
  await cluster.commit({ kind: 'setUserTags', name: 'guest' as UserName, tags: ['impersonator'] })
  client.publish(1, 'q', 'other', { properties: { userId: 'bob' } })
  expect(await bodies(client)).toEqual(['mine', 'other'])
})

test('a right that is withdrawn, a binding that goes, is noticed by the next publish', async () => {
  const { cluster, client } = await open()
  client.publish(1, 'q', 'one')
  await cluster.commit({ kind: 'deleteQueue', vhost: '/' as VhostName, name: 'q' as never, force: true })
  client.publish(1, 'q', 'lost', { mandatory: true })
  expect((await client.next()).method.kind).toBe('basic.return')
  const refused = { user: 'guest' as UserName, vhost: '/' as VhostName, configure: '', write: '', read: '' }
  await cluster.commit({ kind: 'setPermissions', ...refused })
  client.publish(1, 'q', 'x')
  expect(closeText(await client.next())).toContain('403 ACCESS_REFUSED')
})

test('a mandatory message that reaches no queue is returned before it is confirmed', async () => {
  const { client } = await open()
  client.send(1, { kind: 'confirm.select', noWait: true })
  client.publish(1, 'nowhere', 'back', { mandatory: true, properties: { messageId: 'm' } })
  const [returned, ack] = await client.all()
  expect(returned?.method).toEqual({
    kind: 'basic.return',
    replyCode: 312,
    replyText: 'NO_ROUTE',
    exchange: '',
    routingKey: 'nowhere',
  })
  expect([returned?.body.toString(), returned?.properties.messageId]).toEqual(['back', 'm'])
  expect(ack?.method).toEqual({ kind: 'basic.ack', deliveryTag: 1, multiple: false })
})

test('a large message is returned in frames that the publisher takes', async () => {
  const { cluster } = await open()
  const small = await cluster.open('a', { frameMax: 4096 })
  await small.channel(1)
  const body = Buffer.alloc(200_000, 'xyz')
  small.publish(1, 'nowhere', body, { mandatory: true, frameMax: 4096 })
  const returned = await small.next()
  expect(returned.frameBytes).toBeLessThanOrEqual(4096)
  expect(returned.body.equals(body)).toBe(true)
})

test('CC and BCC add routing keys; consumers see CC, not BCC', async () => {
  const { client } = await open()
  const keys = (name: string, ...values: string[]): FieldTable => [
    { name, value: { type: 'array', value: values.map((value) => longstr(value)) } },
  ]
  await client.declareQueue(1, 'cc')
  await client.declareQueue(1, 'bcc')
  const headers = [...keys('CC', 'cc'), ...keys('BCC', 'bcc', 'q'), { name: 'n', value: longstr('v') }]
  client.publish(1, 'q', 'copy', { properties: { headers, messageId: 'm' } })
  for (const queue of ['q', 'cc', 'bcc']) {
    const { properties, body } = await take(client, queue)
    expect([body.toString(), properties.messageId]).toEqual(['copy', 'm'])
    expect(properties.headers?.map((entry) => entry.name)).toEqual(['CC', 'n'])
    expect((await take(client, queue)).method.kind).toBe('basic.get-empty')
  }
})

test('a headers exchange is asked for each message', async () => {
  const { client } = await open()
  await client.declareQueue(1, 'red')
  await client.call(1, bindOf('red', 'amq.headers', '', [{ name: 'colour', value: longstr('red') }]))
  for (const colour of ['blue', 'red', 'blue', 'red']) {
    const headers = [{ name: 'colour', value: longstr(colour) }]
    client.publish(1, '', colour, { exchange: 'amq.headers', properties: { headers } })
  }
  expect(await bodies(client, 'red')).toEqual(['red', 'red'])
})

test('a headers table that does not end where it says ends the connection', async () => {
  const { client } = await open()
  const writer = new ByteWriter()
  encodeTable([{ name: 'a', value: longstr('value') }], writer)
  const bytes = publishFrames(1, 'q', 'x', { properties: { headers: [{ name: 'a', value: longstr('value') }] } })
  const at = bytes.indexOf(writer.toBuffer())
  bytes.writeUInt32BE(200, at + 4 + 2 + 1)
  client.bytes(bytes)
  expect(closeText(await client.next())).toContain('502 SYNTAX_ERROR')
})

test('an exchange that another node has just declared takes the publish', async () => {
  const cluster = await BrokerCluster.open(['a', 'b'])
  const [here, there] = [await cluster.open('a'), await cluster.open('b')]
  await here.channel(1)
  await there.channel(1)
  cluster.node('b').metadata.isLagging = true
  await here.call(1, exchangeDeclare('x', 'fanout', { durable: true }))
  await here.declareQueue(1, 'q', { durable: true })
  await here.call(1, bindOf('q', 'x', ''))
  there.publish(1, '', Buffer.alloc(200_000, 'big'), { exchange: 'x' })
  there.publish(1, '', 'next', { exchange: 'x' })
  await cluster.quiet()
  expect(await there.all()).toEqual([])
  expect((await take(here)).body.length).toBe(200_000)
  expect((await take(here)).body.toString()).toBe('next')
})

test('a confirmed publish to a queue whose owner is away is refused, a mandatory one returned before', async () => {
  const cluster = await BrokerCluster.open(['a', 'b'])
  const [here, there] = [await cluster.open('a'), await cluster.open('b')]
  await here.channel(1)
  await there.channel(1)
  await here.declareQueue(1, 'q', { durable: true })
  there.send(1, { kind: 'confirm.select', noWait: true })
  there.publish(1, 'q', 'one')
  await cluster.quiet()
  expect(await there.kinds()).toEqual(['basic.ack'])
  cluster.network.break('a' as never, 'b' as never)
  await cluster.quiet()
  there.publish(1, 'q', 'two')
  there.publish(1, 'q', 'three', { mandatory: true })
  expect(await there.kinds()).toEqual(['basic.nack', 'basic.return', 'basic.nack'])
})

test('a publish to a queue whose node is down is refused or returned, and counted when nobody asks', async () => {
  const cluster = await BrokerCluster.open(['a', 'b'])
  const [here, there] = [await cluster.open('a'), await cluster.open('b')]
  await here.channel(1)
  await there.channel(1)
  await here.declareQueue(1, 'q', { durable: true })
  await cluster.commit({ kind: 'nodeDown', node: 'a' as never, incarnation: 1 as never })
  there.publish(1, 'q', 'one')
  expect(cluster.node('b').broker.counters.messagesDropped).toBe(1)
  there.send(1, { kind: 'confirm.select', noWait: true })
  there.publish(1, 'q', 'two')
  there.publish(1, 'q', 'three', { mandatory: true })
  expect(await there.kinds()).toEqual(['basic.nack', 'basic.return', 'basic.nack'])
  expect(cluster.node('b').broker.counters.messagesDropped).toBe(1)
})

test.each(['declare', 'get', 'consume', 'purge', 'delete'])(
  '%s of a queue whose node is down names the node',
  async (what) => {
    const cluster = await BrokerCluster.open(['a', 'b'])
    const [here, there] = [await cluster.open('a'), await cluster.open('b')]
    await here.channel(1)
    await there.channel(1)
    await here.declareQueue(1, 'q', { durable: true })
    await cluster.commit({ kind: 'nodeDown', node: 'a' as never, incarnation: 1 as never })
    const methods: Record<string, Method> = {
      declare: queueDeclare('q', { durable: true }),
      get: { kind: 'basic.get', queue: 'q', noAck: true },
      consume: consumeOf('q'),
      purge: { kind: 'queue.purge', queue: 'q', noWait: false },
      delete: { kind: 'queue.delete', queue: 'q', ifUnused: false, ifEmpty: false, noWait: false },
    }
    expect(await there.refusal(1, methods[what] ?? { kind: 'tx.select' })).toContain(
      "404 NOT_FOUND - home node 'rabbit@a' of durable queue 'q' in vhost '/' is down or inaccessible",
    )
  },
)

test('many unfinished messages on one connection are limited together', async () => {
  const { client } = await open('guest', { unfinishedBytesMax: 1_000_000 })
  for (let channel = 2; channel < 9; channel += 1) client.send(channel, { kind: 'channel.open' })
  await client.all()
  for (let channel = 2; channel < 9; channel += 1) {
    const parts = frames(publishFrames(channel, 'q', Buffer.alloc(600_000)))
    client.bytes(Buffer.concat(parts.slice(0, 4)))
  }
  expect(closeText(await client.next())).toContain('506 RESOURCE_ERROR')
})

/** The frames in `bytes`, one by one. */
function frames(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at + 3)
    found.push(Buffer.from(bytes.subarray(at, end)))
    at = end
  }
  return found
}
