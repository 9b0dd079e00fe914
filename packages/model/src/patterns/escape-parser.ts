/** What a backslash begins, outside of a class and within. */
import { type CharacterSet, DIGITS, HORIZONTAL_SPACE, negate, SPACE, single, WORD } from './character-set.ts'
import type { Assertion, PatternNode } from './pattern-node.ts'
import type { PatternReader } from './pattern-reader.ts'

const SETS: ReadonlyMap<string, CharacterSet> = new Map([
  ['d', DIGITS],
  ['D', negate(DIGITS)],
  ['w', WORD],
  ['W', negate(WORD)],
  ['s', SPACE],
  ['S', negate(SPACE)],
  ['h', HORIZONTAL_SPACE],
  ['H', negate(HORIZONTAL_SPACE)],
  ['N', negate(single(10))],
])
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['e', 27],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
])
const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map<string, Assertion>([
  ['A', 'start'],
  ['z', 'end'],
  ['Z', 'endOrLastLineFeed'],
  ['b', 'wordBoundary'],
  ['B', 'noWordBoundary'],
])
const HEXADECIMAL = /^(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{1,2}))/
const CODE_POINT_MAX = 0x10ffff
const LETTER_OR_DIGIT = /^[A-Za-z0-9]$/

/** The backslash is behind. */
export function parseEscape(reader: PatternReader): Extract<PatternNode, { kind: 'characters' | 'assertion' }> {
  for (const [letter, assertion] of ASSERTIONS) {
    if (reader.skip(letter)) return { kind: 'assertion', assertion }
  }
  return { kind: 'characters', set: parseCharacterEscape(reader) }
}

/** Also within a class. The backslash is behind. */
export function parseCharacterEscape(reader: PatternReader): CharacterSet {
  if (reader.isDone) throw reader.error('a backslash at the end')
  if (reader.skip('x')) return single(parseHexadecimal(reader))
  for (const [letter, set] of SETS) if (reader.skip(letter)) return set
  for (const [letter, codePoint] of CONTROLS) if (reader.skip(letter)) return single(codePoint)
  const codePoint = reader.take()
  if (LETTER_OR_DIGIT.test(String.fromCodePoint(codePoint))) {
    throw reader.error(`the escape \\${String.fromCodePoint(codePoint)} is not supported`)
  }
  return single(codePoint)
}

function parseHexadecimal(reader: PatternReader): number {
  const match = reader.skipMatch(HEXADECIMAL)
  const codePoint = Number.parseInt(match?.[1] ?? match?.[2] ?? '', 16)
  if (Number.isNaN(codePoint) || codePoint > CODE_POINT_MAX) throw reader.error('a malformed hexadecimal escape')
  return codePoint
}
