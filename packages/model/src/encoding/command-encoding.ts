/** Commands to their protobuf messages. The oneof's cases are called as the kinds of `Command` are. */
import type { AddMember, Command, DeclareQueue, NodeUp } from '../command.ts'
import { writeBinding, writeUser, writeVhost } from './record-encoding.ts'
import { tableToBytes, type Written } from './wire.ts'

type Writers = {
  readonly [Kind in Command['kind']]: (command: Extract<Command, { kind: Kind }>) => Written<'Command'>
}

const WRITERS: Writers = {
  bootstrap: (command) => ({ bootstrap: { ...command, featureFlags: [...(command.featureFlags ?? [])] } }),
  declareExchange: (command) => ({ declareExchange: { ...command, arguments: tableToBytes(command.arguments) } }),
  deleteExchange: (command) => ({ deleteExchange: command }),
  declareQueue: (command) => ({ declareQueue: writeDeclareQueue(command) }),
  deleteQueue: (command) => ({ deleteQueue: command }),
  bind: (command) => ({ bind: { ...writeBinding(command), connection: command.connection ?? null } }),
  unbind: (command) => ({ unbind: { ...writeBinding(command), connection: command.connection ?? null } }),
  addVhost: (command) => ({ addVhost: writeVhost(command) }),
  deleteVhost: (command) => ({ deleteVhost: command }),
  connectionClosed: (command) => ({ connectionClosed: command }),
  addUser: (command) => ({ addUser: writeUser(command) }),
  deleteUser: (command) => ({ deleteUser: command }),
  changePassword: (command) => ({ changePassword: command }),
  setUserTags: (command) => ({ setUserTags: { name: command.name, tags: [...command.tags] } }),
  setPermissions: (command) => ({ setPermissions: command }),
  clearPermissions: (command) => ({ clearPermissions: command }),
  setTopicPermissions: (command) => ({ setTopicPermissions: command }),
  clearTopicPermissions: (command) => ({ clearTopicPermissions: command }),
  setClusterName: (command) => ({ setClusterName: command }),
  addMember: (command) => ({ addMember: writeAddMember(command) }),
  removeMember: (command) => ({ removeMember: command }),
  setMemberRole: (command) => ({ setMemberRole: { id: command.id, ram: command.role === 'ram' } }),
  nodeUp: (command) => ({ nodeUp: writeNodeUp(command) }),
  nodeDown: (command) => ({ nodeDown: command }),
  setDraining: (command) => ({ setDraining: command }),
  startLineage: (command) => ({ startLineage: { ...command, forgotten: [...command.forgotten] } }),
  renameMember: (command) => ({ renameMember: command }),
  growSyncSet: (command) => ({ growSyncSet: command }),
  shrinkSyncSet: (command) => ({ shrinkSyncSet: command }),
  transferLeader: (command) => ({ transferLeader: command }),
  setPolicy: (command) => ({ setPolicy: command }),
  clearPolicy: (command) => ({ clearPolicy: command }),
  setOperatorPolicy: (command) => ({ setOperatorPolicy: command }),
  clearOperatorPolicy: (command) => ({ clearOperatorPolicy: command }),
  enableFeatureFlag: (command) => ({ enableFeatureFlag: command }),
}

export function writeCommand(command: Command): Written<'Command'> {
  const write = WRITERS[command.kind] as (command: Command) => Written<'Command'> // Of its own kind.
  return write(command)
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
