/**
 * Moves the few live messages out of stretches that are mostly dead: one message that nobody consumes must not keep a
 * mebibyte of memory, nor all segments that were written after it.
 *
 * C1  On disk: when the segments in use are much more than the live bytes in them, messages of the oldest segment are
 *     appended again. The old segment is given up when the copies are durable (segment-retirement.ts); a crash in
 *     between finds both, and the later entry counts.
 * C2  In memory: live messages of sparse chunks are copied together. Nothing is written: the new chunk stands for the
 *     same bytes of the same segment.
 * C3  A copy names only targets that still hold the message: settles before the copy do not shadow it. A message
 *     that was never shared is held by its one target as long as it is live. Of a shared one the owner must say
 *     (`isSettled`); while it cannot, the message counts as held, which may bring an acknowledged message back.
 *     Without `isSettled` shared messages are not moved to other segments at all.
 * C4  Positions remain valid (MessageMemory.move).
 *
 * The work is done in small steps, after each sync and at each `maintain`.
 */
import type { LogIndex, QueueUid } from '@warren/kernel'
import type { BlockQueue } from './block-queue.ts'
import {
  ENTRY_COUNT,
  ENTRY_KIND,
  getNumber,
  KIND_MESSAGE,
  MESSAGE_HEADER_BYTES,
  MESSAGE_TARGETS,
  TARGET_BYTES,
} from './entry.ts'
import type { Chunk } from './memory/chunk.ts'
import type { MessageMemory } from './memory/message-memory.ts'
import type { Segment } from './segments/segment.ts'

/** Segments may take this many times the live bytes: a byte appended costs at most a third of one copied then. */
const DISK_RATIO_MAX = 4
/** Chunks in use may take this many times the live bytes before sparse ones are looked for. */
const MEMORY_RATIO_MAX = 2
/** A chunk is sparse when this share of it, or less, is live. */
const SPARSE_SHARE = 0.25
const CHUNKS_PER_STEP = 128
const MEMORY_BYTES_PER_STEP = 1024 * 1024

/** True only when it is certain that the queue no longer holds this index: its messages were settled, or it is deleted. */
export type IsSettled = (uid: QueueUid, index: LogIndex) => boolean

export interface CompactionOptions {
  readonly memory: MessageMemory
  readonly blocks: BlockQueue
  /** In use, oldest first. */
  segments(): readonly Segment[]
  isSettled(): IsSettled | undefined
  /** An entry was appended. */
  appended(bytes: number): void
  /** What may be wasted of each, whatever the ratio. */
  readonly diskSlackBytes: number
  readonly memorySlackBytes: number
}

export class Compaction {
  readonly #options: CompactionOptions
  readonly #memory: MessageMemory
  /** The segment that was left with messages that may not be moved. */
  #stuck: Segment | undefined = undefined
  /** Goes around all chunks, a stretch at each step. */
  #cursor: MapIterator<Chunk> | undefined = undefined
  /** Targets of the message being moved that remain: offsets in its entry. */
  readonly #kept: number[] = []

  constructor(options: CompactionOptions) {
    this.#options = options
    this.#memory = options.memory
  }

  /** `diskBytes`: how much may be appended. Returns whether something was. */
  step(diskBytes: number): boolean {
    this.#compactMemory()
    return this.#compactDisk(diskBytes)
  }

