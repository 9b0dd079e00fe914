/** The properties of class basic as a value, for slow paths; the hot path keeps them as octets. */
import { fail, ok, type Result } from '@warren/kernel'
import { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import type { DecodeError } from '../bytes/decode-error.ts'
import type { FieldTable } from '../tables/field-table.ts'
import { encodeTable, readTable } from '../tables/field-table-codec.ts'
import {
  FLAG_APP_ID,
  FLAG_CLUSTER_ID,
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
  FLAG_TYPE,
  FLAG_USER_ID,
} from './property-flags.ts'

export interface BasicProperties {
  readonly contentType?: string | undefined
  readonly contentEncoding?: string | undefined
  readonly headers?: FieldTable | undefined
  /** 1 transient, 2 persistent. */
  readonly deliveryMode?: number | undefined
  readonly priority?: number | undefined
  readonly correlationId?: string | undefined
  readonly replyTo?: string | undefined
  /** Milliseconds, as decimal digits. */
  readonly expiration?: string | undefined
  readonly messageId?: string | undefined
  /** Seconds since 1970; a bigint only beyond the safe integers. */
  readonly timestamp?: number | bigint | undefined
  readonly type?: string | undefined
  readonly userId?: string | undefined
  readonly appId?: string | undefined
  readonly clusterId?: string | undefined
}

/** From the property flags on; `end` is the end of the header frame's payload. */
export function decodeProperties(buffer: Buffer, start: number, end: number): Result<BasicProperties, DecodeError> {
  const reader = new ByteReader(buffer, start, end)
  const flags = reader.u16()
  let more = flags
  while ((more & FLAG_MORE) !== 0 && reader.error === undefined) more = reader.u16() // No further property is defined.
  const text = (flag: number): string | undefined => ((flags & flag) === 0 ? undefined : reader.lenientShortstr())
  const octet = (flag: number): number | undefined => ((flags & flag) === 0 ? undefined : reader.u8())
  // A literal's fields are evaluated in order, which is the order of the wire.
  const properties: BasicProperties = {
    contentType: text(FLAG_CONTENT_TYPE),
    contentEncoding: text(FLAG_CONTENT_ENCODING),
    headers: (flags & FLAG_HEADERS) === 0 ? undefined : readTable(reader),
    deliveryMode: octet(FLAG_DELIVERY_MODE),
    priority: octet(FLAG_PRIORITY),
    correlationId: text(FLAG_CORRELATION_ID),
    replyTo: text(FLAG_REPLY_TO),
    expiration: text(FLAG_EXPIRATION),
    messageId: text(FLAG_MESSAGE_ID),
    timestamp: (flags & FLAG_TIMESTAMP) === 0 ? undefined : reader.exactU64(),
    type: text(FLAG_TYPE),
    userId: text(FLAG_USER_ID),
    appId: text(FLAG_APP_ID),
    clusterId: text(FLAG_CLUSTER_ID),
  }
  reader.finish()
  return reader.error === undefined ? ok(properties) : fail(reader.error)
}

/** Writes the property flags and the properties that are not undefined. */
export function encodeProperties(properties: BasicProperties, writer: ByteWriter): void {
  const flagsAt = writer.reserve(2)
  let flags = 0
  const text = (flag: number, value: string | undefined): void => {
    if (value === undefined) return
    flags |= flag
    writer.shortstr(value)
  }
  const octet = (flag: number, value: number | undefined): void => {
    if (value === undefined) return
    flags |= flag
    writer.u8(value)
  }
  text(FLAG_CONTENT_TYPE, properties.contentType)
  text(FLAG_CONTENT_ENCODING, properties.contentEncoding)
  if (properties.headers !== undefined) {
    flags |= FLAG_HEADERS
    encodeTable(properties.headers, writer)
  }
  octet(FLAG_DELIVERY_MODE, properties.deliveryMode)
  octet(FLAG_PRIORITY, properties.priority)
  text(FLAG_CORRELATION_ID, properties.correlationId)
  text(FLAG_REPLY_TO, properties.replyTo)
  text(FLAG_EXPIRATION, properties.expiration)
  text(FLAG_MESSAGE_ID, properties.messageId)
  if (properties.timestamp !== undefined) {
    flags |= FLAG_TIMESTAMP
    writer.exactU64(properties.timestamp)
  }
  text(FLAG_TYPE, properties.type)
  text(FLAG_USER_ID, properties.userId)
  text(FLAG_APP_ID, properties.appId)
  text(FLAG_CLUSTER_ID, properties.clusterId)
  writer.buffer[flagsAt] = flags >>> 8
  writer.buffer[flagsAt + 1] = flags
}
