/** What a peer holds unacknowledged of one queue here: index -> consumer id (0 for basic.get). */
import { type LogIndex, NumberMap } from '@warren/kernel'
import type { LocalQueue } from '../local-queue.ts'

export class HeldMessages {
  readonly queue: LocalQueue
  readonly #indexes = new NumberMap()

  constructor(queue: LocalQueue) {
    this.queue = queue
  }

  get count(): number {
    return this.#indexes.size
  }

  add(index: LogIndex, consumerId: number): void {
    this.#indexes.set(index, consumerId)
  }

  /** The consumer that held it; -1 when the peer does not hold it (any more). */
  take(index: LogIndex): number {
    const consumerId = this.#indexes.get(index)
    if (consumerId === undefined) return -1
    this.#indexes.delete(index)
    return consumerId
  }

  /** The peer has gone: all of it may be delivered again. O(n log n). */
  requeueAll(): void {
    const indexes = this.#indexes.sortedKeys()
    this.#indexes.clear()
    for (let i = 0; i < indexes.length; i += 1) this.queue.settle(indexes[i] as LogIndex, 'requeue') // i < length.
  }
}
