import { expect, test } from 'vitest'
import { nodeHost, parseNodeName } from './ids.ts'

test('a node name has a head and a host', () => {
  const name = parseNodeName('rabbit@rmq-broker-test-1')
  expect(name.ok && nodeHost(name.value)).toBe('rmq-broker-test-1')
})

test.each([
  ['rabbit', 'invalidHost'],
  ['rabbit@', 'invalidHost'],
  ['@host', 'invalidHead'],
  ['rab bit@host', 'invalidHead'],
  ['rabbit@ho st', 'invalidHost'],
])('%s is refused as %s', (text, kind) => {
  expect(parseNodeName(text)).toEqual({ ok: false, error: { kind, text } })
})
