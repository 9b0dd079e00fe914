import { ok } from '@warren/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ByteWriter } from '../bytes/byte-writer.ts'
import { FrameScanner } from '../frames/frame-scanner.ts'
import { decodeMethod } from '../methods/method-codec.ts'
import { FIELD_TABLE } from '../tables/field-table.arbitrary.ts'
import type { BasicProperties } from './basic-properties.ts'
import {
  BODY_PAYLOAD_BYTES_MAX,
  type ContentParts,
  contentBodyBytes,
  contentExchange,
  contentHeaderOffset,
  contentIsPersistent,
  contentRoutingKey,
  copyBody,
  encodeContent,
  readContentHeaders,
  readContentProperties,
} from './content.ts'
import {
  contentFitsFrames,
  deliverPrefix,
  deliveryBytes,
  deliveryHeadBytes,
  encodeReturn,
  getOkBytes,
  getOkPrefix,
  writeBodyFrames,
  writeDelivery,
  writeDeliveryHead,
  writeGetOk,
} from './delivery-writer.ts'
import { PropertyScan } from './property-scan.ts'

const TEXT = fc.option(fc.string({ maxLength: 60 }), { nil: undefined })
const OCTET = fc.option(fc.integer({ min: 0, max: 255 }), { nil: undefined })
const PROPERTIES: fc.Arbitrary<BasicProperties> = fc.record({
  contentType: TEXT,
  contentEncoding: TEXT,
  headers: fc.option(FIELD_TABLE, { nil: undefined }),
  deliveryMode: OCTET,
  priority: OCTET,
  correlationId: TEXT,
  replyTo: TEXT,
  expiration: TEXT,
  messageId: TEXT,
  timestamp: fc.option(fc.nat(), { nil: undefined }),
  type: TEXT,
  userId: TEXT,
  appId: TEXT,
  clusterId: TEXT,
})
const PARTS: fc.Arbitrary<ContentParts> = fc.record({
  exchange: fc.string({ maxLength: 40 }),
  routingKey: fc.string({ maxLength: 60 }),
  properties: PROPERTIES,
  body: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
})

/** The content with a few octets before it, which is where it lies in a chunk. */
function content(parts: ContentParts): { buffer: Buffer; start: number; end: number } {
  const writer = new ByteWriter()
  writer.u32(0xdeadbeef)
  encodeContent(parts, writer)
  return { buffer: writer.toBuffer(), start: 4, end: writer.length }
}

type Frames = { method: unknown; channels: number[]; properties: string; body: string; frames: number }

function readFrames(bytes: Buffer, frameBytesMax = 131072): Frames {
  const scanner = new FrameScanner(frameBytesMax)
  scanner.feed(bytes, bytes.length)
  const seen: Frames = { method: undefined, channels: [], properties: '', body: '', frames: 0 }
  let type = scanner.next()
  while (type !== 0) {
    seen.channels.push(scanner.channel)
    seen.frames += 1
    const payload = scanner.buffer.subarray(scanner.payloadStart, scanner.payloadEnd)
    if (type === 1) seen.method = decodeMethod(payload, 0, payload.length)
    if (type === 2) seen.properties = payload.toString('hex')
    if (type === 3) seen.body += payload.toString('latin1')
    type = scanner.next()
  }
  expect(scanner.error).toBeUndefined()
  expect(scanner.pendingBytes).toBe(0)
  return seen
}

const SMALL: ContentParts = {
  exchange: 'amq.topic',
  routingKey: 'a.b',
  properties: {
    contentType: 'text/plain',
    deliveryMode: 2,
    headers: [{ name: 'h', value: { type: 'byte', value: 1 } }],
  },
  body: Buffer.from('hello'),
}
const LARGE: ContentParts = { ...SMALL, body: Buffer.alloc(BODY_PAYLOAD_BYTES_MAX * 2 + 10, 'x') }

describe('wire form', () => {
  test('every part can be read back from it', () => {
    fc.assert(
      fc.property(PARTS, (parts) => {
        const { buffer, start, end } = content(parts)
        expect(contentExchange(buffer, start)).toBe(parts.exchange)
        expect(contentRoutingKey(buffer, start)).toBe(parts.routingKey)
        expect(contentBodyBytes(buffer, start)).toBe(parts.body.length)
        expect(contentIsPersistent(buffer, start)).toBe(parts.properties.deliveryMode === 2)
        expect(readContentProperties(buffer, start)).toEqual(ok(parts.properties))
        expect(readContentHeaders(buffer, start)).toEqual(ok(parts.properties.headers ?? []))
        expect(copyBody(buffer, start, end)).toEqual(parts.body)
      }),
    )
  })

  test('a large body lies in full frames but the last', () => {
    const { buffer, start, end } = content(LARGE)
    const frames = readFrames(buffer.subarray(contentHeaderOffset(buffer, start), end))
    expect(frames.frames).toBe(4)
    expect(copyBody(buffer, start, end)).toEqual(LARGE.body)
  })
})

