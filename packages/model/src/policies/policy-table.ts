/** The policies of one vhost, in the order in which they win. */
import { assert, type PolicyName, type VhostName } from '@warren/kernel'
import { compilePattern, type Pattern } from '../patterns/pattern.ts'
import type { PolicyRecord } from '../record.ts'
import { isForClassicQueues } from './policy-definition.ts'

/** `exchange`, or the queue type. */
export type PolicySubject = 'exchange' | 'classicQueue'

export class PolicyTable {
  readonly vhost: VhostName
  readonly #policies = new Map<PolicyName, Policy>()
  #ranked: readonly Policy[] = []

  constructor(vhost: VhostName) {
    this.vhost = vhost
  }

  get size(): number {
    return this.#policies.size
  }

  /** In order of creation. */
  records(): readonly PolicyRecord[] {
    return Array.from(this.#policies.values(), ({ record }) => record)
  }

  get(name: PolicyName): Policy | undefined {
    return this.#policies.get(name)
  }

  /** Adds it, or puts it in the place of the one of its name. */
  put(record: PolicyRecord): Policy {
    const policy = new Policy(record)
    this.#policies.set(record.name, policy)
    this.#rank()
    return policy
  }

  remove(name: PolicyName): void {
    this.#policies.delete(name)
    this.#rank()
  }

  /** The one that applies. O(policies), each a regular expression on a short name. */
  match(subject: PolicySubject, name: string): Policy | undefined {
    for (const policy of this.#ranked) if (policy.isFor(subject, name)) return policy
    return undefined
  }

  #rank(): void {
    this.#ranked = [...this.#policies.values()].sort((left, right) => (left.outranks(right) ? -1 : 1))
  }
}

export class Policy {
  readonly record: PolicyRecord
  readonly #pattern: Pattern
  readonly #isForQueues: boolean
  readonly #isForExchanges: boolean

  constructor(record: PolicyRecord) {
    const pattern = compilePolicyPattern(record.pattern)
    assert(pattern.ok, 'the pattern of a policy was compiled before it was stored')
    this.record = record
    this.#pattern = pattern.value
    this.#isForQueues = record.applyTo !== 'exchanges' && isForClassicQueues(record.definition)
    this.#isForExchanges = record.applyTo !== 'queues'
  }

  isFor(subject: PolicySubject, name: string): boolean {
    return (subject === 'exchange' ? this.#isForExchanges : this.#isForQueues) && this.#pattern.matches(name)
  }

  /** Of equal priorities RabbitMQ takes the one that its hash table comes upon first; here it is the first by name. */
  outranks(other: Policy): boolean {
    const { priority, name } = this.record
    const theirs = other.record
    return priority === theirs.priority ? name < theirs.name : priority > theirs.priority
  }
}

/** Unlike that of a permission, an empty pattern matches every name (RabbitMQ). */
export function compilePolicyPattern(pattern: string): ReturnType<typeof compilePattern> {
  return compilePattern(pattern === '' ? '^' : pattern)
}
