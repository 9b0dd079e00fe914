/**
 * Headers exchange: compares a binding's arguments with a message's headers. `x-match` says whether all or any must
 * agree; unless it ends with `-with-x`, arguments that begin with `x-` are left out (RabbitMQ 3.10, Headers Exchange).
 */
import { type FieldTable, type FieldValue, tableLookup } from '@warren/codec'
import { equalFieldValues } from '../arguments/field-equality.ts'
import type { BindingNode, Matcher, RouteVisitor } from './node.ts'

interface Criteria {
  readonly binding: BindingNode
  readonly all: boolean
  readonly names: readonly string[]
  /** At the same places; a void value asks for presence only. */
  readonly values: readonly FieldValue[]
}

export class HeadersMatcher implements Matcher {
  readonly ignoresKey = true
  readonly isCacheable = false
  readonly #criteria = new Map<BindingNode, Criteria>()

  add(binding: BindingNode): void {
    this.#criteria.set(binding, criteriaOf(binding))
  }

  remove(binding: BindingNode): void {
    this.#criteria.delete(binding)
  }

  match(_key: string, visitor: RouteVisitor): void {
    if (this.#criteria.size === 0) return
    const headers = visitor.headers()
    for (const criteria of this.#criteria.values()) {
      if (isMatch(criteria, headers)) visitor.reach(criteria.binding.target)
    }
  }
}

/** The offending value of `x-match`, or undefined when the arguments make a valid binding. */
export function invalidXMatch(bindingArguments: FieldTable): FieldValue | undefined {
  const value = tableLookup(bindingArguments, 'x-match')
  if (value === undefined) return undefined
  return value.type === 'longstr' && X_MATCHES.has(value.value) ? undefined : value
}

const X_MATCHES: ReadonlySet<string> = new Set(['all', 'any', 'all-with-x', 'any-with-x'])

function criteriaOf(binding: BindingNode): Criteria {
  const bindingArguments = binding.record.arguments
  const xMatch = tableLookup(bindingArguments, 'x-match')
  const word = xMatch?.type === 'longstr' ? xMatch.value : 'all'
  const withX = word.endsWith('-with-x')
  const criteria = bindingArguments.filter(({ name }) => name !== 'x-match' && (withX || !name.startsWith('x-')))
  return {
    binding,
    all: word.startsWith('all'),
    names: criteria.map((entry) => entry.name),
    values: criteria.map((entry) => entry.value),
  }
}

/** Without any criterion, `all` matches every message and `any` none. */
function isMatch(criteria: Criteria, headers: ReadonlyMap<string, FieldValue>): boolean {
  const { all, names, values } = criteria
  for (let i = 0; i < names.length; i += 1) {
    const wanted = values[i] as FieldValue // As long as `names`.
    const header = headers.get(names[i] as string)
    const agrees = header !== undefined && (wanted.type === 'void' || equalFieldValues(wanted, header))
    if (agrees !== all) return agrees
  }
  return all
}
