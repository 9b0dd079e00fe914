/**
 * What Raft must not forget: term and vote, entries, the last snapshot. One file, `raft.log`.
 *
 * R1  The file begins with one block that holds the whole state as of the file's making (snapshot, hard state,
 *     entries); each later block holds what one or more `persist` calls added. A compaction or a snapshot from the
 *     leader makes a new file with the next generation and replaces the old one atomically.
 * R2  One block is written and synced at a time, in the order of the calls. So a torn block can only be the last one,
 *     which nobody was told about: it is cut. A bad block before a good one is corruption, and refused.
 * R3  `done` without an error: all of the call is durable. After a failed write or sync every `done` has the error.
 */
import type { Disk, DiskDone, DiskFile } from '@warren/kernel'
import {
  BLOCK_HEADER_BYTES,
  type BlockOwner,
  blockSequenceAt,
  findLaterBlock,
  sealBlock,
  validBlockBytes,
} from '../block.ts'
import { CorruptLogError } from '../corrupt-log-error.ts'
import type { Crc32 } from '../crc32.ts'
import { encodeFileHeader, FILE_HEADER_BYTES, type FileHeader, ownerOf, parseFileHeader } from '../file-header.ts'
import {
  decodeRecords,
  encodeEntry,
  encodeHardState,
  encodeSnapshot,
  type RaftEntry,
  type RaftHardState,
  type RaftSnapshot,
} from './raft-record.ts'
import { RaftState } from './raft-state.ts'

const FILE_NAME = 'raft.log'
/** Room made at a time, so that most syncs find no metadata of the file to write. */
const GROWTH_BYTES = 1024 * 1024

export interface RaftLogOptions {
  /** Whose log this is; checked when it is opened. */
  readonly nodeId?: string
  /** A random number below 2^32, another one each time. */
  readonly salt?: number
}

export interface RecoveredRaft {
  readonly log: RaftLog
  readonly hardState: RaftHardState
  /** Contiguous, from the one after the snapshot (from 1 without) on. */
  readonly entries: readonly RaftEntry[]
  readonly snapshot: RaftSnapshot | undefined
}

/** What one Ready asks to be on disk; in this order. */
export interface RaftPersist {
  /** From the leader: takes the place of everything stored. */
  readonly snapshot?: RaftSnapshot | undefined
  /** Take the place of what is stored from the first one's index on. */
  readonly entries?: readonly RaftEntry[] | undefined
  readonly hardState?: RaftHardState | undefined
  /** False when only the commit index moved: that may wait for the next call. Default true. */
  readonly mustSync?: boolean
}

export class RaftLog {
  readonly #disk: Disk
  readonly #crc32: Crc32
  /** Of this run; a file of an earlier one keeps its own salt. */
  readonly #salt: number
  readonly #state: RaftState
  #file: DiskFile
  #fileBytes: number
  #header: FileHeader
  #owner: BlockOwner
  /** Where the next block goes. */
  #end: number
  #blockSequence: number
  /** Encoded entries of the next block. */
  #records: Buffer[] = []
  /** The next block ends with the hard state. */
  #hasNewHardState = false
  /** The next write makes a new file instead. */
  #mustRewrite = false
  #waiting: DiskDone[] = []
  #isBusy = false
  #isClosing = false
  #failure: Error | undefined = undefined
  #idleWaiters: (() => void)[] = []

  /** Makes the file when there is none. Rejects with a `CorruptLogError` when it cannot be what was written. */
  static async open(disk: Disk, crc32: Crc32, options: RaftLogOptions = {}): Promise<RecoveredRaft> {
    const nodeId = options.nodeId ?? ''
    const salt = options.salt ?? 0
    if ((await disk.readFile(FILE_NAME)) === undefined) {
      const header = { id: 1, nodeId, salt }
      await disk.replaceFile(FILE_NAME, encodeFile(header, new RaftState(), crc32))
    }
    const bytes = asBuffer((await disk.readFile(FILE_NAME)) ?? new Uint8Array(0))
    const recovered = recover(bytes, nodeId, crc32)
    const file = await disk.open(FILE_NAME, 'existing')
    // What was read may be in the page cache only.
    await new Promise<void>((resolve, reject) => {
      file.sync((error) => (error === undefined ? resolve() : reject(error)))
    })
    const log = new RaftLog({ disk, crc32, salt, file, fileBytes: bytes.length, recovered })
    const { hardState, entries, snapshot } = recovered.state
    return { log, hardState, entries: [...entries], snapshot }
  }

