/**
 * Hot path: finds in one pass what a broker must know of a message's properties, as numbers and offsets. One scan object
 * is reused for all messages of a channel. Headers are skipped by their length, not looked into.
 */
import { readU16, readU32, readU64 } from '../bytes/integers.ts'
import {
  FLAG_CONTENT_ENCODING,
  FLAG_CONTENT_TYPE,
  FLAG_CORRELATION_ID,
  FLAG_DELIVERY_MODE,
  FLAG_EXPIRATION,
  FLAG_HEADERS,
  FLAG_MESSAGE_ID,
  FLAG_MORE,
  FLAG_PRIORITY,
  FLAG_REPLY_TO,
  FLAG_TIMESTAMP,
  FLAG_USER_ID,
} from './property-flags.ts'

/** The delivery mode of a message that is to survive a restart. */
export const DELIVERY_MODE_PERSISTENT = 2
const FLAGS_OFFSET = 12 // Class, weight and body size come first in a header payload.
const FLAG_CLUSTER = 0x0004

export class PropertyScan {
  flags = 0
  bodyBytes = 0
  /** 0 when absent. */
  deliveryMode = 0
  priority = 0
  /** Offset of the length word or octet of what is named; -1 when absent. */
  headersStart = -1
  replyToStart = -1
  expirationStart = -1
  userIdStart = -1

  get isPersistent(): boolean {
    return this.deliveryMode === DELIVERY_MODE_PERSISTENT
  }

  /** Scans the payload of a header frame. Whether it is well formed to its last octet. */
  scan(buffer: Buffer, payloadStart: number, payloadEnd: number): boolean {
    this.#clear()
    if (payloadEnd - payloadStart < FLAGS_OFFSET + 2) return false
    this.bodyBytes = readU64(buffer, payloadStart + 4)
    const flags = readU16(buffer, payloadStart + FLAGS_OFFSET)
    this.flags = flags
    let at = payloadStart + FLAGS_OFFSET + 2
    if (flags === 0) return at === payloadEnd
    if ((flags & FLAG_MORE) !== 0) at = skipFlagWords(buffer, at, payloadEnd)
    if ((flags & FLAG_CONTENT_TYPE) !== 0) at += 1 + (buffer[at] as number)
    if ((flags & FLAG_CONTENT_ENCODING) !== 0) at += 1 + (buffer[at] as number)
    if ((flags & FLAG_HEADERS) !== 0) {
      this.headersStart = at
      at += 4 + readU32(buffer, at)
    }
    if ((flags & FLAG_DELIVERY_MODE) !== 0) {
      this.deliveryMode = at < payloadEnd ? (buffer[at] as number) : 0
      at += 1
    }
    if ((flags & FLAG_PRIORITY) !== 0) {
      this.priority = at < payloadEnd ? (buffer[at] as number) : 0
      at += 1
    }
    return (flags & 0x07fc) === 0 ? at === payloadEnd : this.#scanRest(buffer, at, flags) === payloadEnd
  }

  /** From correlation-id on; where the properties end, not a number when they run over the buffer's end. */
  #scanRest(buffer: Buffer, start: number, flags: number): number {
    let at = start
    if ((flags & FLAG_CORRELATION_ID) !== 0) at += 1 + (buffer[at] as number)
    if ((flags & FLAG_REPLY_TO) !== 0) {
      this.replyToStart = at
      at += 1 + (buffer[at] as number)
    }
    if ((flags & FLAG_EXPIRATION) !== 0) {
      this.expirationStart = at
      at += 1 + (buffer[at] as number)
    }
    if ((flags & FLAG_MESSAGE_ID) !== 0) at += 1 + (buffer[at] as number)
    if ((flags & FLAG_TIMESTAMP) !== 0) at += 8
    for (let flag = 0x0020; flag >= FLAG_CLUSTER; flag >>>= 1) {
      if ((flags & flag) === 0) continue
      if (flag === FLAG_USER_ID) this.userIdStart = at
      at += 1 + (buffer[at] as number)
    }
    return at
  }

  #clear(): void {
    this.flags = 0
    this.bodyBytes = 0
    this.deliveryMode = 0
    this.priority = 0
    this.headersStart = -1
    this.replyToStart = -1
    this.expirationStart = -1
    this.userIdStart = -1
  }
}

function skipFlagWords(buffer: Buffer, start: number, end: number): number {
  let at = start
  while (at < end) {
    const word = readU16(buffer, at)
    at += 2
    if ((word & FLAG_MORE) === 0) break
  }
  return at
}
