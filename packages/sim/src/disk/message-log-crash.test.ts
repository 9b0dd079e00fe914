/** The message log on a disk that loses power: many seeds, several lives each, against a model that keeps everything. */
import { crc32 } from 'node:zlib'
import {
  type Epoch,
  type LogIndex,
  type Position,
  type QueueUid,
  type Random,
  SeededRandom,
  SILENT_LOG,
} from '@warren/kernel'
import { MessageLog, type RecoveredQueues } from '@warren/storage'
import { expect, test } from 'vitest'
import { SimDisk } from './sim-disk.ts'
import { VirtualTimers } from './virtual-timers.ts'

const SEEDS = Number(process.env['SEEDS'] ?? 300)
const LIVES = 5

type Message = { readonly body: Buffer; position: Position; readonly targets: readonly [number, number][] }
type Append =
  | { readonly kind: 'message'; readonly sequence: number; readonly message: Message }
  | {
      readonly kind: 'settle'
      readonly sequence: number
      readonly uid: number
      readonly operation: number
      readonly first: number
      readonly count: number
    }

/** uid -> { lastIndex, index -> message } */
type State = Map<number, { lastIndex: number; readonly messages: Map<number, Message> }>

class Run {
  readonly #random: Random
  readonly #timers = new VirtualTimers()
  #disk: SimDisk
  readonly #segmentBytes: number
  readonly #chunkBytes: number
  /** Large: queues are drained, and segments go. */
  readonly #settledMax: number
  readonly #numbersSettles: boolean
  /** Small: live messages are moved all the time. */
  readonly #slack: number
  /** What is certain since the last recovery. */
  #base: State = new Map()
  /** What was appended in this life, in order. */
  #appends: Append[] = []
  /** What the queues hold now. */
  #now: State = new Map()
  #released = new Set<number>()
  readonly #resting = new Set<number>()
  #reported = 0
  #failures = 0
  #nextUid = 1
  #nextBody = 1
  largestDiskBytes = 0

  constructor(seed: number) {
    this.#random = new SeededRandom(seed)
    for (let i = 0; i < 8; i += 1) this.#random.next()
    this.#disk = new SimDisk({ timers: this.#timers, random: this.#random, sectorBytes: this.#pick([512, 4096]) })
    this.#segmentBytes = this.#pick([1500, 4096, 10_000])
    this.#chunkBytes = this.#pick([256, 1024, 4096])
    this.#settledMax = this.#pick([10, 30, 300])
    this.#slack = this.#pick([0, 2, 1000])
    this.#numbersSettles = this.#random.next() < 0.5
  }

