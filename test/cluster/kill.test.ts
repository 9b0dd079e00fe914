import { SeededRandom } from '@warren/kernel'
import { expect, test } from 'vitest'
import { killRounds } from '../support/kill-round.ts'
import { startCluster } from '../support/process-cluster.ts'

const KILLS = 6

test('kill -9 of a node under confirmed load loses nothing confirmed', async () => {
  const cluster = await startCluster(1, { joined: false })
  try {
    const random = new SeededRandom(20_261_122)
    const node = cluster.node(1)
    const totals = await killRounds({
      queue: 'kill',
      kills: KILLS,
      victim: node,
      publishTo: node,
      random: () => random.next(),
    })
    expect(totals.confirmed).toBeGreaterThan(KILLS * 10)
  } finally {
    await cluster.close()
  }
})

test('kill -9 of the owner of a queue loses nothing that was confirmed through another node', async () => {
  const cluster = await startCluster(3, { joined: true })
  try {
    const random = new SeededRandom(20_261_123)
    const totals = await killRounds({
      ...{ queue: 'kill.forwarded', kills: 3, victim: cluster.node(3), publishTo: cluster.node(2) },
      random: () => random.next(),
    })
    expect(totals.confirmed).toBeGreaterThan(30)
  } finally {
    await cluster.close()
  }
})
