/** A replica under test, and random commands for it out of a few names, so that they meet often. */

import type { FieldTable, FieldValue } from '@warren/codec'
import type {
  Epoch,
  ExchangeName,
  Incarnation,
  Lineage,
  NodeId,
  NodeName,
  QueueName,
  QueueUid,
  RoutingKey,
  UserName,
  VhostName,
} from '@warren/kernel'
import fc from 'fast-check'
import type { Command, CommandOk, DeclareExchange, DeclareQueue } from './command.ts'
import type { DomainError } from './domain-error.ts'
import { MIRRORED_QUEUES } from './feature-flags.ts'
import { type Applied, Metadata } from './metadata.ts'
import { policyCommand } from './policies/policy.arbitrary.ts'
import type { BindingDestination, QueueRecord } from './record.ts'

const MIRRORING = [MIRRORED_QUEUES.name]
export const vhost = '/' as VhostName
export const hare = 'hare-id' as NodeId
export const mole = 'mole-id' as NodeId
export const vole = 'vole-id' as NodeId

export const exchangeName = (text: string) => text as ExchangeName
export const queueName = (text: string) => text as QueueName
export const toQueue = (name: string): BindingDestination => ({ kind: 'queue', name: name as QueueName })
export const toExchange = (name: string): BindingDestination => ({ kind: 'exchange', name: name as ExchangeName })

/** Applies commands at rising indexes, each as a proposal of its own. */
export class Replica {
  metadata = new Metadata()
  index = 0

  apply(command: Command): Applied {
    this.index += 1
    return this.metadata.apply(this.index, {
      proposer: 'test',
      sequence: this.index,
      floor: this.index - 1,
      command,
    })
  }

  /** For commands that have to succeed. */
  do(command: Command): CommandOk {
    const { outcome } = this.apply(command)
    if (!outcome.ok) throw new Error(`${command.kind}: ${JSON.stringify(outcome.error)}`)
    return outcome.value
  }

  /** For commands that have to fail. */
  refuse(command: Command): DomainError {
    const { outcome } = this.apply(command)
    if (outcome.ok) throw new Error(`${command.kind} succeeded`)
    return outcome.error
  }

  declareExchange(name: string, facts: Partial<DeclareExchange> = {}): void {
    this.do(declareExchange(name, facts))
  }

  declareQueue(name: string, facts: Partial<DeclareQueue> = {}): QueueRecord {
    const declared = this.do(declareQueue(name, facts))
    if (declared.kind !== 'queueDeclared') throw new Error('no queue declared')
    return declared.queue
  }

  bind(source: string, destination: BindingDestination, routingKey = '', bindingArguments: FieldTable = []): void {
    this.do(bind(source, destination, routingKey, bindingArguments))
  }

  queue(name: string): QueueRecord | undefined {
    return this.metadata.queue(vhost, queueName(name))
  }

  hasExchange(name: string): boolean {
    return this.metadata.exchange(vhost, exchangeName(name)) !== undefined
  }

  bindings(): string[] {
    return Array.from(
      this.metadata.bindings(vhost),
      ({ source, destination, routingKey }) => `${source} -${routingKey}-> ${destination.name}`,
    )
  }
}

/** With vhost `/`, guest, and no members: any node may lead queues. */
export function bootstrapped(): Replica {
  const replica = new Replica()
  replica.do({ kind: 'bootstrap', clusterName: 'c', guestPasswordHash: 'hash' })
  return replica
}

/** With these members up, each hearing those before it. */
export function clusterOf(...nodes: readonly NodeId[]): Replica {
  return joined(bootstrapped(), nodes)
}

/** As `clusterOf`, with mirrored queues switched on. */
export function mirroredCluster(...nodes: readonly NodeId[]): Replica {
  const replica = new Replica()
  replica.do({ kind: 'bootstrap', clusterName: 'c', guestPasswordHash: 'hash', featureFlags: MIRRORING })
  return joined(replica, nodes)
}

