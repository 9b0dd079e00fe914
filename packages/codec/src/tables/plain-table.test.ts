import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIELD_TABLE } from './field-table.arbitrary.ts'
import { plainToTable, tableToPlain } from './plain-table.ts'

test('plain values survive the way through a table', () => {
  const plain = { a: 1, b: 'text', c: [true, null, { d: 1.5 }], 'x-message-ttl': -60000 }
  expect(tableToPlain(plainToTable(plain))).toEqual(plain)
})

test('integers become long, fractions double', () => {
  expect(plainToTable({ a: 5, b: 0.5 })).toEqual([
    { name: 'a', value: { type: 'long', value: 5 } },
    { name: 'b', value: { type: 'double', value: 0.5 } },
  ])
})

test('any table can be shown as JSON', () => {
  fc.assert(
    fc.property(FIELD_TABLE, (table) => {
      expect(typeof JSON.stringify(tableToPlain(table))).toBe('string')
    }),
  )
})

test('the first of equal names is shown, and no name is special', () => {
  const table = [
    { name: '__proto__', value: { type: 'longstr', value: 'first' } },
    { name: '__proto__', value: { type: 'longstr', value: 'second' } },
  ] as const
  expect(JSON.stringify(tableToPlain(table))).toBe('{"__proto__":"first"}')
})

test('decimals are divided, octets shown in base64', () => {
  expect(
    tableToPlain([
      { name: 'd', value: { type: 'decimal', scale: 2, value: 314 } },
      { name: 'x', value: { type: 'binary', value: Buffer.from('warren') } },
    ]),
  ).toEqual({ d: 3.14, x: 'd2FycmVu' })
})
