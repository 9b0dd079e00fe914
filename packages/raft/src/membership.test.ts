import { expect, test } from 'vitest'
import { type ConfigurationChange, changeConfiguration } from './protocol/configuration.ts'
import { bytesOf, RaftGroup } from './testing/raft-group.ts'

const ABC = ['a', 'b', 'c']

function elected(voters: readonly string[] = ABC): RaftGroup {
  const group = new RaftGroup(voters)
  group.elect('a')
  return group
}

function change(group: RaftGroup, leader: string, kind: ConfigurationChange['kind'], peer: string) {
  return group.call(leader, (node) => node.proposeConfiguration({ kind, peer }, bytesOf('why')))
}

test('a learner neither campaigns nor counts', () => {
  const group = elected(['a', 'b'])
  group.join('c')
  change(group, 'a', 'addLearner', 'c')
  group.deliverAll()
  expect(group.node('c').role).toBe('learner')
  group.isolate('b')
  group.propose('a', 'x')
  group.deliverAll()
  expect(group.node('a').progress('c')?.matchIndex).toBe(3)
  expect(group.node('a').commitIndex).toBe(2)
  group.isolate('a')
  group.tick('c', 50)
  expect(group.node('c')).toMatchObject({ role: 'learner', term: 1, leader: undefined })
  group.mail = []
  // Its vote does not elect b, which does not ask it.
  group.tick('b', 10)
  expect(group.mail.map(({ to }) => to)).toEqual(['a'])
  const vote = { kind: 'requestVoteReply', from: 'c', to: 'b', term: 2, preVote: true, granted: true } as const
  group.call('b', (node) => node.step(vote))
  expect(group.node('b').role).toBe('preCandidate')
})

test('a learner answers a candidate that already knows of its promotion', () => {
  const group = elected(['a', 'b'])
  group.join('c')
  change(group, 'a', 'addLearner', 'c')
  group.deliverAll()
  group.cutBetween('a', 'c')
  change(group, 'a', 'promoteVoter', 'c')
  group.deliverAll() // b has the promotion, c has not.
  group.crash('a')
  group.mend()
  group.tick('c', 10)
  group.tick('b', 10)
  group.deliverAll()
  expect(group.node('b').role).toBe('leader')
  expect(group.node('c').role).toBe('follower')
})

test('no configuration is proposed before the term has committed, nor while another is under way', () => {
  const group = new RaftGroup(ABC)
  group.call('a', (node) => node.campaign())
  while (group.node('a').role !== 'leader') group.deliverOne()
  expect(change(group, 'a', 'remove', 'c')).toEqual({ ok: false, error: { kind: 'termNotCommitted' } })
  group.deliverAll()
  expect(change(group, 'a', 'remove', 'c').ok).toBe(true)
  expect(change(group, 'a', 'remove', 'b')).toEqual({ ok: false, error: { kind: 'changeInProgress' } })
})

test('a configuration that is truncated gives way to the one before', () => {
  const group = elected()
  group.isolate('a')
  change(group, 'a', 'remove', 'c')
  expect(group.node('a').configuration.voters).toEqual(['a', 'b'])
  group.mail = []
  group.tick('c', 10)
  group.mail = []
  group.tick('b', 10)
  group.deliverAll()
  group.mend()
  group.tick('b', 1)
  group.deliverAll()
  expect(group.node('a')).toMatchObject({ role: 'follower', term: 2 })
  expect(group.node('a').configuration.voters).toEqual(ABC)
})

test('a removed server does not disturb the others', () => {
  const group = elected()
  group.isolate('c')
  change(group, 'a', 'remove', 'c') // c never hears of it.
  group.deliverAll()
  group.mend()
  group.tick('c', 200)
  group.deliverAll()
  expect(group.node('a')).toMatchObject({ role: 'leader', term: 1 })
  expect(group.node('b')).toMatchObject({ role: 'follower', term: 1 })
})

test('a leader that removes itself leads until that is committed and is not counted', () => {
  const group = elected()
  group.isolate('a')
  change(group, 'a', 'remove', 'a')
  group.mail = []
  expect(group.node('a').role).toBe('leader')
  group.mend()
  group.isolate('c')
  group.tick('a', 1)
  group.deliverAll()
  expect(group.node('a')).toMatchObject({ role: 'leader', commitIndex: 1 }) // b alone is no majority of b and c.
  group.mend()
  group.tick('a', 1)
  group.deliverAll()
  expect(group.node('a').role).toBe('learner')
  expect(group.node('b').commitIndex).toBe(2)
})

test('a leader that crashed with its own demotion in no other log is elected once more', () => {
  const group = elected(['a', 'b'])
  group.isolate('a')
  change(group, 'a', 'demoteVoter', 'a')
  group.deliverAll()
  group.crash('a')
  group.mend()
  group.start('a')
  expect(group.node('a').role).toBe('learner')
  group.tick('b', 10)
  group.deliverAll() // a refuses: b's log is behind.
  expect(group.node('b').role).not.toBe('leader')
  group.tick('a', 10)
  group.deliverAll()
  group.tick('b', 20)
  group.deliverAll()
  expect(group.node('b')).toMatchObject({ role: 'leader' })
  expect(group.node('b').configuration).toEqual({ voters: ['b'], learners: ['a'] })
})

test('a learner that lags is not promoted', () => {
  const group = elected(['a'])
  group.join('b')
  group.isolate('b')
  change(group, 'a', 'addLearner', 'b')
  for (let i = 0; i < 300; i += 1) group.propose('a', 'x')
  expect(change(group, 'a', 'promoteVoter', 'b')).toMatchObject({ ok: false, error: { kind: 'learnerBehind' } })
})

test('what a learner acknowledged before its promotion does not count after it', () => {
  const group = elected(['a'])
  group.join('b')
  change(group, 'a', 'addLearner', 'b')
  group.deliverAll()
  expect(group.node('a').progress('b')?.matchIndex).toBe(2)
  group.isolate('b')
  change(group, 'a', 'promoteVoter', 'b')
  expect(group.node('a').progress('b')).toMatchObject({ matchIndex: 0, state: 'probe' })
  expect(group.node('a').commitIndex).toBe(2)
})

test('a memory-only learner that restarted is brought up again', () => {
  const group = elected(['a'])
  group.join('b')
  change(group, 'a', 'addLearner', 'b')
  group.propose('a', 'x')
  group.deliverAll()
  group.crash('b')
  group.start('b', true)
  group.tick('a', 1)
  group.propose('a', 'y')
  group.deliverAll()
  expect(group.applied('b')).toEqual(['empty', 'configuration', 'x', 'y'])
})

test('the last voter stays', () => {
  const alone = { voters: ['a'], learners: ['b'] }
  expect(changeConfiguration(alone, { kind: 'remove', peer: 'a' })).toMatchObject({ error: { kind: 'lastVoter' } })
  expect(changeConfiguration(alone, { kind: 'demoteVoter', peer: 'a' })).toMatchObject({ error: { kind: 'lastVoter' } })
})

test('a server that is to join follows and does nothing else', () => {
  const group = elected(['a'])
  group.join('b')
  group.tick('b', 50)
  group.call('b', (node) => node.campaign())
  expect(group.node('b')).toMatchObject({ role: 'learner', term: 0 })
  expect(group.mail).toEqual([])
})
