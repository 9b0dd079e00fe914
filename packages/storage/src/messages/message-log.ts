/**
 * The log of one node's messages: in memory while they are live, on disk while they must survive.
 *
 * An entry is written once into a chunk of memory, where it is read from as long as it lives; the same bytes go to disk
 * in blocks (block.ts), one write and sync at a time (group-commit.ts), into segments (segment-files.ts). Settles
 * (acknowledged, rejected, purged) are entries of the same log. The README draws the format.
 *
 * L1  An entry lies in one chunk, one block and one segment. The entries of a chunk are all of one segment, or in
 *     memory only.
 * L2  Bytes of a chunk do not change from `endMessage` on until the chunk is freed: no live message, sealed, and no
 *     write of it under way.
 * L3  `onDurable(upTo)`: every entry with an append sequence up to `upTo` survives a power loss.
 * L4  On recovery a message is there if it was durable and no durable settle after it names its index. What was not
 *     durable may be there or not, but a suffix only: entries are lost from the newest on.
 * L5  Segments go from the oldest on, when nothing in them is live (segment-retirement.ts).
 * L6  As long as a queue is not released, its last index is on disk: repeated before the segment goes that said so.
 * L7  After a failed write or sync nothing is reported durable; `onFailure` is called once.
 *
 * Hot: beginMessage, setTarget, endMessage, retain, appendSettle, locate, release. They allocate nothing but a chunk
 * when one is full and an extent when the chunk or block changes.
 */
import { assert, type Disk, type Epoch, type Log, type LogIndex, type Position, type QueueUid } from '@warren/kernel'
import type { Crc32 } from '../crc32.ts'
import { type Block, BlockQueue } from './block-queue.ts'
import { Compaction, type IsSettled } from './compaction.ts'
import {
  FLAG_PERSISTENT,
  MESSAGE_HEADER_BYTES,
  MESSAGE_PRODUCER,
  MESSAGE_SEQUENCE,
  MESSAGE_TARGETS,
  RANGE_BYTES,
  SETTLE_HEADER_BYTES,
  SETTLE_RANGES,
  setNumber,
  TARGET_BYTES,
  TARGETS_MAX,
  writeMessageHeader,
  writeSettleHeader,
  writeTarget,
} from './entry.ts'
import { GroupCommit } from './group-commit.ts'
import { Chunk, MESSAGE_BYTES_MIN } from './memory/chunk.ts'
import { type LocatedMessage, MessageMemory } from './memory/message-memory.ts'
import type { QueueTable } from './queue-table.ts'
import { type OpenedLog, openLog } from './recovery/log-recovery.ts'
import type { RecoveredQueue, RecoveredQueues } from './recovery/recovered-queues.ts'
import type { SegmentFiles } from './segments/segment-files.ts'
import { SegmentRetirement } from './segments/segment-retirement.ts'

/** A settle of more ranges than this becomes several entries. */
const RANGES_MAX = 4096
/** Moved at least, in one step, when there is something to move. */
const COMPACTED_BYTES_MIN = 256 * 1024
const NO_RANGES = new Float64Array(0)

export interface MessageLogOptions {
  readonly disk: Disk
  readonly crc32: Crc32
  readonly log: Log
  /** Whose log this is: written into each segment and checked when one is opened. */
  readonly nodeId?: string
  /** A random number below 2^32, another one each time: makes checksums that nobody can guess. */
  readonly salt?: number
  /** 64 MiB; a larger record has a larger segment. */
  readonly segmentBytes?: number
  /** 1 MiB; at most 4 MiB. */
  readonly chunkBytes?: number
  /**
   * What dead messages may keep of the disk, and of memory, before live ones are moved away from among them: 8
   * segments, and 64 chunks. Beyond it the disk may take 4 times the live bytes, memory twice.
   */
  readonly diskSlackBytes?: number
  readonly memorySlackBytes?: number
  /** A write or sync failed: nothing becomes durable any more, the node must stop. Called at most once. */
  onFailure(error: Error): void
}

