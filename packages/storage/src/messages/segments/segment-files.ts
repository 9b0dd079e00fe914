/**
 * The files that segments live in. A file outlasts its segment: emptied ones are kept as spares, so that the next
 * segment needs no new blocks of the file system and fdatasync has no metadata to write.
 *
 * A file's life: zero-filled -> header of a segment written and synced -> blocks -> header zeroed and synced (retired)
 * -> spare, or removed. So after any crash a header is that of a segment in use, or zero; and as segments are retired
 * from the oldest on, one after the other, the ids in use have no gap.
 */
import type { Disk, DiskFile, Log } from '@warren/kernel'
import type { Crc32 } from '../../crc32.ts'
import { encodeFileHeader, FILE_HEADER_BYTES, ownerOf } from '../../file-header.ts'
import { Segment } from './segment.ts'

const FILE_NAME = /^messages-(\d{1,15})\.segment$/
/** Enough for a segment to fill while the one before it is being retired. */
const SPARES_MAX = 2

/** The file system gave no room for a segment: nothing that was written is in doubt. */
export class SegmentSpaceError extends Error {
  override readonly name = 'SegmentSpaceError'
}

export interface SegmentFile {
  readonly name: string
  bytes: number
  /** Open while blocks are written to it. */
  handle: DiskFile | undefined
}

export interface SegmentFilesOptions {
  readonly disk: Disk
  readonly crc32: Crc32
  readonly log: Log
  readonly nodeId: string
  readonly salt: number
  readonly segmentBytes: number
}

export class SegmentFiles {
  readonly #disk: Disk
  readonly #crc32: Crc32
  readonly #nodeId: string
  readonly #salt: number
  readonly #log: Log
  readonly #spares: SegmentFile[] = []
  #nextFileNumber = 1
  #bytes = 0
  readonly segmentBytes: number

  constructor(options: SegmentFilesOptions) {
    this.#disk = options.disk
    this.#crc32 = options.crc32
    this.#nodeId = options.nodeId
    this.#salt = options.salt
    this.#log = options.log
    this.segmentBytes = options.segmentBytes
  }

  /** Bytes of all files, spare ones included. */
  get bytes(): number {
    return this.#bytes
  }

  /** Names of the files that are segments' by their name. */
  async list(): Promise<readonly string[]> {
    const names = (await this.#disk.list()).filter((name) => FILE_NAME.test(name))
    for (const name of names) {
      const number = Number(FILE_NAME.exec(name)?.[1])
      this.#nextFileNumber = Math.max(this.#nextFileNumber, number + 1)
    }
    return names
  }

  /** A segment that has room for a first block of `blockBytes`; without a file as yet. */
  newSegment(id: number, blockBytes: number): Segment {
    const capacity = Math.max(this.segmentBytes, FILE_HEADER_BYTES + blockBytes)
    const header = { id, nodeId: this.#nodeId, salt: this.#salt }
    return new Segment(id, capacity, ownerOf('segment', header, this.#crc32), FILE_HEADER_BYTES)
  }

  async openFile(name: string): Promise<SegmentFile> {
    const handle = await this.#disk.open(name, 'existing')
    return { name, bytes: await handle.size(), handle }
  }

  /** A file found at recovery that holds a segment. */
  adopt(file: SegmentFile): void {
    this.#bytes += file.bytes
  }

  /** A file found at recovery that holds none. */
  async adoptUnused(file: SegmentFile): Promise<void> {
    this.adopt(file)
    await this.#keepOrRemove(file)
  }

  /** A file with this id in its header and `capacity` bytes, all durable. */
  async create(id: number, capacity: number): Promise<SegmentFile> {
    const file = this.#spares.pop() ?? (await this.#createFile())
    await this.#growOrRemove(file, capacity)
    const handle = file.handle ?? (await this.#disk.open(file.name, 'existing'))
    file.handle = handle
    const header = { id, nodeId: this.#nodeId, salt: this.#salt }
    await write(handle, [encodeFileHeader('segment', header, this.#crc32)], 0)
    await sync(handle)
    await this.#disk.syncDirectory()
    return file
  }

  async grow(file: SegmentFile, capacity: number): Promise<void> {
    if (file.bytes >= capacity) return
    const handle = file.handle ?? (await this.#disk.open(file.name, 'existing'))
    file.handle = handle
    await handle.preallocate(capacity)
    this.#bytes += capacity - file.bytes
    file.bytes = capacity
  }

  /** Its segment is full and durable: it needs no handle. */
  async closeFile(file: SegmentFile): Promise<void> {
    const handle = file.handle
    file.handle = undefined
    await handle?.close()
  }

  /** Nothing in the file is needed any more. */
  async retire(file: SegmentFile): Promise<void> {
    const handle = file.handle ?? (await this.#disk.open(file.name, 'existing'))
    file.handle = handle
    await write(handle, [Buffer.alloc(FILE_HEADER_BYTES)], 0)
    await sync(handle)
    await this.#keepOrRemove(file)
  }

  async close(): Promise<void> {
    for (const file of this.#spares) await this.closeFile(file)
  }

  async #createFile(): Promise<SegmentFile> {
    const name = `messages-${String(this.#nextFileNumber).padStart(6, '0')}.segment`
    this.#nextFileNumber += 1
    this.#log.debug('log file created', { file: name })
    return { name, bytes: 0, handle: await this.#disk.open(name, 'create') }
  }

  /** The disk may be full: then the part that it did take is given back. */
  async #growOrRemove(file: SegmentFile, capacity: number): Promise<void> {
    try {
      await this.grow(file, capacity)
    } catch (error) {
      await this.#remove(file)
      throw new SegmentSpaceError(`no room for a log segment of ${capacity} bytes`, { cause: error })
    }
  }

  async #keepOrRemove(file: SegmentFile): Promise<void> {
    if (file.bytes === this.segmentBytes && this.#spares.length < SPARES_MAX) {
      this.#spares.push(file)
      return
    }
    await this.#remove(file)
  }

  async #remove(file: SegmentFile): Promise<void> {
    await this.closeFile(file)
    await this.#disk.remove(file.name)
    await this.#disk.syncDirectory()
    this.#bytes -= file.bytes
  }
}

/** For the paths that are not hot: a write and a sync as promises. */
export function write(file: DiskFile, buffers: readonly Uint8Array[], offset: number): Promise<void> {
  return new Promise((resolve, reject) => {
    file.write(buffers, offset, (error) => (error === undefined ? resolve() : reject(error)))
  })
}

export function sync(file: DiskFile): Promise<void> {
  return new Promise((resolve, reject) => {
    file.sync((error) => (error === undefined ? resolve() : reject(error)))
  })
}
