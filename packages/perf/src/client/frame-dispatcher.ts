/**
 * Frames to events. Deliveries and settlements are read in place, without an object or a string for each; everything
 * else is decoded and handed to `onMethod`.
 */
import {
  BASIC_ACK,
  BASIC_DELIVER,
  BASIC_NACK,
  BASIC_RETURN,
  decodeMethod,
  FRAME_BODY,
  FRAME_HEAD_BYTES,
  FRAME_HEADER,
  FRAME_METHOD,
  FRAME_OVERHEAD_BYTES,
  type FrameScanner,
  type Method,
  readMethodId,
  readU32,
  readU64,
  SETTLEMENT_MULTIPLE,
  settlementBits,
  settlementTag,
} from '@warren/codec'
import type { ConnectionListener } from './amqp-connection.ts'

const BODY_START_BYTES = 16 // What listeners may look at of a body.
const BODY_SIZE_OFFSET = 4 // In a header's payload, behind class and weight.

export class FrameDispatcher {
  listener: ConnectionListener | undefined = undefined
  readonly #scanner: FrameScanner
  readonly #onMethod: (channel: number, method: Method) => void
  /** The delivery whose content comes frame by frame. */
  #awaitsHeader = false
  #isReturn = false
  #tag = 0
  #redelivered = false
  #bodyBytes = 0
  #receivedBytes = 0
  readonly #bodyStart = Buffer.alloc(BODY_START_BYTES)

  constructor(scanner: FrameScanner, onMethod: (channel: number, method: Method) => void) {
    this.#scanner = scanner
    this.#onMethod = onMethod
  }

  /** Handles all frames of a chunk; what is wrong with it, or undefined. */
  receive(chunk: Buffer, bytes: number): string | undefined {
    const scanner = this.#scanner
    scanner.feed(chunk, bytes)
    for (let type = scanner.next(); type !== 0; type = scanner.next()) {
      let problem: string | undefined
      if (type === FRAME_METHOD) problem = this.#method()
      else if (type === FRAME_HEADER) this.#header()
      else if (type === FRAME_BODY) this.#body()
      if (problem !== undefined) return problem
    }
    return scanner.error?.amqpError.text
  }

  #method(): string | undefined {
    const { buffer, payloadStart, payloadEnd, channel } = this.#scanner
    const id = readMethodId(buffer, payloadStart, payloadEnd)
    if (id === BASIC_DELIVER) {
      this.#deliver(buffer, payloadStart)
      return undefined
    }
    if (id === BASIC_ACK || id === BASIC_NACK) {
      const multiple = (settlementBits(buffer, payloadStart) & SETTLEMENT_MULTIPLE) !== 0
      this.listener?.settled(settlementTag(buffer, payloadStart), multiple, id === BASIC_ACK)
      return undefined
    }
    const decoded = decodeMethod(buffer, payloadStart, payloadEnd)
    if (!decoded.ok) return `undecodable method (${decoded.error.kind})`
    if (id === BASIC_RETURN) {
      this.#isReturn = true
      this.#awaitsHeader = true
      this.listener?.returned()
    } else this.#onMethod(channel, decoded.value)
    return undefined
  }

  #deliver(buffer: Buffer, payloadStart: number): void {
    const tagOffset = payloadStart + 5 + (buffer[payloadStart + 4] as number) // Behind the consumer tag.
    const tag = readU64(buffer, tagOffset)
    const redelivered = buffer[tagOffset + 8] === 1
    const scanner = this.#scanner
    if (scanner.takeContent()) {
      const body = scanner.contentStart + FRAME_OVERHEAD_BYTES + readU32(buffer, scanner.contentStart + 3)
      this.listener?.delivered(tag, redelivered, buffer, body + FRAME_HEAD_BYTES, scanner.bodyBytes)
      return
    }
    this.#isReturn = false
    this.#awaitsHeader = true
    this.#tag = tag
    this.#redelivered = redelivered
  }

  #header(): void {
    if (!this.#awaitsHeader) return
    this.#awaitsHeader = false
    this.#receivedBytes = 0
    this.#bodyBytes = readU64(this.#scanner.buffer, this.#scanner.payloadStart + BODY_SIZE_OFFSET)
    if (this.#bodyBytes === 0) this.#complete()
  }

  #body(): void {
    const { buffer, payloadStart, payloadEnd } = this.#scanner
    if (this.#receivedBytes < BODY_START_BYTES)
      buffer.copy(this.#bodyStart, this.#receivedBytes, payloadStart, payloadEnd)
    this.#receivedBytes += payloadEnd - payloadStart
    if (this.#receivedBytes >= this.#bodyBytes) this.#complete()
  }

  #complete(): void {
    if (!this.#isReturn) this.listener?.delivered(this.#tag, this.#redelivered, this.#bodyStart, 0, this.#bodyBytes)
  }
}
