import type { ChannelConsumerFacts, ChannelFacts, ConnectionFacts } from '@warren/broker'
import type { FieldTable } from '@warren/codec'
import type { ExchangeName, Incarnation, NodeId, QueueName, RoutingKey, VhostName } from '@warren/kernel'
import type { ControlRequest, Json } from '@warren/rpc'
import { beforeEach, expect, test } from 'vitest'
import { foundCluster } from '../fake-cluster.ts'
import { FakeNode, IDLE, IDS, run } from '../fake-node.ts'
import { answerPeer } from '../peer-answers.ts'

const V = '/' as VhostName
const ARGUMENTS: FieldTable = [
  { name: 'x-max-length', value: { type: 'byte', value: 10 } },
  { name: 'x-message-ttl', value: { type: 'signedint', value: 60000 } },
]
const TYPED = [
  ['x-max-length', 'byte', 10],
  ['x-message-ttl', 'signedint', 60000],
]
const CONNECTION: ConnectionFacts = {
  serial: 7,
  name: '127.0.0.1:53072 -> 127.0.0.1:5672',
  transport: { host: '127.0.0.1', port: 5672, peerHost: '127.0.0.1', peerPort: 53072 },
  state: 'running',
  user: 'guest',
  vhost: '/',
  authMechanism: 'PLAIN',
  channels: 2,
  channelMax: 2047,
  frameMax: 131072,
  heartbeatSeconds: 60,
  clientProperties: [{ name: 'product', value: { type: 'longstr', value: 'x' } }],
  receivedBytes: 1002,
  receivedCount: 20,
  sentBytes: 892,
  sentCount: 19,
  sendPending: 0,
  connectedAtMs: 1795352612138,
}
const CHANNEL: ChannelFacts = {
  serial: 8,
  connectionSerial: 7,
  name: '127.0.0.1:53072 -> 127.0.0.1:5672 (1)',
  number: 1,
  user: 'guest',
  vhost: '/',
  transactional: false,
  confirm: true,
  consumerCount: 2,
  messagesUnacknowledged: 1,
  messagesUnconfirmed: 0,
  messagesUncommitted: 0,
  acksUncommitted: 0,
  prefetchCount: 7,
  globalPrefetchCount: 0,
  published: 0,
  delivered: 0,
  acknowledged: 0,
}
const CONSUMER: ChannelConsumerFacts = {
  vhost: '/',
  queue: 'q1',
  channelSerial: 8,
  channelName: CHANNEL.name,
  consumerTag: 'ct1',
  ackRequired: true,
  exclusive: false,
  prefetchCount: 7,
  arguments: [{ name: 'x-priority', value: { type: 'byte', value: 3 } }],
}

/** `node` is asked; `other` is a second member that answers its questions. */
let node: FakeNode
let other: FakeNode

beforeEach(() => {
  node = new FakeNode('a')
  other = new FakeNode('b')
  foundCluster(node)
  foundCluster(other)
  node.running.peer = (query) => answerPeer(other, query)
})

function declare(
  name: string,
  leader: NodeId,
  extra: { exclusive?: boolean; durable?: boolean; arguments?: FieldTable } = {},
): number {
  let uid = 0
  for (const { running } of [node, other]) {
    const outcome = running.do({
      kind: 'declareQueue',
      vhost: V,
      name: name as QueueName,
      durable: extra.durable ?? true,
      autoDelete: false,
      exclusive: extra.exclusive ?? false,
      connection: `${IDS.a}:1:7`,
      serverNamed: false,
      arguments: extra.arguments ?? [],
      leader,
      mirrors: [],
    })
    if (!outcome.ok || outcome.value.kind !== 'queueDeclared') throw new Error(JSON.stringify(outcome))
    uid = outcome.value.queue.uid
    const statistics = { ...IDLE, messagesReady: 2, messagesUnacknowledged: 1, messageBytesReady: 10, consumers: 1 }
    if ((leader === IDS.a) === (running === node.running)) running.statistics.set(uid, statistics)
  }
  return uid
}
function bDies(): void {
  node.running.do({ kind: 'nodeDown', node: IDS.b, incarnation: 1 as Incarnation })
  node.running.peer = () => Promise.reject(new Error('nobody there'))
}
async function rows(
  command: string,
  extra: Partial<ControlRequest> = {},
  args: readonly string[] = [],
): Promise<Json[]> {
  return (await run(node, command, args, extra)).rows
}

// Queues.

test('list_queues asks each leader for its numbers', async () => {
  declare('qa', IDS.a)
  declare('qb', IDS.b)
  expect(await run(node, 'list_queues')).toEqual({
    reply: { kind: 'ok' },
    rows: [
      { name: 'qa', messages: 3 },
      { name: 'qb', messages: 3 },
    ],
  })
})

