/** Opens the files of a message log: finds out what is live, where the log ends, and that nothing is missing. */
import type { Log, NumberMap } from '@warren/kernel'
import { CorruptLogError } from '../../corrupt-log-error.ts'
import type { Crc32 } from '../../crc32.ts'
import { FILE_HEADER_BYTES, type FileHeader, ownerOf, parseFileHeader } from '../../file-header.ts'
import { ChunkStore } from '../memory/chunk-store.ts'
import type { MessageLogOptions } from '../message-log.ts'
import type { QueueTable } from '../queue-table.ts'
import type { Segment } from '../segments/segment.ts'
import { Segment as NewSegment } from '../segments/segment.ts'
import { type SegmentFile, SegmentFiles, sync } from '../segments/segment-files.ts'
import type { RecoveredQueues } from './recovered-queues.ts'
import { loadMessages } from './recovery-load.ts'
import { assertNothingBehind, RecoveryScan, type SegmentBytes } from './recovery-scan.ts'

const SEGMENT_BYTES = 64 * 1024 * 1024
const CHUNK_BYTES = 1024 * 1024

export interface OpenedLog {
  readonly files: SegmentFiles
  readonly chunks: ChunkStore
  readonly queues: QueueTable
  readonly recovered: RecoveredQueues
  /** In use, oldest first; the last one is `appendSegment`. */
  readonly segments: readonly Segment[]
  readonly appendSegment: Segment
  readonly blockSequence: number
  readonly extraReferences: NumberMap
  readonly liveMessages: number
  readonly liveBytes: number
}

export async function openLog(options: MessageLogOptions): Promise<OpenedLog> {
  const files = new SegmentFiles({
    disk: options.disk,
    crc32: options.crc32,
    log: options.log,
    nodeId: options.nodeId ?? '',
    salt: options.salt ?? 0,
    segmentBytes: options.segmentBytes ?? SEGMENT_BYTES,
  })
  const chunks = new ChunkStore(options.chunkBytes ?? CHUNK_BYTES)
  try {
    return await new LogRecovery(files, chunks, options.log, options).run()
  } catch (error) {
    if (error instanceof CorruptLogError) {
      options.log.error('message log is corrupt', { file: error.file, offset: error.offset, reason: error.message })
    }
    throw error
  }
}

class LogRecovery {
  readonly #files: SegmentFiles
  readonly #chunks: ChunkStore
  readonly #log: Log
  readonly #crc32: Crc32
  readonly #nodeId: string
  readonly #scan = new RecoveryScan()
  /** Reused for each file: the files are large. */
  #buffer: Buffer = Buffer.alloc(0)
  #inBuffer: Segment | undefined = undefined

  constructor(files: SegmentFiles, chunks: ChunkStore, log: Log, options: { crc32: Crc32; nodeId?: string }) {
    this.#files = files
    this.#chunks = chunks
    this.#log = log
    this.#crc32 = options.crc32
    this.#nodeId = options.nodeId ?? ''
  }

  async run(): Promise<OpenedLog> {
    const segments = await this.#openSegments()
    await this.#scanSegments(segments)
    const used = await this.#dropUnwritten(segments)
    const appendSegment = used[used.length - 1] ?? (await this.#firstSegment())
    if (used.length === 0) used.push(appendSegment)
    // What was recovered may be in the page cache only; from now on it counts as durable.
    if (appendSegment.file?.handle !== undefined) await sync(appendSegment.file.handle)
    const loaded = await loadMessages({
      scan: this.#scan,
      chunks: this.#chunks,
      segments,
      read: (segment) => this.#read(segment),
    })
    for (const segment of used) {
      if (segment !== appendSegment && segment.file !== undefined) await this.#files.closeFile(segment.file)
    }
    this.#log.info('message log recovered', {
      segments: used.length,
      queues: loaded.recovered.size,
      messages: loaded.liveMessages,
      bytes: loaded.liveBytes,
    })
    const { files, chunks } = { files: this.#files, chunks: this.#chunks }
    const { queues, blockSequence } = this.#scan
    return { ...loaded, files, chunks, queues, blockSequence, segments: used, appendSegment }
  }

