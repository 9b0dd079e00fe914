import type { Incarnation, QueueName, VhostName } from '@warren/kernel'
import { MIRRORED_QUEUES } from '@warren/model'
import type { ControlReply, ControlRequest, Json } from '@warren/rpc'
import { beforeEach, describe, expect, test } from 'vitest'
import { declareQueue, foundCluster, startMember } from '../../fake-cluster.ts'
import { FakeNode, IDS, run } from '../../fake-node.ts'

let node: FakeNode
const featureFlags = ['policies', MIRRORED_QUEUES.name]

beforeEach(() => {
  node = new FakeNode('a')
  foundCluster(node, { featureFlags })
})

async function reply(
  command: string,
  args: readonly string[] = [],
  extra: Partial<ControlRequest> = {},
): Promise<ControlReply> {
  return (await run(node, command, args, extra)).reply
}
async function rows(command: string, extra: Partial<ControlRequest> = {}): Promise<Json[]> {
  return (await run(node, command, [], extra)).rows
}
const refusal = (exitCode: number, text: string): ControlReply => ({ kind: 'error', exitCode, text })
const DONE = { kind: 'ok' }

describe('set_policy', () => {
  test('takes vhost, priority and what it is for; the policies that win come last', async () => {
    expect(await reply('set_policy', ['b', '^q', '{"max-length":1, "expires":9}'])).toEqual(DONE)
    const options = { priority: -5, 'apply-to': 'exchanges' }
    expect(await reply('set_policy', ['a', '', '{"alternate-exchange":"x"}'], { options })).toEqual(DONE)
    expect(await reply('set_policy', ['', '^q', '{"max-length":2}'])).toEqual(DONE)
    const others = { vhost: '/', pattern: '^q', 'apply-to': 'all', priority: 0 }
    expect(await rows('list_policies')).toEqual([
      {
        ...{ vhost: '/', name: 'a', pattern: '', 'apply-to': 'exchanges' },
        ...{ definition: '{"alternate-exchange":"x"}', priority: -5 },
      },
      { ...others, name: '', definition: '{"max-length":2}' },
      { ...others, name: 'b', definition: '{"expires":9,"max-length":1}' },
    ])
    expect(await rows('list_exchanges', { columns: ['name', 'policy'] })).toContainEqual({
      name: 'amq.topic',
      policy: 'a',
    })
  })

  test('tells what is wrong, in RabbitMQ’s words', async () => {
    expect(await reply('set_policy', ['p', '^q', '{"ha-mode":"most"}'])).toEqual(
      refusal(69, 'Error:\nValidation failed\n\n<<"most">> is not a valid ha-mode value\n'),
    )
    expect(await reply('set_policy', ['p', '^q', '{nope'])).toEqual(
      refusal(69, 'Error:\nJSON decoding error. Reason: badarg'),
    )
    expect(await reply('set_policy', ['p', '^q', '{"expires":1}'], { options: { 'apply-to': 'x' } })).toEqual(
      refusal(69, "Error:\nValidation failed\n\napply-to 'x' unrecognised; should be 'queues', 'exchanges' or 'all'\n"),
    )
    expect(await reply('set_policy', ['p', '^q', '{"expires":1}'], { vhost: 'v1' })).toEqual(
      refusal(65, "Virtual host 'v1' does not exist"),
    )
    expect(await reply('set_policy', ['p', '^q', '{}'], { options: { priority: '1.5' } })).toEqual(
      refusal(64, 'Error (argument validation): Invalid options for this command:\n--priority : 1.5'),
    )
    expect(await reply('set_policy', ['p', '^q'])).toMatchObject({ exitCode: 64 })
  })

  test('with ha-mode is refused until every node can hold mirrors and the flag is enabled', async () => {
    node = new FakeNode('a')
    node.running.do({ kind: 'bootstrap', clusterName: 'c1', guestPasswordHash: 'x', featureFlags: ['policies'] })
    startMember(node, 'a', { featureFlags })
    startMember(node, 'b', { featureFlags: ['policies'] })
    const needsFlag = refusal(
      69,
      "Error:\nthis needs feature flag 'mirrored_queues', which is not enabled; enable_feature_flag enables it once every node supports it",
    )
    expect(await reply('set_policy', ['p', '^q', '{"ha-mode":"all"}'])).toEqual(needsFlag)
    expect(await reply('enable_feature_flag', ['mirrored_queues'])).toMatchObject({ exitCode: 64 })
    startMember(node, 'b', { featureFlags, incarnation: 2 })
    expect(await reply('set_policy', ['p', '^q', '{"ha-mode":"all"}'])).toEqual(needsFlag)
    expect(await reply('enable_feature_flag', ['mirrored_queues'])).toEqual(DONE)
    expect(await reply('set_policy', ['p', '^q', '{"ha-mode":"all"}'])).toEqual(DONE)
  })
})

test('clear_policy clears one, and says so when there is none', async () => {
  await reply('set_policy', ['p', '^q', '{"expires":1}'])
  expect(await reply('clear_policy', ['p'])).toEqual(DONE)
  expect(await rows('list_policies')).toEqual([])
  const missing = refusal(69, 'Error:\nParameter does not exist')
  expect(await reply('clear_policy', ['p'])).toEqual(missing)
  expect(await reply('clear_policy', ['p'], { vhost: 'v1' })).toEqual(missing)
  expect(await reply('clear_policy', ['p', 'q'])).toMatchObject({ exitCode: 64 })
})

