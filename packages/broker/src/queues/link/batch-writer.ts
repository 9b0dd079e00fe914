/**
 * Writes records into batches. A batch is a slice of a slab, and its bytes belong to the lane once it is emitted, so
 * nothing is copied twice; the slab is replaced when what is left of it is small. In front is the room that a lane wants.
 *
 * Hot: `begin`, fill `buffer` from `offset` on, `end`. Exactly the announced bytes are written between the two.
 */
import { LANE_ROOM_BYTES } from '@warren/cluster'
import { writeU32, writeU64 } from '@warren/codec'
import { assert, type Lineage } from '@warren/kernel'
import {
  BATCH_HEADER_BYTES,
  FRAGMENT_HEADER_BYTES,
  HISTORY_BYTES,
  KIND_FRAGMENT,
  KIND_HISTORY,
  LINK_VERSION,
  RECORD_BODY_BYTES_MAX,
  RECORD_HEADER_BYTES,
} from './link-codec.ts'

const SLAB_BYTES = 262_144
/** A batch is sent without waiting for the turn's end when it is this large (amortises the cost of a gRPC message). */
const BATCH_BYTES = 131_072
const NO_BUFFER = Buffer.alloc(0)
/** A fragment's record, header and all, is as large as the largest whole record. */
const FRAGMENT_BYTES = RECORD_BODY_BYTES_MAX - FRAGMENT_HEADER_BYTES

export class BatchWriter {
  /** Where the body of the record begun is to be written. */
  buffer = NO_BUFFER
  offset = 0
  readonly #emit: (batch: Buffer) => void
  #slab = NO_BUFFER
  /** Where the batch begins in the slab, and where it ends so far; equal when it is empty. */
  #start = 0
  #end = 0
  #largeBytes = 0
  #session = 0
  #peerSession = 0

  constructor(emit: (batch: Buffer) => void) {
    this.#emit = emit
  }

  /** For the batches begun from now on; what was not emitted belongs to the past and is dropped. */
  setSessions(session: number, peerSession: number): void {
    this.#end = this.#start
    this.#session = session
    this.#peerSession = peerSession
  }

  /** Makes room for a record of `kind`. May emit the batch before it. */
  begin(kind: number, bodyBytes: number): void {
    if (bodyBytes > RECORD_BODY_BYTES_MAX) {
      this.#largeBytes = 1 + bodyBytes
      this.buffer = Buffer.allocUnsafeSlow(this.#largeBytes)
      this.buffer[0] = kind
      this.offset = 1
      return
    }
    this.#largeBytes = 0
    this.#reserve(RECORD_HEADER_BYTES + bodyBytes)
    const slab = this.#slab
    const at = this.#end
    slab[at] = kind
    writeU32(slab, at + 1, bodyBytes)
    this.#end = at + RECORD_HEADER_BYTES + bodyBytes
    this.buffer = slab
    this.offset = at + RECORD_HEADER_BYTES
  }

  /** The record is complete. */
  end(): void {
    if (this.#largeBytes > 0) this.#fragment()
    else if (this.#end - this.#start >= BATCH_BYTES) this.seal()
  }

  /** Emits what there is, if anything. */
  seal(): void {
    if (this.#end === this.#start) return
    const batch = this.#slab.subarray(this.#start, this.#end)
    this.#start = this.#end
    this.#emit(batch)
  }

  /** Emits a batch that tells the peer our session, that we know its own, and of which history we are. */
  greet(lineage: Lineage): void {
    this.begin(KIND_HISTORY, HISTORY_BYTES)
    writeU64(this.buffer, this.offset, lineage)
    this.seal()
  }

  #reserve(bytes: number): void {
    const isEmpty = this.#end === this.#start
    const needed = bytes + (isEmpty ? LANE_ROOM_BYTES + BATCH_HEADER_BYTES : 0)
    if (this.#end + needed > this.#slab.length) {
      this.seal()
      this.#slab = Buffer.allocUnsafeSlow(SLAB_BYTES)
      this.#start = 0
      this.#end = 0
    } else if (!isEmpty) {
      return
    }
    const at = this.#end + LANE_ROOM_BYTES
    this.#slab[at] = LINK_VERSION
    writeU32(this.#slab, at + 1, this.#session)
    writeU32(this.#slab, at + 5, this.#peerSession)
    this.#end = at + BATCH_HEADER_BYTES
  }

  #fragment(): void {
    const whole = this.buffer
    const total = this.#largeBytes
    assert(whole.length === total, 'a large record has a buffer of its own')
    this.#largeBytes = 0
    for (let from = 0; from < total; from += FRAGMENT_BYTES) {
      const to = Math.min(from + FRAGMENT_BYTES, total)
      this.begin(KIND_FRAGMENT, FRAGMENT_HEADER_BYTES + to - from)
      writeU32(this.buffer, this.offset, total)
      writeU32(this.buffer, this.offset + 4, from)
      whole.copy(this.buffer, this.offset + FRAGMENT_HEADER_BYTES, from, to)
      this.end()
    }
  }
}
