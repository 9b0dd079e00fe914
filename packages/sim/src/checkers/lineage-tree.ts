/**
 * Which history branched off which, and where. A node that goes on alone (a forced configuration) begins a lineage at the index of
 * that entry, over whatever its log held then: what it knew to be committed, and perhaps more. Before, both have one past.
 */
import type { Lineage } from '@warren/kernel'
import { FOUNDING_LINEAGE } from '@warren/model'

type Fork = {
  readonly parent: Lineage
  /** Committed in the parent, as far as the forker knew. */
  readonly sharedIndex: number
  /** Of the forced configuration; unknown until it is written. */
  index: number
  /** Of the entries between the two in the forker's log: committed in the parent or not. */
  terms: ReadonlyMap<number, number>
}

export class LineageTree {
  readonly #forks = new Map<Lineage, Fork>()
  /** The term of what was committed at an index of a lineage, as far as known. */
  readonly #committedTerm: (lineage: Lineage, index: number) => number | undefined

  constructor(committedTerm: (lineage: Lineage, index: number) => number | undefined) {
    this.#committedTerm = committedTerm
  }

  /** Lineages begun after the founding one. */
  get size(): number {
    return this.#forks.size
  }

  has(lineage: Lineage): boolean {
    return lineage === FOUNDING_LINEAGE || this.#forks.has(lineage)
  }

  add(lineage: Lineage, parent: Lineage, sharedIndex: number): void {
    this.#forks.set(lineage, { parent, sharedIndex, index: Number.POSITIVE_INFINITY, terms: new Map() })
  }

  /** Its first entry is written at `index`; `terms` are those of the forker's log between what is shared and that. */
  begins(lineage: Lineage, index: number, terms: ReadonlyMap<number, number>): void {
    const fork = this.#forks.get(lineage)
    if (fork === undefined) return
    fork.index = index
    fork.terms = terms
  }

  /** Whether `other` goes on from `lineage`, by however many forks. */
  isAncestor(lineage: Lineage, other: Lineage): boolean {
    const parent = this.#forks.get(other)?.parent
    return parent !== undefined && (parent === lineage || this.isAncestor(lineage, parent))
  }

  /** The lineage in which the entry at `index` of `lineage`'s logs was made. */
  makerOf(lineage: Lineage, index: number): Lineage {
    for (let at = lineage; ; ) {
      const fork = this.#forks.get(at)
      if (fork === undefined || index >= fork.index) return at
      at = fork.parent
    }
  }

  /** The lineage that committed what `lineage` has at `index`: itself, or an ancestor. */
  committerOf(lineage: Lineage, index: number): Lineage {
    const fork = this.#forks.get(lineage)
    if (fork === undefined || index >= fork.index) return lineage
    const inParent = this.committerOf(fork.parent, index)
    if (index <= fork.sharedIndex) return inParent
    const term = fork.terms.get(index)
    // The same entry, and so the same past (log matching), whether the forker knew it to be committed or not.
    return term !== undefined && term === this.#committedTerm(inParent, index) ? inParent : lineage
  }

  /** Whether what `lineage` committed at `index` is in the history of `other`. */
  includes(other: Lineage, lineage: Lineage, index: number): boolean {
    return this.committerOf(other, index) === this.committerOf(lineage, index)
  }
}
