/**
 * One peer's data lane with sessions: an ordered stream of records in each direction, of which both ends agree when it
 * began. Everything that belongs to a session (consumers, held messages, pending publishes) ends with it.
 *
 * A batch names the session of its sender and the one it believes the receiver to be in.
 * S1 A session is open once the peer has named ours: then it will accept what we send.
 * S2 A batch is heeded only if it names both sessions rightly; so nothing of an old session reaches a new one, even
 *    if one end noticed a break and the other did not.
 * S3 A peer that names a session we do not know has begun anew: ours is closed first, then it greets and opens again.
 * S4 After `closed` no record of that session is handed on.
 * S5 No session opens between nodes of different histories (decision 0010): the epochs and indexes of the one mean something else
 *    in the other. Who comes into another history begins a new session with everybody.
 *
 * Congestion: when the lane says that its window is full, batches wait here; `isCongested` tells consumers' sinks to
 * refuse credit and shuts the publishers' gate. What may wait is bounded by those two and by who asks `waitingBytes`.
 *
 * A record may be refused for now (its queue's declaration has not been applied here yet): then it and all that follows
 * wait, in order, for `resume`. Too much or too long of that breaks the session, which the other end handles as a loss.
 */

import type { DataLanes } from '@warren/cluster'
import { readU32, readU64 } from '@warren/codec'
import type { Lineage, Log, NodeId, Random, Timer, Timers } from '@warren/kernel'
import { BatchWriter } from './batch-writer.ts'
import {
  BATCH_HEADER_BYTES,
  FRAGMENT_HEADER_BYTES,
  FRAGMENTED_BYTES_MAX,
  HISTORY_BYTES,
  KIND_FRAGMENT,
  KIND_HISTORY,
  LINK_VERSION,
  RECORD_HEADER_BYTES,
} from './link-codec.ts'

/** Records that wait for the metadata: what a fast peer sends in the time of a slow apply, and more is a fault. */
const PARKED_BYTES_MAX = 33_554_432
const PARKED_MS_MAX = 10_000

export interface PeerLaneListener {
  opened(): void
  closed(): void
  /**
   * One record. False: not yet, `resume` will be called. `buffer` is valid during the call; unless `isOwned`: then it
   * is never written again and may be kept.
   */
  record(kind: number, buffer: Buffer, start: number, end: number, isOwned: boolean): boolean
  /** A congested lane has room again. */
  writable(): void
}

export interface PeerLaneOptions {
  readonly peer: NodeId
  readonly lanes: DataLanes
  /** Of this node's metadata, now. */
  readonly lineage: () => Lineage
  readonly random: Random
  readonly timers: Timers
  readonly log: Log
  readonly listener: PeerLaneListener
}

export class PeerLane {
  readonly peer: NodeId
  readonly writer: BatchWriter
  readonly #lanes: DataLanes
  readonly #lineage: () => Lineage
  readonly #random: Random
  readonly #timers: Timers
  readonly #log: Log
  readonly #listener: PeerLaneListener
  #hasWarned = false
  #isUp = false
  #isOpen = false
  #session = 0
  #peerSession = 0
  #isCongested = false
  #waiting: Buffer[] = []
  #waitingBytes = 0
  /** A record in fragments: what came of it so far. */
  #whole: Buffer | undefined = undefined
  #wholeFilled = 0
  /** Records (not batches) in the order received, when one of them has to wait. */
  #parked: Buffer[] = []
  #parkedBytes = 0
  #parkTimer: Timer | undefined = undefined

