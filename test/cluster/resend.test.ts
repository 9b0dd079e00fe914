// A client publishes with confirms to a mirrored queue, whose leader is killed, or passes it on: it notices a pause, and no more.
import { expect, test } from 'vitest'
import { ConfirmedLoad, drain, open } from '../support/confirmed-load.ts'
import { type LocalNode, queueFacts, startCluster, until } from '../support/process-cluster.ts'

const QUEUE = 'ha.resend'

async function inStep(via: LocalNode): Promise<number> {
  const mirrors = (await queueFacts(via, QUEUE, 'synchronised_mirrors'))?.synchronised_mirrors
  return Array.isArray(mirrors) ? mirrors.length : 0
}

async function declare(via: LocalNode, nodes: readonly LocalNode[]): Promise<void> {
  const connection = await open(via.uri)
  await (await connection.createChannel()).assertQueue(QUEUE, { durable: true })
  await connection.close()
  const policy = { 'ha-mode': 'nodes', 'ha-params': nodes.map(({ name }) => name), 'ha-sync-mode': 'automatic' }
  await via.mustCtl('set_policy', 'ha', '^ha\\.', JSON.stringify(policy))
}

/** Stops it, and sees that the queue has each message from 1 on once, in order, and nothing was nacked. */
async function expectAll(load: ConfirmedLoad, via: LocalNode): Promise<void> {
  expect([...load.nacked].slice(0, 5)).toEqual([]) // Now: what has no answer when the client goes counts as nacked there.
  await load.stop()
  const { numbers } = await drain(via.uri, QUEUE, 0)
  expect(numbers.findIndex((number, at) => number !== at + 1)).toBe(-1)
  expect([...load.confirmed].filter((number) => number > numbers.length)).toEqual([])
}

test('leaders are killed one after the other under a publisher elsewhere: no nack, nothing twice, all in order', async () => {
  const cluster = await startCluster(3, { joined: true })
  try {
    const [one, two, three] = [cluster.node(1), cluster.node(2), cluster.node(3)]
    await declare(one, [one, two])
    const load = new ConfirmedLoad(QUEUE)
    await load.start(three.uri)
    for (const [victim, heir] of [[one, two] as const, [two, one] as const]) {
      await until('the mirror is in step', async () => (await inStep(heir)) === 1)
      expect((await queueFacts(heir, QUEUE, 'leader'))?.leader).toBe(victim.name)
      await load.flows(1_000)
      await victim.kill()
      await load.flows(1_000)
      expect((await queueFacts(heir, QUEUE, 'leader'))?.leader).toBe(heir.name)
      victim.start()
      await victim.ready()
    }
    await expectAll(load, three)
  } finally {
    await cluster.close()
  }
})

test('the queue passes from node to node under a publisher on one of them: no nack, nothing twice, all in order', async () => {
  const cluster = await startCluster(3, { joined: true })
  try {
    const [one, two, three] = [cluster.node(1), cluster.node(2), cluster.node(3)]
    await declare(one, [one, two, three])
    const load = new ConfirmedLoad(QUEUE)
    await load.start(one.uri)
    for (const heir of [two, three, one, two]) {
      await until('the mirrors are in step', async () => (await inStep(one)) === 2)
      await load.flows(1_000)
      await one.mustCtl('transfer_leader', QUEUE, heir.name)
      await load.flows(1_000)
      expect((await queueFacts(one, QUEUE, 'leader'))?.leader).toBe(heir.name)
    }
    await expectAll(load, one)
  } finally {
    await cluster.close()
  }
})
