import { fail, ok, type Result } from '@warren/kernel'
import type { ControlFailure, ExecuteOptions, Json } from '@warren/rpc/client'
import { expect, test } from 'vitest'
import { captureRun } from '../../test-support/captured-run.ts'

type Answer = { readonly value?: Json; readonly failure?: ControlFailure }

/** One run against a node that answers `answer`, or one answer for each command. */
async function ctl(argv: readonly string[], answer: Answer | ((command: string) => Answer) = {}) {
  const asked: ExecuteOptions['request'][] = []
  const captured = await captureRun({
    argv: [...argv, '--erlang-cookie', 'SECRET'],
    async executeControl({ request, onRow }): Promise<Result<Json | undefined, ControlFailure>> {
      asked.push(request)
      onRow(null)
      const { value, failure } = typeof answer === 'function' ? answer(request.command) : answer
      return failure === undefined ? ok(value) : fail(failure)
    },
  })
  return { ...captured, asked }
}

const message = { message: 'It is well' }
test.each<[readonly string[], Json | undefined, string]>([
  [['check_running'], message, 'Checking if RabbitMQ is running on node rabbit@hare ...\nIt is well\n'],
  [['is_running'], { ...message, result: true }, 'Asking node rabbit@hare for its status ...\nIt is well\n'],
  [['is_booting'], { ...message, result: false }, 'Asking node rabbit@hare for its boot status ...\nIt is well\n'],
  [['check_local_alarms'], message, 'Asking node rabbit@hare to report any local resource alarms ...\nIt is well\n'],
  [['check_alarms'], message, 'Asking node rabbit@hare to report any local resource alarms ...\nIt is well\n'],
  [
    ['check_port_listener', '5672'],
    message,
    "Asking node rabbit@hare if there's an active listener on port 5672 ...\nIt is well\n",
  ],
  [
    ['check_protocol_listener', 'amqp'],
    message,
    "Asking node rabbit@hare if there's an active listener for protocol amqp ...\nIt is well\n",
  ],
  [
    ['check_port_connectivity'],
    message,
    'Testing TCP connections to all active listeners on node rabbit@hare ...\nIt is well\n',
  ],
  [['check_virtual_hosts'], message, 'Checking if all vhosts are running on node rabbit@hare ...\nIt is well\n'],
  [
    ['alarms'],
    { alarms: [], node: 'rabbit@hare', result: 'ok' },
    'Asking node rabbit@hare to report any known resource alarms ...\nNode rabbit@hare reported no alarms, local or clusterwide\n',
  ],
  [
    ['alarms'],
    { local: ['Memory alarm on node a@b'], global: ['Memory alarm on node c@d'], result: 'ok' },
    'Asking node rabbit@hare to report any known resource alarms ...\nMemory alarm on node a@b\nMemory alarm on node c@d\n',
  ],
  [
    ['listeners'],
    { listeners: [{ interface: '[::]', node: 'a@b', port: 5672, protocol: 'amqp', purpose: 'AMQP' }], result: 'ok' },
    'Asking node rabbit@hare to report its protocol listeners ...\nInterface: [::], port: 5672, protocol: amqp, purpose: AMQP\n',
  ],
  [
    ['erlang_cookie_hash'],
    { result: 'ok', value: 'pK00Lm76UXdZ3daLHONwgg==' },
    'Asking node rabbit@hare its Erlang cookie hash...\npK00Lm76UXdZ3daLHONwgg==\n',
  ],
])('%j prints what rabbitmq-diagnostics prints', async (argv, value, out) => {
  expect(await ctl(argv, value === undefined ? {} : { value })).toMatchObject({ exitCode: 0, out, err: '' })
})

test('a health check that fails: its text on standard error, and the exit code', async () => {
  const failure: ControlFailure = { kind: 'commandFailed', exitCode: 69, text: 'Memory alarm on node a@b' }
  expect(await ctl(['check_alarms', '-q'], { failure })).toMatchObject({
    exitCode: 69,
    out: '',
    err: 'Memory alarm on node a@b\n',
  })
  const json = await ctl(['check_alarms', '--formatter', 'json'], { failure })
  expect(JSON.parse(json.err)).toEqual({ message: 'Memory alarm on node a@b', node: 'rabbit@hare', result: 'error' })
})

test('--formatter json of what only tells is its object', async () => {
  const value = { message: 'It runs', result: true }
  expect((await ctl(['is_running', '--formatter', 'json'], { value })).out).toBe(`${JSON.stringify(value)}\n`)
})

test('node_health_check says that it is deprecated, and passes', async () => {
  const { out } = await ctl(['node_health_check'])
  expect(out).toMatch(
    /^This command is DEPRECATED.*\n.*\n.*\nTimeout: 70 seconds \.\.\.\nChecking health of node rabbit@/,
  )
  expect(out).toMatch(/\nHealth check passed\n$/)
})

test.each([
  [['check_port_listener', 'abc'], 65, 'Bad argument: Argument must be a positive integer'],
  [['await_online_nodes', '0'], 65, 'Bad argument: Argument must be a positive integer'],
  [['change_cluster_node_type', 'bogus'], 65, 'Bad argument: The node type must be either disc or ram.'],
] as const)('%j is refused before any node is asked', async (argv, exitCode, text) => {
  const outcome = await ctl(argv)
  expect(outcome).toMatchObject({ exitCode, asked: [] })
  expect(outcome.err).toContain(`Error (argument validation): ${text}`)
})

test('the names that the classic guides use for change_cluster_node_type', async () => {
  for (const name of ['changeclusternode_type', 'cluster_node_type']) {
    const { asked, out } = await ctl([name, 'ram'])
    expect(asked).toMatchObject([{ command: 'change_cluster_node_type', arguments: ['ram'] }])
    expect(out).toBe('Turning rabbit@hare into a ram node\n')
  }
})

test('await_online_nodes gives the node time to say that its own limit has passed', async () => {
  expect((await ctl(['await_online_nodes', '2', '-t', '7'])).asked).toMatchObject([{ options: { timeout: 7 } }])
})

test('report runs its parts with all columns, the lists of a vhost for each of them', async () => {
  const { asked, out, exitCode } = await ctl(['report', '-q'], (command) =>
    command === 'report' ? { value: { vhosts: ['/', 'v1'] } } : { value: {} },
  )
  expect(exitCode).toBe(0)
  expect(asked.map(({ command }) => command).slice(0, 6)).toEqual([
    'report',
    'status',
    'cluster_status',
    'environment',
    'list_connections',
    'list_channels',
  ])
  const queues = asked.filter(({ command }) => command === 'list_queues')
  expect(queues.map(({ vhost }) => vhost)).toEqual(['/', 'v1'])
  expect(queues[0]?.columns).toContain('messages_ready')
  expect(out).toContain('\n\nCluster status of node rabbit@hare ...\n')
})

test('a part of the report that fails does not hide the others, and is seen in the exit code', async () => {
  const failure: ControlFailure = { kind: 'commandFailed', exitCode: 69, text: 'Error:\nno' }
  const { asked, exitCode, err } = await ctl(['report'], (command) =>
    command === 'environment' ? { failure } : { value: { vhosts: [] } },
  )
  expect(exitCode).toBe(69)
  expect(err).toBe('Error:\nno\n')
  expect(asked.at(-1)?.command).toBe('list_vhosts')
})
