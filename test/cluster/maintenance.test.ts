// A node is drained before it is stopped for a while: the clients and the mirrored queues of the others notice nothing.
import { expect, test } from 'vitest'
import { ConfirmedLoad, open } from '../support/confirmed-load.ts'
import { OrderedConsumer } from '../support/ordered-consumer.ts'
import { type LocalNode, queueFacts, startCluster, until } from '../support/process-cluster.ts'

async function leader(via: LocalNode, queue: string): Promise<unknown> {
  return (await queueFacts(via, queue, 'leader'))?.leader
}

async function maintenance(via: LocalNode): Promise<readonly unknown[]> {
  const facts = JSON.parse(await via.mustCtl('cluster_status', '--formatter', 'json')) as Record<string, object>
  return Object.values(facts['maintenance_status'] ?? {})
}

/** Resolves to what the client is told when its connection ends. */
async function client(node: LocalNode): Promise<{ readonly closed: Promise<string> }> {
  const connection = await open(node.uri)
  return { closed: new Promise((told) => connection.once('close', (error?: Error) => told(error?.message ?? ''))) }
}

test('rebalance spreads the leaders of mirrored queues over the nodes', async () => {
  const cluster = await startCluster(3, { joined: true })
  try {
    const [one, two, three] = [cluster.node(1), cluster.node(2), cluster.node(3)]
    await one.mustCtl('set_policy', 'ha', '^ha', '{"ha-mode":"all"}')
    const connection = await open(one.uri)
    const channel = await connection.createChannel()
    const queues = ['ha.1', 'ha.2', 'ha.3', 'ha.4', 'ha.5', 'ha.6', 'plain']
    for (const queue of queues) await channel.assertQueue(queue, { durable: true })
    await one.mustCtl('await_online_synchronized_mirror')
    const { value } = JSON.parse(await two.mustCtl('rebalance', 'classic', '--formatter', 'json')) as { value: unknown }
    const row = ({ name }: LocalNode) => [
      ['Node name', name],
      ['Number of quorum queues', 0],
      ['Number of replicated classic queues', 2],
    ]
    expect(value).toEqual([one, two, three].map(row))
    expect(await leader(three, 'plain')).toBe(one.name)
    for (const queue of queues) expect(await channel.checkQueue(queue)).toMatchObject({ messageCount: 0 })
    await connection.close()
  } finally {
    await cluster.close()
  }
})

const REGULAR = 'not under maintenance'

test('a drained node sends its clients away and passes on its queues, until it is revived or starts again', async () => {
  const cluster = await startCluster(3, { joined: true })
  try {
    const [one, two, three] = [cluster.node(1), cluster.node(2), cluster.node(3)]
    await two.mustCtl('set_policy', 'ha', '^ha', '{"ha-mode":"all","ha-sync-mode":"automatic"}')
    const declaring = await open(one.uri)
    await (await declaring.createChannel()).assertQueue('ha.flow', { durable: true })
    await declaring.close()
    const load = new ConfirmedLoad('ha.flow')
    const consumer = new OrderedConsumer('ha.flow')
    await load.start(two.uri)
    await consumer.start(three.uri)
    await load.flows()
    expect(await leader(two, 'ha.flow')).toBe(one.name)

    const { closed } = await client(one)
    expect(await one.mustCtl('drain')).toBe(
      `Will put node ${one.name} into maintenance mode. The node will no longer serve any client traffic!\n`,
    )
    expect(await closed).toContain('CONNECTION_FORCED - Node was put into maintenance mode')
    expect((await one.ctl('check_protocol_listener', 'amqp')).exitCode).toBe(69)
    const next = await leader(two, 'ha.flow')
    expect([two.name, three.name]).toContain(next)
    expect(await maintenance(three)).toEqual(['marked for maintenance', REGULAR, REGULAR])
    expect((await two.ctl('transfer_leader', 'ha.flow', one.name)).exitCode).toBe(69)
    await load.flows()
    expect(load.nacked.size).toBe(0)

    await one.mustCtl('revive')
    expect(await maintenance(three)).toEqual([REGULAR, REGULAR, REGULAR])
    const { closed: closedAgain } = await client(one)
    await until(
      'its mirror is in step',
      async () => (await two.ctl('transfer_leader', 'ha.flow', one.name)).exitCode === 0,
    )
    await load.flows()

    const before = load.nacked.size
    await one.mustCtl('drain')
    expect(await closedAgain).toContain('320')
    await one.mustCtl('await_online_synchronized_mirror')
    await one.mustCtl('check_if_node_is_mirror_sync_critical')
    await one.stop()
    await load.flows()
    expect(load.nacked.size).toBe(before)
    one.start()
    await one.ready()
    expect(await maintenance(three)).toEqual([REGULAR, REGULAR, REGULAR])
    await (await open(one.uri)).close()
    await load.flows()

    await load.stop()
    await until('what was confirmed is delivered', () => consumer.missing(load.confirmed) === 0)
    await consumer.stop()
    expect(consumer).toMatchObject({ late: [], unmarked: [], isCancelled: false })
  } finally {
    await cluster.close()
  }
})
