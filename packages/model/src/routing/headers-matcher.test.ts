import type { FieldTable, FieldValue } from '@warren/codec'
import { describe, expect, test } from 'vitest'
import { bind, bootstrapped, exchangeName, table, toQueue, vhost } from '../metadata.arbitrary.ts'
import type { QueueRecord } from '../record.ts'

const text = (value: string): FieldValue => ({ type: 'longstr', value })
const byte = (value: number): FieldValue => ({ type: 'byte', value })

function isRouted(bindingArguments: FieldTable, headers: FieldTable | undefined): boolean {
  const replica = bootstrapped()
  replica.declareQueue('q')
  replica.bind('amq.headers', toQueue('q'), 'ignored', bindingArguments)
  const out: QueueRecord[] = []
  replica.metadata.router.route(vhost, exchangeName('amq.headers'), 'k', () => headers, out)
  return out.length === 1
}

describe('x-match', () => {
  const both = { a: text('1'), b: text('2') }
  test.each([
    ['all', both, both, true],
    ['all', both, { a: text('1') }, false],
    ['any', both, { a: text('1') }, true],
    ['any', both, { a: text('2') }, false],
    ['all', {}, {}, true],
    ['any', {}, both, false],
    ['all', { 'x-a': text('1'), b: text('2') }, { b: text('2') }, true],
    ['all-with-x', { 'x-a': text('1'), b: text('2') }, { b: text('2') }, false],
    ['all-with-x', { 'x-a': text('1'), b: text('2') }, { 'x-a': text('1'), b: text('2') }, true],
    ['any', { 'x-a': text('1') }, { 'x-a': text('1') }, false],
    ['any-with-x', { 'x-a': text('1') }, { 'x-a': text('1') }, true],
  ])('%s of %j against %j: %j', (match, criteria, headers, expected) => {
    expect(isRouted(table({ ...criteria, 'x-match': text(match) }), table(headers))).toBe(expected)
  })

  test('is all when absent', () => {
    expect(isRouted(table(both), table({ a: text('1') }))).toBe(false)
    expect(isRouted(table(both), table(both))).toBe(true)
  })

  test('a message without headers matches a binding without criteria', () => {
    expect(isRouted([], undefined)).toBe(true)
    expect(isRouted(table(both), undefined)).toBe(false)
  })

  test('any other word, or no word at all, is refused', () => {
    const replica = bootstrapped()
    replica.declareQueue('q')
    const attempt = (value: FieldValue) =>
      replica.refuse(bind('amq.match', toQueue('q'), '', table({ 'x-match': value })))
    expect(attempt(text('zap'))).toEqual({ kind: 'invalidXMatch', value: text('zap') })
    expect(attempt(byte(1))).toEqual({ kind: 'invalidXMatch', value: byte(1) })
  })
})

describe('values', () => {
  const routes = (wanted: FieldValue, given: FieldValue) => isRouted(table({ a: wanted }), table({ a: given }))

  test('numbers are equal across wire types', () => {
    expect(routes(byte(1), { type: 'long', value: 1 })).toBe(true)
    expect(routes(byte(1), { type: 'double', value: 1 })).toBe(true)
    expect(routes(byte(1), { type: 'double', value: 1.5 })).toBe(false)
    expect(routes({ type: 'long', value: 2n ** 60n }, { type: 'timestamp', value: 2n ** 60n })).toBe(true)
    expect(routes({ type: 'long', value: 2n ** 60n }, { type: 'double', value: 2 ** 60 })).toBe(true)
  })

  test('a string is no number, a boolean no string', () => {
    expect(routes(byte(1), text('1'))).toBe(false)
    expect(routes({ type: 'bool', value: true }, text('true'))).toBe(false)
    expect(routes({ type: 'bool', value: true }, byte(1))).toBe(false)
  })

  test('a void asks for presence only', () => {
    expect(routes({ type: 'void' }, text('anything'))).toBe(true)
    expect(isRouted(table({ a: { type: 'void' } }), [])).toBe(false)
  })

  test('strings that are no UTF-8 are compared by their bytes', () => {
    const bytes = (octet: number): FieldValue => ({ type: 'longstr', value: '\ufffd', bytes: Uint8Array.of(octet) })
    expect(routes(bytes(0xff), bytes(0xff))).toBe(true)
    expect(routes(bytes(0xff), bytes(0xfe))).toBe(false)
    expect(routes(bytes(0xff), { type: 'binary', value: Uint8Array.of(0xff) })).toBe(true)
    expect(routes(bytes(0xff), text('\ufffd'))).toBe(false)
  })

  test('nested values have to agree in type too', () => {
    const list = (value: FieldValue): FieldValue => ({ type: 'array', value: [value] })
    expect(routes(list(byte(1)), list(byte(1)))).toBe(true)
    expect(routes(list(byte(1)), list({ type: 'long', value: 1 }))).toBe(false)
    const nested = (value: FieldValue): FieldValue => ({ type: 'table', value: table({ k: value }) })
    expect(routes(nested(text('v')), nested(text('v')))).toBe(true)
    expect(routes(nested(text('v')), nested(text('w')))).toBe(false)
  })

  test('the first of equal header names counts', () => {
    const headers: FieldTable = [
      { name: 'a', value: text('1') },
      { name: 'a', value: text('2') },
    ]
    expect(isRouted(table({ a: text('1') }), headers)).toBe(true)
    expect(isRouted(table({ a: text('2') }), headers)).toBe(false)
  })
})
