/** JSON as policies are written in it, and as RabbitMQ's texts show it. */
import { erlangBinary } from '@warren/codec'

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** As Erlang's `~p` prints what RabbitMQ decodes JSON to. */
export function jsonTerm(value: JsonValue): string {
  if (typeof value === 'string') return binaryTerm(value)
  if (typeof value === 'number') return numberTerm(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (isJsonList(value)) return `[${value.map(jsonTerm).join(',')}]`
  const pairs = Object.entries(value).map(([key, inner]) => `${binaryTerm(key)} => ${jsonTerm(inner)}`)
  return `#{${pairs.sort().join(',')}}`
}

export function isJsonList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

export function binaryTerm(text: string): string {
  return erlangBinary(Buffer.from(text))
}

/** A float has a point in Erlang, also before an exponent: `1.0e-7`. */
function numberTerm(value: number): string {
  const text = String(value).replace('e+', 'e')
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text
}
