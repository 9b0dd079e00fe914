import { expect, test } from 'vitest'
import { type LogFormat, type LogLevel, openLog } from './logging.ts'

function capture(format: LogFormat, level: LogLevel = 'info') {
  const lines: string[] = []
  const log = openLog({ format, level, sink: { write: (line) => lines.push(line) } })
  return { log, lines }
}
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/

test('a line of text has time, level, scope, text and fields', () => {
  const { log, lines } = capture('text')
  log.scope('cluster').info('queue leader changed', { queue: 'q1', from: 'rabbit@a', attempts: 2 })
  expect(lines[0]).toMatch(TIME)
  expect(lines[0]?.replace(TIME, '')).toBe(' info  cluster queue leader changed queue=q1 from=rabbit@a attempts=2\n')
})

test('a value with spaces, quotes or line breaks stays one value on one line', () => {
  const { log, lines } = capture('text')
  log.warn('odd', { name: 'a b', quoted: 'x="1"', broken: 'one\ntwo', empty: '' })
  expect(lines[0]?.replace(TIME, '')).toBe(' warn  - odd name="a b" quoted="x=\\"1\\"" broken="one\\ntwo" empty=""\n')
})

test('an error is shown with its causes', () => {
  const { log, lines } = capture('text')
  log.error('disk failed', { error: new Error('write', { cause: new Error('ENOSPC') }) })
  expect(lines[0]).toContain('error="write: ENOSPC"')
})

test('JSON has the same parts, and a field cannot take the place of one', () => {
  const { log, lines } = capture('json')
  log.scope('raft').error('term changed', { term: 7, level: 'x', big: 12n })
  const parsed: unknown = JSON.parse(lines[0] ?? '')
  expect(parsed).toMatchObject({ level: 'error', scope: 'raft', text: 'term changed', term: 7, level_: 'x', big: '12' })
})

test('a scope of a scope takes its place', () => {
  const { log, lines } = capture('json')
  log.scope('raft').scope('storage').info('x')
  expect(lines[0]?.match(/scope/g)).toHaveLength(1)
  expect(lines[0]).toContain('"scope":"storage"')
})

test('events below the level are dropped', () => {
  const { log, lines } = capture('text', 'warn')
  log.debug('a')
  log.info('b')
  log.warn('c')
  expect(lines).toHaveLength(1)
})