test('a long list is complete, and others get their turn in between', async () => {
  const names = Array.from({ length: 2500 }, (_, index) => `q${index}`)
  for (const name of names) declare(name, IDS.a)
  let turns = 0
  const ticker = setInterval(() => {
    turns += 1
  }, 0)
  const { reply, rows: all } = await run(node, 'list_queues')
  clearInterval(ticker)
  expect(reply).toEqual({ kind: 'ok' })
  expect(all).toEqual(names.map((name) => ({ name, messages: 3 })))
  expect(turns).toBeGreaterThan(0)
})

test('list_queues: the columns that the metadata knows', async () => {
  const uid = declare('q1', IDS.b, { arguments: ARGUMENTS })
  const columns =
    'name durable auto_delete arguments policy pid owner_pid exclusive slave_pids synchronised_slave_pids state type leader'
  expect(await rows('list_queues', { columns: columns.split(' ') })).toEqual([
    {
      name: 'q1',
      durable: true,
      auto_delete: false,
      arguments: TYPED,
      policy: '',
      pid: `<rabbit@b.1.${uid}.1>`,
      owner_pid: '',
      exclusive: false,
      slave_pids: '',
      synchronised_slave_pids: '',
      state: 'running',
      type: 'classic',
      leader: 'rabbit@b',
    },
  ])
})

test('list_queues: the numbers', async () => {
  declare('q1', IDS.a)
  const columns =
    'messages_ready messages_unacknowledged messages_ready_ram messages_ram message_bytes message_bytes_ready consumers memory'
  expect(await rows('list_queues', { columns: columns.split(' ') })).toEqual([
    {
      messages_ready: 2,
      messages_unacknowledged: 1,
      messages_ready_ram: 2,
      messages_ram: 3,
      message_bytes: 10,
      message_bytes_ready: 10,
      consumers: 1,
      memory: '',
    },
  ])
})

test('list_queues asks nobody when no column needs a number', async () => {
  declare('qb', IDS.b)
  node.running.peer = () => Promise.reject(new Error('asked'))
  expect(await run(node, 'list_queues', [], { columns: ['name', 'state'] })).toEqual({
    reply: { kind: 'ok' },
    rows: [{ name: 'qb', state: 'running' }],
  })
})

test('an exclusive queue shows its owner and the consumer that has it to itself', async () => {
  declare('q1', IDS.a, { exclusive: true, durable: false })
  other.running.consumers = [{ ...CONSUMER, exclusive: true }]
  const columns = ['exclusive', 'owner_pid', 'exclusive_consumer_pid', 'exclusive_consumer_tag']
  expect(await rows('list_queues', { columns })).toEqual([
    {
      exclusive: true,
      owner_pid: '<rabbit@a.1.7.0>',
      exclusive_consumer_pid: '<rabbit@b.1.8.0>',
      exclusive_consumer_tag: 'ct1',
    },
  ])
})

test('a queue that is down has its static columns and blanks', async () => {
  declare('qa', IDS.a)
  const uid = declare('qb', IDS.b)
  bDies()
  const columns = ['name', 'pid', 'messages', 'consumers', 'state', 'durable']
  expect(await rows('list_queues', { columns })).toEqual([
    expect.objectContaining({ name: 'qa', messages: 3, state: 'running' }),
    { name: 'qb', pid: `<rabbit@b.1.${uid}.1>`, messages: '', consumers: '', state: 'down', durable: true },
  ])
})

test('a leader that does not answer leaves blanks and a warning', async () => {
  declare('qb', IDS.b)
  node.running.peer = () => Promise.reject(new Error('timeout'))
  expect(await run(node, 'list_queues')).toEqual({
    reply: { kind: 'ok', value: { warnings: ['node rabbit@b did not answer: timeout'] } },
    rows: [{ name: 'qb', messages: '' }],
  })
})

test('--online, --offline, --local', async () => {
  declare('qa', IDS.a)
  declare('qb', IDS.b)
  const names = async (options: ControlRequest['options']): Promise<Json[]> =>
    (await rows('list_queues', { options, columns: ['name'] })).map((row) => (row as { name: string }).name)
  expect(await names({ local: true })).toEqual(['qa'])
  expect(await names({ online: true })).toEqual(['qa', 'qb'])
  expect(await names({ offline: true })).toEqual([])
  bDies()
  expect(await names({ online: true })).toEqual(['qa'])
  expect(await names({ offline: true })).toEqual(['qb'])
})

