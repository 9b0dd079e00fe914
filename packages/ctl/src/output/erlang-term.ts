/** Erlang terms, printed as Erlang's `~p` prints them: the form in which RabbitMQ shows terms since its first release. */
import { assertNever } from '@warren/kernel'

export type Term =
  | { readonly kind: 'atom'; readonly name: string }
  | { readonly kind: 'binary'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** Printed as it is: a process id. */
  | { readonly kind: 'verbatim'; readonly text: string }
  | { readonly kind: 'tuple'; readonly elements: readonly Term[] }
  | { readonly kind: 'list'; readonly elements: readonly Term[] }

const WIDTH = 80
/** How far the rest of `{tag,` is set in when there is no room to the right of the tag. */
const NARROW_INDENT = 4
const PLAIN_ATOM = /^[a-z][A-Za-z0-9_@]*$/

export function atom(name: string): Term {
  return { kind: 'atom', name }
}
export function binary(text: string): Term {
  return { kind: 'binary', text }
}
export function number(value: number): Term {
  return { kind: 'number', value }
}
export function verbatim(text: string): Term {
  return { kind: 'verbatim', text }
}
export function tuple(...elements: readonly Term[]): Term {
  return { kind: 'tuple', elements }
}
export function list(elements: readonly Term[]): Term {
  return { kind: 'list', elements }
}

/** Lines of at most 80 columns where the term allows it. */
export function showTerm(term: Term): string {
  const wide = layOut(term, 0, true)
  return wide.split('\n').every((line) => line.length <= WIDTH) ? wide : layOut(term, 0, false)
}

/** `name`, or `'a-b'` for a name that would not be read back as an atom. */
export function showAtom(name: string): string {
  return PLAIN_ATOM.test(name) ? name : `'${name.replace(/[\\']/g, '\\$&')}'`
}

export function showBinary(text: string): string {
  return text === '' ? '<<>>' : `<<"${escapeString(text)}">>`
}

/** The inside of a double-quoted string. */
export function escapeString(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')
}

function flat(term: Term): string {
  switch (term.kind) {
    case 'atom':
      return showAtom(term.name)
    case 'binary':
      return showBinary(term.text)
    case 'number':
      return String(term.value)
    case 'verbatim':
      return term.text
    case 'tuple':
      return `{${term.elements.map(flat).join(',')}}`
    case 'list':
      return `[${term.elements.map(flat).join(',')}]`
    default:
      return assertNever(term)
  }
}

/** `column` is where the term begins. */
function layOut(term: Term, column: number, isWide: boolean): string {
  const line = flat(term)
  if (column + line.length < WIDTH || (term.kind !== 'tuple' && term.kind !== 'list')) return line
  if (term.kind === 'list') return `[${elementLines(term.elements, column + 1, isWide)}]`
  const [tag, ...rest] = term.elements
  if (tag?.kind !== 'atom' || rest.length === 0) return `{${elementLines(term.elements, column + 1, isWide)}}`
  const head = `{${flat(tag)},`
  if (isWide) return `${head}${elementLines(rest, column + head.length, isWide)}}`
  const indent = column + 1 + NARROW_INDENT
  return `${head}\n${' '.repeat(indent)}${elementLines(rest, indent, isWide)}}`
}

/** Compound elements on a line each; simple ones fill the lines. */
function elementLines(elements: readonly Term[], column: number, isWide: boolean): string {
  const indent = `\n${' '.repeat(column)}`
  let text = ''
  let at = column
  elements.forEach((element, index) => {
    const shown = layOut(element, column, isWide)
    const isSimple = element.kind !== 'tuple' && element.kind !== 'list'
    const fits = at + shown.length + 1 < WIDTH
    if (index > 0) text += isSimple && fits ? ',' : `,${indent}`
    at = isSimple && fits && index > 0 ? at + shown.length + 1 : column + shown.length
    text += shown
  })
  return text
}
