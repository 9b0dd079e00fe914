/** The hand-written readers and writers of the hot path against the generated codec. */
import { ok } from '@warren/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteWriter } from '../bytes/byte-writer.ts'
import { BASIC_PUBLISH } from '../generated/method-ids.ts'
import { decodeMethod, encodeMethod, encodeMethodFrame } from './method-codec.ts'
import { PUBLISH_MANDATORY, publishBitsOffset, publishExchangeOffset, readMethodId } from './publish-reader.ts'
import {
  isSettlement,
  NACK_REQUEUE,
  SETTLEMENT_FRAME_BYTES,
  SETTLEMENT_MULTIPLE,
  settlementBits,
  settlementTag,
  writeAck,
  writeNack,
  writeReject,
} from './settlement.ts'

test('the parts of a publish are where the codec put them', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 80 }),
      fc.string({ maxLength: 80 }),
      fc.boolean(),
      (exchange, routingKey, mandatory) => {
        const writer = new ByteWriter()
        writer.u16(0xffff) // The payload need not begin at 0.
        encodeMethod({ kind: 'basic.publish', exchange, routingKey, mandatory, immediate: false }, writer)
        const bytes = writer.toBuffer()
        expect(readMethodId(bytes, 2, bytes.length)).toBe(BASIC_PUBLISH)
        const bits = publishBitsOffset(bytes, 2, bytes.length)
        expect(bits).toBe(bytes.length - 1)
        expect((bytes[bits] ?? 0) & PUBLISH_MANDATORY).toBe(mandatory ? 1 : 0)
        const start = publishExchangeOffset(2)
        expect(bytes.subarray(start + 1, start + 1 + (bytes[start] ?? 0)).toString()).toBe(exchange)
      },
    ),
  )
})

test('a publish whose strings run over its end is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (octets) => {
      const bytes = Buffer.from(octets)
      const bits = publishBitsOffset(bytes, 0, bytes.length)
      expect(bits === -1 || bits === bytes.length - 1).toBe(true)
    }),
  )
  expect(publishBitsOffset(Buffer.alloc(0), 0, 0)).toBe(-1)
  expect(readMethodId(Buffer.from([0, 60, 0]), 0, 3)).toBe(0)
})

test('ack, nack and reject are written and read as the codec does', () => {
  const target = Buffer.alloc(SETTLEMENT_FRAME_BYTES)
  const writer = new ByteWriter()
  for (const deliveryTag of [0, 1, 4294967296, Number.MAX_SAFE_INTEGER]) {
    expect(writeAck(target, 0, 7, deliveryTag, true)).toBe(SETTLEMENT_FRAME_BYTES)
    writer.reset()
    encodeMethodFrame({ kind: 'basic.ack', deliveryTag, multiple: true }, 7, writer)
    expect(target).toEqual(writer.toBuffer())
    expect(isSettlement(7, 20)).toBe(true)
    expect(settlementTag(target, 7)).toBe(deliveryTag)
    expect(settlementBits(target, 7)).toBe(SETTLEMENT_MULTIPLE)

    writeNack(target, 0, 7, deliveryTag, NACK_REQUEUE)
    writer.reset()
    encodeMethodFrame({ kind: 'basic.nack', deliveryTag, multiple: false, requeue: true }, 7, writer)
    expect(target).toEqual(writer.toBuffer())

    writeReject(target, 0, 7, deliveryTag, false)
    expect(decodeMethod(target, 7, 20)).toEqual(ok({ kind: 'basic.reject', deliveryTag, requeue: false }))
  }
  expect(isSettlement(7, 19)).toBe(false)
})
