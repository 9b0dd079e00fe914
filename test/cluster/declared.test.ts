// What one node has declared is there on the next, also for those who only publish.
import { connect } from 'amqplib'
import { expect, test } from 'vitest'
import { startCluster } from '../support/process-cluster.ts'

const QUEUES = 20
/** Where a queue is declared, and where it is published to at once: the leader of the metadata and the others. */
const WAYS = [
  [1, 2],
  [2, 3],
  [3, 1],
  [3, 2],
] as const

test('a queue declared on one node takes the next publish on every other one', async () => {
  const cluster = await startCluster(3, { joined: true })
  try {
    const connections = await Promise.all(cluster.nodes.map(({ uri }) => connect(uri)))
    const channels = await Promise.all(connections.map((connection) => connection.createConfirmChannel()))
    const found: number[] = []
    for (let i = 0; i < QUEUES; i += 1) {
      for (const [from, to] of WAYS) {
        const [declaring, publishing] = [channels[from - 1], channels[to - 1]]
        if (declaring === undefined || publishing === undefined) throw new Error('three nodes')
        const { queue } = await declaring.assertQueue(`declared.${from}.${to}.${i}`)
        publishing.sendToQueue(queue, Buffer.from('first'), { persistent: true })
        await publishing.waitForConfirms()
        found.push((await publishing.checkQueue(queue)).messageCount)
      }
    }
    expect(found).toEqual(found.map(() => 1))
    await Promise.all(connections.map((connection) => connection.close()))
  } finally {
    await cluster.close()
  }
})
