import { RaftNode } from '@warren/raft'
import { expect, test } from 'vitest'
import { VirtualTime } from '../../test-support/virtual-time.ts'
import { MemoryRaftStore } from './memory-raft-store.ts'
import { RaftDriver } from './raft-driver.ts'

const COMMANDS = 10
const TURN_CHANGES_MAX = 5

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
      send: () => undefined,
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
      beginRestore: () => ({ step: () => true }),
      beginSnapshot: () => ({ next: () => undefined }),
      turned: () => undefined,
      failed: (error) => {
        throw error
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

test('a driver that is stopped between two turns applies no more', () => {
  const { time, driver, turns } = driverOf(1000)
  time.run(10, () => turns.length === 2)
  driver.stop()
  time.run(10)
  expect(turns.length).toBe(2)
})
