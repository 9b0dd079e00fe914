import type { NodeId, NodeName } from '@warren/kernel'
import { describe, expect, test } from 'vitest'
import type { Command } from '../command.ts'
import { clusterOf, hare, mole, vole } from '../metadata.arbitrary.ts'

function rename(id: NodeId, name: string): Command {
  return { kind: 'renameMember', id, name: name as NodeName }
}

describe('renaming a member', () => {
  test('changes its name and nothing else, once', () => {
    const replica = clusterOf(hare, mole)
    const before = replica.metadata.member(hare)
    expect(replica.do(rename(hare, 'rabbit@new'))).toMatchObject({ changed: true })
    expect(replica.metadata.member(hare)).toEqual({ ...before, name: 'rabbit@new' })
    expect(replica.do(rename(hare, 'rabbit@new'))).toMatchObject({ changed: false })
  })

  test('is refused for a name that another member has, and for no member', () => {
    const replica = clusterOf(hare, mole)
    const taken = replica.metadata.member(mole)?.name ?? ''
    expect(replica.refuse(rename(hare, taken))).toEqual({ kind: 'memberNameTaken', node: taken })
    expect(replica.refuse(rename(vole, 'rabbit@new'))).toMatchObject({ kind: 'noSuchMember' })
  })
})
