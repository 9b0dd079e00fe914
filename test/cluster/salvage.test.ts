// Two sides of a partition go on alone and confirm; afterwards everything that either confirmed is there.
import type { Channel, ChannelModel } from 'amqplib'
import { expect, type TestContext, test } from 'vitest'
import { open } from '../support/confirmed-load.ts'
import { isolate } from '../support/network/cut.ts'
import { skipWithoutNamespaces } from '../support/network/namespaces.ts'
import { NetworkCluster } from '../support/network/network-cluster.ts'
import { type LocalNode, queueFacts, until } from '../support/process-cluster.ts'

/** Confirmed before the nodes are cut apart; held by both. */
const BEFORE = 300
const EACH = 600

interface KeptAside {
  readonly kept_aside?: Readonly<Record<string, readonly { readonly queue: string; readonly messages: number }[]>>
}

async function withClient<T>(node: LocalNode, use: (connection: ChannelModel) => Promise<T>): Promise<T> {
  const connection = await open(node.uri)
  try {
    return await use(connection)
  } finally {
    await connection.close()
  }
}

/** `count` confirmed messages `<prefix>-<n>`; what is refused is published again. */
function publish(node: LocalNode, queue: string, prefix: string, count: number): Promise<void> {
  return withClient(node, async (connection) => {
    const channel = await connection.createConfirmChannel()
    const send = (n: number): Promise<void> =>
      new Promise((done) => {
        const answered = (error: unknown): void => (error === null ? done() : void send(n).then(done))
        channel.sendToQueue(queue, Buffer.from(`${prefix}-${n}`), { persistent: true }, answered)
      })
    for (let n = 0; n < count; n += 100) {
      await Promise.all(Array.from({ length: Math.min(100, count - n) }, (_, i) => send(n + i)))
    }
  })
}

/** Takes and acknowledges messages until `isEnough`, or there are no more for a second. */
function take(node: LocalNode, queue: string, isEnough: (body: string) => boolean = () => false): Promise<string[]> {
  return withClient(node, async (connection) => {
    const channel: Channel = await connection.createChannel()
    const bodies: string[] = []
    const deadline = (): number => performance.now() + 1000
    for (let endMs = deadline(); performance.now() < endMs; ) {
      const message = await channel.get(queue)
      if (message === false) continue
      endMs = deadline()
      const body = message.content.toString()
      bodies.push(body)
      channel.ack(message)
      if (isEnough(body)) break
    }
    await channel.close()
    return bodies
  })
}

async function keptAside(node: LocalNode): Promise<number> {
  const status = (await node.control('cluster_status', []))?.value as KeptAside | undefined
  if (status === undefined) return Number.NaN
  return Object.values(status.kept_aside ?? {}).flat().length
}

async function alone(node: LocalNode): Promise<void> {
  await until(`${node.name} goes on alone`, async () => {
    const status = (await node.control('cluster_status', []))?.value as
      | { running_nodes?: readonly string[] }
      | undefined
    return status?.running_nodes?.length === 1
  })
}

function numbered(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) => `${prefix}-${from + i}`)
}

async function split(context: TestContext, run: (cluster: NetworkCluster) => Promise<void>): Promise<void> {
  skipWithoutNamespaces(context)
  const settings = ['cluster_partition_handling = autoheal', 'net_ticktime = 2']
  const cluster = await NetworkCluster.start({ count: 2, settings })
  try {
    await withClient(cluster.node(1), async (connection) => {
      const channel = await connection.createChannel()
      for (const queue of ['mirrored', 'on one']) await channel.assertQueue(queue)
    })
    await withClient(cluster.node(2), async (connection) => {
      await (await connection.createChannel()).assertQueue('on two')
    })
    await cluster.node(1).control('set_policy', ['all', '^mirrored$', '{"ha-mode":"all"}'])
    await until('the mirror is in step', async () => {
      const facts = await queueFacts(cluster.node(1), 'mirrored', 'synchronised_mirrors')
      return Array.isArray(facts?.synchronised_mirrors) && facts.synchronised_mirrors.length === 1
    })
    await publish(cluster.node(1), 'mirrored', 'before', BEFORE)
    await cluster.cut(isolate(1, 2))
    await Promise.all(cluster.nodes.map(alone))
    await run(cluster)
  } finally {
    await cluster.close()
  }
}

/** The side with more clients wins. */
async function heal(cluster: NetworkCluster, winner: LocalNode): Promise<void> {
  const clients = await Promise.all([open(winner.uri), open(winner.uri)])
  await until('the clients are counted', async () => {
    const rows = (await winner.list('list_connections', ['name']))?.rows
    return rows?.length === clients.length
  })
  await cluster.heal(isolate(1, 2))
  await cluster.allRunning()
  await until('nothing is kept aside', async () => (await keptAside(winner)) === 0, 60_000)
  await Promise.all(clients.map((client) => client.close()))
}

test(
  'what the promoted mirror of the losing side confirmed goes into the queue of the winning one',
  (context) =>
    split(context, async (cluster) => {
      const [one, two] = [cluster.node(1), cluster.node(2)]
      await Promise.all([
        publish(one, 'mirrored', 'one', EACH),
        publish(two, 'mirrored', 'two', EACH),
        publish(one, 'on one', 'own', EACH),
        publish(two, 'on two', 'own', EACH),
      ])
      // Of its own messages the losing side has acknowledged a third.
      const taken = await take(two, 'mirrored', (body) => body === `two-${EACH / 3 - 1}`)
      expect(taken).toHaveLength(BEFORE + EACH / 3)
      await heal(cluster, one)
      const drained = await take(two, 'mirrored')
      const wanted = [...numbered('before', 0, BEFORE), ...numbered('one', 0, EACH), ...numbered('two', EACH / 3, EACH)]
      expect(drained.sort()).toEqual(wanted.sort())
      for (const queue of ['on one', 'on two']) {
        expect((await take(one, queue)).sort()).toEqual(numbered('own', 0, EACH).sort())
      }
    }),
  120_000,
)

test(
  'what the leader of the losing side confirmed comes back, and not what was acknowledged on the winning one',
  (context) =>
    split(context, async (cluster) => {
      const [one, two] = [cluster.node(1), cluster.node(2)]
      await Promise.all([publish(one, 'mirrored', 'one', EACH), publish(two, 'mirrored', 'two', EACH)])
      expect(await take(two, 'mirrored', (body) => body === `before-${BEFORE - 1}`)).toHaveLength(BEFORE)
      await heal(cluster, two)
      const drained = await take(one, 'mirrored')
      expect(drained.sort()).toEqual([...numbered('one', 0, EACH), ...numbered('two', 0, EACH)].sort())
    }),
  120_000,
)
