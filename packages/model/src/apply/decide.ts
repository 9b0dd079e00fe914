/** From a command to the entity that decides it. */
import { assertNever } from '@warren/kernel'
import type { Command } from '../command.ts'
import type { Decision } from '../decision/decision.ts'
import type { MetadataState } from '../state.ts'
import { decideBind, decideUnbind } from './binding.ts'
import { decideBootstrap, decideEnableFeatureFlag, decideSetClusterName, decideStartLineage } from './cluster.ts'
import { decideDeclareExchange, decideDeleteExchange } from './exchange.ts'
import { decideAddMember, decideRemoveMember, decideRenameMember, decideSetMemberRole } from './member.ts'
import { decideNodeDown, decideNodeUp } from './node.ts'
import {
  decideClearPermissions,
  decideClearTopicPermissions,
  decideSetPermissions,
  decideSetTopicPermissions,
} from './permission.ts'
import { decideConnectionClosed, decideDeclareQueue, decideDeleteQueue } from './queue.ts'
import { decideAddUser, decideChangePassword, decideDeleteUser, decideSetUserTags } from './user.ts'
import { decideAddVhost, decideDeleteVhost } from './vhost.ts'

export function decide(state: MetadataState, command: Command): Decision {
  switch (command.kind) {
    case 'bootstrap':
      return decideBootstrap(state, command)
    case 'declareExchange':
      return decideDeclareExchange(state, command)
    case 'deleteExchange':
      return decideDeleteExchange(state, command)
    case 'declareQueue':
      return decideDeclareQueue(state, command)
    case 'deleteQueue':
      return decideDeleteQueue(state, command)
    case 'bind':
      return decideBind(state, command)
    case 'unbind':
      return decideUnbind(state, command)
    case 'addVhost':
      return decideAddVhost(state, command)
    case 'deleteVhost':
      return decideDeleteVhost(state, command)
    case 'addUser':
      return decideAddUser(state, command)
    case 'deleteUser':
      return decideDeleteUser(state, command)
    case 'changePassword':
      return decideChangePassword(state, command)
    case 'setUserTags':
      return decideSetUserTags(state, command)
    case 'setPermissions':
      return decideSetPermissions(state, command)
    case 'clearPermissions':
      return decideClearPermissions(state, command)
    case 'setTopicPermissions':
      return decideSetTopicPermissions(state, command)
    case 'clearTopicPermissions':
      return decideClearTopicPermissions(state, command)
    case 'setClusterName':
      return decideSetClusterName(state, command)
    case 'addMember':
      return decideAddMember(state, command)
    case 'removeMember':
      return decideRemoveMember(state, command)
    case 'setMemberRole':
      return decideSetMemberRole(state, command)
    case 'nodeUp':
      return decideNodeUp(state, command)
    case 'nodeDown':
      return decideNodeDown(state, command)
    case 'connectionClosed':
      return decideConnectionClosed(state, command)
    case 'startLineage':
      return decideStartLineage(state, command)
    case 'renameMember':
      return decideRenameMember(state, command)
    case 'enableFeatureFlag':
      return decideEnableFeatureFlag(state, command)
    default:
      return assertNever(command)
  }
}
