/**
 * Who is served next: the consumers with credit, in one circular list per priority. A consumer that has no credit leaves
 * its list until it says that it has some, so a thousand consumers with full hands cost nothing per message.
 */
import { assert } from '@warren/kernel'

/** What a queue asks of whoever takes its messages. */
export interface CreditSource {
  /** Whether one more message may come now. */
  hasCredit(): boolean
}

export interface ConsumerRequest<Sink extends CreditSource> {
  readonly sink: Sink
  readonly noAck: boolean
  readonly exclusive: boolean
  /** Higher is served first. */
  readonly priority: number
}

export class QueueConsumer<Request extends ConsumerRequest<CreditSource>> {
  readonly request: Request
  readonly sink: Request['sink']
  readonly noAck: boolean
  /** May be given messages: false for the waiting ones of a single-active-consumer queue, and after removal. */
  isActive = false
  /** In its group's list. Belongs to `ConsumerGroups`, as the links do. */
  isLinked = false
  next: QueueConsumer<Request> | undefined = undefined
  previous: QueueConsumer<Request> | undefined = undefined

  constructor(request: Request) {
    this.request = request
    this.sink = request.sink
    this.noAck = request.noAck
  }
}

class PriorityGroup<Request extends ConsumerRequest<CreditSource>> {
  readonly priority: number
  /** The consumer whose turn it is; undefined when none of the group has credit. */
  cursor: QueueConsumer<Request> | undefined = undefined
  /** Members, linked or not. */
  members = 0

  constructor(priority: number) {
    this.priority = priority
  }
}

export class ConsumerGroups<Request extends ConsumerRequest<CreditSource>> {
  /** Highest priority first. */
  readonly #groups: PriorityGroup<Request>[] = []
  #linked = 0

  /** Whether somebody may have credit. */
  get hasCandidate(): boolean {
    return this.#linked > 0
  }

  /** It is served from now on, after those who wait already. */
  join(consumer: QueueConsumer<Request>): void {
    const group = this.#group(consumer.request.priority)
    group.members += 1
    this.#link(group, consumer)
  }

  leave(consumer: QueueConsumer<Request>): void {
    const group = this.#group(consumer.request.priority)
    if (consumer.isLinked) this.#unlink(group, consumer)
    group.members -= 1
    if (group.members === 0) this.#groups.splice(this.#groups.indexOf(group), 1)
  }

  /** It has credit again: back into its list, at the end. */
  wake(consumer: QueueConsumer<Request>): void {
    if (!consumer.isLinked) this.#link(this.#group(consumer.request.priority), consumer)
  }

  /** The next consumer with credit, of the highest priority that has one. Amortised O(1). */
  pick(): QueueConsumer<Request> | undefined {
    if (this.#linked === 0) return undefined
    for (let i = 0; i < this.#groups.length; i += 1) {
      const group = this.#groups[i] as PriorityGroup<Request> // i < length.
      let consumer = group.cursor
      while (consumer !== undefined) {
        if (consumer.sink.hasCredit()) {
          group.cursor = consumer.next
          return consumer
        }
        this.#unlink(group, consumer)
        consumer = group.cursor
      }
    }
    return undefined
  }

  #group(priority: number): PriorityGroup<Request> {
    const groups = this.#groups
    let place = 0
    while (place < groups.length && (groups[place] as PriorityGroup<Request>).priority > priority) place += 1
    const found = groups[place]
    if (found !== undefined && found.priority === priority) return found
    const group = new PriorityGroup<Request>(priority)
    groups.splice(place, 0, group)
    return group
  }

  #link(group: PriorityGroup<Request>, consumer: QueueConsumer<Request>): void {
    const cursor = group.cursor
    const last = cursor?.previous
    if (cursor === undefined || last === undefined) {
      consumer.next = consumer
      consumer.previous = consumer
      group.cursor = consumer
    } else {
      consumer.next = cursor
      consumer.previous = last
      last.next = consumer
      cursor.previous = consumer
    }
    consumer.isLinked = true
    this.#linked += 1
  }

  #unlink(group: PriorityGroup<Request>, consumer: QueueConsumer<Request>): void {
    const { next, previous } = consumer
    assert(next !== undefined && previous !== undefined, 'a linked consumer has neighbours')
    if (next === consumer) {
      group.cursor = undefined
    } else {
      next.previous = previous
      previous.next = next
      if (group.cursor === consumer) group.cursor = next
    }
    consumer.next = undefined
    consumer.previous = undefined
    consumer.isLinked = false
    this.#linked -= 1
  }
}