test('a vhost that does not exist has no queues, exchanges and bindings', async () => {
  for (const command of ['list_queues', 'list_exchanges', 'list_bindings', 'list_consumers'])
    expect(await run(node, command, [], { vhost: 'nope' })).toEqual({ reply: { kind: 'ok' }, rows: [] })
})

test('unknown columns are refused before anything is listed', async () => {
  for (const command of [
    'list_queues',
    'list_exchanges',
    'list_bindings',
    'list_vhosts',
    'list_connections',
    'list_channels',
    'list_consumers',
  ])
    expect(await run(node, command, [], { columns: ['name', 'bogus1', 'toString'] })).toMatchObject({
      reply: {
        exitCode: 64,
        text: expect.stringMatching(
          /^Error \(argument validation\): Info key\(s\) .*bogus1,toString are not supported$/,
        ),
      },
      rows: [],
    })
})

// Exchanges, bindings, vhosts, users, permissions.

test('list_exchanges', async () => {
  expect(await rows('list_exchanges')).toContainEqual({ name: '', type: 'direct' })
  expect(await rows('list_exchanges')).toHaveLength(7)
  const columns = ['name', 'durable', 'auto_delete', 'internal', 'arguments', 'policy']
  expect(await rows('list_exchanges', { columns })).toContainEqual({
    name: 'amq.rabbitmq.trace',
    durable: true,
    auto_delete: false,
    internal: true,
    arguments: [],
    policy: '',
  })
})

test('list_bindings has the implicit ones first, and none of a queue that is down', async () => {
  declare('qa', IDS.a)
  declare('qb', IDS.b)
  const bind = (queue: string): void => {
    node.running.do({
      kind: 'bind',
      vhost: V,
      source: 'amq.topic' as ExchangeName,
      destination: { kind: 'queue', name: queue as QueueName },
      routingKey: 'a.#' as RoutingKey,
      arguments: ARGUMENTS,
    })
  }
  bind('qa')
  bind('qb')
  const implicit = (queue: string): Json => ({
    source_name: '',
    source_kind: 'exchange',
    destination_name: queue,
    destination_kind: 'queue',
    routing_key: queue,
    arguments: [],
  })
  const explicit = (queue: string): Json => ({
    source_name: 'amq.topic',
    source_kind: 'exchange',
    destination_name: queue,
    destination_kind: 'queue',
    routing_key: 'a.#',
    arguments: TYPED,
  })
  expect(await rows('list_bindings')).toEqual([implicit('qa'), implicit('qb'), explicit('qa'), explicit('qb')])
  bDies()
  expect(await rows('list_bindings')).toEqual([implicit('qa'), explicit('qa')])
})

test('list_vhosts', async () => {
  node.running.do({ kind: 'addVhost', name: 'v2' as VhostName, description: 'd d', tags: ['a', 'b'] })
  expect(await rows('list_vhosts')).toEqual([{ name: '/' }, { name: 'v2' }])
  expect(
    await rows('list_vhosts', { columns: ['name', 'description', 'tags', 'tracing', 'cluster_state'] }),
  ).toContainEqual({
    name: 'v2',
    description: 'd d',
    tags: ['a', 'b'],
    tracing: false,
    cluster_state: [
      ['rabbit@a', 'running'],
      ['rabbit@b', 'running'],
    ],
  })
})

test('list_users, list_permissions, list_user_permissions', async () => {
  expect(await rows('list_users')).toEqual([{ user: 'guest', tags: ['administrator'] }])
  const patterns = { configure: '.*', write: '.*', read: '.*' }
  expect(await rows('list_permissions')).toEqual([{ user: 'guest', ...patterns }])
  expect(await rows('list_user_permissions', {}, ['guest'])).toEqual([{ vhost: '/', ...patterns }])
})

test('list_permissions of no vhost is 65 without Error:, list_user_permissions of nobody is 69', async () => {
  expect((await run(node, 'list_permissions', [], { vhost: 'nope' })).reply).toEqual({
    kind: 'error',
    exitCode: 65,
    text: "Virtual host 'nope' does not exist",
  })
  expect((await run(node, 'list_user_permissions', ['nobody'])).reply).toEqual({
    kind: 'error',
    exitCode: 69,
    text: 'Error:\n{:no_such_user, "nobody"}',
  })
})

test('without a leader a list is given all the same, with a warning', async () => {
  node.running.unavailable = { kind: 'unavailable', text: 'no leader' }
  expect(await run(node, 'list_users')).toEqual({
    reply: { kind: 'ok', value: { warnings: ['this may be out of date: no leader'] } },
    rows: [{ user: 'guest', tags: ['administrator'] }],
  })
})

// What lives on single nodes.

