/** Field tables to and from octets. Decoding never throws and never recurses deeper than `TABLE_DEPTH_MAX`. */
import { assert, assertNever, fail, ok, type Result } from '@warren/kernel'
import { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import type { DecodeError } from '../bytes/decode-error.ts'
import type { FieldEntry, FieldTable, FieldType, FieldValue } from './field-table.ts'

/** Deeper nesting is refused: nobody needs it, and each level costs stack. */
export const TABLE_DEPTH_MAX = 64

const REPLACEMENT = '\ufffd'
const TAG_LONG_ALIAS = 0x4c // 'L', read as 'l'.

const TAGS: Readonly<Record<FieldType, number>> = {
  bool: 0x74, // t
  byte: 0x62, // b
  unsignedbyte: 0x42, // B
  short: 0x73, // s
  unsignedshort: 0x75, // u
  signedint: 0x49, // I
  unsignedint: 0x69, // i
  long: 0x6c, // l
  float: 0x66, // f
  double: 0x64, // d
  decimal: 0x44, // D
  longstr: 0x53, // S
  array: 0x41, // A
  timestamp: 0x54, // T
  table: 0x46, // F
  void: 0x56, // V
  binary: 0x78, // x
}
const TYPES: ReadonlyMap<number, FieldType> = new Map([
  ...Object.entries(TAGS).map(([type, tag]) => [tag, type as FieldType] as const), // The keys of TAGS.
  [TAG_LONG_ALIAS, 'long'] as const,
])

/** A table with its length in front, which fills `start` to `end` exactly. */
export function decodeTable(buffer: Buffer, start: number, end: number): Result<FieldTable, DecodeError> {
  const reader = new ByteReader(buffer, start, end)
  const table = readTable(reader)
  reader.finish()
  return reader.error === undefined ? ok(table) : fail(reader.error)
}

/** The entries without a length in front, as in an AMQPLAIN response. */
export function decodeTableBody(buffer: Buffer, start: number, end: number): Result<FieldTable, DecodeError> {
  const reader = new ByteReader(buffer, start, end)
  const table = readEntries(reader, end, 1)
  return reader.error === undefined ? ok(table) : fail(reader.error)
}

/** Reads a table with its length in front; look at `reader.error` afterwards. */
export function readTable(reader: ByteReader, depth = 1): FieldTable {
  const end = readEnd(reader, depth)
  if (end < 0) return []
  const entries = readEntries(reader, end, depth)
  if (reader.error?.kind === 'truncated') reader.error = { kind: 'cutValue' }
  return entries
}

/** Writes a table with its length in front. */
export function encodeTable(table: FieldTable, writer: ByteWriter): void {
  const lengthAt = writer.reserve(4)
  for (const entry of table) {
    writer.shortstr(entry.name)
    writeValue(entry.value, writer)
  }
  writer.patchU32(lengthAt, writer.length - lengthAt - 4)
}

/** Where the table or array that begins here ends; -1 after a failure. */
function readEnd(reader: ByteReader, depth: number): number {
  const bytes = reader.u32()
  if (depth > TABLE_DEPTH_MAX) reader.fail({ kind: 'tooDeep', depthMax: TABLE_DEPTH_MAX })
  if (bytes > reader.remaining) reader.fail({ kind: 'truncated' })
  return reader.error === undefined ? reader.position + bytes : -1
}

function readEntries(reader: ByteReader, end: number, depth: number): FieldTable {
  const entries: FieldEntry[] = []
  while (reader.error === undefined && reader.position < end) {
    const name = reader.lenientShortstr()
    entries.push({ name, value: readValue(reader, depth) })
  }
  if (reader.position > end) reader.fail({ kind: 'truncated' })
  return entries
}

function readArray(reader: ByteReader, depth: number): readonly FieldValue[] {
  const end = readEnd(reader, depth)
  const values: FieldValue[] = []
  while (reader.error === undefined && reader.position < end) values.push(readValue(reader, depth))
  if (reader.position > end) reader.fail({ kind: 'truncated' })
  return values
}

function readValue(reader: ByteReader, depth: number): FieldValue {
  const tag = reader.u8()
  const type = TYPES.get(tag)
  switch (type) {
    case 'bool':
      return { type, value: reader.u8() !== 0 }
    case 'byte':
      return { type, value: reader.i8() }
    case 'unsignedbyte':
      return { type, value: reader.u8() }
    case 'short':
      return { type, value: reader.i16() }
    case 'unsignedshort':
      return { type, value: reader.u16() }
    case 'signedint':
      return { type, value: reader.i32() }
    case 'unsignedint':
      return { type, value: reader.u32() }
    case 'long':
      return { type, value: reader.exactI64() }
    case 'float':
      return { type, value: reader.float() }
    case 'double':
      return { type, value: reader.double() }
    case 'decimal':
      return { type, scale: reader.u8(), value: reader.u32() }
    case 'longstr':
      return readLongstr(reader)
    case 'array':
      return { type, value: readArray(reader, depth + 1) }
    case 'timestamp':
      return { type, value: reader.exactU64() }
    case 'table':
      return { type, value: readTable(reader, depth + 1) }
    case 'void':
      return { type }
    case 'binary':
      return { type, value: reader.longBytes() }
    case undefined:
      reader.fail({ kind: 'unknownFieldType', tag })
      return { type: 'void' }
    default:
      return assertNever(type)
  }
}

function readLongstr(reader: ByteReader): FieldValue {
  const bytes = reader.u32()
  const at = reader.take(bytes)
  if (at < 0) return { type: 'longstr', value: '' }
  const value = reader.buffer.toString('utf8', at, at + bytes)
  if (value.includes(REPLACEMENT)) {
    const raw = Buffer.from(reader.buffer.subarray(at, at + bytes))
    if (!raw.equals(Buffer.from(value))) return { type: 'longstr', value, bytes: raw }
  }
  return { type: 'longstr', value }
}

function writeValue(field: FieldValue, writer: ByteWriter): void {
  writer.u8(TAGS[field.type])
  switch (field.type) {
    case 'bool':
      writer.u8(field.value ? 1 : 0)
      break
    case 'byte':
    case 'unsignedbyte':
      writer.u8(field.value)
      break
    case 'short':
    case 'unsignedshort':
      writer.u16(field.value)
      break
    case 'signedint':
    case 'unsignedint':
      writer.u32(field.value)
      break
    case 'long':
      writer.exactI64(field.value)
      break
    case 'float':
      writer.float(field.value)
      break
    case 'double':
      writer.double(field.value)
      break
    case 'decimal':
      assert(field.scale <= 255, 'a decimal has at most 255 places')
      writer.u8(field.scale)
      writer.u32(field.value)
      break
    case 'longstr':
      if (field.bytes === undefined) writer.longstr(field.value)
      else writer.longBytes(field.bytes)
      break
    case 'array':
      writeArray(field.value, writer)
      break
    case 'timestamp':
      writer.exactU64(field.value)
      break
    case 'table':
      encodeTable(field.value, writer)
      break
    case 'void':
      break
    case 'binary':
      writer.longBytes(field.value)
      break
    default:
      assertNever(field)
  }
}

function writeArray(values: readonly FieldValue[], writer: ByteWriter): void {
  const lengthAt = writer.reserve(4)
  for (const value of values) writeValue(value, writer)
  writer.patchU32(lengthAt, writer.length - lengthAt - 4)
}
