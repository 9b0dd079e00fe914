/** Commands from their protobuf messages. Throws MalformedError; decodeProposal catches it. */
import type {
  Epoch,
  ExchangeName,
  Incarnation,
  Lineage,
  NodeId,
  NodeName,
  PolicyName,
  QueueName,
  QueueUid,
  UserName,
  VhostName,
} from '@warren/kernel'
import type { ClearPolicy, Command, DeclareExchange, DeclareQueue, DeleteQueue, NodeUp, SetPolicy } from '../command.ts'
import { readBinding, readPermission, readTopicPermission, readUser, readVhost } from './record-encoding.ts'
import { bytesToTable, embedded, MalformedError, type Read, type WireNumber, wireInteger } from './wire.ts'

type Readers = { readonly [Kind in Command['kind']]: (command: Read<'Command'>) => Command }

const READERS: Readers = {
  bootstrap(command) {
    const { clusterName, guestPasswordHash, featureFlags } = embedded<'Bootstrap'>(command.bootstrap)
    return { kind: 'bootstrap', clusterName, guestPasswordHash, ...optionalFlags(featureFlags) }
  },
  declareExchange: (command) => readDeclareExchange(embedded<'DeclareExchange'>(command.declareExchange)),
  deleteExchange(command) {
    const message = embedded<'DeleteExchange'>(command.deleteExchange)
    const { vhost, name } = exchangeNames(message)
    return { kind: 'deleteExchange', vhost, name, ifUnused: message.ifUnused }
  },
  declareQueue: (command) => readDeclareQueue(embedded<'DeclareQueue'>(command.declareQueue)),
  deleteQueue: (command) => readDeleteQueue(embedded<'DeleteQueue'>(command.deleteQueue)),
  bind(command) {
    const message = embedded<'Binding'>(command.bind)
    return { kind: 'bind', ...readBinding(message), ...optionalConnection(message.connection) }
  },
  unbind(command) {
    const message = embedded<'Binding'>(command.unbind)
    return { kind: 'unbind', ...readBinding(message), ...optionalConnection(message.connection) }
  },
  addVhost: (command) => ({ kind: 'addVhost', ...readVhost(embedded<'AddVhost'>(command.addVhost)) }),
  deleteVhost(command) {
    return { kind: 'deleteVhost', name: embedded<'DeleteVhost'>(command.deleteVhost).name as VhostName }
  },
  addUser: (command) => ({ kind: 'addUser', ...readUser(embedded<'AddUser'>(command.addUser)) }),
  deleteUser(command) {
    return { kind: 'deleteUser', name: embedded<'DeleteUser'>(command.deleteUser).name as UserName }
  },
  changePassword(command) {
    const { name, passwordHash } = embedded<'ChangePassword'>(command.changePassword)
    return { kind: 'changePassword', name: name as UserName, passwordHash }
  },
  setUserTags(command) {
    const { name, tags } = embedded<'SetUserTags'>(command.setUserTags)
    return { kind: 'setUserTags', name: name as UserName, tags }
  },
  setPermissions(command) {
    return { kind: 'setPermissions', ...readPermission(embedded<'Permission'>(command.setPermissions)) }
  },
  clearPermissions(command) {
    const { user, vhost } = embedded<'ClearPermissions'>(command.clearPermissions)
    return { kind: 'clearPermissions', user: user as UserName, vhost: vhost as VhostName }
  },
  setTopicPermissions(command) {
    const message = embedded<'TopicPermission'>(command.setTopicPermissions)
    return { kind: 'setTopicPermissions', ...readTopicPermission(message) }
  },
  clearTopicPermissions(command) {
    const { user, vhost, exchange } = embedded<'ClearTopicPermissions'>(command.clearTopicPermissions)
    const where = exchange == null ? {} : { exchange: exchange as ExchangeName }
    return { kind: 'clearTopicPermissions', user: user as UserName, vhost: vhost as VhostName, ...where }
  },
  setClusterName(command) {
    return { kind: 'setClusterName', name: embedded<'SetClusterName'>(command.setClusterName).name }
  },
  addMember(command) {
    const { id, name, ram, host, clusterPort, featureFlags } = embedded<'AddMember'>(command.addMember)
    const role = ram ? 'ram' : 'disc'
    const names = { id: id as NodeId, name: name as NodeName }
    return { kind: 'addMember', ...names, role, host, clusterPort, ...optionalFlags(featureFlags) }
  },
  removeMember(command) {
    return { kind: 'removeMember', id: embedded<'RemoveMember'>(command.removeMember).id as NodeId }
  },
  setMemberRole(command) {
    const { id, ram } = embedded<'SetMemberRole'>(command.setMemberRole)
    return { kind: 'setMemberRole', id: id as NodeId, role: ram ? 'ram' : 'disc' }
  },
  nodeUp: (command) => readNodeUp(embedded<'NodeUp'>(command.nodeUp)),
  nodeDown(command) {
    const message = embedded<'NodeDown'>(command.nodeDown)
    return { kind: 'nodeDown', ...readNode(message), ...(message.planned ? { planned: true } : {}) }
  },
  setDraining(command) {
    const message = embedded<'SetDraining'>(command.setDraining)
    return { kind: 'setDraining', ...readNode(message), isDraining: message.isDraining }
  },
  connectionClosed(command) {
    const { connection } = embedded<'ConnectionClosed'>(command.connectionClosed)
    return { kind: 'connectionClosed', connection }
  },
  renameMember(command) {
    const { id, name } = embedded<'RenameMember'>(command.renameMember)
    return { kind: 'renameMember', id: id as NodeId, name: name as NodeName }
  },
  growSyncSet(command) {
    const message = embedded<'GrowSyncSet'>(command.growSyncSet)
    const { node, mirrorsChangedAt } = message
    const since = wireInteger(mirrorsChangedAt)
    return { kind: 'growSyncSet', ...readQueueEpoch(message), node: node as NodeId, mirrorsChangedAt: since }
  },
  shrinkSyncSet(command) {
    const message = embedded<'ShrinkSyncSet'>(command.shrinkSyncSet)
    return { kind: 'shrinkSyncSet', ...readQueueEpoch(message), node: message.node as NodeId }
  },
  transferLeader(command) {
    const { uid, to } = embedded<'TransferLeader'>(command.transferLeader)
    return { kind: 'transferLeader', uid: wireInteger(uid) as QueueUid, to: to as NodeId }
  },
  setPolicy: (command) => ({ kind: 'setPolicy', ...readPolicy(embedded<'Policy'>(command.setPolicy)) }),
  clearPolicy: (command) => ({ kind: 'clearPolicy', ...readPolicyNames(embedded<'ClearPolicy'>(command.clearPolicy)) }),
  setOperatorPolicy(command) {
    return { kind: 'setOperatorPolicy', ...readPolicy(embedded<'Policy'>(command.setOperatorPolicy)) }
  },
  clearOperatorPolicy(command) {
    return { kind: 'clearOperatorPolicy', ...readPolicyNames(embedded<'ClearPolicy'>(command.clearOperatorPolicy)) }
  },
  enableFeatureFlag(command) {
    return { kind: 'enableFeatureFlag', name: embedded<'EnableFeatureFlag'>(command.enableFeatureFlag).name }
  },
  startLineage(command) {
    const { lineage, node, forgotten } = embedded<'StartLineage'>(command.startLineage)
    return {
      kind: 'startLineage',
      lineage: wireInteger(lineage) as Lineage,
      node: node as NodeId,
      forgotten: forgotten as NodeId[],
    }
  },
}

