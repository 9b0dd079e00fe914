import type { Incarnation, PolicyName, QueueName, VhostName } from '@warren/kernel'
import { FEATURE_FLAG_NAMES } from '@warren/model'
import { beforeEach, expect, test } from 'vitest'
import { FakeNode, IDS, NAMES, run } from '../../fake-node.ts'

let node: FakeNode

beforeEach(() => {
  node = new FakeNode('a')
  const { running } = node
  running.do({ kind: 'bootstrap', clusterName: 'c1', guestPasswordHash: 'x', featureFlags: FEATURE_FLAG_NAMES })
  addNode('a')
})

function addNode(which: 'a' | 'b'): void {
  const address = { host: which, clusterPort: 25672 }
  node.running.do({ kind: 'addMember', id: IDS[which], name: NAMES[which], role: 'disc', ...address })
  const facts = {
    amqpPort: 5672,
    version: '0.1.0',
    incarnation: 1 as Incarnation,
    hears: [],
    featureFlags: FEATURE_FLAG_NAMES,
  }
  node.running.do({ kind: 'nodeUp', node: IDS[which], ...address, ...facts })
}

/** On this node, with a mirror on the other one that is not in step. */
function mirrorLate(name: string): void {
  const { running } = node
  running.do({
    ...{ kind: 'declareQueue', vhost: '/' as VhostName, name: name as QueueName, durable: true, autoDelete: false },
    ...{ exclusive: false, serverNamed: false, arguments: [], leader: IDS.a, mirrors: [] },
  })
  running.do({
    ...{ kind: 'setPolicy', vhost: '/' as VhostName, name: 'ha' as PolicyName, pattern: '', applyTo: 'queues' },
    ...{ definition: '{"ha-mode":"all"}', priority: 0 },
  })
}

function synchronise(name: string): void {
  const record = node.running.metadata.queue('/' as VhostName, name as QueueName)
  if (record === undefined) throw new Error('there is no such queue')
  const { uid, epoch, mirrorsChangedAt } = record
  node.running.do({ kind: 'growSyncSet', uid, epoch, mirrorsChangedAt, node: IDS.b })
}

async function maintenance(): Promise<unknown> {
  const { reply } = await run(node, 'cluster_status')
  return reply.kind === 'ok' ? (reply.value as Record<string, unknown>)['maintenance_status'] : reply
}

test('a drained node turns clients away and is shown to be under maintenance, until it is revived', async () => {
  addNode('b')
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
  addNode('b')
  mirrorLate('q')
  expect((await run(node, 'drain')).reply).toMatchObject({
    kind: 'ok',
    value: { warnings: [expect.stringContaining('1 of the mirrored queues have no synchronised mirror yet')] },
  })
  synchronise('q')
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
  addNode('b')
  expect(await check()).toEqual({
    kind: 'error',
    exitCode: 69,
    text: "queue 'q' in vhost '/' would lose its only synchronised replica (master) if node rabbit@a is stopped",
  })
  synchronise('q')
  expect(await check()).toEqual({
    kind: 'ok',
    value: { message: 'Node rabbit@a reported no classic mirrored queues without online synchronised mirrors' },
  })
})

test('await_online_synchronized_mirror waits, but no longer than it is told', async () => {
  addNode('b')
  mirrorLate('q')
  const wait = async (timeout: number) =>
    (await run(node, 'await_online_synchronized_mirror', [], { options: { timeout } })).reply
  expect(await wait(0)).toEqual({
    kind: 'error',
    exitCode: 69,
    text: 'Error:\ntime is up, no synchronised mirror came online for at least some classic mirrored queues',
  })
  const waiting = wait(20)
  synchronise('q')
  expect(await waiting).toEqual({ kind: 'ok' })
})

test('what asks for quorum queues hears that there are none', async () => {
  expect((await run(node, 'check_if_node_is_quorum_critical')).reply).toEqual({
    kind: 'ok',
    value: { message: 'Node rabbit@a reported no quorum queues with minimum quorum' },
  })
  expect((await run(node, 'await_online_quorum_plus_one')).reply).toEqual({ kind: 'ok' })
})
