import { expect, test } from 'vitest'
import { COMMANDS } from '../commands/command-table.ts'
import { type Misuse, parseCommandLine } from './command-line.ts'

function parse(...argv: readonly string[]) {
  return parseCommandLine(argv, { environment: {}, hostName: 'hare' })
}
function misuse(...argv: readonly string[]): Misuse {
  const parsed = parse(...argv)
  if (parsed.ok) throw new Error(`accepted ${argv.join(' ')}`)
  return parsed.error
}

test.each([
  [['add_user'], 64, 'not enough arguments.'],
  [['add_user', 'a', 'b', 'c'], 64, 'too many arguments.'],
  [['add_user', '', 'x'], 65, 'Bad argument: user cannot be an empty string'],
  [['add_vhost', ''], 65, 'Bad argument: vhost cannot be an empty string'],
  [['delete_queue', ''], 65, 'Bad argument: queue name cannot be an empty string'],
  [['set_permissions', 'bob', '.*'], 64, 'not enough arguments.'],
  [['list_users', 'x'], 64, 'too many arguments.'],
  [['list_queues', 'bogus', 'name', 'bogus2'], 64, 'Info key(s) bogus,bogus2 are not supported'],
  [['list_queues', '--bogus'], 64, 'Invalid options for this command:\n--bogus : '],
  [['--bogus', 'list_queues'], 64, 'Invalid options for this command:\n--bogus : '],
  [['list_queues', '-t', 'abc'], 64, 'Invalid options for this command:\n-t : abc'],
  [['list_queues', '--formatter', 'nope'], 64, 'Invalid options for this command:\n--formatter : nope'],
  [['list_queues', '-e'], 64, 'Invalid options for this command:\n-e : '],
  [['close_all_connections', '--limit', 'many', 'bye'], 64, 'Invalid options for this command:\n--limit : many'],
  [['join_cluster', 'a@b', '--ram', '--disc'], 65, 'Bad argument: The node type must be either disc or ram.'],
  [['status', '--unit', 'foo'], 64, "unit 'foo' is not supported. Please use one of: bytes, mb, gb"],
])('%j is refused', (argv, exitCode, text) => {
  expect(misuse(...argv)).toMatchObject({
    kind: 'invalid',
    exitCode,
    text,
    spec: { name: argv.find((word) => COMMANDS.has(word)) },
  })
})

test('no command, an unknown one, and one that was mistyped', () => {
  expect(misuse()).toEqual({ kind: 'noCommand' })
  expect(misuse('-n', 'a@b')).toEqual({ kind: 'noCommand' })
  expect(misuse('xyzzy')).toEqual({ kind: 'unknownCommand', command: 'xyzzy', nearest: undefined })
  expect(misuse('list_user')).toEqual({ kind: 'unknownCommand', command: 'list_user', nearest: 'list_users' })
  expect(misuse('list_quues', 'name')).toMatchObject({ nearest: 'list_queues' })
})

test('a node name that is none', () => {
  expect(misuse('ping', '-n', 'b d@host')).toMatchObject({
    kind: 'plain',
    exitCode: 65,
    text: expect.stringContaining('Unsupported node name: node name head'),
  })
  expect(misuse('ping', '-n', 'a@b d')).toMatchObject({ text: expect.stringContaining('hostname is invalid') })
})

test('general options are taken before and after the command, and joined with =', () => {
  for (const argv of [
    ['-p', 'v', '-q', 'list_permissions'],
    ['list_permissions', '--vhost=v', '--quiet'],
    ['list_permissions', '-q', '--vhost', 'v', '--print-stacktrace'],
  ])
    expect(parse(...argv)).toMatchObject({ ok: true, value: { invocation: { vhost: 'v', isQuiet: true } } })
})

test('after -- an argument may look like an option', () => {
  expect(parse('add_user', '--', 'bob', '-secret')).toMatchObject({
    value: { invocation: { arguments: ['bob', '-secret'] } },
  })
})

test('help of all, of one, and with arguments missing', () => {
  expect(parse('help')).toEqual({ ok: true, value: { kind: 'help' } })
  expect(parse('--help')).toEqual({ ok: true, value: { kind: 'help' } })
  for (const argv of [
    ['help', 'add_user'],
    ['add_user', '--help'],
    ['-?', 'add_user'],
  ])
    expect(parse(...argv)).toMatchObject({ value: { kind: 'help', spec: { name: 'add_user' } } })
  expect(misuse('help', 'nosuch')).toMatchObject({ exitCode: 64, text: "Error:\n\nCommand 'nosuch' not found." })
})

test('every command can be asked for help, and no option of one hides a general option', () => {
  const general = new Set([
    '-n',
    '-l',
    '-t',
    '-q',
    '-s',
    '-p',
    '--node',
    '--longnames',
    '--timeout',
    '--quiet',
    '--silent',
    '--vhost',
    '--formatter',
  ])
  for (const spec of COMMANDS.values()) {
    for (const { flags } of spec.options) for (const flag of flags.split(/[ ,]+/)) expect(general.has(flag)).toBe(false)
    if (spec.name !== 'help') expect(parse('help', spec.name)).toMatchObject({ ok: true })
  }
})
