import { expect, test } from 'vitest'
import type { InstallSnapshot } from './protocol/message.ts'
import { bytesOf, RaftGroup } from './testing/raft-group.ts'

const ABC = ['a', 'b', 'c']

/** c missed some entries that are compacted away at the leader. */
function withStraggler(limits = {}): RaftGroup {
  const group = new RaftGroup(ABC, limits)
  group.elect('a')
  group.isolate('c')
  for (const command of ['one', 'two', 'three']) group.propose('a', command)
  group.deliverAll()
  group.compact('a')
  group.mend()
  return group
}

test('after a snapshot come the entries that follow it', () => {
  const group = withStraggler({ snapshotPieceBytes: 4 })
  group.propose('a', 'four')
  group.tick('a', 1)
  group.deliverAll()
  group.propose('a', 'five')
  group.deliverAll()
  expect(group.lines.filter((line) => line.startsWith('c installs'))).toHaveLength(1)
  expect(group.applied('c')).toEqual(['empty', 'one', 'two', 'three', 'four', 'five'])
  expect(group.stored('c').entries.map(({ index }) => index)).not.toContain(3)
})

test('a snapshot is acknowledged when it is on disk', () => {
  const group = withStraggler()
  group.tick('a', 1)
  while (!group.mail.some(({ kind }) => kind === 'installSnapshot')) group.deliverOne()
  group.hold('c')
  group.deliverAll()
  expect(group.node('a').progress('c')).toMatchObject({ state: 'snapshot', matchIndex: 1 })
  group.sync('c')
  group.deliverAll()
  expect(group.node('a').progress('c')).toMatchObject({ state: 'replicate', matchIndex: 4 })
})

test('a snapshot of what a follower has already is not installed', () => {
  const group = withStraggler()
  const stale: InstallSnapshot = {
    kind: 'installSnapshot',
    from: 'a',
    to: 'b',
    term: 1,
    snapshotIndex: 2,
    snapshotTerm: 1,
    configuration: { voters: ABC, learners: [] },
    offset: 0,
    totalBytes: 1,
    piece: bytesOf('?'),
    done: true,
  }
  group.call('b', (node) => node.step(stale))
  expect(group.mail).toMatchObject([{ kind: 'installSnapshotReply', installed: true, snapshotIndex: 2 }])
  expect(group.node('b').lastIndex).toBe(4)
})

test('a follower that restarts in the middle gets the snapshot from the start', () => {
  const group = withStraggler({ snapshotPieceBytes: 4, snapshotPiecesInFlightMax: 1 })
  group.tick('a', 1)
  while (!group.lines.some((line) => line.includes('c -> a t1 snapshot 4 has 8 bytes'))) group.deliverOne()
  group.crash('c')
  group.start('c')
  group.deliverAll()
  group.tick('a', 5)
  group.deliverAll()
  expect(group.applied('c')).toEqual(['empty', 'one', 'two', 'three'])
})

test('a transfer to a dead server is given up and begun again when it is back', () => {
  const group = withStraggler()
  group.tick('a', 1)
  while (!group.mail.some(({ kind }) => kind === 'installSnapshot')) group.deliverOne()
  group.crash('c')
  for (let i = 0; i < 60; i += 1) {
    group.tick('a', 1)
    group.deliverAll()
  }
  expect(group.node('a').progress('c')).toMatchObject({ state: 'probe', isActive: false })
  expect(group.mail).toEqual([])
  group.start('c')
  group.tick('a', 1)
  group.deliverAll()
  expect(group.applied('c')).toEqual(['empty', 'one', 'two', 'three'])
})

test('a snapshot has the configuration of its index', () => {
  const group = new RaftGroup(['a'])
  group.elect('a')
  group.propose('a', 'x')
  group.join('b')
  group.call('a', (node) => node.proposeConfiguration({ kind: 'addLearner', peer: 'b' }, bytesOf('')))
  const before = group.node('a').snapshotAt(2, bytesOf(''))
  const after = group.node('a').snapshotAt(3, bytesOf(''))
  expect(before?.configuration).toEqual({ voters: ['a'], learners: [] })
  expect(after?.configuration).toEqual({ voters: ['a'], learners: ['b'] })
})
