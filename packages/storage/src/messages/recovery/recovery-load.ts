/**
 * The second pass of recovery: copies the live messages, and only those, into chunks. Two passes cost a second read
 * of the segments concerned, but memory for what is live instead of for all that was ever appended.
 */
import { type NumberMap, type QueueUid, NumberMap as References } from '@warren/kernel'
import { ENTRY_COUNT, viewOf } from '../entry.ts'
import type { Chunk } from '../memory/chunk.ts'
import type { ChunkStore } from '../memory/chunk-store.ts'
import type { Segment } from '../segments/segment.ts'
import type { RecoveredQueue } from './recovered-queues.ts'
import { locationOffset, locationSegment, type RecoveryScan } from './recovery-scan.ts'

export interface LoadedMessages {
  readonly recovered: Map<QueueUid, RecoveredQueue>
  /** Position -> references beyond the first. */
  readonly extraReferences: NumberMap
  readonly liveMessages: number
  readonly liveBytes: number
}

export async function loadMessages(options: {
  readonly scan: RecoveryScan
  readonly chunks: ChunkStore
  /** In the order of the scan. */
  readonly segments: readonly Segment[]
  /** The bytes of a segment's file, valid until the next call. */
  read(segment: Segment): Promise<Buffer>
}): Promise<LoadedMessages> {
  const { scan, chunks, segments } = options
  const recovered = recoveredAtLocations(scan)
  const locations = distinctLocations(recovered)
  const positions = new Float64Array(locations.length)
  let liveBytes = 0
  let from = 0
  while (from < locations.length) {
    const ordinal = locationSegment(locations[from] as number) // from < length.
    const segment = segments[ordinal] as Segment // The scan saw it.
    let to = from
    while (to < locations.length && locationSegment(locations[to] as number) === ordinal) to += 1
    const bytes = await options.read(segment)
    liveBytes += loadSegment(bytes, segment, chunks, locations.subarray(from, to), positions.subarray(from, to))
    from = to
  }
  const extraReferences = toPositions(recovered, locations, positions)
  return { recovered, extraReferences, liveMessages: locations.length, liveBytes }
}

/** As the result will be, but with locations in place of positions. */
function recoveredAtLocations(scan: RecoveryScan): Map<QueueUid, RecoveredQueue> {
  const recovered = new Map<QueueUid, RecoveredQueue>()
  for (const key of scan.queues.uids()) {
    const uid = key as QueueUid
    const messages = scan.live.get(uid)
    const indexes = messages === undefined ? new Float64Array(0) : messages.sortedKeys()
    const locations = new Float64Array(indexes.length)
    for (let i = 0; i < indexes.length; i += 1) locations[i] = messages?.get(indexes[i] as number) ?? 0
    const lastIndex = scan.queues.lastIndex(uid)
    recovered.set(uid, { positions: locations, indexes, lastIndex, lastEpoch: scan.queues.lastEpoch(uid) })
    scan.live.delete(uid)
  }
  return recovered
}

function distinctLocations(recovered: ReadonlyMap<QueueUid, RecoveredQueue>): Float64Array {
  let total = 0
  for (const queue of recovered.values()) total += queue.positions.length
  const all = new Float64Array(total)
  let filled = 0
  for (const queue of recovered.values()) {
    all.set(queue.positions, filled)
    filled += queue.positions.length
  }
  all.sort()
  let kept = 0
  for (let i = 0; i < total; i += 1) {
    if (i > 0 && all[i] === all[i - 1]) continue
    all[kept] = all[i] as number // kept <= i < total.
    kept += 1
  }
  return all.subarray(0, kept)
}

/** Copies the entries at `locations` into chunks, fills `positions`, and returns the bytes of the entries. */
function loadSegment(
  bytes: Buffer,
  segment: Segment,
  chunks: ChunkStore,
  locations: Float64Array,
  positions: Float64Array,
): number {
  const view = viewOf(bytes)
  let sharedBytes = 0
  for (const location of locations) {
    const entryBytes = view.getUint32(locationOffset(location))
    if (entryBytes <= chunks.sharedRecordBytesMax) sharedBytes += entryBytes
  }
  let liveBytes = 0
  let shared: Chunk | undefined
  for (let i = 0; i < locations.length; i += 1) {
    const offset = locationOffset(locations[i] as number) // i < length.
    const entryBytes = view.getUint32(offset)
    let chunk: Chunk
    if (entryBytes > chunks.sharedRecordBytesMax) {
      chunk = chunks.takeExact(entryBytes, segment, 'single')
    } else {
      if (shared === undefined || shared.used + entryBytes > shared.buffer.length) {
        shared =
          sharedBytes >= chunks.chunkBytes ? chunks.take(segment) : chunks.takeExact(sharedBytes, segment, 'exact')
      }
      chunk = shared
      sharedBytes -= entryBytes
    }
    chunk.sealed = true
    bytes.copy(chunk.buffer, chunk.used, offset, offset + entryBytes)
    chunk.markLive(chunk.used, entryBytes)
    // Who of several targets still holds it is not to be seen from the references.
    if (view.getUint16(offset + ENTRY_COUNT) > 1) chunk.markShared(chunk.used)
    positions[i] = chunks.positionOf(chunk, chunk.used)
    chunk.used += entryBytes
    liveBytes += entryBytes
  }
  segment.liveMessages = locations.length
  segment.liveBytes = liveBytes
  return liveBytes
}

/** Puts the positions in place of the locations, and counts references. */
function toPositions(
  recovered: ReadonlyMap<QueueUid, RecoveredQueue>,
  locations: Float64Array,
  positions: Float64Array,
): NumberMap {
  const extraReferences = new References()
  const isReferenced = new Uint8Array(locations.length)
  for (const queue of recovered.values()) {
    let at = -1
    for (let i = 0; i < queue.positions.length; i += 1) {
      const location = queue.positions[i] as number // i < length.
      // The next message of a queue is mostly the next one in the log.
      at = locations[at + 1] === location ? at + 1 : indexOf(locations, location)
      const position = positions[at] as number // Every location is in `locations`.
      queue.positions[i] = position
      if (isReferenced[at] === 1) extraReferences.set(position, (extraReferences.get(position) ?? 0) + 1)
      isReferenced[at] = 1
    }
  }
  return extraReferences
}

/** Binary search for a value that is there. */
function indexOf(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
