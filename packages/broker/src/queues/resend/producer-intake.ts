/**
 * The leader's end of one producer's publishes to one queue, in one epoch: takes in what is new, leaves out what the queue has had
 * already, and answers each when it is where it must be. Of a replaced leader nothing is answered: the next one will.
 */
import type { Producer } from '@warren/queue'
import type { ConfirmParts } from '../confirm-parts.ts'
import type { LocalPublisher } from '../local-publisher.ts'
import type { LocalQueue } from '../local-queue.ts'
import { PublishParts } from '../publish-parts.ts'
import { PRODUCE_CONFIRMED, PRODUCE_PERSISTENT } from './resend-codec.ts'

export interface ProducerIntakeOptions {
  readonly queue: LocalQueue
  readonly producer: Producer
  readonly publisher: LocalPublisher
  /** Failed: it was not taken in, or nobody knows. Once for each sequence at most. */
  readonly answer: (sequence: number, isFailed: boolean) => void
}

export class ProducerIntake implements ConfirmParts {
  readonly queue: LocalQueue
  readonly #producer: Producer
  readonly #publisher: LocalPublisher
  readonly #answer: (sequence: number, isFailed: boolean) => void
  readonly #parts = new PublishParts()
  #isClosed = false

  constructor(options: ProducerIntakeOptions) {
    this.queue = options.queue
    this.#producer = options.producer
    this.#publisher = options.publisher
    this.#answer = options.answer
  }

  /** Hot. `firstEpoch`: of the leader to whom it was sent first. */
  take(sequence: number, firstEpoch: number, flags: number, source: Buffer, start: number, end: number): void {
    const { queue } = this
    const isPersistent = (flags & PRODUCE_PERSISTENT) !== 0
    const fate = this.#producer.fateOf(sequence)
    if (fate === 'taken') {
      this.#parts.await(this, sequence, this.#publisher, ...this.#publisher.standing(queue, isPersistent))
      return
    }
    const isRefused = (flags & PRODUCE_CONFIRMED) !== 0 && queue.isBelowMinimum // min-in-sync: not taken, and nacked.
    if (fate === 'unknown' || firstEpoch < queue.producers.since || isRefused) {
      this.#answer(sequence, true)
      return
    }
    const publisher = this.#publisher
    const logSequence = publisher.produce(queue, this.#producer, sequence, source, start, end, isPersistent)
    this.#parts.await(this, sequence, publisher, logSequence, publisher.mirroredCount)
  }

  /** The queue leads elsewhere by now, or who wants to know has gone. */
  close(): void {
    this.#isClosed = true
  }

  expect(): void {}

  partDone(sequence: number): void {
    if (!this.#isClosed && this.#parts.done(sequence)) this.#answer(sequence, false)
  }

  /** The leader has been replaced: the next one knows. */
  partFailed(): void {}
}
