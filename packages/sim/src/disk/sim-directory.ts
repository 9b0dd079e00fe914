/** The names of one simulated directory: as they are seen now, and as they are on the platter. */
import type { Random } from '@warren/kernel'
import type { CrashMode, SimInode } from './sim-inode.ts'

export type DirectorySyncPoint = { readonly order: number; readonly names: ReadonlyMap<string, SimInode> }

export class SimDirectory {
  #names = new Map<string, SimInode>()
  #durableNames = new Map<string, SimInode>()
  /** Replacements under way: a power loss finds the old file or the new one. */
  readonly #replacing = new Map<string, SimInode>()
  #syncsBegun = 0
  #syncCompleted = 0

  list(): readonly string[] {
    return [...this.#names.keys()].sort()
  }

  get(name: string): SimInode | undefined {
    return this.#names.get(name)
  }

  set(name: string, inode: SimInode): void {
    this.#names.set(name, inode)
  }

  remove(name: string): boolean {
    return this.#names.delete(name)
  }

  /** What a sync begun now will make durable. */
  beginSync(): DirectorySyncPoint {
    this.#syncsBegun += 1
    return { order: this.#syncsBegun, names: new Map(this.#names) }
  }

  completeSync(point: DirectorySyncPoint): void {
    // One that began later may have completed before.
    if (point.order < this.#syncCompleted) return
    this.#syncCompleted = point.order
    this.#durableNames = new Map(point.names)
  }

  beginReplace(name: string, inode: SimInode): void {
    this.#replacing.set(name, inode)
  }

  completeReplace(name: string, inode: SimInode): void {
    this.#replacing.delete(name)
    // A sync under way took its names before this one.
    this.#syncsBegun += 1
    this.#syncCompleted = this.#syncsBegun
    this.#names.set(name, inode)
    this.#durableNames = new Map(this.#names)
  }

  crash(mode: CrashMode, random: Random): void {
    for (const [name, inode] of this.#replacing) {
      if (random.next() < 0.5) this.completeReplace(name, inode)
    }
    this.#replacing.clear()
    const kept = new Map<string, SimInode>()
    for (const name of new Set([...this.#names.keys(), ...this.#durableNames.keys()])) {
      const now = this.#names.get(name)
      const durable = this.#durableNames.get(name)
      const isKept = now === durable || mode === 'allKept' || (mode !== 'allLost' && random.next() < 0.5)
      const inode = isKept ? now : durable
      if (inode !== undefined) kept.set(name, inode)
    }
    this.#names = kept
    this.#durableNames = new Map(kept)
    for (const inode of kept.values()) inode.crash(mode, random)
  }
}
