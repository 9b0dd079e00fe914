/**
 * What nodes ask each other about what was kept aside, and how it is answered. JSON over the control lanes; what is not as written
 * here is refused, by who is asked, and no answer, for who asks.
 */
import type { LogIndex, NodeId, QueueUid } from '@warren/kernel'
import { IndexRuns } from '@warren/queue'
import { isCount, isRuns, parseObject, type Runs } from './kept-facts.ts'
import type { SalvagePeers, SalvagePort } from './salvage-port.ts'

/** Looked up at once: some milliseconds. */
const INDEXES_MAX = 16_384
const RUNS_MAX = 1_000

/**
 * held: which of these messages the queue holds that leads there. published: what became of a queue that it led in the lost history
 * `of`. Only who follows the history `lineage` may answer: another one's queue may hold other messages, and who has not left the
 * lost history yet knows nothing of what it will keep.
 */
export type SalvageQuestion =
  | { readonly kind: 'held'; readonly lineage: number; readonly uid: QueueUid; readonly runs: Runs }
  | { readonly kind: 'published'; readonly lineage: number; readonly of: number; readonly uid: QueueUid }

export interface HeldAnswer {
  /** Null: the queue does not lead there, or its mirrors do not follow. */
  readonly held: Runs | null
}

export interface PublishedAnswer {
  /** yes: nothing of it is left to publish. no: some is. unknown: it did not lead that queue, has forgotten, or cannot read it. */
  readonly published: Published
}

type Published = 'yes' | 'no' | 'unknown'

/** Undefined: not a question. */
export function parseQuestion(payload: Uint8Array): SalvageQuestion | undefined {
  const { kind, lineage, uid, runs, of } = parseObject(payload) ?? {}
  if (!isCount(lineage) || !isCount(uid)) return undefined
  if (kind === 'published' && isCount(of)) return { kind, lineage, uid: uid as QueueUid, of }
  if (kind !== 'held' || !isRuns(runs) || runs.length > RUNS_MAX) return undefined
  return countOf(runs) <= INDEXES_MAX ? { kind, lineage, uid: uid as QueueUid, runs } : undefined
}

/** Everything that the queue has now, its mirrors in step have by then: a message that it holds is not lost with its leader. */
export function answerHeld(
  { uid, runs }: SalvageQuestion & { readonly kind: 'held' },
  port: SalvagePort,
  answer: (held: HeldAnswer) => void,
): void {
  port.whenSafe(uid, (isSafe) => answer({ held: isSafe ? heldOf(uid, runs, port) : null }))
}

/** Those of `runs` that the queue holds, asked of its leader piece by piece; undefined where no leader answers. */
export async function askHeld(
  peers: SalvagePeers,
  leader: NodeId,
  { lineage, uid, runs }: { readonly lineage: number; readonly uid: QueueUid; readonly runs: Runs },
): Promise<Runs | undefined> {
  const held: (readonly [number, number])[] = []
  for (const piece of pieces(runs)) {
    const question: SalvageQuestion = { kind: 'held', lineage, uid, runs: piece }
    const answer = parseHeld(await peers.ask(leader, question), piece)
    if (answer === undefined) return undefined
    for (const run of answer) {
      const last = held.at(-1)
      // A run that a piece ended within.
      if (last !== undefined && last[0] + last[1] === run[0]) held[held.length - 1] = [last[0], last[1] + run[1]]
      else held.push(run)
    }
  }
  return held
}

/** Undefined: no answer. */
export async function askPublished(
  peers: SalvagePeers,
  leader: NodeId,
  asked: { readonly lineage: number; readonly uid: QueueUid; readonly of: number },
): Promise<Published | undefined> {
  const question: SalvageQuestion = { kind: 'published', ...asked }
  const { published } = parseObject((await peers.ask(leader, question)) ?? new Uint8Array(0)) ?? {}
  return published === 'yes' || published === 'no' || published === 'unknown' ? published : undefined
}

export function toIndexRuns(runs: Runs): IndexRuns {
  return new IndexRuns(
    Float64Array.from(runs, ([first]) => first),
    Float64Array.from(runs, ([, count]) => count),
  )
}

/** Some of `asked`, or undefined. */
function parseHeld(payload: Uint8Array | undefined, asked: Runs): Runs | undefined {
  const { held } = payload === undefined ? {} : (parseObject(payload) ?? {})
  if (!isRuns(held)) return undefined
  return toIndexRuns(held).without(toIndexRuns(asked)).size === 0 ? held : undefined
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

function countOf(runs: Runs): number {
  return runs.reduce((sum, [, count]) => sum + count, 0)
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
