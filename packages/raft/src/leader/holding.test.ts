import { expect, test } from 'vitest'
import { RaftGroup } from '../testing/raft-group.ts'

function elected(): RaftGroup {
  const group = new RaftGroup(['a', 'b', 'c'], { holdsAppends: true })
  group.elect('a')
  group.propose('a', 'first')
  group.deliverAll()
  released(group)
  return group
}

/** Everybody has everything. */
function released(group: RaftGroup): void {
  while (group.node('a').isHolding) {
    group.call('a', (node) => node.release())
    group.deliverAll()
  }
}

test('a commit takes one of two followers; the other gets entry and commit at the release', () => {
  const group = elected()
  group.propose('a', 'x')
  group.deliverAll()
  expect(group.applied('a').at(-1)).toBe('x')
  expect(group.applied('b').at(-1)).toBe('x')
  expect(group.applied('c').at(-1)).toBe('first')
  expect(group.node('a').isHolding).toBe(true)
  group.call('a', (node) => node.release())
  expect(group.mail).toMatchObject([{ kind: 'appendEntries', to: 'c', entries: [{}] }])
  group.deliverAll()
  expect(group.applied('c').at(-1)).toBe('x')
  expect(group.node('a').isHolding).toBe(false)
})

test('the follower that proposes is the prompt one', () => {
  const group = elected()
  group.node('a').proposedBy('c')
  group.propose('a', 'x')
  group.deliverAll()
  expect(group.applied('c').at(-1)).toBe('x')
  expect(group.applied('b').at(-1)).toBe('first')
})

test('a prompt follower that is gone is overtaken by the one that got its append at the release', () => {
  const group = elected()
  group.node('a').proposedBy('b')
  group.crash('b')
  group.propose('a', 'x')
  group.deliverAll()
  expect(group.applied('a').at(-1)).toBe('first')
  group.call('a', (node) => node.release())
  group.deliverAll()
  expect(group.applied('a').at(-1)).toBe('x')
  group.propose('a', 'y')
  group.deliverAll()
  expect(group.applied('a').at(-1)).toBe('y')
})

test('a follower that reads does not wait for the release', () => {
  const group = elected()
  group.propose('a', 'x')
  group.deliverAll()
  expect(group.applied('c').at(-1)).toBe('first')
  group.call('c', (node) => node.readIndex(1))
  group.deliverAll()
  expect(group.applied('c').at(-1)).toBe('x')
})
