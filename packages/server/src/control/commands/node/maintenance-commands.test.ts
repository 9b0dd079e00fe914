import type { QueueName, VhostName } from '@warren/kernel'
import { beforeEach, expect, test } from 'vitest'
import { declareQueue, foundCluster, mirrorAll, startMember, synchronise } from '../../fake-cluster.ts'
import { FakeNode, IDS, NAMES, run } from '../../fake-node.ts'

let node: FakeNode

beforeEach(() => {
  node = new FakeNode('a')
  foundCluster(node, { members: ['a'] })
})

/** On this node, with a mirror on the other one that is not in step. */
function mirrorLate(name: string): void {
  declareQueue(node, name)
  mirrorAll(node)
}

async function maintenance(): Promise<unknown> {
  const { reply } = await run(node, 'cluster_status')
  return reply.kind === 'ok' ? (reply.value as Record<string, unknown>)['maintenance_status'] : reply
}

test('a drained node turns clients away and is shown to be under maintenance, until it is revived', async () => {
  startMember(node, 'b')
  node.running.peer = async () => ({ ...node.snapshot(), name: NAMES.b })
  for (let time = 0; time < 2; time += 1) {
    expect((await run(node, 'drain')).reply).toEqual({ kind: 'ok' })
    expect(node.running.isOpenToClients).toBe(false)
    expect(await maintenance()).toEqual({ 'rabbit@a': 'marked for maintenance', 'rabbit@b': 'not under maintenance' })
    expect((await run(node, 'status')).reply).toMatchObject({ value: { is_under_maintenance: true } })
  }
  for (let time = 0; time < 2; time += 1) {
    expect((await run(node, 'revive')).reply).toEqual({ kind: 'ok' })
    expect(node.running.isOpenToClients).toBe(true)
    expect(await maintenance()).toEqual({ 'rabbit@a': 'not under maintenance', 'rabbit@b': 'not under maintenance' })
  }
})

test('a node goes on serving when the cluster cannot be told', async () => {
  node.running.unavailable = { kind: 'unavailable', text: 'no leader' }
  expect((await run(node, 'drain')).reply).toMatchObject({ exitCode: 69, text: 'Error:\nno leader' })
  expect(node.running.isOpenToClients).toBe(true)
})

test('a revival fails when a port cannot be opened, and can be repeated', async () => {
  await run(node, 'drain')
  node.running.openingError = { kind: 'unavailable', text: 'AMQP port 5672 is in use' }
  expect((await run(node, 'revive')).reply).toMatchObject({ exitCode: 69, text: 'Error:\nAMQP port 5672 is in use' })
  node.running.openingError = undefined
  expect((await run(node, 'revive')).reply).toEqual({ kind: 'ok' })
  expect(node.running.isOpenToClients).toBe(true)
})

test('drain tells of queues that have nowhere to go yet', async () => {
  startMember(node, 'b')
  mirrorLate('q')
  expect((await run(node, 'drain')).reply).toMatchObject({
    kind: 'ok',
    value: { warnings: [expect.stringContaining('1 of the mirrored queues have no synchronised mirror yet')] },
  })
  synchronise(node, 'q', 'b')
  expect(node.running.metadata.queue('/' as VhostName, 'q' as QueueName)?.leader).toBe(IDS.b)
  expect((await run(node, 'drain')).reply).toEqual({ kind: 'ok' })
})

test('a node is critical while it leads a mirrored queue without a synchronised mirror', async () => {
  const check = async () => (await run(node, 'check_if_node_is_mirror_sync_critical')).reply
  mirrorLate('q')
  expect(await check()).toEqual({
    kind: 'ok',
    value: {
      message: 'Node rabbit@a seems to be the only one in a single node cluster, the check does not apply',
    },
  })
  startMember(node, 'b')
  expect(await check()).toEqual({
    kind: 'error',
    exitCode: 69,
    text: "queue 'q' in vhost '/' would lose its only synchronised replica (master) if node rabbit@a is stopped",
  })
  synchronise(node, 'q', 'b')
  expect(await check()).toEqual({
    kind: 'ok',
    value: { message: 'Node rabbit@a reported no classic mirrored queues without online synchronised mirrors' },
  })
})

test('await_online_synchronized_mirror waits, but no longer than it is told', async () => {
  startMember(node, 'b')
  mirrorLate('q')
  const wait = async (timeout: number) =>
    (await run(node, 'await_online_synchronized_mirror', [], { options: { timeout } })).reply
  expect(await wait(0)).toEqual({
    kind: 'error',
    exitCode: 69,
    text: 'Error:\ntime is up, no synchronised mirror came online for at least some classic mirrored queues',
  })
  const waiting = wait(20)
  synchronise(node, 'q', 'b')
  expect(await waiting).toEqual({ kind: 'ok' })
})

test('what asks for quorum queues hears that there are none', async () => {
  expect((await run(node, 'check_if_node_is_quorum_critical')).reply).toEqual({
    kind: 'ok',
    value: { message: 'Node rabbit@a reported no quorum queues with minimum quorum' },
  })
  expect((await run(node, 'await_online_quorum_plus_one')).reply).toEqual({ kind: 'ok' })
})
