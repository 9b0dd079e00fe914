/**
 * Hot path: basic.deliver, get-ok and return, written from the wire form of a message. A delivery is a cached method
 * prefix, the delivery tag, the address as stored, and the header and body frames as stored with their channel numbers
 * patched: two copies and a few octets.
 */

import { ByteWriter } from '../bytes/byte-writer.ts'
import { readU32, writeU32, writeU64 } from '../bytes/integers.ts'
import { FRAME_BODY, FRAME_END, FRAME_HEAD_BYTES, FRAME_METHOD, FRAME_OVERHEAD_BYTES } from '../frames/frame.ts'
import { BASIC_DELIVER, BASIC_GET_OK, BASIC_RETURN } from '../generated/method-ids.ts'
import { contentBitsOffset, contentBodyOffset } from './content.ts'

const TAG_AND_REDELIVERED_BYTES = 9
const SHORT_COPY_BYTES = 24 // Below this a loop is faster than a call of copy.

/** The method frame up to the delivery tag, one per consumer; the frame's size is patched for each message. */
export function deliverPrefix(channel: number, consumerTag: string): Buffer {
  return methodPrefix(channel, BASIC_DELIVER, (writer) => writer.shortstr(consumerTag))
}

/** The same for basic.get-ok, one per channel. */
export function getOkPrefix(channel: number): Buffer {
  return methodPrefix(channel, BASIC_GET_OK, () => {})
}

/** Bytes that `writeDelivery` needs. */
export function deliveryBytes(prefix: Buffer, contentStart: number, contentEnd: number): number {
  return prefix.length + TAG_AND_REDELIVERED_BYTES + (contentEnd - contentStart) - 1 // Without the publish bits.
}

/** Writes basic.deliver, header and body frames at `at`; the offset behind them. The caller has made room. */
export function writeDelivery(
  target: Buffer,
  at: number,
  prefix: Buffer,
  deliveryTag: number,
  redelivered: boolean,
  source: Buffer,
  contentStart: number,
  contentEnd: number,
): number {
  const bits = contentBitsOffset(source, contentStart)
  const address = writeTag(target, at, prefix, deliveryTag, redelivered)
  copyShort(source, contentStart, bits, target, address)
  const methodEnd = address + bits - contentStart
  writeU32(target, at + 3, methodEnd - at - FRAME_HEAD_BYTES)
  return writeFrames(target, methodEnd, prefix, source, bits + 1, contentEnd)
}

/** Bytes that `writeDeliveryHead` needs: all but the body frames. */
export function deliveryHeadBytes(prefix: Buffer, source: Buffer, contentStart: number): number {
  const body = contentBodyOffset(source, contentBitsOffset(source, contentStart) + 2)
  return deliveryBytes(prefix, contentStart, body)
}

/**
 * Writes basic.deliver and the header frame only, for consumers that get the body another way: as views of the stored
 * frames, or cut anew by `writeBodyFrames`.
 */
export function writeDeliveryHead(
  target: Buffer,
  at: number,
  prefix: Buffer,
  deliveryTag: number,
  redelivered: boolean,
  source: Buffer,
  contentStart: number,
): number {
  const body = contentBodyOffset(source, contentBitsOffset(source, contentStart) + 2)
  return writeDelivery(target, at, prefix, deliveryTag, redelivered, source, contentStart, body)
}

/** Bytes that `writeGetOk` needs. */
export function getOkBytes(prefix: Buffer, contentStart: number, contentEnd: number): number {
  return deliveryBytes(prefix, contentStart, contentEnd) + 4
}

/** Like `writeDelivery`, with the number of messages left in the queue. */
export function writeGetOk(
  target: Buffer,
  at: number,
  prefix: Buffer,
  deliveryTag: number,
  redelivered: boolean,
  messageCount: number,
  source: Buffer,
  contentStart: number,
  contentEnd: number,
): number {
  const bits = contentBitsOffset(source, contentStart)
  const address = writeTag(target, at, prefix, deliveryTag, redelivered)
  copyShort(source, contentStart, bits, target, address)
  const methodEnd = address + bits - contentStart + 4
  writeU32(target, methodEnd - 4, messageCount)
  writeU32(target, at + 3, methodEnd - at - FRAME_HEAD_BYTES)
  return writeFrames(target, methodEnd, prefix, source, bits + 1, contentEnd)
}