  async life(isLast: boolean): Promise<void> {
    const log = await this.#recover()
    if (this.#random.next() < 0.2) this.#failSoon()
    const turns = this.#random.below(60)
    for (let turn = 0; turn < turns; turn += 1) {
      for (let i = this.#random.below(8); i > 0; i -= 1) this.#act(log)
      if (this.#random.next() < 0.7) log.flush()
      if (this.#random.next() < 0.1) log.maintain()
      for (let i = this.#random.below(6); i > 0; i -= 1) await this.#timers.step()
      this.#readBack(log)
      this.largestDiskBytes = Math.max(this.largestDiskBytes, log.diskBytes)
    }
    if (isLast || this.#random.next() < 0.1) {
      await this.#timers.until(log.close())
      if (this.#failures === 0) expect(this.#reported).toBe(log.appendedSequence)
    }
    this.#durable = this.#reported
    this.#disk.fault = () => undefined
    this.#disk = this.#disk.crash()
  }

  async #recover(): Promise<MessageLog> {
    this.#reported = 0
    this.#failures = 0
    // Now and then the power goes again during recovery.
    while (this.#random.next() < 0.15) {
      void this.#open().catch(() => undefined)
      for (let i = this.#random.below(20); i > 0; i -= 1) await this.#timers.step()
      this.#disk = this.#disk.crash()
    }
    const { log, recovered } = await this.#timers.until(this.#open())
    log.onDurable = (upTo) => {
      expect(this.#failures).toBe(0)
      expect(upTo).toBeGreaterThan(this.#reported)
      this.#reported = upTo
    }
    if (this.#random.next() < 0.7) log.isSettled = (uid, index) => this.#now.get(uid)?.messages.has(index) !== true
    return this.#check(log, recovered)
  }

  #open() {
    return MessageLog.open({
      disk: this.#disk,
      crc32,
      log: SILENT_LOG,
      nodeId: 'hare',
      salt: this.#random.below(2 ** 32),
      segmentBytes: this.#segmentBytes,
      chunkBytes: this.#chunkBytes,
      diskSlackBytes: this.#slack * this.#segmentBytes,
      memorySlackBytes: this.#slack * this.#chunkBytes,
      onFailure: () => {
        this.#failures += 1
      },
    })
  }

  /** What was recovered must be what some prefix of the appends gives, one that has all that was reported durable. */
  #check(log: MessageLog, recovered: RecoveredQueues): MessageLog {
    const found = signatureOf(log, recovered, this.#released)
    const state = this.#base
    // The log appends notes of its own, so the last durable entry need not be one of ours.
    const durable = this.#appends.filter((append) => append.sequence <= this.#durable).length
    for (const append of this.#appends.slice(0, durable)) apply(state, append)
    let isFound = signature(state, this.#released) === found
    for (const append of this.#appends.slice(durable)) {
      if (isFound) break
      apply(state, append)
      isFound = signature(state, this.#released) === found
    }
    if (!isFound)
      throw new Error(
        `recovered is no prefix of what was appended:\n${found}\nbut\n${signature(state, this.#released)}`,
      )
    // What the metadata no longer knows is found again until its segments are gone.
    for (const uid of this.#released) {
      state.delete(uid)
      const unclaimed = recovered.get(uid as QueueUid)
      if (unclaimed !== undefined) log.releaseQueue(uid as QueueUid, unclaimed)
    }
    for (const [uid, queue] of state) {
      const positions = recovered.get(uid as QueueUid)
      for (const [i, index] of (positions?.indexes ?? []).entries()) {
        const message = queue.messages.get(index)
        if (message !== undefined) message.position = (positions?.positions[i] ?? 0) as Position
      }
    }
    this.#base = state
    this.#now = copyOf(state)
    this.#appends = []
    this.#durable = 0
    return log
  }

  /** The append sequence reported durable in the life before. */
  #durable = 0

  #act(log: MessageLog): void {
    const choice = this.#random.next()
    if (choice < 0.7 || this.#now.size === 0) this.#append(log)
    else if (choice < 0.96) this.#settle(log)
    else if (choice < 0.97) this.#rest(log)
    else if (choice < 0.98) this.#transient(log)
    else this.#deleteQueue(log)
  }

  #append(log: MessageLog): void {
    const uids = [...this.#now.keys()].filter((uid) => !this.#resting.has(uid))
    if (uids.length < 2 || (uids.length < 6 && this.#random.next() < 0.1)) {
      this.#now.set(this.#nextUid, { lastIndex: 0, messages: new Map() })
      uids.push(this.#nextUid)
      this.#nextUid += 1
    }
    const count = this.#random.next() < 0.8 ? 1 : 1 + this.#random.below(uids.length)
    const from = this.#random.below(uids.length)
    const bytes = 12 + (this.#random.next() < 0.03 ? this.#random.below(9000) : this.#random.below(200))
    const body = Buffer.alloc(bytes, this.#nextBody % 251)
    body.writeUInt32BE(this.#nextBody)
    this.#nextBody += 1
    const targets: [number, number][] = []
    const position = log.beginMessage(true, true, count, body.length, 1, this.#nextBody)
    body.copy(log.contentBuffer, log.contentOffset)
    const message: Message = { body, position, targets }
    for (let i = 0; i < count; i += 1) {
      const uid = uids[(from + i) % uids.length] ?? 0
      const queue = this.#now.get(uid)
      if (queue === undefined) throw new Error('a queue without state')
      queue.lastIndex += 1
      queue.messages.set(queue.lastIndex, message)
      targets.push([uid, queue.lastIndex])
      log.setTarget(i, uid as QueueUid, 1 as Epoch, queue.lastIndex as LogIndex)
    }
    log.retain(position, count - 1)
    this.#appends.push({ kind: 'message', sequence: log.endMessage(), message })
  }

  #settle(log: MessageLog): void {
    const uid = this.#pick([...this.#now.keys()])
    const queue = this.#now.get(uid)
    if (queue === undefined || queue.messages.size === 0) return
    const indexes = [...queue.messages.keys()].sort((a, b) => a - b)
    const first = this.#random.next() < 0.7 ? (indexes[0] ?? 0) : this.#pick(indexes)
    this.#settleRange(log, uid, first, this.#random.next() < 0.5 ? 1 : 1 + this.#random.below(this.#settledMax))
  }

  /** The queue is drained and not used any more: only notes can carry its last index from then on. */
  #rest(log: MessageLog): void {
    const uid = this.#pick([...this.#now.keys()])
    const queue = this.#now.get(uid)
    if (queue === undefined || this.#resting.has(uid)) return
    this.#resting.add(uid)
    if (queue.messages.size > 0) this.#settleRange(log, uid, 1, queue.lastIndex)
  }

  #settleRange(log: MessageLog, uid: number, first: number, count: number): void {
    const queue = this.#now.get(uid)
    if (queue === undefined) return
    // A queue without mirrors need not number its settles.
    if (this.#numbersSettles) queue.lastIndex += 1
    const operation = this.#numbersSettles ? queue.lastIndex : 0
    const firsts = Float64Array.of(first)
    const sequence = log.appendSettle(
      uid as QueueUid,
      1 as Epoch,
      operation as LogIndex,
      firsts,
      Float64Array.of(count),
      1,
    )
    this.#appends.push({ kind: 'settle', sequence, uid, operation, first, count })
    for (let index = first; index < first + count; index += 1) {
      const message = queue.messages.get(index)
      if (message === undefined) continue
      queue.messages.delete(index)
      log.release(message.position)
    }
  }

  #transient(log: MessageLog): void {
    const position = log.beginMessage(false, false, 0, 40, 0, 0)
    log.contentBuffer.fill(0xee, log.contentOffset, log.contentOffset + 40)
    expect(log.endMessage()).toBe(0)
    if (this.#random.next() < 0.9) log.release(position)
  }

  #deleteQueue(log: MessageLog): void {
    const uid = this.#pick([...this.#now.keys()])
    const queue = this.#now.get(uid)
    if (queue === undefined) return
    for (const message of queue.messages.values()) log.release(message.position)
    log.releaseQueue(uid as QueueUid)
    this.#now.delete(uid)
    this.#released.add(uid)
  }

  #readBack(log: MessageLog): void {
    for (const [, queue] of this.#now) {
      const message = [...queue.messages.values()][this.#random.below(queue.messages.size)]
      if (message !== undefined) expect(bodyAt(log, message.position).equals(message.body)).toBe(true)
    }
  }

  #failSoon(): void {
    let countdown = this.#random.below(40)
    const kind = this.#pick(['write', 'sync', 'grow'])
    this.#disk.fault = (operation) => {
      if (operation !== kind) return undefined
      countdown -= 1
      return countdown < 0 ? new Error('input/output error') : undefined
    }
  }

  #pick<T>(choices: readonly T[]): T {
    return choices[this.#random.below(choices.length)] as T
  }
}

function apply(state: State, append: Append): void {
  if (append.kind === 'message') {
    for (const [uid, index] of append.message.targets) {
      const queue = queueIn(state, uid)
      queue.lastIndex = Math.max(queue.lastIndex, index)
      queue.messages.set(index, append.message)
    }
    return
  }
  const queue = queueIn(state, append.uid)
  queue.lastIndex = Math.max(queue.lastIndex, append.operation)
  for (let index = append.first; index < append.first + append.count; index += 1) queue.messages.delete(index)
}

function queueIn(state: State, uid: number) {
  const queue = state.get(uid) ?? { lastIndex: 0, messages: new Map<number, Message>() }
  state.set(uid, queue)
  return queue
}

function copyOf(state: State): State {
  return new Map(
    [...state].map(([uid, queue]) => [uid, { lastIndex: queue.lastIndex, messages: new Map(queue.messages) }]),
  )
}

function signature(state: State, released: ReadonlySet<number>): string {
  const lines: string[] = []
  for (const uid of [...state.keys()].sort((a, b) => a - b)) {
    const queue = state.get(uid)
    if (queue === undefined || released.has(uid)) continue
    const indexes = [...queue.messages.keys()].sort((a, b) => a - b)
    const messages = indexes.map((index) => `${index}:${describe(queue.messages.get(index)?.body)}`)
    lines.push(`${uid} last ${queue.lastIndex}: ${messages.join(' ')}`)
  }
  return lines.join('\n')
}

function signatureOf(log: MessageLog, recovered: RecoveredQueues, released: ReadonlySet<number>): string {
  const lines: string[] = []
  for (const uid of [...recovered.keys()].sort((a, b) => a - b)) {
    const queue = recovered.get(uid)
    if (queue === undefined || released.has(uid)) continue
    const messages = [...queue.indexes].map(
      (index, i) => `${index}:${describe(bodyAt(log, (queue.positions[i] ?? 0) as Position))}`,
    )
    lines.push(`${uid} last ${queue.lastIndex}: ${messages.join(' ')}`)
  }
  return lines.join('\n')
}

function describe(body: Buffer | undefined): string {
  return body === undefined ? '?' : `${body.readUInt32BE(0)}/${body.length}/${crc32(body)}`
}

function bodyAt(log: MessageLog, position: Position): Buffer {
  log.locate(position)
  const { buffer, contentStart, contentEnd } = log.located
  return buffer.subarray(contentStart, contentEnd)
}

test('after any power loss the log holds a prefix of what was appended, with all that was reported durable', async () => {
  let largest = 0
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const run = new Run(seed)
    try {
      for (let life = 0; life < LIVES; life += 1) await run.life(life === LIVES - 1)
      await run.life(true)
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
    largest = Math.max(largest, run.largestDiskBytes)
  }
  expect(largest).toBeGreaterThan(20_000)
}, 120_000)
