import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Result } from '@warren/kernel'
import type { ControlFailure, ExecuteOptions, Json } from '@warren/rpc/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CapturedRun, captureRun } from '../test-support/captured-run.ts'
import type { CtlRun } from './run-ctl.ts'

let home: string
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'ctl-'))
  writeFileSync(join(home, '.erlang.cookie'), 'SECRET\n', { mode: 0o400 })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

interface Answer {
  /** Rows before the end; `null` says that the preconditions hold. */
  readonly rows?: readonly Json[]
  readonly value?: Json
  readonly failure?: ControlFailure
}
interface Outcome extends CapturedRun {
  readonly asked: ExecuteOptions | undefined
  readonly found: string | undefined
}

async function ctl(argv: readonly string[], answer: Answer = {}, overrides: Partial<CtlRun> = {}): Promise<Outcome> {
  let asked: ExecuteOptions | undefined
  let found: string | undefined
  const captured = await captureRun({
    argv,
    hostName: 'hare.example.org',
    homeDirectory: home,
    localNodes: async () => ['rabbit@hop'],
    async findNode(name) {
      found = name
      return ok({ name, host: 'hare', port: 25672, tlsHost: 'hare', source: 'default' })
    },
    async executeControl(options): Promise<Result<Json | undefined, ControlFailure>> {
      asked = options
      for (const row of answer.rows ?? [null]) options.onRow(row)
      return answer.failure === undefined ? ok(answer.value) : fail(answer.failure)
    },
    ...overrides,
  })
  return { ...captured, asked, found }
}
const failed = (exitCode: number, text: string): ControlFailure => ({ kind: 'commandFailed', exitCode, text })

test('a list: banner, header, rows', async () => {
  const rows = [null, { name: 'q1', messages: 2 }]
  expect(await ctl(['list_queues'], { rows })).toMatchObject({
    exitCode: 0,
    out: 'Timeout: 60.0 seconds ...\nListing queues for vhost / ...\nname\tmessages\nq1\t2\n',
    err: '',
  })
})

test('-q leaves out the banner, -s the header too, --no-table-headers only the header', async () => {
  const rows = [null, { user: 'guest', tags: ['administrator'] }]
  expect((await ctl(['-q', 'list_users'], { rows })).out).toBe('user\ttags\nguest\t[administrator]\n')
  expect((await ctl(['list_users', '-s'], { rows })).out).toBe('guest\t[administrator]\n')
  expect((await ctl(['list_users', '--no-table-headers'], { rows })).out).toBe(
    'Listing users ...\nguest\t[administrator]\n',
  )
})

test('a list of policies has their definitions as text', async () => {
  const facts = { vhost: '/', name: 'p', pattern: '^q', 'apply-to': 'all', definition: '{"expires":9}', priority: -1 }
  const list = async (...formatter: readonly string[]) =>
    (await ctl(['list_policies', ...formatter], { rows: [null, facts] })).out
  expect(await list()).toBe(
    'Listing policies for vhost "/" ...\nvhost\tname\tpattern\tapply-to\tdefinition\tpriority\n/\tp\t^q\tall\t{"expires":9}\t-1\n',
  )
  expect(await list('--formatter', 'json')).toBe(
    '[\n{"vhost":"/","name":"p","pattern":"^q","apply-to":"all","definition":"{\\"expires\\":9}","priority":-1}\n]\n',
  )
  expect(await list('--formatter', 'csv')).toContain('"/","p","^q","all","{""expires"":9}","-1"\n')
})

test.each(['x', '1.5', ''])('a priority of "%s" is misuse', async (priority) => {
  const { exitCode, err } = await ctl(['set_policy', '--priority', priority, 'p', '^q', '{}'])
  expect(exitCode).toBe(64)
  expect(err).toContain(`Error (argument validation): Invalid options for this command:\n--priority : ${priority}\n`)
})

test('the table of list_user_topic_permissions has no header, as in RabbitMQ', async () => {
  const rows = [null, { vhost: '/', exchange: 'amq.topic', write: 'a', read: 'b' }]
  expect((await ctl(['list_user_topic_permissions', 'bob'], { rows })).out).toBe(
    'Listing topic permissions for user "bob" ...\n/\tamq.topic\ta\tb\n',
  )
})

