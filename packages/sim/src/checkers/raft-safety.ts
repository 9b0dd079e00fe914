/**
 * Raft's safety properties (figure 3), watched from outside on every event of a run:
 * election safety, log matching, leader completeness, state machine safety; and that nothing a server promised is
 * missing from its disk.
 */
import type { Configuration, Entry, HardState, Message, RaftNode } from '@warren/raft'
import type { World } from '../world.ts'
import { digestBytes, digestNumbers } from './digest.ts'

type Placed = { readonly digest: number; readonly previousTerm: number }
/** `knownInTerm`: it was committed in this term or before. */
type Committed = { readonly term: number; readonly digest: number; readonly knownInTerm: number }

/** What the checker has to know of a disk. */
export interface DurableRaft {
  readonly hardState: HardState
  readonly lastIndex: number
}

/** What the checker has to know of a whole log on disk. */
export interface DurableLog extends DurableRaft {
  /** The first entry that is there, behind the snapshot. */
  readonly firstIndex: number
  termAt(index: number): number | undefined
}

export class RaftSafety {
  readonly #world: World
  readonly #leaders = new Map<number, string>()
  readonly #placed = new Map<string, Placed>()
  readonly #committed: (Committed | undefined)[] = []
  readonly #hashes = new Map<number, number | string>()
  #lastCommitted = 0

  constructor(world: World) {
    this.#world = world
  }

  /** The highest index that anyone has applied. */
  get lastCommitted(): number {
    return this.#lastCommitted
  }

  termAt(index: number): number | undefined {
    return this.#committed[index]?.term
  }

  committed(index: number): { readonly term: number; readonly knownInTerm: number } | undefined {
    return this.#committed[index]
  }

  get terms(): number {
    return this.#leaders.size
  }

  /** Election safety: who speaks as the leader of a term is its only one. Whether that was news. */
  leads(id: string, term: number): boolean {
    const known = this.#leaders.get(term)
    if (known === id) return false
    if (known !== undefined) this.#world.fail(`term ${term} has two leaders: ${known} and ${id}`)
    this.#leaders.set(term, id)
    return true
  }

  /** Leader completeness: a leader's log has everything committed before. */
  ledBy(node: RaftNode): void {
    if (!this.leads(node.id, node.term)) return
    for (let index = node.firstIndex; index <= this.#lastCommitted; index += 1) {
      const committed = this.#committed[index]
      // A candidate that was slow to count its votes may lead an old term while a later one commits.
      if (committed === undefined || committed.knownInTerm >= node.term) continue
      if (node.termAt(index) === committed.term) continue
      this.#world.fail(`leader ${node.id} of term ${node.term} lacks the entry committed at ${index}`)
    }
  }

  /** Log matching, by induction: one place and term has one content and one predecessor. */
  appended(node: string, entries: readonly Entry[], termBefore: number): void {
    let previousTerm = termBefore
    for (const entry of entries) {
      const key = `${entry.index}:${entry.term}`
      const known = this.#placed.get(key)
      const digest = digestEntry(entry)
      if (known === undefined) this.#placed.set(key, { digest, previousTerm })
      else if (known.digest !== digest || known.previousTerm !== previousTerm) {
        this.#world.fail(`${node} appended another entry at index ${entry.index}, term ${entry.term}`)
      }
      previousTerm = entry.term
    }
  }

  /** State machine safety: everyone applies the same at the same place. */
  applied(node: string, entry: Entry, nodeTerm: number): void {
    const digest = digestEntry(entry)
    const known = this.#committed[entry.index]
    if (known === undefined) {
      this.#committed[entry.index] = { term: entry.term, digest, knownInTerm: nodeTerm }
      this.#lastCommitted = Math.max(this.#lastCommitted, entry.index)
    } else if (known.term !== entry.term || known.digest !== digest) {
      this.#world.fail(`${node} applied another entry at ${entry.index}: term ${entry.term}, not ${known.term}`)
    }
  }

  /** As `applied`, by one who knows only the entry's term. */
  committedAt(node: string, index: number, term: number, nodeTerm: number): void {
    const known = this.#committed[index]
    if (known === undefined) {
      this.#committed[index] = { term, digest: 0, knownInTerm: nodeTerm }
      this.#lastCommitted = Math.max(this.#lastCommitted, index)
    } else if (known.term !== term) {
      this.#world.fail(`${node} applied another entry at ${index}: term ${term}, not ${known.term}`)
    }
  }

  /** The state after `index` is the same wherever it is computed. */
  stateAt(node: string, index: number, hash: number | string): void {
    const known = this.#hashes.get(index)
    if (known === undefined) this.#hashes.set(index, hash)
    else if (known !== hash) this.#world.fail(`${node} has another state at ${index}: ${hash}, not ${known}`)
  }

  /** Persist, then send: a vote or an acknowledgement on the wire is on the disk. */
  sent(message: Message, disk: DurableRaft): void {
    switch (message.kind) {
      case 'requestVote':
        if (!message.preVote) this.#mustHaveTerm(message, disk, message.from)
        return
      case 'requestVoteReply':
        if (message.granted && !message.preVote) this.#mustHaveTerm(message, disk, message.to)
        return
      case 'appendEntries':
      case 'installSnapshot':
        this.leads(message.from, message.term)
        this.#mustHaveTerm(message, disk, message.from)
        return
      case 'appendEntriesReply':
        if (message.accepted && disk.lastIndex < message.matchIndex && disk.hardState.term <= message.term) {
          this.#world.fail(`${message.from} acknowledged ${message.matchIndex}, its disk ends at ${disk.lastIndex}`)
        }
        return
      case 'installSnapshotReply':
        if (message.installed && disk.lastIndex < message.snapshotIndex) {
          this.#world.fail(`${message.from} acknowledged a snapshot that its disk does not hold`)
        }
        return
      default:
        return
    }
  }

  #mustHaveTerm(message: Message, disk: DurableRaft, votedFor: string): void {
    const { term, votedFor: vote } = disk.hardState
    if (term > message.term || (term === message.term && vote === votedFor)) return
    this.#world.fail(
      `${message.from} sent ${message.kind} in term ${message.term} before its disk has that term and vote`,
    )
  }
}

function digestEntry(entry: Entry): number {
  const configuration: Configuration | undefined = entry.configuration
  const members = configuration === undefined ? 0 : digestText(JSON.stringify(configuration))
  return digestNumbers(digestBytes(entry.data), entry.kind.length, members)
}

function digestText(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i += 1) hash = digestNumbers(hash, text.charCodeAt(i))
  return hash
}