  #compactDisk(budget: number): boolean {
    const segments = this.#options.segments()
    const oldest = segments[0]
    if (oldest === undefined || oldest === this.#options.blocks.segment) return false
    if (oldest === this.#stuck && this.#options.isSettled() === undefined) return false
    if (oldest.liveMessages === 0 || oldest.pendingBlocks > 0) return false
    let usedBytes = 0
    let liveBytes = 0
    for (const segment of segments) {
      usedBytes += segment.capacity
      liveBytes += segment.liveBytes
    }
    if (usedBytes <= liveBytes * DISK_RATIO_MAX + this.#options.diskSlackBytes) return false
    let moved = 0
    for (const chunk of oldest.chunks) {
      if (moved >= budget) return true
      moved += this.#reappend(chunk)
    }
    if (oldest.liveMessages > 0) this.#stuck = oldest
    return moved > 0
  }

  /** Appends the live messages of a chunk again; bytes appended. */
  #reappend(chunk: Chunk): number {
    const { view, used } = chunk
    let moved = 0
    for (let at = 0; at < used && chunk.liveMessages > 0; at += view.getUint32(at)) {
      if (view.getUint8(at + ENTRY_KIND) !== KIND_MESSAGE || !chunk.isLive(at)) continue
      if (chunk.isShared(at) && this.#options.isSettled() === undefined) continue
      moved += this.#reappendMessage(chunk, at)
    }
    this.#memory.chunks.freeIfDone(chunk)
    return moved
  }

  #reappendMessage(chunk: Chunk, at: number): number {
    const { blocks } = this.#options
    const kept = this.#keptTargets(chunk, at)
    const targets = chunk.view.getUint16(at + ENTRY_COUNT)
    const bytes = chunk.view.getUint32(at) - (targets - kept.length) * TARGET_BYTES
    const segment = kept.length > 0 ? blocks.reserve(bytes) : undefined
    const to = this.#memory.chunkFor(segment, bytes)
    const start = to.used
    this.#copy(chunk, at, to, kept)
    this.#memory.move(chunk, at, to, start, bytes)
    if (segment === undefined) return 0
    blocks.append(to, start, start + bytes)
    this.#options.appended(bytes)
    return bytes
  }

  /** Offsets, from the entry's beginning, of the targets that hold the message. One array, overwritten by each call. */
  #keptTargets(chunk: Chunk, at: number): readonly number[] {
    const { view } = chunk
    const isSettled = chunk.isShared(at) ? this.#options.isSettled() : undefined
    this.#kept.length = 0
    for (let i = view.getUint16(at + ENTRY_COUNT); i > 0; i -= 1) {
      const target = MESSAGE_TARGETS + (i - 1) * TARGET_BYTES
      const uid = getNumber(view, at + target) as QueueUid
      const index = getNumber(view, at + target + 12) as LogIndex
      if (isSettled === undefined || !isSettled(uid, index)) this.#kept.unshift(target)
    }
    return this.#kept
  }

  /** Writes the entry to `to.used` with these targets only, and moves `used` behind it. */
  #copy(chunk: Chunk, at: number, to: Chunk, targets: readonly number[]): void {
    const start = to.used
    const end = at + chunk.view.getUint32(at)
    const content = at + MESSAGE_TARGETS + chunk.view.getUint16(at + ENTRY_COUNT) * TARGET_BYTES
    chunk.buffer.copy(to.buffer, start, at, at + MESSAGE_HEADER_BYTES)
    let into = start + MESSAGE_HEADER_BYTES
    for (const target of targets) {
      chunk.buffer.copy(to.buffer, into, at + target, at + target + TARGET_BYTES)
      into += TARGET_BYTES
    }
    chunk.buffer.copy(to.buffer, into, content, end)
    to.used = into + end - content
    to.view.setUint32(start, to.used - start)
    to.view.setUint16(start + ENTRY_COUNT, targets.length)
  }

  #compactMemory(): void {
    const { chunks, liveBytes } = this.#memory
    if (chunks.usedBytes <= liveBytes * MEMORY_RATIO_MAX + this.#options.memorySlackBytes) {
      this.#cursor = undefined
      return
    }
    this.#cursor ??= chunks.all()
    const groups = new Map<Segment | undefined, Chunk[]>()
    let found = 0
    for (let i = 0; i < CHUNKS_PER_STEP && found < MEMORY_BYTES_PER_STEP; i += 1) {
      const next = this.#cursor.next()
      if (next.done === true) {
        this.#cursor = undefined
        break
      }
      const chunk = next.value
      if (!isSparse(chunk)) continue
      found += chunk.liveBytes
      const group = groups.get(chunk.segment)
      if (group === undefined) groups.set(chunk.segment, [chunk])
      else group.push(chunk)
    }
    for (const [segment, group] of groups) this.#gather(segment, group)
  }

  /** Copies the live messages of these chunks into one that has just room for them. */
  #gather(segment: Segment | undefined, group: readonly Chunk[]): void {
    let bytes = 0
    for (const chunk of group) bytes += chunk.liveBytes
    const to = this.#memory.chunks.takeExact(bytes, segment, 'exact')
    to.sealed = true
    for (const chunk of group) {
      for (let at = 0; at < chunk.used && chunk.liveMessages > 0; at += chunk.view.getUint32(at)) {
        if (!chunk.isLive(at) || chunk.view.getUint8(at + ENTRY_KIND) !== KIND_MESSAGE) continue
        const start = to.used
        const end = at + chunk.view.getUint32(at)
        chunk.buffer.copy(to.buffer, start, at, end)
        to.used = start + end - at
        this.#memory.move(chunk, at, to, start, end - at)
      }
      this.#memory.chunks.freeIfDone(chunk)
    }
  }
}

function isSparse(chunk: Chunk): boolean {
  if (!chunk.sealed || chunk.unsyncedExtents > 0 || chunk.liveMessages === 0) return false
  return chunk.liveBytes <= chunk.buffer.length * SPARSE_SHARE
}
