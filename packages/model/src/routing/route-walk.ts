/** One walk from an exchange to a set of queues; a single object, used again for each message. */
import type { FieldTable, FieldValue } from '@warren/codec'
import type { QueueRecord } from '../record.ts'
import type { BindingNode, ExchangeNode, RouteTarget, RouteVisitor } from './node.ts'
import type { SlotList } from './slot-list.ts'
import type { VhostTopology } from './topology.ts'

export type HeadersSource = () => FieldTable | undefined
const NO_KEYS: readonly string[] = []

export class RouteWalk implements RouteVisitor {
  #stamp = 0
  #matched = 0
  readonly #pending: ExchangeNode[] = []
  #records: QueueRecord[] = []
  #headersSource: HeadersSource = () => undefined
  #headers: Map<string, FieldValue> | undefined = undefined
  #isCacheable = true

  /** Whether the last walk met nothing but bindings and the routing key. */
  get isCacheable(): boolean {
    return this.#isCacheable
  }

  /** Appends to `out` every queue that the message reaches from `start`, each once. */
  run(
    vhost: VhostTopology,
    start: ExchangeNode,
    key: string,
    extraKeys: readonly string[] | undefined,
    headers: HeadersSource,
    out: QueueRecord[],
  ): void {
    this.#stamp += 1
    this.#records = out
    this.#headersSource = headers
    this.#headers = undefined
    this.#isCacheable = true
    start.visit = this.#stamp
    this.#pending.push(start)
    for (;;) {
      const exchange = this.#pending.pop()
      if (exchange === undefined) break
      this.#visit(vhost, exchange, key, extraKeys ?? NO_KEYS)
    }
  }

  reachAll(bindings: SlotList<BindingNode>): void {
    const items = bindings.items
    for (let i = 0; i < items.length; i += 1) this.reach((items[i] as BindingNode).target) // Within bounds.
  }

  /**
   * A queue that is down is among the queues, for its publisher has to hear that it did not get the message, but is no match:
   * its bindings are hidden (RabbitMQ), so that they do not keep a message from the alternate exchange.
   */
  reach(target: RouteTarget): void {
    if (target.kind === 'exchange' || target.record.state === 'running') this.#matched += 1
    if (target.visit === this.#stamp) return
    target.visit = this.#stamp
    if (target.kind === 'queue') this.#records.push(target.record)
    else this.#pending.push(target)
  }

  /** The message's headers by name, the first of equal names; made when the first headers exchange asks. */
  headers(): ReadonlyMap<string, FieldValue> {
    if (this.#headers === undefined) {
      this.#headers = new Map()
      for (const entry of this.#headersSource() ?? []) {
        if (!this.#headers.has(entry.name)) this.#headers.set(entry.name, entry.value)
      }
    }
    return this.#headers
  }

  #visit(vhost: VhostTopology, exchange: ExchangeNode, key: string, extraKeys: readonly string[]): void {
    const matcher = exchange.matcher
    if (!matcher.isCacheable) this.#isCacheable = false
    this.#matched = 0
    matcher.match(key, this)
    if (!matcher.ignoresKey) {
      for (let i = 0; i < extraKeys.length; i += 1) matcher.match(extraKeys[i] as string, this) // Within bounds.
    }
    const name = exchange.record.alternateExchange
    if (this.#matched > 0 || name === undefined || name === '') return // The default exchange is no alternate (RabbitMQ).
    const alternate = vhost.exchanges.get(name)
    if (alternate !== undefined) this.reach(alternate)
  }
}
