/** What nodes ask each other about what was kept aside, and how it is answered. JSON over the control lanes. */
import type { LogIndex, NodeId, QueueUid } from '@warren/kernel'
import { IndexRuns } from '@warren/queue'
import type { KeptStore, Runs } from './kept-store.ts'
import type { SalvagePeers, SalvagePort } from './salvage-port.ts'

/** Looked up at once: some milliseconds. */
const INDEXES_MAX = 16_384
const RUNS_MAX = 1_000

/** held: which of these messages the queue holds that leads there. published: what became of a queue that it led in a lost history. */
export type SalvageQuestion =
  | { readonly kind: 'held'; readonly uid: QueueUid; readonly runs: Runs }
  | { readonly kind: 'published'; readonly lineage: number; readonly uid: QueueUid }

export interface HeldAnswer {
  /** Null: the queue does not lead there. */
  readonly held: Runs | null
}

export interface PublishedAnswer {
  /** yes: nothing of it is left to publish. no: some is. unknown: it did not lead that queue, or has forgotten. */
  readonly published: 'yes' | 'no' | 'unknown'
}

export async function answerSalvage(
  question: SalvageQuestion,
  port: SalvagePort,
  store: KeptStore,
  self: NodeId,
): Promise<HeldAnswer | PublishedAnswer> {
  if (question.kind === 'held') return { held: heldOf(question.uid, question.runs, port) }
  const { lineage, uid } = question
  const isKept = (await store.entries()).some(
    ({ facts }) => facts.lineage === lineage && facts.uid === uid && facts.leader === self,
  )
  if (isKept) return { published: 'no' }
  const wasLed = (await store.led()).some((history) => history.lineage === lineage && history.uids.includes(uid))
  return { published: wasLed ? 'yes' : 'unknown' }
}

/** Those of `runs` that the queue holds, asked of its leader piece by piece; undefined where no leader answers. */
export async function askHeld(
  peers: SalvagePeers,
  leader: NodeId,
  uid: QueueUid,
  runs: Runs,
): Promise<Runs | undefined> {
  const held: (readonly [number, number])[] = []
  for (const piece of pieces(runs)) {
    const answer = await peers.ask<HeldAnswer>(leader, { kind: 'held', uid, runs: piece } satisfies SalvageQuestion)
    if (answer === undefined || answer.held === null) return undefined
    held.push(...answer.held)
  }
  return held
}

export function toIndexRuns(runs: Runs): IndexRuns {
  return new IndexRuns(
    Float64Array.from(runs, ([first]) => first),
    Float64Array.from(runs, ([, count]) => count),
  )
}

function heldOf(uid: QueueUid, runs: Runs, port: SalvagePort): Runs | null {
  const held: number[] = []
  for (const [first, count] of runs) {
    for (let index = first; index < first + count; index += 1) {
      const isHeld = port.holds(uid, index as LogIndex)
      if (isHeld === undefined) return null
      if (isHeld) held.push(index)
    }
  }
  const { firsts, counts } = IndexRuns.of(held)
  return Array.from(firsts, (first, i) => [first, counts[i] as number]) // As many.
}

function* pieces(runs: Runs): Generator<Runs> {
  let piece: (readonly [number, number])[] = []
  let room = INDEXES_MAX
  for (const [first, count] of runs) {
    for (let from = first; from < first + count; ) {
      const taken = Math.min(room, first + count - from)
      piece.push([from, taken])
      from += taken
      room -= taken
      if (room > 0 && piece.length < RUNS_MAX) continue
      yield piece
      piece = []
      room = INDEXES_MAX
    }
  }
  if (piece.length > 0) yield piece
}
