/** Counts the parts of another node's publishes that have more than one (the log, each mirrored queue): one answer for each publish. */
import { NumberMap } from '@warren/kernel'
import type { ConfirmParts } from './confirm-parts.ts'
import type { LocalPublisher } from './local-publisher.ts'

/** Whatever is done later does not make it good. */
const FAILED = Number.POSITIVE_INFINITY

export class PublishParts {
  /** Those still to come, by the publish's sequence; one that is not here has one. */
  readonly #left = new NumberMap()

  /** `tracker` hears of each part of the publish that `publisher` has just made, when the log and the mirrors have it. */
  await(
    tracker: ConfirmParts,
    sequence: number,
    publisher: LocalPublisher,
    logSequence: number,
    mirrored: number,
  ): void {
    const parts = (logSequence > 0 ? 1 : 0) + mirrored
    if (parts === 0) tracker.partDone(sequence)
    if (parts > 1) this.#left.set(sequence, parts)
    if (logSequence > 0) publisher.awaitDurable(logSequence, tracker, sequence)
    if (mirrored > 0) publisher.awaitMirrors(tracker, sequence)
  }

  /** Whether that was the last part. */
  done(sequence: number): boolean {
    const left = this.#left.get(sequence)
    if (left === undefined) return true
    if (left > 1) this.#left.set(sequence, left - 1)
    else this.#left.delete(sequence)
    return left <= 1
  }

  /** Whether it is news. */
  failed(sequence: number): boolean {
    if (this.#left.get(sequence) === FAILED) return false
    if (this.#left.has(sequence)) this.#left.set(sequence, FAILED)
    return true
  }
}