test('formats for programs have no banner', async () => {
  const rows = [null, { user: 'guest', tags: ['administrator'] }]
  expect((await ctl(['list_users', '--formatter', 'json'], { rows })).out).toBe(
    '[\n{"user":"guest","tags":["administrator"]}\n]\n',
  )
  expect((await ctl(['list_users', '--formatter=csv'], { rows })).out).toMatch(/^"user"/)
  expect((await ctl(['list_users', '--formatter', 'erlang'], { rows })).out).toMatch(/^Listing users/)
})

test('what is asked: command, vhost, arguments, options, columns', async () => {
  const { asked, found } = await ctl([
    'list_queues',
    '-p',
    'v1',
    '--local',
    'name,pid',
    'state',
    '-n',
    'hop@burrow:25999',
    '-t',
    '7',
  ])
  expect(found).toBe('hop@burrow:25999')
  expect(asked).toMatchObject({
    address: { host: 'hare', port: 25672 },
    timeoutMs: 7000,
    clientName: 'ctl-4711@hare.example.org',
    request: {
      command: 'list_queues',
      vhost: 'v1',
      arguments: [],
      options: { local: true, timeout: 7, announce: true },
      columns: ['name', 'pid', 'state'],
    },
  })
  expect(asked?.cookie.toString()).toBe('SECRET')
})

test('the node is -n, or the environment, or rabbit; a missing host is this one', async () => {
  expect((await ctl(['ping'])).found).toBe('rabbit@hare')
  expect((await ctl(['ping', '-n', 'hop'])).found).toBe('hop@hare')
  expect((await ctl(['ping', '-n', 'hop@', '-l'])).found).toBe('hop@hare.example.org')
  expect((await ctl(['ping'], {}, { environment: { RABBITMQ_NODENAME: 'a@b' } })).found).toBe('a@b')
})