describe('property scan', () => {
  test('finds what the decoder finds', () => {
    const scan = new PropertyScan()
    fc.assert(
      fc.property(PARTS, ({ properties, ...rest }) => {
        const { buffer, start, end } = content({ ...rest, properties })
        const header = contentHeaderOffset(buffer, start)
        const payloadEnd = header + 7 + buffer.readUInt32BE(header + 3)
        expect(scan.scan(buffer, header + 7, payloadEnd)).toBe(true)
        expect(scan.bodyBytes).toBe(rest.body.length)
        expect(scan.deliveryMode).toBe(properties.deliveryMode ?? 0)
        expect(scan.priority).toBe(properties.priority ?? 0)
        const text = (at: number): string | undefined =>
          at < 0 ? undefined : buffer.toString('utf8', at + 1, at + 1 + (buffer[at] ?? 0))
        expect(text(scan.expirationStart)).toBe(properties.expiration)
        expect(text(scan.userIdStart)).toBe(properties.userId)
        expect(text(scan.replyToStart)).toBe(properties.replyTo)
        expect(scan.headersStart < 0).toBe(properties.headers === undefined)
        expect(payloadEnd).toBeLessThan(end)
        expect(scan.scan(buffer, header + 7, payloadEnd - 1)).toBe(false)
        expect(scan.scan(buffer, header + 7, payloadEnd + 1)).toBe(false)
      }),
    )
  })

  test('further words of flags are skipped', () => {
    const payload = Buffer.from([0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x10, 1, 0, 1, 0, 0, 2])
    const scan = new PropertyScan()
    expect(scan.scan(payload, 0, payload.length)).toBe(true)
    expect(scan.isPersistent).toBe(true)
  })

  test('random octets never throw', () => {
    const scan = new PropertyScan()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (octets) => {
        scan.scan(Buffer.from(octets), 0, octets.length)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('deliveries', () => {
  const fields = { exchange: SMALL.exchange, routingKey: SMALL.routingKey, deliveryTag: 4294967299, redelivered: true }

  test('a delivery is the method, then the stored frames on its own channel', () => {
    for (const parts of [SMALL, LARGE, { ...SMALL, exchange: 'e'.repeat(250), body: Buffer.alloc(0) }]) {
      const { buffer, start, end } = content(parts)
      const prefix = deliverPrefix(0x0102, 'consumer')
      const target = Buffer.alloc(3 + deliveryBytes(prefix, start, end))
      expect(writeDelivery(target, 3, prefix, 4294967299, true, buffer, start, end)).toBe(target.length)
      const frames = readFrames(target.subarray(3))
      expect(frames.method).toEqual(
        ok({ kind: 'basic.deliver', consumerTag: 'consumer', ...fields, exchange: parts.exchange }),
      )
      expect(new Set(frames.channels)).toEqual(new Set([0x0102]))
      expect(frames.body).toBe(Buffer.from(parts.body).toString('latin1'))
    }
  })

  test('get-ok carries the message count, a return its reason', () => {
    const { buffer, start, end } = content(SMALL)
    const prefix = getOkPrefix(9)
    const target = Buffer.alloc(getOkBytes(prefix, start, end))
    expect(writeGetOk(target, 0, prefix, 4294967299, true, 70000, buffer, start, end)).toBe(target.length)
    expect(readFrames(target).method).toEqual(ok({ kind: 'basic.get-ok', ...fields, messageCount: 70000 }))

    const returned = readFrames(encodeReturn(3, 312, 'NO_ROUTE', buffer, start, end))
    const { exchange, routingKey } = SMALL
    expect(returned.method).toEqual(
      ok({ kind: 'basic.return', replyCode: 312, replyText: 'NO_ROUTE', exchange, routingKey }),
    )
    expect(returned.body).toBe('hello')
    expect(returned.channels).toEqual([3, 3, 3])
  })

  test('a body is cut anew for a consumer with smaller frames', () => {
    const { buffer, start, end } = content(LARGE)
    expect(contentFitsFrames(buffer, start, end, 131072)).toBe(true)
    expect(contentFitsFrames(buffer, start, end, 131071)).toBe(false)
    const prefix = deliverPrefix(5, 'c')
    const head = Buffer.alloc(deliveryHeadBytes(prefix, buffer, start))
    expect(writeDeliveryHead(head, 0, prefix, 1, false, buffer, start)).toBe(head.length)
    const writer = new ByteWriter()
    writer.bytes(head)
    writeBodyFrames(writer, 5, 4096, buffer, start, end)
    const frames = readFrames(writer.toBuffer(), 4096)
    expect(frames.body.length).toBe(LARGE.body.length)
    expect(new Set(frames.channels)).toEqual(new Set([5]))
  })
})
