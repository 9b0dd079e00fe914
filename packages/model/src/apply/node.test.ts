import type { NodeId } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import type { Command } from '../command.ts'
import {
  addMember,
  clusterOf,
  hare,
  mirroredCluster,
  mole,
  nodeDown,
  nodeUp,
  type Replica,
  toExchange,
  toQueue,
  vole,
} from '../metadata.arbitrary.ts'
import type { MetadataEvent } from '../metadata-event.ts'
import { clearPolicy, setPolicy } from '../policies/policy.arbitrary.ts'

function kinds(replica: Replica, command: Command): string[] {
  return replica.apply(command).events.map((event: MetadataEvent) => event.kind)
}

function member(replica: Replica, node: NodeId) {
  return replica.metadata.member(node)
}

describe('a node that goes down', () => {
  test('takes its transient and exclusive queues with their bindings, its durable ones are down', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('durable', { leader: mole })
    replica.declareQueue('transient', { leader: mole, durable: false })
    replica.declareQueue('exclusive', { leader: mole, exclusive: true })
    replica.declareQueue('elsewhere', { leader: hare, durable: false })
    for (const name of ['durable', 'transient', 'exclusive']) replica.bind('amq.fanout', toQueue(name))
    expect(kinds(replica, nodeDown(mole, 1))).toEqual([
      'nodeDown',
      'queueChanged',
      'unbound',
      'queueDeleted',
      'unbound',
      'queueDeleted',
    ])
    expect(replica.queue('durable')).toMatchObject({ state: 'down', epoch: 1, leader: mole })
    expect(replica.queue('elsewhere')).toMatchObject({ state: 'running' })
    expect(Array.from(replica.metadata.queues())).toHaveLength(2)
  })

  test('is not taken down by word of an older or newer incarnation, nor twice', () => {
    const replica = clusterOf(hare, mole)
    replica.do(nodeUp(mole, 5, [hare]))
    for (const incarnation of [1, 4, 6])
      expect(replica.do(nodeDown(mole, incarnation))).toMatchObject({ changed: false })
    expect(replica.do(nodeDown(mole, 5))).toMatchObject({ changed: true })
    expect(replica.do(nodeDown(mole, 5))).toMatchObject({ changed: false })
    expect(replica.refuse(nodeDown(vole, 1))).toMatchObject({ kind: 'noSuchMember' })
  })
})

describe('a node that comes back', () => {
  test('gets its durable queues back, in a new epoch', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('q', { leader: mole })
    replica.do(nodeDown(mole, 1))
    expect(kinds(replica, nodeUp(mole, 2, [hare]))).toEqual(['nodeUp', 'queueChanged'])
    expect(replica.queue('q')).toMatchObject({ state: 'running', epoch: 2 })
  })

  test('needs a newer incarnation than the one that was declared down', () => {
    const replica = clusterOf(hare, mole)
    replica.do(nodeDown(mole, 1))
    const stale = { kind: 'staleIncarnation', node: 'rabbit@mole-id', recorded: 1, received: 1 }
    expect(replica.refuse(nodeUp(mole, 1, [hare]))).toEqual(stale)
    replica.do(nodeUp(mole, 2, [hare]))
    expect(replica.refuse(nodeUp(mole, 1, [hare]))).toMatchObject({ kind: 'staleIncarnation', recorded: 2 })
    expect(replica.do(nodeUp(mole, 2, [hare]))).toMatchObject({ changed: false })
    expect(replica.refuse(nodeUp(vole, 1))).toMatchObject({ kind: 'noSuchMember' })
  })

  test('unnoticed is taken down first: what it kept in memory is gone', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('durable', { leader: mole })
    replica.declareQueue('transient', { leader: mole, durable: false })
    expect(kinds(replica, nodeUp(mole, 2, [hare]))).toEqual([
      'nodeDown',
      'queueChanged',
      'queueDeleted',
      'nodeUp',
      'queueChanged',
    ])
    expect(replica.queue('durable')).toMatchObject({ state: 'running', epoch: 2 })
    expect(member(replica, mole)).toMatchObject({ running: true, incarnation: 2 })
  })
})

describe('transient exchanges', () => {
  function declared(): Replica {
    const replica = clusterOf(hare, mole)
    replica.declareExchange('transient', { durable: false, type: 'fanout' })
    replica.declareExchange('durable', { type: 'fanout' })
    replica.declareQueue('q', { leader: hare })
    replica.bind('transient', toQueue('q'))
    replica.bind('durable', toExchange('transient'))
    return replica
  }

  test('outlive a rolling restart', () => {
    const replica = declared()
    replica.do(nodeDown(mole, 1))
    replica.do(nodeUp(mole, 2, [hare]))
    replica.do(nodeDown(hare, 1))
    replica.do(nodeUp(hare, 2, [mole], 2))
    expect(replica.hasExchange('transient')).toBe(true)
  })

  test('go with their bindings when the last running node goes down', () => {
    const replica = declared()
    replica.do(nodeDown(mole, 1))
    replica.do(nodeDown(hare, 1))
    expect(replica.hasExchange('transient')).toBe(false)
    expect(replica.hasExchange('durable')).toBe(true)
    replica.do(nodeUp(hare, 2))
    expect(replica.bindings()).toEqual([])
  })

  test('go when all nodes crash and come back, though nobody saw them down', () => {
    const replica = declared()
    replica.do(nodeUp(hare, 2, [mole], 2))
    expect(replica.hasExchange('transient')).toBe(true) // mole's first incarnation may live yet.
    replica.declareExchange('new', { durable: false })
    replica.do(nodeUp(mole, 2, [hare], 2))
    expect(replica.hasExchange('transient')).toBe(false)
    expect(replica.hasExchange('new')).toBe(true)
    expect(replica.hasExchange('durable')).toBe(true)
  })

  test('go when all crash and one never comes back', () => {
    const replica = declared()
    replica.do(nodeUp(hare, 2))
    replica.do(nodeDown(mole, 1))
    expect(replica.hasExchange('transient')).toBe(false)
  })

  test('of a single node go with its restart', () => {
    const replica = clusterOf(hare)
    replica.declareExchange('transient', { durable: false })
    replica.do(nodeUp(hare, 2))
    expect(replica.hasExchange('transient')).toBe(false)
  })
})