test.each([
  [
    ['delete_queue', 'q1', '-e', '-u'],
    { ready_messages: 3 },
    "Deleting queue 'q1' on vhost '/' if queue is empty and if queue is unused ...\nQueue was successfully deleted with 3 ready messages\n",
  ],
  [['purge_queue', 'q1', '-p', 'v'], undefined, "Purging queue 'q1' in vhost 'v' ...\n"],
  [
    ['close_all_connections', 'bye'],
    { closed: 1 },
    'Closing all connections in vhost /, reason: bye...\nClosed 1 connections\n',
  ],
  [
    ['close_all_connections', '--global', 'bye'],
    { closed: 0 },
    'Closing all connections to node rabbit@hare (across all vhosts), reason: bye...\nClosed 0 connections\n',
  ],
  [['close_connection', '<rabbit@a.1.2.0>', 'bye'], undefined, 'Closing connection <rabbit@a.1.2.0>, reason: bye...\n'],
  [
    ['add_user', 'bob', 'pw'],
    undefined,
    `Adding user "bob" ...\nDone. Don't forget to grant the user permissions to some virtual hosts! See 'rabbitmqctl help set_permissions' to learn more.\n`,
  ],
  [['delete_user', 'bob'], undefined, 'Deleting user "bob" ...\n'],
  [['change_password', 'bob', 'x'], undefined, 'Changing password for user "bob" ...\n'],
  [['authenticate_user', 'bob', 'x'], undefined, 'Authenticating user "bob" ...\nSuccess\n'],
  [
    ['set_user_tags', 'bob', 'monitoring', 'policymaker'],
    undefined,
    'Setting tags for user "bob" to [monitoring, policymaker] ...\n',
  ],
  [['set_user_tags', 'bob'], undefined, 'Setting tags for user "bob" to [] ...\n'],
  [
    ['set_permissions', '-p', '/v', 'bob', '.*', '.*', '.*'],
    undefined,
    'Setting permissions for user "bob" in vhost "/v" ...\n',
  ],
  [['clear_permissions', 'bob'], undefined, 'Clearing permissions for user "bob" in vhost "/" ...\n'],
  [
    ['set_policy', 'ha', '^ha\\.', '{"ha-mode":"all"}'],
    undefined,
    'Setting policy "ha" for pattern "^ha\\." to "{"ha-mode":"all"}" with priority "0" for vhost "/" ...\n',
  ],
  [
    ['set_policy', '--priority', '-5', '--apply-to', 'queues', '-p', 'v1', 'p', '', '{}'],
    undefined,
    'Setting policy "p" for pattern "" to "{}" with priority "-5" for vhost "v1" ...\n',
  ],
  [
    ['transfer_leader', 'q', 'rabbit@b'],
    undefined,
    "Transferring leadership of queue 'q' in vhost '/' to node rabbit@b ...\n",
  ],
  [['clear_policy', 'ha'], undefined, 'Clearing policy "ha" on vhost "/" ...\n'],
  [['add_vhost', 'v1', '--tags', 'a,b'], undefined, 'Adding vhost "v1" ...\n'],
  [['delete_vhost', 'v1'], undefined, 'Deleting vhost "v1" ...\n'],
  [['set_cluster_name', 'c1'], undefined, 'Setting cluster name to c1 ...\n'],
  [['stop_app'], undefined, 'Stopping rabbit application on node rabbit@hare ...\n'],
  [['start_app'], undefined, 'Starting node rabbit@hare ...\n'],
  [['reset'], undefined, 'Resetting node rabbit@hare ...\n'],
  [['stop'], undefined, 'Stopping and halting node rabbit@hare ...\n'],
  [['join_cluster', '--ram', 'rabbit@a:25672'], { outcome: 'joined' }, 'Clustering node rabbit@hare with rabbit@a\n'],
  [
    ['join_cluster', 'rabbit@a'],
    { outcome: 'alreadyMember' },
    'Clustering node rabbit@hare with rabbit@a\nThe node is already a member of this cluster\n',
  ],
  [['await_startup'], undefined, ''],
  [['force_reset'], undefined, 'Forcefully resetting node rabbit@hare ...\n'],
  [['forget_cluster_node', 'rabbit@a:25672'], undefined, 'Removing node rabbit@a from the cluster\n'],
  [['change_cluster_node_type', 'disk'], { outcome: 'changed' }, 'Turning rabbit@hare into a disk node\n'],
  [
    ['change_cluster_node_type', 'ram'],
    { outcome: 'same', type: 'ram' },
    'Turning rabbit@hare into a ram node\nNode type is already ram\n',
  ],
  [
    ['await_online_nodes', '3'],
    undefined,
    'Will wait for at least 3 nodes to join the cluster of rabbit@hare. Timeout: 300 seconds.\n',
  ],
  [['clear_password', 'bob'], undefined, 'Clearing password for user "bob" ...\n'],
  [
    ['set_topic_permissions', 'bob', 'amq.topic', 'a', 'b'],
    undefined,
    'Setting topic permissions on "amq.topic" for user "bob" in vhost "/" ...\n',
  ],
  [['clear_topic_permissions', 'bob'], undefined, 'Clearing topic permissions for user "bob" in vhost "/" ...\n'],
  [
    ['clear_topic_permissions', 'bob', 'amq.topic'],
    undefined,
    'Clearing topic permissions on "amq.topic" for user "bob" in vhost "/" ...\n',
  ],
])('%j prints what RabbitMQ prints', async (argv, value, out) => {
  expect(await ctl(argv, value === undefined ? {} : { value })).toMatchObject({ exitCode: 0, out, err: '' })
})

test('ping', async () => {
  expect((await ctl(['ping'])).out).toMatch(/^Will ping rabbit@hare\..*Timeout: 60000 ms\.\nPing succeeded\n$/)
  expect((await ctl(['ping', '-q'])).out).toBe('Ping succeeded\n')
})

test('--formatter json of a command without rows is an object', async () => {
  expect((await ctl(['stop_app', '--formatter', 'json'])).out).toBe('{"node":"rabbit@hare","result":"ok"}\n')
  const closed = await ctl(['close_all_connections', 'bye', '--formatter', 'json'], { value: { closed: 2 } })
  expect(JSON.parse(closed.out)).toEqual({ node: 'rabbit@hare', result: 'ok', value: 'Closed 2 connections' })
})

test('an unmet state: no banner, the text, the usage, 64', async () => {
  const text =
    "Error: this command requires the 'rabbit' app to be stopped on the target node. Stop it with 'rabbitmqctl stop_app'."
  expect(await ctl(['reset', '-n', 'a@b'], { rows: [], failure: failed(64, text) })).toMatchObject({
    exitCode: 64,
    out: '',
    err: `${text}\nArguments given:\n\treset -n a@b\n\nUsage\n\nctl [--node <node>] [--longnames] [--quiet] reset\n`,
  })
})

