import type { LogIndex, NodeId, QueueUid } from '@warren/kernel'
import { expect, test } from 'vitest'
import type { Runs } from './kept-facts.ts'
import type { SalvagePeers, SalvagePort } from './salvage-port.ts'
import { answerHeld, askHeld, askPublished, parseQuestion } from './salvage-question.ts'

const UID = 9 as QueueUid
const NODE = 'one' as NodeId

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}

/** A queue that holds what `holds` says. */
function queueWith(holds: (index: LogIndex) => boolean | undefined, isSafe = true): SalvagePort {
  return {
    isBlocked: false,
    publish: () => undefined,
    whenSafe: (_uid, done) => done(isSafe),
    holds: (_uid, index) => holds(index),
  }
}

/** Asks `port`, and counts. */
function peersOf(port: SalvagePort): SalvagePeers & { asked: number } {
  const peers = {
    asked: 0,
    async ask(_node: NodeId, asked: object): Promise<Uint8Array | undefined> {
      peers.asked += 1
      const question = parseQuestion(json(asked))
      if (question?.kind !== 'held') return undefined
      return new Promise((resolve) => answerHeld(question, port, (answer) => resolve(json(answer))))
    },
  }
  return peers
}

/** Answers everything with this. */
function answering(payload: Uint8Array | undefined): SalvagePeers {
  return { ask: async () => payload }
}

function ask(peers: SalvagePeers, runs: Runs): Promise<Runs | undefined> {
  return askHeld(peers, NODE, { lineage: 3, uid: UID, runs })
}

test('those that the queue holds are named', async () => {
  const peers = peersOf(queueWith((index) => index % 5 !== 0))
  expect(
    await ask(peers, [
      [1, 8],
      [20, 1],
      [22, 2],
    ]),
  ).toEqual([
    [1, 4],
    [6, 3],
    [22, 2],
  ])
})

test('more than one question holds is asked in pieces, and put together again', async () => {
  const peers = peersOf(queueWith(() => true))
  expect(await ask(peers, [[1, 100_000]])).toEqual([[1, 100_000]])
  expect(peers.asked).toBe(7)
  const many = Array.from({ length: 2_500 }, (_, i) => [i * 2, 1] as const)
  expect(await ask(peers, many)).toEqual(many)
  expect(peers.asked).toBe(10)
})

test('where the queue does not lead, or its mirrors do not follow, there is no answer', async () => {
  expect(await ask(peersOf(queueWith(() => undefined)), [[1, 1]])).toBeUndefined()
  expect(await ask(peersOf(queueWith(() => true, false)), [[1, 1]])).toBeUndefined()
})

test('an answer that names what was not asked, or is none, is no answer', async () => {
  for (const held of [
    [[1, 3]],
    [[5, 1]],
    [
      [2, 1],
      [1, 1],
    ],
    'all',
    null,
  ]) {
    expect(await ask(answering(json({ held })), [[1, 2]])).toBeUndefined()
  }
  for (const payload of [undefined, Buffer.from('{'), json(null), json({})]) {
    expect(await ask(answering(payload), [[1, 2]])).toBeUndefined()
  }
  const published = (payload: Uint8Array | undefined) =>
    askPublished(answering(payload), NODE, { lineage: 3, of: 2, uid: UID })
  expect(await published(json({ published: 'yes' }))).toBe('yes')
  for (const payload of [undefined, Buffer.from('yes'), json({ published: true }), json([])]) {
    expect(await published(payload)).toBeUndefined()
  }
})

test('a question is refused that is none, or asks for too much', () => {
  const held = { kind: 'held', lineage: 3, uid: 9, runs: [[1, 16_384]] }
  expect(parseQuestion(json(held))).toEqual(held)
  expect(parseQuestion(json({ kind: 'published', lineage: 3, of: 2, uid: 9 }))).toBeDefined()
  for (const wrong of [
    null,
    {},
    { kind: 'else', lineage: 3, uid: 9 },
    { kind: 'published', lineage: 3, uid: 9 },
    { ...held, lineage: undefined },
    { ...held, uid: -1 },
    { ...held, runs: [[1, 16_385]] },
    { ...held, runs: [[1, 1e15]] },
    { ...held, runs: [[1, -1]] },
    { ...held, runs: Array.from({ length: 1_001 }, (_, i) => [i * 2, 1]) },
  ]) {
    expect(parseQuestion(json(wrong))).toBeUndefined()
  }
  expect(parseQuestion(Buffer.from([0xff, 0x00]))).toBeUndefined()
})
