/** PCRE syntax to pattern nodes, as far as permissions need it. */
import { ANYTHING, type CharacterSet, ignoreCase, NOT_LINE_FEED, single } from './character-set.ts'
import { parseClass } from './class-parser.ts'
import { parseEscape } from './escape-parser.ts'
import type { PatternNode } from './pattern-node.ts'
import { PatternReader } from './pattern-reader.ts'

export { PatternSyntaxError } from './pattern-reader.ts'

const DEPTH_MAX = 100
const REPEAT_MAX = 1000
const QUANTIFIER = /^\{(\d{1,5})(,)?(\d{1,5})?\}/
const GROUP_NAME = /^(?:P?<[A-Za-z_]\w*>|'[A-Za-z_]\w*')/
const FLAGS = /^[a-z]*(?=[:)])/

interface Flags {
  readonly ignoreCase: boolean
  /** The dot takes line feeds too. */
  readonly dotAll: boolean
}

/** Throws PatternSyntaxError. */
export function parsePattern(text: string): PatternNode {
  const parser = new Parser(text)
  return parser.parse()
}

class Parser {
  readonly #reader: PatternReader
  #flags: Flags = { ignoreCase: false, dotAll: false }
  #depth = 0
  #isInLookAhead = false

  constructor(text: string) {
    this.#reader = new PatternReader(text)
  }

  parse(): PatternNode {
    const node = this.#choice()
    if (!this.#reader.isDone) throw this.#reader.error('unmatched closing parenthesis')
    return node
  }

  #choice(): PatternNode {
    const options = [this.#sequence()]
    while (this.#reader.skip('|')) options.push(this.#sequence())
    const [only] = options
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options }
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = []
    while (!this.#reader.isDone && !this.#reader.isAt('|') && !this.#reader.isAt(')')) {
      const atom = this.#atom()
      if (atom !== undefined) items.push(this.#quantified(atom))
    }
    return { kind: 'sequence', items }
  }

  /** Undefined for what matches nothing and takes no quantifier: a comment, a change of flags. */
  #atom(): PatternNode | undefined {
    const reader = this.#reader
    if (reader.skip('(')) return this.#group()
    if (reader.skip('[')) return { kind: 'characters', set: parseClass(reader, this.#flags.ignoreCase) }
    if (reader.skip('.')) return { kind: 'characters', set: this.#flags.dotAll ? ANYTHING : NOT_LINE_FEED }
    if (reader.skip('^')) return { kind: 'assertion', assertion: 'start' }
    if (reader.skip('$')) return { kind: 'assertion', assertion: 'endOrLastLineFeed' }
    if (reader.skip('\\')) {
      const escaped = parseEscape(reader)
      return escaped.kind === 'characters' ? this.#characters(escaped.set) : escaped
    }
    if (reader.isAt('*') || reader.isAt('+') || reader.isAt('?')) throw reader.error('nothing to repeat')
    return this.#characters(single(reader.take()))
  }

  #characters(set: CharacterSet): PatternNode {
    return { kind: 'characters', set: this.#flags.ignoreCase ? ignoreCase(set) : set }
  }

  #quantified(atom: PatternNode): PatternNode {
    let node = atom
    for (;;) {
      const bounds = this.#bounds()
      if (bounds === undefined) return node
      if (atom.kind === 'assertion') throw this.#reader.error('nothing to repeat')
      if (node !== atom) throw this.#reader.error('a quantifier behind a quantifier')
      if (this.#reader.isAt('+')) throw this.#reader.error('possessive quantifiers are not supported')
      this.#reader.skip('?') // Lazy: the same texts match.
      node = { kind: 'repeat', item: atom, ...bounds }
    }
  }

  #bounds(): { min: number; max: number } | undefined {
    const reader = this.#reader
    if (reader.skip('*')) return { min: 0, max: Number.POSITIVE_INFINITY }
    if (reader.skip('+')) return { min: 1, max: Number.POSITIVE_INFINITY }
    if (reader.skip('?')) return { min: 0, max: 1 }
    const match = reader.skipMatch(QUANTIFIER) // Any other brace stands for itself.
    if (match === undefined) return undefined
    const min = Number(match[1])
    const max = match[2] === undefined ? min : match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3])
    if (max < min) throw reader.error('numbers out of order in a quantifier')
    if (min > REPEAT_MAX || (max > REPEAT_MAX && max !== Number.POSITIVE_INFINITY)) {
      throw reader.error(`a quantifier beyond ${REPEAT_MAX}`)
    }
    return { min, max }
  }

  #group(): PatternNode | undefined {
    const reader = this.#reader
    if (!reader.skip('?')) return this.#groupBody(this.#flags)
    if (reader.skip(':') || reader.skipMatch(GROUP_NAME) !== undefined) return this.#groupBody(this.#flags)
    if (reader.skip('=')) return this.#lookAhead(false)
    if (reader.skip('!')) return this.#lookAhead(true)
    if (reader.skip('#')) {
      reader.skipPast(')')
      return undefined
    }
    const letters = reader.skipMatch(FLAGS)
    if (letters === undefined) throw reader.error('this kind of group is not supported')
    const flags = this.#withFlags(letters[0])
    if (reader.skip(':')) return this.#groupBody(flags)
    reader.skip(')')
    this.#flags = flags // To the end of the enclosing group.
    return undefined
  }

  #groupBody(flags: Flags): PatternNode {
    this.#depth += 1
    if (this.#depth > DEPTH_MAX) throw this.#reader.error(`groups nested deeper than ${DEPTH_MAX}`)
    const outer = this.#flags
    this.#flags = flags
    const node = this.#choice()
    this.#flags = outer
    this.#depth -= 1
    if (!this.#reader.skip(')')) throw this.#reader.error('missing closing parenthesis')
    return node
  }

  /** One look-ahead in another would multiply the time of matching once more. */
  #lookAhead(isNegative: boolean): PatternNode {
    if (this.#isInLookAhead) throw this.#reader.error('a look-ahead in a look-ahead is not supported')
    this.#isInLookAhead = true
    const item = this.#groupBody(this.#flags)
    this.#isInLookAhead = false
    return { kind: 'lookAhead', item, isNegative }
  }

  #withFlags(letters: string): Flags {
    let flags = this.#flags
    for (const letter of letters) {
      if (letter === 'i') flags = { ...flags, ignoreCase: true }
      else if (letter === 's') flags = { ...flags, dotAll: true }
      else throw this.#reader.error(`the option ${letter} is not supported`)
    }
    return flags
  }
}
