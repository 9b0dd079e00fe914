/** A leader that passes its queue on while clients of its own node publish, over whole brokers in memory. */
import type { NodeId, QueueName, QueueUid, VhostName } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import { BrokerCluster } from '../../../test-support/broker-cluster.ts'
import { consumeOf, type Received, type TestClient } from '../../../test-support/test-client.ts'

const vhost = '/' as VhostName
const name = 'q' as QueueName
const PERSISTENT = { properties: { deliveryMode: 2 } } as const
const [a, b, c] = ['a' as NodeId, 'b' as NodeId, 'c' as NodeId]

interface Opened {
  readonly cluster: BrokerCluster
  readonly client: TestClient
  /** Commits that the queue passes to that node. */
  readonly pass: (to: NodeId) => void
}

/** Queue `q`, led by `a`, mirrored by `b` and `c`; and a client of `a`. */
async function open(isConfirming = true): Promise<Opened> {
  const cluster = await BrokerCluster.open(['a', 'b', 'c'])
  await cluster.commit({
    kind: 'declareQueue',
    ...{ vhost, name, durable: true, autoDelete: false, exclusive: false, serverNamed: false },
    ...{ arguments: [], leader: a, mirrors: [b, c] },
  })
  const client = await cluster.open('a')
  await client.channel(1)
  if (isConfirming) client.send(1, { kind: 'confirm.select', noWait: true })
  await client.all()
  const [queue] = cluster.node('a').metadata.metadata.queues(vhost)
  const uid = queue?.uid as QueueUid
  return { cluster, client, pass: (to) => cluster.shared.commit({ kind: 'transferLeader', uid, to }) }
}

/** What `one` had no answer to comes to the leader to be, what `two` is does not. */
async function publishUnsafe({ cluster, client }: Opened, one: string, two: string): Promise<void> {
  for (const mirror of [b, c]) cluster.network.port(mirror).hold(a)
  client.publish(1, 'q', one, PERSISTENT)
  await cluster.quiet()
  for (const mirror of [b, c]) cluster.network.port(a).hold(mirror)
  client.publish(1, 'q', two, PERSISTENT)
  await cluster.quiet()
}

async function release({ cluster }: Opened): Promise<void> {
  for (const mirror of [b, c]) {
    cluster.network.port(mirror).release(a)
    cluster.network.port(a).release(mirror)
  }
  await cluster.quiet()
}

function shown(received: readonly Received[]): string[] {
  return received.map(({ method, body }) => {
    if (method.kind === 'basic.deliver' || method.kind === 'basic.get-ok')
      return `${body}${method.redelivered ? '*' : ''}`
    return method.kind === 'basic.ack' ? `ack ${method.deliveryTag}` : method.kind
  })
}

/** All that is in the queue, * for redelivered. */
async function contents(cluster: BrokerCluster): Promise<string[]> {
  const client = await cluster.open('b')
  await client.channel(1)
  const all: Received[] = []
  for (;;) {
    const got = await client.call(1, { kind: 'basic.get', queue: 'q', noAck: true })
    if (got.method.kind !== 'basic.get-ok') return shown(all)
    all.push(got)
  }
}

describe('a leader that passes its queue on', () => {
  test.each([true, false])('hands on what the next one may lack, in order (confirms: %s)', async (isConfirming) => {
    const opened = await open(isConfirming)
    const { cluster, client, pass } = opened
    client.publish(1, 'q', 'one', PERSISTENT)
    await client.all()
    await publishUnsafe(opened, 'two', 'three')
    pass(b)
    await cluster.quiet()
    client.publish(1, 'q', 'four', PERSISTENT)
    expect(await client.all()).toEqual([])
    await release(opened)
    client.publish(1, 'q', 'five', PERSISTENT)
    const answers = shown(await client.all())
    expect(answers.at(-1)).toBe(isConfirming ? 'ack 5' : undefined)
    expect(answers).not.toContain('basic.nack')
    expect(await contents(cluster)).toEqual(['one*', 'two*', 'three', 'four', 'five'])
  })

  test('says of what it has handed out that it has', async () => {
    const opened = await open()
    const { cluster, client, pass } = opened
    const consumer = await cluster.open('c')
    await consumer.channel(1)
    consumer.send(1, consumeOf('q', 't'))
    await consumer.all()
    cluster.network.port(b).hold(a)
    cluster.network.port(a).hold(b)
    client.publish(1, 'q', 'one', PERSISTENT)
    expect(shown(await consumer.all())).toEqual(['one'])
    pass(b)
    await release(opened)
    expect(shown(await client.all())).toEqual(['ack 1'])
    expect(shown(await consumer.all())).toEqual(['one*'])
  })

  test('confirms what has been consumed meanwhile', async () => {
    const opened = await open()
    const { cluster, client, pass } = opened
    cluster.network.port(b).hold(a)
    cluster.network.port(a).hold(b)
    client.publish(1, 'q', 'one', PERSISTENT)
    const got = await client.call(1, { kind: 'basic.get', queue: 'q', noAck: true })
    expect(got.body.toString()).toBe('one')
    pass(b)
    await release(opened)
    expect(shown(await client.all())).toEqual(['ack 1'])
    expect(await contents(cluster)).toEqual([])
  })

  test('nacks what only a leader that has been replaced too could tell of', async () => {
    const opened = await open()
    const { cluster, client, pass } = opened
    await publishUnsafe(opened, 'two', 'three')
    cluster.node('a').metadata.isLagging = true
    pass(b)
    await cluster.quiet()
    await cluster.pass(1000) // c is in step with b.
    pass(c)
    await cluster.quiet()
    cluster.node('a').metadata.isLagging = false
    await release(opened)
    expect(shown(await client.all())).toEqual(['basic.nack', 'basic.nack'])
    expect(await contents(cluster)).toEqual(['two*'])
  })
})
