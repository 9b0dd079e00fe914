/**
 * The exchanges, queues and bindings of one vhost as a graph: at once the state and the routing table, so that one more
 * binding costs the same at ten bindings and at fifty thousand. Iteration is in order of creation everywhere a replicated
 * decision looks; only the SlotLists that routing walks are unordered.
 */
import { assertNever, type ExchangeName, type QueueName } from '@warren/kernel'
import type { BindingDestination, BindingRecord, ExchangeRecord, QueueRecord, VhostRecord } from '../record.ts'
import { DefaultMatcher } from './default-matcher.ts'
import { DirectMatcher } from './direct-matcher.ts'
import { FanoutMatcher } from './fanout-matcher.ts'
import { HeadersMatcher } from './headers-matcher.ts'
import { BindingNode, ExchangeNode, type Matcher, QueueNode, type RouteTarget } from './node.ts'
import { TopicMatcher } from './topic-matcher.ts'

/** Shared by all vhosts of one state, so that no number comes twice, not even in a vhost that was deleted and made again. */
export interface RoutingCounter {
  value: number
}

export class VhostTopology {
  readonly record: VhostRecord
  readonly exchanges = new Map<ExchangeName, ExchangeNode>()
  readonly queues = new Map<QueueName, QueueNode>()
  /** By identity, see binding-identity.ts. */
  readonly bindings = new Map<string, BindingNode>()
  readonly #counter: RoutingCounter
  #version: number

  constructor(record: VhostRecord, counter: RoutingCounter) {
    this.record = record
    this.#counter = counter
    this.#version = this.#nextNumber()
  }

  /** Cached routes of another version are void. */
  get version(): number {
    return this.#version
  }

  target(destination: BindingDestination): RouteTarget | undefined {
    return destination.kind === 'queue' ? this.queues.get(destination.name) : this.exchanges.get(destination.name)
  }

  addExchange(record: ExchangeRecord): void {
    this.exchanges.set(record.name, new ExchangeNode(record, this.#createMatcher(record), this.#nextNumber()))
    // It may be an alternate exchange that was missing so far.
    this.#version = this.#nextNumber()
  }

  /** What never changes of an exchange are name and type. */
  replaceExchange(node: ExchangeNode, record: ExchangeRecord): void {
    node.record = record
    this.#version = this.#nextNumber()
  }

  /** Its bindings are gone already. */
  removeExchange(node: ExchangeNode): void {
    this.exchanges.delete(node.record.name)
    this.#version = this.#nextNumber()
  }

  /** A new queue has no bindings, so that no cached route changes (the default exchange is never cached). */
  addQueue(record: QueueRecord): void {
    this.queues.set(record.name, new QueueNode(record))
  }

  replaceQueue(node: QueueNode, record: QueueRecord): void {
    node.record = record
    this.#version = this.#nextNumber()
  }

  /** Its bindings are gone already. */
  removeQueue(node: QueueNode): void {
    this.queues.delete(node.record.name)
  }

  addBinding(identity: string, record: BindingRecord, source: ExchangeNode, target: RouteTarget): void {
    const node = new BindingNode(record, source, target)
    this.bindings.set(identity, node)
    source.outbound.add(node)
    target.inbound.add(node)
    source.matcher.add(node)
    if (target.kind === 'exchange') source.exchangeTargets += 1
    this.#version = this.#nextNumber()
  }

  removeBinding(identity: string, node: BindingNode): void {
    this.bindings.delete(identity)
    node.source.outbound.delete(node)
    node.target.inbound.delete(node)
    node.source.matcher.remove(node)
    if (node.target.kind === 'exchange') node.source.exchangeTargets -= 1
    this.#version = this.#nextNumber()
  }

  #nextNumber(): number {
    this.#counter.value += 1
    return this.#counter.value
  }

  #createMatcher(record: ExchangeRecord): Matcher {
    if (record.name === '') return new DefaultMatcher(this.queues)
    switch (record.type) {
      case 'direct':
        return new DirectMatcher()
      case 'fanout':
        return new FanoutMatcher()
      case 'topic':
        return new TopicMatcher()
      case 'headers':
        return new HeadersMatcher()
      default:
        return assertNever(record.type)
    }
  }
}
