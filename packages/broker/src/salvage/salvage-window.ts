/**
 * Pure: how far one file of kept messages has been published again. Records are sent in order; each is told of once, in any order;
 * everything before `offset` is where it must be, so that a crash goes on from there.
 */
import type { ConfirmParts } from '../queues/confirm-parts.ts'

interface Sent {
  readonly nextOffset: number
  readonly bytes: number
  partsLeft: number
  isFailed: boolean
  isDone: boolean
}

export class SalvageWindow implements ConfirmParts {
  /** Sent, or skipped, and not yet behind `offset`: by offset. */
  readonly #records = new Map<number, Sent>()
  /** Something sent was answered. */
  onAnswer: () => void = () => {}
  #offset: number
  #passed = 0
  #pending = 0
  #pendingBytes = 0
  #failed = 0

  constructor(offset: number) {
    this.#offset = offset
  }

  get offset(): number {
    return this.#offset
  }

  /** Records that `offset` has gone past. */
  get passed(): number {
    return this.#passed
  }

  /** Sent and without an answer. */
  get pending(): number {
    return this.#pending
  }

  get pendingBytes(): number {
    return this.#pendingBytes
  }

  /** Sent or skipped records that `offset` has not gone past. */
  get size(): number {
    return this.#records.size
  }

  /** Refused, or unknown: to be sent again. */
  get failed(): number {
    return this.#failed
  }

  /** Whether the record at `offset` was confirmed when it was sent before, in front of one that was refused. */
  isDone(offset: number): boolean {
    return this.#records.get(offset)?.isDone === true
  }

  /** `offset` is the record's number as a publish, too. */
  send(offset: number, nextOffset: number): void {
    const bytes = nextOffset - offset
    this.#records.set(offset, { nextOffset, bytes, partsLeft: 1, isFailed: false, isDone: false })
    this.#pending += 1
    this.#pendingBytes += bytes
  }

  /** The queue has the message already. */
  skip(offset: number, nextOffset: number): void {
    this.#records.set(offset, { nextOffset, bytes: 0, partsLeft: 0, isFailed: false, isDone: true })
    this.#advance()
  }

  /** What was refused may be sent again; what had no answer is given up, and answers nothing any more. */
  beginAgain(): SalvageWindow {
    const next = new SalvageWindow(this.#offset)
    for (const [offset, record] of this.#records) if (record.isDone) next.#records.set(offset, record)
    return next
  }

  expect(offset: number, parts: number): void {
    const record = this.#records.get(offset)
    if (record === undefined) return
    record.partsLeft = parts
    if (parts === 0) this.#answered(record)
  }

  partDone(offset: number): void {
    this.#part(offset, false)
  }

  partFailed(offset: number): void {
    this.#part(offset, true)
  }

  #part(offset: number, isFailed: boolean): void {
    const record = this.#records.get(offset)
    if (record === undefined || record.isDone || record.partsLeft === 0) return
    if (isFailed) record.isFailed = true
    record.partsLeft -= 1
    if (record.partsLeft === 0) this.#answered(record)
  }

  #answered(record: Sent): void {
    this.#pending -= 1
    this.#pendingBytes -= record.bytes
    if (record.isFailed) this.#failed += 1
    else record.isDone = true
    this.#advance()
    this.onAnswer()
  }

  #advance(): void {
    for (;;) {
      const record = this.#records.get(this.#offset)
      if (record?.isDone !== true) return
      this.#records.delete(this.#offset)
      this.#offset = record.nextOffset
      this.#passed += 1
    }
  }
}
