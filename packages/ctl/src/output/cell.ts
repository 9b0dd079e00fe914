/** One value of a list in the notations of the formatters. */
import type { Json } from '@warren/rpc/client'
import { atom, binary, escapeString, list, number, type Term, tuple, verbatim } from './erlang-term.ts'

/**
 * What a column holds, beyond what JSON tells: `atom`, `pid` and `text` are strings; `table` is a field table in typed
 * form; `words` and `pids` are lists; `version` is a list of numbers that is shown as a tuple, `state` an atom or a list that is
 * shown as one.
 */
export type CellKind = 'text' | 'atom' | 'pid' | 'pids' | 'table' | 'words' | 'version' | 'state'

type TypedEntry = readonly [name: string, type: string, value: Json]

/** As in tab-separated rows. */
export function showCell(value: Json, kind: CellKind): string {
  if (value === null) return ''
  if (typeof value === 'string') return escapeControl(value)
  if (!isList(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value)
  switch (kind) {
    case 'table':
      return showTable(value)
    case 'version':
      return `{${value.join(',')}}`
    case 'state':
      return `{${value.join(', ')}}`
    default:
      return `[${value.map((element) => showCell(element, 'text')).join(', ')}]`
  }
}

export function cellTerm(value: Json, kind: CellKind): Term {
  if (value === null) return atom('undefined')
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean') return atom(String(value))
  if (typeof value === 'string') return textTerm(value, kind)
  if (!isList(value)) return binary(JSON.stringify(value))
  if (kind === 'table') return list(value.filter(isTypedEntry).map(typedTerm))
  if (kind === 'state') return tuple(...value.map((element) => cellTerm(element, 'atom')))
  if (kind === 'version') return tuple(...value.map((element) => cellTerm(element, 'text')))
  return list(value.map((element) => cellTerm(element, kind === 'pids' ? 'pid' : 'atom')))
}

function textTerm(value: string, kind: CellKind): Term {
  if (kind === 'atom' || kind === 'state') return atom(value)
  if (value === '' && kind !== 'text') return atom('')
  return kind === 'pid' ? verbatim(value) : binary(value)
}

function typedTerm([name, type, value]: TypedEntry): Term {
  return tuple(binary(name), atom(type), typedValueTerm(type, value))
}

function typedValueTerm(type: string, value: Json): Term {
  if (type === 'table' && isList(value)) return list(value.filter(isTypedEntry).map(typedTerm))
  if (type === 'array' && isList(value)) {
    return list(value.filter(isTypedValue).map(([member, inner]) => tuple(atom(member), typedValueTerm(member, inner))))
  }
  return cellTerm(value, 'text')
}

/** `[{"x-max-length",10},{"arr",[1,"two"]}]` */
function showTable(entries: readonly Json[]): string {
  const shown = entries
    .filter(isTypedEntry)
    .map(([name, type, value]) => `{"${escapeString(name)}",${showTyped(type, value)}}`)
  return `[${shown.join(',')}]`
}

function showTyped(type: string, value: Json): string {
  if (value === null) return 'undefined'
  if (type === 'table' && isList(value)) return showTable(value)
  if (type === 'array' && isList(value)) {
    return `[${value
      .filter(isTypedValue)
      .map(([member, inner]) => showTyped(member, inner))
      .join(',')}]`
  }
  return typeof value === 'string' ? `"${escapeString(value)}"` : String(value)
}

/** Control characters as `\ooo`, so that a value can neither end a row nor start a column. */
function escapeControl(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f]/g,
    (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  )
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function isTypedEntry(entry: Json): entry is TypedEntry {
  return isList(entry) && entry.length === 3 && typeof entry[0] === 'string' && typeof entry[1] === 'string'
}

function isTypedValue(value: Json): value is readonly [string, Json] {
  return isList(value) && value.length === 2 && typeof value[0] === 'string'
}
