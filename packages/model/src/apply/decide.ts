/** From a command to the entity that decides it. */
import type { Command } from '../command.ts'
import type { Decision } from '../decision/decision.ts'
import type { MetadataState } from '../state.ts'
import { decideBind, decideUnbind } from './binding.ts'
import { decideBootstrap, decideEnableFeatureFlag, decideSetClusterName, decideStartLineage } from './cluster.ts'
import { decideDeclareExchange, decideDeleteExchange } from './exchange.ts'
import { decideAddMember, decideRemoveMember, decideRenameMember, decideSetMemberRole } from './member.ts'
import { decideGrowSyncSet, decideShrinkSyncSet, decideTransferLeader } from './mirroring.ts'
import { decideNodeDown, decideNodeUp, decideSetDraining } from './node.ts'
import {
  decideClearPermissions,
  decideClearTopicPermissions,
  decideSetPermissions,
  decideSetTopicPermissions,
} from './permission.ts'
import { decideClearOperatorPolicy, decideClearPolicy, decideSetOperatorPolicy, decideSetPolicy } from './policy.ts'
import { decideConnectionClosed, decideDeclareQueue, decideDeleteQueue } from './queue.ts'
import { decideAddUser, decideChangePassword, decideDeleteUser, decideSetUserTags } from './user.ts'
import { decideAddVhost, decideDeleteVhost } from './vhost.ts'

type Deciders = {
  readonly [Kind in Command['kind']]: (state: MetadataState, command: Extract<Command, { kind: Kind }>) => Decision
}

const DECIDERS: Deciders = {
  bootstrap: decideBootstrap,
  declareExchange: decideDeclareExchange,
  deleteExchange: decideDeleteExchange,
  declareQueue: decideDeclareQueue,
  deleteQueue: decideDeleteQueue,
  bind: decideBind,
  unbind: decideUnbind,
  addVhost: decideAddVhost,
  deleteVhost: decideDeleteVhost,
  addUser: decideAddUser,
  deleteUser: decideDeleteUser,
  changePassword: decideChangePassword,
  setUserTags: decideSetUserTags,
  setPermissions: decideSetPermissions,
  clearPermissions: decideClearPermissions,
  setTopicPermissions: decideSetTopicPermissions,
  clearTopicPermissions: decideClearTopicPermissions,
  setClusterName: decideSetClusterName,
  addMember: decideAddMember,
  removeMember: decideRemoveMember,
  setMemberRole: decideSetMemberRole,
  nodeUp: decideNodeUp,
  nodeDown: decideNodeDown,
  setDraining: decideSetDraining,
  connectionClosed: decideConnectionClosed,
  startLineage: decideStartLineage,
  renameMember: decideRenameMember,
  growSyncSet: decideGrowSyncSet,
  shrinkSyncSet: decideShrinkSyncSet,
  transferLeader: decideTransferLeader,
  setPolicy: decideSetPolicy,
  clearPolicy: decideClearPolicy,
  setOperatorPolicy: decideSetOperatorPolicy,
  clearOperatorPolicy: decideClearOperatorPolicy,
  enableFeatureFlag: decideEnableFeatureFlag,
}

export function decide(state: MetadataState, command: Command): Decision {
  const decideKind = DECIDERS[command.kind] as (state: MetadataState, command: Command) => Decision // Of its own kind.
  return decideKind(state, command)
}
