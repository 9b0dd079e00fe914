/** Records to and from their protobuf messages. What is derived (settings, the alternate exchange) is computed anew. */
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
  RoutingKey,
  UserName,
  VhostName,
} from '@warren/kernel'
import { alternateExchangeOf, isExchangeType } from '../arguments/exchange-arguments.ts'
import { alternateExchange, queueSettings } from '../policies/effective-settings.ts'
import { parsePolicyDefinition, policyDefinitionText } from '../policies/policy-definition.ts'
import type {
  BindingDestination,
  BindingRecord,
  EpochRecord,
  ExchangeRecord,
  LineageRecord,
  MemberRecord,
  PermissionRecord,
  PolicyDefinition,
  PolicyRecord,
  PolicyTarget,
  QueueRecord,
  TopicPermissionRecord,
  UserRecord,
  VhostRecord,
} from '../record.ts'
import type { MetadataState } from '../state.ts'
import { bytesToTable, embedded, MalformedError, type Read, tableToBytes, type Written, wireInteger } from './wire.ts'

export function writeMember(member: MemberRecord): Written<'Member'> {
  const { role, featureFlags, isDraining, ...rest } = member
  const drained = isDraining ? { isDraining } : {} // Absent as long as the flag for it may be off: the bytes are compared.
  return { ...rest, ram: role === 'ram', featureFlags: [...featureFlags], ...drained }
}

export function readMember(message: Read<'Member'>): MemberRecord {
  return {
    id: message.id as NodeId,
    name: message.name as NodeName,
    role: message.ram ? 'ram' : 'disc',
    host: message.host,
    clusterPort: message.clusterPort,
    amqpPort: message.amqpPort,
    version: message.version,
    running: message.running,
    incarnation: wireInteger(message.incarnation) as Incarnation,
    upSince: wireInteger(message.upSince),
    isDraining: message.isDraining,
    featureFlags: message.featureFlags,
  }
}

export function writeVhost(vhost: VhostRecord): Written<'AddVhost'> {
  return { ...vhost, tags: [...vhost.tags] }
}

export function readVhost(message: Read<'AddVhost'>): VhostRecord {
  return { name: message.name as VhostName, description: message.description, tags: message.tags }
}

export function writeExchange(exchange: ExchangeRecord): Written<'Exchange'> {
  const { vhost, name, type, durable, autoDelete, internal, declaredAt } = exchange
  const policy = exchange.policy ?? null
  const declared = tableToBytes(exchange.arguments)
  return { vhost, name, type, durable, autoDelete, internal, declaredAt, arguments: declared, policy }
}

/** `definition` is that of the policy it names. */
export function readExchange(message: Read<'Exchange'>, definition: PolicyDefinition | undefined): ExchangeRecord {
  const { type } = message
  const declared = bytesToTable(message.arguments)
  const alternate = alternateExchangeOf(declared)
  if (!isExchangeType(type)) throw new MalformedError('an exchange type is unknown')
  if (!alternate.ok) throw new MalformedError('an alternate exchange is no string')
  return {
    vhost: message.vhost as VhostName,
    name: message.name as ExchangeName,
    type,
    durable: message.durable,
    autoDelete: message.autoDelete,
    internal: message.internal,
    arguments: declared,
    policy: policyName(message.policy),
    alternateExchange: message.name === '' ? undefined : alternateExchange(declared, definition),
    declaredAt: wireInteger(message.declaredAt),
  }
}

export function writeQueue(queue: QueueRecord): Written<'Queue'> {
  return {
    uid: queue.uid,
    vhost: queue.vhost,
    name: queue.name,
    durable: queue.durable,
    autoDelete: queue.autoDelete,
    exclusiveOwner: queue.exclusiveOwner ?? null,
    arguments: tableToBytes(queue.arguments),
    leader: queue.leader,
    epoch: queue.epoch,
    epochs: [...queue.epochs],
    mirrors: [...queue.mirrors],
    syncSet: [...queue.syncSet],
    down: queue.state === 'down',
    policy: queue.policy ?? null,
    operatorPolicy: queue.operatorPolicy ?? null,
    mirrorsChangedAt: queue.mirrorsChangedAt,
  }
}

