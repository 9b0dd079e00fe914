/**
 * Builds the wire form of a publish that came in pieces: several body frames, or frames split across chunks. The body is
 * re-cut into frames of `BODY_PAYLOAD_BYTES_MAX`, so that what is stored does not depend on the publisher's cuts.
 *
 *   begin(basic.publish) -> header(header frame) -> body(body frame)*   until `isComplete`
 */
import { assert } from '@warren/kernel'
import { readU16, readU32, writeU32 } from '../bytes/integers.ts'
import type { AmqpError } from '../errors/amqp-error.ts'
import { bodyTooLong, decodeErrorToAmqp, expectedContentHeader, wrongContentClass } from '../errors/protocol-errors.ts'
import { FRAME_BODY, FRAME_END, FRAME_HEAD_BYTES, FRAME_HEADER, FRAME_OVERHEAD_BYTES } from '../frames/frame.ts'
import { CLASS_BASIC } from '../generated/method-ids.ts'
import { BODY_PAYLOAD_BYTES_MAX } from './content.ts'
import { PropertyScan } from './property-scan.ts'

const NO_BYTES = Buffer.alloc(0)
const FIRST_BYTES = 16384 // An announced size is only a claim: beyond this the buffer grows with what arrives.
const KEPT_BYTES_MAX = 1048576 // A buffer larger than this is not kept for the next message.
const BASIC_PUBLISH_METHOD = 40

export class ContentAssembler {
  /** The content lies in `buffer` from 0 to `length`; valid until the next `begin`. */
  buffer: Buffer = NO_BYTES
  length = 0
  /** What the header said; valid after `header`. */
  readonly properties = new PropertyScan()
  #state: 'idle' | 'header' | 'body' | 'complete' = 'idle'
  #receivedBytes = 0
  /** Offset of the body frame being filled. */
  #frame = 0
  #frameRoom = 0

  /** Which frame is due next. */
  get awaits(): 'method' | 'header' | 'body' {
    return this.#state === 'header' || this.#state === 'body' ? this.#state : 'method'
  }

  get isComplete(): boolean {
    return this.#state === 'complete'
  }

  get bodyBytes(): number {
    return this.properties.bodyBytes
  }

  /** Takes exchange, routing key and bits: `source` from the exchange's length octet to `bitsOffset` inclusive. */
  begin(source: Buffer, exchangeOffset: number, bitsOffset: number): void {
    if (this.buffer.length > KEPT_BYTES_MAX) this.buffer = NO_BYTES
    this.length = 0
    this.#receivedBytes = 0
    this.#frameRoom = 0
    const bytes = bitsOffset + 1 - exchangeOffset
    this.#ensure(bytes + 1)
    source.copy(this.buffer, 0, exchangeOffset, bitsOffset + 1)
    this.buffer[bytes] = FRAME_END
    this.length = bytes + 1
    this.#state = 'header'
  }

  /** Takes the payload of the header frame. The caller checks `bodyBytes` against its limit before it goes on. */
  header(source: Buffer, payloadStart: number, payloadEnd: number): AmqpError | undefined {
    assert(this.#state === 'header', 'a header frame is due')
    // A weight was meant for contents within contents; RabbitMQ takes such a header for none.
    if (payloadEnd - payloadStart >= 4 && readU16(source, payloadStart + 2) !== 0) return expectedContentHeader()
    const classId = payloadEnd - payloadStart < 2 ? CLASS_BASIC : readU16(source, payloadStart)
    if (classId !== CLASS_BASIC) return wrongContentClass(classId)
    if (!this.properties.scan(source, payloadStart, payloadEnd)) {
      return decodeErrorToAmqp({ kind: 'truncated' }, CLASS_BASIC, BASIC_PUBLISH_METHOD)
    }
    const payloadBytes = payloadEnd - payloadStart
    const at = this.length
    const bodyBytes = this.properties.bodyBytes
    const frames = Math.ceil(bodyBytes / BODY_PAYLOAD_BYTES_MAX)
    const total = payloadBytes + bodyBytes + (frames + 1) * FRAME_OVERHEAD_BYTES
    this.#ensure(Math.min(total, payloadBytes + FRAME_OVERHEAD_BYTES + FIRST_BYTES))
    this.#frameHead(at, FRAME_HEADER, payloadBytes)
    source.copy(this.buffer, at + FRAME_HEAD_BYTES, payloadStart, payloadEnd)
    this.buffer[at + FRAME_HEAD_BYTES + payloadBytes] = FRAME_END
    this.length = at + FRAME_OVERHEAD_BYTES + payloadBytes
    this.#state = bodyBytes === 0 ? 'complete' : 'body'
    return undefined
  }

  /** Takes the payload of a body frame. */
  body(source: Buffer, payloadStart: number, payloadEnd: number): AmqpError | undefined {
    assert(this.#state === 'body', 'a body frame is due')
    const bodyBytes = this.properties.bodyBytes
    this.#receivedBytes += payloadEnd - payloadStart
    if (this.#receivedBytes > bodyBytes) return bodyTooLong(bodyBytes, this.#receivedBytes)
    let at = payloadStart
    while (at < payloadEnd) {
      if (this.#frameRoom === 0) this.#beginFrame(bodyBytes - (this.#receivedBytes - (payloadEnd - at)))
      const bytes = Math.min(payloadEnd - at, this.#frameRoom)
      this.#ensure(bytes + 1)
      source.copy(this.buffer, this.length, at, at + bytes)
      this.length += bytes
      this.#frameRoom -= bytes
      at += bytes
      if (this.#frameRoom === 0) this.#endFrame()
    }
    if (this.#receivedBytes === bodyBytes) this.#state = 'complete'
    return undefined
  }

  /** Forgets an unfinished message, for instance because its channel closes. */
  abandon(): void {
    this.#state = 'idle'
    this.length = 0
    this.buffer = NO_BYTES
  }

  #beginFrame(bodyBytesLeft: number): void {
    const payloadBytes = Math.min(bodyBytesLeft, BODY_PAYLOAD_BYTES_MAX)
    this.#ensure(FRAME_HEAD_BYTES)
    this.#frame = this.length
    this.#frameHead(this.#frame, FRAME_BODY, payloadBytes)
    this.length += FRAME_HEAD_BYTES
    this.#frameRoom = payloadBytes
  }

  #endFrame(): void {
    this.buffer[this.length] = FRAME_END
    this.length += 1
    assert(readU32(this.buffer, this.#frame + 3) === this.length - this.#frame - FRAME_OVERHEAD_BYTES)
  }

  #frameHead(at: number, type: number, payloadBytes: number): void {
    this.buffer[at] = type
    this.buffer[at + 1] = 0
    this.buffer[at + 2] = 0
    writeU32(this.buffer, at + 3, payloadBytes)
  }

  #ensure(bytes: number): void {
    const needed = this.length + bytes
    if (needed <= this.buffer.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.buffer.length * 2))
    this.buffer.copy(grown, 0, 0, this.length)
    this.buffer = grown
  }
}
