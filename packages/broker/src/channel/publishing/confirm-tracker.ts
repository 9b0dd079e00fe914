/**
 * Publisher confirms of one channel: which publishes still wait for a part, and what the client is to be told.
 *
 * I1 A publish is acked only when all its parts are done, nacked when all have settled and at least one failed.
 * I2 Each publish is announced exactly once.
 * I3 `ack(n, multiple)` is sent only when every publish up to `n` has settled, and those nacked have been announced before.
 *
 * Once a turn everything settled in order becomes one `ack(multiple)`; what settled ahead of an older publish is acked by
 * itself, so that one slow queue does not hold back the confirms of the others.
 */
import { SETTLEMENT_FRAME_BYTES, writeAck, writeNack } from '@warren/codec'
import { assert } from '@warren/kernel'
import type { Outbox } from '../../connection/flow/outbox.ts'
import type { ConfirmParts } from '../../queues/confirm-parts.ts'
import type { Turn, TurnMember } from '../../turn.ts'

const SLOTS_INITIAL = 16
const FAILED = 1
const ANNOUNCED = 2

export class ConfirmTracker implements ConfirmParts, TurnMember {
  marked = false
  readonly #turn: Turn
  readonly #outbox: Outbox
  readonly #channelNumber: number
  /** Parts outstanding, by `seqNo` modulo the length (a power of two). */
  #parts = new Int32Array(SLOTS_INITIAL)
  #flags = new Uint8Array(SLOTS_INITIAL)
  /** The oldest publish that has not settled. */
  #oldest = 1
  #next = 1
  /** Settled in order and to be acked: how many, and the last of them. */
  #inOrderCount = 0
  #inOrderLast = 0
  /** Settled before an older one, in the order of settling. */
  readonly #early: number[] = []
  readonly #failed: number[] = []
  #earlyAnnounced = 0
  #isClosed = false

  constructor(turn: Turn, outbox: Outbox, channelNumber: number) {
    this.#turn = turn
    this.#outbox = outbox
    this.#channelNumber = channelNumber
  }

  /** Publishes that the client has not been told of. */
  get unconfirmedCount(): number {
    return this.#next - this.#oldest - this.#earlyAnnounced + this.#inOrderCount
  }

  expect(seqNo: number, parts: number): void {
    assert(seqNo === this.#next, 'publishes are numbered without gaps')
    if (this.#next - this.#oldest === this.#parts.length) this.#grow()
    this.#next += 1
    const slot = seqNo & (this.#parts.length - 1)
    this.#parts[slot] = parts
    this.#flags[slot] = 0
    if (parts === 0) this.#settled(seqNo)
  }

  partDone(seqNo: number): void {
    if (this.#isClosed) return
    const slot = seqNo & (this.#parts.length - 1)
    const parts = (this.#parts[slot] as number) - 1 // Within bounds by the mask.
    assert(parts >= 0 && seqNo >= this.#oldest && seqNo < this.#next, 'a part settles once')
    this.#parts[slot] = parts
    if (parts === 0) this.#settled(seqNo)
  }

  partFailed(seqNo: number): void {
    if (this.#isClosed) return
    const slot = seqNo & (this.#parts.length - 1)
    this.#flags[slot] = FAILED
    this.partDone(seqNo)
  }

  flush(): void {
    if (this.#isClosed) return
    const failed = this.#failed
    for (let i = 0; i < failed.length; i += 1) this.#writeNack(failed[i] as number) // i < length.
    failed.length = 0
    if (this.#inOrderCount > 0) {
      this.#writeAck(this.#inOrderLast, this.#inOrderCount > 1)
      this.#inOrderCount = 0
    }
    const early = this.#early
    const mask = this.#parts.length - 1
    for (let i = 0; i < early.length; i += 1) {
      const seqNo = early[i] as number // i < length.
      if (seqNo < this.#oldest) continue // Overtaken meanwhile: it was part of the multiple ack.
      this.#flags[seqNo & mask] = ANNOUNCED
      this.#earlyAnnounced += 1
      this.#writeAck(seqNo, false)
    }
    early.length = 0
  }

  /** The channel ends: what has settled is told before its end, what settles from now on is nobody's concern. */
  close(): void {
    this.flush()
    this.#isClosed = true
  }

  #writeAck(seqNo: number, isMultiple: boolean): void {
    const outbox = this.#outbox
    outbox.reserve(SETTLEMENT_FRAME_BYTES)
    writeAck(outbox.buffer, outbox.offset, this.#channelNumber, seqNo, isMultiple)
    outbox.advance(SETTLEMENT_FRAME_BYTES)
  }

  #writeNack(seqNo: number): void {
    const outbox = this.#outbox
    outbox.reserve(SETTLEMENT_FRAME_BYTES)
    writeNack(outbox.buffer, outbox.offset, this.#channelNumber, seqNo, 0)
    outbox.advance(SETTLEMENT_FRAME_BYTES)
  }

  #settled(seqNo: number): void {
    if (!this.marked) this.#turn.trackerDirty(this)
    const isFailed = this.#flags[seqNo & (this.#parts.length - 1)] === FAILED
    if (isFailed) this.#failed.push(seqNo)
    if (seqNo === this.#oldest) this.#advance()
    else if (!isFailed) this.#early.push(seqNo)
  }

  #advance(): void {
    const mask = this.#parts.length - 1
    let oldest = this.#oldest
    while (oldest < this.#next && this.#parts[oldest & mask] === 0) {
      const flags = this.#flags[oldest & mask]
      if (flags === ANNOUNCED) {
        this.#earlyAnnounced -= 1
      } else if (flags !== FAILED) {
        this.#inOrderCount += 1
        this.#inOrderLast = oldest
      }
      oldest += 1
    }
    this.#oldest = oldest
  }

  #grow(): void {
    const oldMask = this.#parts.length - 1
    const parts = new Int32Array(this.#parts.length * 2)
    const flags = new Uint8Array(parts.length)
    for (let seqNo = this.#oldest; seqNo < this.#next; seqNo += 1) {
      parts[seqNo & (parts.length - 1)] = this.#parts[seqNo & oldMask] as number // Within bounds by the mask.
      flags[seqNo & (parts.length - 1)] = this.#flags[seqNo & oldMask] as number
    }
    this.#parts = parts
    this.#flags = flags
  }
}
