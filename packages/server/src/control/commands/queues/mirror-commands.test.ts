import type { Incarnation, QueueName, VhostName } from '@warren/kernel'
import { beforeEach, expect, test } from 'vitest'
import { FakeNode, IDS, NAMES, run } from '../../fake-node.ts'

let node: FakeNode

beforeEach(() => {
  node = new FakeNode('a')
  const { running } = node
  running.do({ kind: 'bootstrap', clusterName: 'c1', guestPasswordHash: 'x' })
  for (const which of ['a', 'b'] as const) {
    const address = { host: which, clusterPort: 25672 }
    running.do({ kind: 'addMember', id: IDS[which], name: NAMES[which], role: 'disc', ...address })
    const facts = { amqpPort: 5672, version: '0.1.0', incarnation: 1 as Incarnation, hears: [] }
    running.do({ kind: 'nodeUp', node: IDS[which], ...address, ...facts })
  }
})

function declare(name: string, mirrors: readonly ('a' | 'b')[]): void {
  node.running.do({
    ...{ kind: 'declareQueue', vhost: '/' as VhostName, name: name as QueueName, durable: true, autoDelete: false },
    ...{ exclusive: false, serverNamed: false, arguments: [], leader: IDS.a, mirrors: mirrors.map((id) => IDS[id]) },
  })
}

test('sync_queue says what cannot be synchronised, and is done when all mirrors are in step', async () => {
  declare('alone', [])
  declare('mirrored', ['b'])
  expect((await run(node, 'sync_queue', ['none'])).reply).toMatchObject({ kind: 'error', text: 'Error:\nnot_found' })
  expect((await run(node, 'sync_queue', ['alone'])).reply).toMatchObject({
    kind: 'error',
    text: 'Error:\nnot_mirrored',
  })
  expect((await run(node, 'sync_queue', ['mirrored'])).reply).toMatchObject({ kind: 'ok' })
  expect(node.running.mirrorSyncs).toEqual([])
})

test('sync_queue has a mirror filled that is not in step, until it is or is gone', async () => {
  declare('mirrored', ['b'])
  const b = { node: IDS.b, incarnation: 1 as Incarnation }
  node.running.do({ kind: 'nodeDown', ...b })
  const address = { host: 'b', clusterPort: 25672, amqpPort: 5672, version: '0.1.0', hears: [] }
  node.running.do({ kind: 'nodeUp', node: IDS.b, incarnation: 2 as Incarnation, ...address })
  const answer = run(node, 'sync_queue', ['mirrored'])
  await expect.poll(() => node.running.mirrorSyncs.length).toBeGreaterThan(1)
  node.running.do({ kind: 'nodeDown', node: IDS.b, incarnation: 2 as Incarnation })
  expect((await answer).reply).toMatchObject({ kind: 'ok' })
  expect(new Set(node.running.mirrorSyncs)).toEqual(new Set(['sync']))
})

test('cancel_sync_queue says when nothing was being synchronised', async () => {
  declare('mirrored', ['b'])
  expect((await run(node, 'cancel_sync_queue', ['mirrored'])).reply).toEqual({ kind: 'ok', value: 'not_syncing' })
  node.running.laggingMirrors = 1
  expect((await run(node, 'cancel_sync_queue', ['mirrored'])).reply).toEqual({ kind: 'ok' })
})
