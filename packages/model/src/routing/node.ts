/** The nodes and edges of a vhost's routing graph, and what an exchange type has to do in it. */
import type { FieldValue } from '@warren/codec'
import type { BindingRecord, ExchangeRecord, QueueRecord } from '../record.ts'
import type { SlotList } from './slot-list.ts'

export class QueueNode {
  readonly kind = 'queue'
  record: QueueRecord
  /** The stamp of the last walk that reached it. */
  visit = 0
  readonly inbound = new Set<BindingNode>()
  constructor(record: QueueRecord) {
    this.record = record
  }
}

export class ExchangeNode {
  readonly kind = 'exchange'
  record: ExchangeRecord
  /** The stamp of the last walk that reached it. */
  visit = 0
  readonly inbound = new Set<BindingNode>()
  readonly outbound = new Set<BindingNode>()
  readonly matcher: Matcher
  /** Bindings that lead to exchanges; without any, a walk ends here. */
  exchangeTargets = 0
  /** Begins the keys of its cached routes; no other exchange has it, nor an older one of its name. */
  readonly cachePrefix: string
  constructor(record: ExchangeRecord, matcher: Matcher, serial: number) {
    this.record = record
    this.matcher = matcher
    this.cachePrefix = `${serial} `
  }
}

export type RouteTarget = QueueNode | ExchangeNode

export class BindingNode {
  readonly record: BindingRecord
  readonly source: ExchangeNode
  readonly target: RouteTarget
  /** Its place in the matcher's SlotList. */
  slot = 0
  constructor(record: BindingRecord, source: ExchangeNode, target: RouteTarget) {
    this.record = record
    this.source = source
    this.target = target
  }
}

/** Which bindings of one exchange a message takes; one implementation per exchange type. */
export interface Matcher {
  add(binding: BindingNode): void
  remove(binding: BindingNode): void
  /** Reaches the target of each binding that `key` (or the visitor's headers) matches, once or more. */
  match(key: string, visitor: RouteVisitor): void
  /** Matches the same whatever the routing key. */
  readonly ignoresKey: boolean
  /** Depends on nothing but the routing key and the vhost's bindings. */
  readonly isCacheable: boolean
}

export interface RouteVisitor {
  reach(target: RouteTarget): void
  reachAll(bindings: SlotList<BindingNode>): void
  /** The message's headers by name, the first of equal names. */
  headers(): ReadonlyMap<string, FieldValue>
}
