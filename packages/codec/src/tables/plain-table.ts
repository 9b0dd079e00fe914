/** Field tables to and from plain JSON values, for the management API, the CLI and tests. Types are lost on the way. */
import { assertNever } from '@warren/kernel'
import type { FieldEntry, FieldTable, FieldValue } from './field-table.ts'

export type PlainValue = null | boolean | number | bigint | string | readonly PlainValue[] | PlainTable
export type PlainTable = { readonly [name: string]: PlainValue }

/** The first of equal names wins, as in a look-up. Integers beyond 2^53 are rounded, so that JSON can hold them. */
export function tableToPlain(table: FieldTable): PlainTable {
  const plain = new Map<string, PlainValue>()
  for (const entry of table) {
    if (!plain.has(entry.name)) plain.set(entry.name, fieldToPlain(entry.value))
  }
  return Object.fromEntries(plain) // Defines own properties, so that a field called __proto__ is only a field.
}

export function fieldToPlain(field: FieldValue): PlainValue {
  switch (field.type) {
    case 'bool':
    case 'byte':
    case 'unsignedbyte':
    case 'short':
    case 'unsignedshort':
    case 'signedint':
    case 'unsignedint':
    case 'float':
    case 'double':
    case 'longstr':
      return field.value
    case 'long':
    case 'timestamp':
      return Number(field.value)
    case 'decimal':
      return field.value / 10 ** field.scale
    case 'array':
      return field.value.map(fieldToPlain)
    case 'table':
      return tableToPlain(field.value)
    case 'void':
      return null
    case 'binary':
      return Buffer.from(field.value).toString('base64')
    default:
      return assertNever(field)
  }
}

/** Integers become `long`, other numbers `double`, null becomes `void`. */
export function plainToTable(plain: PlainTable): FieldTable {
  const entries: FieldEntry[] = []
  for (const [name, value] of Object.entries(plain)) entries.push({ name, value: plainToField(value) })
  return entries
}

export function plainToField(value: PlainValue): FieldValue {
  if (value === null) return { type: 'void' }
  if (typeof value === 'boolean') return { type: 'bool', value }
  if (typeof value === 'bigint') return { type: 'long', value }
  if (typeof value === 'string') return { type: 'longstr', value }
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { type: 'long', value } : { type: 'double', value }
  if (isPlainArray(value)) return { type: 'array', value: value.map(plainToField) }
  return { type: 'table', value: plainToTable(value) }
}

function isPlainArray(value: readonly PlainValue[] | PlainTable): value is readonly PlainValue[] {
  return Array.isArray(value)
}
