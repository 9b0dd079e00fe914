import { expect, test } from 'vitest'
import { parseConfigFile } from './config-file.ts'

test('keys, comments, quotes and blank lines', () => {
  const { entries, problems } = parseConfigFile(
    [
      '# RabbitMQ style',
      '',
      'heartbeat = 60 # seconds',
      '  listeners.tcp.default=5672',
      `default_pass = 'a # "b" \\'c\\''  # kept`,
      'cluster_name = "two words"',
      'empty =',
    ].join('\r\n'),
  )
  expect(problems).toEqual([])
  expect(entries).toEqual([
    { key: 'heartbeat', value: '60', line: 3 },
    { key: 'listeners.tcp.default', value: '5672', line: 4 },
    { key: 'default_pass', value: `a # "b" 'c'`, line: 5 },
    { key: 'cluster_name', value: 'two words', line: 6 },
    { key: 'empty', value: '', line: 7 },
  ])
})

test('a key given twice counts as given last', () => {
  const { entries } = parseConfigFile('heartbeat = 1\nheartbeat = 2\n')
  expect(entries).toEqual([{ key: 'heartbeat', value: '2', line: 2 }])
})

test('what cannot be read is told with its line', () => {
  const { problems } = parseConfigFile(`heartbeat 60\n[section]\nname = 'open\nother = 'x' y\nbad key = 1`)
  expect(problems.map((problem) => problem.line)).toEqual([1, 2, 3, 4, 5])
  expect(problems[0]?.text).toContain('no "="')
  expect(problems[2]?.text).toContain('not closed')
  expect(problems[3]?.text).toContain('after the closing quote')
})
