/**
 * Gives up segments from the oldest on, once nothing in them is live.
 *
 * Why only from the oldest: a settle shadows messages before it, which lie in the same or an older segment. If only
 * older segments are gone whenever one goes, no settle can be lost before the messages that it shadows.
 *
 * Why not at once: the segment may hold the last word about how far a queue's indexes have come. That is repeated in
 * the newest segment (a settle without ranges) and synced first. By then the settles of the segment's messages, which
 * were appended before, are durable too.
 */
import type { QueueUid } from '@warren/kernel'
import type { QueueTable } from '../queue-table.ts'
import type { Segment } from './segment.ts'
import type { SegmentFiles } from './segment-files.ts'

export interface SegmentRetirementOptions {
  readonly files: SegmentFiles
  readonly queues: QueueTable
  /** In use, oldest first. */
  readonly segments: readonly Segment[]
  /** Appends a settle without ranges that repeats the queue's last index and epoch. */
  repeatLastIndex(uid: QueueUid): void
  appendedSequence(): number
  durableSequence(): number
  onFailure(error: Error): void
}

export class SegmentRetirement {
  readonly #options: SegmentRetirementOptions
  readonly #segments: Segment[]
  #leaving: Segment[] = []
  /** `#leaving` may go when this append sequence is durable. */
  #barrier = 0
  #running: Promise<void> | undefined = undefined

  constructor(options: SegmentRetirementOptions) {
    this.#options = options
    this.#segments = [...options.segments]
  }

  /** Appending has moved on to this segment. */
  add(segment: Segment): void {
    this.#segments.push(segment)
  }

  /** Called at each flush and after each sync; cheap when there is nothing to do. */
  step(): void {
    if (this.#leaving.length === 0) this.#choose()
    if (this.#leaving.length === 0 || this.#running !== undefined) return
    if (this.#options.durableSequence() < this.#barrier) return
    this.#running = this.#retire(this.#leaving)
  }

  /** Resolves when no file is being retired. */
  async idle(): Promise<void> {
    await this.#running
  }

  /** Oldest first, without those that are on their way out. */
  get segmentsInUse(): readonly Segment[] {
    return this.#segments
  }

  /** All that may have files, for closing. */
  get segments(): readonly Segment[] {
    return [...this.#leaving, ...this.#segments]
  }

  #choose(): void {
    // The newest one stays. When the barrier is durable it has blocks, and all older segments are complete.
    let count = 0
    while (count < this.#segments.length - 1 && this.#segments[count]?.liveMessages === 0) count += 1
    if (count === 0) return
    this.#leaving = this.#segments.splice(0, count)
    const last = this.#leaving[count - 1]
    if (last !== undefined) {
      for (const uid of this.#options.queues.uidsToldBy(last.id)) this.#options.repeatLastIndex(uid)
    }
    this.#barrier = this.#options.appendedSequence()
  }

  async #retire(segments: readonly Segment[]): Promise<void> {
    try {
      for (const segment of segments) {
        if (segment.file !== undefined) await this.#options.files.retire(segment.file)
        segment.file = undefined
      }
    } catch (error) {
      this.#options.onFailure(new Error('retiring a log segment failed', { cause: error }))
      return
    } finally {
      this.#running = undefined
    }
    this.#leaving = []
  }
}
