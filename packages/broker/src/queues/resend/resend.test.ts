/** Publishes of one node to a mirrored queue of another, over whole brokers in memory: leaders die, lanes break. */
import type { Incarnation, NodeId, PolicyName, QueueName, VhostName } from '@warren/kernel'
import { FEATURE_FLAG_NAMES as featureFlags } from '@warren/model'
import { describe, expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import type { Received, TestClient } from '../../../test-support/test-client.ts'

const vhost = '/' as VhostName
const name = 'q' as QueueName
const PERSISTENT = { properties: { deliveryMode: 2 } } as const
const [a, b, c] = ['a' as NodeId, 'b' as NodeId, 'c' as NodeId]
/** Longer than publishes wait for a leader. */
const TOO_LONG_MS = 15_500

/** Queue `q`, led by `a`, mirrored by `b` or whom else; and a client of `c` that publishes with confirms. */
async function open(mirrors: readonly NodeId[] = [b]): Promise<{ cluster: BrokerCluster; client: TestClient }> {
  const cluster = await BrokerCluster.open(['a', 'b', 'c'])
  await cluster.commit({
    kind: 'declareQueue',
    ...{ vhost, name, durable: true, autoDelete: false, exclusive: false, serverNamed: false },
    ...{ arguments: [], leader: a, mirrors },
  })
  const client = await cluster.open('c')
  await client.channel(1)
  client.send(1, { kind: 'confirm.select', noWait: true })
  await client.all()
  return { cluster, client }
}

/** Nobody hears the node any more, and it nobody. */
async function lose(cluster: BrokerCluster, node: NodeId): Promise<void> {
  for (const other of [a, b, c]) if (other !== node) cluster.network.break(node, other)
  cluster.node(node).metadata.isLagging = true
  await cluster.quiet()
}

async function decideDown(cluster: BrokerCluster, node: NodeId): Promise<void> {
  await cluster.commit({ kind: 'nodeDown', node, incarnation: 1 as Incarnation })
  await cluster.pass(1000)
}

async function publish(client: TestClient, ...bodies: readonly string[]): Promise<void> {
  for (const body of bodies) client.publish(1, 'q', body, PERSISTENT)
  await client.cluster.quiet()
}

/** `ack` and the last of what was answered, if all of it was acknowledged. */
function answers(received: readonly Received[]): string {
  const kinds = new Set<string>()
  let last = 0
  for (const { method } of received) {
    kinds.add(method.kind.slice(6))
    if (method.kind === 'basic.ack' || method.kind === 'basic.nack') last = Math.max(last, method.deliveryTag)
  }
  return `${[...kinds].join(' ')} ${last}`
}

/** What is in the queue, by the client of another node. */
async function contents(cluster: BrokerCluster, node = 'b'): Promise<string[]> {
  const client = await cluster.open(node)
  await client.channel(1)
  const bodies: string[] = []
  for (;;) {
    const got = await client.call(1, { kind: 'basic.get', queue: 'q', noAck: true })
    if (got.method.kind !== 'basic.get-ok') return bodies
    bodies.push(got.body.toString())
  }
}

describe('publishes of another node to a mirrored queue', () => {
  test('what had no confirm when the leader was lost is sent to the next one, and is there once, in order', async () => {
    const { cluster, client } = await open()
    await publish(client, 'one')
    await client.all()
    cluster.network.port(b).hold(a) // Its mirror has it, and the leader does not hear so.
    await publish(client, 'two', 'three')
    cluster.network.port(c).hold(a) // Nobody has it.
    await publish(client, 'four')
    expect(await client.all()).toEqual([])
    await lose(cluster, a)
    await publish(client, 'five') // While there is no leader.
    expect(await client.all()).toEqual([])
    await decideDown(cluster, a)
    await publish(client, 'six')
    expect(answers(await client.all())).toBe('ack 6')
    expect(await contents(cluster)).toEqual(['one', 'two', 'three', 'four', 'five', 'six'])
  })

  test('a lane that breaks, and works again, costs nothing but time', async () => {
    const { cluster, client } = await open()
    cluster.network.port(a).hold(c) // The leader takes it in, and its answer is lost.
    await publish(client, 'one', 'two')
    cluster.network.break(a, c)
    await publish(client, 'three')
    expect(await client.all()).toEqual([])
    cluster.network.connect(a, c)
    await publish(client, 'four')
    expect(answers(await client.all())).toBe('ack 4')
    expect(await contents(cluster)).toEqual(['one', 'two', 'three', 'four'])
  })

  test('of two leaders lost one after the other neither keeps what is sent again from being there once', async () => {
    const { cluster, client } = await open([b, c])
    cluster.network.port(b).hold(a)
    await publish(client, 'one', 'two')
    await lose(cluster, a)
    await decideDown(cluster, a)
    expect(answers(await client.all())).toBe('ack 2')
    cluster.network.port(b).hold(c)
    await publish(client, 'three')
    await lose(cluster, b)
    await publish(client, 'four')
    await decideDown(cluster, b) // The publisher's own node leads.
    await publish(client, 'five')
    expect(answers(await client.all())).toBe('ack 5')
    expect(await contents(cluster, 'c')).toEqual(['one', 'two', 'three', 'four', 'five'])
  })

  test('what wants no confirm is sent again as well', async () => {
    const { cluster } = await open()
    const client = await cluster.open('c')
    await client.channel(1)
    cluster.network.port(c).hold(a)
    await publish(client, 'one', 'two')
    await lose(cluster, a)
    await decideDown(cluster, a)
    await publish(client, 'three')
    expect(await contents(cluster)).toEqual(['one', 'two', 'three'])
  })

  test('when it is decided that nobody else is in step there is nothing to wait for', async () => {
    const { cluster, client } = await open([])
    const definition = JSON.stringify({ 'ha-mode': 'all', 'ha-sync-mode': 'manual' })
    cluster.network.port(b).hold(a)
    cluster.network.port(c).hold(a)
    await cluster.commit({
      ...{ kind: 'setPolicy', vhost, name: 'ha' as PolicyName, pattern: '^q$', applyTo: 'queues', definition },
      priority: 0,
    })
    cluster.network.port(a).hold(c)
    await publish(client, 'kept')
    await lose(cluster, a)
    expect(await client.all()).toEqual([])
    await decideDown(cluster, a)
    expect(answers(await client.all())).toBe('nack 1')
    await publish(client, 'none')
    expect(answers(await client.all())).toBe('nack 2')
  })

  test('a leader that does not come is not waited for for ever', async () => {
    const { cluster, client } = await open()
    await lose(cluster, a)
    cluster.shared.isUnavailable = true
    await publish(client, 'one')
    await cluster.pass(TOO_LONG_MS - 2_000)
    expect(await client.all()).toEqual([])
    await cluster.pass(2_000)
    expect(answers(await client.all())).toBe('nack 1')
    await publish(client, 'two')
    expect(answers(await client.all())).toBe('nack 2')
    await decideDown(cluster, a)
    await publish(client, 'three')
    expect(answers(await client.all())).toBe('ack 3')
    expect(await contents(cluster)).toEqual(['three'])
  })

  test('what the lane brings of a publisher that is known to have restarted is not taken in again', async () => {
    const { cluster, client } = await open()
    cluster.network.port(a).hold(c)
    await publish(client, 'one') // The leader has it, and its answer is lost.
    cluster.network.break(a, c)
    cluster.network.connect(a, c)
    cluster.network.port(c).hold(a) // Sent again, and under way.
    await cluster.quiet()
    cluster.node('c').metadata.isLagging = true
    const host = { host: 'c', clusterPort: 1, amqpPort: 2, version: '0', hears: [], featureFlags }
    await cluster.commit({ kind: 'nodeUp', node: c, incarnation: 2 as Incarnation, ...host })
    cluster.network.port(c).release(a)
    await cluster.quiet()
    expect(await contents(cluster, 'a')).toEqual(['one'])
  })

  test('of a queue that is deleted meanwhile they count as done', async () => {
    const { cluster, client } = await open()
    await lose(cluster, a)
    await publish(client, 'one')
    await cluster.commit({ kind: 'deleteQueue', vhost, name, force: true })
    await cluster.quiet()
    expect(answers(await client.all())).toBe('ack 1')
  })

  test('a leader that hands over is a pause, too', async () => {
    const { cluster, client } = await open()
    cluster.network.port(a).hold(c)
    await publish(client, 'one')
    await cluster.commit({ kind: 'transferLeader', uid: uidOf(cluster), to: b })
    await publish(client, 'two')
    cluster.network.port(a).release(c)
    await publish(client, 'three')
    expect(answers(await client.all())).toBe('ack 3')
    expect(await contents(cluster)).toEqual(['one', 'two', 'three'])
  })

  test('what was sent before there were mirrors, and comes when the queue has led elsewhere, is refused', async () => {
    const { cluster, client } = await open([])
    cluster.network.port(c).hold(a)
    await publish(client, 'one')
    const definition = JSON.stringify({ 'ha-mode': 'all', 'ha-sync-mode': 'automatic' })
    const policy = {
      vhost,
      name: 'ha' as PolicyName,
      pattern: '^q$',
      applyTo: 'queues',
      definition,
      priority: 0,
    } as const
    await cluster.commit({ kind: 'setPolicy', ...policy })
    await cluster.pass(1000)
    for (const to of [b, a]) {
      await cluster.commit({ kind: 'transferLeader', uid: uidOf(cluster), to })
      await cluster.pass(1000)
    }
    const other = await cluster.open('b')
    await other.channel(1)
    other.publish(1, 'q', 'two', PERSISTENT)
    await cluster.quiet()
    cluster.network.port(c).release(a)
    expect(answers(await client.all())).toBe('nack 1')
    expect(await contents(cluster)).toEqual(['two'])
  })
})

function uidOf(cluster: BrokerCluster) {
  const [record] = cluster.node('c').metadata.metadata.queues(vhost)
  if (record === undefined) throw new Error('no queue')
  return record.uid
}
