import type { ConnectionFacts, QueueError } from '@warren/broker'
import type { Incarnation } from '@warren/kernel'
import type { ControlReply } from '@warren/rpc'
import { beforeEach, expect, test } from 'vitest'
import { declareQueue, foundCluster, startMember } from '../../fake-cluster.ts'
import { FakeNode, IDS, NAMES, run } from '../../fake-node.ts'
import { answerPeer } from '../../peer-answers.ts'

let node: FakeNode
let other: FakeNode

beforeEach(() => {
  node = new FakeNode('a')
  other = new FakeNode('b')
  foundCluster(node, { members: [] })
  startMember(node, 'b', { role: 'ram' })
  startMember(node, 'a')
  node.running.peer = (query) => answerPeer(other, query)
})

const refusal = (exitCode: number, text: string): ControlReply => ({ kind: 'error', exitCode, text })

// cluster_status

test('cluster_status has the keys and shapes of RabbitMQ', async () => {
  other.facts = { alarms: ['memory'] }
  node.running.partitionList = [{ node: NAMES.a, cannotReach: [NAMES.b] }]
  expect((await run(node, 'cluster_status')).reply).toEqual({
    kind: 'ok',
    value: {
      alarms: [{ node: 'rabbit@b', resource: 'memory' }],
      cluster_name: 'c1',
      disk_nodes: ['rabbit@a'],
      feature_flags: expect.arrayContaining([expect.objectContaining({ state: expect.any(String) })]),
      listeners: Object.fromEntries(
        ['rabbit@b', 'rabbit@a'].map((name) => [
          name,
          [{ interface: '[::]', node: name, port: 5672, protocol: 'amqp', purpose: 'AMQP 0-9-1' }],
        ]),
      ),
      maintenance_status: { 'rabbit@a': 'not under maintenance', 'rabbit@b': 'not under maintenance' },
      partitions: { 'rabbit@a': ['rabbit@b'] },
      ram_nodes: ['rabbit@b'],
      running_nodes: ['rabbit@a', 'rabbit@b'],
      versions: Object.fromEntries(
        ['rabbit@a', 'rabbit@b'].map((name) => [
          name,
          { erlang_version: 'v24.0.0', rabbitmq_name: 'Warren', rabbitmq_version: '3.10.8', warren_version: '0.1.0' },
        ]),
      ),
    },
  })
})

test('a member that is down is known but not running, and nobody asks it', async () => {
  node.running.do({ kind: 'nodeDown', node: IDS.b, incarnation: 1 as Incarnation })
  node.running.peer = () => Promise.reject(new Error('asked'))
  expect((await run(node, 'cluster_status')).reply).toMatchObject({
    value: {
      disk_nodes: ['rabbit@a'],
      ram_nodes: ['rabbit@b'],
      running_nodes: ['rabbit@a'],
      versions: { 'rabbit@a': {} },
    },
  })
})

test('a member that does not answer is named in a warning', async () => {
  node.running.peer = () => Promise.reject(new Error('timeout'))
  expect((await run(node, 'cluster_status')).reply).toMatchObject({
    value: { running_nodes: ['rabbit@a', 'rabbit@b'], warnings: ['node rabbit@b did not answer: timeout'] },
  })
})

// delete_queue, purge_queue

test('delete_queue passes its conditions on and tells how many messages went', async () => {
  declareQueue(node, 'q1')
  const options = { 'if-empty': true, 'if-unused': true }
  expect((await run(node, 'delete_queue', ['q1'], { options })).reply).toEqual({
    kind: 'ok',
    value: { ready_messages: 3 },
  })
  await run(node, 'delete_queue', ['q1'])
  expect(node.running.deleted).toEqual([
    { name: 'q1', ifEmpty: true, ifUnused: true },
    { name: 'q1', ifEmpty: false, ifUnused: false },
  ])
})

test('purge_queue', async () => {
  declareQueue(node, 'q1')
  expect((await run(node, 'purge_queue', ['q1'])).reply).toEqual({ kind: 'ok' })
  expect(node.running.purged).toEqual(['q1'])
})

test('a queue that is not there, also because of its vhost', async () => {
  declareQueue(node, 'q1')
  for (const [name, vhost] of [
    ['nope', '/'],
    ['q1', 'other'],
  ] as const) {
    expect((await run(node, 'delete_queue', [name], { vhost })).reply).toEqual(refusal(64, 'Error:\nQueue not found'))
    expect((await run(node, 'purge_queue', [name], { vhost })).reply).toEqual(refusal(69, 'Error:\nnot_found'))
  }
  expect((await run(node, 'delete_queue', [''])).reply).toEqual(
    refusal(65, 'Error (argument validation): Bad argument: queue name cannot be an empty string'),
  )
})

