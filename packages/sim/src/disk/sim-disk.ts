/**
 * A disk under virtual time. Everything takes a while; a power loss (`crash`) loses what was not synced: all, nothing,
 * the later sectors, or any of them, and names in a directory that was not synced. Syncs, writes and growth can fail.
 * Equal seeds give equal runs.
 */
import type { Disk, DiskDone, DiskFile, Random, Timers } from '@warren/kernel'
import { SimDirectory } from './sim-directory.ts'
import { type CrashMode, SimInode } from './sim-inode.ts'

export type SimDiskOperation = 'read' | 'write' | 'sync' | 'grow' | 'names'

export interface SimDiskOptions {
  readonly timers: Timers
  readonly random: Random
  /** 512. */
  readonly sectorBytes?: number
  /** Longest time that an operation takes; 2 ms. */
  readonly delayMsMax?: number
}

const CRASH_MODES: readonly CrashMode[] = ['allLost', 'allKept', 'prefixKept', 'sectorsKept']

export class SimDisk implements Disk {
  /** Asked once for each operation: an error makes it fail, with effects as bad as may be. */
  fault: (operation: SimDiskOperation, file: string) => Error | undefined = () => undefined
  /** Added to the time of each operation: a disk that hangs. */
  extraDelayMs = 0
  readonly sectorBytes: number
  readonly random: Random
  readonly #timers: Timers
  readonly #delayMsMax: number
  readonly #directory: SimDirectory
  readonly #subdirectories = new Map<string, SimDisk>()
  #hasPower = true

  /** `directory` is what a disk before this one left, see `crash`. */
  constructor(options: SimDiskOptions, directory = new SimDirectory()) {
    this.#directory = directory
    this.#timers = options.timers
    this.random = options.random
    this.sectorBytes = options.sectorBytes ?? 512
    this.#delayMsMax = options.delayMsMax ?? 2
  }

  /** Whether anything can still be done by those who hold this object. */
  get hasPower(): boolean {
    return this.#hasPower
  }

  /**
   * Power loss. Returns the disk as the next life finds it; the old object and its files do nothing any more and
   * nothing that was under way completes, so whoever still holds them is as good as dead.
   */
  crash(mode: CrashMode = CRASH_MODES[this.random.below(CRASH_MODES.length)] ?? 'sectorsKept'): SimDisk {
    this.#hasPower = false
    this.#directory.crash(mode, this.random)
    const next = this.#sameKind(this.#directory)
    next.fault = this.fault
    for (const [name, subdirectory] of this.#subdirectories) next.#addSubdirectory(name, subdirectory.crash(mode))
    return next
  }

  /** Flips a bit of a file. */
  rot(name: string, offset: number): void {
    this.#directory.get(name)?.rot(offset)
  }

  async list(): Promise<readonly string[]> {
    await this.#names('.')
    return this.#directory.list()
  }

  async open(name: string, mode: 'create' | 'existing'): Promise<DiskFile> {
    await this.#names(name)
    const known = this.#directory.get(name)
    if (mode === 'existing' && known === undefined) throw new Error(`${name}: no such file`)
    const inode = known ?? new SimInode(this.sectorBytes)
    if (mode === 'create') inode.resize(0)
    this.#directory.set(name, inode)
    return new SimFile(this, name, inode)
  }

  async readFile(name: string): Promise<Uint8Array | undefined> {
    await this.perform('read', name)
    return this.#directory.get(name)?.contents()
  }

  async replaceFile(name: string, bytes: Uint8Array): Promise<void> {
    if (!this.#hasPower) return new Promise(() => {})
    const inode = new SimInode(this.sectorBytes, Uint8Array.from(bytes))
    this.#directory.beginReplace(name, inode)
    await this.perform('write', name)
    this.#directory.completeReplace(name, inode)
  }

  async remove(name: string): Promise<void> {
    await this.#names(name)
    if (!this.#directory.remove(name)) throw new Error(`${name}: no such file`)
  }

  async syncDirectory(): Promise<void> {
    const names = this.#directory.beginSync()
    await this.perform('sync', '.')
    this.#directory.completeSync(names)
  }

  async subdirectory(name: string): Promise<Disk> {
    const known = this.#subdirectories.get(name)
    if (known !== undefined) return known
    const made = this.#sameKind(new SimDirectory())
    this.#addSubdirectory(name, made)
    return made
  }

  /** Calls back after a while, unless the power is lost before. */
  later(operation: SimDiskOperation, file: string, done: DiskDone): void {
    this.#timers.after(this.random.next() * this.#delayMsMax + this.extraDelayMs, () => {
      if (this.#hasPower) done(this.fault(operation, file))
    })
  }

  perform(operation: SimDiskOperation, file: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.later(operation, file, (error) => (error === undefined ? resolve() : reject(error)))
    })
  }

  #sameKind(directory: SimDirectory): SimDisk {
    const { random, sectorBytes } = this
    return new SimDisk({ timers: this.#timers, random, sectorBytes, delayMsMax: this.#delayMsMax }, directory)
  }

  #addSubdirectory(name: string, subdirectory: SimDisk): void {
    subdirectory.fault = (operation, file) => this.fault(operation, `${name}/${file}`)
    this.#subdirectories.set(name, subdirectory)
  }

  #names(file: string): Promise<void> {
    return this.perform('names', file)
  }
}

class SimFile implements DiskFile {
  readonly name: string
  readonly #disk: SimDisk
  readonly #inode: SimInode

  constructor(disk: SimDisk, name: string, inode: SimInode) {
    this.#disk = disk
    this.name = name
    this.#inode = inode
  }

  write(buffers: readonly Uint8Array[], offset: number, done: DiskDone): void {
    // The bytes may reach the disk at any time from now on, and are taken at the end: they must not change meanwhile.
    if (!this.#disk.hasPower) return
    const before = Buffer.concat(buffers)
    this.#inode.write(before, offset)
    this.#disk.later('write', this.name, (error) => {
      const now = Buffer.concat(buffers)
      if (!now.equals(before)) throw new Error(`${this.name}: bytes changed while they were written at ${offset}`)
      if (error !== undefined) this.#inode.fail(this.#inode.beginSync(), this.#disk.random)
      done(error)
    })
  }

  sync(done: DiskDone): void {
    const point = this.#inode.beginSync()
    this.#disk.later('sync', this.name, (error) => {
      if (error === undefined) this.#inode.completeSync(point)
      else this.#inode.fail(point, this.#disk.random)
      done(error)
    })
  }

  async read(target: Uint8Array, offset: number): Promise<number> {
    await this.#disk.perform('read', this.name)
    return this.#inode.read(target, offset)
  }

  async size(): Promise<number> {
    await this.#disk.perform('read', this.name)
    return this.#inode.bytes
  }

  async preallocate(bytes: number): Promise<void> {
    if (!this.#disk.hasPower) return new Promise(() => {})
    // Half of it may be there after a power loss; a file of zeroes has no order to get wrong.
    this.#inode.resize(Math.max(this.#inode.bytes, Math.floor(bytes / 2)))
    await this.#disk.perform('grow', this.name)
    this.#inode.extendDurably(bytes)
  }

  async close(): Promise<void> {
    await this.#disk.perform('names', this.name)
  }
}
