// A client of one node publishes with confirms to a mirrored queue of another one, whose node is killed: it notices a pause, and no more.
import { expect, test } from 'vitest'
import { ConfirmedLoad, drain, open } from '../support/confirmed-load.ts'
import { type LocalNode, queueFacts, startCluster, until } from '../support/process-cluster.ts'

const QUEUE = 'ha.resend'

async function inStep(via: LocalNode): Promise<number> {
  const mirrors = (await queueFacts(via, QUEUE, 'synchronised_mirrors'))?.synchronised_mirrors
  return Array.isArray(mirrors) ? mirrors.length : 0
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
      await until('the mirror is in step', async () => (await inStep(heir)) === 1)
      expect((await queueFacts(heir, QUEUE, 'leader'))?.leader).toBe(victim.name)
      await load.flows(1_000)
      await victim.kill()
      await load.flows(1_000)
      expect((await queueFacts(heir, QUEUE, 'leader'))?.leader).toBe(heir.name)
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
