import { fail, type Incarnation, ok } from '@warren/kernel'
import type { ControlReply } from '@warren/rpc'
import { beforeEach, expect, test } from 'vitest'
import { FakeNode, IDS, NAMES, run } from '../../fake-node.ts'
import type { ChangeRoleRefusal } from '../../node-control.ts'

let node: FakeNode
beforeEach(() => {
  node = new FakeNode('a')
  const { running } = node
  running.do({ kind: 'bootstrap', clusterName: 'c1', guestPasswordHash: 'x' })
  for (const which of ['a', 'b'] as const) {
    running.do({
      kind: 'addMember',
      id: IDS[which],
      name: NAMES[which],
      role: 'disc',
      host: which,
      clusterPort: 25672,
    })
  }
  comesUp('a')
})

function comesUp(which: 'a' | 'b'): void {
  const facts = { host: which, clusterPort: 25672, amqpPort: 5672, version: '0.1.0', hears: [] }
  node.running.do({ kind: 'nodeUp', node: IDS[which], incarnation: 1 as Incarnation, ...facts })
}
const refusal = (exitCode: number, text: string): ControlReply => ({ kind: 'error', exitCode, text })
async function reply(command: string, args: string[], options: Record<string, boolean | number> = {}) {
  return (await run(node, command, args, { options })).reply
}

test('forget_cluster_node takes out the member of that name', async () => {
  expect(await reply('forget_cluster_node', ['rabbit@b'])).toEqual({ kind: 'ok' })
  expect(await reply('forget_cluster_node', ['rabbit@b:25672'])).toEqual({ kind: 'ok' })
  expect(node.running.forgotten).toEqual([IDS.b, IDS.b])
})

test('forget_cluster_node of a node that is no member, or runs', async () => {
  expect(await reply('forget_cluster_node', ['rabbit@c'])).toEqual(
    refusal(69, "Error:\n{:not_a_cluster_node, 'The node selected is not in the cluster.'}"),
  )
  expect(node.running.forgotten).toEqual([])
  node.running.forgetError = { kind: 'running', node: NAMES.b }
  expect(await reply('forget_cluster_node', ['rabbit@b'])).toEqual(
    refusal(
      69,
      "Error:\nRabbitMQ on node rabbit@b must be stopped with 'rabbitmqctl -n rabbit@b stop_app' before it can be removed",
    ),
  )
  node.running.forgetError = { kind: 'unavailable', text: 'the cluster has no leader at the moment' }
  expect(await reply('forget_cluster_node', ['rabbit@b'])).toEqual(
    refusal(69, 'Error:\nthe cluster has no leader at the moment'),
  )
})

