/** Small conversions between protobuf's values and the model's. */
import { ByteWriter, decodeTable, EMPTY_TABLE, encodeTable, type FieldTable } from '@warren/codec'
import type { warren } from '../generated/metadata.js'

/** How protobufjs hands out 64-bit fields. */
export type WireNumber = number | { toNumber(): number }

/** Bytes that are not what they claim to be. Thrown while decoding and caught where decoding began, never beyond. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError'
}

type Messages = typeof warren.metadata
/** A message as it may be written: what is left out has its default. */
export type Written<Name extends keyof Messages> = NonNullable<ConstructorParameters<Messages[Name]>[0]>
/** A message as it was read: every field is there. */
export type Read<Name extends keyof Messages> = InstanceType<Messages[Name]>

/** The generated types call an embedded message's fields optional; the decoder in fact makes an instance with all of them. */
export function embedded<Name extends keyof Messages>(message: Written<Name> | null | undefined): Read<Name> {
  if (message == null) throw new MalformedError('an embedded message is missing')
  return message as Read<Name> // Made by this message's own decoder.
}

/** A number that is safe to reckon with; everything the model counts is. */
export function wireInteger(value: WireNumber): number {
  const integer = typeof value === 'number' ? value : value.toNumber()
  if (!Number.isSafeInteger(integer)) throw new MalformedError('a number is out of range')
  return integer
}

const NO_BYTES = new Uint8Array(0)
const tableWriter = new ByteWriter(1024)

/** The empty table, which most are, takes no bytes. */
export function tableToBytes(table: FieldTable): Uint8Array {
  if (table.length === 0) return NO_BYTES
  tableWriter.reset()
  encodeTable(table, tableWriter)
  return tableWriter.toBuffer()
}

export function bytesToTable(bytes: Uint8Array): FieldTable {
  if (bytes.length === 0) return EMPTY_TABLE
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const table = decodeTable(buffer, 0, buffer.length)
  if (!table.ok) throw new MalformedError(`a field table cannot be decoded: ${table.error.kind}`)
  return table.value
}
