import { expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import { closeText, consumeOf, queueDeclare } from '../../../test-support/test-client.ts'

const REPLY_QUEUE = 'amq.rabbitmq.reply-to'

/** A requester and a responder, on one node or two, and the request as the responder got it. */
async function open(nodes: readonly string[] = ['a']) {
  const cluster = await BrokerCluster.open(nodes)
  const requester = await cluster.open()
  const responder = await cluster.open(nodes.at(-1))
  await requester.channel(1)
  await responder.channel(1)
  await responder.declareQueue(1, 'requests', { durable: true })
  await requester.call(1, consumeOf(REPLY_QUEUE, 'replies', { noAck: true }))
  requester.publish(1, 'requests', 'question', { properties: { replyTo: REPLY_QUEUE, correlationId: '7' } })
  await cluster.quiet()
  const request = await responder.call(1, { kind: 'basic.get', queue: 'requests', noAck: true })
  return { cluster, requester, responder, name: request.properties.replyTo ?? '', request }
}

test.each([[['a']], [['a', 'b']]])('a reply goes straight to the channel that asked, from nodes %j', async (nodes) => {
  const { requester, responder, name, request } = await open(nodes)
  expect(name).toMatch(/^amq\.rabbitmq\.reply-to\.[\w-]+\.[\w-]{22}$/)
  expect([request.body.toString(), request.properties.correlationId]).toEqual(['question', '7'])
  responder.publish(1, name, 'answer', { properties: { correlationId: '7' } })
  responder.publish(1, name, Buffer.alloc(100_000, 'x'))
  const [first, second] = await requester.all()
  expect(first?.method).toEqual({
    kind: 'basic.deliver',
    consumerTag: 'replies',
    deliveryTag: 1,
    redelivered: false,
    exchange: '',
    routingKey: name,
  })
  expect([first?.body.toString(), first?.properties.correlationId]).toEqual(['answer', '7'])
  expect(second?.body.equals(Buffer.alloc(100_000, 'x'))).toBe(true)
})

test('a reply counts as not routed', async () => {
  const { requester, responder, name } = await open()
  responder.send(1, { kind: 'confirm.select', noWait: true })
  responder.publish(1, name, 'answer', { mandatory: true })
  expect(await responder.kinds()).toEqual(['basic.return', 'basic.ack'])
  expect(await requester.kinds()).toEqual(['basic.deliver'])
})

test.each([[['a']], [['a', 'b']]])('whether the requester is there can be asked, from nodes %j', async (nodes) => {
  const { cluster, requester, responder, name } = await open(nodes)
  for (const passive of [true, false]) {
    expect((await responder.call(1, queueDeclare(name, { passive }))).method).toEqual({
      kind: 'queue.declare-ok',
      queue: name,
      messageCount: 0,
      consumerCount: 1,
    })
  }
  requester.vanish()
  await cluster.quiet()
  responder.publish(1, name, 'too late')
  expect(await responder.refusal(1, queueDeclare(name, { passive: true }))).toBe(
    `channel 50/10: 404 NOT_FOUND - no queue '${name}' in vhost '/'`,
  )
})

test('only one reply consumer, only without acknowledgements, only with one a request', async () => {
  const { requester } = await open()
  expect(await requester.refusal(1, consumeOf(REPLY_QUEUE, 'other', { noAck: true }))).toBe(
    'channel 60/20: 406 PRECONDITION_FAILED - reply consumer already set',
  )
  await requester.channel(2)
  expect(await requester.refusal(2, consumeOf(REPLY_QUEUE))).toBe(
    'channel 60/20: 406 PRECONDITION_FAILED - reply consumer cannot acknowledge',
  )
  await requester.channel(3)
  requester.publish(3, 'requests', 'x', { properties: { replyTo: REPLY_QUEUE } })
  expect(closeText(await requester.next())).toBe(
    'channel 60/40: 406 PRECONDITION_FAILED - fast reply consumer does not exist',
  )
})

test('a cancelled reply consumer gets nothing more, and another may follow', async () => {
  const { requester, responder, name } = await open()
  await requester.call(1, { kind: 'basic.cancel', consumerTag: 'replies', noWait: false })
  responder.publish(1, name, 'too late')
  expect(await requester.all()).toEqual([])
  expect((await requester.call(1, consumeOf(REPLY_QUEUE, '', { noAck: true }))).method.kind).toBe('basic.consume-ok')
})

test('the pseudo-queue itself is always there', async () => {
  const { responder } = await open()
  const answer = await responder.call(1, queueDeclare(REPLY_QUEUE, { passive: true }))
  expect(answer.method).toMatchObject({ queue: REPLY_QUEUE, messageCount: 0, consumerCount: 1 })
})

test('an ordinary reply_to is left alone', async () => {
  const { requester, responder } = await open()
  requester.publish(1, 'requests', 'x', { properties: { replyTo: 'my-queue' } })
  await requester.all()
  const request = await responder.call(1, { kind: 'basic.get', queue: 'requests', noAck: true })
  expect(request.properties.replyTo).toBe('my-queue')
})
