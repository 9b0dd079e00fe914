// A client of one node publishes with confirms to a mirrored queue of another one, whose node is killed: it notices a pause, and no more.
import { expect, test } from 'vitest'
import { ConfirmedLoad, drain, open } from '../support/confirmed-load.ts'
import { type LocalNode, startCluster, until } from '../support/process-cluster.ts'

const QUEUE = 'ha.resend'

interface Replicas {
  readonly leader: string
  readonly inStep: number
}

async function replicas(via: LocalNode): Promise<Replicas | undefined> {
  const columns = ['name', 'leader', 'synchronised_mirrors']
  const rows = (await via.list('list_queues', columns))?.rows as Record<string, string | string[]>[] | undefined
  const row = rows?.find(({ name }) => name === QUEUE)
  if (row === undefined) return undefined
  return { leader: String(row['leader']), inStep: row['synchronised_mirrors']?.length ?? 0 }
}

async function flows(load: ConfirmedLoad): Promise<void> {
  const before = load.confirmed.size
  await until('publishes are confirmed', () => load.confirmed.size > before + 1_000)
}

test('leaders are killed one after the other under a publisher elsewhere: no nack, nothing twice, all in order', async () => {
  const cluster = await startCluster(3, { joined: true })
  try {
    const [one, two, three] = [cluster.node(1), cluster.node(2), cluster.node(3)]
    const connection = await open(one.uri)
    await (await connection.createChannel()).assertQueue(QUEUE, { durable: true })
    await connection.close()
    const policy = { 'ha-mode': 'nodes', 'ha-params': [one.name, two.name], 'ha-sync-mode': 'automatic' }
    await one.mustCtl('set_policy', 'ha', '^ha\\.', JSON.stringify(policy))
    const load = new ConfirmedLoad(QUEUE)
    await load.start(three.uri)
    for (const [victim, heir] of [[one, two] as const, [two, one] as const]) {
      await until('the mirror is in step', async () => (await replicas(heir))?.inStep === 1)
      expect((await replicas(heir))?.leader).toBe(victim.name)
      await flows(load)
      await victim.kill()
      await flows(load)
      expect((await replicas(heir))?.leader).toBe(heir.name)
      victim.start()
      await victim.ready()
    }
    expect([...load.nacked].slice(0, 5)).toEqual([]) // Now: what has no answer when the client goes counts as nacked there.
    await load.stop()
    const { numbers } = await drain(three.uri, QUEUE, 0)
    expect(numbers.findIndex((number, at) => number !== at + 1)).toBe(-1) // From 1 on, each once, in order.
    expect([...load.confirmed].filter((number) => number > numbers.length)).toEqual([])
  } finally {
    await cluster.close()
  }
})
