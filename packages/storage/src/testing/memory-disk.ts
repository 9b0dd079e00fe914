/** A Disk in memory for unit tests: writes and syncs can be held back, failed and counted. Nothing is ever lost. */
import type { Disk, DiskDone, DiskFile } from '@warren/kernel'

export class MemoryDisk implements Disk {
  readonly files = new Map<string, Buffer>()
  readonly #subdirectories = new Map<string, MemoryDisk>()
  #isHeld = false
  #held: (() => void)[] = []
  failNext: { readonly kind: 'write' | 'sync' | 'preallocate'; readonly error: Error } | undefined = undefined
  syncs = 0
  writes = 0

  /** From now on writes and syncs wait for `step` or `proceed`. */
  hold(): void {
    this.#isHeld = true
  }

  /** Completes the oldest write or sync that is held back. */
  step(): void {
    this.#held.shift()?.()
  }

  proceed(): void {
    this.#isHeld = false
    for (let next = this.#held.shift(); next !== undefined; next = this.#held.shift()) next()
  }

  complete(done: DiskDone, kind: 'write' | 'sync'): void {
    const failure = this.failNext?.kind === kind ? this.failNext.error : undefined
    if (failure !== undefined) this.failNext = undefined
    if (this.#isHeld) this.#held.push(() => done(failure))
    else void Promise.resolve().then(() => done(failure))
  }

  async list(): Promise<readonly string[]> {
    return [...this.files.keys()].sort()
  }

  async open(name: string, mode: 'create' | 'existing'): Promise<DiskFile> {
    if (mode === 'create') this.files.set(name, Buffer.alloc(0))
    if (!this.files.has(name)) throw new Error(`${name} does not exist`)
    return new MemoryFile(this, name)
  }

  async readFile(name: string): Promise<Uint8Array | undefined> {
    const bytes = this.files.get(name)
    return bytes === undefined ? undefined : Buffer.from(bytes)
  }

  async replaceFile(name: string, bytes: Uint8Array): Promise<void> {
    this.files.set(name, Buffer.from(bytes))
  }

  async remove(name: string): Promise<void> {
    this.files.delete(name)
  }

  async syncDirectory(): Promise<void> {}

  async subdirectory(name: string): Promise<Disk> {
    const known = this.#subdirectories.get(name) ?? new MemoryDisk()
    this.#subdirectories.set(name, known)
    return known
  }
}

class MemoryFile implements DiskFile {
  readonly name: string
  readonly #disk: MemoryDisk

  constructor(disk: MemoryDisk, name: string) {
    this.#disk = disk
    this.name = name
  }

  write(buffers: readonly Uint8Array[], offset: number, done: DiskDone): void {
    this.#disk.writes += 1
    const bytes = Buffer.concat(buffers)
    this.#resize(Math.max(this.#bytes.length, offset + bytes.length))
    bytes.copy(this.#bytes, offset)
    this.#disk.complete(done, 'write')
  }

  sync(done: DiskDone): void {
    this.#disk.syncs += 1
    this.#disk.complete(done, 'sync')
  }

  async read(target: Uint8Array, offset: number): Promise<number> {
    return this.#bytes.copy(target, 0, offset)
  }

  async size(): Promise<number> {
    return this.#bytes.length
  }

  async preallocate(bytes: number): Promise<void> {
    const failure = this.#disk.failNext
    if (failure?.kind === 'preallocate') {
      this.#disk.failNext = undefined
      throw failure.error
    }
    this.#resize(Math.max(this.#bytes.length, bytes))
  }

  async close(): Promise<void> {}

  get #bytes(): Buffer {
    return this.#disk.files.get(this.name) ?? Buffer.alloc(0)
  }

  #resize(bytes: number): void {
    const old = this.#bytes
    if (old.length === bytes) return
    const grown = Buffer.alloc(bytes)
    old.copy(grown)
    this.#disk.files.set(this.name, grown)
  }
}
