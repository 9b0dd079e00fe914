/** Every binding matches every message. */

import type { BindingNode, Matcher, RouteVisitor } from './node.ts'
import { SlotList } from './slot-list.ts'

export class FanoutMatcher implements Matcher {
  readonly ignoresKey = true
  readonly isCacheable = true
  readonly #list = new SlotList<BindingNode>()

  add(binding: BindingNode): void {
    this.#list.add(binding)
  }

  remove(binding: BindingNode): void {
    this.#list.remove(binding)
  }

  match(_key: string, visitor: RouteVisitor): void {
    visitor.reachAll(this.#list)
  }
}