function readPolicy(message: Read<'Policy'>): Omit<SetPolicy, 'kind'> {
  const { pattern, applyTo, definition, priority } = message
  return { ...readPolicyNames(message), pattern, applyTo, definition, priority: wireInteger(priority) }
}

function readPolicyNames({ name, vhost }: Read<'ClearPolicy'> | Read<'Policy'>): Omit<ClearPolicy, 'kind'> {
  return { vhost: vhost as VhostName, name: name as PolicyName }
}

export function readCommand(command: Read<'Command'>): Command {
  if (command.kind === undefined) throw new MalformedError('a command of no known kind')
  return READERS[command.kind](command)
}

function readDeclareExchange(message: Read<'DeclareExchange'>): DeclareExchange {
  const { type, durable, autoDelete, internal } = message
  const declared = bytesToTable(message.arguments)
  return {
    kind: 'declareExchange',
    ...exchangeNames(message),
    type,
    durable,
    autoDelete,
    internal,
    arguments: declared,
  }
}

function readDeclareQueue(message: Read<'DeclareQueue'>): DeclareQueue {
  const { durable, autoDelete, exclusive, serverNamed } = message
  return {
    kind: 'declareQueue',
    vhost: message.vhost as VhostName,
    name: message.name as QueueName,
    durable,
    autoDelete,
    ...optionalConnection(message.connection),
    exclusive,
    serverNamed,
    arguments: bytesToTable(message.arguments),
    leader: message.leader as NodeId,
    mirrors: message.mirrors as NodeId[],
  }
}

function readDeleteQueue(message: Read<'DeleteQueue'>): DeleteQueue {
  return {
    kind: 'deleteQueue',
    vhost: message.vhost as VhostName,
    name: message.name as QueueName,
    ...(message.uid == null ? {} : { uid: wireInteger(message.uid) as QueueUid }),
    ...optionalConnection(message.connection),
    force: message.force,
  }
}

function readNodeUp(message: Read<'NodeUp'>): NodeUp {
  const { host, clusterPort, amqpPort, version } = message
  const hears = message.hears.map((heard) => readNode(embedded<'HeardNode'>(heard)))
  const flags = optionalFlags(message.featureFlags)
  return { kind: 'nodeUp', ...readNode(message), host, clusterPort, amqpPort, version, hears, ...flags }
}

function readNode(message: Read<'HeardNode'> | Read<'NodeUp'>): { node: NodeId; incarnation: Incarnation } {
  return { node: message.node as NodeId, incarnation: wireInteger(message.incarnation) as Incarnation }
}

function readQueueEpoch(message: { uid: WireNumber; epoch: WireNumber }): { uid: QueueUid; epoch: Epoch } {
  return { uid: wireInteger(message.uid) as QueueUid, epoch: wireInteger(message.epoch) as Epoch }
}

function exchangeNames(message: { vhost: string; name: string }): { vhost: VhostName; name: ExchangeName } {
  return { vhost: message.vhost as VhostName, name: message.name as ExchangeName }
}

/** Older software sent none. */
function optionalFlags(featureFlags: readonly string[]): { featureFlags?: readonly string[] } {
  return featureFlags.length === 0 ? {} : { featureFlags }
}

function optionalConnection(connection: string | null | undefined): { connection?: string } {
  return connection == null ? {} : { connection }
}
