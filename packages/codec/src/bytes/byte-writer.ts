/** Writes AMQP primitives into one growing buffer that is reused: `reset`, write, then `view` or `toBuffer`. */
import { assert } from '@warren/kernel'
import { cutText } from './cut-text.ts'
import { writeU16, writeU32, writeU64 } from './integers.ts'

const SHORTSTR_BYTES_MAX = 255 // The length is one octet (AMQP 0-9-1 §4.2.5.3).

export class ByteWriter {
  /** Valid up to `length`; replaced when it grows. */
  buffer: Buffer
  length = 0

  constructor(capacity = 256) {
    this.buffer = Buffer.allocUnsafe(capacity)
  }

  reset(): void {
    this.length = 0
  }

  /** Makes room for `bytes` more, at amortised constant cost. */
  ensure(bytes: number): void {
    const needed = this.length + bytes
    if (needed <= this.buffer.length) return
    const grown = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2))
    this.buffer.copy(grown, 0, 0, this.length)
    this.buffer = grown
  }

  /** Skips `bytes`, to be filled in later; the offset of the first. */
  reserve(bytes: number): number {
    this.ensure(bytes)
    const at = this.length
    this.length += bytes
    return at
  }

  u8(value: number): void {
    const at = this.reserve(1)
    this.buffer[at] = value
  }

  u16(value: number): void {
    const at = this.reserve(2)
    writeU16(this.buffer, at, value)
  }

  u32(value: number): void {
    const at = this.reserve(4)
    writeU32(this.buffer, at, value)
  }

  u64(value: number): void {
    assert(Number.isSafeInteger(value) && value >= 0, 'a 64-bit number is a safe, positive integer')
    const at = this.reserve(8)
    writeU64(this.buffer, at, value)
  }

  exactU64(value: number | bigint): void {
    const at = this.reserve(8)
    this.buffer.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value)), at)
  }

  exactI64(value: number | bigint): void {
    const at = this.reserve(8)
    this.buffer.writeBigInt64BE(BigInt.asIntN(64, BigInt(value)), at)
  }

  float(value: number): void {
    const at = this.reserve(4)
    this.buffer.writeFloatBE(value, at)
  }

  double(value: number): void {
    const at = this.reserve(8)
    this.buffer.writeDoubleBE(value, at)
  }

  /**
   * At most 255 bytes of UTF-8; what is longer is cut at a whole character. Names are checked where they come in, so only
   * text that was no UTF-8 on its way in (each wrong octet reads as U+FFFD, three octets) can be that long. `ByteReader`
   * refuses such text, yet a routing key is also read without it: no assertion here, which a peer could trip at will.
   */
  shortstr(text: string): void {
    let kept = text
    let bytes = Buffer.byteLength(text)
    if (bytes > SHORTSTR_BYTES_MAX) {
      kept = cutText(text, SHORTSTR_BYTES_MAX)
      bytes = Buffer.byteLength(kept)
    }
    const at = this.reserve(1 + bytes)
    this.buffer[at] = bytes
    this.buffer.write(kept, at + 1, bytes, 'utf8')
  }

  longstr(text: string): void {
    const bytes = Buffer.byteLength(text)
    const at = this.reserve(4 + bytes)
    writeU32(this.buffer, at, bytes)
    this.buffer.write(text, at + 4, bytes, 'utf8')
  }

  longBytes(source: Uint8Array): void {
    this.u32(source.length)
    this.bytes(source)
  }

  bytes(source: Uint8Array): void {
    const at = this.reserve(source.length)
    this.buffer.set(source, at)
  }

  /** Copies `source` from `start` to `end`. */
  range(source: Buffer, start: number, end: number): void {
    const at = this.reserve(end - start)
    source.copy(this.buffer, at, start, end)
  }

  /** Fills in four octets reserved earlier. */
  patchU32(at: number, value: number): void {
    assert(at + 4 <= this.length, 'a patch lies within what was written')
    writeU32(this.buffer, at, value)
  }

  /** What was written, without a copy: valid until the next write or reset. */
  view(): Buffer {
    return this.buffer.subarray(0, this.length)
  }

  /** A copy of what was written. */
  toBuffer(): Buffer {
    return Buffer.from(this.view())
  }
}
