/** A position in the text of a pattern. */

/** Ends the parsing of a pattern; `compilePattern` makes it a value. */
export class PatternSyntaxError extends Error {
  override readonly name = 'PatternSyntaxError'
}

export class PatternReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length
  }

  isAt(text: string): boolean {
    return this.#text.startsWith(text, this.#at)
  }

  /** Whether `text` was next; then it is behind. */
  skip(text: string): boolean {
    if (!this.isAt(text)) return false
    this.#at += text.length
    return true
  }

  /** `expression` begins with `^`. */
  skipMatch(expression: RegExp): RegExpExecArray | undefined {
    const match = expression.exec(this.#text.slice(this.#at))
    if (match === null) return undefined
    this.#at += match[0].length
    return match
  }

  skipPast(text: string): void {
    const end = this.#text.indexOf(text, this.#at)
    if (end < 0) throw this.error(`missing ${text}`)
    this.#at = end + text.length
  }

  /** The next code point. */
  take(): number {
    const codePoint = this.#text.codePointAt(this.#at)
    if (codePoint === undefined) throw this.error('it ends too early')
    this.#at += codePoint > 0xffff ? 2 : 1
    return codePoint
  }

  error(reason: string): PatternSyntaxError {
    return new PatternSyntaxError(`${reason} at offset ${this.#at}`)
  }
}
