/** Channels on one node, queues on another: what a client sees is the same. */
import type { Method } from '@warren/codec'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../test-support/broker-cluster.ts'
import { closeText, consumeOf, queueDeclare, type Received } from '../../test-support/test-client.ts'

/** `here` is where the queue `q` lives, `there` is a client of the other node. */
async function open() {
  const cluster = await BrokerCluster.open(['a', 'b'])
  const [here, there] = [await cluster.open('a'), await cluster.open('b')]
  await here.channel(1)
  await there.channel(1)
  await here.declareQueue(1, 'q', { durable: true })
  return { cluster, here, there }
}

function shown(received: readonly Received[]): string[] {
  return received.map(({ method, body }) => {
    if (method.kind !== 'basic.deliver' && method.kind !== 'basic.get-ok') return method.kind
    return `${method.deliveryTag} ${body}${method.redelivered ? '*' : ''}`
  })
}

const GET: Method = { kind: 'basic.get', queue: 'q', noAck: false }

test('published there, confirmed there, in order, and counted by a declare', async () => {
  const { cluster, here, there } = await open()
  there.send(1, { kind: 'confirm.select', noWait: true })
  for (const body of ['a', 'b', 'c']) there.publish(1, 'q', body, { properties: { deliveryMode: 2 } })
  expect((await there.all()).at(-1)?.method).toMatchObject({ kind: 'basic.ack', deliveryTag: 3 })
  await cluster.quiet()
  expect((await there.call(1, queueDeclare('q', { durable: true }))).method).toMatchObject({ messageCount: 3 })
  here.send(1, GET, GET, GET)
  expect(shown(await here.all())).toEqual(['1 a', '2 b', '3 c'])
})

test('consumed there within the prefetch limit, acknowledged, and requeued when the channel ends', async () => {
  const { here, there } = await open()
  for (const body of ['a', 'b', 'c', 'd']) here.publish(1, 'q', body)
  there.send(1, { kind: 'basic.qos', prefetchSize: 0, prefetchCount: 2, global: false }, consumeOf('q', 't'))
  expect(shown(await there.all())).toEqual(['basic.qos-ok', 'basic.consume-ok', '1 a', '2 b'])
  there.send(1, { kind: 'basic.ack', deliveryTag: 1, multiple: false })
  expect(shown(await there.all())).toEqual(['3 c'])
  const close: Method = { kind: 'channel.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 }
  expect((await there.call(1, close)).method.kind).toBe('channel.close-ok')
  here.send(1, GET, GET, GET, GET)
  expect(shown(await here.all())).toEqual(['1 b*', '2 c*', '3 d', 'basic.get-empty'])
})

test('a large body crosses whole, both ways', async () => {
  const { cluster, here, there } = await open()
  const body = Buffer.alloc(3_000_000)
  for (let at = 0; at < body.length; at += 101) body[at] = at % 256
  there.publish(1, 'q', body)
  await cluster.quiet()
  const back = await here.call(1, GET)
  expect(back.body.equals(body)).toBe(true)
  here.publish(1, 'q', body)
  const over = await there.call(1, GET)
  expect(over.body.equals(body)).toBe(true)
})

test('purge and delete reach the owner, and the texts are the same', async () => {
  const { cluster, here, there } = await open()
  here.publish(1, 'q', 'a')
  expect((await there.call(1, { kind: 'queue.purge', queue: 'q', noWait: false })).method).toMatchObject({
    messageCount: 1,
  })
  here.publish(1, 'q', 'b')
  const remove: Method = { kind: 'queue.delete', queue: 'q', ifUnused: false, ifEmpty: true, noWait: false }
  expect(await there.refusal(1, remove)).toBe(
    "channel 50/40: 406 PRECONDITION_FAILED - queue 'q' in vhost '/' not empty",
  )
  await there.channel(2)
  expect((await there.call(2, { ...remove, ifEmpty: false } as Method)).method).toMatchObject({ messageCount: 1 })
  await cluster.quiet()
  expect(await here.refusal(1, GET)).toContain('404 NOT_FOUND')
})

test('when the owner goes away, its consumers are cancelled and its operations refused', async () => {
  const { cluster, here, there } = await open()
  there.send(1, consumeOf('q', 't'))
  here.publish(1, 'q', 'a')
  expect(shown(await there.all())).toEqual(['basic.consume-ok', '1 a'])
  cluster.network.break('a' as never, 'b' as never)
  expect((await there.next()).method).toEqual({ kind: 'basic.cancel', consumerTag: 't', noWait: true })
  there.send(1, { kind: 'basic.ack', deliveryTag: 1, multiple: false })
  expect(await there.all()).toEqual([])
  there.send(1, GET)
  await cluster.pass(2_500)
  expect(await there.all()).toEqual([])
  await cluster.pass(1_000)
  expect(closeText(await there.next())).toContain("home node 'rabbit@a' of durable queue 'q'")
  here.send(1, GET)
  expect(shown(await here.all())).toEqual(['1 a*'])
})

test('an owner that is away for a moment is waited for', async () => {
  const { cluster, here, there } = await open()
  here.publish(1, 'q', 'a')
  await cluster.quiet()
  cluster.network.break('a' as never, 'b' as never)
  there.send(1, GET, queueDeclare('q', { passive: true }), consumeOf('q', 't'))
  await cluster.pass(2_000)
  cluster.network.connect('a' as never, 'b' as never)
  await cluster.quiet()
  await cluster.pass(1_000)
  expect(shown(await there.all())).toEqual(['1 a', 'queue.declare-ok', 'basic.consume-ok'])
})

test('an exclusive consumer there keeps others out here', async () => {
  const { here, there } = await open()
  await there.call(1, consumeOf('q', 't', { exclusive: true }))
  expect(await here.refusal(1, consumeOf('q', 'u'))).toContain(
    "403 ACCESS_REFUSED - queue 'q' in vhost '/' in exclusive use",
  )
})
