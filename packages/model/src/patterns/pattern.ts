/**
 * Regular expressions of permissions (and later policies): unanchored, in the part of PCRE's syntax that such patterns use. An engine of
 * our own, for three reasons: matching takes time proportional to text times pattern whatever the pattern, where a
 * backtracking engine can be made to take exponential time; every node of a cluster decides the same whatever its JavaScript
 * engine; and RabbitMQ's patterns are PCRE's, not JavaScript's. What it does not know (back references, look-behind, atomic and possessive
 * groups, conditions) is refused when the pattern is set, never ignored.
 */
import { fail, ok, type Result } from '@warren/kernel'
import { PatternSyntaxError, parsePattern } from './pattern-parser.ts'
import { compileProgram, ProgramTooLargeError } from './pattern-program.ts'
import { isMatch } from './pattern-run.ts'

export interface Pattern {
  /** Whether the pattern is found anywhere in `text`. */
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

export function compilePattern(pattern: string): Result<Pattern, PatternError> {
  if (pattern.length > PATTERN_LENGTH_MAX) {
    return fail({ kind: 'invalidPattern', pattern, reason: `longer than ${PATTERN_LENGTH_MAX} characters` })
  }
  try {
    const program = compileProgram(parsePattern(pattern === '' ? EMPTY_PATTERN : pattern))
    return ok({ matches: (text) => isMatch(program, text) })
  } catch (error) {
    if (!(error instanceof PatternSyntaxError || error instanceof ProgramTooLargeError)) throw error
    return fail({ kind: 'invalidPattern', pattern, reason: error.message })
  }
}

/** As a pattern that matches exactly this text. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