function joined(replica: Replica, nodes: readonly NodeId[]): Replica {
  for (const [i, id] of nodes.entries()) {
    replica.do(addMember(id))
    replica.do(nodeUp(id, 1, nodes.slice(0, i)))
  }
  return replica
}

export function addMember(id: NodeId, role: 'disc' | 'ram' = 'disc'): Command {
  return { kind: 'addMember', id, name: `rabbit@${id}` as NodeName, role, host: 'h', clusterPort: 25672 }
}

/** `hears` in their first incarnation, unless given. Its software has mirrored queues. */
export function nodeUp(
  node: NodeId,
  incarnation: number,
  hears: readonly NodeId[] = [],
  heardIncarnation = 1,
): Command {
  return {
    kind: 'nodeUp',
    node,
    incarnation: incarnation as Incarnation,
    host: 'h',
    clusterPort: 25672,
    amqpPort: 5672,
    version: '1',
    hears: hears.map((heard) => ({ node: heard, incarnation: heardIncarnation as Incarnation })),
    featureFlags: MIRRORING,
  }
}

export function nodeDown(node: NodeId, incarnation: number): Command {
  return { kind: 'nodeDown', node, incarnation: incarnation as Incarnation }
}

export function setDraining(node: NodeId, incarnation: number, isDraining = true): Command {
  return { kind: 'setDraining', node, incarnation: incarnation as Incarnation, isDraining }
}

export function declareExchange(name: string, facts: Partial<DeclareExchange> = {}): DeclareExchange {
  return {
    kind: 'declareExchange',
    vhost,
    name: exchangeName(name),
    type: 'direct',
    durable: true,
    autoDelete: false,
    internal: false,
    arguments: [],
    ...facts,
  }
}

export function declareQueue(name: string, facts: Partial<DeclareQueue> = {}): DeclareQueue {
  return {
    kind: 'declareQueue',
    vhost,
    name: queueName(name),
    durable: true,
    autoDelete: false,
    connection: 'connection-1',
    exclusive: false,
    serverNamed: false,
    arguments: [],
    leader: hare,
    mirrors: [],
    ...facts,
  }
}

export function bind(
  source: string,
  destination: BindingDestination,
  routingKey = '',
  bindingArguments: FieldTable = [],
): Extract<Command, { kind: 'bind' }> {
  return {
    kind: 'bind',
    vhost,
    source: exchangeName(source),
    destination,
    routingKey: routingKey as RoutingKey,
    arguments: bindingArguments,
  }
}

export function table(fields: Readonly<Record<string, FieldValue>>): FieldTable {
  return Object.entries(fields).map(([name, value]) => ({ name, value }))
}

