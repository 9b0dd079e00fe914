import { readFileSync } from 'node:fs'
import { fail, ok } from '@warren/kernel'
import { expect, test } from 'vitest'
import { describeConfig } from './describe-config.ts'
import { type Config, type ConfigSources, loadConfig } from './load-config.ts'
import { REFERENCE_FILE, referencePage } from './reference-page.ts'

type Given = { argv?: readonly string[]; environment?: ConfigSources['environment']; file?: string }

function load({ argv = [], environment = {}, file }: Given) {
  return loadConfig({
    argv: file === undefined ? argv : ['--config', 'warren.conf', ...argv],
    environment,
    hostName: 'hare.example.org',
    homeDirectory: '/home/op',
    workingDirectory: '/srv',
    readFile: (path) => (path === '/srv/warren.conf' && file !== undefined ? ok(file) : fail('ENOENT: no such file')),
  })
}
function config(given: Given): Config {
  const loaded = load(given)
  if (!loaded.ok) throw new Error(loaded.error.problems.join('\n'))
  if (loaded.value.kind !== 'config') throw new Error(loaded.value.kind)
  return loaded.value.config
}
function problems(given: Given): { exitCode: number; problems: readonly string[] } {
  const loaded = load(given)
  if (loaded.ok) throw new Error('it loaded')
  return loaded.error
}

test('without anything a node has RabbitMQ names and ports', () => {
  const defaults = config({})
  expect(defaults.nodeName).toBe('rabbit@hare')
  expect(defaults.dataDirectory).toBe('/srv/.warren/rabbit@hare')
  expect(defaults.cookieFile).toBe('/home/op/.erlang.cookie')
  expect(defaults.amqpListeners).toEqual([{ host: undefined, port: 5672 }])
  expect(defaults.clusterPort).toBe(25672)
  expect(defaults.loopbackUsers).toEqual(['guest'])
  expect(defaults).toMatchObject({ heartbeatSeconds: 60, frameMax: 131072, channelMax: 2047, logFormat: 'text' })
})

test('a flag counts more than the environment, and that more than the file', () => {
  const file = 'log.console.level = error\nlog.console.formatter = json\n'
  expect(config({ file }).logLevel).toBe('error')
  const environment = { WARREN_LOG_LEVEL: 'warning' }
  expect(config({ file, environment }).logLevel).toBe('warn')
  expect(config({ file, environment, argv: ['--log-level', 'debug'] }).logLevel).toBe('debug')
  expect(config({ file, environment, argv: ['--log-level', 'debug'] }).logFormat).toBe('json')
})

test("RabbitMQ's variables count where they mean the same, after our own", () => {
  const environment = { RABBITMQ_NODENAME: 'hop', RABBITMQ_NODE_PORT: '5798', WARREN_CONFIG: '' }
  expect(config({ environment })).toMatchObject({ nodeName: 'hop@hare', clusterPort: 25798 })
  expect(config({ environment: { ...environment, WARREN_NAME: 'a@b' } }).nodeName).toBe('a@b')
})

test('listeners come from the file until a flag takes their place', () => {
  const file = 'listeners.tcp.default = 5680\nlisteners.tcp.1 = 127.0.0.1:5681\nlisteners.tcp.v6 = [::1]:5682\n'
  expect(config({ file }).amqpListeners).toEqual([
    { host: undefined, port: 5680 },
    { host: '127.0.0.1', port: 5681 },
    { host: '::1', port: 5682 },
  ])
  expect(config({ file }).clusterPort).toBe(25680)
  const argv = ['--amqp-port', '0', '--amqp-host', '127.0.0.1']
  expect(config({ file, argv }).amqpListeners).toEqual([{ host: '127.0.0.1', port: 0 }])
  expect(config({ file, argv }).clusterPort).toBe(0)
  expect(config({ file: 'listeners.tcp = none' }).amqpListeners).toEqual([])
})

test('loopback_users', () => {
  expect(config({ file: 'loopback_users = none' }).loopbackUsers).toEqual([])
  expect(config({ file: 'loopback_users.guest = false' }).loopbackUsers).toEqual([])
  expect(config({ file: 'loopback_users.guest = true\nloopback_users.bob = true' }).loopbackUsers).toEqual([
    'guest',
    'bob',
  ])
})