/** A whole basic.return with its content, for messages that were mandatory and unroutable. */
export function encodeReturn(
  channel: number,
  replyCode: number,
  replyText: string,
  source: Buffer,
  contentStart: number,
  contentEnd: number,
): Buffer {
  const prefix = methodPrefix(channel, BASIC_RETURN, (writer) => {
    writer.u16(replyCode)
    writer.shortstr(replyText)
  })
  const bits = contentBitsOffset(source, contentStart)
  const target = Buffer.allocUnsafe(prefix.length + (contentEnd - contentStart) - 1)
  prefix.copy(target)
  source.copy(target, prefix.length, contentStart, bits)
  const methodEnd = prefix.length + bits - contentStart
  writeU32(target, 3, methodEnd - FRAME_HEAD_BYTES)
  writeFrames(target, methodEnd, prefix, source, bits + 1, contentEnd)
  return target
}

/** Whether every stored frame fits a consumer's frame_max; if not, the body is cut anew. O(body frames). */
export function contentFitsFrames(
  source: Buffer,
  contentStart: number,
  contentEnd: number,
  frameBytesMax: number,
): boolean {
  if (contentEnd - contentStart <= frameBytesMax) return true // No frame is larger than the whole.
  let frame = contentBitsOffset(source, contentStart) + 2
  while (frame < contentEnd) {
    const bytes = FRAME_OVERHEAD_BYTES + readU32(source, frame + 3)
    if (bytes > frameBytesMax) return false
    frame += bytes
  }
  return true
}

/** Appends body frames for `channel` of at most `frameBytesMax` each, cut anew from the stored ones. */
export function writeBodyFrames(
  writer: ByteWriter,
  channel: number,
  frameBytesMax: number,
  source: Buffer,
  contentStart: number,
  contentEnd: number,
): void {
  const payloadBytesMax = frameBytesMax - FRAME_OVERHEAD_BYTES
  let frame = contentBodyOffset(source, contentBitsOffset(source, contentStart) + 2)
  while (frame < contentEnd) {
    const frameEnd = frame + FRAME_OVERHEAD_BYTES + readU32(source, frame + 3)
    for (let start = frame + FRAME_HEAD_BYTES; start < frameEnd - 1; start += payloadBytesMax) {
      const end = Math.min(start + payloadBytesMax, frameEnd - 1)
      writer.u8(FRAME_BODY)
      writer.u16(channel)
      writer.u32(end - start)
      writer.range(source, start, end)
      writer.u8(FRAME_END)
    }
    frame = frameEnd
  }
}

function methodPrefix(channel: number, methodId: number, write: (writer: ByteWriter) => void): Buffer {
  const writer = new ByteWriter(64)
  writer.u8(FRAME_METHOD)
  writer.u16(channel)
  writer.u32(0)
  writer.u32(methodId)
  write(writer)
  return writer.toBuffer()
}

/** Prefix, tag and redelivered; the offset where the address goes. */
function writeTag(target: Buffer, at: number, prefix: Buffer, deliveryTag: number, redelivered: boolean): number {
  const tag = at + prefix.length
  copyShort(prefix, 0, prefix.length, target, at)
  writeU64(target, tag, deliveryTag)
  target[tag + 8] = redelivered ? 1 : 0
  return tag + TAG_AND_REDELIVERED_BYTES
}

/** Copies the method's end marker and the content frames, from `endMarker` on, and patches the channel numbers. */
function writeFrames(
  target: Buffer,
  at: number,
  prefix: Buffer,
  source: Buffer,
  endMarker: number,
  contentEnd: number,
): number {
  source.copy(target, at, endMarker, contentEnd)
  const end = at + contentEnd - endMarker
  const high = prefix[1] as number // A prefix begins with type and channel.
  const low = prefix[2] as number
  let frame = at + 1
  while (frame < end) {
    target[frame + 1] = high
    target[frame + 2] = low
    frame += FRAME_OVERHEAD_BYTES + readU32(target, frame + 3)
  }
  return end
}

function copyShort(source: Buffer, start: number, end: number, target: Buffer, at: number): void {
  if (end - start > SHORT_COPY_BYTES) {
    source.copy(target, at, start, end)
    return
  }
  for (let i = start, to = at; i < end; i += 1, to += 1) target[to] = source[i] as number // Within bounds: i < end.
}
