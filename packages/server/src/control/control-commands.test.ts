import { fail, ok, SILENT_LOG, type UserName, type VhostName } from '@warren/kernel'
import type { ControlReply, ControlRequest, Json } from '@warren/rpc'
import { beforeEach, expect, test } from 'vitest'
import { ControlCommands } from './control-commands.ts'
import { FakeNode, run as runOn } from './fake-node.ts'

let node: FakeNode
beforeEach(() => {
  node = new FakeNode()
  node.running.do({ kind: 'bootstrap', clusterName: 'c1', guestPasswordHash: 'hash of guest' })
})
const run = (command: string, args: readonly string[] = [], extra: Partial<ControlRequest> = {}) =>
  runOn(node, command, args, extra)
async function reply(
  command: string,
  args: readonly string[] = [],
  extra: Partial<ControlRequest> = {},
): Promise<ControlReply> {
  return (await run(command, args, extra)).reply
}
const refusal = (exitCode: number, text: string): ControlReply => ({ kind: 'error', exitCode, text })
const NEEDS_RUNNING = refusal(
  64,
  "Error: this command requires the 'rabbit' app to be running on the target node. Start it with 'rabbitmqctl start_app'.",
)
const NEEDS_STOPPED = refusal(
  64,
  "Error: this command requires the 'rabbit' app to be stopped on the target node. Stop it with 'rabbitmqctl stop_app'.",
)

test.each(
  'status cluster_status set_policy clear_policy list_policies list_queues list_exchanges list_bindings list_connections list_channels list_consumers list_vhosts list_users list_permissions list_user_permissions add_user delete_user change_password authenticate_user set_user_tags set_permissions clear_permissions add_vhost delete_vhost set_cluster_name delete_queue purge_queue close_connection close_all_connections'.split(
    ' ',
  ),
)('%s needs the application to run', async (command) => {
  node.appState = 'stopped'
  expect(await run(command, ['x', 'y', 'z', 'w'], { options: { announce: true } })).toEqual({
    reply: NEEDS_RUNNING,
    rows: [],
  })
})

test.each(['reset', 'join_cluster'])('%s needs the application to be stopped', async (command) => {
  for (const state of ['running', 'booting', 'paused', 'stopping'] as const) {
    node.appState = state
    expect(await run(command, ['rabbit@b'])).toEqual({ reply: NEEDS_STOPPED, rows: [] })
  }
  expect(node.calls).toEqual([])
})

test('ctl is told when the preconditions hold, if it asks', async () => {
  expect((await run('ping', [], { options: { announce: true } })).rows).toEqual([null])
  expect((await run('list_users', [], { options: { announce: true } })).rows).toEqual([
    null,
    { user: 'guest', tags: ['administrator'] },
  ])
  expect((await run('ping')).rows).toEqual([])
})

test('an unknown command, also one that every object has, is refused with 64', async () => {
  expect(await reply('frobnicate')).toMatchObject({ exitCode: 64, text: "\nCommand 'frobnicate' not found. \n" })
  expect(await reply('toString')).toMatchObject({ exitCode: 64 })
})

test('a fault of a command is logged and answered without its stack', async () => {
  const logged: string[] = []
  const log = { ...SILENT_LOG, scope: () => ({ ...SILENT_LOG, error: (text: string) => void logged.push(text) }) }
  node.stopApp = () => Promise.reject(new Error('a bug'))
  const answer = await new ControlCommands({ node, log }).execute(
    { command: 'stop_app', arguments: [], options: {} },
    () => undefined,
  )
  expect(answer).toMatchObject({ exitCode: 70, text: expect.not.stringContaining('a bug') })
  expect(logged).toEqual(['control command failed'])
})

test.each([
  ['add_user', ['x'], 'not enough'],
  ['add_user', ['x', 'y', 'z'], 'too many'],
  ['delete_vhost', [], 'not enough'],
  ['list_users', ['x'], 'too many'],
  ['status', ['x'], 'too many'],
  ['set_cluster_name', [], 'not enough'],
  ['close_connection', ['x'], 'not enough'],
])('%s with %j is misuse', async (command, args, text) => {
  expect(await reply(command, args)).toEqual(refusal(64, `Error (argument validation): ${text} arguments.`))
})

