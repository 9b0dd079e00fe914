/**
 * What of a queue's messages in this node's log goes to a file, and what leaves the log, when the node follows another history.
 * By indexes (decision 0011): up to the last epoch that both histories had, an index names the same message in both.
 *
 * S1 Of the epochs before the last common one there is nothing to save: who led next had all that was confirmed in them.
 * S2 In the last common one the other history's next leader has what was confirmed while it was in the sync set; so nothing is to be
 *    saved if it still is, by the lost history, nor what it had when it was put out. The rest may be in the other history or not.
 * S3 What came in a later epoch is only here, and its indexes may name other messages there: it has to leave the log.
 */
import type { NodeId } from '@warren/kernel'
import { commonEpoch, type QueueRecord } from '@warren/model'
import type { LostQueue } from './lost-history.ts'

export interface SalvagePlan {
  /** What has this index or a later one goes to a file. */
  readonly keepFrom: number
  /** And leaves the log from here on. */
  readonly dropFrom: number
  /** Below, the queue may have the message under the same index. */
  readonly comparedBelow: number
}

/** Indexes of one epoch. */
const EPOCH_INDEXES = 2 ** 32
const NOTHING = Number.POSITIVE_INFINITY
const STAYS: SalvagePlan = { keepFrom: NOTHING, dropFrom: NOTHING, comparedBelow: 0 }

/** `lost`: as the lost history had it; `isComplete`: undefined means deleted there. `found`: as the other one has it. */
export function planSalvage(
  lost: LostQueue | undefined,
  isComplete: boolean,
  found: QueueRecord | undefined,
  self: NodeId,
): SalvagePlan {
  if (found === undefined) return { keepFrom: 0, dropFrom: 0, comparedBelow: 0 }
  // It is where it was: nothing of it is anywhere else.
  if (found.leader === self && (lost === undefined || lost.leader === self)) return STAYS
  if (lost === undefined) {
    if (isComplete) return { keepFrom: NOTHING, dropFrom: 0, comparedBelow: 0 }
    return { keepFrom: 0, dropFrom: 2 * EPOCH_INDEXES, comparedBelow: 2 * EPOCH_INDEXES }
  }
  const { epoch, successor } = commonEpoch(lost, found)
  const end = (epoch + 1) * EPOCH_INDEXES
  const keepFrom = found.leader === self ? end : keptFrom(lost, found, epoch, successor)
  return { keepFrom, dropFrom: end, comparedBelow: end }
}

function keptFrom(
  lost: LostQueue,
  { settings: { mirroring } }: QueueRecord,
  epoch: number,
  successor: NodeId | 'unknown' | undefined,
): number {
  // Perhaps somebody was promoted who lacked something.
  if (mirroring?.promoteOnFailure === 'always' || mirroring?.promoteOnShutdown === 'always') return 0
  const end = (epoch + 1) * EPOCH_INDEXES
  if (successor === undefined || lost.syncSet.includes(successor as NodeId)) return end
  const had = lost.parted.find(({ node }) => node === successor)?.index ?? 0
  return Math.min(end, Math.max(epoch * EPOCH_INDEXES, had + 1))
}
