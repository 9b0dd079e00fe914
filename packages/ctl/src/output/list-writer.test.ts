import { expect, test } from 'vitest'
import { type Formatter, listWriter, type Row } from './list-writer.ts'

const KINDS = { arguments: 'table', tags: 'words', pid: 'pid', state: 'state', protocol: 'version' } as const

function written(
  formatter: Formatter,
  rows: readonly Row[],
  columns = Object.keys(rows[0] ?? {}),
  hasHeader = true,
): string {
  let text = ''
  const writer = listWriter(formatter, { columns, kinds: KINDS, hasHeader }, (piece) => {
    text += piece
  })
  for (const row of rows) writer.row(row)
  writer.end()
  return text
}
const ARGUMENTS = [
  ['x-max-length', 'byte', 10],
  ['s', 'longstr', 'a "b"'],
  [
    'list',
    'array',
    [
      ['byte', 1],
      ['longstr', 'two'],
    ],
  ],
  ['deep', 'table', [['on', 'bool', true]]],
  ['nothing', 'void', null],
] as const
const USERS: readonly Row[] = [
  { user: 'guest', tags: ['administrator'] },
  { user: 'bob', tags: ['monitoring', 'policymaker'] },
  { user: 'eve', tags: [] },
]

test('table: a header, rows separated by tabs', () => {
  expect(written('table', USERS)).toBe('user\ttags\nguest\t[administrator]\nbob\t[monitoring, policymaker]\neve\t[]\n')
  expect(written('table', USERS.slice(0, 1), undefined, false)).toBe('guest\t[administrator]\n')
})

test('table: argument tables, booleans, numbers, blanks, versions and process ids', () => {
  const row = { arguments: ARGUMENTS, on: true, n: 0.5, policy: '', protocol: [0, 9, 1], pid: '<rabbit@a.1.2.0>' }
  expect(written('table', [row], undefined, false)).toBe(
    '[{"x-max-length",10},{"s","a \\"b\\""},{"list",[1,"two"]},{"deep",[{"on",true}]},{"nothing",undefined}]\ttrue\t0.5\t\t{0,9,1}\t<rabbit@a.1.2.0>\n',
  )
})

test('the state of a queue is a word, or a tuple of a word and a number', () => {
  const rows: readonly Row[] = [{ state: 'running' }, { state: ['syncing', 8010] }]
  expect(written('table', rows, undefined, false)).toBe('running\n{syncing, 8010}\n')
  expect(written('json_stream', rows)).toBe('{"state":"running"}\n{"state":["syncing",8010]}\n')
  expect(written('erlang', rows)).toBe('[[{state,running}],[{state,{syncing,8010}}]]\n')
})

test('table: control characters are escaped, other languages are not', () => {
  expect(written('table', [{ name: 'q\ttab\nline é 兔' }], undefined, false)).toBe('q\\011tab\\012line é 兔\n')
})

test('an empty table prints nothing, an empty JSON list is a list', () => {
  expect(written('table', [], ['name'])).toBe('')
  expect(written('csv', [], ['name'])).toBe('')
  expect(written('pretty_table', [], ['name'])).toBe('')
  expect(written('json', [], ['name'])).toBe('[\n]\n')
  expect(written('erlang', [], ['name'])).toBe('[]\n')
})

test('csv: everything in quotes, a quote doubled', () => {
  expect(written('csv', [{ name: 'q "x"', messages: 0, arguments: [['x-max-length', 'byte', 10]] }])).toBe(
    '"name","messages","arguments"\n"q ""x""","0","[{""x-max-length"",10}]"\n',
  )
})

test('json: objects on a line each, separated by a comma in front', () => {
  const text = written('json', USERS.slice(0, 2))
  expect(text).toBe(
    '[\n{"user":"guest","tags":["administrator"]}\n,{"user":"bob","tags":["monitoring","policymaker"]}\n]\n',
  )
  expect(JSON.parse(text)).toEqual(USERS.slice(0, 2))
})

test('json_stream: one object a line', () => {
  expect(written('json_stream', USERS.slice(1))).toBe(
    '{"user":"bob","tags":["monitoring","policymaker"]}\n{"user":"eve","tags":[]}\n',
  )
})

test('erlang: property lists with binaries, atoms and typed arguments', () => {
  expect(written('erlang', [{ name: 'q1', pid: '<rabbit@a.1.2.1>', state: 'running', policy: '' }])).toBe(
    '[[{name,<<"q1">>},{pid,<rabbit@a.1.2.1>},{state,running},{policy,<<>>}]]\n',
  )
  expect(written('erlang', [{ arguments: ARGUMENTS.slice(0, 3) }])).toContain(
    '{<<"list">>,array,[{byte,1},{longstr,<<"two">>}]}',
  )
})

test('pretty_table: boxes', () => {
  expect(written('pretty_table', USERS.slice(0, 1))).toBe(
    '┌───────┬─────────────────┐\n│ user  │ tags            │\n├───────┼─────────────────┤\n│ guest │ [administrator] │\n└───────┴─────────────────┘\n',
  )
})
