import type { ProposeOutcome } from '@warren/cluster'
import { fail, ok, type Result } from '@warren/kernel'
import type { QueueError } from '../queues/queue-handle.ts'

/** What the proposal to delete a queue came to. `isGone`: the queue is not here any more. */
export function deletionResult(outcome: ProposeOutcome, isGone: boolean): Result<void, QueueError> {
  if (outcome.ok) {
    const isDeleted = outcome.value.kind === 'queueDeleted' && outcome.value.changed
    return isDeleted ? ok(undefined) : fail({ kind: 'notFound' })
  }
  const { error } = outcome
  if (error.kind === 'notFound' || error.kind === 'noSuchVhost') return fail({ kind: 'notFound' })
  // The proposal was applied before, and its answer was lost: gone is gone.
  if (error.kind === 'outcomeUnknown' && isGone) return ok(undefined)
  return fail({ kind: 'unavailable', text: error.kind === 'unavailable' ? error.text : error.kind })
}
