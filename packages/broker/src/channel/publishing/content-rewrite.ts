/** Messages that are stored otherwise than they were sent. Slow path: the header is encoded anew, the body copied. */
import {
  type BasicProperties,
  ByteWriter,
  contentBodyBytes,
  contentBodyOffset,
  contentHeaderOffset,
  encodeContentHeader,
} from '@warren/codec'

/** A copy of the content from `start` to `end` with other properties. */
export function withProperties(source: Buffer, start: number, end: number, properties: BasicProperties): Buffer {
  const header = contentHeaderOffset(source, start)
  const writer = new ByteWriter(end - start)
  writer.range(source, start, header)
  encodeContentHeader(properties, contentBodyBytes(source, start), 0, writer)
  writer.range(source, contentBodyOffset(source, header), end)
  return writer.toBuffer()
}

/** A copy of the content from `start` to `end`, in memory of its own. */
export function copyContent(source: Buffer, start: number, end: number): Buffer {
  const copy = Buffer.allocUnsafeSlow(end - start)
  source.copy(copy, 0, start, end)
  return copy
}
