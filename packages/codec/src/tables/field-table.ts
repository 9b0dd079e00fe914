/** Field tables in RabbitMQ's dialect of AMQP 0-9-1 §4.2.5.5, with RabbitMQ's names for the types. */

export type FieldValue =
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'byte'; readonly value: number }
  | { readonly type: 'unsignedbyte'; readonly value: number }
  | { readonly type: 'short'; readonly value: number }
  | { readonly type: 'unsignedshort'; readonly value: number }
  | { readonly type: 'signedint'; readonly value: number }
  | { readonly type: 'unsignedint'; readonly value: number }
  /** A bigint only beyond the safe integers. */
  | { readonly type: 'long'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'double'; readonly value: number }
  /** `value` divided by ten to the power of `scale`. */
  | { readonly type: 'decimal'; readonly scale: number; readonly value: number }
  /** `bytes` only where they are not UTF-8, and `value` is lossy. */
  | { readonly type: 'longstr'; readonly value: string; readonly bytes?: Uint8Array }
  | { readonly type: 'array'; readonly value: readonly FieldValue[] }
  /** Seconds since 1970; a bigint only beyond the safe integers. */
  | { readonly type: 'timestamp'; readonly value: number | bigint }
  | { readonly type: 'table'; readonly value: FieldTable }
  | { readonly type: 'void' }
  | { readonly type: 'binary'; readonly value: Uint8Array }

export type FieldType = FieldValue['type']

export interface FieldEntry {
  readonly name: string
  readonly value: FieldValue
}

/** In wire order. A name may come twice; look-ups see the first. */
export type FieldTable = readonly FieldEntry[]

export const EMPTY_TABLE: FieldTable = []

/** The first entry called `name`. O(entries). */
export function tableLookup(table: FieldTable, name: string): FieldValue | undefined {
  for (const entry of table) {
    if (entry.name === name) return entry.value
  }
  return undefined
}

/** The integer in a field of any integer type: clients choose the width as they like. */
export function fieldInteger(value: FieldValue): number | bigint | undefined {
  switch (value.type) {
    case 'byte':
    case 'unsignedbyte':
    case 'short':
    case 'unsignedshort':
    case 'signedint':
    case 'unsignedint':
    case 'long':
      return value.value
    default:
      return undefined
  }
}

export function longstr(value: string): FieldValue {
  return { type: 'longstr', value }
}

export function bool(value: boolean): FieldValue {
  return { type: 'bool', value }
}
