import { present } from '@warren/kernel'
import { expect, test } from 'vitest'
import { RaftNode } from './raft-node.ts'
import { bytesOf, RaftGroup } from './testing/raft-group.ts'

const ABC = ['a', 'b', 'c']

function elected(limits = {}): RaftGroup {
  const group = new RaftGroup(ABC, limits)
  group.elect('a')
  return group
}

test('a vote of an old term elects no one', () => {
  const group = new RaftGroup(ABC)
  group.tick('a', 10)
  const reply = { kind: 'requestVoteReply', to: 'a', preVote: false, granted: true } as const
  group.call('a', (node) => node.step({ ...reply, from: 'b', term: 0 }))
  expect(group.node('a').role).toBe('preCandidate')
  group.deliverAll()
  expect(group.node('a').term).toBe(1)
  group.crash('a')
  group.start('a')
  group.tick('a', 10)
  group.call('a', (node) => node.step({ ...reply, from: 'b', term: 1 }))
  expect(group.node('a').role).toBe('preCandidate')
})

test('a vote is on disk before it is sent, and is not given twice after a restart', () => {
  const group = new RaftGroup(ABC)
  const ask = {
    kind: 'requestVote',
    to: 'c',
    term: 1,
    preVote: false,
    lastIndex: 0,
    lastTerm: 0,
    transfer: false,
  } as const
  group.hold('c')
  group.call('c', (node) => node.step({ ...ask, from: 'a' }))
  expect(group.mail).toEqual([])
  group.sync('c')
  expect(group.mail).toMatchObject([{ kind: 'requestVoteReply', to: 'a', granted: true }])
  expect(group.stored('c').hardState).toMatchObject({ term: 1, votedFor: 'a' })
  group.crash('c')
  group.start('c')
  group.mail = []
  group.call('c', (node) => node.step({ ...ask, from: 'b' }))
  expect(group.mail).toMatchObject([{ kind: 'requestVoteReply', to: 'b', granted: false }])
})

test('a lone voter leads when its disk has its own vote, not before', () => {
  const group = new RaftGroup(['a'])
  group.hold('a')
  group.call('a', (node) => node.campaign())
  expect(group.node('a').role).toBe('candidate')
  group.crash('a')
  group.start('a')
  const ask = { kind: 'requestVote', from: 'b', to: 'a', preVote: false, transfer: false } as const
  group.call('a', (node) => node.step({ ...ask, term: 1, lastIndex: 0, lastTerm: 0 }))
  expect(group.stored('a').hardState).toMatchObject({ term: 1, votedFor: 'b' })
  group.elect('a')
  expect(group.node('a').term).toBe(2)
})

test('a leader’s appends do not wait for its own disk', () => {
  const group = elected()
  group.hold('a')
  group.propose('a', 'x')
  expect(group.mail).toMatchObject([{ kind: 'appendEntries' }, { kind: 'appendEntries' }])
})

test('a forced leader’s appends wait until its term is on disk', () => {
  const group = elected()
  group.hold('a')
  group.call('a', (node) => node.forceConfiguration(['b'], bytesOf('')))
  expect(group.mail).toEqual([])
  group.sync('a')
  expect(group.mail).toMatchObject([{ kind: 'appendEntries', to: 'b', term: 2 }])
})

test('a leader counts itself only for what its disk has', () => {
  const group = elected()
  group.isolate('c')
  group.hold('a')
  group.propose('a', 'x')
  group.deliverAll()
  expect(group.node('a').progress('b')?.matchIndex).toBe(2)
  expect(group.node('a').commitIndex).toBe(1)
  group.sync('a')
  expect(group.node('a').commitIndex).toBe(2)
})

