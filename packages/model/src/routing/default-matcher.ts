/** The default exchange: every queue is bound by its name, without a binding. */
import { assert, type QueueName } from '@warren/kernel'
import type { Matcher, QueueNode, RouteVisitor } from './node.ts'

export class DefaultMatcher implements Matcher {
  readonly ignoresKey = false
  readonly isCacheable = false // Queues come and go without a new version of the bindings.
  readonly #queues: ReadonlyMap<QueueName, QueueNode>
  constructor(queues: ReadonlyMap<QueueName, QueueNode>) {
    this.#queues = queues
  }

  add(): void {
    assert(false, 'nothing binds to the default exchange')
  }

  remove(): void {
    assert(false, 'nothing binds to the default exchange')
  }

  match(key: string, visitor: RouteVisitor): void {
    const queue = this.#queues.get(key as QueueName) // A look-up only: any text may be asked for.
    if (queue !== undefined) visitor.reach(queue)
  }
}
