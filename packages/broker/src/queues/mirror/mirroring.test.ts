/** Mirrored queues over whole brokers in memory: what is confirmed is at every replica in step, and outlives the leader. */
import type { Incarnation, NodeId, PolicyName, QueueName, QueueUid, VhostName } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import { consumeOf, queueDeclare, type Received, type TestClient } from '../../../test-support/test-client.ts'

const vhost = '/' as VhostName
const PERSISTENT = { properties: { deliveryMode: 2 } } as const

/** Queue `q`, led by `a`, mirrored by the others named. */
async function open(names: readonly string[], mirrors: readonly string[]): Promise<BrokerCluster> {
  const cluster = await BrokerCluster.open(names)
  await cluster.commit({
    kind: 'declareQueue',
    ...{ vhost, name: 'q' as QueueName, durable: true, autoDelete: false, exclusive: false, serverNamed: false },
    ...{ arguments: [], leader: 'a' as NodeId, mirrors: mirrors as NodeId[] },
  })
  return cluster
}

/** A client of that node, confirming. */
async function clientOf(cluster: BrokerCluster, node: string): Promise<TestClient> {
  const client = await cluster.open(node)
  await client.channel(1)
  client.send(1, { kind: 'confirm.select', noWait: true })
  return client
}

/** The node is gone for all others, who decide so. */
async function kill(cluster: BrokerCluster, node: string, others: readonly string[]): Promise<void> {
  for (const other of others) cluster.network.break(node as NodeId, other as NodeId)
  await cluster.quiet()
  cluster.node(node).metadata.isLagging = true
  await cluster.commit({ kind: 'nodeDown', node: node as NodeId, incarnation: 1 as Incarnation })
  await cluster.pass(1000)
}

function shown(received: readonly Received[]): string[] {
  return received.map(({ method, body }) => {
    if (method.kind === 'basic.deliver') return `${body}${method.redelivered ? '*' : ''}`
    return method.kind === 'basic.ack' ? `ack ${method.deliveryTag}` : method.kind
  })
}

