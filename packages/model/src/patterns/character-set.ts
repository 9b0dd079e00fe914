/** Sets of code points, as sorted and separate ranges. */

/** Pairs of first and last code point, both within. */
export type CharacterSet = readonly number[]

const CODE_POINT_MAX = 0x10ffff

export const DIGITS: CharacterSet = ranges('09')
export const WORD: CharacterSet = ranges('09AZ__az')
/** PCRE's: space, tab, line feed, vertical tab, form feed, carriage return. */
export const SPACE: CharacterSet = [9, 13, 32, 32]
export const HORIZONTAL_SPACE: CharacterSet = [9, 9, 32, 32, 0xa0, 0xa0]
export const NOT_LINE_FEED: CharacterSet = negate([10, 10])
export const ANYTHING: CharacterSet = [0, CODE_POINT_MAX]

/** In ASCII, as PCRE has them without its Unicode properties. */
export const POSIX_CLASSES: ReadonlyMap<string, CharacterSet> = new Map([
  ['alnum', ranges('09AZaz')],
  ['alpha', ranges('AZaz')],
  ['ascii', [0, 127]],
  ['blank', [9, 9, 32, 32]],
  ['cntrl', [0, 31, 127, 127]],
  ['digit', DIGITS],
  ['graph', [33, 126]],
  ['lower', ranges('az')],
  ['print', [32, 126]],
  ['punct', [33, 47, 58, 64, 91, 96, 123, 126]],
  ['space', SPACE],
  ['upper', ranges('AZ')],
  ['word', WORD],
  ['xdigit', ranges('09AFaf')],
])

export function single(codePoint: number): CharacterSet {
  return [codePoint, codePoint]
}

/** Sorts and joins ranges that overlap or touch. */
export function union(sets: readonly CharacterSet[]): CharacterSet {
  const pairs: [number, number][] = []
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) pairs.push([set[i] as number, set[i + 1] as number]) // Ranges are pairs.
  }
  pairs.sort((left, right) => left[0] - right[0])
  const joined: number[] = []
  for (const [first, last] of pairs) {
    const end = joined.length - 1
    const previous = joined[end]
    if (previous === undefined || first > previous + 1) joined.push(first, last)
    else if (last > previous) joined[end] = last
  }
  return joined
}

export function negate(set: CharacterSet): CharacterSet {
  const outside: number[] = []
  let next = 0
  for (let i = 0; i < set.length; i += 2) {
    const first = set[i] as number // Ranges are pairs.
    if (first > next) outside.push(next, first - 1)
    next = (set[i + 1] as number) + 1
  }
  if (next <= CODE_POINT_MAX) outside.push(next, CODE_POINT_MAX)
  return outside
}

/** With the other case of every ASCII letter in it. */
export function ignoreCase(set: CharacterSet): CharacterSet {
  const others: CharacterSet[] = [set]
  for (let i = 0; i < set.length; i += 2) {
    const first = set[i] as number // Ranges are pairs.
    const last = set[i + 1] as number
    others.push(shifted(first, last, 65, 90, 32), shifted(first, last, 97, 122, -32))
  }
  return union(others)
}

export function contains(set: CharacterSet, codePoint: number): boolean {
  for (let i = 0; i < set.length; i += 2) {
    if (codePoint < (set[i] as number)) return false // Sorted; ranges are pairs.
    if (codePoint <= (set[i + 1] as number)) return true
  }
  return false
}

/** The part of `first` to `last` that lies within `low` to `high`, moved by `offset`. */
function shifted(first: number, last: number, low: number, high: number, offset: number): CharacterSet {
  const from = Math.max(first, low)
  const to = Math.min(last, high)
  return from > to ? [] : [from + offset, to + offset]
}

/** Two characters a range. */
function ranges(text: string): CharacterSet {
  return Array.from(text, (character) => character.charCodeAt(0))
}
