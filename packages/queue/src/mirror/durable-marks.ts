/**
 * From the log's sequence to a queue's index: marks (sequence, index), one a turn, and which index is reached when the log has
 * synced so far. What needs no sync is reached with what came before it.
 */
import { NumberRing } from '@warren/kernel'

export class DurableMarks {
  readonly #sequences = new NumberRing()
  readonly #indexes = new NumberRing()
  #reached = 0

  /** Everything up to this index is as durable as it has to be. */
  get reached(): number {
    return this.#reached
  }

  get isEmpty(): boolean {
    return this.#sequences.size === 0
  }

  /** Up to `index` all is durable once the log has synced `sequence`. Neither is below the one before. */
  mark(sequence: number, index: number): void {
    this.#sequences.push(sequence)
    this.#indexes.push(index)
  }

  /** The log has synced `upTo`; whether that reached anything new. */
  durable(upTo: number): boolean {
    const before = this.#reached
    while (this.#sequences.size > 0 && this.#sequences.at(0) <= upTo) {
      this.#sequences.shift()
      this.#reached = this.#indexes.shift()
    }
    return this.#reached > before
  }
}
