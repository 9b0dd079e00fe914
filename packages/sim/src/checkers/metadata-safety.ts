/**
 * What the metadata promises, watched on every apply: equal states at equal indexes of one history; a success is visible where it was
 * reported (M1, M3), once confirmed it stays; a barrier shows all that was applied anywhere before (M5).
 */
import type { Lineage } from '@warren/kernel'
import type { Metadata } from '@warren/model'
import type { World } from '../world.ts'
import type { LineageTree } from './lineage-tree.ts'

export class MetadataSafety {
  readonly #world: World
  readonly #tree: LineageTree
  readonly #hashes = new Map<string, { readonly hash: string; readonly node: string }>()
  readonly #leaders = new Map<string, string>()
  readonly #highestApplied = new Map<Lineage, number>()

  constructor(world: World, tree: LineageTree) {
    this.#world = world
    this.#tree = tree
  }

  /** The highest index that anyone who follows this history has applied. */
  highestApplied(lineage: Lineage): number {
    return this.#highestApplied.get(lineage) ?? 0
  }

  /** `node` has applied `index` and nothing after it. */
  stateAt(node: string, lineage: Lineage, index: number, metadata: Metadata): void {
    this.#highestApplied.set(lineage, Math.max(this.highestApplied(lineage), index))
    const hash = metadata.hash()
    const key = `${this.#tree.committerOf(lineage, index)}:${index}`
    const known = this.#hashes.get(key)
    if (known === undefined) this.#hashes.set(key, { hash, node })
    else if (known.hash !== hash) {
      this.#world.fail(`${node} has another state at ${key} than ${known.node}: ${hash}, not ${known.hash}`)
    }
  }

  /** One leader for a queue and epoch, in the whole of a history. */
  queueLed(
    lineage: Lineage,
    index: number,
    queue: { readonly uid: number; readonly epoch: number; leader: string },
  ): void {
    const { uid, epoch, leader } = queue
    const key = `${this.#tree.committerOf(lineage, index)}:${uid}:${epoch}`
    const known = this.#leaders.get(key)
    if (known === undefined) this.#leaders.set(key, leader)
    else if (known !== leader)
      this.#world.fail(`queue ${uid} has two leaders in epoch ${epoch}: ${known} and ${leader}`)
  }

  barrierPassed(node: string, floor: number, appliedIndex: number): void {
    if (appliedIndex < floor) {
      this.#world.fail(`a barrier on ${node} passed at ${appliedIndex}, but ${floor} was applied before it began`)
    }
  }
}