test('list_policies knows its vhost, and takes no columns', async () => {
  expect(await reply('list_policies', [], { vhost: 'v1' })).toEqual(refusal(65, "Virtual host 'v1' does not exist"))
  expect(await reply('list_policies', ['x'])).toMatchObject({ exitCode: 64 })
})

test('list_queues shows the policy, and where a mirrored queue is', async () => {
  await reply('set_policy', ['ha', '^q', '{"ha-mode":"all"}'])
  declareQueue(node, 'plain')
  declareQueue(node, 'q1')
  const columns =
    'name policy leader mirrors synchronised_mirrors sync_set epoch state slave_pids synchronised_slave_pids mirror_pids synchronised_mirror_pids effective_policy_definition'.split(
      ' ',
    )
  const uid = node.running.metadata.queue('/' as VhostName, 'q1' as QueueName)?.uid
  const pids = [`<rabbit@b.1.${uid}.1>`]
  const mirrored = {
    ...{ name: 'q1', policy: 'ha', leader: 'rabbit@a', mirrors: ['rabbit@b'], epoch: 1, state: 'running' },
    effective_policy_definition: '{"ha-mode":"all"}',
  }
  expect(await rows('list_queues', { columns })).toEqual([
    {
      ...{ name: 'plain', policy: '', leader: 'rabbit@a', mirrors: '', synchronised_mirrors: '' },
      ...{ sync_set: ['rabbit@a'], epoch: 1, state: 'running', slave_pids: '', synchronised_slave_pids: '' },
      ...{ mirror_pids: '', synchronised_mirror_pids: '', effective_policy_definition: '' },
    },
    {
      ...mirrored,
      ...{ synchronised_mirrors: ['rabbit@b'], sync_set: ['rabbit@a', 'rabbit@b'] },
      ...{ slave_pids: pids, synchronised_slave_pids: pids, mirror_pids: pids, synchronised_mirror_pids: pids },
    },
  ])
  node.running.do({ kind: 'nodeDown', node: IDS.b, incarnation: 1 as Incarnation })
  expect((await rows('list_queues', { columns }))[1]).toEqual({
    ...mirrored,
    ...{ synchronised_mirrors: [], sync_set: ['rabbit@a'] },
    ...{ slave_pids: [], synchronised_slave_pids: [], mirror_pids: [], synchronised_mirror_pids: [] },
  })
})

test('transfer_leader passes a queue to a node that has a synchronised mirror', async () => {
  declareQueue(node, 'plain')
  await reply('set_policy', ['ha', '^q', '{"ha-mode":"all"}'])
  declareQueue(node, 'q1')
  expect(await reply('transfer_leader', ['q1', 'rabbit@b:25672'])).toEqual(DONE)
  const columns = ['name', 'leader', 'epoch', 'sync_set']
  expect((await rows('list_queues', { columns }))[1]).toEqual({
    ...{ name: 'q1', leader: 'rabbit@b', epoch: 2, sync_set: ['rabbit@b'] },
  })
  expect(await reply('transfer_leader', ['q1', 'rabbit@a'])).toEqual(
    refusal(69, "Error:\nnode 'rabbit@a' has no synchronised mirror of queue 'q1' in vhost '/'"),
  )
  expect(await reply('transfer_leader', ['plain', 'rabbit@b'])).toMatchObject({ exitCode: 69 })
  expect(await reply('transfer_leader', ['none', 'rabbit@b'])).toEqual(refusal(64, 'Error:\nQueue not found'))
  expect(await reply('transfer_leader', ['q1', 'rabbit@c'])).toMatchObject({ exitCode: 69 })
  expect(await reply('transfer_leader', ['q1'])).toMatchObject({ exitCode: 64 })
})

describe('operator policies', () => {
  test('are set, listed, shown beside the policies of queues, and cleared', async () => {
    declareQueue(node, 'q')
    await reply('set_policy', ['p', '^q', '{"max-length":9,"overflow":"reject-publish"}'])
    expect(await reply('set_operator_policy', ['o', '^q', '{"max-length":8}'], { options: { priority: 3 } })).toEqual(
      DONE,
    )
    expect(await rows('list_operator_policies')).toEqual([
      { vhost: '/', name: 'o', pattern: '^q', 'apply-to': 'all', definition: '{"max-length":8}', priority: 3 },
    ])
    const columns = ['policy', 'operator_policy', 'effective_policy_definition']
    expect(await rows('list_queues', { columns })).toEqual([
      {
        ...{ policy: 'p', operator_policy: 'o' },
        effective_policy_definition: '{"max-length":8,"overflow":"reject-publish"}',
      },
    ])
    expect(await reply('clear_operator_policy', ['o'])).toEqual(DONE)
    expect(await reply('clear_operator_policy', ['o'])).toEqual(refusal(69, 'Error:\nParameter does not exist'))
    expect(await rows('list_operator_policies')).toEqual([])
    expect(await reply('list_operator_policies', [], { vhost: 'v1' })).toEqual(
      refusal(65, "Virtual host 'v1' does not exist"),
    )
  })

  test('set limits only', async () => {
    expect(await reply('set_operator_policy', ['o', '', '{"ha-mode":"all"}'])).toEqual(
      refusal(69, 'Error:\nValidation failed\n\n[{<<"ha-mode">>,<<"all">>}] are not recognised policy settings\n'),
    )
  })
})
