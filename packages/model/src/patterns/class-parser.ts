/** Character classes: `[a-z_]`, `[^0-9]`, `[[:alnum:].-]`. */
import { type CharacterSet, ignoreCase, negate, POSIX_CLASSES, single, union } from './character-set.ts'
import { parseCharacterEscape } from './escape-parser.ts'
import type { PatternReader } from './pattern-reader.ts'

const POSIX_CLASS = /^\[:(\^?)([a-z]+):\]/
const BACKSPACE = 8

/** The opening bracket is behind. */
export function parseClass(reader: PatternReader, isCaseIgnored: boolean): CharacterSet {
  const isNegated = reader.skip('^')
  const sets: CharacterSet[] = []
  // A closing bracket in the first place stands for itself.
  if (reader.skip(']')) sets.push(parseRange(reader, single(0x5d)))
  while (!reader.skip(']')) {
    if (reader.isDone) throw reader.error('missing closing bracket')
    sets.push(parsePosixClass(reader) ?? parseRange(reader, parseMember(reader)))
  }
  const set = isCaseIgnored ? ignoreCase(union(sets)) : union(sets)
  return isNegated ? negate(set) : set
}

/** What a range starts with is behind. A hyphen in the last place, or behind a set, stands for itself. */
function parseRange(reader: PatternReader, first: CharacterSet): CharacterSet {
  if (!reader.isAt('-') || reader.isAt('-]') || !isSingle(first)) return first
  reader.skip('-')
  if (reader.isDone) throw reader.error('missing closing bracket')
  const last = parsePosixClass(reader) ?? parseMember(reader)
  if (!isSingle(last)) return union([first, single(0x2d), last])
  const [from, to] = [first[0] ?? 0, last[0] ?? 0]
  if (from > to) throw reader.error('a range out of order')
  return [from, to]
}

function parseMember(reader: PatternReader): CharacterSet {
  if (!reader.skip('\\')) return single(reader.take())
  return reader.skip('b') ? single(BACKSPACE) : parseCharacterEscape(reader)
}

function parsePosixClass(reader: PatternReader): CharacterSet | undefined {
  const match = reader.skipMatch(POSIX_CLASS)
  if (match === undefined) return undefined
  const set = POSIX_CLASSES.get(match[2] ?? '')
  if (set === undefined) throw reader.error('an unknown POSIX class')
  return match[1] === '^' ? negate(set) : set
}

function isSingle(set: CharacterSet): boolean {
  return set.length === 2 && set[0] === set[1]
}
