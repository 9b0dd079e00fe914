import type { NodeId, NodeName } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import type { Command, GrowSyncSet } from '../command.ts'
import { addMember, hare, mirroredCluster, mole, nodeDown, nodeUp, type Replica, vole } from '../metadata.arbitrary.ts'
import { clearPolicy, setPolicy } from '../policies/policy.arbitrary.ts'
import type { QueueRecord } from '../record.ts'

const stoat = 'stoat-id' as NodeId
const ALL = { 'ha-mode': 'all' }
const exactly = (count: number) => ({ 'ha-mode': 'exactly', 'ha-params': count })
const nodes = (...listed: readonly string[]) => ({
  'ha-mode': 'nodes',
  'ha-params': listed.map((node) => `rabbit@${node}`),
})
const ha = (definition: Readonly<Record<string, unknown>>): Command => setPolicy('ha', '^q', definition)

function queue(replica: Replica, name = 'q'): QueueRecord {
  const record = replica.queue(name)
  if (record === undefined) throw new Error(`there is no ${name}`)
  return record
}
function placesOf(replica: Replica, name = 'q') {
  const { leader, mirrors, syncSet } = queue(replica, name)
  return [leader, mirrors, syncSet]
}
function grow(replica: Replica, node: NodeId, name = 'q'): void {
  const { uid, epoch, mirrorsChangedAt } = queue(replica, name)
  replica.do({ kind: 'growSyncSet', uid, epoch, node, mirrorsChangedAt } satisfies GrowSyncSet)
}
/** Of three nodes; what leads is mole. */
function cluster(...members: readonly NodeId[]): Replica {
  return mirroredCluster(...(members.length === 0 ? [hare, mole, vole] : members))
}

describe('a new queue', () => {
  test('has its running mirrors in step: it is empty', () => {
    const replica = cluster()
    replica.do(nodeDown(vole, 1))
    replica.do(ha(ALL))
    replica.declareQueue('q', { leader: mole })
    expect(placesOf(replica)).toEqual([mole, [hare], [mole, hare]])
  })

  test('goes to the nodes that hold the fewest replicas, of equal ones to the first by name', () => {
    const replica = cluster(vole, mole, stoat, hare)
    replica.do(ha(exactly(2)))
    replica.declareQueue('other', { leader: hare })
    replica.declareQueue('q', { leader: mole })
    expect(queue(replica).mirrors).toEqual([stoat])
    replica.declareQueue('q2', { leader: mole })
    expect(queue(replica, 'q2').mirrors).toEqual([vole])
    replica.declareQueue('q3', { leader: mole })
    expect(queue(replica, 'q3').mirrors).toEqual([hare])
    replica.do({ kind: 'deleteQueue', vhost: queue(replica).vhost, name: queue(replica, 'q2').name, force: false })
    replica.declareQueue('q4', { leader: mole })
    expect(queue(replica, 'q4').mirrors).toEqual([vole])
  })

  test('is led by a listed node that runs, if there is one', () => {
    const replica = cluster()
    replica.do(nodeDown(vole, 1))
    replica.do(ha(nodes(vole, 'none', mole)))
    replica.declareQueue('q', { leader: hare })
    expect(placesOf(replica)).toEqual([mole, [], [mole]])
    replica.do(ha(nodes(vole)))
    replica.declareQueue('q2', { leader: hare })
    expect(placesOf(replica, 'q2')).toEqual([hare, [], [hare]])
  })

  test('that is exclusive has no mirrors', () => {
    const replica = cluster()
    replica.do(ha(ALL))
    replica.declareQueue('q', { leader: mole, exclusive: true })
    expect(queue(replica)).toMatchObject({ policy: 'ha', mirrors: [], settings: { mirroring: undefined } })
  })
})

