import { fail, ok, type Result } from '@warren/kernel'

export interface Pattern {
  matches(text: string): boolean
}

export interface PatternError {
  readonly kind: 'invalidPattern'
  readonly pattern: string
  readonly reason: string
}

/** Placeholder until the linear-time engine lands. */
export function compilePattern(text: string): Result<Pattern, PatternError> {
  try {
    const expression = new RegExp(text === '' ? '^$' : text)
    return ok({ matches: (name) => expression.test(name) })
  } catch (error) {
    return fail({ kind: 'invalidPattern', pattern: text, reason: String(error) })
  }
}

/** As a pattern that matches exactly this text. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
