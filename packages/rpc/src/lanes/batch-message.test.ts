import { randomBytes } from 'node:crypto'
import { LANE_BATCH_BYTES_MAX, LANE_ROOM_BYTES } from '@warren/cluster'
import { expect, test } from 'vitest'
import { batchOf } from '../../test-support/endpoints.ts'
import { warren } from '../generated/peer.js'
import { decodeBatch, encodeBatch } from './batch-message.ts'

const { Batch } = warren.peer
// Around each change of the length's own length.
const SIZES = [1, 2, 126, 127, 128, 129, 300, 16_382, 16_383, 16_384, 16_385, 131_072, 1_048_575, LANE_BATCH_BYTES_MAX]

test.each(SIZES)('a batch of %i bytes is, octet for octet, the message that protobufjs writes', (size) => {
  const records = randomBytes(size)
  const message = encodeBatch(batchOf(records))
  expect(Buffer.compare(message, Batch.encode({ records }).finish())).toBe(0)
  expect(Buffer.compare(Batch.decode(message).records ?? Buffer.alloc(0), records)).toBe(0)
})

test.each(SIZES)('a message of %i bytes of records that protobufjs wrote is read', (size) => {
  const records = randomBytes(size)
  const decoded = decodeBatch(Buffer.from(Batch.encode({ records }).finish()))
  expect(decoded.ok && decoded.value.equals(records)).toBe(true)
})

test('neither end copies the records', () => {
  const batch = batchOf(Buffer.alloc(1000, 'a'))
  const message = encodeBatch(batch)
  const decoded = decodeBatch(Buffer.from(message.buffer, message.byteOffset, message.length))
  batch.fill('b', LANE_ROOM_BYTES)
  expect(decoded.ok && decoded.value.toString()).toBe('b'.repeat(1000))
})

test('fields of a later version are skipped, on either side of the records', () => {
  const records = Buffer.from([0x0a, 3, 1, 2, 3])
  const number = Buffer.from([0x10, 0x96, 0x01])
  const text = Buffer.from([0x1a, 2, 0x68, 0x69])
  const double = Buffer.from([0x21, 0, 0, 0, 0, 0, 0, 0, 0])
  const decoded = decodeBatch(Buffer.concat([number, text, records, double, number]))
  expect(decoded.ok && [...decoded.value]).toEqual([1, 2, 3])
})

test.each([
  ['nothing', []],
  ['no records', [0x10, 1]],
  ['empty records', [0x0a, 0]],
  ['records beyond the end', [0x0a, 5, 1, 2]],
  ['a length that is cut', [0x0a, 0x80]],
  ['a length without end', [0x0a, ...Array(12).fill(0xff)]],
  ['an unknown field that is cut', [0x0a, 1, 7, 0x1a, 9]],
  ['a wire type that does not exist', [0x0a, 1, 7, 0x17]],
  ['records as a number', [0x08, 7]],
  ['a double', [0, 64, 8, 0, 0, 0, 0, 0, 0]],
])('a message with %s is refused with a text', (_name, octets) => {
  const decoded = decodeBatch(Buffer.from(octets))
  expect(decoded.ok ? '' : decoded.error).toMatch(/^a (malformed batch: .+|batch without records)$/)
})

test('more records than a lane takes are refused', () => {
  const message = Batch.encode({ records: Buffer.alloc(LANE_BATCH_BYTES_MAX + 1) }).finish()
  expect(decodeBatch(Buffer.from(message)).ok).toBe(false)
})

test('noise and cut messages never throw', () => {
  const message = encodeBatch(batchOf(randomBytes(200)))
  for (let end = 0; end < message.length; end++)
    expect(decodeBatch(Buffer.from(message.subarray(0, end))).ok).toBe(false)
  for (let i = 0; i < 2000; i++) decodeBatch(randomBytes(1 + (i % 40)))
})
