import { LANE_ROOM_BYTES } from '@warren/cluster'
import { ByteReader, ByteWriter, readU32 } from '@warren/codec'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QueueError } from '../queue-handle.ts'
import { BatchWriter } from './batch-writer.ts'
import {
  BATCH_HEADER_BYTES,
  KIND_FRAGMENT,
  LINK_VERSION,
  RECORD_HEADER_BYTES,
  readConsume,
  readConsumerFacts,
  readStatistics,
  readStatus,
  writeConsume,
  writeConsumerFacts,
  writeStatistics,
  writeStatus,
} from './link-codec.ts'

function written(write: (writer: ByteWriter) => void): ByteReader {
  const writer = new ByteWriter()
  write(writer)
  return new ByteReader(writer.toBuffer())
}

const fields = {
  noAck: fc.boolean(),
  exclusive: fc.boolean(),
  priority: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  prefetch: fc.nat(65_535),
  consumerTag: fc.string({ unit: 'grapheme' }),
  connectionId: fc.string(),
  channelName: fc.string(),
  user: fc.string(),
  arguments: fc.array(fc.record({ name: fc.string({ maxLength: 20 }), value: fc.constant({ type: 'void' as const }) })),
}

test('a consume record reads as it was written', () => {
  fc.assert(
    fc.property(fc.record({ consumerId: fc.nat(), ...fields }), (record) => {
      expect(readConsume(written((writer) => writeConsume(record, writer)))).toEqual(record)
    }),
  )
})

test('consumer facts read as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ active: fc.boolean(), ...fields })), (facts) => {
      expect(readConsumerFacts(written((writer) => writeConsumerFacts(facts, writer)))).toEqual(facts)
    }),
  )
})

test('statistics read as they were written', () => {
  const statistics = {
    messagesReady: 1,
    messagesUnacknowledged: 2,
    messageBytesReady: 3,
    messageBytesUnacknowledged: 4,
    consumers: 5,
    published: 2 ** 40,
    delivered: 7,
    acknowledged: 8,
    redelivered: 9,
    got: 10,
  }
  expect(readStatistics(written((writer) => writeStatistics(statistics, writer)))).toEqual(statistics)
})

test.each<QueueError>([
  { kind: 'ownerDown' },
  { kind: 'notFound' },
  { kind: 'exclusiveUse' },
  { kind: 'inUse' },
  { kind: 'notEmpty' },
  { kind: 'timeout' },
  { kind: 'unavailable', text: 'no majority' },
])('the error $kind reads as it was written', (error) => {
  expect(readStatus(written((writer) => writeStatus(error, writer)))).toEqual(error)
})

test('a success reads as no error', () => {
  expect(readStatus(written((writer) => writeStatus(undefined, writer)))).toBeUndefined()
})

/** The records in batches, fragments joined: kind and body. */
function readBatches(batches: readonly Buffer[]): { kind: number; body: Buffer }[] {
  const records: { kind: number; body: Buffer }[] = []
  let whole: Buffer[] = []
  for (const batch of batches) {
    expect([batch[0], readU32(batch, 1), readU32(batch, 5)]).toEqual([LINK_VERSION, 7, 8])
    for (let at = BATCH_HEADER_BYTES; at < batch.length; ) {
      const end = at + RECORD_HEADER_BYTES + readU32(batch, at + 1)
      const body = batch.subarray(at + RECORD_HEADER_BYTES, end)
      if (batch[at] === KIND_FRAGMENT) {
        whole.push(body.subarray(8))
        const joined = Buffer.concat(whole)
        if (joined.length === readU32(body, 0)) {
          records.push({ kind: joined[0] as number, body: joined.subarray(1) })
          whole = []
        }
      } else {
        records.push({ kind: batch[at] as number, body })
      }
      at = end
    }
  }
  return records
}

test('records of any size come out of their batches as they went in', () => {
  const size = fc.oneof(
    fc.nat(200),
    fc.integer({ min: 65_500, max: 65_600 }),
    fc.integer({ min: 100_000, max: 400_000 }),
  )
  fc.assert(
    fc.property(fc.array(fc.record({ bytes: size, seal: fc.boolean() }), { maxLength: 30 }), (steps) => {
      const batches: Buffer[] = []
      const writer = new BatchWriter((batch) => batches.push(batch.subarray(LANE_ROOM_BYTES)))
      writer.setSessions(7, 8)
      for (const [i, { bytes, seal }] of steps.entries()) {
        writer.begin(100 + i, bytes)
        writer.buffer.fill(i, writer.offset, writer.offset + bytes)
        writer.end()
        if (seal) writer.seal()
      }
      writer.seal()
      for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(262_144)
      const records = readBatches(batches)
      expect(records.map(({ kind, body }) => [kind, body.length])).toEqual(
        steps.map(({ bytes }, i) => [100 + i, bytes]),
      )
      for (const [i, { body }] of records.entries()) expect(body.every((byte) => byte === i)).toBe(true)
    }),
    { numRuns: 30 },
  )
})