describe('a policy that comes, changes or goes', () => {
  test('adds mirrors that are not in step, and drops them at once', () => {
    const replica = cluster()
    replica.declareQueue('q', { leader: mole })
    replica.do(ha(ALL))
    expect(placesOf(replica)).toEqual([mole, [hare, vole], [mole]])
    expect(queue(replica)).toMatchObject({ epoch: 1, mirrorsChangedAt: replica.index })
    grow(replica, vole)
    expect(placesOf(replica)).toEqual([mole, [hare, vole], [mole, vole]])
    replica.do(clearPolicy('ha'))
    expect(placesOf(replica)).toEqual([mole, [], [mole]])
    expect(queue(replica)).toMatchObject({ epoch: 1, settings: { mirroring: undefined } })
  })

  test('from all to exactly keeps the mirrors in step, then the oldest', () => {
    const replica = cluster(hare, mole, vole, stoat)
    replica.declareQueue('q', { leader: mole })
    replica.do(ha(ALL))
    grow(replica, stoat)
    replica.do(ha(exactly(3)))
    expect(placesOf(replica)).toEqual([mole, [hare, stoat], [mole, stoat]])
    replica.do(ha(exactly(1)))
    expect(placesOf(replica)).toEqual([mole, [], [mole]])
    replica.do(ha(exactly(9)))
    expect(queue(replica).mirrors).toHaveLength(3)
  })

  test('changes nothing of the places when only other keys change', () => {
    const replica = cluster()
    replica.do(ha(ALL))
    replica.declareQueue('q', { leader: mole })
    const before = queue(replica)
    replica.do(ha({ ...ALL, 'ha-sync-mode': 'automatic', 'min-in-sync': 2 }))
    expect(queue(replica)).toMatchObject({
      mirrorsChangedAt: before.mirrorsChangedAt,
      syncSet: before.syncSet,
      settings: { mirroring: { syncMode: 'automatic', minInSync: 2, promoteOnFailure: 'when-synced' } },
    })
  })

  test('with a list: a leader that is not listed stays until a listed mirror is in step', () => {
    const replica = cluster(hare, mole, vole, stoat)
    replica.do(ha(nodes(hare, mole)))
    replica.declareQueue('q', { leader: hare })
    replica.do(ha(nodes(vole, 'none', stoat)))
    expect(placesOf(replica)).toEqual([hare, [vole, stoat], [hare]])
    grow(replica, stoat)
    expect(placesOf(replica)).toEqual([stoat, [vole], [stoat]])
    expect(queue(replica).epoch).toBe(2)
    expect(queue(replica).epochs).toEqual([{ epoch: 2, begunAt: replica.index, leader: queue(replica).leader }])
  })

  test('with a list: passes leadership at once when a listed mirror is in step', () => {
    const replica = cluster()
    replica.do(ha(ALL))
    replica.declareQueue('q', { leader: hare })
    replica.do(ha(nodes(mole, vole)))
    expect(placesOf(replica)).toEqual([mole, [vole], [mole, vole]])
    expect(queue(replica).epoch).toBe(2)
  })

  test('with a list: keeps the listed mirrors', () => {
    const replica = cluster()
    replica.do(ha(ALL))
    replica.declareQueue('q', { leader: hare })
    replica.do(ha(nodes(hare, vole)))
    expect(placesOf(replica)).toEqual([hare, [vole], [hare, vole]])
  })
})

