/** Commands to their protobuf messages. The oneof's cases are called as the kinds of `Command` are. */
import { assertNever } from '@warren/kernel'
import type { AddMember, Command, DeclareQueue, NodeUp } from '../command.ts'
import { writeBinding, writeUser, writeVhost } from './record-encoding.ts'
import { tableToBytes, type Written } from './wire.ts'

export function writeCommand(command: Command): Written<'Command'> {
  switch (command.kind) {
    case 'bootstrap':
      return { bootstrap: { ...command, featureFlags: [...(command.featureFlags ?? [])] } }
    case 'declareExchange':
      return { declareExchange: { ...command, arguments: tableToBytes(command.arguments) } }
    case 'deleteExchange':
      return { deleteExchange: command }
    case 'declareQueue':
      return { declareQueue: writeDeclareQueue(command) }
    case 'deleteQueue':
      return { deleteQueue: command }
    case 'bind':
      return { bind: { ...writeBinding(command), connection: command.connection ?? null } }
    case 'unbind':
      return { unbind: { ...writeBinding(command), connection: command.connection ?? null } }
    case 'addVhost':
      return { addVhost: writeVhost(command) }
    case 'deleteVhost':
      return { deleteVhost: command }
    case 'connectionClosed':
      return { connectionClosed: command }
    case 'addUser':
      return { addUser: writeUser(command) }
    case 'deleteUser':
      return { deleteUser: command }
    case 'changePassword':
      return { changePassword: command }
    case 'setUserTags':
      return { setUserTags: { name: command.name, tags: [...command.tags] } }
    case 'setPermissions':
      return { setPermissions: command }
    case 'clearPermissions':
      return { clearPermissions: command }
    case 'setTopicPermissions':
      return { setTopicPermissions: command }
    case 'clearTopicPermissions':
      return { clearTopicPermissions: command }
    case 'setClusterName':
      return { setClusterName: command }
    case 'addMember':
      return { addMember: writeAddMember(command) }
    case 'removeMember':
      return { removeMember: command }
    case 'setMemberRole':
      return { setMemberRole: { id: command.id, ram: command.role === 'ram' } }
    case 'nodeUp':
      return { nodeUp: writeNodeUp(command) }
    case 'nodeDown':
      return { nodeDown: command }
    case 'startLineage':
      return { startLineage: { ...command, forgotten: [...command.forgotten] } }
    case 'renameMember':
      return { renameMember: command }
    case 'enableFeatureFlag':
      return { enableFeatureFlag: command }
    default:
      return assertNever(command)
  }
}

function writeDeclareQueue(command: DeclareQueue): Written<'DeclareQueue'> {
  return { ...command, arguments: tableToBytes(command.arguments), mirrors: [...command.mirrors] }
}

function writeAddMember(command: AddMember): Written<'AddMember'> {
  const { role, featureFlags = [], ...rest } = command
  return { ...rest, ram: role === 'ram', featureFlags: [...featureFlags] }
}

function writeNodeUp(command: NodeUp): Written<'NodeUp'> {
  return { ...command, hears: [...command.hears], featureFlags: [...(command.featureFlags ?? [])] }
}
