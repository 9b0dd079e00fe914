/** Random field tables for property tests. */
import fc from 'fast-check'
import type { FieldTable, FieldValue } from './field-table.ts'

const INT64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
const UINT64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })

/** As the decoder gives them: a number when that is exact. */
function normal(value: bigint): number | bigint {
  const rounded = Number(value)
  return Number.isSafeInteger(rounded) ? rounded : value
}

const NAME = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((name) => Buffer.byteLength(name) <= 255)

const { table } = fc.letrec<{ table: FieldTable; value: FieldValue }>((tie) => ({
  table: fc.array(fc.record({ name: NAME, value: tie('value') }), { maxLength: 6 }),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ type: fc.constant('bool' as const), value: fc.boolean() }),
    fc.record({ type: fc.constant('byte' as const), value: fc.integer({ min: -128, max: 127 }) }),
    fc.record({ type: fc.constant('unsignedbyte' as const), value: fc.integer({ min: 0, max: 255 }) }),
    fc.record({ type: fc.constant('short' as const), value: fc.integer({ min: -32768, max: 32767 }) }),
    fc.record({ type: fc.constant('unsignedshort' as const), value: fc.integer({ min: 0, max: 65535 }) }),
    fc.record({ type: fc.constant('signedint' as const), value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) }),
    fc.record({ type: fc.constant('unsignedint' as const), value: fc.integer({ min: 0, max: 2 ** 32 - 1 }) }),
    fc.record({ type: fc.constant('long' as const), value: INT64.map(normal) }),
    fc.record({ type: fc.constant('float' as const), value: fc.float() }),
    fc.record({ type: fc.constant('double' as const), value: fc.double() }),
    fc.record({
      type: fc.constant('decimal' as const),
      scale: fc.integer({ min: 0, max: 255 }),
      value: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    }),
    fc.record({ type: fc.constant('longstr' as const), value: fc.string({ unit: 'grapheme' }) }),
    fc.record({ type: fc.constant('array' as const), value: fc.array(tie('value'), { maxLength: 5 }) }),
    fc.record({ type: fc.constant('timestamp' as const), value: UINT64.map(normal) }),
    fc.record({ type: fc.constant('table' as const), value: tie('table') }),
    fc.record({ type: fc.constant('void' as const) }),
    fc.record({
      type: fc.constant('binary' as const),
      value: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    }),
  ),
}))

export const FIELD_TABLE: fc.Arbitrary<FieldTable> = table
