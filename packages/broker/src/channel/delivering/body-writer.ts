/**
 * Bodies off the fast path: large ones are sent as views of the stored frames, and those whose stored frames are larger
 * than the consumer takes are cut anew. A view is safe to send later because storage never reuses the memory of contents
 * of that size.
 */
import {
  contentBodyOffset,
  contentFitsFrames,
  contentHeaderOffset,
  FRAME_BODY,
  FRAME_END,
  FRAME_HEAD_BYTES,
  FRAME_OVERHEAD_BYTES,
} from '@warren/codec'
import type { Outbox } from '../../connection/flow/outbox.ts'

/** From this size on a content is sent without copying it. Copying less is cheaper than one more write. */
export const CONTENT_VIEW_BYTES_MIN = 65_536

/** Whether a content goes out in one copy; otherwise `writeBody` follows its method and header. */
export function isOneCopy(source: Buffer, start: number, end: number, frameBytesMax: number): boolean {
  return end - start < CONTENT_VIEW_BYTES_MIN && contentFitsFrames(source, start, end, frameBytesMax)
}

/** Where the body frames of a content begin. */
export function bodyOffset(source: Buffer, start: number): number {
  return contentBodyOffset(source, contentHeaderOffset(source, start))
}

/** Writes the body frames of a content for a channel, none larger than `frameBytesMax`; large ones as views. */
export function writeBody(
  outbox: Outbox,
  channelNumber: number,
  frameBytesMax: number,
  source: Buffer,
  start: number,
  end: number,
): void {
  writeFrames(outbox, channelNumber, frameBytesMax, source, start, end, CONTENT_VIEW_BYTES_MIN)
}

/** The same for a content whose memory will be used again: all of it is copied. */
export function copyBodyFrames(
  outbox: Outbox,
  channelNumber: number,
  frameBytesMax: number,
  source: Buffer,
  start: number,
  end: number,
): void {
  writeFrames(outbox, channelNumber, frameBytesMax, source, start, end, Number.POSITIVE_INFINITY)
}

function writeFrames(
  outbox: Outbox,
  channelNumber: number,
  frameBytesMax: number,
  source: Buffer,
  start: number,
  end: number,
  viewBytesMin: number,
): void {
  let frame = bodyOffset(source, start)
  while (frame < end) {
    const payload = frame + FRAME_HEAD_BYTES
    const payloadEnd = payload + source.readUInt32BE(frame + 3)
    for (let at = payload; at < payloadEnd; at += frameBytesMax - FRAME_OVERHEAD_BYTES) {
      const pieceEnd = Math.min(at + frameBytesMax - FRAME_OVERHEAD_BYTES, payloadEnd)
      writeBodyFrame(outbox, channelNumber, source, at, pieceEnd, pieceEnd - at >= viewBytesMin)
    }
    frame = payloadEnd + 1
  }
}

function writeBodyFrame(
  outbox: Outbox,
  channelNumber: number,
  source: Buffer,
  start: number,
  end: number,
  isView: boolean,
): void {
  const bytes = end - start
  outbox.reserve(isView ? FRAME_HEAD_BYTES : FRAME_OVERHEAD_BYTES + bytes)
  const head = outbox.offset
  outbox.buffer[head] = FRAME_BODY
  outbox.buffer[head + 1] = channelNumber >>> 8
  outbox.buffer[head + 2] = channelNumber
  outbox.buffer.writeUInt32BE(bytes, head + 3)
  if (isView) {
    outbox.advance(FRAME_HEAD_BYTES)
    outbox.appendView(source.subarray(start, end))
    outbox.reserve(1)
    outbox.buffer[outbox.offset] = FRAME_END
    outbox.advance(1)
    return
  }
  source.copy(outbox.buffer, head + FRAME_HEAD_BYTES, start, end)
  outbox.buffer[head + FRAME_HEAD_BYTES + bytes] = FRAME_END
  outbox.advance(FRAME_OVERHEAD_BYTES + bytes)
}
