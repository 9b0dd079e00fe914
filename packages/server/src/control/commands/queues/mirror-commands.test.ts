import type { Incarnation } from '@warren/kernel'
import { beforeEach, expect, test } from 'vitest'
import { declared, declareQueue, foundCluster, mirrorAll, startMember } from '../../fake-cluster.ts'
import { FakeNode, IDLE, IDS, run } from '../../fake-node.ts'

let node: FakeNode

beforeEach(() => {
  node = new FakeNode('a')
  foundCluster(node)
})

test('sync_queue says what cannot be synchronised, and is done when all mirrors are in step', async () => {
  declareQueue(node, 'alone')
  declareQueue(node, 'mirrored', { mirrors: ['b'] })
  expect((await run(node, 'sync_queue', ['none'])).reply).toMatchObject({ kind: 'error', text: 'Error:\nnot_found' })
  expect((await run(node, 'sync_queue', ['alone'])).reply).toMatchObject({
    kind: 'error',
    text: 'Error:\nnot_mirrored',
  })
  expect((await run(node, 'sync_queue', ['mirrored'])).reply).toMatchObject({ kind: 'ok' })
  expect(node.running.mirrorSyncs).toEqual([])
})

test('sync_queue has a mirror filled that is not in step, until it is or is gone', async () => {
  declareQueue(node, 'mirrored', { mirrors: ['b'] })
  const b = { node: IDS.b, incarnation: 1 as Incarnation }
  node.running.do({ kind: 'nodeDown', ...b })
  startMember(node, 'b', { incarnation: 2 })
  const answer = run(node, 'sync_queue', ['mirrored'])
  await expect.poll(() => node.running.mirrorSyncs.length).toBeGreaterThan(1)
  node.running.do({ kind: 'nodeDown', node: IDS.b, incarnation: 2 as Incarnation })
  expect((await answer).reply).toMatchObject({ kind: 'ok' })
  expect(new Set(node.running.mirrorSyncs)).toEqual(new Set(['sync']))
})

test('sync_queue ends when it is cancelled', async () => {
  declareQueue(node, 'mirrored')
  mirrorAll(node)
  const { uid } = declared(node.running, 'mirrored')
  node.running.laggingMirrors = 1
  node.running.statistics.set(uid, { ...IDLE, syncing: 7 })
  let isOver = false
  const answer = run(node, 'sync_queue', ['mirrored']).finally(() => {
    isOver = true
  })
  await expect.poll(() => node.running.mirrorSyncs).toEqual(['sync'])
  await run(node, 'cancel_sync_queue', ['mirrored'])
  expect(isOver).toBe(false)
  node.running.statistics.set(uid, IDLE)
  expect((await answer).reply).toMatchObject({ kind: 'ok' })
  expect(node.running.mirrorSyncs).toEqual(['sync', 'cancel'])
})

test('cancel_sync_queue says when nothing was being synchronised', async () => {
  declareQueue(node, 'mirrored', { mirrors: ['b'] })
  expect((await run(node, 'cancel_sync_queue', ['mirrored'])).reply).toEqual({ kind: 'ok', value: 'not_syncing' })
  node.running.laggingMirrors = 1
  expect((await run(node, 'cancel_sync_queue', ['mirrored'])).reply).toEqual({ kind: 'ok' })
})