test('names that are empty or too long are refused with 65', async () => {
  expect(await reply('add_user', ['', 'x'])).toEqual(
    refusal(65, 'Error (argument validation): Bad argument: user cannot be an empty string'),
  )
  expect(await reply('add_vhost', ['é'.repeat(128)])).toMatchObject({
    exitCode: 65,
    text: expect.stringContaining('255 bytes'),
  })
})

// Lifecycle.

test('stop_app and start_app act whatever the state is', async () => {
  for (const state of ['running', 'stopped'] as const) {
    node.appState = state
    expect(await reply('stop_app')).toEqual({ kind: 'ok' })
    expect(await reply('start_app')).toEqual({ kind: 'ok' })
  }
  expect(node.calls).toEqual(['stopApp', 'startApp', 'stopApp', 'startApp'])
})

test('stop stops the application before the process', async () => {
  expect(await reply('stop')).toEqual({ kind: 'ok' })
  expect(node.calls).toEqual(['stopApp', 'stop'])
})

test('start_app tells why a node cannot start', async () => {
  node.startRefusal = { kind: 'inconsistentCluster', remote: 'rabbit@a-1' as never }
  expect(await reply('start_app')).toEqual(
    refusal(
      69,
      "Error:\n{:inconsistent_cluster, 'Node rabbit@a thinks it\\'s clustered with node rabbit@a-1, but rabbit@a-1 disagrees'}",
    ),
  )
  node.startRefusal = { kind: 'noDiscNodeReachable', tried: ['rabbit@b' as never] }
  expect(await reply('start_app')).toMatchObject({
    exitCode: 69,
    text: expect.stringContaining('{:rabbit, {:failed_to_cluster_with, [:"rabbit@b"]'),
  })
  node.startRefusal = { kind: 'bootFailed', text: 'port 5672 is in use' }
  expect(await reply('start_app')).toEqual(refusal(69, 'Error:\nBOOT FAILED\nport 5672 is in use'))
})

test('reset, and the reasons against it', async () => {
  node.appState = 'stopped'
  expect(await reply('reset')).toEqual({ kind: 'ok' })
  node.resetRefusal = { kind: 'onlyDiscNode' }
  expect(await reply('reset')).toEqual(
    refusal(
      69,
      "Error:\n{:resetting_only_disc_node, 'You cannot reset a node when it is the only disc node in a cluster. Please convert another node of the cluster to a disc node first.'}",
    ),
  )
  node.resetRefusal = { kind: 'noRunningClusterNodes' }
  expect(await reply('reset')).toEqual(
    refusal(69, "Error:\n{:no_running_cluster_nodes, 'You cannot leave a cluster if no online nodes are present.'}"),
  )
  node.resetRefusal = { kind: 'unavailable', text: 'no majority' }
  expect(await reply('reset')).toEqual(refusal(69, 'Error:\nno majority'))
})

test('join_cluster as disc, as ram, by a port, and a second time', async () => {
  node.appState = 'stopped'
  expect(await reply('join_cluster', ['rabbit@b'])).toEqual({ kind: 'ok', value: { outcome: 'joined' } })
  await reply('join_cluster', ['rabbit@b:25673'], { options: { ram: true } })
  node.joinOutcome = ok('alreadyMember')
  expect(await reply('join_cluster', ['rabbit@b'], { options: { disc: true } })).toEqual({
    kind: 'ok',
    value: { outcome: 'alreadyMember' },
  })
  expect(node.calls).toEqual(['join rabbit@b disc', 'join rabbit@b:25673 ram', 'join rabbit@b disc'])
})

test('join_cluster refuses itself, both types and no name before it touches anything', async () => {
  node.appState = 'stopped'
  expect(await reply('join_cluster', ['rabbit@a'])).toEqual(
    refusal(70, 'Error:\nError: cannot cluster node with itself: rabbit@a'),
  )
  expect(await reply('join_cluster', ['rabbit@a:25672'])).toMatchObject({ exitCode: 70 })
  expect(await reply('join_cluster', ['rabbit@b'], { options: { ram: true, disc: true } })).toEqual(
    refusal(65, 'Error (argument validation): Bad argument: The node type must be either disc or ram.'),
  )
  expect(await reply('join_cluster', ['b d@x'])).toMatchObject({
    exitCode: 65,
    text: expect.stringContaining('Unsupported node name'),
  })
  expect(node.calls).toEqual([])
})

