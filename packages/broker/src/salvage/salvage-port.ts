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
  /** Calls back, perhaps within this call, once the mirrors in step have all that the queue has now. False: it does not lead here. */
  whenSafe(uid: QueueUid, done: (isSafe: boolean) => void): void
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

  whenSafe(uid: QueueUid, done: (isSafe: boolean) => void): void {
    const queue = this.#directory.localQueue(uid)
    const answer: ConfirmParts = { expect: () => {}, partDone: () => done(true), partFailed: () => done(false) }
    if (queue?.mirrors === undefined) done(queue !== undefined)
    else queue.mirrors.await(queue.lastIndex, answer, 0)
  }

  holds(uid: QueueUid, index: LogIndex): boolean | undefined {
    return this.#directory.localQueue(uid)?.holds(index)
  }
}

/** Whom to ask; `salvage-question.ts` has the questions, and what the answers say. */
export interface SalvagePeers {
  /** Undefined: no answer, for now. */
  ask(node: NodeId, question: object): Promise<Uint8Array | undefined>
}
