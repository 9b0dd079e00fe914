/**
 * Writes blocks, one write and one sync at a time; what is appended meanwhile gathers into the next block, which is written
 * once somebody has asked for it.
 *
 * G1  At most one block is between its write and the end of its sync. So only the last block of a log can be torn, and
 *     a valid block behind an invalid one proves corruption.
 * G2  Blocks become durable in append order.
 * G3  After a write or a sync failed nothing is written and nothing is reported durable: the state of the file is
 *     unknown, and a later sync that succeeds would say nothing about it.
 */
import { BLOCK_HEADER_BYTES, sealBlock } from '../block.ts'
import type { Block, BlockQueue } from './block-queue.ts'
import type { Segment } from './segments/segment.ts'
import { type SegmentFile, type SegmentFiles, SegmentSpaceError } from './segments/segment-files.ts'

export interface GroupCommitOptions {
  readonly files: SegmentFiles
  readonly blocks: BlockQueue
  /** The sequence of the last block on disk. */
  readonly blockSequence: number
  /** The block is synced. What is appended in this call is asked for by that, and joins what the next call appends. */
  onBlockDurable(block: Block): void
  /** The next write begins right after this, if it was asked for: a short while. */
  onDurable(): void
  onFailure(error: Error): void
}

export class GroupCommit {
  readonly #options: GroupCommitOptions
  readonly #files: SegmentFiles
  readonly #header = Buffer.alloc(BLOCK_HEADER_BYTES)
  #blockSequence: number
  #writing: Block | undefined = undefined
  /** The append sequence up to which writing was asked for. */
  #askedSequence = 0
  #failed = false
  /** The file of the segment that will follow, made while the one before it fills. */
  #nextFile: { readonly id: number; readonly file: Promise<SegmentFile | undefined> } | undefined = undefined
  #idleWaiters: (() => void)[] = []

  constructor(options: GroupCommitOptions) {
    this.#options = options
    this.#files = options.files
    this.#blockSequence = options.blockSequence
  }

  get isWriting(): boolean {
    return this.#writing !== undefined
  }

  get hasFailed(): boolean {
    return this.#failed
  }

  /** Begins to write what has gathered; when a write is under way, once that is done. */
  start(): void {
    this.#askedSequence = this.#options.blocks.appendedSequence
    this.#startNext()
  }

  /** Resolves when nothing is being written nor waiting, or after a failure. */
  async idle(): Promise<void> {
    this.start()
    while (this.#writing !== undefined && !this.#failed) {
      await new Promise<void>((resolve) => this.#idleWaiters.push(resolve))
    }
  }

  /** Waits for the file made ahead, so that it can be closed. */
  async nextFile(): Promise<SegmentFile | undefined> {
    return this.#nextFile?.file
  }

  fail(error: Error): void {
    if (this.#failed) return
    this.#failed = true
    this.#wakeIdle()
    this.#options.onFailure(error)
  }

  #startNext(): void {
    if (this.#writing !== undefined || this.#failed) return
    const block = this.#options.blocks.take()
    if (block === undefined) return
    this.#writing = block
    const file = block.segment.file
    if (file?.handle !== undefined && file.bytes >= block.segment.capacity) this.#write(block)
    else this.#openThenWrite(block)
  }

  /** Makes the file of the segment after `segment` in the background. */
  #prepareAfter(segment: Segment): void {
    const id = segment.id + 1
    if (this.#nextFile !== undefined && this.#nextFile.id >= id) return
    const file = this.#files.create(id, this.#files.segmentBytes).catch((error: unknown) => {
      // A full disk counts when the segment is needed, which tries again.
      if (!(error instanceof SegmentSpaceError))
        this.fail(new Error('preparing a log segment failed', { cause: error }))
      return undefined
    })
    this.#nextFile = { id, file }
  }

  #openThenWrite(block: Block): void {
    this.#openFile(block.segment).then(
      () => {
        if (!this.#failed) this.#write(block)
      },
      (error: unknown) => this.fail(new Error('a log segment cannot be created', { cause: error })),
    )
  }

  async #openFile(segment: Segment): Promise<void> {
    if (segment.file === undefined) {
      const prepared = this.#nextFile?.id === segment.id ? await this.#nextFile.file : undefined
      // The header of that file may be on disk, and two files must not hold one segment.
      if (this.#failed) return
      segment.file = prepared ?? (await this.#files.create(segment.id, segment.capacity))
    }
    await this.#files.grow(segment.file, segment.capacity)
  }

  #write(block: Block): void {
    const handle = block.segment.file?.handle
    if (handle === undefined) {
      this.fail(new Error('the file of a log segment is closed'))
      return
    }
    this.#blockSequence += 1
    const parts: Buffer[] = []
    for (const extent of block.extents) parts.push(extent.chunk.buffer.subarray(extent.start, extent.end))
    sealBlock(this.#header, parts, block.bytes, this.#blockSequence, block.segment.owner)
    parts.unshift(this.#header)
    handle.write(parts, block.offset, (writeError) => {
      if (writeError !== undefined) return this.fail(new Error('writing the log failed', { cause: writeError }))
      handle.sync((syncError) => {
        if (syncError !== undefined) return this.fail(new Error('syncing the log failed', { cause: syncError }))
        this.#completed(block)
      })
    })
  }

  #completed(block: Block): void {
    if (this.#failed) return
    const segment = block.segment
    segment.pendingBlocks -= 1
    segment.durableBlocks += 1
    this.#writing = undefined
    const { blocks } = this.#options
    const appended = blocks.appendedSequence
    this.#options.onBlockDurable(block)
    if (blocks.appendedSequence > appended) this.#askedSequence = blocks.appendedSequence
    if (segment === blocks.segment) this.#prepareAfter(segment)
    // Telling first lets what is appended in answer join the next block, which would be half as large otherwise.
    this.#options.onDurable()
    if (block.lastSequence < this.#askedSequence || this.#idleWaiters.length > 0) this.#startNext()
    if (this.#writing === undefined) this.#wakeIdle()
  }

  #wakeIdle(): void {
    const waiters = this.#idleWaiters
    this.#idleWaiters = []
    for (const resolve of waiters) resolve()
  }
}
