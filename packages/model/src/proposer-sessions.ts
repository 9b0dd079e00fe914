/**
 * Makes a proposal that is retried after a lost answer apply once. For each proposer: the sequences applied above its floor,
 * where the floor is what the proposer itself has settled and never sends again. Replicated state, so every node agrees.
 */
import type { Incarnation, NodeId } from '@warren/kernel'

/**
 * A proposer with more than this many applied but unsettled proposals has the oldest forgotten: a retry of something older
 * still is then taken for a duplicate. That errs on the safe side: its outcome is reported unknown, never applied twice.
 */
const UNSETTLED_MAX = 65_536
const SEPARATOR = '#'

export interface ProposerSession {
  floor: number
  /** In the order of application. */
  readonly applied: Set<number>
}

/** Each incarnation of a node is a proposer of its own, whose sequences start at 1. */
export function proposerName(node: NodeId, incarnation: Incarnation): string {
  return `${node}${SEPARATOR}${incarnation}`
}

/** The parts of a proposer's name; undefined for one that is not a node (tests, tools). */
export function parseProposer(proposer: string): { node: NodeId; incarnation: number } | undefined {
  const at = proposer.lastIndexOf(SEPARATOR)
  const incarnation = Number(proposer.slice(at + 1))
  if (at < 0 || !Number.isSafeInteger(incarnation)) return undefined
  return { node: proposer.slice(0, at) as NodeId, incarnation } // Only compared with ids of members.
}

export class ProposerSessions {
  readonly #sessions = new Map<string, ProposerSession>()

  entries(): Iterable<readonly [string, ProposerSession]> {
    return this.#sessions
  }

  restore(proposer: string, session: ProposerSession): void {
    this.#sessions.set(proposer, session)
  }

  /** Takes note of the proposal; false when it was applied before. */
  accept(proposer: string, sequence: number, floor: number): boolean {
    let session = this.#sessions.get(proposer)
    if (session === undefined) {
      session = { floor: 0, applied: new Set() }
      this.#sessions.set(proposer, session)
    }
    const isNew = sequence > session.floor && !session.applied.has(sequence)
    if (isNew) session.applied.add(sequence)
    if (floor > session.floor) this.#raise(session, floor)
    if (session.applied.size > UNSETTLED_MAX) this.#raise(session, smallest(session.applied))
    return isNew
  }

  /** Drops what the node's incarnations before `incarnation` left behind; their proposals are refused from now on. */
  forget(node: NodeId, incarnation: number): void {
    for (const proposer of this.#sessions.keys()) {
      const parsed = parseProposer(proposer)
      if (parsed !== undefined && parsed.node === node && parsed.incarnation < incarnation)
        this.#sessions.delete(proposer)
    }
  }

  #raise(session: ProposerSession, floor: number): void {
    session.floor = floor
    for (const sequence of session.applied) if (sequence <= floor) session.applied.delete(sequence)
  }
}

function smallest(sequences: ReadonlySet<number>): number {
  let smallestYet = Number.POSITIVE_INFINITY
  for (const sequence of sequences) if (sequence < smallestYet) smallestYet = sequence
  return smallestYet
}
