// Mirrored queues as in the second classic how-to: two nodes, a policy, either of them may die. And policies that change under load.
import { expect, test } from 'vitest'
import { ConfirmedLoad, drain, open } from '../support/confirmed-load.ts'
import { OrderedConsumer } from '../support/ordered-consumer.ts'
import { type LocalNode, type ProcessCluster, queueFacts, startCluster, until } from '../support/process-cluster.ts'

interface Mirroring {
  readonly leader: string
  readonly synchronised: string
  readonly policy: string
}

/** As `via` lists it; the nodes in step are sorted. */
async function mirroring(via: LocalNode, queue: string): Promise<Mirroring | undefined> {
  const facts = await queueFacts(via, queue, 'leader', 'synchronised_mirrors', 'policy')
  if (facts === undefined) return undefined
  return {
    leader: String(facts.leader),
    synchronised: [...((facts.synchronised_mirrors ?? []) as string[])].sort().join(),
    policy: String(facts.policy),
  }
}

function inStep(via: LocalNode, queue: string, wanted: Partial<Mirroring>): Promise<void> {
  return until(`${queue}: ${JSON.stringify(wanted)}`, async () => {
    const found = await mirroring(via, queue)
    return (
      found !== undefined && Object.entries(wanted).every(([key, value]) => found[key as keyof Mirroring] === value)
    )
  })
}

async function messages(via: LocalNode, queue: string): Promise<unknown> {
  return (await queueFacts(via, queue, 'messages'))?.messages
}

async function withCluster(count: number, run: (cluster: ProcessCluster) => Promise<void>): Promise<void> {
  const cluster = await startCluster(count, { joined: true })
  try {
    await run(cluster)
  } finally {
    await cluster.close()
  }
}

async function declare(node: LocalNode, ...queues: readonly string[]): Promise<void> {
  const connection = await open(node.uri)
  const channel = await connection.createChannel()
  for (const queue of queues) await channel.assertQueue(queue, { durable: true })
  await connection.close()
}

test('with ha-mode all either of two nodes may be killed, and its clients go on at the other one', async () => {
  await withCluster(2, async (cluster) => {
    const [one, two] = [cluster.node(1), cluster.node(2)]
    await declare(one, 'ha.flow', 'ha.kept', 'plain')
    expect(await one.mustCtl('set_policy', 'ha-all', '^ha\\.', '{"ha-mode":"all"}')).toBe(
      'Setting policy "ha-all" for pattern "^ha\\." to "{"ha-mode":"all"}" with priority "0" for vhost "/" ...\n',
    )
    for (const queue of ['ha.flow', 'ha.kept']) await inStep(two, queue, { synchronised: two.name, policy: 'ha-all' })
    expect(await mirroring(two, 'plain')).toEqual({ leader: one.name, synchronised: '', policy: '' })
    const kept = new ConfirmedLoad('ha.kept')
    const flow = new ConfirmedLoad('ha.flow')
    const consumer = new OrderedConsumer('ha.flow')
    for (const [victim, survivor] of [[one, two] as const, [two, one] as const]) {
      for (const load of [kept, flow]) await load.start(survivor.uri)
      await consumer.start(survivor.uri)
      for (const load of [kept, flow]) await load.flows()
      await victim.kill()
      for (const load of [kept, flow]) await load.flows()
      expect((await mirroring(survivor, 'ha.flow'))?.leader).toBe(survivor.name)
      for (const load of [kept, flow]) await load.stop()
      await until('what was confirmed is delivered', () => consumer.missing(flow.confirmed) === 0)
      await until('the queue is empty', async () => (await messages(survivor, 'ha.flow')) === 0)
      await consumer.stop()
      victim.start()
      await victim.ready()
      await inStep(survivor, 'ha.flow', { leader: survivor.name, synchronised: victim.name }) // Nothing is left to fill.
      await survivor.mustCtl('sync_queue', 'ha.kept')
      await inStep(victim, 'ha.kept', { leader: survivor.name, synchronised: victim.name })
    }
    expect(consumer).toMatchObject({ late: [], unmarked: [], isCancelled: false })
    await one.kill() // What was confirmed while one of them was down is on the other one too, by now.
    const { numbers } = await drain(two.uri, 'ha.kept', 0)
    const held = new Set(numbers)
    expect([...kept.confirmed].filter((number) => !held.has(number))).toEqual([])
    expect(numbers).toEqual([...numbers].sort((left, right) => left - right))
  })
})

test('a policy that is set, changed and cleared under load loses and reorders nothing', async () => {
  await withCluster(3, async (cluster) => {
    const [one, two, three] = [cluster.node(1), cluster.node(2), cluster.node(3)]
    const [, TWO, THREE] = cluster.nodes.map(({ name }) => name)
    await declare(one, 'ha.live')
    const load = new ConfirmedLoad('ha.live')
    const consumer = new OrderedConsumer('ha.live')
    await load.start(two.uri)
    await consumer.start(three.uri)
    const policy = (definition: object): Promise<string> =>
      two.mustCtl('set_policy', 'live', '^ha', JSON.stringify({ 'ha-sync-mode': 'automatic', ...definition }))
    await load.flows()
    await policy({ 'ha-mode': 'all' })
    await inStep(one, 'ha.live', { leader: one.name, synchronised: `${TWO},${THREE}` })
    await load.flows()
    await policy({ 'ha-mode': 'exactly', 'ha-params': 2 })
    await until('one mirror is left', async () => !(await mirroring(one, 'ha.live'))?.synchronised.includes(','))
    await load.flows()
    await policy({ 'ha-mode': 'nodes', 'ha-params': [TWO, THREE] }) // The leader is not among them.
    await until('a listed node leads', async () => (await mirroring(one, 'ha.live'))?.leader !== one.name)
    await load.flows()
    await one.kill() // It has nothing to do with the queue any more.
    await load.flows()
    await three.mustCtl('clear_policy', 'live')
    await inStep(two, 'ha.live', { synchronised: '', policy: '' })
    await load.flows()
    await load.stop()
    await until('what was confirmed is delivered', () => consumer.missing(load.confirmed) === 0)
    await consumer.stop()
    expect(consumer).toMatchObject({ late: [], unmarked: [], isCancelled: false })
  })
})
