/**
 * Sends a mirror what it lacks, a slice at a time, while new messages are streamed to it. Who is waited for gets all of it as fast as
 * the lane takes it. To any other the next slice goes when it has written and synced the one before, and a while after: so what is
 * filled in takes the lane, both logs and both threads only for a slice between two messages of the stream, and leaves them the disks
 * for as long as it had them.
 */
import type { LogIndex, Position } from '@warren/kernel'
import type { MirrorProgress } from '@warren/queue'
import type { MessageLog } from '@warren/storage'
import type { BatchWriter } from '../link/batch-writer.ts'
import {
  MIRROR_FILL,
  MIRROR_PERSISTENT,
  type MirrorHeader,
  writeMirrorFilled,
  writeMirrorMessage,
} from './mirror-codec.ts'

/** To who is waited for: about a millisecond of either thread. */
const SLICE_BYTES = 262_144
/** What it costs to find out that a message has been settled meanwhile. */
const GONE_BYTES = 32

export interface FilledQueue extends MirrorHeader {
  positionOf(index: LogIndex): Position | undefined
}

/** Whether the next slice may go in the next turn. */
export function fillSlice(
  queue: FilledQueue,
  progress: MirrorProgress,
  lane: { readonly writer: BatchWriter; readonly isCongested: boolean },
  messageLog: MessageLog,
  isAwaited: boolean,
  nowMs: number,
): boolean {
  const { writer } = lane
  const bytes = isAwaited ? SLICE_BYTES : progress.sliceBytes
  let left = bytes
  while (left > 0 && !lane.isCongested) {
    const index = progress.nextMissing() as LogIndex | undefined
    if (index === undefined) {
      progress.filled()
      writeMirrorFilled(writer, queue, true)
      return false
    }
    const position = queue.positionOf(index)
    if (position === undefined) {
      left -= GONE_BYTES
      continue
    }
    messageLog.locate(position)
    const { buffer, contentStart, contentEnd, flags } = messageLog.located
    writeMirrorMessage(
      writer,
      queue,
      index,
      MIRROR_FILL | (flags & MIRROR_PERSISTENT),
      buffer,
      contentStart,
      contentEnd,
    )
    left -= contentEnd - contentStart
  }
  if (isAwaited) return !lane.isCongested // Else once it has room.
  if (left === bytes) return false
  progress.sliceSent(nowMs)
  writeMirrorFilled(writer, queue, false)
  return false
}