test.each([
  [{ kind: 'onlyDiscNode' }, '{:clustering_only_disc_node, '],
  [{ kind: 'remoteNotRunning' }, "{:cannot_discover_cluster, 'The application on node rabbit@b is not running."],
  [
    { kind: 'inconsistentCluster', thinks: 'rabbit@b', clusteredWith: 'rabbit@a' },
    "{:inconsistent_cluster, 'Node rabbit@b thinks it\\'s clustered with node rabbit@a, but rabbit@a disagrees'}",
  ],
  [{ kind: 'incompatible', text: 'version 2' }, "{:inconsistent_cluster, 'version 2'}"],
  [{ kind: 'unavailable', text: 'no majority' }, 'no majority'],
] as const)('join_cluster: %j', async (error, text) => {
  node.appState = 'stopped'
  node.joinOutcome = fail(error as never)
  const answer = await reply('join_cluster', ['rabbit@b'])
  expect(answer).toMatchObject({ exitCode: 69, text: expect.stringContaining(`Error:\n${text}`) })
})

test('join_cluster tells ctl how the seed could not be reached', async () => {
  node.appState = 'stopped'
  node.joinOutcome = fail({ kind: 'unreachable', host: 'b', port: 25672, reason: 'refused' })
  expect(await reply('join_cluster', ['rabbit@b'])).toEqual({
    kind: 'ok',
    value: { outcome: 'unreachable', node: 'rabbit@b', host: 'b', port: 25672, reason: 'refused' },
  })
})

// The node.

test('ping, version and environment answer in any state', async () => {
  node.appState = 'stopped'
  expect(await reply('ping')).toEqual({ kind: 'ok', value: { node: 'rabbit@a' } })
  expect(await reply('version')).toEqual({ kind: 'ok', value: { version: '0.1.0', rabbitmq_version: '3.10.8' } })
  expect(await reply('environment')).toEqual({ kind: 'ok', value: { warren: { heartbeat: 60 } } })
})

test('status gives the facts under RabbitMQ names', async () => {
  const answer = await reply('status')
  expect(answer).toMatchObject({
    kind: 'ok',
    value: {
      pid: 42,
      rabbitmq_version: '3.10.8',
      product_version: '0.1.0',
      totals: { connection_count: 1, queue_count: 0, virtual_host_count: 1 },
      listeners: [{ node: 'rabbit@a', port: 5672, protocol: 'amqp' }],
      memory: { heap: 400, total: { rss: 1000 } },
      event_loop: {
        max_delay_ms: 12,
        max_delay_ms_by_second: [3, 12, 4],
        max_delay_cpu_ms_by_second: [3, 7, 4],
      },
    },
  })
})

test('await_startup waits in steps and says so', async () => {
  node.states = ['booting', 'booting', 'running']
  const { reply: answer, rows } = await run('await_startup', [], { options: { timeout: 25 } })
  expect(answer).toEqual({ kind: 'ok' })
  expect(rows).toEqual([
    { message: 'Still booting, will check again in 10 seconds...' },
    { message: 'Still booting, will check again in 10 seconds...' },
  ])
  expect(node.calls).toEqual(['await 10000', 'await 10000', 'await 5000'])
})

test('await_startup gives up: 75 while booting, 69 when stopped', async () => {
  node.appState = 'booting'
  expect(await reply('await_startup', [], { options: { timeout: 1 } })).toEqual(
    refusal(75, 'Error: operation await_startup on node rabbit@a timed out. Timeout value used: 1000'),
  )
  node.appState = 'stopped'
  expect(await reply('await_startup', [], { options: { timeout: 1 } })).toEqual(
    refusal(69, 'Error:\nrabbit_is_not_running'),
  )
  expect(await reply('await_startup', [], { options: { timeout: 'soon' } })).toMatchObject({ exitCode: 64 })
})

// Users and permissions.

test('add_user, and a second time', async () => {
  expect(await reply('add_user', ['bob', 'pw'])).toEqual({ kind: 'ok' })
  expect(node.running.metadata.user('bob' as UserName)).toMatchObject({ passwordHash: 'hash of pw', tags: [] })
  expect(await reply('add_user', ['bob', 'pw'])).toEqual(refusal(70, 'Error:\nUser "bob" already exists'))
})

test('an empty password lets nobody in', async () => {
  await reply('add_user', ['bob', ''])
  expect(node.running.metadata.user('bob' as UserName)?.passwordHash).toBe('')
  expect(await reply('authenticate_user', ['bob', ''])).toMatchObject({ exitCode: 65 })
})

