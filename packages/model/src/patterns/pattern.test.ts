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

  test('(?i) ignores case from there on, within classes and their negation too', () => {
    expect(matches('(?i)^ORDERS$', 'orders')).toBe(true)
    expect(matches('^(?i:a)b$', 'Ab')).toBe(true)
    expect(matches('^(?i:a)b$', 'AB')).toBe(false)
    expect(matches('(?i)^[^a]$', 'A')).toBe(false)
  })

  test('a dollar matches at the very end only', () => {
    expect(matches('a$', 'a')).toBe(true)
    expect(matches('a$', 'a\n')).toBe(false)
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
    ['(', 'missing closing )'],
    [')', 'unexpected )'],
    ['[a', 'missing closing ]'],
    ['*a', 'missing argument to repetition operator: *'],
    ['a**', 'invalid nested repetition operator: **'],
    ['a{3,2}', 'invalid repeat count: {3,2}'],
    ['a{1001}', 'invalid repeat count: {1001}'],
    ['[z-a]', 'invalid character class range: z-a'],
    ['[[:letter:]]', 'invalid character class range: [:letter:]'],
    ['a\\', 'trailing backslash at end of expression'],
    ['\\h', 'invalid escape sequence'],
    ['x\\h', 'invalid escape sequence: \\h'],
    ['a++', 'invalid nested repetition operator: ++'],
    ['(?>a)', 'invalid or unsupported Perl syntax: (?>'],
    ['^(?!amq\\.).*$', 'look-around is not supported: (?!'],
    ['(?=a)', 'look-around is not supported: (?='],
    ['b(?<=a)b', 'look-around is not supported: (?<=a)b'],
    ['(?<!a)b', 'look-around is not supported: (?<!a)b'],
    ['(a)\\1', 'back references are not supported: \\1'],
    ['(?<n>a)\\k<n>', 'back references are not supported: \\k'],
    ['(a{1000}){2}', 'invalid repeat count: {2}'],
    ['(?:[ab]?c?d?){1000}', 'too large with its repeats written out'],
  ])('%s', (pattern, text) => {
    expect(reason(pattern)).toBe(text)
  })

  test('a pattern that nests a thousand deep, or would become a million steps long', () => {
    expect(reason(`${'('.repeat(1020)}${')'.repeat(1020)}`)).toBe('expression nests too deeply')
    expect(reason(`(?:${'a?'.repeat(690)}){1000}`)).toBe('too many counted repeats for its length')
  })

  test('a pattern beyond the limit of length', () => {
    expect(reason('a'.repeat(PATTERN_LENGTH_MAX))).toBe('none')
    expect(reason('a'.repeat(PATTERN_LENGTH_MAX + 1))).toBe(`longer than ${PATTERN_LENGTH_MAX} characters`)
  })
})

test('counted repeats in a long pattern are compiled', () => {
  const uuid = '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
  expect(matches(uuid, '123e4567-e89b-12d3-a456-426614174000')).toBe(true)
  expect(matches(`${'name|'.repeat(40)}^.{1,255}$`, 'orders')).toBe(true)
})

test('any text is compiled or refused, never anything else', () => {
  const piece = fc.constantFrom(
    'a',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '2',
    ',',
    '*',
    '?',
    '|',
    '^',
    '\\',
    '(?',
    '<',
    ':',
    'é',
  )
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (pattern) => {
      expect(reason(pattern)).not.toBe('')
    }),
    { numRuns: 2000 },
  )
})

test('patterns that take a backtracking matcher exponential time do not take this one', () => {
  const name = `${'a'.repeat(254)}!`
  for (const pattern of [
    '^(a+)+$',
    '^(a|a)*$',
    '^(a*)*b$',
    '^(.*a){20}$',
    '^(?:(a+)+)+b',
    '.*.*.*.*.*.*x',
    '^(?:a?){254}a{254}$',
  ]) {
    expect(matches(pattern, name)).toBe(false)
  }
})

test('what was matched before changes no answer', () => {
  const texts = ['', 'a', 'ab', 'ba', 'aab', 'b-a']
  for (const pattern of ['^(a|ab)*$', '(?:a|b)*-', 'a$', '\\bb']) {
    const compiled = compilePattern(pattern)
    const answers = texts.map((text) => matches(pattern, text))
    for (const order of [texts, texts.toReversed()]) {
      for (const text of order) expect(compiled.ok && compiled.value.matches(text)).toBe(answers[texts.indexOf(text)])
    }
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
      .tuple(fc.constantFrom('(', '(?:'), tie('pattern'), quantifier)
      .map(([open, body, times]) => `${open}${body})${times}`),
  ),
}))

test('it agrees with the JavaScript engine on what both know', () => {
  fc.assert(
    fc.property(pattern, fc.array(fc.constantFrom('a', 'b', 'c', '-', '.', '1'), { maxLength: 7 }), (text, name) => {
      fc.pre(text !== '' && reason(text) !== 'too many counted repeats for its length')
      const expected = new RegExp(text).test(name.join(''))
      expect(matches(text, name.join(''))).toBe(expected)
    }),
    { numRuns: 2000 },
  )
})
