import type { Json } from '@warren/rpc'
import { beforeEach, describe, expect, test } from 'vitest'
import { declared, declareQueue, foundCluster, mirrorAll, synchronise } from '../fake-cluster.ts'
import { FakeNode, IDLE, run } from '../fake-node.ts'
import { answerPeer } from '../peer-answers.ts'

let node: FakeNode

beforeEach(() => {
  node = new FakeNode('a')
  foundCluster(node)
})

/** Led by `leader`, with a mirror on the other node that is not in step. */
function mirrorLate(leader: 'a' | 'b', definition: object): void {
  declareQueue(node, 'q', { leader })
  mirrorAll(node, '', definition)
}

async function states(): Promise<Json[]> {
  return (await run(node, 'list_queues', [], { columns: ['state'] })).rows
}

function isSyncing(at: FakeNode, syncing: number): void {
  at.running.statistics.set(declared(node.running, 'q').uid, { ...IDLE, syncing })
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
    synchronise(node, 'q', 'b')
    isSyncing(node, 9) // It is in the sync set: whatever it is sent now is no concern of the operator's.
    expect(await states()).toEqual([{ state: 'running' }])
  })
})
