/**
 * What a connection has to send, gathered over a turn and given to the transport in one write.
 *
 * Hot path: a writer calls `reserve(n)`, fills `buffer` from `offset` on, and calls `advance(n)`. Bytes of one frame are
 * reserved together, or under `reserve` calls with no other writer between, so frames never interleave.
 */
import type { Turn, TurnMember } from '../../turn.ts'
import type { Transport } from '../transport.ts'
import { OUTPUT_BYTES_LARGE, OUTPUT_BYTES_SMALL, type OutboxPool } from './outbox-pool.ts'

/** While the socket holds more than this, no consumer of the connection has credit. */
export const OUTBOX_BYTES_MAX = 1_048_576
/** While there is more to send than this, the requests of a client that does not read its answers wait. */
const FULL_BYTES = 67_108_864
const NO_BUFFER = Buffer.alloc(0)

export class Outbox implements TurnMember {
  marked = false
  buffer: Buffer = NO_BUFFER
  offset = 0
  /** Given to the transport and not yet taken by the system. */
  inFlightBytes = 0
  sentBytes = 0
  /** Writes handed to the transport. */
  sentPackets = 0
  /** Whether anything was sent since it was last set false: tells when a heartbeat is due. */
  hasSent = false

  readonly #transport: Transport
  readonly #turn: Turn
  readonly #pool: OutboxPool
  readonly #drained: () => void
  #roomBytes = OUTBOX_BYTES_MAX
  #fullBytes = FULL_BYTES
  #wasCongested = false
  #isClosed = false
  #lastBytes = 0

  /** `drained` is called when an outbox that had refused credit has room again. */
  constructor(transport: Transport, turn: Turn, pool: OutboxPool, drained: () => void) {
    this.#transport = transport
    this.#turn = turn
    this.#pool = pool
    this.#drained = drained
  }

  /** Whether one more delivery may be added. Cheap. After a `false`, `drained` will be called. */
  hasRoom(): boolean {
    if (this.inFlightBytes + this.offset <= this.#roomBytes) return true
    this.#wasCongested = true
    return false
  }

  /** Whether answers would pile up. After a `true`, `drained` will be called. */
  isFull(): boolean {
    if (this.inFlightBytes + this.offset <= this.#fullBytes) return false
    this.#wasCongested = true
    return true
  }

  /** Makes sure that `bytes` fit at `offset`. */
  reserve(bytes: number): void {
    if (this.offset + bytes > this.buffer.length) this.#makeRoom(bytes)
  }

  /** `bytes` have been written at `offset`. */
  advance(bytes: number): void {
    this.offset += bytes
    if (!this.marked) this.#turn.outboxDirty(this)
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.buffer.set(bytes, this.offset)
    this.advance(bytes.length)
  }

  /** Sends a view of bytes that nobody changes any more, without copying them. For large bodies. */
  appendView(view: Buffer): void {
    this.flush()
    if (!this.#isClosed) this.#send(view, undefined)
  }

  flush(): void {
    if (this.offset === 0) return
    const buffer = this.buffer
    const bytes = this.offset
    this.buffer = NO_BUFFER
    this.offset = 0
    this.#lastBytes = bytes
    if (this.#isClosed) {
      this.#pool.giveBack(buffer)
      return
    }
    this.#send(bytes === buffer.length ? buffer : buffer.subarray(0, bytes), buffer)
  }

  /** Nothing is sent from now on: there is no room for deliveries, while answers may still be written into the void. */
  close(): void {
    this.#isClosed = true
    this.#roomBytes = -1
    this.#fullBytes = Number.POSITIVE_INFINITY
    this.flush()
  }

  #send(view: Buffer, pooled: Buffer | undefined): void {
    const bytes = view.length
    this.inFlightBytes += bytes
    this.sentBytes += bytes
    this.sentPackets += 1
    this.hasSent = true
    this.#transport.write(view, () => {
      this.inFlightBytes -= bytes
      if (pooled !== undefined) this.#pool.giveBack(pooled)
      if (this.#wasCongested && this.inFlightBytes <= OUTBOX_BYTES_MAX / 2) {
        this.#wasCongested = false
        this.#drained()
      }
    })
  }

  #makeRoom(bytes: number): void {
    const old = this.buffer
    const kept = this.offset
    if (kept > 0 && old.length >= OUTPUT_BYTES_LARGE) {
      this.flush()
    } else if (kept > 0) {
      // A small buffer overflows into a large one, so that the turn still ends in one write.
      const larger = this.#take(kept + bytes, true)
      old.copy(larger, 0, 0, kept)
      this.#pool.giveBack(old)
      this.buffer = larger
      return
    }
    if (this.buffer.length > 0) this.#pool.giveBack(this.buffer)
    this.buffer = this.#take(bytes, kept > 0 || this.#lastBytes > OUTPUT_BYTES_SMALL)
  }

  #take(bytes: number, isLarge: boolean): Buffer {
    if (bytes > OUTPUT_BYTES_LARGE) return Buffer.allocUnsafeSlow(bytes)
    return this.#pool.take(isLarge || bytes > OUTPUT_BYTES_SMALL)
  }
}
