/**
 * What the metadata promises, watched on every apply: equal states at equal indexes; a success is visible where it was
 * reported (M1, M3), once confirmed it stays; a barrier shows all that was applied anywhere before (M5).
 */
import type { Metadata } from '@warren/model'
import type { World } from '../world.ts'

export class MetadataSafety {
  readonly #world: World
  readonly #hashes = new Map<number, { readonly hash: string; readonly node: string }>()
  readonly #leaders = new Map<string, string>()
  #highestApplied = 0

  constructor(world: World) {
    this.#world = world
  }

  /** The highest index that anyone has applied. */
  get highestApplied(): number {
    return this.#highestApplied
  }

  /** `node` has applied `index` and nothing after it. */
  stateAt(node: string, index: number, metadata: Metadata): void {
    this.#highestApplied = Math.max(this.#highestApplied, index)
    const hash = metadata.hash()
    const known = this.#hashes.get(index)
    if (known === undefined) this.#hashes.set(index, { hash, node })
    else if (known.hash !== hash) {
      this.#world.fail(`${node} has another state at ${index} than ${known.node}: ${hash}, not ${known.hash}`)
    }
  }

  /** One leader for a queue and epoch, in the whole history. */
  queueLed(uid: number, epoch: number, leader: string): void {
    const key = `${uid}:${epoch}`
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