  private constructor(options: OpenFile) {
    const { recovered } = options
    this.#disk = options.disk
    this.#crc32 = options.crc32
    this.#salt = options.salt
    this.#file = options.file
    this.#fileBytes = options.fileBytes
    this.#state = recovered.state
    this.#header = recovered.header
    this.#owner = ownerOf('raft', recovered.header, options.crc32)
    this.#end = recovered.end
    this.#blockSequence = recovered.blockSequence
  }

  /** The first entry after the snapshot, stored or not. */
  get firstIndex(): number {
    return this.#state.firstIndex
  }

  /** Of the last entry, durable or on its way. */
  get lastIndex(): number {
    return this.#state.lastIndex
  }

  /** Bytes in use of the file: grows with each call, until a compaction. */
  get usedBytes(): number {
    return this.#end
  }

  /** `done` once all of it is durable. Calls may overlap. `done` is never called before this returns. */
  persist(parts: RaftPersist, done: DiskDone): void {
    if (this.#failure === undefined) this.#add(parts)
    const isNeeded = parts.mustSync !== false || parts.snapshot !== undefined || (parts.entries?.length ?? 0) > 0
    if (isNeeded) this.#enqueue(done)
    else later(() => done(this.#failure))
  }

  /** Stores the node's own snapshot, and drops the entries up to its index. */
  compact(snapshot: RaftSnapshot, done: DiskDone): void {
    if (this.#failure === undefined) {
      this.#state.compact(snapshot)
      this.#mustRewrite = true
    }
    this.#enqueue(done)
  }

  /** Writes what waits, then closes the file. */
  async close(): Promise<void> {
    this.#isClosing = true
    this.#start()
    while (this.#isBusy) await new Promise<void>((resolve) => this.#idleWaiters.push(resolve))
    await this.#file.close()
  }

  #add(parts: RaftPersist): void {
    if (parts.snapshot !== undefined) {
      this.#state.install(parts.snapshot)
      this.#mustRewrite = true
    }
    for (const entry of parts.entries ?? []) {
      this.#state.put(entry)
      this.#records.push(encodeEntry(entry))
    }
    if (parts.hardState !== undefined) {
      this.#state.hardState = parts.hardState
      this.#hasNewHardState = true
    }
  }

  #enqueue(done: DiskDone): void {
    const failure = this.#failure
    if (failure !== undefined) {
      later(() => done(failure))
      return
    }
    this.#waiting.push(done)
    this.#start()
  }

  #start(): void {
    if (this.#isBusy || this.#failure !== undefined) return
    // Without anyone waiting, and before a close, a new hard state may wait.
    if (this.#waiting.length === 0 && !(this.#isClosing && this.#hasNewHardState)) return
    this.#isBusy = true
    const waiting = this.#waiting
    this.#waiting = []
    const write = this.#mustRewrite ? this.#rewrite() : this.#append()
    write.then(
      () => this.#completed(waiting),
      (error: unknown) => this.#failed(waiting, new Error('writing the Raft log failed', { cause: error })),
    )
  }

  async #append(): Promise<void> {
    const records = this.#records
    this.#records = []
    if (this.#hasNewHardState) records.push(...encodeHardState(this.#state.hardState))
    this.#hasNewHardState = false
    const header = Buffer.alloc(BLOCK_HEADER_BYTES)
    const blockBytes = BLOCK_HEADER_BYTES + lengthOf(records)
    this.#blockSequence += 1
    sealBlock(header, records, blockBytes, this.#blockSequence, this.#owner)
    const offset = this.#end
    this.#end += blockBytes
    if (this.#end > this.#fileBytes) {
      this.#fileBytes = this.#end + GROWTH_BYTES
      await this.#file.preallocate(this.#fileBytes)
    }
    await writeAndSync(this.#file, [header, ...records], offset)
  }

  async #rewrite(): Promise<void> {
    this.#mustRewrite = false
    this.#records = [] // The state has their effect.
    this.#hasNewHardState = false
    this.#header = { id: this.#header.id + 1, nodeId: this.#header.nodeId, salt: this.#salt }
    this.#owner = ownerOf('raft', this.#header, this.#crc32)
    const bytes = encodeFile(this.#header, this.#state, this.#crc32)
    const old = this.#file
    await this.#disk.replaceFile(FILE_NAME, bytes)
    this.#file = await this.#disk.open(FILE_NAME, 'existing')
    this.#end = bytes.length
    this.#fileBytes = bytes.length
    this.#blockSequence = 1
    await old.close()
  }

  #completed(waiting: readonly DiskDone[]): void {
    this.#isBusy = false
    this.#start()
    if (!this.#isBusy) this.#wakeIdle()
    for (const done of waiting) done(undefined)
  }

  #failed(waiting: readonly DiskDone[], error: Error): void {
    this.#isBusy = false
    this.#failure = error
    const all = [...waiting, ...this.#waiting]
    this.#waiting = []
    this.#wakeIdle()
    for (const done of all) done(error)
  }

  #wakeIdle(): void {
    const waiters = this.#idleWaiters
    this.#idleWaiters = []
    for (const resolve of waiters) resolve()
  }
}

interface OpenFile {
  readonly disk: Disk
  readonly crc32: Crc32
  readonly salt: number
  readonly file: DiskFile
  readonly fileBytes: number
  readonly recovered: Recovered
}

interface Recovered {
  readonly state: RaftState
  readonly header: FileHeader
  readonly end: number
  readonly blockSequence: number
}

function recover(bytes: Buffer, nodeId: string, crc32: Crc32): Recovered {
  const parsed = parseFileHeader('raft', bytes, crc32)
  if (parsed.kind !== 'valid') {
    throw new CorruptLogError(FILE_NAME, 0, parsed.kind === 'unused' ? 'it is empty' : parsed.reason)
  }
  const { header } = parsed
  if (header.nodeId !== nodeId) {
    throw new CorruptLogError(FILE_NAME, 0, `belongs to node ${header.nodeId}, not to ${nodeId}`)
  }
  const owner = ownerOf('raft', header, crc32)
  const state = new RaftState()
  let at = FILE_HEADER_BYTES
  let blockSequence = 0
  for (;;) {
    const blockBytes = validBlockBytes(bytes, at, bytes.length, owner)
    if (blockBytes === 0 || blockSequenceAt(bytes, at) !== blockSequence + 1) break
    try {
      for (const record of decodeRecords(bytes.subarray(at + BLOCK_HEADER_BYTES, at + blockBytes))) state.apply(record)
    } catch (error) {
      throw new CorruptLogError(FILE_NAME, at, `a record of a valid block is malformed: ${String(error)}`)
    }
    blockSequence += 1
    at += blockBytes
  }
  if (blockSequence === 0) throw new CorruptLogError(FILE_NAME, at, 'the first block is unreadable')
  const later = findLaterBlock(bytes, at, bytes.length, owner)
  if (later >= 0) throw new CorruptLogError(FILE_NAME, at, `unreadable, but there is a good block at ${later}`)
  return { state, header, end: at, blockSequence }
}

/** A whole file: the state in one block. */
function encodeFile(header: FileHeader, state: RaftState, crc32: Crc32): Buffer {
  const records: Buffer[] = []
  if (state.snapshot !== undefined) records.push(...encodeSnapshot(state.snapshot))
  records.push(...encodeHardState(state.hardState))
  for (const entry of state.entries) records.push(encodeEntry(entry))
  const blockHeader = Buffer.alloc(BLOCK_HEADER_BYTES)
  const owner = ownerOf('raft', header, crc32)
  sealBlock(blockHeader, records, BLOCK_HEADER_BYTES + lengthOf(records), 1, owner)
  return Buffer.concat([encodeFileHeader('raft', header, crc32), blockHeader, ...records])
}

function writeAndSync(file: DiskFile, buffers: readonly Buffer[], offset: number): Promise<void> {
  return new Promise((resolve, reject) => {
    file.write(buffers, offset, (writeError) => {
      if (writeError !== undefined) reject(writeError)
      else file.sync((syncError) => (syncError === undefined ? resolve() : reject(syncError)))
    })
  })
}

function lengthOf(buffers: readonly Buffer[]): number {
  let bytes = 0
  for (const buffer of buffers) bytes += buffer.length
  return bytes
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** After the caller's turn: a callback that comes before its call returns surprises. */
function later(call: () => void): void {
  void Promise.resolve().then(call)
}
