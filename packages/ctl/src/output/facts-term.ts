/** Facts as an Erlang term: objects as property lists, texts as binaries. */
import type { Json } from '@warren/rpc/client'
import { atom, binary, list, number, type Term, tuple } from './erlang-term.ts'
import { isFacts } from './facts.ts'

export function factsTerm(value: Json): Term {
  if (value === null) return atom('undefined')
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean') return atom(String(value))
  if (typeof value === 'string') return binary(value)
  if (isFacts(value)) return list(Object.entries(value).map(([name, inner]) => tuple(atom(name), factsTerm(inner))))
  return list(value.map(factsTerm))
}
