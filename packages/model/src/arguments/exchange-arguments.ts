/** What an exchange.declare may carry. */
import { type FieldTable, tableLookup } from '@warren/codec'
import { type ExchangeName, fail, ok, type Result } from '@warren/kernel'
import type { ExchangeType } from '../record.ts'

const EXCHANGE_TYPES: ReadonlySet<string> = new Set<ExchangeType>(['direct', 'fanout', 'topic', 'headers'])

export function isExchangeType(type: string): type is ExchangeType {
  return EXCHANGE_TYPES.has(type)
}

/** The argument `alternate-exchange`; the error is the type of one that is not a string. */
export function alternateExchangeOf(declared: FieldTable): Result<ExchangeName | undefined, string> {
  const value = tableLookup(declared, 'alternate-exchange')
  if (value === undefined) return ok(undefined)
  return value.type === 'longstr' ? ok(value.value as ExchangeName) : fail(value.type) // Any text will do: it need not exist.
}