test("a refusal of the node is printed as it is, with the node's exit code", async () => {
  expect(
    await ctl(['add_user', 'bob', 'x'], { failure: failed(70, 'Error:\nUser "bob" already exists') }),
  ).toMatchObject({
    exitCode: 70,
    out: 'Adding user "bob" ...\n',
    err: 'Error:\nUser "bob" already exists\n',
  })
  const json = await ctl(['add_user', 'bob', 'x', '--formatter', 'json'], {
    failure: failed(70, 'Error:\nUser "bob" already exists'),
  })
  expect(JSON.parse(json.err)).toEqual({ node: 'rabbit@hare', result: 'error', message: 'User "bob" already exists' })
  expect(await ctl(['delete_queue', 'q'], { failure: failed(64, 'Error:\nQueue not found') })).toMatchObject({
    err: 'Error:\nQueue not found\n',
  })
})

test('warnings of the node go to standard error', async () => {
  const value = { warnings: ['node rabbit@b did not answer: timeout'] }
  expect(await ctl(['list_queues', '--formatter', 'json'], { value })).toMatchObject({
    out: '[\n]\n',
    err: 'Warning: node rabbit@b did not answer: timeout\n',
  })
  const status = await ctl(['cluster_status', '--formatter', 'json'], { value: { ...value, disk_nodes: [] } })
  expect(status.out).toBe('{"disk_nodes":[]}\n')
})

test.each([
  [
    { kind: 'unreachable', reason: 'refused' },
    /connection refused\n {2}\* node 'rabbit' not running at all, or on another port\n {2}\* other nodes on this machine: \[rabbit@hop\]/,
  ],
  [{ kind: 'unreachable', reason: 'unknownHost' }, /nxdomain \(non-existing domain\)/],
  [{ kind: 'unreachable', reason: 'noAnswer' }, /timeout/],
  [{ kind: 'unreachable', reason: 'notWarren' }, /not a node/],
  [{ kind: 'cookieMismatch' }, /authentication failed\n.*check if the Erlang cookie is identical for all server nodes/],
  [{ kind: 'versionMismatch' }, /another version/],
] as const)('%j is explained, 69', async (facts, text) => {
  const failure = { ...facts, host: 'hare', port: 25672, text: '' } as ControlFailure
  const { exitCode, out, err } = await ctl(['list_users'], { rows: [], failure })
  expect({ exitCode, out }).toEqual({ exitCode: 69, out: '' })
  expect(err).toContain("Error: unable to perform an operation on node 'rabbit@hare'.")
  expect(err).toContain('attempted to contact: [rabbit@hare]')
  expect(err).toMatch(text)
  expect(err).toContain(` * effective user's home directory: ${home}\n * Erlang cookie hash: `)
  expect(err).not.toContain('SECRET')
})

test('a node that cannot be pinged', async () => {
  const failure: ControlFailure = { kind: 'unreachable', host: 'hare', port: 1, reason: 'refused', text: '' }
  expect(await ctl(['ping', '-t', '5'], { rows: [], failure })).toMatchObject({
    exitCode: 69,
    err: 'Error:\nFailed to connect and authenticate to rabbit@hare in 5000 ms\n',
  })
})

test('join_cluster explains why the other node could not be reached', async () => {
  const value = { outcome: 'unreachable', node: 'rabbit@a', host: 'a', port: 25672, reason: 'cookieMismatch' }
  const { exitCode, err, out } = await ctl(['join_cluster', 'rabbit@a'], { value })
  expect(exitCode).toBe(69)
  expect(out).toBe('Clustering node rabbit@hare with rabbit@a\n')
  expect(err).toContain('attempted to contact: [rabbit@a]')
  expect(err).toContain('authentication failed')
})

test('a time-out is 75, a broken connection 70, except for stop', async () => {
  expect(await ctl(['list_queues', '-t', '3'], { failure: { kind: 'timeout', timeoutMs: 3000 } })).toMatchObject({
    exitCode: 75,
    err: 'Error: operation list_queues on node rabbit@hare timed out. Timeout value used: 3000\n',
  })
  const lost: ControlFailure = { kind: 'connectionLost', text: 'reset by peer' }
  expect(await ctl(['purge_queue', 'q'], { failure: lost })).toMatchObject({ exitCode: 70 })
  expect(await ctl(['stop'], { failure: lost })).toMatchObject({ exitCode: 0, err: '' })
})

test('stop --idempotent does not mind a node that is down', async () => {
  const failure: ControlFailure = { kind: 'unreachable', host: 'hare', port: 1, reason: 'refused', text: '' }
  expect((await ctl(['stop', '--idempotent'], { failure })).exitCode).toBe(0)
  expect((await ctl(['stop'], { failure })).exitCode).toBe(69)
})

