/**
 * The leader's end of one producer's publishes to one queue, in one epoch: takes in what is new, leaves out what the queue has had
 * already, and answers each when it is where it must be. Of a replaced leader nothing is answered: the next one will.
 */
import type { Producer, SequenceFate } from '@warren/queue'
import type { ConfirmParts } from '../confirm-parts.ts'
import type { LocalPublisher } from '../local-publisher.ts'
import type { LocalQueue } from '../local-queue.ts'
import { PublishParts } from '../publish-parts.ts'
import { PRODUCE_CONFIRMED, PRODUCE_HAD, PRODUCE_PERSISTENT, PRODUCE_REDELIVERED } from './resend-codec.ts'

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

  /** Hot. `firstEpoch`: of the leader to whom it was sent first, or who had it under the index `origin`. */
  take(
    sequence: number,
    firstEpoch: number,
    flags: number,
    origin: number,
    source: Buffer,
    start: number,
    end: number,
  ): void {
    const { queue } = this
    const isPersistent = (flags & PRODUCE_PERSISTENT) !== 0
    const fate = this.#fateOf(sequence, firstEpoch, flags, origin)
    if (fate === 'taken') {
      this.#producer.take(sequence)
      this.#parts.await(this, sequence, this.#publisher, ...this.#publisher.standing(queue, isPersistent))
      return
    }
    const isRefused = (flags & PRODUCE_CONFIRMED) !== 0 && queue.isBelowMinimum // min-in-sync: not taken, and nacked.
    if (fate === 'unknown' || isRefused) {
      this.#answer(sequence, true)
      return
    }
    const publisher = this.#publisher
    const wasDelivered = (flags & PRODUCE_REDELIVERED) !== 0
    const producer = this.#producer
    const logSequence = publisher.produce(queue, producer, sequence, source, start, end, isPersistent, wasDelivered)
    this.#parts.await(this, sequence, publisher, logSequence, publisher.mirroredCount)
  }

  #fateOf(sequence: number, firstEpoch: number, flags: number, origin: number): SequenceFate {
    const { producers } = this.queue
    const fate = this.#producer.fateOf(sequence)
    if (fate !== 'new') return fate
    if ((flags & PRODUCE_HAD) !== 0) return producers.fateOfIndex(firstEpoch, origin)
    return firstEpoch < producers.since ? 'unknown' : 'new'
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
