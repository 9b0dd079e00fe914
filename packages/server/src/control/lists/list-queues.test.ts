import type { Incarnation, PolicyName, QueueName, VhostName } from '@warren/kernel'
import { FEATURE_FLAG_NAMES } from '@warren/model'
import type { Json } from '@warren/rpc'
import { beforeEach, describe, expect, test } from 'vitest'
import { FakeNode, IDLE, IDS, NAMES, run } from '../fake-node.ts'
import { answerPeer } from '../peer-answers.ts'

let node: FakeNode
const featureFlags = FEATURE_FLAG_NAMES
const vhost = '/' as VhostName
const name = 'q' as QueueName

beforeEach(() => {
  node = new FakeNode('a')
  node.running.do({ kind: 'bootstrap', clusterName: 'c1', guestPasswordHash: 'x', featureFlags })
  for (const which of ['a', 'b'] as const) {
    const address = { host: which, clusterPort: 25672 }
    const facts = { amqpPort: 5672, version: '0.1.0', incarnation: 1 as Incarnation, hears: [], featureFlags }
    node.running.do({ kind: 'addMember', id: IDS[which], name: NAMES[which], role: 'disc', ...address })
    node.running.do({ kind: 'nodeUp', node: IDS[which], ...address, ...facts })
  }
})

/** Led by `leader`, with a mirror on the other node that is not in step. */
function mirrorLate(leader: 'a' | 'b', definition: object): void {
  const flags = { durable: true, autoDelete: false, exclusive: false, serverNamed: false }
  node.running.do({ kind: 'declareQueue', vhost, name, ...flags, arguments: [], leader: IDS[leader], mirrors: [] })
  node.running.do({
    ...{ kind: 'setPolicy', vhost, name: 'ha' as PolicyName, pattern: '', applyTo: 'queues', priority: 0 },
    definition: JSON.stringify({ 'ha-mode': 'all', ...definition }),
  })
}

async function states(): Promise<Json[]> {
  return (await run(node, 'list_queues', [], { columns: ['state'] })).rows
}

function isSyncing(at: FakeNode, syncing: number): void {
  const uid = node.running.metadata.queue(vhost, name)?.uid ?? 0
  at.running.statistics.set(uid, { ...IDLE, syncing })
}

describe('the state of a queue', () => {
  test('tells how much its mirrors have been sent, wherever it leads', async () => {
    mirrorLate('a', {})
    expect(await states()).toEqual([{ state: 'running' }])
    isSyncing(node, 7)
    expect(await states()).toEqual([{ state: ['syncing', 7] }])
  })

  test('is asked of another node where that leads it', async () => {
    const other = new FakeNode('b')
    node.running.peer = (query) => answerPeer(other, query)
    mirrorLate('b', {})
    isSyncing(other, 8)
    expect(await states()).toEqual([{ state: ['syncing', 8] }])
  })

  test('is minority as long as too few replicas are in step for a confirm', async () => {
    mirrorLate('a', { 'min-in-sync': 2 })
    expect(await states()).toEqual([{ state: 'minority' }])
    const record = node.running.metadata.queue(vhost, name)
    if (record === undefined) throw new Error('there is no queue')
    const { uid, epoch, mirrorsChangedAt } = record
    node.running.do({ kind: 'growSyncSet', uid, epoch, mirrorsChangedAt, node: IDS.b })
    isSyncing(node, 9) // It is in the sync set: whatever it is sent now is no concern of the operator's.
    expect(await states()).toEqual([{ state: 'running' }])
  })
})
