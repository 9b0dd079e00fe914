/** Methods as values: the slow path, for everything but publish, deliver, get-ok and settlements. */
import { fail, ok, type Result } from '@warren/kernel'
import { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import type { DecodeError } from '../bytes/decode-error.ts'
import { writeU32 } from '../bytes/integers.ts'
import { FRAME_END, FRAME_HEAD_BYTES, FRAME_METHOD } from '../frames/frame.ts'
import { CONTENT_METHODS, METHOD_IDS, readArguments, writeArguments } from '../generated/method-codec.ts'
import type { Method, MethodKind } from '../generated/method-types.ts'

const METHOD_KINDS: ReadonlyMap<number, MethodKind> = new Map(
  Object.entries(METHOD_IDS).map(([kind, id]) => [id, kind as MethodKind]), // The keys of METHOD_IDS.
)

/** The payload of a method frame, from its class number on. */
export function decodeMethod(buffer: Buffer, start: number, end: number): Result<Method, DecodeError> {
  const reader = new ByteReader(buffer, start, end)
  const id = reader.u32()
  if (reader.error !== undefined) return fail(reader.error)
  const method = readArguments(id, reader)
  if (method === undefined) return fail({ kind: 'unknownMethod', classId: id >>> 16, methodId: id & 0xffff })
  reader.finish()
  return reader.error === undefined ? ok(method) : fail(reader.error)
}

/** Appends the payload of a method frame. */
export function encodeMethod(method: Method, writer: ByteWriter): void {
  writer.u32(METHOD_IDS[method.kind])
  writeArguments(method, writer)
}

/** Appends a whole method frame. */
export function encodeMethodFrame(method: Method, channel: number, writer: ByteWriter): void {
  const start = writer.reserve(FRAME_HEAD_BYTES)
  encodeMethod(method, writer)
  const payloadBytes = writer.length - start - FRAME_HEAD_BYTES
  writer.u8(FRAME_END)
  writer.buffer[start] = FRAME_METHOD
  writer.buffer[start + 1] = channel >>> 8
  writer.buffer[start + 2] = channel
  writeU32(writer.buffer, start + 3, payloadBytes)
}

export function methodClassId(kind: MethodKind): number {
  return METHOD_IDS[kind] >>> 16
}

/** The number within its class. */
export function methodNumber(kind: MethodKind): number {
  return METHOD_IDS[kind] & 0xffff
}

/** `queue.declare` for 50 and 10; undefined when no method has these numbers. */
export function methodKind(classId: number, methodId: number): MethodKind | undefined {
  return METHOD_KINDS.get(((classId << 16) | methodId) >>> 0)
}

/** Whether a content header and body frames follow this method. */
export function hasContent(kind: MethodKind): boolean {
  return CONTENT_METHODS.has(METHOD_IDS[kind])
}