/** `state` has the policies that it names already. */
export function readQueue(message: Read<'Queue'>, state: MetadataState): QueueRecord {
  const vhost = message.vhost as VhostName
  const [policy, operatorPolicy] = [policyName(message.policy), policyName(message.operatorPolicy)]
  const definition = state.definitionFor({ vhost, policy, operatorPolicy })
  const declared = bytesToTable(message.arguments)
  const exclusiveOwner = message.exclusiveOwner ?? undefined
  return {
    uid: wireInteger(message.uid) as QueueUid,
    vhost,
    name: message.name as QueueName,
    durable: message.durable,
    autoDelete: message.autoDelete,
    exclusiveOwner,
    arguments: declared,
    policy,
    operatorPolicy,
    settings: queueSettings(declared, definition, exclusiveOwner !== undefined),
    leader: message.leader as NodeId,
    epoch: wireInteger(message.epoch) as Epoch,
    epochs: message.epochs.map((epoch) => readEpoch(embedded<'QueueEpoch'>(epoch))),
    mirrors: message.mirrors as NodeId[],
    mirrorsChangedAt: wireInteger(message.mirrorsChangedAt),
    syncSet: message.syncSet as NodeId[],
    state: message.down ? 'down' : 'running',
  }
}

function readEpoch(message: Read<'QueueEpoch'>): EpochRecord {
  return {
    epoch: wireInteger(message.epoch) as Epoch,
    begunAt: wireInteger(message.begunAt),
    leader: message.leader as NodeId,
  }
}

export function writePolicy(policy: PolicyRecord): Written<'Policy'> {
  return { ...policy, definition: policyDefinitionText(policy.definition) }
}

export function readPolicy(message: Read<'Policy'>): PolicyRecord {
  const definition = parsePolicyDefinition(message.definition)
  if (!definition.ok) throw new MalformedError('a policy is malformed')
  return {
    vhost: message.vhost as VhostName,
    name: message.name as PolicyName,
    pattern: message.pattern,
    applyTo: message.applyTo as PolicyTarget, // Checked before it was stored.
    definition: definition.value,
    priority: wireInteger(message.priority),
  }
}

export function writeBinding(binding: BindingRecord): Written<'Binding'> {
  return {
    vhost: binding.vhost,
    source: binding.source,
    toExchange: binding.destination.kind === 'exchange',
    destination: binding.destination.name,
    routingKey: binding.routingKey,
    arguments: tableToBytes(binding.arguments),
  }
}

export function readBinding(message: Read<'Binding'>): BindingRecord {
  return {
    vhost: message.vhost as VhostName,
    source: message.source as ExchangeName,
    destination: readDestination(message),
    routingKey: message.routingKey as RoutingKey,
    arguments: bytesToTable(message.arguments),
  }
}

export function writeUser(user: UserRecord): Written<'AddUser'> {
  return { ...user, tags: [...user.tags] }
}

export function readUser(message: Read<'AddUser'>): UserRecord {
  return { name: message.name as UserName, passwordHash: message.passwordHash, tags: message.tags }
}

export function readPermission(message: Read<'Permission'>): PermissionRecord {
  const { configure, write, read } = message
  return { user: message.user as UserName, vhost: message.vhost as VhostName, configure, write, read }
}

export function readTopicPermission(message: Read<'TopicPermission'>): TopicPermissionRecord {
  const { write, read } = message
  return {
    user: message.user as UserName,
    vhost: message.vhost as VhostName,
    exchange: message.exchange as ExchangeName,
    write,
    read,
  }
}

function policyName(name: string | null | undefined): PolicyName | undefined {
  return name == null ? undefined : (name as PolicyName)
}

function readDestination(message: Read<'Binding'>): BindingDestination {
  return message.toExchange
    ? { kind: 'exchange', name: message.destination as ExchangeName }
    : { kind: 'queue', name: message.destination as QueueName }
}

export function readLineage(message: Read<'Lineage'>): LineageRecord {
  const { lineage, since, node } = message
  return { lineage: wireInteger(lineage) as Lineage, since: wireInteger(since), node: node as NodeId }
}
