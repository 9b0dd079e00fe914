/** Membership. These commands ride on Raft's configuration entries, whose leader evaluates them before it proposes. */
import type { Incarnation, NodeName } from '@warren/kernel'
import type { AddMember, RemoveMember, RenameMember, SetMemberRole } from '../command.ts'
import type { Change } from '../decision/change.ts'
import { change, type Decision, keep, refuse } from '../decision/decision.ts'
import type { MemberRecord } from '../record.ts'
import type { MetadataState } from '../state.ts'
import { leaveQueues, takeDown } from './node.ts'

const NEVER_UP = 0 as Incarnation

export function decideAddMember(state: MetadataState, command: AddMember): Decision {
  const { id, name, role, host, clusterPort } = command
  if (state.members.has(id)) return keep()
  if (isTaken(state, name)) return refuse({ kind: 'memberNameTaken', node: name })
  return change((target) =>
    target.addMember({
      id,
      name,
      role,
      host,
      clusterPort,
      amqpPort: 0,
      version: '',
      running: false,
      incarnation: NEVER_UP,
      upSince: 0,
      isDraining: false,
      featureFlags: command.featureFlags ?? [],
    }),
  )
}

/** Also of a member that runs: it is taken down first. */
export function decideRemoveMember(state: MetadataState, command: RemoveMember): Decision {
  const member = state.members.get(command.id)
  if (member === undefined) return refuse({ kind: 'noSuchMember', node: command.id })
  if (member.role === 'disc' && isOnlyDisc(state)) return refuse({ kind: 'lastDiscMember', node: member.name })
  return change((target) => expelMember(target, member))
}

/** Out of the cluster, its queues and the memory of its proposals too. */
export function expelMember(target: Change, member: MemberRecord): void {
  if (member.running) takeDown(target, member, 'stopped')
  leaveQueues(target, member.id)
  target.removeMember(target.state.members.get(member.id) ?? member)
  target.state.proposers.forget(member.id, Number.POSITIVE_INFINITY)
}

export function decideSetMemberRole(state: MetadataState, command: SetMemberRole): Decision {
  const member = state.members.get(command.id)
  if (member === undefined) return refuse({ kind: 'noSuchMember', node: command.id })
  if (member.role === command.role) return keep()
  if (member.role === 'disc' && isOnlyDisc(state)) return refuse({ kind: 'lastDiscMember', node: member.name })
  return change((target) => target.replaceMember('memberChanged', { ...member, role: command.role }))
}

export function decideRenameMember(state: MetadataState, command: RenameMember): Decision {
  const member = state.members.get(command.id)
  if (member === undefined) return refuse({ kind: 'noSuchMember', node: command.id })
  if (member.name === command.name) return keep()
  if (isTaken(state, command.name)) return refuse({ kind: 'memberNameTaken', node: command.name })
  return change((target) => target.replaceMember('memberChanged', { ...member, name: command.name }))
}

function isTaken(state: MetadataState, name: NodeName): boolean {
  for (const member of state.members.values()) if (member.name === name) return true
  return false
}

function isOnlyDisc(state: MetadataState): boolean {
  let discs = 0
  for (const member of state.members.values()) if (member.role === 'disc') discs += 1
  return discs === 1
}
