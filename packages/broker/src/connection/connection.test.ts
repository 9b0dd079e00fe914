import { expect, test } from 'vitest'
import { BrokerCluster } from '../../test-support/broker-cluster.ts'
import { startOk } from '../../test-support/test-client.ts'

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
