import { ok } from '@warren/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteWriter } from '../bytes/byte-writer.ts'
import { FIELD_TABLE } from './field-table.arbitrary.ts'
import { type FieldTable, fieldInteger, tableLookup } from './field-table.ts'
import { decodeTable, decodeTableBody, encodeTable, TABLE_DEPTH_MAX } from './field-table-codec.ts'

function encoded(table: FieldTable): Buffer {
  const writer = new ByteWriter(4)
  encodeTable(table, writer)
  return writer.toBuffer()
}

/** A table with one entry called `k`, whose tag and octets are given. */
function raw(tag: string, octets: readonly number[]): Buffer {
  const entry = Buffer.from([1, 0x6b, tag.charCodeAt(0), ...octets])
  return Buffer.concat([Buffer.from([0, 0, 0, entry.length]), entry])
}

test('any table comes back as it was', () => {
  fc.assert(
    fc.property(FIELD_TABLE, (table) => {
      const bytes = encoded(table)
      expect(decodeTable(bytes, 0, bytes.length)).toEqual(ok(table))
      expect(decodeTableBody(bytes, 4, bytes.length)).toEqual(ok(table))
    }),
  )
})

test('a table cut at any octet is an error, never an exception', () => {
  fc.assert(
    fc.property(FIELD_TABLE, (table) => {
      const bytes = encoded(table)
      for (let end = 0; end < bytes.length; end += 1) {
        const cut = Buffer.from(bytes.subarray(0, end))
        expect(decodeTable(cut, 0, end).ok).toBe(false)
      }
    }),
    { numRuns: 50 },
  )
})

test('random octets never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (octets) => {
      decodeTable(Buffer.from(octets), 0, octets.length)
      decodeTableBody(Buffer.from(octets), 0, octets.length)
    }),
    { numRuns: 3000 },
  )
})

test("RabbitMQ's tags are read: small and unsigned integers, L as l", () => {
  const cases = [
    [raw('b', [0xff]), { type: 'byte', value: -1 }],
    [raw('B', [0xff]), { type: 'unsignedbyte', value: 255 }],
    [raw('s', [0xff, 0xfe]), { type: 'short', value: -2 }],
    [raw('u', [0xff, 0xfe]), { type: 'unsignedshort', value: 65534 }],
    [raw('I', [0xff, 0xff, 0xff, 0xfd]), { type: 'signedint', value: -3 }],
    [raw('i', [0xff, 0xff, 0xff, 0xfd]), { type: 'unsignedint', value: 4294967293 }],
    [raw('l', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfc]), { type: 'long', value: -4 }],
    [raw('L', [0, 0, 0, 0, 0, 0, 0, 5]), { type: 'long', value: 5 }],
    [raw('T', [0, 0, 0, 0, 0, 0, 0, 6]), { type: 'timestamp', value: 6 }],
    [raw('D', [2, 0, 0, 0, 7]), { type: 'decimal', scale: 2, value: 7 }],
    [raw('x', [0, 0, 0, 1, 8]), { type: 'binary', value: Buffer.from([8]) }],
    [raw('t', [2]), { type: 'bool', value: true }],
    [raw('V', []), { type: 'void' }],
  ] as const
  for (const [bytes, value] of cases) {
    expect(decodeTable(bytes, 0, bytes.length)).toEqual(ok([{ name: 'k', value }]))
  }
})

test('an unknown tag is named in the error', () => {
  const bytes = raw('z', [])
  expect(decodeTable(bytes, 0, bytes.length)).toEqual({ ok: false, error: { kind: 'unknownFieldType', tag: 0x7a } })
})

test('a long string that is not UTF-8 keeps its octets', () => {
  const bytes = raw('S', [0, 0, 0, 2, 0xc3, 0x28])
  const decoded = decodeTable(bytes, 0, bytes.length)
  expect(decoded).toEqual(
    ok([{ name: 'k', value: { type: 'longstr', value: '\ufffd(', bytes: Buffer.from([0xc3, 0x28]) } }]),
  )
  if (decoded.ok) expect(encoded(decoded.value)).toEqual(bytes)
})

test('a long string that holds U+FFFD itself is ordinary text', () => {
  const bytes = encoded([{ name: 'k', value: { type: 'longstr', value: '\ufffd' } }])
  expect(decodeTable(bytes, 0, bytes.length)).toEqual(ok([{ name: 'k', value: { type: 'longstr', value: '\ufffd' } }]))
})

test('nesting is limited', () => {
  const nested = (depth: number): FieldTable =>
    depth === 1 ? [] : [{ name: 'n', value: { type: 'table', value: nested(depth - 1) } }]
  const deepest = encoded(nested(TABLE_DEPTH_MAX))
  expect(decodeTable(deepest, 0, deepest.length).ok).toBe(true)
  const tooDeep = encoded(nested(TABLE_DEPTH_MAX + 1))
  expect(decodeTable(tooDeep, 0, tooDeep.length)).toEqual({
    ok: false,
    error: { kind: 'tooDeep', depthMax: TABLE_DEPTH_MAX },
  })
})

test('the first of equal names wins in a look-up, all integer types count as integers', () => {
  const table: FieldTable = [
    { name: 'x', value: { type: 'byte', value: 1 } },
    { name: 'x', value: { type: 'longstr', value: '2' } },
  ]
  const found = tableLookup(table, 'x')
  expect(found === undefined ? undefined : fieldInteger(found)).toBe(1)
  expect(fieldInteger({ type: 'longstr', value: '2' })).toBeUndefined()
  expect(tableLookup(table, 'y')).toBeUndefined()
})
