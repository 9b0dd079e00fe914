import type { Epoch, Incarnation, NodeId, NodeName, QueueUid } from '@warren/kernel'
import type { MemberRecord } from '@warren/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declareQueue, foundCluster, mirrorAll } from '../../fake-cluster.ts'
import { FakeNode, IDS, NAMES, run } from '../../fake-node.ts'
import { balancingMoves, type LedQueue } from './rebalance.ts'

/** Two nodes; this one leads all queues, each with a synchronised mirror on the other but those named `p`. */
function mirroredNode(...queues: readonly string[]): FakeNode {
  const node = new FakeNode('a')
  foundCluster(node)
  mirrorAll(node, '^h')
  for (const name of queues) declareQueue(node, name)
  return node
}

const rebalance = (node: FakeNode, type: string, options = {}) => run(node, 'rebalance', [type], { options })
const row = (which: 'a' | 'b', classic: number) => ({ node: NAMES[which], quorum: 0, classic })

describe('rebalance', () => {
  test.each(['all', 'classic'])('%s spreads the leaders of mirrored queues, and of no others', async (type) => {
    const node = mirroredNode('h1', 'h2', 'h3', 'h4', 'p1', 'p2')
    expect((await rebalance(node, type)).reply).toEqual({ kind: 'ok', value: [row('a', 2), row('b', 2)] })
    const led = [...node.running.metadata.queues()].filter(({ leader }) => leader === IDS.a).map(({ name }) => name)
    expect(led).toEqual(expect.arrayContaining(['p1', 'p2']))
    expect((await rebalance(node, type)).reply).toEqual({ kind: 'ok', value: [row('a', 2), row('b', 2)] })
  })

  test('counts and moves only what the patterns name', async () => {
    const node = mirroredNode('h1', 'h2', 'h3', 'h4')
    const options = { 'queue-pattern': '[12]' }
    expect((await rebalance(node, 'all', options)).reply).toEqual({ kind: 'ok', value: [row('a', 1), row('b', 1)] })
    expect((await rebalance(node, 'all', { 'vhost-pattern': 'x' })).reply).toEqual({ kind: 'ok', value: [] })
    expect((await rebalance(node, 'quorum')).reply).toEqual({ kind: 'ok', value: [] })
  })

  test('of another type, and with a broken pattern', async () => {
    const node = mirroredNode()
    expect((await rebalance(node, 'stream')).reply).toEqual({
      kind: 'error',
      exitCode: 69,
      text: 'Error:\ntype stream is not supported. Try one of all, classic, quorum.',
    })
    expect((await rebalance(node, 'all', { 'vhost-pattern': '(' })).reply).toMatchObject({
      exitCode: 69,
      text: expect.stringContaining(':invalid_regexp'),
    })
  })

  test('says so when nothing can be decided', async () => {
    const node = mirroredNode('h1', 'h2')
    node.running.unavailable = { kind: 'unavailable', text: 'no leader' }
    expect((await rebalance(node, 'all')).reply).toMatchObject({ exitCode: 69, text: 'Error:\nno leader' })
  })
})

const NODES = ['a', 'b', 'c', 'd'] as NodeId[]

function member(id: NodeId, isDraining: boolean): MemberRecord {
  return {
    ...{ id, isDraining, name: `rabbit@${id}` as NodeName, role: 'disc', host: 'h', clusterPort: 1, amqpPort: 2 },
    ...{ version: '1', running: true, incarnation: 1 as Incarnation, upSince: 1, featureFlags: [] },
  }
}

test('the moves go to synchronised mirrors on nodes that are not drained, and nothing more even can be had by another', () => {
  const placed = fc.uniqueArray(fc.constantFrom(...NODES), { minLength: 1 })
  fc.assert(
    fc.property(fc.array(placed, { maxLength: 30 }), fc.subarray(NODES), (syncSets, drained) => {
      const queues = syncSets.map((syncSet, i): LedQueue => {
        const [leader = '' as NodeId] = syncSet
        return { uid: i as QueueUid, epoch: 1 as Epoch, leader, syncSet }
      })
      const members = NODES.map((id) => member(id, drained.includes(id)))
      const moves = new Map(balancingMoves(queues, members).map(({ uid, to }) => [uid, to]))
      const leaders = queues.map(({ leader, uid }) => moves.get(uid) ?? leader)
      const count = (node: NodeId) => leaders.filter((leader) => leader === node).length
      for (const { leader, syncSet, uid } of queues) {
        const to = moves.get(uid)
        if (to !== undefined) {
          expect(syncSet).toContain(to)
          expect(drained).not.toContain(to)
          expect(to).not.toBe(leader)
        }
        for (const node of syncSet) {
          if (!drained.includes(node)) expect(count(to ?? leader) - count(node)).toBeLessThan(2)
        }
      }
    }),
  )
})
