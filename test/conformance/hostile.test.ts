import { SeededRandom } from '@warren/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { residentMib } from '../../scripts/measure/process-usage.ts'
import { assault, assaultMany, bystander, openAndDrop, randomBytes } from '../support/hostile.ts'
import { type ProcessCluster, startCluster, until } from '../support/process-cluster.ts'

const GROWTH_MIB_MAX = 64
let cluster: ProcessCluster

beforeAll(async () => {
  cluster = await startCluster(1, { joined: false })
})
afterAll(() => cluster?.close())

async function unharmed(attack: (port: number) => Promise<void>): Promise<void> {
  const node = cluster.node(1)
  const processId = node.processId ?? 0
  await attack(node.options.amqpPort) // The first time warms up what stays: compiled code, pooled buffers.
  const before = residentMib(processId)
  const witness = await bystander(node.uri)
  await attack(node.options.amqpPort)
  const { roundTrips } = await witness.stop()
  expect(roundTrips).toBeGreaterThan(0)
  expect(node.processId).toBe(processId)
  await until('the memory returns', () => residentMib(processId) < before + GROWTH_MIB_MAX, 20_000)
  await until('no connection is left', async () => {
    const listed = await node.control('list_connections', [])
    return listed?.rows.length === 0
  })
}

test('random bytes, cut frames, wrong lengths and wrong order harm nobody else', () =>
  unharmed((port) => assaultMany(port, 600, new SeededRandom(7), 300)))

test('connections opened and dropped leave nothing behind', () => unharmed((port) => openAndDrop(port, 3_000)))

test('megabytes of noise on one connection are refused early', () =>
  unharmed((port) => assault(port, [randomBytes(new SeededRandom(9), 4 << 20)], 2_000)))

test('noise on the inter-node port harms nobody', () =>
  unharmed(async () => {
    await assaultMany(cluster.node(1).options.clusterPort, 200, new SeededRandom(11), 200)
  }))
