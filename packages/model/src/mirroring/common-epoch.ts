/** What two histories of one queue have in common. */
import type { Epoch } from '@warren/kernel'
import type { EpochRecord, QueueRecord } from '../record.ts'

export interface CommonEpoch {
  /** The last that both histories had: what was numbered in it, or before it, is the same message in both. Perhaps one too early. */
  readonly epoch: Epoch
  /** Whom the second history had lead after it, as far as is known; undefined: nobody, the epoch goes on there. */
  readonly successor: EpochRecord['leader'] | 'unknown' | undefined
}

type Epochs = Pick<QueueRecord, 'epoch' | 'epochs'>

/** Of one uid. */
export function commonEpoch(one: Epochs, other: Epochs): CommonEpoch {
  const known = new Map(one.epochs.map(({ epoch, begunAt }) => [epoch, begunAt]))
  let common = 1 as Epoch // The declare is the same.
  for (const { epoch, begunAt } of other.epochs) if (known.get(epoch) === begunAt) common = epoch
  if (common === other.epoch) return { epoch: common, successor: undefined }
  const next = other.epochs.find(({ epoch }) => epoch === common + 1)
  return { epoch: common, successor: next?.leader ?? 'unknown' }
}