test('an unknown key refuses to start and names the nearest', () => {
  const refused = problems({ file: '# comment\nhartbeat = 60\nlistener.tcp.default = 1\nzzz = 1\n' })
  expect(refused.exitCode).toBe(78)
  expect(refused.problems).toEqual([
    'warren.conf line 2: hartbeat: unknown key. Did you mean heartbeat? All keys are in CONFIG.md.',
    'warren.conf line 3: listener.tcp.default: unknown key. Did you mean listeners.tcp.default? All keys are in CONFIG.md.',
    'warren.conf line 4: zzz: unknown key. All keys are in CONFIG.md.',
  ])
})

test('a wrong value names key and line, what is wrong and what is right', () => {
  const refused = problems({
    file: 'heartbeat = soon\nframe_max = 12\nlisteners.tcp.default = x:y\nloopback_users = guest\nlog.console.level = loud',
    environment: { RABBITMQ_NODE_PORT: '70000' },
    argv: ['--name', 'a b@c'],
  })
  expect(refused.problems).toEqual([
    'warren.conf line 1: heartbeat = "soon": not a whole number. Right: a whole number from 0 to 65535 (seconds); for example 60',
    'warren.conf line 2: frame_max = "12": less than 4096. Right: a whole number from 4096 to 1048576 (bytes); for example 131072',
    'warren.conf line 3: listeners.tcp.default = "x:y": no port. Right: a port, or an address and a port; for example 127.0.0.1:5672',
    'warren.conf line 4: loopback_users = "guest": only none goes here. Right: loopback_users.<user> = false',
    'warren.conf line 5: log.console.level = "loud": not one of the words. Right: one of debug, info, notice, warning, warn, error, critical, none; for example info',
    'RABBITMQ_NODE_PORT="70000": more than 65535. Right: a whole number from 0 to 65535; for example 5672',
    '--name "a b@c": node name head (the part before the @) is invalid. Only alphanumerics, _ and - characters are allowed. Right: name@host, with letters, digits, _ and - in the name; for example rabbit@localhost',
  ])
})

test('a secret is not shown when it is wrong, nor in the environment', () => {
  expect(problems({ file: "default_pass = ''" }).problems[0]).toContain('default_pass = <secret>: empty')
  expect(JSON.stringify(describeConfig(config({ file: 'default_pass = hush' })))).not.toContain('hush')
})

test('a size takes units, and has bounds', () => {
  expect(config({ file: 'max_message_size = 16MiB' }).messageBytesMax).toBe(16 * 1024 ** 2)
  expect(problems({ file: 'max_message_size = 1GiB' }).problems[0]).toContain('more than 536870912 bytes')
  expect(problems({ file: 'max_message_size = many' }).problems[0]).toContain('not a number of bytes')
})

test('a file that cannot be read, and a port beyond the last', () => {
  expect(problems({ argv: ['--config', 'nope.conf'] }).problems).toEqual([
    'nope.conf: cannot be read: ENOENT: no such file',
  ])
  expect(problems({ argv: ['--amqp-port', '60000'] }).problems[0]).toContain('choose one with --cluster-port')
})

test('a wrong flag is a usage error with a suggestion', () => {
  const refused = problems({ argv: ['--amqp-prt', '5672'] })
  expect(refused.exitCode).toBe(64)
  expect(refused.problems[0]).toMatch(/unknown option '--amqp-prt'.*--amqp-port/)
  expect(problems({ argv: ['start'] }).exitCode).toBe(64)
  expect(problems({ argv: ['--name'] }).problems[0]).toContain('argument missing')
})

test('--help lists the flags, --version asks for the version', () => {
  const help = load({ argv: ['--help'] })
  if (!help.ok || help.value.kind !== 'help') throw new Error('no help')
  for (const flag of [
    '--name',
    '--data-dir',
    '--amqp-port',
    '--cluster-port',
    '--config',
    '--cookie-file',
    '--log-format',
  ])
    expect(help.value.text).toContain(flag)
  expect(load({ argv: ['--version'] })).toEqual(ok({ kind: 'version' }))
})

test('the configuration is frozen', () => {
  const frozen = config({})
  expect(
    Object.isFrozen(frozen) && Object.isFrozen(frozen.amqpListeners) && Object.isFrozen(frozen.loopbackUsers),
  ).toBe(true)
})

test('ctl environment shows every setting but secrets and what is derived', () => {
  const described = describeConfig(config({ file: 'cluster_name = c1' }))
  expect(described).toMatchObject({ node_name: 'rabbit@hare', listeners: ['[::]:5672'], cluster_name: 'c1' })
})

test('CONFIG.md is what the table says', () => {
  expect(readFileSync(REFERENCE_FILE, 'utf8')).toBe(referencePage())
})