export class MessageLog {
  /** Where the content of the message just begun goes: `contentBytes` from `contentOffset`. */
  contentBuffer: Buffer
  contentOffset = 0
  /** Valid until the message is released, but overwritten by the next `locate`. */
  readonly located: LocatedMessage
  /** Called once per sync with the append sequence up to which everything is durable. Set by the owner. */
  onDurable: (upTo: number) => void = () => {}
  /**
   * Whether a queue certainly no longer holds an index. Asked now and then for messages of several queues, to keep
   * segments few; without it one such message can keep all segments after it. Set by the owner.
   */
  isSettled: IsSettled | undefined = undefined

  readonly #files: SegmentFiles
  readonly #memory: MessageMemory
  readonly #queues: QueueTable
  readonly #blocks: BlockQueue
  readonly #commit: GroupCommit
  readonly #retirement: SegmentRetirement
  readonly #compaction: Compaction
  #durableSequence = 0
  #unsyncedBytes = 0
  #isClosing = false
  // The message between `beginMessage` and `endMessage`; `#openEnd` is 0 when there is none.
  #openChunk: Chunk
  #openStart = 0
  #openEnd = 0
  #openTargets = 0

  /**
   * Recovers what is on disk. Rejects with a `CorruptLogError` when that cannot be what was written.
   * Cost: reads the log once, and its segments with live messages a second time.
   */
  static async open(options: MessageLogOptions): Promise<{ log: MessageLog; recovered: RecoveredQueues }> {
    const opened = await openLog(options)
    return { log: new MessageLog(options, opened), recovered: opened.recovered }
  }

