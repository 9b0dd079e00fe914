/**
 * The contents of one simulated file: what a reader sees now, and what was there before of each sector that is not
 * synced yet. A power loss decides sector by sector which of the two is on the platter.
 */
import type { Random } from '@warren/kernel'

/** How a power loss treats what was not synced; chosen once per loss, so that each kind of damage is frequent. */
export type CrashMode = 'allLost' | 'allKept' | 'prefixKept' | 'sectorsKept'

type Dirty = { readonly before: Buffer; version: number }

/** What a sync will make durable: the state at the time of the call. */
export type SyncPoint = { readonly order: number; readonly sectors: readonly SectorCopy[]; readonly bytes: number }
type SectorCopy = { readonly sector: number; readonly version: number; readonly copy: Buffer }

export class SimInode {
  readonly #sectorBytes: number
  #contents: Buffer = Buffer.alloc(0)
  #bytes = 0
  #durableBytes = 0
  /** Sector number -> its last durable contents, in order of first writing. */
  readonly #dirty = new Map<number, Dirty>()
  /** Sectors that a failed sync has given up: no later sync writes them, as a kernel may behave. */
  readonly #abandoned = new Map<number, Buffer>()
  #versions = 0
  #syncsBegun = 0
  #syncCompleted = 0

  constructor(sectorBytes: number, durable: Uint8Array = new Uint8Array(0)) {
    this.#sectorBytes = sectorBytes
    this.#contents = Buffer.from(durable)
    this.#bytes = durable.length
    this.#durableBytes = durable.length
  }

  get bytes(): number {
    return this.#bytes
  }

  read(target: Uint8Array, offset: number): number {
    const bytes = Math.max(0, Math.min(target.length, this.#bytes - offset))
    target.set(this.#contents.subarray(offset, offset + bytes))
    return bytes
  }

  contents(): Uint8Array {
    return Uint8Array.from(this.#contents.subarray(0, this.#bytes))
  }

  write(bytes: Uint8Array, offset: number): void {
    this.#reserve(offset + bytes.length)
    const last = Math.floor((offset + bytes.length - 1) / this.#sectorBytes)
    for (let sector = Math.floor(offset / this.#sectorBytes); sector <= last; sector += 1) this.#touch(sector)
    this.#contents.set(bytes, offset)
    this.#bytes = Math.max(this.#bytes, offset + bytes.length)
  }

  /** Changes the length; durable with the next sync. */
  resize(bytes: number): void {
    this.#reserve(bytes)
    for (let sector = Math.floor(bytes / this.#sectorBytes); sector * this.#sectorBytes < this.#bytes; sector += 1) {
      this.#touch(sector)
    }
    if (bytes < this.#bytes) this.#contents.fill(0, bytes, this.#bytes)
    this.#bytes = bytes
  }

  /** Zeroes up to `bytes`, durable at once. */
  extendDurably(bytes: number): void {
    this.#reserve(bytes)
    this.#bytes = Math.max(this.#bytes, bytes)
    this.#durableBytes = Math.max(this.#durableBytes, bytes)
  }

  beginSync(): SyncPoint {
    const sectors: SectorCopy[] = []
    for (const [sector, dirty] of this.#dirty) {
      sectors.push({ sector, version: dirty.version, copy: this.#copy(sector) })
    }
    this.#syncsBegun += 1
    return { order: this.#syncsBegun, sectors, bytes: this.#bytes }
  }

  completeSync(point: SyncPoint): void {
    // One that began later, and covers all of this one, may have completed before.
    if (point.order < this.#syncCompleted) return
    this.#syncCompleted = point.order
    for (const { sector, version, copy } of point.sectors) {
      const dirty = this.#dirty.get(sector)
      if (dirty === undefined) continue
      this.#dirty.delete(sector)
      if (dirty.version !== version) this.#dirty.set(sector, { before: copy, version: dirty.version })
    }
    this.#durableBytes = point.bytes
  }

  /** A write or sync that fails: some of it is durable, some never will be although readers see it. */
  fail(point: SyncPoint, random: Random): void {
    for (const { sector } of point.sectors) {
      const dirty = this.#dirty.get(sector)
      if (dirty === undefined) continue
      if (random.next() < 0.5) this.#abandoned.set(sector, dirty.before)
      this.#dirty.delete(sector)
    }
  }

  crash(mode: CrashMode, random: Random): void {
    let keepsPrefix = random.below(this.#dirty.size + 1)
    for (const [sector, dirty] of this.#dirty) {
      keepsPrefix -= 1
      const isKept =
        mode === 'allKept' ||
        (mode === 'prefixKept' && keepsPrefix >= 0) ||
        (mode === 'sectorsKept' && random.next() < 0.5)
      if (!isKept) this.#revert(sector, dirty.before)
    }
    for (const [sector, before] of this.#abandoned) this.#revert(sector, before)
    const keepsLength = mode === 'allKept' || (mode !== 'allLost' && random.next() < 0.5)
    if (!keepsLength) {
      this.#reserve(this.#durableBytes)
      if (this.#durableBytes < this.#bytes) this.#contents.fill(0, this.#durableBytes, this.#bytes)
      this.#bytes = this.#durableBytes
    }
    this.#durableBytes = this.#bytes
    this.#dirty.clear()
    this.#abandoned.clear()
  }

  /** Flips a bit, as a medium that fails. */
  rot(offset: number): void {
    this.#contents[offset] = (this.#contents[offset] ?? 0) ^ 0x10
  }

  #touch(sector: number): void {
    this.#versions += 1
    const dirty = this.#dirty.get(sector)
    if (dirty === undefined) this.#dirty.set(sector, { before: this.#copy(sector), version: this.#versions })
    else dirty.version = this.#versions
  }

  #copy(sector: number): Buffer {
    const copy = Buffer.alloc(this.#sectorBytes)
    this.#contents.copy(copy, 0, sector * this.#sectorBytes, (sector + 1) * this.#sectorBytes)
    return copy
  }

  #revert(sector: number, before: Buffer): void {
    this.#reserve((sector + 1) * this.#sectorBytes)
    before.copy(this.#contents, sector * this.#sectorBytes)
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#contents.length) return
    const grown = Buffer.alloc(Math.max(bytes, this.#contents.length * 2, this.#sectorBytes))
    this.#contents.copy(grown)
    this.#contents = grown
  }
}
