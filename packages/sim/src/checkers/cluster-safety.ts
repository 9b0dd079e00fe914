/**
 * What holds in every history of the cluster by itself: Raft's properties, and those of the metadata. Nodes are watched from
 * outside: what they send, write and apply, and as of which lineage.
 */
import type { RaftEntry, RaftMessage } from '@warren/cluster'
import type { Lineage } from '@warren/kernel'
import { decodeProposal, FOUNDING_LINEAGE, type Metadata } from '@warren/model'
import type { World } from '../world.ts'
import { LineageTree } from './lineage-tree.ts'
import { MetadataSafety } from './metadata-safety.ts'
import { type DurableLog, RaftSafety } from './raft-safety.ts'

/** A node as it is at this moment. */
export interface WatchedNode {
  readonly name: string
  /** Of what it has applied. */
  readonly lineage: Lineage
  readonly commitIndex: number
  readonly term: number
  /** The lineage that its identity names. */
  readonly remembered: Lineage | undefined
  /** Undefined for one that keeps its log in memory. */
  readonly durable: DurableLog | undefined
  /** Why this node may begin a history of its own; undefined: it may not. */
  mayGoAlone(): string | undefined
}

export class ClusterSafety {
  readonly tree: LineageTree
  readonly metadata: MetadataSafety
  readonly #world: World
  readonly #rafts = new Map<Lineage, RaftSafety>()
  /** Of each node, as last seen. */
  readonly #followed = new Map<string, Lineage>()

  constructor(world: World) {
    this.#world = world
    this.tree = new LineageTree((lineage, index) => this.#raft(lineage).termAt(index))
    this.metadata = new MetadataSafety(world, this.tree)
  }

  get terms(): number {
    let terms = 0
    for (const raft of this.#rafts.values()) terms += raft.terms
    return terms
  }

  /** It has started, with this history on its disk or in mind. */
  started(node: WatchedNode): void {
    const { name, lineage, remembered } = node
    // What it had promised there went with its log.
    if (remembered !== undefined && this.tree.isAncestor(lineage, remembered)) {
      this.#world.fail(`${name} is back in ${lineage}, which it had left for ${remembered}`)
    }
    if (this.tree.has(lineage)) this.#followed.set(name, lineage)
    else this.follows(node, lineage)
  }

  /** What the node says of itself to others; before its first message of that history. */
  follows(node: WatchedNode, lineage: Lineage): void {
    const { name, commitIndex } = node
    const before = this.lineageOf(node)
    if (before === lineage) return
    this.#followed.set(name, lineage)
    if (this.tree.has(lineage)) return
    this.tree.add(lineage, before, commitIndex)
    const reason = node.mayGoAlone()
    this.#world.note(name, 'goes alone', { from: before, to: lineage, committed: commitIndex, reason })
    if (reason === undefined) this.#world.fail(`${name} begins a history of its own, and may not`)
  }

  /** As it was last seen: it may not have applied the beginning of it yet. */
  lineageOf({ name }: { readonly name: string }): Lineage {
    return this.#followed.get(name) ?? FOUNDING_LINEAGE
  }

  sent(node: WatchedNode, lineage: Lineage, message: RaftMessage): void {
    this.follows(node, lineage)
    const { durable } = node
    if (durable === undefined) return
    const raft = this.#raft(lineage)
    switch (message.kind) {
      case 'appendEntries':
      case 'heartbeat':
      case 'installSnapshot':
        if (raft.leads(message.from, message.term)) this.#mustBeComplete(node, lineage, message.term, durable)
        break
      default:
        break
    }
    raft.sent(message, durable)
  }

  /** On their way to the disk, behind an entry of `termBefore`, if that is known. */
  appended(node: WatchedNode, entries: readonly RaftEntry[], termBefore: number | undefined): void {
    this.#noteFork(node, entries)
    let previousTerm = termBefore
    for (const entry of entries) {
      const maker = this.tree.makerOf(this.lineageOf(node), entry.index)
      if (previousTerm !== undefined) this.#raft(maker).appended(node.name, [entry], previousTerm)
      previousTerm = entry.term
    }
  }

  /** `index` is the last that the node has applied. */
  applied(node: WatchedNode, index: number, metadata: Metadata): void {
    const lineage = this.lineageOf(node)
    const term = node.durable?.termAt(index)
    const committer = this.tree.committerOf(lineage, index)
    if (term !== undefined) this.#raft(committer).committedAt(node.name, index, term, node.term)
    this.metadata.stateAt(node.name, lineage, index, metadata)
  }

  #raft(lineage: Lineage): RaftSafety {
    let raft = this.#rafts.get(lineage)
    if (raft === undefined) {
      raft = new RaftSafety(this.#world)
      this.#rafts.set(lineage, raft)
    }
    return raft
  }

  #noteFork(node: WatchedNode, entries: readonly RaftEntry[]): void {
    for (const entry of entries) {
      if (entry.kind !== 'configuration' || entry.data.length === 0) continue
      const proposal = decodeProposal(entry.data)
      if (!proposal.ok || proposal.value.command.kind !== 'startLineage') continue
      const { lineage } = proposal.value.command
      if (!this.tree.has(lineage)) this.follows(node, lineage)
      if (lineage !== this.lineageOf(node) || this.tree.makerOf(lineage, entry.index) === lineage) continue
      const terms = new Map<number, number>()
      for (let index = node.commitIndex + 1; index < entry.index; index += 1) {
        const term = entries.find((other) => other.index === index)?.term ?? node.durable?.termAt(index)
        if (term !== undefined) terms.set(index, term)
      }
      this.tree.begins(lineage, entry.index, terms)
    }
  }

  /** Leader completeness: its log has everything that its history committed in terms before its own. */
  #mustBeComplete(node: WatchedNode, lineage: Lineage, term: number, durable: DurableLog): void {
    const last = this.metadata.highestApplied(lineage)
    for (let index = durable.firstIndex; index <= last; index += 1) {
      const committed = this.#raft(this.tree.committerOf(lineage, index)).committed(index)
      if (committed === undefined || committed.knownInTerm >= term) continue
      if (durable.termAt(index) === committed.term) continue
      this.#world.fail(`leader ${node.name} of term ${term} lacks the entry committed at ${index}`)
    }
  }
}