describe('a node that comes or goes', () => {
  test('gets a mirror of what is on all nodes once it runs', () => {
    const replica = cluster(hare, mole)
    replica.do(ha(ALL))
    replica.declareQueue('q', { leader: mole })
    replica.do(addMember(vole))
    expect(queue(replica).mirrors).toEqual([hare])
    replica.do(nodeUp(vole, 1, [hare, mole]))
    expect(placesOf(replica)).toEqual([mole, [hare, vole], [mole, hare]])
    replica.do(nodeDown(hare, 1))
    expect(placesOf(replica)).toEqual([mole, [hare, vole], [mole]])
    replica.do({ kind: 'removeMember', id: hare })
    expect(placesOf(replica)).toEqual([mole, [vole], [mole]])
  })

  test('is replaced in exactly, if another node runs, and is not taken back', () => {
    const replica = cluster()
    replica.do(ha(exactly(2)))
    replica.declareQueue('q', { leader: mole })
    expect(queue(replica).mirrors).toEqual([hare])
    replica.do(nodeDown(hare, 1))
    expect(placesOf(replica)).toEqual([mole, [vole], [mole]])
    replica.do(nodeDown(vole, 1))
    expect(placesOf(replica)).toEqual([mole, [vole], [mole]])
    replica.do(nodeUp(hare, 2, [mole]))
    expect(placesOf(replica)).toEqual([mole, [hare], [mole]])
    replica.do(nodeUp(vole, 2, [mole]))
    expect(queue(replica).mirrors).toEqual([hare])
  })

  test('fills a place in exactly that was open', () => {
    const replica = cluster(hare, mole)
    replica.do(ha(exactly(3)))
    replica.declareQueue('q', { leader: mole })
    replica.do(addMember(vole))
    replica.do(nodeUp(vole, 1, [hare, mole]))
    expect(queue(replica).mirrors).toEqual([hare, vole])
  })

  test('leads on after a failover, and the node that failed is replaced', () => {
    const replica = cluster()
    replica.do(ha(exactly(2)))
    replica.declareQueue('q', { leader: mole })
    replica.do(nodeDown(mole, 1))
    expect(placesOf(replica)).toEqual([hare, [vole], [hare]])
  })

  test('is removed as the leader: its best mirror leads, and another takes the place', () => {
    const replica = cluster()
    replica.do(ha(exactly(2)))
    replica.declareQueue('q', { leader: mole })
    replica.do({ kind: 'removeMember', id: mole })
    expect(placesOf(replica)).toEqual([hare, [vole], [hare]])
  })

  test('gets its mirror back when it is listed', () => {
    const replica = cluster()
    replica.do(ha(nodes(mole, vole)))
    replica.declareQueue('q', { leader: mole })
    replica.do(nodeDown(vole, 1))
    expect(placesOf(replica)).toEqual([mole, [vole], [mole]])
    replica.do({ kind: 'renameMember', id: hare, name: 'rabbit@other' as NodeName })
    replica.do(nodeUp(vole, 2, [hare, mole]))
    expect(placesOf(replica)).toEqual([mole, [vole], [mole]])
  })
})

describe('a queue that is down', () => {
  test('keeps its replicas whatever becomes of its policy, until it is back', () => {
    const replica = cluster(hare, mole)
    replica.do(ha(ALL))
    replica.declareQueue('q', { leader: mole })
    replica.do({ kind: 'declareQueue', ...declaredElsewhere(replica) })
    replica.do(nodeDown(hare, 1))
    replica.do(nodeUp(hare, 2, [mole]))
    replica.do(nodeDown(mole, 1))
    expect(queue(replica)).toMatchObject({ state: 'down', leader: mole, mirrors: [hare], syncSet: [mole] })
    replica.do(clearPolicy('ha'))
    expect(queue(replica)).toMatchObject({ state: 'down', mirrors: [hare] })
    replica.do(nodeUp(mole, 2, [hare], 2))
    expect(placesOf(replica)).toEqual([mole, [], [mole]])
    expect(queue(replica)).toMatchObject({ state: 'running', epoch: 2 })
  })

  test('is back without those of its sync set that are still away', () => {
    const replica = cluster()
    replica.do(ha(ALL))
    replica.declareQueue('q', { leader: mole })
    replica.do(nodeDown(hare, 1))
    replica.do(nodeDown(mole, 1))
    replica.do(nodeUp(mole, 2, [vole]))
    grow(replica, mole)
    expect(queue(replica)).toMatchObject({ leader: vole, syncSet: [vole, mole] })
    replica.do(nodeDown(vole, 1))
    expect(queue(replica)).toMatchObject({ leader: mole, state: 'running', syncSet: [mole] })
  })
})

function declaredElsewhere(replica: Replica) {
  const { vhost, name, durable, autoDelete, arguments: declared } = queue(replica)
  return {
    ...{ vhost, name, durable, autoDelete, arguments: declared },
    ...{ exclusive: false, serverNamed: false, leader: hare, mirrors: [] },
  }
}