  /** The segments found, oldest first. Their ids have no gap: they are retired from the oldest on. */
  async #openSegments(): Promise<Segment[]> {
    const segments: Segment[] = []
    const unused: SegmentFile[] = []
    for (const name of await this.#files.list()) {
      const file = await this.#files.openFile(name)
      const header = await this.#headerOf(file)
      if (header === undefined) {
        unused.push(file)
        continue
      }
      this.#files.adopt(file)
      const owner = ownerOf('segment', header, this.#crc32)
      const segment = new NewSegment(header.id, file.bytes, owner, FILE_HEADER_BYTES)
      segment.file = file
      segments.push(segment)
    }
    segments.sort((a, b) => a.id - b.id)
    for (const [i, segment] of segments.entries()) {
      const before = segments[i - 1]
      if (before === undefined || before.id + 1 === segment.id) continue
      const reason = `holds segment ${segment.id}, but the one before it is ${before.id}`
      throw new CorruptLogError(segment.file?.name ?? '', 0, reason)
    }
    for (const file of unused) {
      // Without any segment the ids begin again at 1, and with them the seeds: old blocks might look valid.
      if (segments.length === 0) file.bytes = 0
      await this.#files.adoptUnused(file)
    }
    return segments
  }

  async #headerOf(file: SegmentFile): Promise<FileHeader | undefined> {
    const sector = Buffer.alloc(FILE_HEADER_BYTES)
    const bytes = (await file.handle?.read(sector, 0)) ?? 0
    const parsed = parseFileHeader('segment', sector.subarray(0, bytes), this.#crc32)
    if (parsed.kind === 'unused') return undefined
    if (parsed.kind === 'invalid') throw new CorruptLogError(file.name, 0, parsed.reason)
    if (parsed.header.nodeId === this.#nodeId) return parsed.header
    throw new CorruptLogError(file.name, 0, `belongs to node ${parsed.header.nodeId}, not to ${this.#nodeId}`)
  }

  async #scanSegments(segments: readonly Segment[]): Promise<void> {
    for (const segment of segments) {
      const scanned = this.#scan.scan(await this.#segmentBytes(segment))
      segment.end = scanned.end
      segment.durableBlocks = scanned.blocks
    }
  }

  /** The segments up to the last one with blocks. Those behind it were prepared and come to nothing. */
  async #dropUnwritten(segments: readonly Segment[]): Promise<Segment[]> {
    const newest = segments.findLastIndex((segment) => segment.durableBlocks > 0)
    const used = segments.slice(0, Math.max(newest + 1, Math.min(1, segments.length)))
    const hollow = used.slice(0, newest).find((segment) => segment.durableBlocks === 0)
    if (hollow !== undefined) {
      const reason = 'the first block is unreadable, but there are later segments'
      throw new CorruptLogError(hollow.file?.name ?? '', hollow.end, reason)
    }
    for (const segment of segments.slice(Math.max(0, used.length - 1))) {
      assertNothingBehind(await this.#segmentBytes(segment), segment.end)
    }
    for (const segment of segments.slice(used.length).reverse()) {
      if (segment.file !== undefined) await this.#files.retire(segment.file)
    }
    return used
  }

  async #firstSegment(): Promise<Segment> {
    const segment = this.#files.newSegment(1, 0)
    segment.file = await this.#files.create(segment.id, segment.capacity)
    return segment
  }

  async #segmentBytes(segment: Segment): Promise<SegmentBytes> {
    return { fileName: segment.file?.name ?? '', bytes: await this.#read(segment), owner: segment.owner }
  }

  async #read(segment: Segment): Promise<Buffer> {
    const file = segment.file
    if (file === undefined) return this.#buffer.subarray(0, 0)
    if (this.#buffer.length < file.bytes) this.#buffer = Buffer.allocUnsafeSlow(file.bytes)
    const target = this.#buffer.subarray(0, file.bytes)
    if (this.#inBuffer === segment) return target
    const bytes = (await file.handle?.read(target, 0)) ?? 0
    target.fill(0, bytes)
    this.#inBuffer = segment
    return target
  }
}
