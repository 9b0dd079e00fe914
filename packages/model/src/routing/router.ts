/**
 * From an exchange and a routing key to a set of queues (AMQP 0-9-1 §3.1; RabbitMQ: exchange-to-exchange bindings, alternate
 * exchanges, sender-selected distribution). A lone direct, fanout, headers or default exchange is one look-up and is
 * not cached; a topic exchange, or one that leads to exchanges, is cached by its routing key until a binding of the vhost changes.
 */
import type { ExchangeName, VhostName } from '@warren/kernel'
import { LRUCache } from 'lru-cache'
import type { ExchangeRecord, QueueRecord } from '../record.ts'
import type { ExchangeNode } from './node.ts'
import { type HeadersSource, RouteWalk } from './route-walk.ts'
import type { VhostTopology } from './topology.ts'

export type RouteOutcome = 'routed' | 'unroutable' | 'noExchange' | 'internal'

/** Enough for the keys that come again and again; where every message has a key of its own, more would only cost memory. */
const CACHED_ROUTES_MAX = 16_384
/** Queues over all cached routes, with one for each route itself: a route to ten thousand queues counts as many. 1 MB. */
const CACHED_QUEUES_MAX = 131_072

interface CachedRoute {
  readonly version: number
  readonly records: readonly QueueRecord[]
}

export class Router {
  readonly #vhosts: ReadonlyMap<VhostName, VhostTopology>
  readonly #walk = new RouteWalk()
  readonly #cache = new LRUCache<string, CachedRoute>({
    max: CACHED_ROUTES_MAX,
    maxSize: CACHED_QUEUES_MAX,
    sizeCalculation: (route) => 1 + route.records.length,
  })

  constructor(vhosts: ReadonlyMap<VhostName, VhostTopology>) {
    this.#vhosts = vhosts
  }

  /**
   * Replaces the contents of `out` by the queues that the message reaches, each once, those that are down among them: look at
   * `state`. `routed` when there is any. A client's publish: an internal exchange takes none. `headers` is called at most once, and only when a headers exchange is met.
   * `extraKeys` are the members of CC and BCC.
   */
  route(
    vhost: VhostName,
    exchange: ExchangeName,
    routingKey: string,
    headers: HeadersSource,
    out: QueueRecord[],
    extraKeys?: readonly string[],
  ): RouteOutcome {
    out.length = 0
    const topology = this.#vhosts.get(vhost)
    const start = topology?.exchanges.get(exchange)
    if (topology === undefined || start === undefined) return 'noExchange'
    if (start.record.internal) return 'internal'
    return this.#routeFrom(topology, start, routingKey, headers, out, extraKeys)
  }

  /** As `route`, for the broker's own publishes (dead-lettering), which may go to an internal exchange. */
  routeInternally(
    vhost: VhostName,
    exchange: ExchangeName,
    routingKey: string,
    headers: HeadersSource,
    out: QueueRecord[],
    extraKeys?: readonly string[],
  ): RouteOutcome {
    out.length = 0
    const topology = this.#vhosts.get(vhost)
    const start = topology?.exchanges.get(exchange)
    if (topology === undefined || start === undefined) return 'noExchange'
    return this.#routeFrom(topology, start, routingKey, headers, out, extraKeys)
  }

  #routeFrom(
    vhost: VhostTopology,
    start: ExchangeNode,
    routingKey: string,
    headers: HeadersSource,
    out: QueueRecord[],
    extraKeys: readonly string[] | undefined,
  ): RouteOutcome {
    if (extraKeys === undefined && isWorthCaching(start.record, start.exchangeTargets)) {
      this.#routeCached(vhost, start, routingKey, headers, out)
    } else {
      this.#walk.run(vhost, start, routingKey, extraKeys, headers, out)
    }
    return out.length > 0 ? 'routed' : 'unroutable'
  }

  #routeCached(
    vhost: VhostTopology,
    start: ExchangeNode,
    routingKey: string,
    headers: HeadersSource,
    out: QueueRecord[],
  ): void {
    const cacheKey = start.cachePrefix + routingKey
    const cached = this.#cache.get(cacheKey)
    if (cached !== undefined && cached.version === vhost.version) {
      const records = cached.records
      for (let i = 0; i < records.length; i += 1) out.push(records[i] as QueueRecord) // Within bounds.
      return
    }
    this.#walk.run(vhost, start, routingKey, undefined, headers, out)
    if (this.#walk.isCacheable) this.#cache.set(cacheKey, { version: vhost.version, records: out.slice() })
  }
}

function isWorthCaching(record: ExchangeRecord, exchangeTargets: number): boolean {
  return record.type === 'topic' || (exchangeTargets > 0 && record.type !== 'headers')
}
