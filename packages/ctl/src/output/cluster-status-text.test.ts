import { expect, test } from 'vitest'
import { clusterStatusTerm, clusterStatusText } from './cluster-status-text.ts'

const FACTS = {
  alarms: [],
  cluster_name: 'rabbit@mq-testvm1',
  disk_nodes: ['rabbit@rmq-broker-test-1', 'rabbit@rmq-broker-test-2'],
  feature_flags: [{ name: 'forced_lineage', state: 'enabled' }],
  listeners: {
    'rabbit@rmq-broker-test-1': [
      { interface: '[::]', node: 'rabbit@rmq-broker-test-1', port: 5672, protocol: 'amqp', purpose: 'AMQP 0-9-1' },
    ],
  },
  maintenance_status: { 'rabbit@rmq-broker-test-1': 'not under maintenance' },
  partitions: {},
  ram_nodes: ['rabbit@rmq-broker-test-9'],
  running_nodes: ['rabbit@rmq-broker-test-9', 'rabbit@rmq-broker-test-1'],
  versions: {
    'rabbit@rmq-broker-test-1': {
      erlang_version: 'v24.21.0',
      rabbitmq_name: 'Warren',
      rabbitmq_version: '3.10.8',
      warren_version: '0.1.0',
    },
  },
}

test("the term is RabbitMQ 3.6's, line by line", () => {
  expect(clusterStatusTerm(FACTS)).toBe(`[{nodes,[{disc,['rabbit@rmq-broker-test-1','rabbit@rmq-broker-test-2']},
         {ram,['rabbit@rmq-broker-test-9']}]},
 {running_nodes,['rabbit@rmq-broker-test-9','rabbit@rmq-broker-test-1']},
 {cluster_name,<<"rabbit@mq-testvm1">>},
 {partitions,[]},
 {alarms,[{'rabbit@rmq-broker-test-9',[]},{'rabbit@rmq-broker-test-1',[]}]}]
`)
})

test('without ram nodes there is no ram pair; alarms and partitions are terms too', () => {
  const term = clusterStatusTerm({
    ...FACTS,
    disk_nodes: ['rabbit@a', 'rabbit@b'],
    ram_nodes: [],
    running_nodes: ['rabbit@a'],
    partitions: { 'rabbit@a': ['rabbit@b'] },
    alarms: [{ resource: 'memory', node: 'rabbit@a' }],
  })
  expect(term).toContain('{nodes,[{disc,[rabbit@a,rabbit@b]}]}')
  expect(term).toContain('{partitions,[{rabbit@a,[rabbit@b]}]}')
  expect(term).toContain('{alarms,[{rabbit@a,[{resource_limit,memory,rabbit@a}]}]}')
})

test('the text has the sections of 3.8, with a blank line around each heading', () => {
  expect(clusterStatusText(FACTS, { isBold: false })).toBe(`Basics

Cluster name: rabbit@mq-testvm1

Disk Nodes

rabbit@rmq-broker-test-1
rabbit@rmq-broker-test-2

RAM Nodes

rabbit@rmq-broker-test-9

Running Nodes

rabbit@rmq-broker-test-9
rabbit@rmq-broker-test-1

Versions

rabbit@rmq-broker-test-1: Warren 0.1.0 (as RabbitMQ 3.10.8) on Node.js v24.21.0

Maintenance status

Node: rabbit@rmq-broker-test-1, status: not under maintenance

Alarms

(none)

Network Partitions

(none)

Listeners

Node: rabbit@rmq-broker-test-1, interface: [::], port: 5672, protocol: amqp, purpose: AMQP 0-9-1

Feature flags

Flag: forced_lineage, state: enabled
`)
})

test('headings are bold for people, alarms and partitions are told in words', () => {
  const text = clusterStatusText(
    { ...FACTS, partitions: { 'rabbit@a': ['rabbit@b'] }, alarms: [{ resource: 'disk', node: 'rabbit@a' }] },
    { isBold: true },
  )
  expect(text).toContain('\u001b[1mBasics\u001b[0m\n\nCluster name')
  expect(text).toContain('Free disk space alarm on node rabbit@a')
  expect(text).toContain('Node rabbit@a cannot communicate with rabbit@b')
})

test('what a lost side of a partition held is named where there is any', () => {
  const kept = {
    ...{ vhost: '/', queue: 'orders', messages: 3, file: 'kept-aside/1-7-1.messages' },
    ...{ state: 'waiting', reason: 'there is no such queue', published: 0 },
  }
  expect(clusterStatusText(FACTS, { isBold: false })).not.toContain('Kept aside')
  expect(clusterStatusText({ ...FACTS, kept_aside: { 'rabbit@a': [kept] } }, { isBold: false })).toContain(
    'Node: rabbit@a, queue: orders in /, messages: 3, waiting (there is no such queue), file: kept-aside/1-7-1.messages',
  )
})
