/**
 * Where the publishes of one user in one vhost go: from the bytes of exchange and routing key to queue handles, rights
 * checked. A route holds until the metadata's or the queue directory's generation changes. Shared by all channels of the
 * user, each of which keeps the route of its last publish besides.
 */
import { AmqpError, contentExchange, contentRoutingKey, type FieldTable, ReplyCode } from '@warren/codec'
import type { ExchangeName, UserName, VhostName } from '@warren/kernel'
import type { Metadata, QueueRecord, RouteOutcome } from '@warren/model'
import { LRUCache } from 'lru-cache'
import { domainErrorToAmqp } from '../../errors/domain-errors.ts'
import type { QueueHandle } from '../../queues/queue-handle.ts'
import { isReplyName } from '../delivering/direct-replies.ts'

/** Handles over all cached routes, with one for each route itself: about 2 MB of references. */
const CACHED_HANDLES_MAX = 262_144
const NO_HANDLES: readonly QueueHandle[] = []

export interface Route {
  readonly exchange: ExchangeName
  readonly routingKey: string
  readonly outcome: RouteOutcome | 'accessRefused' | 'topicAccessRefused'
  /** None unless `routed`. Queues that are down among them: who waits for a confirm is told no. */
  readonly targets: readonly QueueHandle[]
  /** A name of direct reply-to on the default exchange: delivered besides, yet unroutable. */
  readonly isReply: boolean
  /** The targets hold for this message only: a headers exchange was met. */
  readonly dependsOnHeaders: boolean
  readonly metadata: Metadata
  readonly metadataGeneration: number
  readonly directoryGeneration: number
}

export interface RouteSource {
  /** Read anew each time: a snapshot replaces it. */
  readonly metadata: { readonly metadata: Metadata }
  readonly directory: { readonly generation: number; get(record: QueueRecord): QueueHandle }
}

export class RouteCache {
  readonly #source: RouteSource
  readonly #vhost: VhostName
  readonly #user: UserName
  readonly #records: QueueRecord[] = []
  readonly #routes = new LRUCache<string, Route>({
    maxSize: CACHED_HANDLES_MAX,
    sizeCalculation: (route) => 1 + route.targets.length,
  })

  constructor(source: RouteSource, vhost: VhostName, user: UserName) {
    this.#source = source
    this.#vhost = vhost
    this.#user = user
  }

  isCurrent(route: Route): boolean {
    const metadata = this.#source.metadata.metadata
    return (
      route.metadataGeneration === metadata.generation &&
      route.directoryGeneration === this.#source.directory.generation &&
      route.metadata === metadata
    )
  }

  /** The route of the address from `start` to `bits` (exclusive) of `buffer`. A headers exchange is left for `routeMessage`. */
  find(buffer: Buffer, start: number, bits: number): Route {
    const key = buffer.toString('latin1', start, bits)
    const cached = this.#routes.get(key)
    if (cached !== undefined && this.isCurrent(cached)) return cached
    const route = this.#make(contentExchange(buffer, start), contentRoutingKey(buffer, start))
    this.#routes.set(key, route)
    return route
  }

  /** The targets of one message by its headers and, if any, its additional keys. Rights were checked by `find`. */
  routeMessage(
    route: Route,
    headers: () => FieldTable | undefined,
    extraKeys: readonly string[] | undefined,
  ): readonly QueueHandle[] {
    const { router } = this.#source.metadata.metadata
    const outcome = router.route(this.#vhost, route.exchange, route.routingKey, headers, this.#records, extraKeys)
    return outcome === 'routed' ? this.#handles() : NO_HANDLES
  }

  #make(exchangeText: string, routingKey: string): Route {
    const metadata = this.#source.metadata.metadata
    const exchange = exchangeText as ExchangeName // Only looked up: an unknown one is no exchange.
    let dependsOnHeaders = false
    let outcome = this.#checkRights(metadata, exchange, routingKey)
    if (outcome === undefined) {
      const noteHeaders = (): undefined => {
        dependsOnHeaders = true
        return undefined
      }
      outcome = metadata.router.route(this.#vhost, exchange, routingKey, noteHeaders, this.#records)
    }
    return {
      exchange,
      routingKey,
      outcome,
      targets: outcome === 'routed' && !dependsOnHeaders ? this.#handles() : NO_HANDLES,
      isReply: exchangeText === '' && outcome === 'unroutable' && isReplyName(routingKey),
      dependsOnHeaders,
      metadata,
      metadataGeneration: metadata.generation,
      directoryGeneration: this.#source.directory.generation,
    }
  }

  #checkRights(metadata: Metadata, exchange: ExchangeName, routingKey: string): Route['outcome'] | undefined {
    if (!metadata.access.mayAccess(this.#user, this.#vhost, 'write', exchange)) return 'accessRefused'
    const record = metadata.exchange(this.#vhost, exchange)
    if (record === undefined) return 'noExchange'
    if (record.internal) return 'internal'
    if (record.type !== 'topic') return undefined
    const mayWrite = metadata.access.mayAccessTopic(this.#user, this.#vhost, exchange, 'write', routingKey)
    return mayWrite ? undefined : 'topicAccessRefused'
  }

  #handles(): readonly QueueHandle[] {
    const handles: QueueHandle[] = []
    for (const record of this.#records) handles.push(this.#source.directory.get(record))
    return handles
  }
}

/** Whether none of the targets can take a message now. */
export function isNoneUp(targets: readonly QueueHandle[]): boolean {
  for (let i = 0; i < targets.length; i += 1) if ((targets[i] as QueueHandle).takesPublishes) return false // i < length.
  return true
}

/** Why a message with this route is refused. */
export function routeError(route: Route, vhost: VhostName, user: UserName): AmqpError {
  const entity = { entity: 'exchange', name: route.exchange, vhost } as const
  switch (route.outcome) {
    case 'accessRefused':
      return domainErrorToAmqp({ kind: 'accessRefused', ...entity, name: route.exchange || 'amq.default', user })
    case 'topicAccessRefused': {
      const { exchange, routingKey } = route
      return domainErrorToAmqp({ kind: 'topicAccessRefused', exchange, routingKey, vhost, user })
    }
    case 'internal':
      return new AmqpError(
        ReplyCode.accessRefused,
        `cannot publish to internal exchange '${route.exchange}' in vhost '${vhost}'`,
      )
    default:
      return domainErrorToAmqp({ kind: 'notFound', ...entity })
  }
}