test('list_connections gathers from all running nodes', async () => {
  node.running.connections = [CONNECTION]
  other.running.connections = [{ ...CONNECTION, user: 'bob', state: 'blocked' }]
  expect(await rows('list_connections')).toEqual([
    { user: 'guest', peer_host: '127.0.0.1', peer_port: 53072, state: 'running' },
    { user: 'bob', peer_host: '127.0.0.1', peer_port: 53072, state: 'blocked' },
  ])
  expect(await rows('list_connections', { columns: ['pid'] })).toEqual([
    { pid: '<rabbit@a.1.7.0>' },
    { pid: '<rabbit@b.1.7.0>' },
  ])
  expect(await rows('list_connections', { columns: ['pid'], options: { local: true } })).toHaveLength(1)
})

test('list_connections: all the columns', async () => {
  node.running.connections = [CONNECTION]
  const columns =
    'name port host ssl ssl_cipher channels protocol auth_mechanism vhost timeout frame_max channel_max client_properties recv_oct recv_cnt send_oct send_cnt send_pend connected_at'
  expect(await rows('list_connections', { columns: columns.split(' ') })).toEqual([
    {
      name: CONNECTION.name,
      port: 5672,
      host: '127.0.0.1',
      ssl: false,
      ssl_cipher: '',
      channels: 2,
      protocol: [0, 9, 1],
      auth_mechanism: 'PLAIN',
      vhost: '/',
      timeout: 60,
      frame_max: 131072,
      channel_max: 2047,
      client_properties: [['product', 'longstr', 'x']],
      recv_oct: 1002,
      recv_cnt: 20,
      send_oct: 892,
      send_cnt: 19,
      send_pend: 0,
      connected_at: 1795352612138,
    },
  ])
})

test('list_channels', async () => {
  other.running.channels = [CHANNEL]
  expect(await rows('list_channels')).toEqual([
    { pid: '<rabbit@b.1.8.0>', user: 'guest', consumer_count: 2, messages_unacknowledged: 1 },
  ])
  const columns = ['connection', 'name', 'number', 'confirm', 'prefetch_count']
  expect(await rows('list_channels', { columns })).toEqual([
    { connection: '<rabbit@b.1.7.0>', name: CHANNEL.name, number: 1, confirm: true, prefetch_count: 7 },
  ])
})

test('list_consumers of one vhost, wherever their channels are', async () => {
  node.running.consumers = [CONSUMER, { ...CONSUMER, vhost: 'v2' }]
  other.running.consumers = [{ ...CONSUMER, consumerTag: 'ct2', ackRequired: false }]
  expect(await rows('list_consumers')).toEqual([
    {
      queue_name: 'q1',
      channel_pid: '<rabbit@a.1.8.0>',
      consumer_tag: 'ct1',
      ack_required: true,
      prefetch_count: 7,
      active: true,
      arguments: [['x-priority', 'byte', 3]],
    },
    expect.objectContaining({ channel_pid: '<rabbit@b.1.8.0>', consumer_tag: 'ct2', ack_required: false }),
  ])
})

test('of a single-active-consumer queue only one consumer is active, as its leader says', async () => {
  declare('q1', IDS.a, { arguments: [{ name: 'x-single-active-consumer', value: { type: 'bool', value: true } }] })
  node.running.consumers = [CONSUMER, { ...CONSUMER, consumerTag: 'ct2' }]
  const known = { connectionId: '', user: '', noAck: false, exclusive: false, priority: 0, prefetch: 0, arguments: [] }
  node.running.queueConsumerFacts = [
    { ...known, consumerTag: 'ct1', channelName: CHANNEL.name, active: false },
    { ...known, consumerTag: 'ct2', channelName: CHANNEL.name, active: true },
  ]
  const columns = ['consumer_tag', 'active', 'activity_status']
  expect(await rows('list_consumers', { columns })).toEqual([
    { consumer_tag: 'ct1', active: false, activity_status: 'waiting' },
    { consumer_tag: 'ct2', active: true, activity_status: 'up' },
  ])
  node.running.queueError = { kind: 'ownerDown' }
  expect(await rows('list_consumers', { columns: ['active'] })).toEqual([{ active: true }, { active: true }])
})

test('a node that does not answer is missed aloud', async () => {
  node.running.connections = [CONNECTION]
  node.running.peer = () => Promise.reject(new Error('timeout'))
  expect(await run(node, 'list_connections', [], { columns: ['user'] })).toEqual({
    reply: { kind: 'ok', value: { warnings: ['node rabbit@b did not answer: timeout'] } },
    rows: [{ user: 'guest' }],
  })
})

test('a node whose application is stopped refuses the question of another', async () => {
  other.appState = 'stopped'
  await expect(answerPeer(other, { kind: 'node' })).rejects.toThrow('the application on node rabbit@b is not running')
})
