/** When two field values are one and the same to a headers exchange, or to the equivalence check of a re-declare. */
import type { FieldTable, FieldValue } from '@warren/codec'

/**
 * By value, not by wire type: byte 1, long 1 and double 1.0 are equal, the string "1" is not. Inside arrays and tables the
 * types count too, as they do in RabbitMQ, where nested values carry them.
 */
export function equalFieldValues(left: FieldValue, right: FieldValue): boolean {
  switch (left.type) {
    case 'bool':
      return right.type === 'bool' && left.value === right.value
    case 'void':
      return right.type === 'void'
    case 'decimal':
      return right.type === 'decimal' && left.scale === right.scale && left.value === right.value
    case 'longstr':
    case 'binary':
      return (right.type === 'longstr' || right.type === 'binary') && equalStrings(left, right)
    case 'array':
      return right.type === 'array' && equalArrays(left.value, right.value)
    case 'table':
      return right.type === 'table' && equalTables(left.value, right.value)
    default:
      return isNumeric(right) && equalNumbers(left.value, right.value)
  }
}

type StringValue = Extract<FieldValue, { type: 'longstr' | 'binary' }>
type NumericValue = Exclude<
  FieldValue,
  { type: 'bool' | 'void' | 'decimal' | 'longstr' | 'binary' | 'array' | 'table' }
>

function isNumeric(value: FieldValue): value is NumericValue {
  switch (value.type) {
    case 'bool':
    case 'void':
    case 'decimal':
    case 'longstr':
    case 'binary':
    case 'array':
    case 'table':
      return false
    default:
      return true
  }
}

/** Exact between bigint and number, which `===` is not; false for a NaN. */
function equalNumbers(left: number | bigint, right: number | bigint): boolean {
  return left <= right && left >= right
}

function equalStrings(left: StringValue, right: StringValue): boolean {
  if (isText(left) && isText(right)) return left.value === right.value
  return Buffer.compare(stringBytes(left), stringBytes(right)) === 0
}

function isText(value: StringValue): value is StringValue & { readonly type: 'longstr'; readonly value: string } {
  return value.type === 'longstr' && value.bytes === undefined
}

function stringBytes(value: StringValue): Uint8Array {
  if (value.type === 'binary') return value.value
  return value.bytes ?? Buffer.from(value.value)
}

function equalArrays(left: readonly FieldValue[], right: readonly FieldValue[]): boolean {
  return left.length === right.length && left.every((value, i) => equalTyped(value, right[i]))
}

function equalTables(left: FieldTable, right: FieldTable): boolean {
  return (
    left.length === right.length &&
    left.every((entry, i) => entry.name === right[i]?.name && equalTyped(entry.value, right[i]?.value))
  )
}

function equalTyped(left: FieldValue, right: FieldValue | undefined): boolean {
  return right !== undefined && left.type === right.type && equalFieldValues(left, right)
}