describe('mirrored queues', () => {
  function mirrored(): Replica {
    const replica = clusterOf(hare, mole, vole)
    replica.declareQueue('q', { leader: mole, mirrors: [hare, vole] })
    return replica
  }

  test('pass to the oldest running member of the sync set, in a new epoch', () => {
    const replica = mirrored()
    replica.do(nodeDown(hare, 1))
    expect(replica.queue('q')).toMatchObject({ leader: mole, epoch: 1, syncSet: [mole, vole] })
    replica.do(nodeDown(mole, 1))
    expect(replica.queue('q')).toMatchObject({
      leader: vole,
      epoch: 2,
      mirrors: [hare, mole],
      syncSet: [vole],
      state: 'running',
    })
  })

  test('wait for the last of the sync set, not for an older replica', () => {
    const replica = mirrored()
    for (const node of [hare, mole, vole]) replica.do(nodeDown(node, 1))
    expect(replica.queue('q')).toMatchObject({ leader: vole, epoch: 2, state: 'down', syncSet: [vole] })
    replica.do(nodeUp(hare, 2))
    expect(replica.queue('q')).toMatchObject({ leader: vole, state: 'down' })
    replica.do(nodeUp(vole, 2, [hare], 2))
    expect(replica.queue('q')).toMatchObject({ leader: vole, epoch: 3, state: 'running' })
  })

  test('survive as transient ones while a synchronised mirror runs', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('q', { leader: mole, mirrors: [hare], durable: false })
    replica.do(nodeDown(mole, 1))
    expect(replica.queue('q')).toMatchObject({ leader: hare, state: 'running' })
    replica.do(nodeDown(hare, 1))
    expect(replica.queue('q')).toBeUndefined()
  })
})

describe('members', () => {
  test('have unique names', () => {
    const replica = clusterOf(hare)
    const command = { ...addMember('other' as NodeId), name: 'rabbit@hare-id' } as Command
    expect(replica.refuse(command)).toEqual({ kind: 'memberNameTaken', node: 'rabbit@hare-id' })
    expect(replica.do(addMember(hare))).toMatchObject({ changed: false })
  })

  test('the last disc member can be neither removed nor made ram', () => {
    const replica = clusterOf(hare)
    replica.do(addMember(mole, 'ram'))
    const last = { kind: 'lastDiscMember', node: 'rabbit@hare-id' }
    expect(replica.refuse({ kind: 'removeMember', id: hare })).toEqual(last)
    expect(replica.refuse({ kind: 'setMemberRole', id: hare, role: 'ram' })).toEqual(last)
    replica.do({ kind: 'setMemberRole', id: mole, role: 'disc' })
    replica.do({ kind: 'removeMember', id: hare })
    expect(Array.from(replica.metadata.members(), ({ id }) => id)).toEqual([mole])
  })

  test('a removed one takes its unmirrored queues along, durable or not', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('durable', { leader: mole })
    replica.declareQueue('mirrored', { leader: mole, mirrors: [hare] })
    replica.declareQueue('mirror', { leader: hare, mirrors: [mole] })
    replica.do(nodeDown(mole, 1))
    expect(kinds(replica, { kind: 'removeMember', id: mole })).toEqual([
      'queueDeleted',
      'queueChanged',
      'queueChanged',
      'memberRemoved',
    ])
    expect(replica.queue('mirrored')).toMatchObject({ leader: hare, mirrors: [], syncSet: [hare] })
    expect(replica.queue('mirror')).toMatchObject({ leader: hare, mirrors: [], syncSet: [hare] })
  })

  test('a replica out of step inherits when the only holder is removed', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('q', { leader: mole, mirrors: [hare] })
    replica.do(nodeDown(hare, 1))
    replica.do(nodeDown(mole, 1))
    replica.do({ kind: 'removeMember', id: mole })
    expect(replica.queue('q')).toMatchObject({ leader: hare, epoch: 2, syncSet: [hare], state: 'down' })
    replica.do(nodeUp(hare, 2))
    expect(replica.queue('q')).toMatchObject({ leader: hare, epoch: 3, state: 'running' })
  })

  test('one that runs is taken down before it is removed', () => {
    const replica = clusterOf(hare, mole)
    replica.declareQueue('q', { leader: mole })
    expect(kinds(replica, { kind: 'removeMember', id: mole })).toEqual([
      'nodeDown',
      'queueChanged',
      'queueDeleted',
      'memberRemoved',
    ])
  })
})

test('a queue that lost its policy while it was down has no mirrors when a mirror inherits it', () => {
  const replica = mirroredCluster(hare, mole, vole)
  replica.declareQueue('q', { leader: mole })
  replica.do(setPolicy('ha', '', { 'ha-mode': 'all' }))
  replica.do(nodeDown(mole, 1))
  replica.do(clearPolicy('ha'))
  expect(replica.queue('q')).toMatchObject({ leader: mole, state: 'down', mirrors: [hare, vole] })
  replica.do({ kind: 'removeMember', id: mole })
  expect(replica.queue('q')).toMatchObject({ leader: hare, state: 'running', mirrors: [], syncSet: [hare] })
})
