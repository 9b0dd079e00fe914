/**
 * Regular expressions of permissions (and later policies), unanchored, run by re2js: matching takes time proportional to text
 * times pattern whatever the pattern, and every node of a cluster decides the same (decision 0005). What RE2 does not know
 * (look-around, back references, possessive and atomic groups) is refused when the pattern is set, never ignored.
 */
import { fail, ok, type Result } from '@warren/kernel'
import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js'

export interface Pattern {
  /** Whether the pattern is found anywhere in `text`. O(text * pattern): at worst some 50 ms for a text of 255 bytes. */
  matches(text: string): boolean
}

export interface PatternError {
  readonly kind: 'invalidPattern'
  readonly pattern: string
  readonly reason: string
}

/** In UTF-16 units. Long enough for any list of names that a person writes. */
export const PATTERN_LENGTH_MAX = 2048
/** RabbitMQ: the empty pattern matches the empty name only, which nothing has. */
const EMPTY_PATTERN = '^$'
/** With a text of 255 bytes this bounds a match to about a million steps. */
const PROGRAM_STEPS_MAX = 4096
/**
 * RE2 writes counted repeats out before it can say how long the program is: up to 1.4 million steps, in seconds and half a
 * gigabyte. What could become longer than this (0.2 s) is not compiled. No pattern of 65 characters could, nor one of 257 that
 * counts to 255 once.
 */
const UNROLLED_LENGTH_MAX = 65_536
/** RE2's own limit on a repeat, and on the product of repeats within each other. */
const REPEAT_MAX = 1000
const REPEAT_COUNT = /(\)?)\{(\d+)(?:,(\d*))?\}/g
const LOOK_AROUND = /^\(\?<?[=!]/
const BACK_REFERENCE = /^\\[1-9gk]/

export function compilePattern(pattern: string): Result<Pattern, PatternError> {
  const refused = (reason: string) => fail({ kind: 'invalidPattern' as const, pattern, reason })
  if (pattern.length > PATTERN_LENGTH_MAX) return refused(`longer than ${PATTERN_LENGTH_MAX} characters`)
  if (unrolledLengthMax(pattern) > UNROLLED_LENGTH_MAX) return refused('too many counted repeats for its length')
  try {
    const compiled = RE2JS.compile(pattern === '' ? EMPTY_PATTERN : pattern)
    if (compiled.programSize() > PROGRAM_STEPS_MAX) return refused('too large with its repeats written out')
    // Not `test`: its automaton keeps up to 8 MiB of states for each pattern, which the names that are matched fill.
    return ok({ matches: (text) => compiled.matcher(text).find() })
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return refused(error instanceof RE2JSSyntaxException ? syntaxReason(error, pattern) : error.message)
  }
}

/** As a pattern that matches exactly this text. */
export function escapePattern(text: string): string {
  return RE2JS.quote(text)
}

/** Never too low: only groups nest, and every other repeat lies in groups alone. Braces that are no repeats count too. */
function unrolledLengthMax(pattern: string): number {
  let ofGroups = 1
  let ofOthers = 1
  for (const [, group, min, max] of pattern.matchAll(REPEAT_COUNT)) {
    const count = Math.max(1, Number(min), Number(max ?? 0))
    if (group === '') ofOthers = Math.max(ofOthers, count)
    else ofGroups *= count
  }
  return pattern.length * Math.min(REPEAT_MAX, ofGroups * ofOthers)
}

/** RE2's words and the place, but the name of what PCRE has and RE2 has not. */
function syntaxReason(error: RE2JSSyntaxException, pattern: string): string {
  const place = error.getPattern() ?? ''
  if (LOOK_AROUND.test(place)) return `look-around is not supported: ${place}`
  if (BACK_REFERENCE.test(place)) return `back references are not supported: ${place}`
  return place === '' || place === pattern ? error.getDescription() : `${error.getDescription()}: ${place}`
}
