/** Exact match of the routing key. */
import { present } from '@warren/kernel'

import type { BindingNode, Matcher, RouteVisitor } from './node.ts'
import { SlotList } from './slot-list.ts'

export class DirectMatcher implements Matcher {
  readonly ignoresKey = false
  readonly isCacheable = true
  readonly #byKey = new Map<string, SlotList<BindingNode>>()

  add(binding: BindingNode): void {
    const key = binding.record.routingKey
    let list = this.#byKey.get(key)
    if (list === undefined) {
      list = new SlotList()
      this.#byKey.set(key, list)
    }
    list.add(binding)
  }

  remove(binding: BindingNode): void {
    const key = binding.record.routingKey
    const list = present(this.#byKey.get(key))
    list.remove(binding)
    if (list.items.length === 0) this.#byKey.delete(key)
  }

  match(key: string, visitor: RouteVisitor): void {
    const list = this.#byKey.get(key)
    if (list !== undefined) visitor.reachAll(list)
  }
}
