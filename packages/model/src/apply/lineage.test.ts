import type { Lineage, NodeId, QueueUid } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import type { Command } from '../command.ts'
import { clusterOf, hare, mole, type Replica, vole } from '../metadata.arbitrary.ts'
import { Metadata } from '../metadata.ts'

function start(lineage: number, node: NodeId, forgotten: readonly NodeId[] = []): Command {
  return { kind: 'startLineage', lineage: lineage as Lineage, node, forgotten }
}

function forked(replica: Replica): Replica {
  const other = clusterOf()
  other.metadata = Metadata.restore(replica.metadata.snapshot())
  other.index = replica.index
  return other
}

describe('a forced configuration', () => {
  test('begins a lineage, once', () => {
    const replica = clusterOf(hare, mole)
    expect(replica.metadata.lineage).toBe(0)
    expect(replica.do(start(7, hare))).toMatchObject({ changed: true })
    expect(replica.do(start(7, hare))).toMatchObject({ changed: false })
    expect(replica.metadata.lineages).toEqual([{ lineage: 7, since: replica.index - 1, node: hare }])
  })

  test('gives queues of the same index on two sides different uids', () => {
    const left = clusterOf(hare, mole)
    const right = forked(left)
    const before = left.declareQueue('before')
    left.do(start(7, hare))
    const onLeft = left.declareQueue('q')
    right.declareQueue('before')
    right.do(start(9, mole))
    const onRight = right.declareQueue('q')
    expect(left.index).toBe(right.index)
    expect(onLeft.uid).not.toBe(onRight.uid)
    expect(before.uid).toBe(left.index - 2)
  })

  test('knows which queues may still be declared', () => {
    const replica = clusterOf(hare, mole)
    const old = (index: number) => index as QueueUid
    expect(replica.metadata.mayComeYet(old(replica.index + 1))).toBe(true)
    expect(replica.metadata.mayComeYet(old(replica.index))).toBe(false)
    const ofSeven = forked(replica)
    ofSeven.do(start(7, hare))
    const declared = ofSeven.declareQueue('q').uid
    expect(replica.metadata.mayComeYet(declared)).toBe(true)
    replica.do(start(7, hare))
    expect(replica.metadata.mayComeYet(declared)).toBe(true)
    expect(replica.metadata.mayComeYet(old(replica.index + 1))).toBe(false)
    replica.declareQueue('other')
    expect(replica.metadata.mayComeYet(declared)).toBe(false)
  })

  test('takes forgotten members out, the last other disc node too', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('there', { leader: mole })
    replica.declareQueue('here', { leader: hare })
    replica.do(start(7, hare, [mole, hare]))
    expect(Array.from(replica.metadata.members(), ({ id }) => id)).toEqual([hare])
    expect(Array.from(replica.metadata.queues(), ({ name }) => name)).toEqual(['here'])
  })

  test('is not for a node that is no member', () => {
    expect(clusterOf(hare).refuse(start(7, vole))).toMatchObject({ kind: 'noSuchMember' })
  })

  test('outlives a snapshot', () => {
    const replica = clusterOf(hare, mole)
    replica.do(start(7, hare))
    const restored = Metadata.restore(replica.metadata.snapshot())
    expect(restored.lineage).toBe(7)
    expect(restored.hash()).toBe(replica.metadata.hash())
  })
})
