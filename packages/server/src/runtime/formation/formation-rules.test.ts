import type { NodeName } from '@warren/kernel'
import { expect, test } from 'vitest'
import { type FormationFacts, nextStep, type PeerState } from './formation-rules.ts'

const A = 'rabbit@a' as NodeName
const B = 'rabbit@b' as NodeName
const C = 'rabbit@c' as NodeName
const BLANK: PeerState = { kind: 'blank' }
const GONE: PeerState = { kind: 'silent', reason: 'refused', isThere: false }
const STRANGE: PeerState = { kind: 'silent', reason: 'another cookie', isThere: true }
const member = (host: string, isRunning = true): PeerState => {
  return { kind: 'member', address: { host, clusterPort: 25672 }, isRunning }
}

function step(self: NodeName, peers: Record<string, PeerState>, more: Partial<FormationFacts> = {}) {
  const known = new Map(Object.entries(peers).map(([name, peer]) => [name as NodeName, peer]))
  return nextStep({ self, peers: known, isListed: true, mayGrow: false, attempt: 1, retryLimit: 10, ...more })
}

test('the first of the sorted list founds the cluster once all others say that they have none', () => {
  expect(step(A, { [C]: BLANK, [B]: BLANK })).toEqual({ kind: 'found', without: [] })
  expect(step(A, {})).toEqual({ kind: 'found', without: [] })
})

test('nobody else founds one, however long it takes', () => {
  const facts = { attempt: 1_000_000 }
  expect(step(B, { [A]: GONE, [C]: BLANK }, facts)).toEqual({
    kind: 'wait',
    text: 'rabbit@a, the first of the list, to found the cluster',
  })
  expect(step(C, { [A]: BLANK, [B]: BLANK }, facts)).toMatchObject({ kind: 'wait' })
  expect(step(A, { [B]: BLANK }, { ...facts, isListed: false })).toMatchObject({ kind: 'wait' })
  expect(step(A, {}, { ...facts, isListed: false })).toEqual({
    kind: 'wait',
    text: 'a list of nodes that is not empty',
  })
})

test('the first waits for word of those that do not answer, so many attempts or for ever', () => {
  const peers = { [B]: GONE, [C]: BLANK }
  expect(step(A, peers, { attempt: 9 })).toEqual({
    kind: 'wait',
    text: 'word of the others, which may have a cluster already: rabbit@b',
  })
  expect(step(A, peers, { attempt: 10 })).toEqual({ kind: 'found', without: [B] })
  expect(step(A, peers, { attempt: 1_000_000, retryLimit: Number.POSITIVE_INFINITY })).toMatchObject({ kind: 'wait' })
})

test('a node that answers and cannot be understood holds the first up for ever', () => {
  expect(step(A, { [B]: STRANGE, [C]: GONE }, { attempt: 99 })).toEqual({
    kind: 'wait',
    text: 'an answer that can be understood: rabbit@b',
  })
})

test('whoever hears of a cluster joins it, the first too, through a member that runs', () => {
  const address = { host: 'c', clusterPort: 25672 }
  for (const self of [A, B]) {
    const other = self === A ? B : A
    expect(step(self, { [other]: BLANK, [C]: member('c') })).toEqual({ kind: 'join', through: [address] })
  }
  expect(step(A, { [B]: member('b', false), [C]: member('c') })).toEqual({ kind: 'join', through: [address] })
  expect(step(A, { [B]: member('b', false), [C]: BLANK }, { attempt: 99 })).toEqual({
    kind: 'wait',
    text: 'a member of the cluster to run: rabbit@b',
  })
})

test('names that come into DNS one by one: the first gives them time', () => {
  expect(step(A, {}, { mayGrow: true })).toEqual({ kind: 'wait', text: 'further names in the list' })
  expect(step(A, {}, { mayGrow: true, attempt: 10 })).toEqual({ kind: 'found', without: [] })
})
