import { type Message, RaftNode } from '@warren/raft'
import { expect, test } from 'vitest'
import { VirtualTime } from '../../test-support/virtual-time.ts'
import { MemoryRaftStore } from './memory-raft-store.ts'
import { RaftDriver, type RaftDriverHost } from './raft-driver.ts'

const COMMANDS = 10
const TURN_CHANGES_MAX = 5

const QUIET_HOST: Omit<RaftDriverHost, 'apply'> = {
  send: () => undefined,
  beginRestore: () => ({ step: () => true }),
  beginSnapshot: () => ({ next: () => undefined }),
  isWaiting: () => false,
  turned: () => undefined,
  failed: (error) => {
    throw error
  },
}

/** A driver of a group of one whose commands make so many changes each; what it applied in each turn. */
function driverOf(changesEach: number) {
  const time = new VirtualTime()
  const node = new RaftNode({
    ...{ id: 'a', configuration: { voters: ['a'], learners: [] }, entries: [] },
    hardState: { term: 0, votedFor: undefined, commitIndex: 0 },
    ...{ snapshotIndex: 0, snapshotTerm: 0, appliedIndex: 0 },
    random: { next: () => 0.5, below: () => 0 },
  })
  const turns: number[][] = []
  let turn: number[] = []
  const driver = new RaftDriver({
    ...{ node, timers: time, store: new MemoryRaftStore(time), snapshotBytes: 0, snapshotLogBytes: 1_000_000 },
    turnChangesMax: TURN_CHANGES_MAX,
    host: {
      ...QUIET_HOST,
      apply: (entry) => {
        if (turn.length === 0) {
          turns.push(turn)
          time.soon(() => {
            turn = []
          })
        }
        turn.push(entry.index)
        return entry.data.length === 0 ? 0 : changesEach
      },
    },
  })
  node.campaign()
  driver.wake()
  time.run(10)
  turns.length = 0
  for (let i = 0; i < COMMANDS; i += 1) expect(node.propose(Uint8Array.of(i)).ok).toBe(true)
  driver.wake()
  return { time, driver, turns }
}

test('what changes much is applied over several turns, in order and once', () => {
  const { time, turns } = driverOf(2)
  time.run(10)
  expect(turns.every((turn) => turn.length <= 3)).toBe(true)
  const [first = 0] = turns.flat()
  expect(turns.flat()).toEqual(Array.from({ length: COMMANDS }, (_, i) => first + i))
})

test('one command is applied in one turn, whatever it changes', () => {
  const { time, turns } = driverOf(1000)
  time.run(10)
  expect(turns.map((turn) => turn.length)).toEqual(Array(COMMANDS).fill(1))
})

test('who waits here for a commit hears of it before the others do', () => {
  const time = new VirtualTime()
  const node = new RaftNode({
    ...{ id: 'a', configuration: { voters: ['a', 'b', 'c'], learners: [] }, entries: [] },
    hardState: { term: 0, votedFor: undefined, commitIndex: 0 },
    ...{ snapshotIndex: 0, snapshotTerm: 0, appliedIndex: 0 },
    random: { next: () => 0.5, below: () => 0 },
  })
  let isWaiting = false
  const seen: string[] = []
  const driver = new RaftDriver({
    ...{ node, timers: time, store: new MemoryRaftStore(time), snapshotBytes: 0, snapshotLogBytes: 1_000_000 },
    turnChangesMax: TURN_CHANGES_MAX,
    host: {
      ...QUIET_HOST,
      send: (message) => {
        if (message.kind === 'appendEntries' && message.to === 'b') seen.push(message.isNews ? 'news' : 'entries')
        const reply = { from: 'b', to: 'a', term: message.term }
        if (message.kind === 'requestVote' && message.to === 'b') {
          time.soon(() => step({ ...reply, kind: 'requestVoteReply', preVote: message.preVote, granted: true }))
        }
        if (message.kind === 'appendEntries' && message.to === 'b' && !message.isNews) {
          const matchIndex = message.previousIndex + message.entries.length
          const agreed = { accepted: true, matchIndex, rejectedIndex: 0, hintIndex: 0, hintTerm: 0 }
          time.soon(() => step({ ...reply, ...agreed, kind: 'appendEntriesReply' }))
        }
      },
      apply: () => {
        seen.push('applied')
        time.soon(() => seen.push('answered'))
        return 1
      },
      isWaiting: () => isWaiting,
    },
  })
  const step = (message: Message) => {
    node.step(message)
    driver.wake()
  }
  node.campaign()
  driver.wake()
  time.run(50)
  for (isWaiting of [false, true]) {
    seen.length = 0
    expect(node.propose(Uint8Array.of(1)).ok).toBe(true)
    driver.wake()
    time.run(5)
    const news = isWaiting ? ['applied', 'answered', 'news'] : ['news', 'applied', 'answered']
    expect(seen).toEqual(['entries', ...news])
  }
})

test('the disk writes while what was committed before is applied', () => {
  const time = new VirtualTime()
  const node = new RaftNode({
    ...{ id: 'a', configuration: { voters: ['a'], learners: [] }, entries: [] },
    hardState: { term: 0, votedFor: undefined, commitIndex: 0 },
    ...{ snapshotIndex: 0, snapshotTerm: 0, appliedIndex: 0 },
    random: { next: () => 0.5, below: () => 0 },
  })
  const seen: string[] = []
  const store = new MemoryRaftStore(time)
  const driver = new RaftDriver({
    ...{ node, timers: time, snapshotBytes: 0, snapshotLogBytes: 1_000_000, turnChangesMax: TURN_CHANGES_MAX },
    store: {
      persist: (parts, done) => {
        if (parts.entries?.length) seen.push(`writes ${parts.entries.at(-1)?.index}`)
        store.persist(parts, done)
      },
      compact: (snapshot, done) => store.compact(snapshot, done),
    },
    host: {
      ...QUIET_HOST,
      apply: (entry) => {
        seen.push(`applies ${entry.index}`)
        return 1
      },
    },
  })
  node.campaign()
  driver.wake()
  time.run(1, () => seen.includes('writes 1'))
  expect(node.propose(Uint8Array.of(0)).ok).toBe(true)
  time.run(10)
  expect(seen).toEqual(['writes 1', 'writes 2', 'applies 1', 'applies 2'])
})

test('a driver that is stopped between two turns applies no more', () => {
  const { time, driver, turns } = driverOf(1000)
  time.run(10, () => turns.length === 2)
  driver.stop()
  time.run(10)
  expect(turns.length).toBe(2)
})
