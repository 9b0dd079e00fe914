import type { Incarnation } from '@warren/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command, Proposal } from './command.ts'
import { decodeProposal, encodeProposal } from './encoding/proposal-encoding.ts'
import { FEATURE_FLAG_NAMES, MIRRORED_QUEUES } from './feature-flags.ts'
import {
  addMember,
  anyCommand,
  bootstrapped,
  clusterOf,
  declareQueue,
  hare,
  nodeUp,
  queueName,
  Replica,
  vhost,
} from './metadata.arbitrary.ts'
import { type Applied, Metadata } from './metadata.ts'
import { proposerName } from './proposer-sessions.ts'

const SUPPORTED = FEATURE_FLAG_NAMES
const start: readonly Command[] = [
  { kind: 'bootstrap', clusterName: 'c', guestPasswordHash: 'hash', featureFlags: [MIRRORED_QUEUES.name] },
  addMember(hare),
  nodeUp(hare, 1),
]

/** As every node gets it: through the log's bytes. */
function proposalOf(sequence: number, command: Command): Proposal {
  const proposal: Proposal = { proposer: 'test', sequence, floor: Math.max(0, sequence - 3), command }
  const decoded = decodeProposal(encodeProposal(proposal), SUPPORTED)
  if (!decoded.ok) throw new Error(decoded.error.text)
  return decoded.value
}

function applyAll(metadata: Metadata, commands: readonly Command[], from = 0): Applied[] {
  return commands.map((command, i) => metadata.apply(from + i + 1, proposalOf(from + i + 1, command)))
}

describe('replication', () => {
  test('a proposal comes out of its bytes as it went in', () => {
    fc.assert(
      fc.property(anyCommand, fc.string(), fc.maxSafeNat(), (command, proposer, sequence) => {
        const proposal: Proposal = { proposer, sequence, floor: 7, command }
        expect(decodeProposal(encodeProposal(proposal), SUPPORTED)).toEqual({ ok: true, value: proposal })
      }),
    )
  })

  test('cut or changed bytes are an error or another proposal, never an exception', () => {
    const bytes = encodeProposal(proposalOf(3, declareQueue('q')))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, octet, isCut) => {
        const damaged = Buffer.from(isCut ? bytes.subarray(0, at) : bytes)
        if (!isCut) damaged[at] = octet
        expect(decodeProposal(damaged).ok).toBeTypeOf('boolean')
      }),
    )
  })

  test('a replica restored from a snapshot is the same, and stays the same', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), fc.array(anyCommand, { maxLength: 30 }), (before, after) => {
        const original = new Metadata()
        const history = [...start, ...before]
        applyAll(original, history)
        const restored = Metadata.restore(original.snapshot())
        expect(restored.hash()).toBe(original.hash())
        expect(Buffer.compare(restored.snapshot(), original.snapshot())).toBe(0)
        expect(applyAll(restored, after, history.length)).toEqual(applyAll(original, after, history.length))
        expect(restored.hash()).toBe(original.hash())
        expect(Buffer.compare(restored.snapshot(), original.snapshot())).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test('evaluate foretells what changes nothing, and nothing else is without effect', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        const replica = new Metadata()
        applyAll(replica, start)
        for (const [i, command] of commands.entries()) {
          const expected = replica.evaluate(command)
          const generation = replica.generation
          const before = recordsOf(replica)
          const applied = replica.apply(100 + i, proposalOf(100 + i, command))
          if (expected !== undefined) {
            expect(applied.outcome).toEqual(expected)
            expect(applied.events).toEqual([])
            expect(replica.generation).toBe(generation)
            expect(recordsOf(replica)).toBe(before)
          } else {
            expect(applied.outcome.ok).toBe(true)
            expect(applied.events.length).toBeGreaterThan(0)
            expect(recordsOf(replica)).not.toBe(before)
          }
        }
      }),
    )
  })
})

/** All records of a replica as text. */
function recordsOf(metadata: Metadata): string {
  const bindings = [...metadata.vhosts()].map(({ name }) => [
    ...metadata.exchanges(name),
    ...[...metadata.exchanges(name)].map((exchange) => metadata.bindingsFrom(name, exchange.name)),
  ])
  return JSON.stringify([
    metadata.clusterName,
    metadata.lineages,
    [...metadata.featureFlags],
    [...metadata.vhosts()],
    bindings,
    [...metadata.queues()],
    [...metadata.users()],
    [...metadata.permissions()],
    [...metadata.topicPermissions()],
    [...metadata.policies()],
    [...metadata.vhosts()].map(({ name }) => [...metadata.operatorPolicies(name)]),
    [...metadata.members()],
  ])
}

