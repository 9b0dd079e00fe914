/**
 * Reads AMQP primitives off a buffer. After the first failure every read gives 0 or '' and `error` stays set, so a
 * decoder reads all its fields and looks once.
 */
import type { DecodeError } from './decode-error.ts'
import { readU16, readU32 } from './integers.ts'

const TWO_POW_32 = 4294967296
const SHORTSTR_BYTES_MAX = 255
const SHORTSTR_BYTES_SAFE = 85 // Up to here even the replacement of every octet, three octets each, is a short string.
const NO_BYTES = Buffer.alloc(0)

export class ByteReader {
  readonly buffer: Buffer
  readonly end: number
  position: number
  error: DecodeError | undefined

  /** Reads `buffer` from `start` (inclusive) to `end` (exclusive). */
  constructor(buffer: Buffer, start = 0, end = buffer.length) {
    this.buffer = buffer
    this.position = start
    this.end = end
    this.error = end < start || end > buffer.length ? { kind: 'truncated' } : undefined
  }

  get remaining(): number {
    return this.end - this.position
  }

  /** The first failure wins; later ones are its consequences. */
  fail(error: DecodeError): void {
    if (this.error !== undefined) return
    this.error = error
  }

  /** The offset of the next `bytes` bytes, which are thereby consumed; -1 when there are fewer. */
  take(bytes: number): number {
    const start = this.position
    if (this.error !== undefined || bytes > this.end - start) {
      this.fail({ kind: 'truncated' })
      return -1
    }
    this.position = start + bytes
    return start
  }

  u8(): number {
    const at = this.take(1)
    return at < 0 ? 0 : (this.buffer[at] as number)
  }

  u16(): number {
    const at = this.take(2)
    return at < 0 ? 0 : readU16(this.buffer, at)
  }

  u32(): number {
    const at = this.take(4)
    return at < 0 ? 0 : readU32(this.buffer, at)
  }

  /** Rounded above 2^53. */
  u64(): number {
    const high = this.u32()
    return high * TWO_POW_32 + this.u32()
  }

  i8(): number {
    return (this.u8() << 24) >> 24
  }

  i16(): number {
    return (this.u16() << 16) >> 16
  }

  i32(): number {
    return this.u32() | 0
  }

  /** A number when it is a safe integer, else a bigint: nothing is rounded. */
  exactU64(): number | bigint {
    const at = this.take(8)
    return at < 0 ? 0 : exact(this.buffer.readBigUInt64BE(at))
  }

  exactI64(): number | bigint {
    const at = this.take(8)
    return at < 0 ? 0 : exact(this.buffer.readBigInt64BE(at))
  }

  float(): number {
    const at = this.take(4)
    return at < 0 ? 0 : this.buffer.readFloatBE(at)
  }

  double(): number {
    const at = this.take(8)
    return at < 0 ? 0 : this.buffer.readDoubleBE(at)
  }

  /** One octet of length, then UTF-8. Wrong octets read as U+FFFD, unless that makes the text too long to be written. */
  lenientShortstr(): string {
    const bytes = this.u8()
    const at = this.take(bytes)
    if (at < 0) return ''
    const text = this.buffer.toString('utf8', at, at + bytes)
    if (bytes > SHORTSTR_BYTES_SAFE && Buffer.byteLength(text) > SHORTSTR_BYTES_MAX) this.fail({ kind: 'invalidText' })
    return text
  }

  /** The same, but wrong octets fail: what names things must not become the name of another. */
  shortstr(): string {
    const start = this.position + 1
    const text = this.lenientShortstr()
    // Rare in names, so that the octets are seldom compared.
    if (!text.includes('\ufffd') || this.error !== undefined) return text
    if (!Buffer.from(text).equals(this.buffer.subarray(start, this.position))) this.fail({ kind: 'invalidText' })
    return text
  }

  /** Four octets of length, then UTF-8. */
  longstr(): string {
    const bytes = this.u32()
    const at = this.take(bytes)
    return at < 0 ? '' : this.buffer.toString('utf8', at, at + bytes)
  }

  /** Four octets of length, then bytes; a copy. */
  longBytes(): Buffer {
    return this.bytes(this.u32())
  }

  /** A copy of the next `count` bytes. */
  bytes(count: number): Buffer {
    const at = this.take(count)
    return at < 0 ? NO_BYTES : Buffer.from(this.buffer.subarray(at, at + count))
  }

  /** Fails when something is left over. */
  finish(): void {
    if (this.position < this.end) this.fail({ kind: 'trailingBytes', bytes: this.end - this.position })
  }
}

function exact(value: bigint): number | bigint {
  const rounded = Number(value)
  return Number.isSafeInteger(rounded) ? rounded : value
}
