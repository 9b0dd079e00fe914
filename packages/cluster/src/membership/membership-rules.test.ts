import type { Incarnation, NodeId, NodeName } from '@warren/kernel'
import type { MemberRecord } from '@warren/model'
import { expect, test } from 'vitest'
import {
  canGoOnWithout,
  checkJoin,
  checkLeave,
  demotionsBeforeStop,
  inconsistentClusterText,
} from './membership-rules.ts'

function member(name: string, role: 'disc' | 'ram', running = true): MemberRecord {
  return {
    id: name as NodeId,
    name: `rabbit@${name}` as NodeName,
    role,
    running,
    host: name,
    clusterPort: 1,
    amqpPort: 2,
    version: '1',
    incarnation: 1 as Incarnation,
    upSince: 1,
    isDraining: false,
    featureFlags: [],
  }
}

test('a node may join unless it is a member or its name is taken', () => {
  const members = [member('a', 'disc'), member('b', 'disc')]
  const answering = 'rabbit@a' as NodeName
  const joiner = (id: string, formerId: string, name: string) => ({
    id: id as NodeId,
    formerId: formerId as NodeId,
    name: `rabbit@${name}` as NodeName,
  })
  expect(checkJoin(members, joiner('c2', 'c', 'c'), answering)).toBeUndefined()
  expect(checkJoin(members, joiner('b2', 'b', 'b'), answering)).toBe('member')
  expect(checkJoin(members, joiner('b', 'x', 'b'), answering)).toBe('member')
  expect(checkJoin(members, joiner('b3', 'x', 'b'), answering)).toEqual({
    kind: 'inconsistentCluster',
    thinks: 'rabbit@a',
    clusteredWith: 'rabbit@b',
  })
})

test("the inconsistent_cluster text is RabbitMQ's", () => {
  expect(inconsistentClusterText('rabbit@a' as NodeName, 'rabbit@b' as NodeName)).toBe(
    "{:inconsistent_cluster, 'Node rabbit@a thinks it\\'s clustered with node rabbit@b, but rabbit@b disagrees'}",
  )
})

test('the last disc node may not leave, and a running one may not be forgotten', () => {
  const members = [member('a', 'disc', false), member('r', 'ram', false), member('s', 'ram')]
  expect(checkLeave(members, 'a' as NodeId, false)).toEqual({ kind: 'onlyDiscNode' })
  expect(checkLeave(members, 'r' as NodeId, false)).toBeUndefined()
  expect(checkLeave(members, 's' as NodeId, true)).toEqual({ kind: 'running', node: 'rabbit@s' })
  expect(checkLeave(members, 'x' as NodeId, true)).toEqual({ kind: 'notMember' })
})

const three = { voters: ['a', 'b', 'c'], learners: ['r'] }
const running =
  (...nodes: readonly string[]) =>
  (node: NodeId) =>
    nodes.includes(node)

test.each([
  ['the rest are a majority anyway', three, 'c', ['a', 'b', 'c'], []],
  ['one of two: the other goes on alone', { voters: ['a', 'b'], learners: [] }, 'b', ['a', 'b'], ['b']],
  ['the second of three', three, 'b', ['a', 'b'], ['c', 'b']],
  ['the last to stop keeps its vote', three, 'a', ['a'], []],
  ['a learner costs no majority', { voters: ['a', 'b'], learners: ['r'] }, 'r', ['a', 'r'], []],
  ['the third of five', { voters: ['a', 'b', 'c', 'd', 'e'], learners: [] }, 'c', ['a', 'b', 'c'], ['d', 'e']],
])('planned stop, %s', (_name, configuration, leaver, runs, expected) => {
  expect(demotionsBeforeStop(configuration, leaver as NodeId, running(...runs))).toEqual(expected)
})

test('a voter may leave where the others can decide so', () => {
  expect(canGoOnWithout(three, 'c' as NodeId, running('a', 'b'))).toBe(true)
  expect(canGoOnWithout(three, 'c' as NodeId, running('a', 'c'))).toBe(false)
  expect(canGoOnWithout(three, 'r' as NodeId, running('a'))).toBe(true)
  expect(canGoOnWithout({ voters: ['a', 'b'], learners: [] }, 'b' as NodeId, running('a'))).toBe(true)
})
