/**
 * Histories of the metadata. A cluster has one, until a node goes on without the majority it would need (a partition policy,
 * force_boot): from then on its history is another lineage, and the two may never be mixed.
 */
import { assert, type Lineage, type QueueUid, type Random } from '@warren/kernel'
import type { LineageRecord } from './record.ts'

export const FOUNDING_LINEAGE = 0 as Lineage
/** Lineages are numbers below this. */
const LINEAGES = 2 ** 20
/** Raft indexes below this; at a thousand declares a second, seven weeks of nothing else. */
const INDEXES = 2 ** 32

/** Sides that cannot talk draw their numbers apart: one in a million falls together with a given other. */
export function drawLineage(random: Random): Lineage {
  return (1 + random.below(LINEAGES - 1)) as Lineage
}

/**
 * A queue's uid: the Raft index of its declare, in the history that it was declared in. Two lineages may declare two queues
 * at the same index; contents outlive a lost lineage on disk, and may never be taken for those of the other queue.
 */
export function queueUid(lineage: Lineage, index: number): QueueUid {
  return begunAt(lineage, index) as QueueUid
}

/** One number for a place in all histories. */
export function begunAt(lineage: Lineage, index: number): number {
  assert(index < INDEXES, 'a Raft index fits a queue uid')
  return lineage * INDEXES + index
}

/**
 * Whether a queue that `state` does not hold may still be declared in what it has not applied yet. One of an older history, or of one
 * that was lost, never comes; a history that the state has not heard of may be the one that it is about to learn of.
 */
export function mayComeYet(
  state: { readonly lineage: Lineage; readonly lineages: readonly LineageRecord[]; readonly appliedIndex: number },
  uid: QueueUid,
): boolean {
  const lineage = Math.floor(uid / INDEXES)
  if (lineage === state.lineage) return uid % INDEXES > state.appliedIndex
  return lineage !== FOUNDING_LINEAGE && state.lineages.every((known) => known.lineage !== lineage)
}
