import type { Method } from '@warren/codec'
import { expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import { closeText } from '../../../test-support/test-client.ts'

const GET: Method = { kind: 'basic.get', queue: 'q', noAck: false }
const COMMIT: Method = { kind: 'tx.commit' }
const ROLLBACK: Method = { kind: 'tx.rollback' }

async function open() {
  const cluster = await BrokerCluster.open()
  const client = await cluster.open()
  const other = await cluster.open()
  await client.channel(1)
  await other.channel(1)
  await client.declareQueue(1, 'q', { durable: true })
  await client.call(1, { kind: 'tx.select' })
  const count = async (): Promise<number> => {
    const { method } = await other.call(1, { kind: 'queue.purge', queue: 'q', noWait: false })
    return method.kind === 'queue.purge-ok' ? method.messageCount : -1
  }
  return { cluster, client, other, count }
}

test('publishes appear at the commit, in order, and not after a rollback', async () => {
  const { client, count } = await open()
  client.publish(1, 'q', 'a')
  client.publish(1, 'q', 'b')
  await client.all()
  expect(await count()).toBe(0)
  expect((await client.call(1, COMMIT)).method.kind).toBe('tx.commit-ok')
  expect(await count()).toBe(2)
  client.publish(1, 'q', 'c')
  expect((await client.call(1, ROLLBACK)).method.kind).toBe('tx.rollback-ok')
  expect((await client.call(1, COMMIT)).method.kind).toBe('tx.commit-ok')
  expect(await count()).toBe(0)
})

test('commit-ok waits for the disk', async () => {
  const { cluster, client } = await open()
  const { disk } = cluster.node()
  disk.hold()
  client.publish(1, 'q', 'a', { properties: { deliveryMode: 2 } })
  client.send(1, COMMIT)
  expect(await client.kinds()).toEqual([])
  disk.proceed()
  expect(await client.kinds()).toEqual(['tx.commit-ok'])
})

test('acknowledgements count at the commit; a rollback takes them back without delivering again', async () => {
  const { client, other, count } = await open()
  other.publish(1, 'q', 'a')
  other.publish(1, 'q', 'b')
  client.send(1, GET, GET, { kind: 'basic.ack', deliveryTag: 2, multiple: true }, ROLLBACK)
  expect(await client.kinds()).toEqual(['basic.get-ok', 'basic.get-ok', 'tx.rollback-ok'])
  client.send(1, { kind: 'basic.ack', deliveryTag: 1, multiple: false }, COMMIT)
  client.send(1, { kind: 'basic.nack', deliveryTag: 2, multiple: false, requeue: true })
  await client.all()
  expect(await count()).toBe(0)
  await client.call(1, COMMIT)
  expect(await count()).toBe(1)
})

test('an unknown tag, or one twice in a transaction, is refused at once', async () => {
  const { client, other } = await open()
  other.publish(1, 'q', 'a')
  client.send(1, GET, { kind: 'basic.ack', deliveryTag: 1, multiple: false })
  await client.all()
  expect(await client.refusal(1, { kind: 'basic.ack', deliveryTag: 1, multiple: false })).toBe(
    'channel 60/80: 406 PRECONDITION_FAILED - unknown delivery tag 1',
  )
})

test('checks of a publish are made when it comes, returns are sent at the commit', async () => {
  const { client } = await open()
  client.publish(1, 'nowhere', 'x', { mandatory: true })
  expect(await client.kinds()).toEqual([])
  client.send(1, COMMIT)
  expect(await client.kinds()).toEqual(['basic.return', 'tx.commit-ok'])
  client.publish(1, 'q', 'x', { exchange: 'nox' })
  expect(closeText(await client.next())).toContain('404 NOT_FOUND')
})

test('a channel that closes forgets its transaction', async () => {
  const { client, count } = await open()
  client.publish(1, 'q', 'a')
  await client.call(1, { kind: 'channel.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 })
  expect(await count()).toBe(0)
})
