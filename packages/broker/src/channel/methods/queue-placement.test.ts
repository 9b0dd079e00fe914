import { longstr, type QueueDeclare } from '@warren/codec'
import {
  type Incarnation,
  type NodeId,
  type NodeName,
  type PolicyName,
  type QueueName,
  SeededRandom,
  type VhostName,
} from '@warren/kernel'
import { Metadata } from '@warren/model'
import { beforeEach, expect, test } from 'vitest'
import { DEFAULT_BROKER_CONFIG } from '../../broker-config.ts'
import { placeQueue } from './queue-placement.ts'

const NODES = ['a', 'b', 'c'] as NodeId[]
const [A = '' as NodeId, B = '' as NodeId, C = '' as NodeId] = NODES
let metadata: Metadata
let index: number

/** a and b lead one queue each, c leads none; all run. */
beforeEach(() => {
  metadata = new Metadata()
  index = 0
  commit({ kind: 'bootstrap', clusterName: 'c', guestPasswordHash: '' })
  const host = { host: 'h', clusterPort: 25672 }
  for (const id of NODES) {
    commit({ kind: 'addMember', id, name: `rabbit@${id}` as NodeName, role: 'disc', ...host })
    const facts = { incarnation: 1 as Incarnation, amqpPort: 5672, version: '1', hears: [] }
    commit({ kind: 'nodeUp', node: id, ...host, ...facts })
  }
  for (const leader of [A, B]) declare(leader)
})

function commit(command: Parameters<Metadata['apply']>[1]['command']): void {
  index += 1
  metadata.apply(index, { proposer: 'test', sequence: index, floor: index - 1, command })
}

function declare(leader: NodeId): void {
  const flags = { durable: true, autoDelete: false, exclusive: false, serverNamed: false }
  const names = { vhost: '/' as VhostName, name: `queue ${index}` as QueueName }
  commit({ kind: 'declareQueue', ...names, ...flags, arguments: [], leader, mirrors: [] })
}

function place(argument?: string, more: { exclusive?: boolean; configured?: string } = {}): NodeId {
  const queueDeclare: QueueDeclare = {
    ...{ kind: 'queue.declare', queue: 'q', passive: false, durable: true, autoDelete: false, noWait: false },
    exclusive: more.exclusive ?? false,
    arguments: argument === undefined ? [] : [{ name: 'x-queue-master-locator', value: longstr(argument) }],
  }
  const config = { ...DEFAULT_BROKER_CONFIG, queueMasterLocator: more.configured ?? 'client-local' }
  const broker = { nodeId: A, config, metadata: { metadata }, random: new SeededRandom(index) }
  return placeQueue(broker, queueDeclare, '/' as VhostName, 'q' as QueueName)
}

test('a queue lives where its client is connected, unless the configuration or its argument says otherwise', () => {
  expect(place()).toBe(A)
  expect(place(undefined, { configured: 'min-masters' })).toBe(C)
  expect(place('client-local', { configured: 'min-masters' })).toBe(A)
  expect(place('min-masters')).toBe(C)
})

test('a policy says where, unless the argument does', () => {
  const definition = '{"queue-master-locator":"min-masters"}'
  const policy = { pattern: '^q$', definition, applyTo: 'queues', priority: 0 }
  commit({ kind: 'setPolicy', vhost: '/' as VhostName, name: 'p' as PolicyName, ...policy })
  expect(place()).toBe(C)
  expect(place('client-local')).toBe(A)
  expect(place(undefined, { configured: 'random', exclusive: true })).toBe(A)
})

test('min-masters takes a node that runs and leads the fewest queues, this one among equals', () => {
  declare(C)
  expect(place('min-masters')).toBe(A)
  declare(A)
  commit({ kind: 'nodeDown', node: C, incarnation: 1 as Incarnation })
  expect(place('min-masters')).toBe(B)
})

test('random takes any node that runs', () => {
  commit({ kind: 'nodeDown', node: B, incarnation: 1 as Incarnation })
  const taken = new Set<NodeId>()
  for (let round = 0; round < 50; round += 1) {
    index += 1 // Another seed.
    taken.add(place('random'))
  }
  expect([...taken].sort()).toEqual([A, C])
})

test('an exclusive queue lives with its connection', () => {
  expect(place('min-masters', { exclusive: true })).toBe(A)
})

test('no queue is placed on a node that is drained, unless all are', () => {
  const drain = (node: NodeId) => commit({ kind: 'setDraining', node, incarnation: 1 as Incarnation, isDraining: true })
  drain(C)
  expect([A, B]).toContain(place('min-masters'))
  expect([A, B]).toContain(place('random'))
  drain(A)
  expect(place('min-masters')).toBe(B)
  expect(place('random')).toBe(B)
  drain(B)
  expect(place('min-masters')).toBe(A)
  expect(place('random')).toBe(A)
})
