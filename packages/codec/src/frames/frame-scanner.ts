/**
 * Finds frames in the chunks of one connection, in place. Only a frame split across chunks is copied, into the
 * scanner's own buffer. Use: `feed` a chunk, then `next` until it gives 0; from then on the chunk is not touched any more.
 *
 *   scanner.feed(chunk, bytes)
 *   while (scanner.next() !== 0) handle(scanner.type, scanner.channel, scanner.buffer, scanner.payloadStart, ...)
 *   if (scanner.error !== undefined) close(scanner.error.amqpError)
 */
import { assert } from '@warren/kernel'
import { readU16, readU32, readU64 } from '../bytes/integers.ts'
import { CLASS_BASIC } from '../generated/method-ids.ts'
import {
  FRAME_BODY,
  FRAME_BYTES_MIN,
  FRAME_END,
  FRAME_HEAD_BYTES,
  FRAME_HEADER,
  FRAME_HEARTBEAT,
  FRAME_OVERHEAD_BYTES,
  type FrameType,
} from './frame.ts'
import { type FrameError, frameTooLarge, invalidEndMarker, unexpectedHeartbeat, unknownFrame } from './frame-error.ts'

const NO_BYTES = Buffer.alloc(0)
const SPILL_BYTES_MIN = 1024
const BASIC_WITHOUT_WEIGHT = CLASS_BASIC * 65_536 // Class and weight of a content header, 16 bits each.
const HEADER_PAYLOAD_BYTES_MIN = 14 // class, weight, body size, property flags

export class FrameScanner {
  /** Of the current frame; all valid until the next call of `next`. */
  type: FrameType | 0 = 0
  channel = 0
  buffer: Buffer = NO_BYTES
  payloadStart = 0
  payloadEnd = 0
  /** Set by `takeContent`: the first octet of the header frame, and the one behind the last frame, in `buffer`. */
  contentStart = 0
  contentEnd = 0
  bodyBytes = 0
  /** Why `next` gave 0 for good. */
  error: FrameError | undefined = undefined

  #frameBytesMax: number
  #chunk: Buffer = NO_BYTES
  #position = 0
  #end = 0
  /** The beginning of a frame whose rest is still to come. */
  #spill: Buffer = NO_BYTES
  #spillBytes = 0

  /** `frameBytesMax` is the negotiated frame_max; before the negotiation, what one is willing to take at login. */
  constructor(frameBytesMax: number = FRAME_BYTES_MIN) {
    assert(frameBytesMax >= FRAME_BYTES_MIN, 'frame_max is at least 4096')
    this.#frameBytesMax = frameBytesMax
  }

  get frameBytesMax(): number {
    return this.#frameBytesMax
  }

  /** Applies from the next frame on. */
  set frameBytesMax(bytes: number) {
    assert(bytes >= FRAME_BYTES_MIN, 'frame_max is at least 4096')
    this.#frameBytesMax = bytes
  }

  /** Octets of an unfinished frame held back from earlier chunks. */
  get pendingBytes(): number {
    return this.#spillBytes
  }