const vhosts = fc.constantFrom('/', 'v1') as fc.Arbitrary<VhostName>
const exchanges = fc.constantFrom('', 'x1', 'x2', 'x3', 'x4', 'amq.topic', 'amq.new') as fc.Arbitrary<ExchangeName>
const queues = fc.constantFrom('q1', 'q2', 'q3', 'q4', 'amq.q') as fc.Arbitrary<QueueName>
const users = fc.constantFrom('guest', 'ann', 'bob') as fc.Arbitrary<UserName>
const nodes = fc.constantFrom(hare, mole, vole)
/** What software supports; absent rather than empty, as it comes out of the log. */
const flags = fc.subarray(['one', 'two']).map((featureFlags) => (featureFlags.length === 0 ? {} : { featureFlags }))
const connections = fc.constantFrom('connection-1', 'connection-2')
const incarnations = fc.integer({ min: 1, max: 4 }) as fc.Arbitrary<Incarnation>
const uids = fc.integer({ min: 1, max: 30 }) as fc.Arbitrary<QueueUid>
const epochs = fc.integer({ min: 1, max: 3 }) as fc.Arbitrary<Epoch>
const patterns = fc.constantFrom('.*', '^q', '', '(')
const tags = fc.subarray(['administrator', 'monitoring'])
const routingKeys = fc.constantFrom('', 'a', 'a.b', '#', '*.b') as fc.Arbitrary<RoutingKey>
const destinations = fc.oneof(
  queues.map((name): BindingDestination => ({ kind: 'queue', name })),
  exchanges.map((name): BindingDestination => ({ kind: 'exchange', name })),
)
const bindingArguments = fc.constantFrom<FieldTable>(
  [],
  table({ a: { type: 'byte', value: 1 } }),
  table({ a: { type: 'byte', value: 1 }, 'x-match': { type: 'longstr', value: 'any' } }),
  table({ 'x-match': { type: 'longstr', value: 'any' }, a: { type: 'byte', value: 1 } }),
  table({ 'x-match': { type: 'longstr', value: 'zap' } }),
)
const exchangeArguments = fc.constantFrom<FieldTable>(
  [],
  table({ 'alternate-exchange': { type: 'longstr', value: 'x1' } }),
  table({ 'alternate-exchange': { type: 'byte', value: 1 } }),
)
const queueArguments = fc.constantFrom<FieldTable>(
  [],
  table({ 'x-message-ttl': { type: 'signedint', value: 1000 }, other: { type: 'array', value: [{ type: 'void' }] } }),
  table({ 'x-max-length': { type: 'short', value: -1 } }),
)

/** `connection` present or absent, never undefined. */
const optionalConnection = fc
  .option(connections, { nil: undefined })
  .map((connection) => (connection === undefined ? {} : { connection }))
const bindingFacts = fc
  .record({
    vhost: vhosts,
    source: exchanges,
    destination: destinations,
    routingKey: routingKeys,
    arguments: bindingArguments,
  })
  .chain((facts) => optionalConnection.map((connection) => ({ ...facts, ...connection })))

const topologyCommands: fc.Arbitrary<Command>[] = [
  fc.record({
    kind: fc.constant('declareExchange' as const),
    vhost: vhosts,
    name: exchanges,
    type: fc.constantFrom('direct', 'fanout', 'topic', 'headers', 'nope'),
    durable: fc.boolean(),
    autoDelete: fc.boolean(),
    internal: fc.boolean(),
    arguments: exchangeArguments,
  }),
  fc.record({ kind: fc.constant('deleteExchange' as const), vhost: vhosts, name: exchanges, ifUnused: fc.boolean() }),
  fc
    .record({
      kind: fc.constant('declareQueue' as const),
      vhost: vhosts,
      name: queues,
      durable: fc.boolean(),
      autoDelete: fc.boolean(),
      exclusive: fc.boolean(),
      serverNamed: fc.boolean(),
      arguments: queueArguments,
      leader: nodes,
      mirrors: fc.uniqueArray(nodes, { maxLength: 2 }),
    })
    .chain((command) =>
      optionalConnection.map((connection) => ({
        ...command,
        ...connection,
        mirrors: command.mirrors.filter((node) => node !== command.leader),
      })),
    ),
  fc
    .record({ kind: fc.constant('deleteQueue' as const), vhost: vhosts, name: queues, force: fc.boolean() })
    .chain((command) => optionalConnection.map((connection) => ({ ...command, ...connection })))
    .chain((command) =>
      fc.option(uids, { nil: undefined }).map((uid) => (uid === undefined ? command : { ...command, uid })),
    ),
  bindingFacts.map((facts): Command => ({ kind: 'bind', ...facts })),
  bindingFacts.map((facts): Command => ({ kind: 'unbind', ...facts })),
]