describe('proposals that come twice', () => {
  test('are applied once', () => {
    const replica = bootstrapped()
    const proposal: Proposal = { proposer: 'p', sequence: 1, floor: 0, command: declareQueue('q') }
    expect(replica.metadata.apply(10, proposal).duplicate).toBe(false)
    replica.metadata.apply(11, {
      ...proposal,
      sequence: 2,
      command: { kind: 'deleteQueue', vhost, name: queueName('q'), force: false },
    })
    expect(replica.metadata.apply(12, proposal)).toEqual({
      outcome: { ok: false, error: { kind: 'outcomeUnknown' } },
      events: [],
      duplicate: true,
    })
    expect(replica.queue('q')).toBeUndefined()
  })

  test('may come in any order above the floor', () => {
    const { metadata } = bootstrapped()
    const propose = (index: number, sequence: number, floor: number) =>
      metadata.apply(index, { proposer: 'p', sequence, floor, command: { kind: 'setClusterName', name: `n${index}` } })
    expect(propose(10, 3, 0).duplicate).toBe(false)
    expect(propose(11, 1, 0).duplicate).toBe(false)
    expect(propose(12, 3, 0).duplicate).toBe(true)
    expect(propose(13, 4, 3).duplicate).toBe(false)
    expect(propose(14, 2, 0).duplicate).toBe(true)
    expect(propose(15, 4, 0).duplicate).toBe(true)
  })

  test('are remembered by a snapshot', () => {
    const replica = bootstrapped()
    const proposal: Proposal = { proposer: 'p', sequence: 5, floor: 2, command: declareQueue('q') }
    replica.metadata.apply(10, proposal)
    const restored = Metadata.restore(replica.metadata.snapshot())
    expect(restored.apply(11, proposal).duplicate).toBe(true)
    expect(restored.apply(12, { ...proposal, sequence: 2 }).duplicate).toBe(true)
  })

  test('of an older incarnation than the one recorded are refused, and its memory is dropped', () => {
    const replica = clusterOf(hare)
    const proposer = proposerName(hare, 1 as Incarnation)
    replica.metadata.apply(100, { proposer, sequence: 1, floor: 0, command: declareQueue('q') })
    replica.index = 100
    replica.do({ kind: 'deleteQueue', vhost, name: queueName('q'), force: false })
    const full = replica.metadata.snapshot().length
    replica.do(nodeUp(hare, 2))
    expect(
      replica.metadata.apply(200, { proposer, sequence: 2, floor: 0, command: declareQueue('late') }).duplicate,
    ).toBe(true)
    expect(replica.queue('late')).toBeUndefined()
    expect(replica.metadata.snapshot().length).toBeLessThan(full)
  })
})

describe('snapshots', () => {
  test('a large one is restored in steps', () => {
    const replica = bootstrapped()
    for (let i = 0; i < 1500; i += 1) replica.declareQueue(`q${i}`)
    const restoring = Metadata.beginRestore(replica.metadata.snapshot())
    let steps = 1
    let restored = restoring.next()
    for (; restored === undefined; steps += 1) restored = restoring.next()
    expect(steps).toBeGreaterThan(2)
    expect(restored.hash()).toBe(replica.metadata.hash())
  })

  test('a snapshot in parts shows the state of when it was begun', () => {
    const replica = bootstrapped()
    for (let i = 0; i < 2500; i += 1) replica.declareQueue(`q${i}`)
    const whole = replica.metadata.snapshot()
    const parts = replica.metadata.beginSnapshot()
    const pieces = [parts.next()]
    for (let i = 0; i < 100; i += 1) replica.do({ kind: 'deleteQueue', vhost, name: queueName(`q${i}`), force: false })
    replica.declareQueue('new')
    for (let part = parts.next(); part !== undefined; part = parts.next()) pieces.push(part)
    expect(pieces.length).toBeGreaterThan(3)
    expect(Buffer.concat(pieces.filter((part) => part !== undefined)).equals(whole)).toBe(true)
  })

  test('bytes that are no snapshot are a failed assertion', () => {
    expect(() => Metadata.restore(Buffer.from([1, 2, 3]))).toThrow('cannot be read')
  })

  test('a blank state survives', () => {
    const restored = Metadata.restore(new Metadata().snapshot())
    expect(restored.hash()).toBe(new Metadata().hash())
    expect(restored.clusterName).toBe('')
  })

  test('generations grow over a restore', () => {
    const replica = new Replica()
    replica.do({ kind: 'bootstrap', clusterName: 'c', guestPasswordHash: 'h' })
    replica.do({ kind: 'setClusterName', name: 'd' })
    expect(replica.metadata.routingGeneration).toBe(1)
    expect(Metadata.restore(replica.metadata.snapshot()).routingGeneration).toBe(2)
  })
})