test('delete_user, change_password and set_user_tags of nobody: 67', async () => {
  const nobody = refusal(67, 'Error:\nUser "nobody" does not exist')
  expect(await reply('delete_user', ['nobody'])).toEqual(nobody)
  expect(await reply('change_password', ['nobody', 'x'])).toEqual(nobody)
  expect(await reply('set_user_tags', ['nobody', 'x'])).toEqual(nobody)
})

test('delete_user, change_password and set_user_tags', async () => {
  expect(await reply('change_password', ['guest', 'new'])).toEqual({ kind: 'ok' })
  expect(await reply('authenticate_user', ['guest', 'new'])).toEqual({ kind: 'ok' })
  expect(await reply('set_user_tags', ['guest', 'monitoring', 'policymaker'])).toEqual({ kind: 'ok' })
  expect(node.running.metadata.user('guest' as UserName)?.tags).toEqual(['monitoring', 'policymaker'])
  expect(await reply('set_user_tags', ['guest'])).toEqual({ kind: 'ok' })
  expect(node.running.metadata.user('guest' as UserName)?.tags).toEqual([])
  expect(await reply('delete_user', ['guest'])).toEqual({ kind: 'ok' })
  expect(node.running.metadata.user('guest' as UserName)).toBeUndefined()
})

test('authenticate_user: right, wrong, unknown', async () => {
  expect(await reply('authenticate_user', ['guest', 'guest'])).toEqual({ kind: 'ok' })
  for (const user of ['guest', 'nobody'])
    expect(await reply('authenticate_user', [user, 'nope'])).toEqual(
      refusal(65, `Error:\nError: failed to authenticate user "${user}"\nuser '${user}' - invalid credentials`),
    )
})

test('set_permissions and clear_permissions, with the refusals of each', async () => {
  await reply('add_user', ['bob', 'x'])
  for (const command of ['set_permissions', 'clear_permissions']) {
    const patterns = command === 'set_permissions' ? ['.*', '.*', '.*'] : []
    expect(await reply(command, ['bob', ...patterns])).toEqual({ kind: 'ok' })
    expect(await reply(command, ['nobody', ...patterns])).toEqual(refusal(67, 'Error:\nUser nobody does not exist'))
    expect(await reply(command, ['bob', ...patterns], { vhost: '/nope' })).toEqual(
      refusal(69, 'Error:\nVirtual host /nope does not exist'),
    )
  }
  expect(await reply('set_permissions', ['bob', '(', '', ''])).toMatchObject({
    exitCode: 69,
    text: expect.stringContaining("Error:\n{:invalid_regexp, '(', "),
  })
})

// Vhosts and the cluster.

test('add_vhost, also twice; delete_vhost, not twice', async () => {
  expect(await reply('add_vhost', ['v1'], { options: { description: 'd d', tags: 'a, b' } })).toEqual({ kind: 'ok' })
  expect(node.running.metadata.vhost('v1' as VhostName)).toMatchObject({ description: 'd d', tags: ['a', 'b'] })
  expect(await reply('add_vhost', ['v1'])).toEqual({ kind: 'ok' })
  expect(await reply('delete_vhost', ['v1'])).toEqual({ kind: 'ok' })
  expect(await reply('delete_vhost', ['v1'])).toEqual(refusal(65, "Virtual host 'v1' does not exist"))
})

test('set_cluster_name', async () => {
  expect(await reply('set_cluster_name', ['warrens'])).toEqual({ kind: 'ok' })
  expect(node.running.metadata.clusterName).toBe('warrens')
})

test('without a majority a change is refused, with the reason', async () => {
  node.running.unavailable = { kind: 'unavailable', text: 'no majority of the disc nodes' }
  const unavailable = refusal(69, 'Error:\nno majority of the disc nodes')
  expect(await reply('add_user', ['bob', 'x'])).toEqual(unavailable)
  expect(await reply('set_permissions', ['guest', '', '', ''])).toEqual(unavailable)
  expect(await reply('add_vhost', ['v'])).toEqual(unavailable)
  expect(await reply('set_cluster_name', ['c'])).toEqual(unavailable)
})

test('a password never comes back', async () => {
  const answers: (Json | ControlReply)[] = []
  for (const command of ['add_user', 'change_password', 'authenticate_user']) {
    answers.push(await reply(command, ['bob', 'hush-hush']))
    answers.push(await reply(command, ['bob', 'hush-hush', 'more']))
  }
  expect(JSON.stringify(answers)).not.toContain('hush')
})
