/**
 * What of a queue's messages in this node's log goes to a file, and what leaves the log, when the node follows another history.
 * By indexes (decision 0011): up to the last epoch that both histories had, an index names the same message in both.
 *
 * S1 Who has led since in the other history, and was there, has what was confirmed while it was in the sync set: so nothing is to be
 *    saved if it still is, by the lost history, nor what it had when it was put out. The rest may be in the other history or not.
 * S2 A side that goes on takes the others down one by one, and may promote one of them first, which never leads there: so it is
 *    looked at all that led later. And one that was put out and then followed the lost history has only what that left it.
 *    And whom the other history still takes to lead, though it is of this side, comes as a new start: anyone else in the sync set there
 *    may be promoted before it.
 * S3 What came in a later epoch is only here, and its indexes may name other messages there: it has to leave the log.
 */
import { EPOCH_INDEXES, type NodeId } from '@warren/kernel'
import { commonEpoch, type QueueRecord } from '@warren/model'
import type { LostHistory, LostQueue } from './lost-history.ts'

export interface SalvagePlan {
  /** What has this index or a later one goes to a file. */
  readonly keepFrom: number
  /** And leaves the log from here on. */
  readonly dropFrom: number
  /** Below, the queue may have the message under the same index. */
  readonly comparedBelow: number
}

const NOTHING = Number.POSITIVE_INFINITY
const STAYS: SalvagePlan = { keepFrom: NOTHING, dropFrom: NOTHING, comparedBelow: 0 }

/** `lost`: as the lost history had it; undefined: it had it no more, or is not complete. `found`: as the other one has it. */
export function planSalvage(
  { isComplete, running }: Pick<LostHistory, 'isComplete' | 'running'>,
  lost: LostQueue | undefined,
  found: QueueRecord | undefined,
  self: NodeId,
): SalvagePlan {
  if (found === undefined) return { keepFrom: 0, dropFrom: 0, comparedBelow: 0 }
  const { leader, epochs, settings, syncSet, mirrors } = found
  const { promoteOnFailure, promoteOnShutdown } = settings.mirroring ?? {}
  const isAnyPromoted = promoteOnFailure === 'always' || promoteOnShutdown === 'always'
  const leadsOn = leader === self && (isAnyPromoted ? mirrors.length === 0 : syncSet.every((node) => node === self))
  // It is where it was: nothing of it is anywhere else.
  if (leadsOn && (lost === undefined || lost.leader === self)) return STAYS
  if (lost === undefined) {
    if (isComplete && leader === self) return STAYS
    if (isComplete) return { keepFrom: NOTHING, dropFrom: 0, comparedBelow: 0 }
    return { keepFrom: 0, dropFrom: 2 * EPOCH_INDEXES, comparedBelow: 2 * EPOCH_INDEXES }
  }
  const { epoch, successor } = commonEpoch(lost, found)
  const end = (epoch + 1) * EPOCH_INDEXES
  const later = epochs.filter((begun) => begun.epoch > epoch).map((begun) => begun.leader)
  // It leads as it did before, unless it is of the losing side, and only waited for.
  if (leader === self || running.includes(leader)) later.push(leader, ...syncSet)
  const mayLack = successor === 'unknown' || isAnyPromoted
  const keptFrom = mayLack ? 0 : Math.min(end, ...later.map((node) => firstLackedBy(node, lost)))
  return { keepFrom: leadsOn ? end : keptFrom, dropFrom: end, comparedBelow: end }
}

/** Of what was confirmed. */
function firstLackedBy(node: NodeId, { syncSet, parted }: LostQueue): number {
  if (syncSet.includes(node)) return NOTHING
  const had = parted.find((mirror) => mirror.node === node)
  return had === undefined ? 0 : had.index + 1
}
