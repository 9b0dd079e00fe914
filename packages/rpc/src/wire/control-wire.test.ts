import type { ControlMessage, RaftMessage } from '@warren/cluster'
import type { Lineage, NodeId, NodeName } from '@warren/kernel'
import { expect, test } from 'vitest'
import { decodeControl, encodeControl } from './control-wire.ts'

const header = { from: 'a', to: 'b', term: 9_007_199_254_740_991 }
const configuration = { voters: ['a', 'b'], learners: ['c'] }
const data = Buffer.from('command')

const raftMessages: readonly RaftMessage[] = [
  { kind: 'requestVote', ...header, preVote: true, lastIndex: 7, lastTerm: 2, transfer: true },
  { kind: 'requestVoteReply', ...header, preVote: false, granted: true },
  {
    kind: 'appendEntries',
    ...header,
    previousIndex: 4,
    previousTerm: 1,
    commitIndex: 3,
    stableIndex: 7,
    isNews: true,
    entries: [
      { index: 5, term: 2, kind: 'command', data },
      { index: 6, term: 2, kind: 'configuration', data: Buffer.alloc(0), configuration },
      { index: 7, term: 2, kind: 'empty', data: Buffer.alloc(0) },
    ],
  },
  {
    kind: 'appendEntriesReply',
    ...header,
    accepted: false,
    matchIndex: 0,
    rejectedIndex: 5,
    hintIndex: 4,
    hintTerm: 1,
  },
  { kind: 'heartbeat', ...header, commitIndex: 3, commitTerm: 2, readRound: 8 },
  { kind: 'heartbeatReply', ...header, readRound: 8, lastIndex: 0 },
  { kind: 'heartbeatReply', ...header, readRound: 8, lastIndex: undefined },
  {
    kind: 'installSnapshot',
    ...header,
    snapshotIndex: 100,
    snapshotTerm: 4,
    configuration,
    offset: 0,
    totalBytes: 7,
    piece: data,
    done: true,
  },
  { kind: 'installSnapshotReply', ...header, snapshotIndex: 100, receivedBytes: 7, installed: true },
  { kind: 'timeoutNow', ...header },
  { kind: 'readIndex', ...header, context: 5 },
  { kind: 'readIndexReply', ...header, context: 5, index: 9, granted: true },
]

const messages: readonly ControlMessage[] = [
  ...raftMessages.map((message) => ({ kind: 'raft' as const, lineage: 7 as Lineage, message })),
  {
    kind: 'heartbeat',
    incarnation: 2,
    sequence: 99,
    name: 'rabbit@a' as NodeName,
    host: 'a',
    clusterPort: 25672,
    lineage: 7 as Lineage,
    generation: 2,
    isRunning: true,
    hears: ['b' as NodeId],
    connections: 3,
    alarms: ['memory'],
  },
  { kind: 'request', id: 1, name: 'statistics', payload: data },
  { kind: 'response', id: 1, result: { ok: true, value: data } },
  { kind: 'response', id: 2, result: { ok: true, value: Buffer.alloc(0) } },
  { kind: 'response', id: 3, result: { ok: false, error: '' } },
  { kind: 'response', id: 4, result: { ok: false, error: 'no' } },
]

test.each(messages.map((message) => [message.kind === 'raft' ? message.message.kind : message.kind, message] as const))(
  'a %s message comes back as it was sent',
  (_name, message) => {
    expect(normalized(decodeControl(encodeControl(message)))).toEqual(normalized(message))
  },
)

test('a message cut at any byte is refused or read, and never throws', () => {
  for (const message of messages) {
    const bytes = encodeControl(message)
    for (let end = 0; end < bytes.length; end++) expect(() => decodeControl(bytes.subarray(0, end))).not.toThrow()
  }
})

test('a newer release may add fields, which are skipped, and kinds of messages, which are nothing here', () => {
  const newKind = Buffer.from([0xfa, 0x07, 2, 0x08, 1]) // Field 127 of the envelope.
  expect(decodeControl(newKind)).toBeUndefined()
  for (const message of messages) {
    const bytes = Buffer.concat([encodeControl(message), newKind])
    expect(normalized(decodeControl(bytes))).toEqual(normalized(message))
  }
})

/** Byte fields as text, whatever sort of byte array they are. */
function normalized(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) return value.map(normalized)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, normalized(field)]))
}