test.each<[QueueError, string, string]>([
  [{ kind: 'notFound' }, 'Queue not found', 'not_found'],
  [{ kind: 'inUse' }, 'Queue is in use', 'Queue is in use'],
  [{ kind: 'exclusiveUse' }, 'Queue is in use', 'Queue is in use'],
  [{ kind: 'notEmpty' }, 'Queue is not empty', 'Queue is not empty'],
  [
    { kind: 'ownerDown' },
    "home node 'rabbit@a' of queue 'q1' in vhost '/' is down or inaccessible",
    "home node 'rabbit@a' of queue 'q1' in vhost '/' is down or inaccessible",
  ],
  [
    { kind: 'timeout' },
    'the node of the queue did not answer in time; look before you repeat the command',
    'the node of the queue did not answer in time; look before you repeat the command',
  ],
  [{ kind: 'unavailable', text: 'no majority' }, 'no majority', 'no majority'],
])('the queue refuses: %j', async (error, deleteText, purgeText) => {
  declareQueue(node, 'q1')
  node.running.queueError = error
  expect((await run(node, 'delete_queue', ['q1'])).reply).toEqual(refusal(64, `Error:\n${deleteText}`))
  expect((await run(node, 'purge_queue', ['q1'])).reply).toEqual(refusal(69, `Error:\n${purgeText}`))
})

test('a queue that another node declared a moment ago is found after a barrier', async () => {
  node.running.barrier = async () => {
    declareQueue(node, 'late')
    return { ok: true, value: undefined }
  }
  expect((await run(node, 'purge_queue', ['late'])).reply).toEqual({ kind: 'ok' })
})

// close_connection, close_all_connections

test('close_connection finds the connection wherever it is', async () => {
  expect((await run(node, 'close_connection', ['<rabbit@a.1.7.0>', 'bye'])).reply).toEqual({ kind: 'ok' })
  expect((await run(node, 'close_connection', ['<rabbit@b.1.9.0>', 'bye'])).reply).toEqual({ kind: 'ok' })
  expect(node.running.closed).toEqual([{ serial: 7, reason: 'bye' }])
  expect(other.running.closed).toEqual([{ serial: 9, reason: 'bye' }])
})

test('close_connection of one that was on an earlier start, of a queue, or on no node does nothing', async () => {
  for (const pid of ['<rabbit@a.2.7.0>', '<rabbit@b.2.7.0>', '<rabbit@a.1.7.1>', '<rabbit@c.1.7.0>'])
    expect((await run(node, 'close_connection', [pid, 'bye'])).reply).toEqual({ kind: 'ok' })
  expect([...node.running.closed, ...other.running.closed]).toEqual([])
})

test('close_connection of what is no process id', async () => {
  expect((await run(node, 'close_connection', ['nonsense', 'bye'])).reply).toEqual(
    refusal(69, 'Error:\nError:\n{:invalid_pid_syntax, "nonsense"}'),
  )
})

function connection(serial: number, vhost: string): ConnectionFacts {
  return { serial, vhost } as ConnectionFacts // The other columns are not asked for.
}

test('close_all_connections: one vhost on all nodes, or all of one node', async () => {
  node.running.connections = [connection(1, '/'), connection(2, 'v')]
  other.running.connections = [connection(3, '/'), connection(4, 'v')]
  expect((await run(node, 'close_all_connections', ['bye'])).reply).toEqual({ kind: 'ok', value: { closed: 2 } })
  expect(node.running.closed).toEqual([{ serial: 1, reason: 'bye' }])
  expect(other.running.closed).toEqual([{ serial: 3, reason: 'bye' }])
  const globally = await run(node, 'close_all_connections', ['bye'], { options: { global: true } })
  expect(globally.reply).toEqual({ kind: 'ok', value: { closed: 2 } })
  expect(node.running.closed.map(({ serial }) => serial)).toEqual([1, 1, 2])
  expect(other.running.closed).toHaveLength(1)
})

test('close_all_connections keeps to its limit, and waits between two', async () => {
  node.running.connections = [1, 2, 3].map((serial) => connection(serial, '/'))
  const options = { limit: 2, 'per-connection-delay': 5 }
  const startedMs = performance.now()
  expect((await run(node, 'close_all_connections', ['bye'], { options })).reply).toEqual({
    kind: 'ok',
    value: { closed: 2 },
  })
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(4)
  expect(node.running.closed.map(({ serial }) => serial)).toEqual([1, 2])
})
