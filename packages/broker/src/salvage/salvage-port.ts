/** What salvage wants of the node around it. */
import type { LogIndex, NodeId, QueueUid } from '@warren/kernel'
import type { QueueRecord } from '@warren/model'
import type { ConfirmParts } from '../queues/confirm-parts.ts'
import type { FlowGate } from '../queues/flow-gate.ts'
import type { QueueDirectory } from '../queues/queue-directory.ts'
import type { QueueHandle } from '../queues/queue-handle.ts'
import type { KeptMessage } from './kept-file.ts'

export interface SalvagePort {
  /** Publishers of clients are blocked. */
  readonly isBlocked: boolean
  /** As `MessageDispatcher.publish`, to one queue. */
  publish(queue: QueueRecord, message: KeptMessage, tracker: ConfirmParts, seqNo: number): FlowGate | undefined
  /** Undefined: the queue does not lead here. */
  holds(uid: QueueUid, index: LogIndex): boolean | undefined
}

export class DirectorySalvagePort implements SalvagePort {
  readonly #directory: QueueDirectory
  readonly #isBlocked: () => boolean
  readonly #targets: QueueHandle[] = []

  constructor(directory: QueueDirectory, isBlocked: () => boolean) {
    this.#directory = directory
    this.#isBlocked = isBlocked
  }

  get isBlocked(): boolean {
    return this.#isBlocked()
  }

  publish(queue: QueueRecord, message: KeptMessage, tracker: ConfirmParts, seqNo: number): FlowGate | undefined {
    this.#targets[0] = this.#directory.get(queue)
    const { source, contentStart, contentEnd } = message
    return this.#directory.dispatcher.publish(this.#targets, 1, source, contentStart, contentEnd, true, tracker, seqNo)
  }

  holds(uid: QueueUid, index: LogIndex): boolean | undefined {
    return this.#directory.localQueue(uid)?.holds(index)
  }
}

/** Whom to ask; `salvage-question.ts` has the questions. */
export interface SalvagePeers {
  /** Undefined: no answer, for now. */
  ask<Answer>(node: NodeId, question: object): Promise<Answer | undefined>
}