test('stop with a pid file waits for the end of the process', async () => {
  let looks = 0
  const processes = {
    readFile: (file: string) => (file === '/run/pid' ? '123\n' : undefined),
    isAlive: (id: number) => id === 123 && ++looks < 3,
    sleep: async () => undefined,
  }
  const stopped = await ctl(['stop', '/run/pid'], {}, { processes })
  expect(stopped).toMatchObject({ exitCode: 0, asked: { request: { arguments: [] } } })
  expect(stopped.out).toBe('Stopping and halting node rabbit@hare (will monitor pid file /run/pid) ...\n')
  expect(looks).toBe(3)
  expect(await ctl(['stop', '/nope'], {}, { processes })).toMatchObject({
    exitCode: 69,
    err: 'Error:\nno process id in /nope\n',
  })
  const immortal = { ...processes, isAlive: () => true }
  expect((await ctl(['stop', '/run/pid', '-t', '1'], {}, { processes: immortal })).exitCode).toBe(75)
})

test('a password is read from standard input when it is missing', async () => {
  const password = { readLine: async () => 'hush' }
  const added = await ctl(['add_user', 'bob'], {}, { password })
  expect(added.asked?.request.arguments).toEqual(['bob', 'hush'])
  expect(added.out).toMatch(/^Adding user "bob" \.\.\.\nPassword: \nDone\./)
  expect(added.out).not.toContain('hush')
  expect(await ctl(['add_user', 'bob'])).toMatchObject({
    exitCode: 65,
    err: 'Error:\nPassword is not provided via argument or stdin\n',
    asked: undefined,
  })
  expect((await ctl(['change_password', 'bob'])).exitCode).toBe(70)
})

test('await_startup shows how it goes on, unless it is quiet', async () => {
  const rows = [null, { message: 'Still booting, will check again in 10 seconds...' }]
  expect((await ctl(['await_startup'], { rows })).out).toBe('Still booting, will check again in 10 seconds...\n')
  expect((await ctl(['await_startup', '-q'], { rows })).out).toBe('')
})

test('the cookie: given, from a file, from the environment; one that others can read is refused with 78', async () => {
  expect((await ctl(['ping', '--erlang-cookie', 'GIVEN'])).asked?.cookie.toString()).toBe('GIVEN')
  const open = join(home, 'open')
  writeFileSync(open, 'X', { mode: 0o644 })
  expect(await ctl(['ping', '--cookie-file', open])).toMatchObject({
    exitCode: 78,
    err: `Error: Cookie file ${open} must be accessible by owner only\n`,
    asked: undefined,
  })
  const own = join(home, 'own')
  writeFileSync(own, 'OWN', { mode: 0o600 })
  expect((await ctl(['ping'], {}, { environment: { RABBITMQ_COOKIE_FILE: own } })).asked?.cookie.toString()).toBe('OWN')
  expect((await ctl(['ping', '--cookie-file', join(home, 'none')])).err).toContain('does not exist')
  writeFileSync(join(home, 'empty'), '', { mode: 0o600 })
  expect((await ctl(['ping', '--cookie-file', join(home, 'empty')])).exitCode).toBe(78)
})

test('version is the bare number and needs no node', async () => {
  for (const argv of [['version'], ['--version']])
    expect(await ctl(argv)).toMatchObject({ exitCode: 0, out: '9.9.9\n', asked: undefined })
})

test('TLS that does not fit is a diagnosis with the options to use', async () => {
  const failure: ControlFailure = { kind: 'tlsMismatch', host: 'hare', port: 25672, text: 'the node requires TLS' }
  const { exitCode, err } = await ctl(['status'], { failure, rows: [] })
  expect(exitCode).toBe(69)
  expect(err).toContain('  * TCP connection succeeded but TLS failed: the node requires TLS\n')
  expect(err).toContain('need --tls-cacertfile, --tls-certfile and --tls-keyfile here')
})

test('certificate files that do not fit end with 78 before anything is asked', async () => {
  const { exitCode, err, asked } = await ctl(['status', '--tls-certfile', 'node.pem'])
  expect({ exitCode, err, asked }).toEqual({
    exitCode: 78,
    err: 'Error: TLS needs all of --tls-cacertfile, --tls-certfile and --tls-keyfile, or none of them\n',
    asked: undefined,
  })
})
