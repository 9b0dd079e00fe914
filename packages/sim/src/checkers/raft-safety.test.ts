import type { Entry } from '@warren/raft'
import { expect, test } from 'vitest'
import { World } from '../world.ts'
import { RaftSafety } from './raft-safety.ts'

const entry = (index: number, term: number, text: string): Entry => {
  return { index, term, kind: 'command', data: Uint8Array.from(text, (character) => character.charCodeAt(0)) }
}
const checker = (): RaftSafety => new RaftSafety(new World(1))

test('two leaders of one term are found', () => {
  const safety = checker()
  expect(safety.leads('a', 1)).toBe(true)
  expect(safety.leads('a', 1)).toBe(false)
  expect(() => safety.leads('b', 1)).toThrow('term 1 has two leaders')
})

test('another entry, or another predecessor, at one index and term is found', () => {
  const safety = checker()
  safety.appended('a', [entry(1, 1, 'x'), entry(2, 2, 'y')], 0)
  expect(() => safety.appended('b', [entry(2, 2, 'z')], 1)).toThrow('another entry at index 2')
  expect(() => safety.appended('b', [entry(2, 2, 'y')], 2)).toThrow('another entry at index 2')
})

test('another entry applied at one index is found', () => {
  const safety = checker()
  safety.applied('a', entry(1, 1, 'x'), 1)
  expect(() => safety.applied('b', entry(1, 2, 'x'), 2)).toThrow('applied another entry at 1')
})

test('an acknowledgement of what is not on the disk is found', () => {
  const safety = checker()
  const reply = {
    kind: 'appendEntriesReply',
    from: 'a',
    to: 'b',
    term: 2,
    accepted: true,
    matchIndex: 5,
    rejectedIndex: 0,
    hintIndex: 0,
    hintTerm: 0,
  } as const
  const hardState = { term: 2, votedFor: undefined, commitIndex: 0 }
  safety.sent(reply, { hardState, lastIndex: 5 })
  expect(() => safety.sent(reply, { hardState, lastIndex: 4 })).toThrow('acknowledged 5, its disk ends at 4')
})

test('a vote that is not on the disk is found', () => {
  const safety = checker()
  const reply = { kind: 'requestVoteReply', from: 'a', to: 'b', term: 2, preVote: false, granted: true } as const
  safety.sent(reply, { hardState: { term: 2, votedFor: 'b', commitIndex: 0 }, lastIndex: 0 })
  expect(() => safety.sent(reply, { hardState: { term: 2, votedFor: 'c', commitIndex: 0 }, lastIndex: 0 })).toThrow()
  expect(() => safety.sent(reply, { hardState: { term: 1, votedFor: 'b', commitIndex: 0 }, lastIndex: 0 })).toThrow()
})
