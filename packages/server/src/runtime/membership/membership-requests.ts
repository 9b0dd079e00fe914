/** What a stopped node asks its cluster: to let it go, and to take it in. Callbacks become promises here. */
import {
  type AskMembersError,
  askMembers,
  type ControlLanes,
  type JoinError,
  type Joined,
  joinCluster,
  type LocalMember,
  leaveCluster,
  type Peer,
  type PeerAddress,
} from '@warren/cluster'
import { fail, type NodeId, type NodeName, ok, type Result } from '@warren/kernel'
import { findNode } from '@warren/rpc/client'
import type { JoinRefusal, ResetRefusal, UpdateContactsRefusal } from '../../control/node-control.ts'
import { type Identity, newIdentity } from './identity.ts'
import type { IdentityKeeper } from './identity-keeper.ts'

type Lanes = Pick<ControlLanes, 'ask'>

/** Has the others take this node out of the cluster. A node that is alone has nobody to ask. */
export async function leave(lanes: Lanes, identity: Identity): Promise<Result<void, ResetRefusal>> {
  const { id, contacts, isOnlyDisc } = identity
  if (contacts.length === 0) return ok(undefined)
  if (isOnlyDisc) return fail({ kind: 'onlyDiscNode' })
  const left = await new Promise<Parameters<Parameters<typeof leaveCluster>[1]>[0]>((resolve) => {
    leaveCluster({ lanes, id, contacts }, resolve)
  })
  if (left.ok) return ok(undefined)
  if (left.error.kind === 'noRunningClusterNodes') return fail({ kind: 'noRunningClusterNodes' })
  return left.error.refusal.kind === 'onlyDiscNode' ? fail({ kind: 'onlyDiscNode' }) : ok(undefined)
}

/** Keeps the other members as `seed` lists them. */
export async function updateContacts(
  lanes: Lanes,
  identity: IdentityKeeper,
  seed: NodeName,
): Promise<Result<void, UpdateContactsRefusal>> {
  const location = await findNode(seed)
  if (!location.ok) return fail({ kind: 'seedNotRunning' })
  const address = { host: location.value.host, clusterPort: location.value.port }
  const { id } = identity.now
  const members = await new Promise<Result<readonly Peer[], AskMembersError>>((resolve) => {
    askMembers({ lanes, id, seed: address }, resolve)
  })
  if (!members.ok) {
    if (members.error.kind === 'notMember') return fail({ kind: 'notMember' })
    const refusal = joinRefusal(members.error, address)
    return fail(refusal.kind === 'unreachable' ? refusal : { kind: 'seedNotRunning' })
  }
  await identity.keep({ ...identity.now, contacts: members.value.filter((member) => member.id !== id) })
  return ok(undefined)
}

/** The cluster's own answer. */
export function askToJoin(
  lanes: Lanes,
  self: LocalMember,
  formerId: NodeId,
  seed: PeerAddress,
): Promise<Result<Joined, JoinError>> {
  return new Promise((resolve) => joinCluster({ lanes, self, formerId, seed }, resolve))
}

/** The identity to take on when the cluster has taken this node in as `self`; undefined: it was a member all along. */
export async function join(
  lanes: Lanes,
  self: LocalMember,
  formerId: NodeId,
  seed: PeerAddress,
): Promise<Result<Identity | undefined, JoinRefusal>> {
  const joined = await askToJoin(lanes, self, formerId, seed)
  if (!joined.ok) return fail(joinRefusal(joined.error, seed))
  if (joined.value.kind === 'alreadyMember') return ok(undefined)
  const contacts = joined.value.members.filter(({ id }) => id !== self.id)
  return ok({ ...newIdentity(self.name, self.role, contacts), id: self.id, lineage: joined.value.lineage })
}

/** As `join`, by way of the first of the contacts that answers. */
export async function joinAny(
  lanes: Lanes,
  self: LocalMember,
  formerId: NodeId,
  contacts: readonly Peer[],
): Promise<Result<Identity | undefined, JoinRefusal>> {
  let last: Result<Identity | undefined, JoinRefusal> = fail({ kind: 'unavailable', text: 'no other member is known' })
  for (const { host, clusterPort } of contacts) {
    last = await join(lanes, self, formerId, { host, clusterPort })
    if (last.ok) return last
  }
  return last
}

function joinRefusal(error: JoinError, address: PeerAddress): JoinRefusal {
  const where = { host: address.host, port: address.clusterPort }
  switch (error.kind) {
    case 'unreachable':
      return { kind: 'unreachable', ...where, reason: 'refused' }
    case 'timeout':
      return { kind: 'unreachable', ...where, reason: 'noAnswer' }
    case 'cookieMismatch':
      return { kind: 'unreachable', ...where, reason: 'cookieMismatch' }
    case 'versionMismatch':
      return { kind: 'incompatible', text: error.text }
    case 'notRunning':
      return { kind: 'remoteNotRunning' }
    case 'refused':
      return { kind: 'incompatible', text: error.text }
    case 'joinRefused':
      return error.refusal
    case 'unavailable':
      return { kind: 'unavailable', text: error.text }
  }
}
