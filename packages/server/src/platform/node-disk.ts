/**
 * The Disk port over node:fs. A write with its sync is one callback from the thread pool, without a promise per batch; the rest is
 * rare and uses promises. A disk is one directory; its files have plain names.
 */
import { constants, fdatasync, fsync, writev } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { assert, type Disk, type DiskDone, type DiskFile } from '@warren/kernel'

/** Zeroes go to the disk in pieces of this size, each synced: a sync of messages waits behind one of them, not behind a segment. */
const ZERO_BYTES = 512 * 1024
/** What takes longer than this is waited for before long: the rest goes in larger pieces. */
const ZERO_HURRY_MS = 500
const ZERO_HURRY_BYTES = 4 * 1024 * 1024
const TEMPORARY = '.tmp'

export class NodeDisk implements Disk {
  readonly #path: string

  /** Makes the directory when it is absent, and durable; removes what a crash left of replacements under way. */
  static async open(path: string): Promise<NodeDisk> {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await syncDirectoryAt(join(path, '..'))
    for (const name of await readdir(path)) if (name.endsWith(TEMPORARY)) await rm(join(path, name), { force: true })
    return new NodeDisk(path)
  }

  private constructor(path: string) {
    this.#path = path
  }

  async list(): Promise<readonly string[]> {
    const entries = await readdir(this.#path, { withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(TEMPORARY))
    return files.map((entry) => entry.name).sort()
  }

  async open(name: string, mode: 'create' | 'existing'): Promise<DiskFile> {
    const path = this.#pathOf(name)
    const handle = await open(path, mode === 'create' ? 'w+' : 'r+', 0o600)
    try {
      return new NodeDiskFile(name, handle, await open(path, constants.O_WRONLY | SYNCED_WRITES))
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  async readFile(name: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#pathOf(name))
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  async replaceFile(name: string, bytes: Uint8Array): Promise<void> {
    const target = this.#pathOf(name)
    const temporary = target + TEMPORARY
    const handle = await open(temporary, 'w', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
    await this.syncDirectory()
  }

  async remove(name: string): Promise<void> {
    await rm(this.#pathOf(name))
  }

  async syncDirectory(): Promise<void> {
    await syncDirectoryAt(this.#path)
  }

  async subdirectory(name: string): Promise<Disk> {
    return NodeDisk.open(this.#pathOf(name))
  }

  #pathOf(name: string): string {
    assert(name === basename(name) && name !== '' && name !== '..', `not a plain file name: ${name}`)
    return join(this.#path, name)
  }
}

/** Elsewhere it is not all that `fdatasync` does there: on macOS the drive's cache would not be flushed. */
const SYNCED_WRITES = process.platform === 'linux' ? constants.O_DSYNC : 0

/**
 * Writes go through a second descriptor, with O_DSYNC: each is durable when it is done, by the same steps of the file system as
 * write and fdatasync, for one hop to the thread pool instead of two. Each of ours is synced anyway.
 */
class NodeDiskFile implements DiskFile {
  readonly name: string
  readonly #handle: FileHandle
  readonly #writing: FileHandle
  /** Counts what may have left something that is not durable: at first, what a process before this one wrote. */
  #soiled = 1
  /** Up to here of these has been synced. */
  #cleaned = 0
  #writesUnderWay = 0

  constructor(name: string, handle: FileHandle, writing: FileHandle) {
    this.name = name
    this.#handle = handle
    this.#writing = writing
  }

  write(buffers: readonly Uint8Array[], offset: number, done: DiskDone): void {
    let total = 0
    for (const buffer of buffers) total += buffer.length
    this.#writesUnderWay += 1
    writev(this.#writing.fd, buffers, offset, (error, written) => {
      this.#writesUnderWay -= 1
      if (error !== null || written < total || SYNCED_WRITES === 0) this.#soiled += 1
      if (error !== null) return done(error)
      if (written === total) return done(undefined)
      if (written === 0) return done(new Error(`${this.name}: nothing of ${total} bytes was written`))
      // A short write: beyond 2 GiB, or interrupted. The rest follows; the last part to fail says so.
      this.write(rest(buffers, written), offset + written, done)
    })
  }

  sync(done: DiskDone): void {
    const soiled = this.#soiled
    if (this.#cleaned === soiled && this.#writesUnderWay === 0) {
      done(undefined)
      return
    }
    fdatasync(this.#handle.fd, (error) => {
      if (error === null) this.#cleaned = Math.max(this.#cleaned, soiled)
      done(error ?? undefined)
    })
  }

  async read(target: Uint8Array, offset: number): Promise<number> {
    let filled = 0
    while (filled < target.length) {
      const { bytesRead } = await this.#handle.read(target, filled, target.length - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return filled
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size
  }

  async preallocate(bytes: number): Promise<void> {
    this.#soiled += 1
    let zeroes = Buffer.alloc(Math.min(ZERO_BYTES, bytes))
    const hurriesAtMs = performance.now() + ZERO_HURRY_MS
    for (let at = await this.size(); at < bytes; ) {
      if (zeroes.length === ZERO_BYTES && performance.now() > hurriesAtMs) zeroes = Buffer.alloc(ZERO_HURRY_BYTES)
      const { bytesWritten } = await this.#writing.write(zeroes, 0, Math.min(zeroes.length, bytes - at), at)
      at += bytesWritten
    }
    // fsync, not fdatasync: later data syncs must find no metadata of the file dirty.
    await new Promise<void>((resolve, reject) => {
      fsync(this.#handle.fd, (error) => (error === null ? resolve() : reject(error)))
    })
  }

  async close(): Promise<void> {
    await this.#writing.close()
    await this.#handle.close()
  }
}

/** What remains of `buffers` behind the first `written` bytes. */
function rest(buffers: readonly Uint8Array[], written: number): Uint8Array[] {
  const remaining: Uint8Array[] = []
  let skipped = written
  for (const buffer of buffers) {
    if (skipped >= buffer.length) skipped -= buffer.length
    else {
      remaining.push(buffer.subarray(skipped))
      skipped = 0
    }
  }
  return remaining
}

async function syncDirectoryAt(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