test('forget_cluster_node on a node whose application is stopped, or with --offline on one that runs', async () => {
  expect(await reply('forget_cluster_node', ['rabbit@b'], { offline: true })).toEqual(
    refusal(
      69,
      "Error:\n{:online_node_offline_flag, 'You set the --offline flag, which is used to remove nodes remotely from offline nodes, but this node is online.'}",
    ),
  )
  node.appState = 'stopped'
  expect(await reply('forget_cluster_node', ['rabbit@b'])).toMatchObject({
    exitCode: 69,
    text: expect.stringMatching(/^Error:\n\{:offline_node_no_offline_flag, 'You are trying to remove a node from an/),
  })
  expect(await reply('forget_cluster_node', ['rabbit@c'])).toMatchObject({
    text: expect.stringContaining('{:not_a_cluster_node'),
  })
  expect(node.running.forgotten).toEqual([])
  expect(node.calls).toEqual([])
})

test.each(['stopped', 'booting'] as const)('forget_cluster_node --offline on a node that is %s', async (appState) => {
  node.appState = appState
  const forget = () => reply('forget_cluster_node', ['rabbit@b:25673'], { offline: true })
  expect(await forget()).toEqual({ kind: 'ok' })
  expect(node.calls).toEqual(['force rabbit@b'])
  node.forceRefusal = { kind: 'notMember' }
  expect(await forget()).toEqual(
    refusal(69, "Error:\n{:not_a_cluster_node, 'The node selected is not in the cluster.'}"),
  )
  node.forceRefusal = { kind: 'ramNodeOrOthersRun' }
  expect(await forget()).toEqual(
    refusal(
      69,
      "Error:\n{:removing_node_from_offline_node, 'To remove a node remotely from an offline node, the node you are removing from must be a disc node and all the other nodes must be offline.'}",
    ),
  )
})

test('force_boot is for a node whose application does not run', async () => {
  expect(await reply('force_boot', [])).toMatchObject({ exitCode: 64 })
  node.appState = 'booting'
  expect(await reply('force_boot', [])).toEqual({ kind: 'ok' })
  expect(node.calls).toEqual(['force '])
  node.forceRefusal = { kind: 'ramNode' }
  expect(await reply('force_boot', [])).toMatchObject({ exitCode: 69 })
})

test('rename_cluster_node is for a node whose process is down', async () => {
  node.appState = 'stopped'
  expect(await reply('rename_cluster_node', ['rabbit@a', 'hop@a'])).toEqual(
    refusal(64, 'Error: this command requires the target node to be stopped.'),
  )
})

test('update_cluster_nodes', async () => {
  expect(await reply('update_cluster_nodes', ['rabbit@b'])).toMatchObject({ exitCode: 64 })
  node.appState = 'stopped'
  expect(await reply('update_cluster_nodes', ['rabbit@b:25673'])).toEqual({ kind: 'ok' })
  expect(node.calls).toEqual(['update from rabbit@b:25673'])
  expect(await reply('update_cluster_nodes', ['rabbit@a'])).toMatchObject({ exitCode: 70 })
  expect(await reply('update_cluster_nodes', ['a b@c'])).toMatchObject({ exitCode: 65 })
  node.updateRefusal = { kind: 'notMember' }
  expect(await reply('update_cluster_nodes', ['rabbit@b'])).toEqual(
    refusal(69, "Error:\n{:inconsistent_cluster, 'The nodes provided do not have this node as part of the cluster.'}"),
  )
  const where = { host: 'b', port: 25672, reason: 'refused' } as const
  node.updateRefusal = { kind: 'unreachable', ...where }
  expect(await reply('update_cluster_nodes', ['rabbit@b'])).toEqual({
    kind: 'ok',
    value: { outcome: 'unreachable', node: 'rabbit@b', ...where },
  })
  node.updateRefusal = { kind: 'seedNotRunning' }
  expect(await reply('update_cluster_nodes', ['rabbit@b'])).toEqual(
    refusal(69, "Error:\n{:cannot_discover_cluster, 'The nodes provided are either offline or not running'}"),
  )
})

test('force_reset', async () => {
  expect(await reply('force_reset', [])).toMatchObject({ exitCode: 64 })
  node.appState = 'stopped'
  expect(await reply('force_reset', [])).toEqual({ kind: 'ok' })
  expect(node.calls).toEqual(['forceReset'])
})

test('change_cluster_node_type takes disc, disk and ram', async () => {
  expect(await reply('change_cluster_node_type', ['ram'])).toMatchObject({ exitCode: 64 })
  node.appState = 'stopped'
  const value = { outcome: 'changed', type: 'disc' }
  expect(await reply('change_cluster_node_type', ['disc'])).toEqual({ kind: 'ok', value })
  expect(await reply('change_cluster_node_type', ['disk'])).toEqual({ kind: 'ok', value })
  node.changeRoleOutcome = ok('same')
  expect(await reply('change_cluster_node_type', ['ram'])).toEqual({
    kind: 'ok',
    value: { outcome: 'same', type: 'ram' },
  })
  expect(node.calls).toEqual(['change to disc', 'change to disc', 'change to ram'])
  for (const word of ['bogus', 'toString', '']) {
    expect(await reply('change_cluster_node_type', [word])).toEqual(
      refusal(65, 'Error (argument validation): Bad argument: The node type must be either disc or ram.'),
    )
  }
})

test.each<[ChangeRoleRefusal, string]>([
  [{ kind: 'notClustered' }, "{:not_clustered, 'Non-clustered nodes can only be disc nodes.'}"],
  [
    { kind: 'onlyDiscNode' },
    "{:resetting_only_disc_node, 'You cannot reset a node when it is the only disc node in a cluster. Please convert another node of the cluster to a disc node first.'}",
  ],
  [
    { kind: 'noRunningClusterNodes' },
    "{:no_online_cluster_nodes, 'Could not find any online cluster nodes. If the cluster has changed, you can use the 'update_cluster_nodes' command.'}",
  ],
  [
    { kind: 'notTakenBack', reason: 'unavailable' },
    'the node has left its cluster, but could not join it again (unavailable): it is a blank standalone node now. Use join_cluster.',
  ],
])('change_cluster_node_type refuses: %j', async (error, text) => {
  node.appState = 'stopped'
  node.changeRoleOutcome = fail(error)
  expect(await reply('change_cluster_node_type', ['ram'])).toEqual(refusal(69, `Error:\n${text}`))
})

test('await_online_nodes waits until so many run', async () => {
  expect(await reply('await_online_nodes', ['1'])).toEqual({ kind: 'ok' })
  const waiting = reply('await_online_nodes', ['2'])
  comesUp('b')
  expect(await waiting).toEqual({ kind: 'ok' })
})

test('await_online_nodes gives up, or the application stops', async () => {
  expect(await reply('await_online_nodes', ['2'], { timeout: 0 })).toEqual(
    refusal(70, "Error:\nError: timed out while waiting. Not enough nodes joined rabbit@a's cluster."),
  )
  expect(await reply('await_online_nodes', ['abc'])).toEqual(
    refusal(65, 'Error (argument validation): Bad argument: Argument must be a positive integer'),
  )
  const waiting = reply('await_online_nodes', ['2'])
  node.appState = 'stopped'
  expect(await waiting).toMatchObject({ exitCode: 64 })
})

test('clear_password leaves a user without one', async () => {
  expect(await reply('clear_password', ['guest'])).toEqual({ kind: 'ok' })
  expect(await reply('authenticate_user', ['guest', ''])).toMatchObject({ exitCode: 65 })
  expect(await reply('clear_password', ['nobody'])).toEqual(refusal(69, 'Error:\n{:no_such_user, "nobody"}'))
})

test('topic permissions are set, listed by vhost and by user, and cleared', async () => {
  expect(await reply('set_topic_permissions', ['guest', 'amq.topic', 'a', 'b'])).toEqual({ kind: 'ok' })
  expect(await reply('set_topic_permissions', ['guest', 'nope', 'c', 'd'])).toEqual({ kind: 'ok' })
  expect((await run(node, 'list_topic_permissions')).rows).toEqual([
    { user: 'guest', exchange: 'amq.topic', write: 'a', read: 'b' },
    { user: 'guest', exchange: 'nope', write: 'c', read: 'd' },
  ])
  expect(await reply('clear_topic_permissions', ['guest', 'amq.topic'])).toEqual({ kind: 'ok' })
  expect((await run(node, 'list_user_topic_permissions', ['guest'])).rows).toEqual([
    { vhost: '/', exchange: 'nope', write: 'c', read: 'd' },
  ])
  expect(await reply('clear_topic_permissions', ['guest'])).toEqual({ kind: 'ok' })
  expect((await run(node, 'list_topic_permissions')).rows).toEqual([])
})

test('topic permissions of nobody, of no vhost, or with a broken pattern', async () => {
  const nobody = refusal(67, 'Error:\nUser nobody does not exist')
  expect(await reply('set_topic_permissions', ['nobody', 'amq.topic', 'a', 'b'])).toEqual(nobody)
  expect(await reply('clear_topic_permissions', ['nobody'])).toEqual(nobody)
  expect(await reply('list_user_topic_permissions', ['nobody'])).toEqual(
    refusal(69, 'Error:\n{:no_such_user, "nobody"}'),
  )
  expect((await run(node, 'set_topic_permissions', ['guest', 'x', 'a', 'b'], { vhost: 'nope' })).reply).toEqual(
    refusal(69, 'Error:\nVirtual host nope does not exist'),
  )
  expect((await run(node, 'list_topic_permissions', [], { vhost: 'nope' })).reply).toEqual(
    refusal(65, "Virtual host 'nope' does not exist"),
  )
  expect(await reply('set_topic_permissions', ['guest', 'x', '(', 'b'])).toMatchObject({
    exitCode: 69,
    text: expect.stringContaining(':invalid_regexp'),
  })
})
