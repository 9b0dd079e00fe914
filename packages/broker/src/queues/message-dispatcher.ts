/** Takes a routed message to the queues it was routed to, and sees to it that the publisher's tracker hears of each part. */
import type { ConfirmParts } from './confirm-parts.ts'
import type { FlowGate } from './flow-gate.ts'
import type { Link } from './link/link.ts'
import type { LocalPublisher } from './local-publisher.ts'
import type { LocalQueue } from './local-queue.ts'
import type { QueueHandle } from './queue-handle.ts'
import type { RemoteQueue } from './remote-queue.ts'
import type { PublishStream } from './resend/publish-stream.ts'

export class MessageDispatcher {
  readonly #publisher: LocalPublisher
  /** Of the publish under way; reused. */
  readonly #localQueues: LocalQueue[] = []
  readonly #links: Link[] = []
  readonly #streams: PublishStream[] = []
  /** Persistent messages are not confirmed now: no disc node is heard that would remember their queues. */
  refusesConfirms = false
  #refused = 0

  constructor(publisher: LocalPublisher) {
    this.#publisher = publisher
  }

  /** Messages not taken to a queue because its owner is away, once for each such queue. */
  get refused(): number {
    return this.#refused
  }

  /**
   * Enqueues the content (wire form) from `contentStart` to `contentEnd` of `source` in the first `targetCount` of
   * `targets` (handles of a `QueueDirectory`, each queue once): copied once for all local queues, once for each other
   * owner. Calls `tracker.expect(seqNo, parts)` first and settles the parts through it, at the earliest during this call.
   * `targetCount` 0 is a confirmed publish. A queue whose owner is away fails its part (without a tracker the message is
   * dropped for it, and counted in `refused`).
   *
   * Returns the gate that has shut, or was shut, when this publisher ought to stop reading; the message was taken
   * nevertheless. The caller pauses its transport and resumes it when the gate opens (`FlowGate.wait`).
   */
  publish(
    targets: readonly QueueHandle[],
    targetCount: number,
    source: Buffer,
    contentStart: number,
    contentEnd: number,
    persistent: boolean,
    tracker: ConfirmParts | undefined,
    seqNo: number,
  ): FlowGate | undefined {
    if (this.refusesConfirms && persistent && tracker !== undefined && isAnyDurable(targets, targetCount)) {
      this.#refused += 1
      tracker.expect(seqNo, 1)
      tracker.partFailed(seqNo)
      return undefined
    }
    let localCount = 0
    let linkCount = 0
    let streamCount = 0
    let isAnyDown = false
    for (let i = 0; i < targetCount; i += 1) {
      const target = targets[i] as QueueHandle // i < targetCount.
      if (target.isLocal) {
        if (tracker !== undefined && (target as LocalQueue).isBelowMinimum) {
          isAnyDown = true // min-in-sync: not taken, and nacked.
          continue
        }
        this.#localQueues[localCount] = target as LocalQueue // The only local handle there is.
        localCount += 1
        continue
      }
      const { stream } = target as RemoteQueue // The only other handle there is.
      if (stream !== undefined && target.takesPublishes) {
        this.#streams[streamCount] = stream
        streamCount += 1
      } else if (stream !== undefined || target.isDown) {
        isAnyDown = true
        this.#refused += 1
      } else {
        const { link, uid } = target as RemoteQueue // As above.
        if (link.targetCount === 0) {
          this.#links[linkCount] = link
          linkCount += 1
        }
        link.addTarget(uid)
      }
    }
    const publisher = this.#publisher
    let sequence = 0
    publisher.mirroredCount = 0
    if (localCount > 0) {
      sequence = publisher.publish(this.#localQueues, localCount, source, contentStart, contentEnd, persistent)
    }
    if (tracker !== undefined) {
      tracker.expect(
        seqNo,
        (sequence > 0 ? 1 : 0) + publisher.mirroredCount + linkCount + streamCount + (isAnyDown ? 1 : 0),
      )
      if (sequence > 0) publisher.awaitDurable(sequence, tracker, seqNo)
      if (publisher.mirroredCount > 0) publisher.awaitMirrors(tracker, seqNo)
      if (isAnyDown) tracker.partFailed(seqNo)
    }
    let gate: FlowGate | undefined =
      publisher.gate.isShut && (sequence > 0 || publisher.mirroredCount > 0) ? publisher.gate : undefined
    for (let i = 0; i < linkCount; i += 1) {
      const link = this.#links[i] as Link // i < linkCount.
      link.publish(source, contentStart, contentEnd, persistent, tracker, seqNo)
      if (link.gate.isShut) gate = link.gate
    }
    for (let i = 0; i < streamCount; i += 1) {
      const stream = this.#streams[i] as PublishStream // i < streamCount.
      stream.publish(source, contentStart, contentEnd, persistent, tracker, seqNo)
      gate = stream.shutGate ?? gate
    }
    return gate
  }
}

function isAnyDurable(targets: readonly QueueHandle[], targetCount: number): boolean {
  for (let i = 0; i < targetCount; i += 1) if (targets[i]?.record.durable === true) return true
  return false
}