  private constructor(options: MessageLogOptions, opened: OpenedLog) {
    this.#files = opened.files
    this.#queues = opened.queues
    this.#memory = new MessageMemory(opened)
    this.located = this.#memory.located
    this.#openChunk = new Chunk(MESSAGE_BYTES_MIN, 'single') // Stands for "none": never in the store.
    this.contentBuffer = this.#openChunk.buffer
    this.#blocks = new BlockQueue(opened.files, opened.appendSegment, (segment) => this.#retirement.add(segment))
    this.#commit = new GroupCommit({
      files: opened.files,
      blocks: this.#blocks,
      blockSequence: opened.blockSequence,
      onBlockDurable: (block) => this.#blockDurable(block),
      onDurable: () => this.onDurable(this.#durableSequence),
      onFailure: (error) => options.onFailure(error),
    })
    this.#retirement = new SegmentRetirement({
      files: opened.files,
      queues: opened.queues,
      segments: opened.segments,
      repeatLastIndex: (uid) => this.#repeatLastIndex(uid),
      appendedSequence: () => this.#blocks.appendedSequence,
      durableSequence: () => this.#durableSequence,
      onFailure: (error) => this.#commit.fail(error),
    })
    this.#compaction = new Compaction({
      memory: this.#memory,
      blocks: this.#blocks,
      segments: () => this.#retirement.segmentsInUse,
      isSettled: () => this.isSettled,
      appended: (bytes) => {
        this.#unsyncedBytes += bytes
      },
      diskSlackBytes: options.diskSlackBytes ?? 8 * opened.files.segmentBytes,
      memorySlackBytes: options.memorySlackBytes ?? 64 * opened.chunks.chunkBytes,
    })
  }

  /** Of the newest entry that goes to disk; entries count from 1 in each run. */
  get appendedSequence(): number {
    return this.#blocks.appendedSequence
  }

  get durableSequence(): number {
    return this.#durableSequence
  }

  /** Appended for the disk and not yet durable. */
  get unsyncedBytes(): number {
    return this.#unsyncedBytes
  }

  /** Of the entries of messages that have references. */
  get liveBytes(): number {
    return this.#memory.liveBytes
  }

  get liveMessages(): number {
    return this.#memory.liveMessages
  }

  /** Of the chunks in memory, in use and pooled: what the log really takes. */
  get memoryBytes(): number {
    return this.#memory.chunks.bytes
  }

  /** Of the log's files, spare ones included. */
  get diskBytes(): number {
    return this.#files.bytes
  }

  /**
   * Makes room for a message with one reference. The caller then copies the content to `contentBuffer` at
   * `contentOffset`, calls `setTarget` for each target, and `endMessage`; no other append may come between.
   * Targets are queues that must find the message after a restart; `toDisk` false means none.
   */
  beginMessage(
    toDisk: boolean,
    persistent: boolean,
    targetCount: number,
    contentBytes: number,
    producer: number,
    sequence: number,
  ): Position {
    assert(this.#openEnd === 0, 'the message before this one was not ended')
    assert(targetCount <= TARGETS_MAX && (toDisk || targetCount === 0), 'targets do not fit the message')
    const contentStart = MESSAGE_HEADER_BYTES + targetCount * TARGET_BYTES
    const entryBytes = contentStart + contentBytes
    // An AMQP content has 26 bytes at least; a copy may lose all targets, and must still fill a granule of live bits.
    assert(MESSAGE_HEADER_BYTES + contentBytes >= MESSAGE_BYTES_MIN, 'a message without content')
    const chunk = this.#memory.chunkFor(toDisk ? this.#blocks.reserve(entryBytes) : undefined, entryBytes)
    const start = chunk.used
    const flags = persistent ? FLAG_PERSISTENT : 0
    writeMessageHeader(chunk.view, start, entryBytes, flags, targetCount, producer, sequence)
    this.#openChunk = chunk
    this.#openStart = start
    this.#openEnd = start + entryBytes
    this.#openTargets = targetCount
    this.contentBuffer = chunk.buffer
    this.contentOffset = start + contentStart
    return this.#memory.positionOf(chunk, start)
  }

  /** Of the message just begun: target `i` of `targetCount`. */
  setTarget(i: number, uid: QueueUid, epoch: Epoch, index: LogIndex): void {
    assert(i < this.#openTargets, 'more targets than announced')
    const at = this.#openStart + MESSAGE_TARGETS + i * TARGET_BYTES
    writeTarget(this.#openChunk.view, at, uid, epoch, index)
    this.#queues.mention(uid, epoch, index, this.#blocks.segment.id)
  }

  /** The append sequence to wait for in `onDurable`; 0 when the message does not go to disk. */
  endMessage(): number {
    const chunk = this.#openChunk
    const start = this.#openStart
    const end = this.#openEnd
    assert(end > 0, 'no message was begun')
    this.#openEnd = 0
    this.#memory.add(chunk, start, end)
    if (chunk.segment === undefined) return 0
    this.#unsyncedBytes += end - start
    return this.#blocks.append(chunk, start, end)
  }

  /** Adds references to a message, which begins with one: a message in n queues needs n-1 extra ones. */
  retain(position: Position, extraReferences: number): void {
    this.#memory.retain(position, extraReferences)
  }

  /**
   * The messages of a queue with these indexes are gone: `counts[i]` of them from `firsts[i]` on, for `ranges` of
   * them. `operationIndex` is the place of this operation itself among the queue's operations, 0 if it takes none.
   * Their positions must be released as well. Returns the append sequence.
   */
  appendSettle(
    uid: QueueUid,
    epoch: Epoch,
    operationIndex: LogIndex,
    firsts: Float64Array,
    counts: Float64Array,
    ranges: number,
  ): number {
    let from = 0
    while (ranges - from > RANGES_MAX) {
      // Until its last part is on disk the operation is not there: an earlier part must not claim its index.
      const before = Math.max(0, operationIndex - 1) as LogIndex
      this.#appendSettlePart(uid, epoch, before, firsts, counts, from, from + RANGES_MAX)
      from += RANGES_MAX
    }
    return this.#appendSettlePart(uid, epoch, operationIndex, firsts, counts, from, ranges)
  }

  /** Fills `located`. The message must have a reference. */
  locate(position: Position): void {
    this.#memory.locate(position)
  }

  /** The producer that the message was appended with. With `sequenceAt`: tells duplicates after a change of leader. */
  producerAt(position: Position): number {
    return this.#memory.headerNumber(position, MESSAGE_PRODUCER)
  }

  sequenceAt(position: Position): number {
    return this.#memory.headerNumber(position, MESSAGE_SEQUENCE)
  }

  /** One reference less. With the last one the message is gone, and its memory once its chunk holds no other. */
  release(position: Position): void {
    this.#memory.release(position)
  }

  /**
   * The queue is gone for good: its last index need not be remembered. `unclaimed`, its recovered messages that nobody
   * took over, are released as well.
   */
  releaseQueue(uid: QueueUid, unclaimed?: RecoveredQueue): void {
    this.#queues.forget(uid)
    if (unclaimed === undefined) return
    for (const position of unclaimed.positions) this.release(position as Position)
  }

  /** Begins to write what was appended; when a write is under way, once that is done. Not once it closes. */
  flush(): void {
    if (this.#commit.hasFailed || this.#isClosing) return
    if (!this.#commit.isWriting) this.#retirement.step()
    this.#commit.start()
  }

  /**
   * To be called now and then, each second or so: moves live messages out of memory and segments that are mostly dead.
   * About a millisecond. It also happens after each sync; a log without persistent messages has none.
   */
  maintain(): void {
    assert(this.#openEnd === 0, 'the message before this was not ended')
    if (this.#commit.hasFailed || this.#isClosing) return
    if (this.#compaction.step(COMPACTED_BYTES_MIN)) this.flush()
  }

  /** Writes and syncs what was appended, then closes the files. After a failure it only closes. */
  async close(): Promise<void> {
    assert(!this.#isClosing, 'the log is closed twice')
    this.#isClosing = true
    await this.#commit.idle()
    await this.#retirement.idle()
    const next = await this.#commit.nextFile()
    if (next !== undefined) await this.#files.closeFile(next)
    for (const segment of this.#retirement.segments) {
      if (segment.file !== undefined) await this.#files.closeFile(segment.file)
    }
    await this.#files.close()
  }

  #appendSettlePart(
    uid: QueueUid,
    epoch: Epoch,
    operationIndex: LogIndex,
    firsts: Float64Array,
    counts: Float64Array,
    from: number,
    to: number,
  ): number {
    assert(this.#openEnd === 0, 'the message before this settle was not ended')
    const entryBytes = SETTLE_HEADER_BYTES + (to - from) * RANGE_BYTES
    const chunk = this.#memory.chunkFor(this.#blocks.reserve(entryBytes), entryBytes)
    const start = chunk.used
    const view = chunk.view
    writeSettleHeader(view, start, to - from, uid, epoch, operationIndex)
    let at = start + SETTLE_RANGES
    for (let i = from; i < to; i += 1) {
      setNumber(view, at, firsts[i] as number) // In bounds: the caller filled `ranges` of them.
      view.setUint32(at + 8, counts[i] as number)
      at += RANGE_BYTES
    }
    this.#queues.mention(uid, epoch, operationIndex, this.#blocks.segment.id)
    chunk.used = start + entryBytes
    this.#unsyncedBytes += entryBytes
    return this.#blocks.append(chunk, start, start + entryBytes)
  }

  #repeatLastIndex(uid: QueueUid): void {
    const epoch = this.#queues.lastEpoch(uid)
    this.#appendSettlePart(uid, epoch, this.#queues.lastIndex(uid), NO_RANGES, NO_RANGES, 0, 0)
  }

  #blockDurable(block: Block): void {
    this.#durableSequence = block.lastSequence
    for (const extent of block.extents) {
      this.#unsyncedBytes -= extent.end - extent.start
      this.#memory.written(extent.chunk)
    }
    const segment = block.segment
    if (segment.pendingBlocks === 0 && segment !== this.#blocks.segment && segment.file !== undefined) {
      this.#files.closeFile(segment.file).catch((error: unknown) => {
        this.#commit.fail(new Error('closing a log segment failed', { cause: error }))
      })
    }
    if (this.#isClosing) return
    // Half of what was appended, so that moving keeps up with appending.
    this.#compaction.step(Math.max(COMPACTED_BYTES_MIN, block.bytes / 2))
    this.#retirement.step()
  }
}
