import { expect, test } from 'vitest'
import { nodeHost, parseNodeName, withoutPort } from './ids.ts'

test('a node name has a head and a host', () => {
  const name = parseNodeName('rabbit@rmq-broker-test-1')
  expect(name.ok && nodeHost(name.value)).toBe('rmq-broker-test-1')
})

test('a port that was added to a node name is no part of it', () => {
  expect(['rabbit@host:25672', 'rabbit@host'].map(withoutPort)).toEqual(['rabbit@host', 'rabbit@host'])
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