test('a follower that is a majority with the leader finds the commit by the disks of both, and by nothing less', () => {
  const group = elected()
  group.isolate('c')
  group.hold('b')
  group.propose('a', 'x')
  group.deliverOne() // The append, which left before the leader's sync.
  expect(group.node('b').lastIndex).toBe(2)
  group.mail.length = 0
  group.sync('b')
  expect(group.mail).toMatchObject([{ kind: 'appendEntriesReply', accepted: true, matchIndex: 2 }])
  expect(group.node('b').commitIndex).toBe(1)
  group.mail.length = 0 // Nor does the leader hear of b's disk.
  const { term } = group.node('a')
  const news = { kind: 'appendEntries', from: 'a', to: 'b', term, entries: [], commitIndex: 1, isNews: true } as const
  group.call('b', (node) => node.step({ ...news, previousIndex: 2, previousTerm: term, stableIndex: 1 }))
  expect(group.node('b').commitIndex).toBe(1)
  group.call('b', (node) => node.step({ ...news, previousIndex: 2, previousTerm: term, stableIndex: 2 }))
  expect(group.node('b').commitIndex).toBe(2)
  expect(group.node('a').commitIndex).toBe(1)
})

test('a follower acknowledges nothing that was truncated while its disk wrote it', () => {
  const group = elected()
  group.hold('b')
  group.isolate('c')
  group.propose('a', 'lost')
  group.deliverAll() // b's disk is busy with "lost".
  group.crash('a')
  const append = { kind: 'appendEntries', from: 'c', to: 'b', term: 2, previousIndex: 1, previousTerm: 1 } as const
  const entry = { index: 2, term: 2, kind: 'empty', data: bytesOf('') } as const
  group.call('b', (node) => node.step({ ...append, entries: [entry], commitIndex: 2, stableIndex: 0, isNews: false }))
  const node = group.node('b')
  group.hold('b')
  expect(node.commitIndex).toBe(2)
  group.sync('b')
  expect(group.stored('b').entries.map((stored) => stored.term)).toEqual([1, 2])
  expect(group.applied('b')).toEqual(['empty', 'empty'])
})

test('news of a commit is not answered, but by a follower that lacks what it follows on', () => {
  const group = elected()
  const leader = group.node('a')
  const { term, lastIndex, commitIndex } = leader
  const place = { previousIndex: lastIndex, previousTerm: leader.termAt(lastIndex) ?? 0 }
  const news = {
    kind: 'appendEntries',
    from: 'a',
    term,
    entries: [],
    commitIndex,
    stableIndex: 0,
    isNews: true,
  } as const
  group.call('b', (node) => node.step({ ...news, to: 'b', ...place }))
  expect(group.mail).toEqual([])
  group.call('b', (node) => node.step({ ...news, to: 'b', ...place, previousIndex: lastIndex + 1 }))
  expect(group.mail).toMatchObject([{ kind: 'appendEntriesReply', accepted: false, rejectedIndex: lastIndex + 1 }])
})

test('a persisted commit index does not run ahead of the entries on disk', () => {
  const group = new RaftGroup(ABC)
  const node = group.node('c')
  const entries = [1, 2].map((index) => ({ index, term: 1, kind: 'command', data: bytesOf('x') }) as const)
  const append = { kind: 'appendEntries', from: 'a', to: 'c', term: 1, previousIndex: 0, previousTerm: 0 } as const
  node.step({ ...append, entries, commitIndex: 2, stableIndex: 0, isNews: false })
  const first = present(node.ready())
  expect(first).toMatchObject({ hardState: { term: 1, commitIndex: 0 }, entries: [{ index: 1 }, { index: 2 }] })
  expect(first.committed).toEqual([])
  node.advance(first)
  const second = present(node.ready())
  expect(second).toMatchObject({ hardState: { commitIndex: 2 }, mustSync: false })
  expect(second.committed).toEqual(entries)
})

test('a server whose disk kept entries of a term but not the term starts in that term', () => {
  const node = new RaftNode({
    id: 'a',
    configuration: { voters: ABC, learners: [] },
    hardState: { term: 3, votedFor: 'b', commitIndex: 0 },
    entries: [{ index: 1, term: 4, kind: 'empty', data: bytesOf('') }],
    snapshotIndex: 0,
    snapshotTerm: 0,
    appliedIndex: 0,
    random: { next: () => 0, below: () => 0 },
  })
  expect(node.term).toBe(4)
})

