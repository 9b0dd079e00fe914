/** Whatever a client sends: `receive` does not throw, the node stays, and the other connections do not notice. */
import { ByteWriter, encodeMethodFrame, type Method } from '@warren/codec'
import { SeededRandom } from '@warren/kernel'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../test-support/broker-cluster.ts'
import {
  bindOf,
  closeText,
  consumeOf,
  exchangeDeclare,
  methodFrame,
  publishFrames,
  queueDeclare,
  startOk,
  type TestClient,
} from '../../test-support/test-client.ts'

const SEEDS = [1, 2, 3, 4, 5, 6]
const HEADER = Buffer.from('AMQP\0\0\x09\x01', 'latin1')
const NAME_OF_NO_TEXT = Buffer.alloc(255, 0xff)

/** A well-behaved client, and what tells that it is still served. */
async function bystander(cluster: BrokerCluster): Promise<() => Promise<void>> {
  const client = await cluster.open()
  await client.channel(1)
  await client.declareQueue(1, 'bystander')
  client.send(1, { kind: 'confirm.select', noWait: true }, consumeOf('bystander', 't', { noAck: true }))
  await client.all()
  return async () => {
    client.publish(1, 'bystander', 'still here')
    expect((await client.kinds()).toSorted()).toEqual(['basic.ack', 'basic.deliver'])
  }
}

function someBytes(random: SeededRandom, bytesMax: number): Buffer {
  const bytes = Buffer.alloc(random.below(bytesMax))
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = random.below(256)
  return bytes
}

