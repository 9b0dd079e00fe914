import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePattern, escapePattern, PATTERN_LENGTH_MAX } from './pattern.ts'

function matches(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern)
  if (!compiled.ok) throw new Error(compiled.error.reason)
  return compiled.value.matches(text)
}

function reason(pattern: string): string {
  const compiled = compilePattern(pattern)
  return compiled.ok ? 'none' : compiled.error.reason
}

describe('what permissions use', () => {
  test('a pattern is found anywhere in the name', () => {
    expect(matches('ord', 'my-orders')).toBe(true)
    expect(matches('^ord', 'my-orders')).toBe(false)
    expect(matches('ers$', 'my-orders')).toBe(true)
  })

  test('the empty pattern matches the empty name only', () => {
    expect(matches('', '')).toBe(true)
    expect(matches('', 'q')).toBe(false)
  })

  test('.* matches everything, the empty name too', () => {
    expect(matches('.*', '')).toBe(true)
    expect(matches('.*', 'any thing')).toBe(true)
  })

  test('alternatives, groups and classes work as in PCRE', () => {
    expect(matches('^(amq\\.gen.*|amq\\.default)$', 'amq.gen-x1')).toBe(true)
    expect(matches('^(amq\\.gen.*|amq\\.default)$', 'amq.topic')).toBe(false)
    expect(matches('^[[:alpha:]][\\w.-]*$', 'queue-1.a')).toBe(true)
    expect(matches('^[^a-c]+$', 'xyz')).toBe(true)
    expect(matches('^[]a]+$', ']a]')).toBe(true)
    expect(matches('^[a\\-z]+$', 'a-z')).toBe(true)
    expect(matches('^a{2,3}$', 'aaaa')).toBe(false)
    expect(matches('^a{2,}$', 'aaaa')).toBe(true)
  })

  test('a look-ahead can exclude names', () => {
    expect(matches('^(?!amq\\.).*$', 'orders')).toBe(true)
    expect(matches('^(?!amq\\.).*$', 'amq.topic')).toBe(false)
    expect(matches('^(?=.*x).*y$', 'axby')).toBe(true)
    expect(matches('^(?=.*x).*y$', 'aby')).toBe(false)
  })

  test('(?i) ignores case from there on, within classes and their negation too', () => {
    expect(matches('(?i)^ORDERS$', 'orders')).toBe(true)
    expect(matches('^(?i:a)b$', 'Ab')).toBe(true)
    expect(matches('^(?i:a)b$', 'AB')).toBe(false)
    expect(matches('(?i)^[^a]$', 'A')).toBe(false)
  })

  test('a dollar matches before a last line feed, \\z does not', () => {
    expect(matches('a$', 'a\n')).toBe(true)
    expect(matches('a\\z', 'a\n')).toBe(false)
  })

  test('characters beyond 16 bits are one character', () => {
    expect(matches('^.$', '😀')).toBe(true)
    expect(matches('^[😀-😂]$', '😁')).toBe(true)
  })

  test('a brace that is no quantifier stands for itself', () => {
    expect(matches('^{username}$', '{username}')).toBe(true)
  })
})

describe('what is refused', () => {
  test.each([
    ['(', 'missing closing parenthesis'],
    [')', 'unmatched closing parenthesis'],
    ['[a', 'missing closing bracket'],
    ['*a', 'nothing to repeat'],
    ['a**', 'a quantifier behind a quantifier'],
    ['a{3,2}', 'numbers out of order'],
    ['[z-a]', 'a range out of order'],
    ['a\\', 'a backslash at the end'],
    ['(a)\\1', 'not supported'],
    ['a++', 'possessive'],
    ['(?<=a)b', 'not supported'],
    ['(?=(?=a))', 'not supported'],
    ['[[:letter:]]', 'unknown POSIX class'],
    ['(a{1000}){1000}', 'too large'],
    ['(?:'.repeat(200), 'nested deeper'],
  ])('%s', (pattern, text) => {
    expect(reason(pattern)).toContain(text)
  })

  test('a pattern beyond the limit of length', () => {
    expect(reason('a'.repeat(PATTERN_LENGTH_MAX + 1))).toContain('longer than')
  })

  test('repeats of nothing cost nothing', () => {
    expect(matches('^((((){1000}){1000}){1000}){1000}$', '')).toBe(true)
  })
})

test('patterns that take a backtracking matcher exponential time do not take this one', () => {
  const name = `${'a'.repeat(254)}!`
  for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(a*)*b$', '^(.*a){20}$', '^(?=(a+)+$)', '.*.*.*.*.*.*x']) {
    expect(matches(pattern, name)).toBe(false)
  }
})

test('an escaped text is a pattern of itself', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (text, other) => {
      const pattern = `^${escapePattern(text)}\\z`
      expect(matches(pattern, text)).toBe(true)
      expect(matches(pattern, other)).toBe(text === other)
    }),
  )
})

const atom = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\w', '\\d', '-', '\\.', '^', '$', '\\b', '[a-c-]')
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,2}', '*?', '+?')
const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  pattern: fc
    .array(fc.array(tie('piece'), { maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((options) => options.map((option) => option.join('')).join('|')),
  piece: fc.oneof(
    { maxDepth: 2, withCrossShrink: true }, // Deeper ones can keep the JavaScript engine busy for minutes.
    fc.tuple(atom, quantifier).map(([text, times]) => (/^(?:[\^$]|\\b)$/.test(text) ? text : text + times)),
    fc
      .tuple(fc.constantFrom('(', '(?:', '(?=', '(?!'), tie('pattern'), quantifier)
      .map(([open, body, times]) =>
        /[=!]$/.test(open) ? `${open}${body.replace(/\(\?[=!]/g, '(?:')})` : `${open}${body})${times}`,
      ),
  ),
}))

test('it agrees with the JavaScript engine on what both know', () => {
  fc.assert(
    fc.property(pattern, fc.array(fc.constantFrom('a', 'b', 'c', '-', '.', '1'), { maxLength: 7 }), (text, name) => {
      fc.pre(text !== '')
      const expected = new RegExp(text).test(name.join(''))
      expect(matches(text, name.join(''))).toBe(expected)
    }),
    { numRuns: 2000 },
  )
})