test('a server that was cut off disturbs no one when it comes back', () => {
  const group = elected()
  group.isolate('c')
  group.tick('c', 100)
  group.deliverAll()
  group.mend()
  group.tick('c', 10)
  group.deliverAll()
  expect(group.node('a').role).toBe('leader')
  expect(group.node('c').term).toBe(1)
})

test('a leader that hears no majority for an election timeout steps down', () => {
  const group = elected()
  group.isolate('a')
  group.tick('a', 9)
  expect(group.node('a').role).toBe('leader')
  group.tick('a', 11)
  expect(group.node('a').role).toBe('follower')
  expect(group.propose('a', 'x')).toEqual({ ok: false, error: { kind: 'notLeader', leader: undefined } })
})

test('a deposed leader learns of the new term from those it goes on sending to', () => {
  const group = elected()
  group.isolate('a')
  group.tick('c', 10)
  group.mail = []
  group.elect('b')
  expect(group.node('a').role).toBe('leader')
  group.mend()
  group.tick('a', 1)
  group.deliverAll()
  expect(group.node('a').role).toBe('follower')
  expect(group.node('a').term).toBe(2)
})

test('a read waits for the leader’s first commit of its own term', () => {
  const group = new RaftGroup(ABC)
  group.call('a', (node) => node.campaign())
  while (group.node('a').role !== 'leader') group.deliverOne()
  group.call('a', (node) => node.readIndex(7))
  expect(group.lines).not.toContain('a may serve read 7 at 0')
  group.deliverAll()
  expect(group.lines).toContain('a may serve read 7 at 1')
})

test('a read that a follower passed on and no one answered is given up', () => {
  const group = elected()
  group.cutOneWay('b', 'a')
  expect(group.call('b', (node) => node.readIndex(7)).ok).toBe(true)
  for (let i = 0; i < 20; i += 1) {
    group.tick('a', 1)
    group.tick('b', 1)
    group.tick('c', 1)
    group.deliverAll()
  }
  expect(group.lines).toContain('b lost read 7')
})

test('a leader refuses proposals beyond its limit of uncommitted bytes', () => {
  const group = elected({ pendingBytesMax: 200 })
  group.isolate('a')
  const outcomes = ['x', 'y', 'z', '!'].map((command) => group.propose('a', command).ok)
  expect(outcomes).toEqual([true, true, true, true])
  expect(group.propose('a', 'more')).toEqual({ ok: false, error: { kind: 'tooManyPending' } })
  group.mend()
  group.mail = []
  group.tick('a', 1)
  group.deliverAll()
  expect(group.propose('a', 'again').ok).toBe(true)
})

test('a forced configuration makes a leader without a majority, and the rest may follow it', () => {
  const group = elected()
  group.crash('b')
  group.crash('c')
  const forced = group.call('a', (node) => node.forceConfiguration(['c'], bytesOf('lineage 2')))
  expect(forced).toEqual({ index: 2, term: 2 })
  expect(group.node('a')).toMatchObject({ role: 'leader', commitIndex: 2 })
  group.start('c')
  group.propose('a', 'x')
  group.tick('a', 1)
  group.deliverAll()
  expect(group.applied('c')).toEqual(['empty', 'configuration', 'x'])
  expect(group.node('c').role).toBe('learner')
})

test('a passive server neither leads nor votes, and does both once it is passive no more', () => {
  const group = new RaftGroup(['a', 'b', 'c'])
  group.isolate('c')
  group.call('b', (node) => node.setPassive(true))
  group.tick('b', 100)
  group.deliverAll()
  expect(group.node('b')).toMatchObject({ role: 'follower', term: 0 })
  group.tick('a', 100)
  group.deliverAll()
  expect(group.node('a').role).not.toBe('leader')
  group.call('b', (node) => node.setPassive(false))
  group.elect('a')
  expect(group.node('a').role).toBe('leader')
})