  /** Takes the octets of `chunk` from `start` to `end`. The chunk before must have been scanned until 0. */
  feed(chunk: Buffer, end: number, start = 0): void {
    assert(this.#position === this.#end, 'the last chunk was scanned to its end')
    assert(start >= 0 && start <= end && end <= chunk.length, 'the range lies within the chunk')
    this.#chunk = chunk
    this.#position = start
    this.#end = end
  }

  /** The type of the next whole frame, or 0: nothing more before the next `feed`, or `error` is set. */
  next(): FrameType | 0 {
    if (this.#spillBytes > 0) return this.#nextFromSpill()
    const start = this.#position
    if (this.#end - start < FRAME_HEAD_BYTES) return this.#keepTail(FRAME_HEAD_BYTES)
    const chunk = this.#chunk
    const payloadBytes = readU32(chunk, start + 3)
    if (payloadBytes > this.#frameBytesMax) return this.#tooLarge(chunk, start, payloadBytes)
    const payloadEnd = start + FRAME_HEAD_BYTES + payloadBytes
    if (payloadEnd >= this.#end) return this.#keepTail(payloadBytes + FRAME_OVERHEAD_BYTES)
    this.#position = payloadEnd + 1
    return this.#frame(chunk, start, payloadEnd)
  }

  /**
   * The fast path of a publish. Called while the current frame is the basic.publish: whether its header frame and its
   * one body frame (or none, for an empty body) follow whole, in the same buffer, on the same channel. Then they count
   * as scanned, and `contentStart`, `contentEnd` and `bodyBytes` are set; otherwise nothing changes and `next` gives
   * the frames one by one. Frames that use the tolerance of 8 octets are not taken: they could not be passed on.
   */
  takeContent(): boolean {
    const chunk = this.#chunk
    const start = this.#position
    const end = this.#end
    if (this.buffer !== chunk || end - start < HEADER_PAYLOAD_BYTES_MIN + FRAME_OVERHEAD_BYTES) return false
    if (chunk[start] !== FRAME_HEADER || readU16(chunk, start + 1) !== this.channel) return false
    const payloadBytesMax = this.#frameBytesMax - FRAME_OVERHEAD_BYTES
    const headerBytes = readU32(chunk, start + 3)
    if (headerBytes < HEADER_PAYLOAD_BYTES_MIN || headerBytes > payloadBytesMax) return false
    let contentEnd = start + FRAME_OVERHEAD_BYTES + headerBytes
    if (contentEnd > end || chunk[contentEnd - 1] !== FRAME_END) return false
    if (readU32(chunk, start + FRAME_HEAD_BYTES) !== BASIC_WITHOUT_WEIGHT) return false
    const bodyBytes = readU64(chunk, start + FRAME_HEAD_BYTES + 4)
    if (bodyBytes > 0) {
      const body = contentEnd
      if (bodyBytes > payloadBytesMax || end - body < bodyBytes + FRAME_OVERHEAD_BYTES) return false
      if (chunk[body] !== FRAME_BODY || readU16(chunk, body + 1) !== this.channel) return false
      contentEnd = body + FRAME_OVERHEAD_BYTES + bodyBytes
      if (readU32(chunk, body + 3) !== bodyBytes || chunk[contentEnd - 1] !== FRAME_END) return false
    }
    this.contentStart = start
    this.contentEnd = contentEnd
    this.bodyBytes = bodyBytes
    this.#position = contentEnd
    return true
  }

  /** Gives back the buffer for split frames; for connections that have gone quiet. */
  trim(): void {
    if (this.#spillBytes === 0) this.#spill = NO_BYTES
  }

  #frame(buffer: Buffer, start: number, payloadEnd: number): FrameType | 0 {
    const type = buffer[start] as number
    const channel = readU16(buffer, start + 1)
    const payloadStart = start + FRAME_HEAD_BYTES
    if (buffer[payloadEnd] !== FRAME_END) {
      return this.#fail(invalidEndMarker(type, channel, buffer, payloadStart, payloadEnd))
    }
    if (type === FRAME_HEARTBEAT) {
      if (payloadEnd > payloadStart) return this.#fail(unknownFrame(type, channel, buffer, payloadStart, payloadEnd))
      if (channel !== 0) return this.#fail(unexpectedHeartbeat(channel, buffer, payloadStart, payloadEnd))
    } else if (type < 1 || type > FRAME_BODY) {
      return this.#fail(unknownFrame(type, channel, buffer, payloadStart, payloadEnd))
    }
    this.type = type as FrameType // Checked above.
    this.channel = channel
    this.buffer = buffer
    this.payloadStart = payloadStart
    this.payloadEnd = payloadEnd
    return this.type
  }

  /** Completes the frame begun in an earlier chunk. */
  #nextFromSpill(): FrameType | 0 {
    if (!this.#topUp(FRAME_HEAD_BYTES)) return 0
    const payloadBytes = readU32(this.#spill, 3)
    if (payloadBytes > this.#frameBytesMax) return this.#tooLarge(this.#spill, 0, payloadBytes)
    this.#growSpill(payloadBytes + FRAME_OVERHEAD_BYTES)
    if (!this.#topUp(payloadBytes + FRAME_OVERHEAD_BYTES)) return 0
    this.#spillBytes = 0 // The octets stay in place until the next tail is kept, which is in a later `next`.
    return this.#frame(this.#spill, 0, FRAME_HEAD_BYTES + payloadBytes)
  }

  /** Whether the spill now holds `wanted` octets. */
  #topUp(wanted: number): boolean {
    const missing = wanted - this.#spillBytes
    if (missing <= 0) return true
    const taken = Math.min(missing, this.#end - this.#position)
    this.#chunk.copy(this.#spill, this.#spillBytes, this.#position, this.#position + taken)
    this.#spillBytes += taken
    this.#position += taken
    if (taken === missing) return true
    this.#letGo()
    return false
  }

  /** Copies what is left of the chunk; `wanted` is the size of the frame as far as it is known. */
  #keepTail(wanted: number): 0 {
    const bytes = this.#end - this.#position
    if (bytes > 0 && this.error === undefined) {
      this.#growSpill(wanted)
      this.#chunk.copy(this.#spill, 0, this.#position, this.#end)
      this.#spillBytes = bytes
    }
    this.#letGo()
    return 0
  }

  #growSpill(bytes: number): void {
    if (this.#spill.length >= bytes) return
    const grown = Buffer.allocUnsafeSlow(Math.max(SPILL_BYTES_MIN, bytes))
    this.#spill.copy(grown, 0, 0, this.#spillBytes)
    this.#spill = grown
  }

  #tooLarge(buffer: Buffer, start: number, payloadBytes: number): 0 {
    const type = buffer[start] as number // The caller has seen the frame's head.
    return this.#fail(frameTooLarge(type, readU16(buffer, start + 1), payloadBytes, this.#frameBytesMax))
  }

  #fail(error: FrameError): 0 {
    this.error ??= error
    this.#spillBytes = 0
    this.#letGo()
    return 0
  }

  /** A view kept beyond the turn would pin the whole chunk. */
  #letGo(): void {
    this.type = 0
    this.buffer = NO_BYTES
    this.#chunk = NO_BYTES
    this.#position = 0
    this.#end = 0
  }
}
