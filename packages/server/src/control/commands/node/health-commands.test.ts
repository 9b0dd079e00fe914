import type { ControlReply } from '@warren/rpc'
import { beforeEach, expect, test } from 'vitest'
import { foundCluster } from '../../fake-cluster.ts'
import { FakeNode, run } from '../../fake-node.ts'
import { answerPeer } from '../../peer-answers.ts'

let node: FakeNode
let other: FakeNode
beforeEach(() => {
  node = new FakeNode('a')
  other = new FakeNode('b')
  foundCluster(node)
  node.running.peer = (query) => answerPeer(other, query)
})

const says = (message: string): ControlReply => ({ kind: 'ok', value: { message } })
const refusal = (exitCode: number, text: string): ControlReply => ({ kind: 'error', exitCode, text })
async function reply(command: string, ...args: string[]): Promise<ControlReply> {
  return (await run(node, command, args)).reply
}

test.each(
  'check_local_alarms check_alarms alarms listeners check_port_listener check_protocol_listener check_port_connectivity check_virtual_hosts node_health_check report'.split(
    ' ',
  ),
)('%s needs the application to run', async (command) => {
  node.appState = 'stopped'
  expect(await reply(command, '1')).toMatchObject({ exitCode: 64, text: expect.stringContaining('to be running') })
})

test('check_running fails unless the application is up; is_running and is_booting only tell', async () => {
  const up = 'RabbitMQ on node rabbit@a is fully booted and running'
  const down = 'RabbitMQ on node rabbit@a is not running or has not fully booted yet (check with is_booting)'
  const settled =
    'RabbitMQ on node rabbit@a is fully booted (check with is_running), stopped or has not started booting yet'
  expect(await reply('check_running')).toEqual(says(up))
  expect(await reply('is_running')).toEqual({ kind: 'ok', value: { message: up, result: true } })
  expect(await reply('is_booting')).toEqual({ kind: 'ok', value: { message: settled, result: false } })
  for (const state of ['stopped', 'booting', 'paused', 'stopping'] as const) {
    node.appState = state
    expect(await reply('check_running')).toEqual(refusal(69, `Error:\n${down}`))
    expect(await reply('is_running')).toEqual({ kind: 'ok', value: { message: down, result: false } })
  }
  node.appState = 'booting'
  expect(await reply('is_booting')).toEqual({
    kind: 'ok',
    value: { message: 'RabbitMQ on node rabbit@a is booting', result: true },
  })
})

test('without an alarm the checks pass', async () => {
  expect(await reply('check_local_alarms')).toEqual(says('Node rabbit@a reported no local alarms'))
  expect(await reply('check_alarms')).toEqual(says('Node rabbit@a reported no alarms, local or clusterwide'))
  expect(await reply('alarms')).toEqual({ kind: 'ok', value: { alarms: [], node: 'rabbit@a', result: 'ok' } })
})

test('an alarm of another node fails check_alarms, not check_local_alarms', async () => {
  other.facts = { alarms: ['disk'] }
  expect(await reply('check_local_alarms')).toMatchObject({ kind: 'ok' })
  expect(await reply('check_alarms')).toEqual(refusal(69, 'Free disk space alarm on node rabbit@b'))
  node.facts = { alarms: ['memory'] }
  expect(await reply('check_local_alarms')).toEqual(refusal(69, 'Error:\nMemory alarm on node rabbit@a'))
  expect(await reply('check_alarms')).toEqual(
    refusal(69, 'Memory alarm on node rabbit@a\nFree disk space alarm on node rabbit@b'),
  )
  expect(await reply('alarms')).toEqual({
    kind: 'ok',
    value: {
      global: ['Free disk space alarm on node rabbit@b'],
      local: ['Memory alarm on node rabbit@a'],
      message: 'Node rabbit@a reported alarms',
      result: 'ok',
    },
  })
})

test('a node that does not answer fails check_alarms', async () => {
  node.running.peer = () => Promise.reject(new Error('timeout'))
  expect(await reply('check_alarms')).toEqual(refusal(69, 'Error:\nnode rabbit@b did not answer: timeout'))
})

test('listeners by port and by protocol', async () => {
  expect(await reply('listeners')).toMatchObject({ value: { listeners: [{ port: 5672, node: 'rabbit@a' }] } })
  expect(await reply('check_port_listener', '5672')).toEqual(
    says('A listener for port 5672 is running on node rabbit@a.'),
  )
  expect(await reply('check_port_listener', '1')).toEqual(
    refusal(
      69,
      'No listener for port 1 is active on node rabbit@a. Found listeners that use the following ports: 5672',
    ),
  )
  for (const word of ['abc', '0', '-1', '1.5']) {
    expect(await reply('check_port_listener', word)).toEqual(
      refusal(65, 'Error (argument validation): Bad argument: Argument must be a positive integer'),
    )
  }
  for (const protocol of ['amqp', 'AMQP', 'amqp0-9-1']) {
    expect(await reply('check_protocol_listener', protocol)).toEqual(
      says(`A listener for protocol ${protocol} is running on node rabbit@a.`),
    )
  }
  expect(await reply('check_protocol_listener', 'http')).toEqual(
    refusal(
      69,
      'Error:\nNo listener for protocol http is active on node rabbit@a. Found listeners for the following protocols: amqp',
    ),
  )
})

test('check_port_connectivity names the listeners that nobody can connect to', async () => {
  expect(await reply('check_port_connectivity')).toEqual(says('Successfully connected to ports 5672 on node rabbit@a.'))
  node.deafPorts = [5672]
  expect(await reply('check_port_connectivity')).toEqual(
    refusal(
      69,
      'Error:\nConnection to ports of the following listeners on node rabbit@a failed: \nInterface: [::], port: 5672, protocol: amqp, purpose: AMQP 0-9-1',
    ),
  )
})

test('the rest', async () => {
  expect(await reply('check_virtual_hosts')).toEqual(says('Node rabbit@a reported all vhosts as running'))
  expect(await reply('erlang_cookie_hash')).toEqual({
    kind: 'ok',
    value: { result: 'ok', value: 'hash of the cookie' },
  })
  expect(await reply('node_health_check')).toEqual({ kind: 'ok' })
  expect(await reply('report')).toEqual({ kind: 'ok', value: { vhosts: ['/'] } })
})