/** Everything a client does, as one conversation. */
function conversation(): Buffer {
  const properties = {
    headers: [{ name: 'n', value: { type: 'long', value: 1 } as const }],
    deliveryMode: 2,
    expiration: '5',
  }
  const methods: Method[] = [
    exchangeDeclare('x', 'topic'),
    queueDeclare('q', { durable: true }),
    queueDeclare('exq', { exclusive: true, autoDelete: true }),
    bindOf('q', 'x', 'a.#'),
    { kind: 'basic.qos', prefetchSize: 0, prefetchCount: 3, global: false },
    { kind: 'confirm.select', noWait: false },
    consumeOf('q', 'tag'),
    { kind: 'basic.get', queue: 'q', noAck: false },
    { kind: 'basic.ack', deliveryTag: 1, multiple: true },
    { kind: 'basic.cancel', consumerTag: 'tag', noWait: false },
    { kind: 'queue.purge', queue: 'q', noWait: false },
    { kind: 'queue.delete', queue: 'q', ifUnused: false, ifEmpty: false, noWait: false },
  ]
  const open: Method[] = [
    startOk(),
    { kind: 'connection.tune-ok', channelMax: 2047, frameMax: 131_072, heartbeat: 60 },
    { kind: 'connection.open', virtualHost: '/' },
  ]
  return Buffer.concat([
    HEADER,
    ...open.map((method) => methodFrame(0, method)),
    methodFrame(1, { kind: 'channel.open' }),
    ...methods.slice(0, 7).map((method) => methodFrame(1, method)),
    publishFrames(1, 'a.b', 'a body of some length', { exchange: 'x', properties, frameMax: 20 }),
    publishFrames(1, 'q', 'short', { mandatory: true, properties: { userId: 'guest' } }),
    ...methods.slice(7).map((method) => methodFrame(1, method)),
    methodFrame(0, { kind: 'connection.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 }),
  ])
}

/** Sends `bytes` in chunks of random sizes. */
async function sendInPieces(client: TestClient, bytes: Buffer, random: SeededRandom): Promise<void> {
  for (let at = 0; at < bytes.length && !client.isClosed; ) {
    const end = Math.min(bytes.length, at + 1 + random.below(200))
    client.bytes(bytes.subarray(at, end))
    if (random.below(4) === 0) await client.cluster.quiet()
    at = end
  }
  await client.cluster.quiet()
}

test.each(SEEDS)('random bytes at any stage of a connection harm nobody else (seed %i)', async (seed) => {
  const random = new SeededRandom(seed)
  const cluster = await BrokerCluster.open()
  const isServed = await bystander(cluster)
  for (let round = 0; round < 60; round += 1) {
    const client = cluster.connect()
    const stage = random.below(4)
    if (stage > 0) client.bytes(HEADER)
    if (stage > 1) await client.logInAfterHeader()
    if (stage > 2) client.send(1, { kind: 'channel.open' })
    for (let chunk = 0; chunk < 5; chunk += 1) client.bytes(someBytes(random, 300))
    client.vanish()
  }
  await isServed()
})

test.each(SEEDS)('well-formed frames with random payloads harm nobody else (seed %i)', async (seed) => {
  const random = new SeededRandom(seed)
  const cluster = await BrokerCluster.open()
  const isServed = await bystander(cluster)
  const classes = [10, 20, 30, 40, 50, 60, 85, 90]
  for (let round = 0; round < 150; round += 1) {
    const client = await cluster.open()
    await client.channel(1)
    for (let count = 0; count < 10; count += 1) {
      const payload = someBytes(random, 60)
      const head = Buffer.alloc(4)
      head.writeUInt16BE(classes[random.below(classes.length)] ?? 10, 0)
      head.writeUInt16BE(random.below(13) * 10 + random.below(2), 2)
      const type = random.below(8) === 0 ? random.below(4) : 1
      client.bytes(frameOf(type, random.below(3), Buffer.concat([head, payload])))
    }
    client.vanish()
  }
  await isServed()
})

test.each(SEEDS)('a conversation with octets changed here and there harms nobody else (seed %i)', async (seed) => {
  const random = new SeededRandom(seed)
  const cluster = await BrokerCluster.open()
  const isServed = await bystander(cluster)
  const whole = conversation()
  for (let round = 0; round < 80; round += 1) {
    const bytes = Buffer.from(whole)
    for (let changes = random.below(4); changes >= 0; changes -= 1) {
      bytes[HEADER.length + random.below(bytes.length - HEADER.length)] = random.below(256)
    }
    const client = cluster.connect()
    await sendInPieces(client, bytes, random)
    client.vanish()
    await cluster.quiet()
  }
  await isServed()
})

test('a conversation cut off after any byte leaves nothing behind', async () => {
  const cluster = await BrokerCluster.open()
  const isServed = await bystander(cluster)
  const whole = conversation()
  for (let length = 0; length < whole.length; length += 7) {
    const client = cluster.connect()
    client.bytes(whole.subarray(0, length))
    client.vanish()
    await cluster.quiet()
    const queues = [...cluster.node().metadata.metadata.queues()].map((queue) => queue.name)
    expect(queues).not.toContain('exq')
  }
  expect(cluster.node().broker.connectionCount).toBe(1)
  await isServed()
})

test('names that are no text are refused, not repeated', async () => {
  const cluster = await BrokerCluster.open()
  const isServed = await bystander(cluster)
  const template: Method[] = [
    queueDeclare('NAME'),
    queueDeclare('NAME', { passive: true }),
    exchangeDeclare('NAME', 'direct'),
    consumeOf('bystander', 'NAME'),
    consumeOf('NAME'),
    { kind: 'basic.cancel', consumerTag: 'NAME', noWait: false },
    bindOf('bystander', 'amq.topic', 'NAME'),
    queueDeclare('q', { arguments: [{ name: 'NAME', value: { type: 'bool', value: true } }] }),
  ]
  for (const method of template) {
    const client = await cluster.open()
    await client.channel(1)
    client.bytes(withName(methodFrame(1, method)))
    expect(closeText(await client.next())).toContain('501 FRAME_ERROR - Malformed UTF-8 in shortstr')
    client.vanish()
  }
  const client = await cluster.open()
  await client.channel(1)
  const headers = [
    { name: 'NAME', value: { type: 'bool', value: true } as const },
    { name: 'BCC', value: { type: 'array', value: [] } as const },
  ]
  client.bytes(withName(publishFrames(1, 'bystander', 'x', { properties: { headers } })))
  expect(closeText(await client.next())).toContain('502 SYNTAX_ERROR')
  await isServed()
})

test('channels that only begin messages take little memory', async () => {
  const cluster = await BrokerCluster.open()
  const client = await cluster.open()
  const before = process.memoryUsage().arrayBuffers
  const writer = new ByteWriter()
  for (let channel = 1; channel <= 2_000; channel += 1) {
    writer.reset()
    encodeMethodFrame({ kind: 'channel.open' }, channel, writer)
    const begun = publishFrames(channel, 'q', Buffer.alloc(100_000)).subarray(0, 60)
    client.bytes(Buffer.concat([writer.view(), begun]))
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120_000_000)
})

function frameOf(type: number, channel: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(7)
  head.writeUInt8(type, 0)
  head.writeUInt16BE(channel, 1)
  head.writeUInt32BE(payload.length, 3)
  return Buffer.concat([head, payload, Buffer.from([0xce])])
}

/** The frames with the short string `NAME` replaced by 255 octets that are no UTF-8. */
function withName(frames: Buffer): Buffer {
  const at = frames.indexOf('\x04NAME', 0, 'latin1')
  if (at < 0) throw new Error('no NAME in the frame')
  let frame = 0
  while (frame + 8 + frames.readUInt32BE(frame + 3) < at) frame += 8 + frames.readUInt32BE(frame + 3)
  const longer = Buffer.concat([frames.subarray(0, at), Buffer.from([255]), NAME_OF_NO_TEXT, frames.subarray(at + 5)])
  const added = NAME_OF_NO_TEXT.length - 4
  longer.writeUInt32BE(frames.readUInt32BE(frame + 3) + added, frame + 3)
  // Within a table: its length grows as well.
  for (let table = at - 4; table > frame; table -= 1) {
    const bytes = frames.readUInt32BE(table)
    const end = table + 4 + bytes
    if (bytes > 4 && end > at + 5 && end <= frame + 7 + frames.readUInt32BE(frame + 3) && table === at - 4) {
      longer.writeUInt32BE(bytes + added, table)
      break
    }
  }
  return longer
}