  constructor(options: PeerLaneOptions) {
    this.peer = options.peer
    this.#lanes = options.lanes
    this.#lineage = options.lineage
    this.#random = options.random
    this.#timers = options.timers
    this.#log = options.log
    this.#listener = options.listener
    this.writer = new BatchWriter((batch) => this.#emit(batch))
  }

  get isOpen(): boolean {
    return this.#isOpen
  }
  get isCongested(): boolean {
    return this.#isCongested
  }
  /** Bytes that the lane has not taken yet. */
  get waitingBytes(): number {
    return this.#waitingBytes
  }
  get hasParked(): boolean {
    return this.#parked.length > 0
  }

  up(): void {
    if (this.#isUp) this.down()
    this.#isUp = true
    this.#renew()
    this.#greet()
  }

  down(): void {
    this.#isUp = false
    this.#peerSession = 0
    this.#close()
  }

  /** Tells the peer that this end goes away (the application stops, the process does not). */
  leave(): void {
    if (this.#isUp) {
      this.writer.setSessions(0, this.#peerSession)
      this.#greet()
    }
    this.down()
  }

  /** Sends what was written. */
  flush(): void {
    this.writer.seal()
  }

  writable(): void {
    if (!this.#isCongested) return
    this.#isCongested = false
    const waiting = this.#waiting
    let sent = 0
    while (sent < waiting.length && !this.#isCongested) {
      const batch = waiting[sent] as Buffer // sent < length.
      sent += 1
      this.#waitingBytes -= batch.length
      if (!this.#lanes.send(this.peer, batch)) this.#isCongested = true
    }
    this.#waiting = waiting.slice(sent)
    if (!this.#isCongested) this.#listener.writable()
  }

  /** A batch came. Its bytes are read during this call only. */
  batch(batch: Buffer): void {
    if (!this.#isUp) return
    if (batch.length < BATCH_HEADER_BYTES || batch[0] !== LINK_VERSION) {
      if (!this.#hasWarned) this.#log.error('batch of an unknown version', { peer: this.peer, version: batch[0] })
      this.#hasWarned = true
      return
    }
    const from = readU32(batch, 1)
    const to = readU32(batch, 5)
    if (from !== this.#peerSession) this.#meet(from)
    if (from === 0 || to !== this.#session) return
    if (!this.#isOpen) {
      if (!this.#isOfOurHistory(batch)) return
      this.#open()
    }
    if (this.#parked.length > 0) this.#park(batch, BATCH_HEADER_BYTES, batch.length)
    else this.#read(batch, BATCH_HEADER_BYTES, batch.length)
  }

  /** What made a record wait may have come: tries again, in order. */
  resume(): void {
    if (this.#parked.length === 0) return
    const parked = this.#parked
    this.#parked = []
    this.#parkedBytes = 0
    this.#stopParkTimer() // As long as some of it goes on, the rest may wait anew.
    const session = this.#session
    for (const records of parked) {
      if (this.#session !== session) return
      if (this.#parked.length > 0) this.#park(records, 0, records.length)
      else this.#read(records, 0, records.length)
    }
  }

  /** Ends the session and begins another: what is under way is lost, and both ends know it. */
  reset(reason: string): void {
    if (!this.#isUp) return
    this.#log.warn('session with a peer is begun anew', { peer: this.peer, reason })
    this.#close()
    this.#renew()
    this.#greet()
  }

  #greet(): void {
    this.writer.greet(this.#lineage())
  }

  /** S5. What opens a session is always a greeting. */
  #isOfOurHistory(greeting: Buffer): boolean {
    const body = BATCH_HEADER_BYTES + RECORD_HEADER_BYTES
    const isTold = greeting.length >= body + HISTORY_BYTES && greeting[BATCH_HEADER_BYTES] === KIND_HISTORY
    return !isTold || readU64(greeting, body) === this.#lineage()
  }

  #renew(): void {
    this.#session = 1 + this.#random.below(0xfffffffe)
    this.writer.setSessions(this.#session, this.#peerSession)
  }

  /** S3. */
  #meet(from: number): void {
    this.#peerSession = from
    this.#close()
    this.writer.setSessions(this.#session, from)
    if (from !== 0) this.#greet()
  }

  #open(): void {
    this.#isOpen = true
    this.#listener.opened()
  }

  #close(): void {
    this.#waiting = []
    this.#waitingBytes = 0
    this.#isCongested = false
    this.#whole = undefined
    this.#parked = []
    this.#parkedBytes = 0
    this.#stopParkTimer()
    if (!this.#isOpen) return
    this.#isOpen = false
    this.writer.setSessions(this.#session, this.#peerSession)
    this.#listener.closed()
  }

  #emit(batch: Buffer): void {
    if (!this.#isUp) return
    if (this.#isCongested) {
      this.#waiting.push(batch)
      this.#waitingBytes += batch.length
    } else if (!this.#lanes.send(this.peer, batch)) {
      this.#isCongested = true
    }
  }

  #read(buffer: Buffer, start: number, end: number): void {
    const session = this.#session
    let at = start
    while (at < end) {
      const body = at + RECORD_HEADER_BYTES
      const bodyEnd = body <= end ? body + readU32(buffer, at + 1) : body
      if (bodyEnd > end) {
        this.reset('a record is cut')
        return
      }
      const isTaken = this.#take(buffer[at] as number, buffer, body, bodyEnd) // at < end.
      if (this.#session !== session || !this.#isOpen) return
      if (!isTaken) {
        this.#park(buffer, at, end)
        return
      }
      at = bodyEnd
    }
  }

  #take(kind: number, buffer: Buffer, start: number, end: number): boolean {
    if (kind !== KIND_FRAGMENT) return this.#listener.record(kind, buffer, start, end, false)
    const total = end - start > FRAGMENT_HEADER_BYTES ? readU32(buffer, start) : 0
    const offset = readU32(buffer, start + 4)
    const bytes = end - start - FRAGMENT_HEADER_BYTES
    if (offset === 0 && total > 0 && total <= FRAGMENTED_BYTES_MAX) {
      this.#whole = Buffer.allocUnsafeSlow(total)
      this.#wholeFilled = 0
    }
    const whole = this.#whole
    if (whole === undefined || whole.length !== total || offset !== this.#wholeFilled || offset + bytes > total) {
      this.reset('a fragment does not fit')
      return true
    }
    buffer.copy(whole, offset, start + FRAGMENT_HEADER_BYTES, end)
    this.#wholeFilled = offset + bytes
    if (this.#wholeFilled < total) return true
    if (this.#listener.record(whole[0] as number, whole, 1, total, true)) {
      this.#whole = undefined
      return true
    }
    // The last fragment is parked and completes the record once more.
    this.#wholeFilled = offset
    return false
  }

  #park(buffer: Buffer, start: number, end: number): void {
    this.#parkedBytes += end - start
    if (this.#parkedBytes > PARKED_BYTES_MAX) {
      this.reset('too much waits for the metadata')
      return
    }
    this.#parked.push(Buffer.from(buffer.subarray(start, end)))
    this.#parkTimer ??= this.#timers.after(PARKED_MS_MAX, () => {
      this.#parkTimer = undefined
      this.reset('the metadata lags behind')
    })
  }

  #stopParkTimer(): void {
    this.#parkTimer?.cancel()
    this.#parkTimer = undefined
  }
}