describe('a mirrored queue', () => {
  test.each([
    ['persistent', PERSISTENT],
    ['transient', {}],
  ])('confirms a %s message only when its mirrors have it', async (_name, options) => {
    const cluster = await open(['a', 'b', 'c'], ['b', 'c'])
    const client = await clientOf(cluster, 'a')
    cluster.network.port('c' as NodeId).hold('a' as NodeId)
    client.publish(1, 'q', 'one', options)
    expect(await client.all()).toEqual([])
    cluster.network.port('c' as NodeId).release('a' as NodeId)
    expect(shown(await client.all())).toEqual(['ack 1'])
  })

  test('confirms to a client of another node just so', async () => {
    const cluster = await open(['a', 'b', 'c'], ['b'])
    const client = await clientOf(cluster, 'c')
    cluster.network.port('b' as NodeId).hold('a' as NodeId)
    client.publish(1, 'q', 'one', PERSISTENT)
    expect(await client.all()).toEqual([])
    cluster.network.port('b' as NodeId).release('a' as NodeId)
    expect(shown(await client.all())).toEqual(['ack 1'])
  })

  test('loses its leader and nothing else: order, transient ones, what was acknowledged', async () => {
    const cluster = await open(['a', 'b', 'c'], ['b'])
    const client = await clientOf(cluster, 'a')
    for (let i = 0; i < 6; i += 1) client.publish(1, 'q', `m${i}`, i % 2 === 0 ? PERSISTENT : {})
    const consumer = await clientOf(cluster, 'c')
    consumer.send(1, { kind: 'basic.qos', prefetchSize: 0, prefetchCount: 2, global: false }, consumeOf('q', 't'))
    expect(shown(await consumer.all())).toEqual(['basic.qos-ok', 'basic.consume-ok', 'm0', 'm1'])
    consumer.send(1, { kind: 'basic.ack', deliveryTag: 1, multiple: false })
    expect(shown(await consumer.all())).toEqual(['m2'])
    await cluster.pass(100) // An acknowledgement goes to the mirrors when it has waited a little.
    await kill(cluster, 'a', ['b', 'c'])
    // Subscribed at the new leader without a word: what was unacknowledged comes again, then the rest.
    expect(shown(await consumer.all())).toEqual(['m1*', 'm2*'])
    consumer.send(1, { kind: 'basic.ack', deliveryTag: 5, multiple: true })
    expect(shown(await consumer.all())).toEqual(['m3*', 'm4*'])
    const other = await clientOf(cluster, 'c')
    other.publish(1, 'q', 'after', PERSISTENT)
    expect(shown(await other.all())).toEqual(['ack 1'])
  })

  test('a consumer that asked for it is cancelled at a failover', async () => {
    const cluster = await open(['a', 'b', 'c'], ['b'])
    const consumer = await clientOf(cluster, 'c')
    const cancels = [{ name: 'x-cancel-on-ha-failover', value: { type: 'bool' as const, value: true } }]
    consumer.send(1, consumeOf('q', 't', { arguments: cancels }))
    await consumer.all()
    await kill(cluster, 'a', ['b', 'c'])
    expect(shown(await consumer.all())).toEqual(['basic.cancel'])
  })

  test('a leader that learns of several successors at once keeps nothing that they lack', async () => {
    const cluster = await BrokerCluster.open(['a', 'b'])
    const flags = { durable: true, autoDelete: false, exclusive: false, serverNamed: false, arguments: [] }
    for (const name of ['q', 'q2'] as QueueName[]) {
      await cluster.commit({ kind: 'declareQueue', vhost, name, ...flags, leader: 'a' as NodeId, mirrors: [] })
    }
    await cluster.commit({
      ...{ kind: 'setPolicy', vhost, name: 'ha' as PolicyName, pattern: '', applyTo: 'queues', priority: 0 },
      definition: '{"ha-mode":"all","ha-sync-mode":"automatic"}',
    })
    await cluster.pass(1000)
    cluster.node('a').metadata.isLagging = true
    await cluster.commit({
      ...{ kind: 'setDraining', node: 'a' as NodeId, incarnation: 1 as Incarnation, isDraining: true },
    })
    // It does not know that b leads both, and that b has asked already what it holds.
    const client = await clientOf(cluster, 'a')
    for (const queue of ['q', 'q2']) client.publish(1, queue, 'late')
    await cluster.pass(100)
    cluster.node('a').metadata.isLagging = false
    await cluster.pass(1000)
    for (const { uid, leader } of cluster.node('b').metadata.metadata.queues(vhost)) {
      expect(leader).toBe('b')
      const { directory } = cluster.node('a').broker
      const held = [...(cluster.node('b').broker.directory.localQueue(uid)?.heldIndexes() ?? [])]
      expect(directory.replica(uid)?.size).toBe(held.length)
    }
  })

  test('a consumer stays subscribed when its queue comes to its own node', async () => {
    const cluster = await open(['a', 'b', 'c'], ['b'])
    const consumer = await clientOf(cluster, 'b')
    consumer.send(1, consumeOf('q', 't'))
    await consumer.all()
    const [queue] = cluster.node('a').metadata.metadata.queues(vhost)
    await cluster.commit({ kind: 'transferLeader', uid: queue?.uid as QueueUid, to: 'b' as NodeId })
    await cluster.pass(1000)
    const client = await clientOf(cluster, 'c')
    client.publish(1, 'q', 'm0')
    await client.all()
    expect(shown(await consumer.all())).toEqual(['m0'])
  })

  test('a consumer that hears of a failover twice is subscribed once', async () => {
    const cluster = await open(['a', 'b', 'c'], ['b'])
    const consumer = await clientOf(cluster, 'c')
    consumer.send(1, consumeOf('q', 't'))
    await consumer.all()
    // The old leader says that it is none any more, before this node knows who is.
    cluster.node('c').metadata.isLagging = true
    cluster.network.port('c' as NodeId).hold('a' as NodeId)
    const [queue] = cluster.node('a').metadata.metadata.queues(vhost)
    await cluster.commit({ kind: 'transferLeader', uid: queue?.uid as QueueUid, to: 'b' as NodeId })
    await cluster.pass(1000)
    cluster.node('c').metadata.isLagging = false
    await cluster.quiet()
    cluster.network.port('c' as NodeId).release('a' as NodeId)
    await cluster.pass(1000)
    const client = await clientOf(cluster, 'b')
    for (let i = 0; i < 4; i += 1) client.publish(1, 'q', `m${i}`)
    await client.all()
    expect(shown(await consumer.all()).slice(-4)).toEqual(['m0', 'm1', 'm2', 'm3'])
    const counted = await client.call(1, queueDeclare('q', { passive: true }))
    expect(counted.method).toMatchObject({ kind: 'queue.declare-ok', consumerCount: 1 })
  })

  test('a leader that was replaced without knowing it confirms nothing before the next one has it', async () => {
    const cluster = await open(['a', 'b', 'c'], ['b'])
    const client = await clientOf(cluster, 'a')
    cluster.node('a').metadata.isLagging = true
    await cluster.commit({ kind: 'nodeDown', node: 'a' as NodeId, incarnation: 1 as Incarnation })
    client.publish(1, 'q', 'too late', PERSISTENT)
    expect(await client.all()).toEqual([])
    cluster.node('a').metadata.isLagging = false
    await cluster.quiet()
    expect(shown(await client.all())).toEqual(['ack 1'])
    const other = await clientOf(cluster, 'b')
    other.send(1, consumeOf('q', 't'))
    expect(shown(await other.all())).toContain('too late')
  })
})
