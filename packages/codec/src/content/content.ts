/**
 * The wire form of a message, the same in memory, on disk and on lanes:
 *
 *   shortstr exchange | shortstr routingKey | u8 publish bits | CE | header frame | body frame*
 *
 * It is what a client sent, from the exchange of its basic.publish on. Readers ignore the publish bits and the channel
 * numbers within. Everything here trusts its input: only well-formed publishes become content.
 */
import { assert, ok, type Result } from '@warren/kernel'
import { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import type { DecodeError } from '../bytes/decode-error.ts'
import { readU16, readU32, readU64, writeU32 } from '../bytes/integers.ts'
import {
  FRAME_BODY,
  FRAME_BYTES_DEFAULT,
  FRAME_END,
  FRAME_HEAD_BYTES,
  FRAME_HEADER,
  FRAME_OVERHEAD_BYTES,
} from '../frames/frame.ts'
import { CLASS_BASIC } from '../generated/method-ids.ts'
import { EMPTY_TABLE, type FieldTable } from '../tables/field-table.ts'
import { readTable } from '../tables/field-table-codec.ts'
import { type BasicProperties, decodeProperties, encodeProperties } from './basic-properties.ts'
import {
  FLAG_CONTENT_ENCODING,
  FLAG_CONTENT_TYPE,
  FLAG_DELIVERY_MODE,
  FLAG_HEADERS,
  FLAG_MORE,
} from './property-flags.ts'
import { DELIVERY_MODE_PERSISTENT } from './property-scan.ts'

/** Payload of every body frame of an assembled message but the last: the largest that fits the default frame_max. */
export const BODY_PAYLOAD_BYTES_MAX: number = FRAME_BYTES_DEFAULT - FRAME_OVERHEAD_BYTES

/** Offset of the routing key's length octet. */
export function contentRoutingKeyOffset(buffer: Buffer, start: number): number {
  return start + 1 + (buffer[start] as number)
}

/** Offset of the publish bits: the end of the address, exchange and routing key. */
export function contentBitsOffset(buffer: Buffer, start: number): number {
  const routingKey = start + 1 + (buffer[start] as number)
  return routingKey + 1 + (buffer[routingKey] as number)
}

/** Offset of the header frame's type octet. */
export function contentHeaderOffset(buffer: Buffer, start: number): number {
  return contentBitsOffset(buffer, start) + 2
}

/** Offset of the first body frame, or the content's end when the body is empty. `header` is the header frame's offset. */
export function contentBodyOffset(buffer: Buffer, header: number): number {
  return header + FRAME_OVERHEAD_BYTES + readU32(buffer, header + 3)
}

export function contentExchange(buffer: Buffer, start: number): string {
  return buffer.toString('utf8', start + 1, start + 1 + (buffer[start] as number))
}

export function contentRoutingKey(buffer: Buffer, start: number): string {
  return contentExchange(buffer, contentRoutingKeyOffset(buffer, start))
}

/** Size of the body, as the header announces it. */
export function contentBodyBytes(buffer: Buffer, start: number): number {
  return readU64(buffer, contentHeaderOffset(buffer, start) + FRAME_HEAD_BYTES + 4)
}

/** The property flags; see property-flags.ts. */
export function contentFlags(buffer: Buffer, start: number): number {
  return readU16(buffer, flagsOffset(buffer, start))
}

/** Whether the delivery mode is 2. */
export function contentIsPersistent(buffer: Buffer, start: number): boolean {
  const flags = flagsOffset(buffer, start)
  if ((readU16(buffer, flags) & FLAG_DELIVERY_MODE) === 0) return false
  return buffer[deliveryModeOffset(buffer, flags)] === DELIVERY_MODE_PERSISTENT
}

export function readContentProperties(buffer: Buffer, start: number): Result<BasicProperties, DecodeError> {
  const header = contentHeaderOffset(buffer, start)
  return decodeProperties(buffer, flagsOffset(buffer, start), contentBodyOffset(buffer, header) - 1)
}

/** The headers alone, or an empty table. */
export function readContentHeaders(buffer: Buffer, start: number): Result<FieldTable, DecodeError> {
  const flagsAt = flagsOffset(buffer, start)
  if ((readU16(buffer, flagsAt) & FLAG_HEADERS) === 0) return ok(EMPTY_TABLE)
  const header = contentHeaderOffset(buffer, start)
  const reader = new ByteReader(buffer, headersOffset(buffer, flagsAt), contentBodyOffset(buffer, header) - 1)
  const table = readTable(reader)
  return reader.error === undefined ? ok(table) : { ok: false, error: reader.error }
}

/** The body's octets, joined, in a buffer of their own. */
export function copyBody(buffer: Buffer, start: number, end: number): Buffer {
  const body = Buffer.allocUnsafe(contentBodyBytes(buffer, start))
  let copied = 0
  let frame = contentBodyOffset(buffer, contentHeaderOffset(buffer, start))
  while (frame < end) {
    const bytes = readU32(buffer, frame + 3)
    buffer.copy(body, copied, frame + FRAME_HEAD_BYTES, frame + FRAME_HEAD_BYTES + bytes)
    copied += bytes
    frame += FRAME_OVERHEAD_BYTES + bytes
  }
  assert(copied === body.length, 'the body frames hold what the header announced')
  return body
}

export interface ContentParts {
  readonly exchange: string
  readonly routingKey: string
  readonly properties: BasicProperties
  readonly body: Uint8Array
}

/** Appends the wire form of a message that Warren itself makes, such as a dead letter. */
export function encodeContent(parts: ContentParts, writer: ByteWriter): void {
  writer.shortstr(parts.exchange)
  writer.shortstr(parts.routingKey)
  writer.u8(0)
  writer.u8(FRAME_END)
  encodeContentHeader(parts.properties, parts.body.length, 0, writer)
  encodeBodyFrames(parts.body, 0, BODY_PAYLOAD_BYTES_MAX, writer)
}

/** Appends a whole header frame. */
export function encodeContentHeader(
  properties: BasicProperties,
  bodyBytes: number,
  channel: number,
  writer: ByteWriter,
): void {
  writer.u8(FRAME_HEADER)
  writer.u16(channel)
  const lengthAt = writer.reserve(4)
  writer.u16(CLASS_BASIC)
  writer.u16(0)
  writer.u64(bodyBytes)
  encodeProperties(properties, writer)
  writeU32(writer.buffer, lengthAt, writer.length - lengthAt - 4)
  writer.u8(FRAME_END)
}

/** Appends body frames of at most `payloadBytesMax` octets each; none for an empty body. */
export function encodeBodyFrames(body: Uint8Array, channel: number, payloadBytesMax: number, writer: ByteWriter): void {
  for (let start = 0; start < body.length; start += payloadBytesMax) {
    const bytes = Math.min(payloadBytesMax, body.length - start)
    writer.u8(FRAME_BODY)
    writer.u16(channel)
    writer.u32(bytes)
    writer.bytes(body.subarray(start, start + bytes))
    writer.u8(FRAME_END)
  }
}

function flagsOffset(buffer: Buffer, start: number): number {
  return contentHeaderOffset(buffer, start) + FRAME_HEAD_BYTES + 12
}

/** Where the headers begin, if they are there, else what comes next. */
function headersOffset(buffer: Buffer, flagsAt: number): number {
  const flags = readU16(buffer, flagsAt)
  let at = flagsAt + 2
  let word = flags
  while ((word & FLAG_MORE) !== 0) {
    word = readU16(buffer, at)
    at += 2
  }
  if ((flags & FLAG_CONTENT_TYPE) !== 0) at += 1 + (buffer[at] as number)
  if ((flags & FLAG_CONTENT_ENCODING) !== 0) at += 1 + (buffer[at] as number)
  return at
}

function deliveryModeOffset(buffer: Buffer, flagsAt: number): number {
  const at = headersOffset(buffer, flagsAt)
  return (readU16(buffer, flagsAt) & FLAG_HEADERS) === 0 ? at : at + 4 + readU32(buffer, at)
}
