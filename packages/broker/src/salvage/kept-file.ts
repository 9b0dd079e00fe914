/**
 * A file of messages that a lost history has left behind, in the order of their queue:
 *
 *   record   u32 recordBytes | u32 crc32 of all that follows | u64 index | u8 flags (bit 0 persistent) | content
 *
 * Written once, read from the front in pieces. Numbers are big-endian; the content is in wire form (decision 0004).
 */
import type { DiskFile } from '@warren/kernel'
import type { Crc32 } from '@warren/storage'

export const KEPT_PERSISTENT = 1
const HEADER_BYTES = 17
const CRC_OFFSET = 4
const CHECKED_OFFSET = 8
const INDEX_OFFSET = 8
const FLAGS_OFFSET = 16
/** Written, and read, at once; a larger record is alone. */
const PIECE_BYTES = 262_144
const TWO_32 = 4294967296

export class KeptFileWriter {
  readonly #file: DiskFile
  readonly #crc32: Crc32
  readonly #piece = Buffer.allocUnsafe(PIECE_BYTES)
  #used = 0
  #offset = 0

  constructor(file: DiskFile, crc32: Crc32) {
    this.#file = file
    this.#crc32 = crc32
  }

  /** The content may change once the promise is resolved. */
  async add(index: number, flags: number, source: Buffer, start: number, end: number): Promise<void> {
    const bytes = HEADER_BYTES + end - start
    if (this.#used + bytes > PIECE_BYTES) await this.#flush()
    const piece = bytes > PIECE_BYTES ? Buffer.allocUnsafe(bytes) : this.#piece
    const at = this.#used
    piece.writeUInt32BE(bytes, at)
    piece.writeUInt32BE(Math.floor(index / TWO_32), at + INDEX_OFFSET)
    piece.writeUInt32BE(index % TWO_32, at + INDEX_OFFSET + 4)
    piece[at + FLAGS_OFFSET] = flags
    source.copy(piece, at + HEADER_BYTES, start, end)
    piece.writeUInt32BE(this.#crc32(piece.subarray(at + CHECKED_OFFSET, at + bytes)), at + CRC_OFFSET)
    if (piece === this.#piece) this.#used += bytes
    else await this.#write(piece)
  }

  /** Everything is on the disk when this resolves. */
  async end(): Promise<void> {
    await this.#flush()
    await new Promise<void>((resolve, reject) => {
      this.#file.sync((error) => (error === undefined ? resolve() : reject(error)))
    })
  }

  async #flush(): Promise<void> {
    if (this.#used === 0) return
    await this.#write(this.#piece.subarray(0, this.#used))
    this.#used = 0
  }

  async #write(bytes: Buffer): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#file.write([bytes], this.#offset, (error) => (error === undefined ? resolve() : reject(error)))
    })
    this.#offset += bytes.length
  }
}

/** One record; valid until the next read. */
export interface KeptMessage {
  readonly index: number
  readonly persistent: boolean
  /** Of the record in the file, and of the one behind it. */
  readonly offset: number
  readonly nextOffset: number
  readonly source: Buffer
  readonly contentStart: number
  readonly contentEnd: number
}

/** The file is not what was written. */
export class DamagedKeptFileError extends Error {
  override readonly name = 'DamagedKeptFileError'
}

export class KeptFileReader {
  readonly #file: DiskFile
  readonly #crc32: Crc32
  readonly #endOffset: number
  #piece = Buffer.alloc(0)
  /** Where in the file `#piece` begins. */
  #base: number

  /** From the record at `offset` on; `endOffset` is the end of the file. */
  constructor(file: DiskFile, crc32: Crc32, offset: number, endOffset: number) {
    this.#file = file
    this.#crc32 = crc32
    this.#base = offset
    this.#endOffset = endOffset
  }

  /** The record at `offset`, or undefined at the end. Rejects with a `DamagedKeptFileError` where there is none. */
  async read(offset: number): Promise<KeptMessage | undefined> {
    if (offset >= this.#endOffset) return undefined
    if (!this.#has(offset, HEADER_BYTES)) await this.#load(offset, PIECE_BYTES)
    if (!this.#has(offset, HEADER_BYTES))
      throw new DamagedKeptFileError(`${this.#file.name} ends within a record at ${offset}`)
    const bytes = this.#piece.readUInt32BE(offset - this.#base)
    if (bytes < HEADER_BYTES || offset + bytes > this.#endOffset) {
      throw new DamagedKeptFileError(`${this.#file.name} has no record at ${offset}`)
    }
    if (!this.#has(offset, bytes)) await this.#load(offset, Math.max(bytes, PIECE_BYTES))
    const at = offset - this.#base
    const crc = this.#piece.readUInt32BE(at + CRC_OFFSET)
    if (!this.#has(offset, bytes) || crc !== this.#crc32(this.#piece.subarray(at + CHECKED_OFFSET, at + bytes))) {
      throw new DamagedKeptFileError(`${this.#file.name} has a damaged record at ${offset}`)
    }
    return {
      index: this.#piece.readUInt32BE(at + INDEX_OFFSET) * TWO_32 + this.#piece.readUInt32BE(at + INDEX_OFFSET + 4),
      persistent: ((this.#piece[at + FLAGS_OFFSET] as number) & KEPT_PERSISTENT) !== 0, // Within the record.
      ...{ offset, nextOffset: offset + bytes, source: this.#piece },
      ...{ contentStart: at + HEADER_BYTES, contentEnd: at + bytes },
    }
  }

  #has(offset: number, bytes: number): boolean {
    return offset >= this.#base && offset + bytes <= this.#base + this.#piece.length
  }

  async #load(offset: number, bytes: number): Promise<void> {
    const piece = Buffer.allocUnsafe(Math.min(bytes, this.#endOffset - offset))
    const read = await this.#file.read(piece, offset)
    this.#piece = piece.subarray(0, read)
    this.#base = offset
  }
}