const operatorCommands: fc.Arbitrary<Command>[] = [
  flags.map(
    (featureFlags): Command => ({ kind: 'bootstrap', clusterName: 'c', guestPasswordHash: 'hash', ...featureFlags }),
  ),
  fc.constantFrom('one', 'two').map((name): Command => ({ kind: 'enableFeatureFlag', name })),
  fc.record({ kind: fc.constant('addVhost' as const), name: vhosts, description: fc.string(), tags }),
  fc.record({ kind: fc.constant('deleteVhost' as const), name: vhosts }),
  fc.record({ kind: fc.constant('addUser' as const), name: users, passwordHash: fc.string(), tags }),
  fc.record({ kind: fc.constant('deleteUser' as const), name: users }),
  fc.record({ kind: fc.constant('changePassword' as const), name: users, passwordHash: fc.string() }),
  fc.record({ kind: fc.constant('setUserTags' as const), name: users, tags }),
  fc.record({
    kind: fc.constant('setPermissions' as const),
    user: users,
    vhost: vhosts,
    configure: patterns,
    write: patterns,
    read: patterns,
  }),
  fc.record({ kind: fc.constant('clearPermissions' as const), user: users, vhost: vhosts }),
  fc.record({
    kind: fc.constant('setTopicPermissions' as const),
    user: users,
    vhost: vhosts,
    exchange: exchanges,
    write: patterns,
    read: patterns,
  }),
  fc
    .record({ kind: fc.constant('clearTopicPermissions' as const), user: users, vhost: vhosts })
    .chain((command) =>
      fc
        .option(exchanges, { nil: undefined })
        .map((exchange) => (exchange === undefined ? command : { ...command, exchange })),
    ),
  fc.record({ kind: fc.constant('setClusterName' as const), name: fc.constantFrom('c', 'd') }),
]

const nodeCommands: fc.Arbitrary<Command>[] = [
  fc.tuple(nodes, fc.constantFrom('disc' as const, 'ram' as const)).map(([id, role]) => addMember(id, role)),
  fc.tuple(nodes, flags).map(([id, featureFlags]) => ({ ...addMember(id), ...featureFlags })),
  fc.record({ kind: fc.constant('removeMember' as const), id: nodes }),
  fc.record({
    kind: fc.constant('setMemberRole' as const),
    id: nodes,
    role: fc.constantFrom('disc' as const, 'ram' as const),
  }),
  fc
    .tuple(nodes, fc.constantFrom('rabbit@hare', 'rabbit@new'))
    .map(([id, name]): Command => ({ kind: 'renameMember', id, name: name as NodeName })),
  fc
    .tuple(nodes, incarnations, fc.subarray([hare, mole, vole]), incarnations)
    .map(([node, incarnation, hears, heard]) => nodeUp(node, incarnation, hears, heard)),
  fc.tuple(nodes, incarnations, flags).map(([node, incarnation, more]) => ({ ...nodeUp(node, incarnation), ...more })),
  fc.tuple(nodes, incarnations).map(([node, incarnation]) => nodeDown(node, incarnation)),
  fc
    .tuple(nodes, incarnations)
    .map(([node, incarnation]): Command => ({ kind: 'nodeDown', node, incarnation, planned: true })),
  fc.record({
    kind: fc.constant('growSyncSet' as const),
    uid: uids,
    epoch: epochs,
    node: nodes,
    mirrorsChangedAt: uids,
  }),
  fc
    .tuple(nodes, incarnations, fc.boolean())
    .map(([node, incarnation, isDraining]) => setDraining(node, incarnation, isDraining)),
  fc.record({ kind: fc.constant('shrinkSyncSet' as const), uid: uids, epoch: epochs, node: nodes }),
  fc.record({ kind: fc.constant('transferLeader' as const), uid: uids, to: nodes }),
  connections.map((connection): Command => ({ kind: 'connectionClosed', connection })),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), nodes, fc.subarray([hare, mole]))
    .map(([lineage, node, forgotten]) => ({ kind: 'startLineage', lineage: lineage as Lineage, node, forgotten })),
]

/** Commands about exchanges, queues and bindings twice as often as the others. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  ...topologyCommands,
  ...topologyCommands,
  ...operatorCommands,
  policyCommand,
  ...nodeCommands,
)
