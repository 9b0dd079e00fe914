import type { NodeId } from '@warren/kernel'
import { beforeEach, expect, test } from 'vitest'
import { decodeProposal, encodeProposal } from '../encoding/proposal-encoding.ts'
import { FEATURE_FLAG_NAMES } from '../feature-flags.ts'
import {
  hare,
  mirroredCluster,
  mole,
  nodeDown,
  nodeUp,
  type Replica,
  setDraining,
  vole,
} from '../metadata.arbitrary.ts'
import { Metadata } from '../metadata.ts'
import { setPolicy } from '../policies/policy.arbitrary.ts'
import type { QueueRecord } from '../record.ts'

let replica: Replica

/** On mole, with mirrors on hare and vole; only hare's is in step. And one without mirrors. */
beforeEach(() => {
  replica = mirroredCluster(hare, mole, vole)
  replica.declareQueue('plain', { leader: mole })
  replica.declareQueue('q', { leader: mole })
  replica.do(setPolicy('ha', '^q', { 'ha-mode': 'all' }))
  grow(hare)
})

function queue(name = 'q'): QueueRecord {
  const record = replica.queue(name)
  if (record === undefined) throw new Error('there is no queue')
  return record
}
function grow(node: NodeId): void {
  const { uid, epoch, mirrorsChangedAt } = queue()
  replica.do({ kind: 'growSyncSet', uid, epoch, node, mirrorsChangedAt })
}

test('a node that is drained passes its queues to mirrors in step, and keeps the rest', () => {
  expect(replica.do(setDraining(mole, 1))).toEqual({ kind: 'done', changed: true })
  expect(replica.do(setDraining(mole, 1))).toEqual({ kind: 'done', changed: false })
  expect(queue()).toMatchObject({ leader: hare, epoch: 2, mirrors: [vole, mole], syncSet: [hare] })
  expect(queue('plain')).toMatchObject({ leader: mole, epoch: 1 })
})

test('a queue leaves it as soon as a mirror is in step', () => {
  replica.do(setDraining(hare, 1))
  replica.do(setDraining(mole, 1))
  expect(queue()).toMatchObject({ leader: mole, syncSet: [mole, hare] })
  grow(vole)
  expect(queue()).toMatchObject({ leader: vole, syncSet: [vole, hare] })
})

test('it is given no mirror and no leadership until it is revived', () => {
  replica.do(setDraining(vole, 1))
  replica.declareQueue('q2', { leader: mole })
  expect(queue('q2').mirrors).toEqual([hare])
  grow(vole)
  expect(replica.refuse({ kind: 'transferLeader', uid: queue().uid, to: vole })).toEqual({
    kind: 'nodeDraining',
    node: 'rabbit@vole-id',
  })
  replica.do(setPolicy('ha', '^q', { 'ha-mode': 'nodes', 'ha-params': ['rabbit@vole-id', 'rabbit@hare-id'] }))
  expect(queue()).toMatchObject({ leader: hare, mirrors: [vole] })
  replica.do(setPolicy('ha', '^q', { 'ha-mode': 'all' }))
  replica.do(setDraining(vole, 1, false))
  expect(queue('q2').mirrors).toContain(vole)
})

test('it leads what nobody else in step can, rather than that anything be lost', () => {
  replica.do(setPolicy('ha', '^q', { 'ha-mode': 'all', 'ha-promote-on-failure': 'always' }))
  replica.do(setDraining(hare, 1))
  replica.do(nodeDown(mole, 1))
  expect(queue()).toMatchObject({ leader: hare, syncSet: [hare] })
})

test('its next start ends it, and what was said of another start does not count', () => {
  expect(replica.refuse(setDraining(mole, 2))).toEqual({ kind: 'nodeNotRunning', node: 'rabbit@mole-id' })
  expect(replica.refuse(setDraining('none' as NodeId, 1))).toMatchObject({ kind: 'noSuchMember' })
  replica.do(setDraining(mole, 1))
  const restored = Metadata.restore(replica.metadata.snapshot())
  expect(restored.member(mole)?.isDraining).toBe(true)
  expect(restored.hash()).toBe(replica.metadata.hash())
  replica.do(nodeDown(mole, 1))
  expect(replica.metadata.member(mole)?.isDraining).toBe(false)
  expect(replica.refuse(setDraining(mole, 1))).toMatchObject({ kind: 'nodeNotRunning' })
  replica.do(nodeUp(mole, 2, [hare, vole]))
  expect(replica.metadata.member(mole)?.isDraining).toBe(false)
})

test('the command belongs to the flag of maintenance', () => {
  const bytes = encodeProposal({ proposer: 'p', sequence: 1, floor: 0, command: setDraining(mole, 1) })
  const others = FEATURE_FLAG_NAMES.filter((name) => name !== 'maintenance_mode_status')
  expect(decodeProposal(bytes, others).ok).toBe(false)
  expect(decodeProposal(bytes)).toMatchObject({ ok: true, value: { command: setDraining(mole, 1) } })
})
