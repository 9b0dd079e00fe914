/** What recovery found of the queues: numbers in typed arrays, no object per message. */
import type { Epoch, LogIndex, QueueUid } from '@warren/kernel'

export interface RecoveredQueue {
  /** Where the live messages lie, in the order of `indexes`. Each counts one reference: the queue releases it. */
  readonly positions: Float64Array
  /** Strictly ascending. */
  readonly indexes: Float64Array
  /** No index up to this one may be given out again in the life of this uid. */
  readonly lastIndex: LogIndex
  /** The epoch of the operation that `lastIndex` comes from. */
  readonly lastEpoch: Epoch
}

export type RecoveredQueues = ReadonlyMap<QueueUid, RecoveredQueue>
