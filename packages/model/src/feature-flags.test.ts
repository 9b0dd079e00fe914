import { describe, expect, test } from 'vitest'
import type { Command } from './command.ts'
import { decodeProposal, encodeProposal } from './encoding/proposal-encoding.ts'
import { disabledFlagOf, FEATURE_FLAG_NAMES, missingFeatureFlags } from './feature-flags.ts'
import { addMember, hare, mole, nodeUp, Replica } from './metadata.arbitrary.ts'
import { Metadata } from './metadata.ts'

function founded(featureFlags: readonly string[]): Replica {
  const replica = new Replica()
  replica.do({ ...addMember(hare), featureFlags } as Command)
  replica.do({ kind: 'bootstrap', clusterName: 'c', guestPasswordHash: 'h', featureFlags })
  return replica
}
const enable = (name: string): Command => ({ kind: 'enableFeatureFlag', name })
const up = (featureFlags?: readonly string[]): Command =>
  featureFlags === undefined ? nodeUp(mole, 1) : ({ ...nodeUp(mole, 1), featureFlags } as Command)

describe('feature flags', () => {
  test('a new cluster has those of its founder, also after a snapshot', () => {
    const replica = founded(['one', 'two'])
    expect([...replica.metadata.featureFlags]).toEqual(['one', 'two'])
    const restored = Metadata.restore(replica.metadata.snapshot())
    expect([...restored.featureFlags]).toEqual(['one', 'two'])
    expect(restored.hash()).toBe(replica.metadata.hash())
    expect(restored.member(hare)?.featureFlags).toEqual(['one', 'two'])
  })

  test('one can be enabled when every member supports it, those that are down too', () => {
    const replica = founded([])
    replica.do({ ...addMember(mole), featureFlags: ['new'] } as Command)
    expect(replica.refuse(enable('new'))).toMatchObject({ kind: 'featureFlagUnsupported', flag: 'new' })
    replica.do({ ...nodeUp(hare, 1), featureFlags: ['new'] } as Command)
    expect(replica.do(enable('new'))).toMatchObject({ changed: true })
    expect(replica.do(enable('new'))).toMatchObject({ changed: false })
    expect(replica.refuse(enable('unheard-of'))).toMatchObject({ kind: 'featureFlagUnsupported' })
  })

  test('a node without an enabled one does not come up', () => {
    const replica = founded(['one'])
    replica.do(addMember(mole))
    const refusal = { kind: 'featureFlagsMissing', flags: ['one'] }
    expect(replica.refuse(up())).toMatchObject(refusal)
    expect(replica.refuse(up(['two']))).toMatchObject(refusal)
    expect(replica.do(up(['two', 'one']))).toMatchObject({ changed: true })
  })

  test('a command of a flag cannot be read by software without it', () => {
    const command = { kind: 'renameMember', id: hare, name: 'rabbit@new' } as Command
    const bytes = encodeProposal({ proposer: 'p', sequence: 1, floor: 0, command })
    expect(decodeProposal(bytes).ok).toBe(true)
    expect(decodeProposal(bytes, ['cluster_member_rename']).ok).toBe(true)
    expect(decodeProposal(bytes, ['forced_lineage'])).toMatchObject({ ok: false, error: { kind: 'malformed' } })
  })

  test('a command of a flag waits for it; others do not', () => {
    const rename = { kind: 'renameMember', id: hare, name: 'rabbit@new' } as Command
    expect(disabledFlagOf(rename, new Set())).toBe('cluster_member_rename')
    expect(disabledFlagOf(rename, new Set(FEATURE_FLAG_NAMES))).toBeUndefined()
    expect(disabledFlagOf(enable('one'), new Set())).toBeUndefined()
    expect(missingFeatureFlags(['one', 'two'], ['two'])).toEqual(['one'])
  })
})
