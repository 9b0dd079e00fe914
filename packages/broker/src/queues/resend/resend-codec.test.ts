import { LANE_ROOM_BYTES } from '@warren/cluster'
import { readU32, readU64 } from '@warren/codec'
import type { Epoch, QueueUid } from '@warren/kernel'
import { IndexRuns, type Producer, ProducerTable, SettleRanges } from '@warren/queue'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BatchWriter } from '../link/batch-writer.ts'
import { BATCH_HEADER_BYTES, RECORD_HEADER_BYTES } from '../link/link-codec.ts'
import { MIRROR_HEADER_BYTES, readMirrorOpen, writeMirrorOpen } from '../mirror/mirror-codec.ts'
import { PRODUCE_HEADER_BYTES, readProduced, writeProduce, writeProduced } from './resend-codec.ts'

const UID = 7 as QueueUid
const BODY = LANE_ROOM_BYTES + BATCH_HEADER_BYTES + RECORD_HEADER_BYTES

/** The one record that `write` wrote: its body. */
function written(write: (writer: BatchWriter) => void): Buffer {
  const batches: Buffer[] = []
  const writer = new BatchWriter((batch) => batches.push(Buffer.from(batch)))
  write(writer)
  writer.seal()
  expect(batches).toHaveLength(1)
  return Buffer.from(batches[0] ?? []).subarray(BODY)
}

test('a produce record says who publishes, for whom, and which of its publishes it is', () => {
  const record = written((writer) => {
    const at = writeProduce(writer, UID, 3, 4_000_000_000, 2 ** 40 + 5, 2, 1, 0, 2)
    writer.buffer.write('hi', at, 'latin1')
    writer.end()
  })
  expect([readU64(record, 0), readU32(record, 8), readU32(record, 12)]).toEqual([UID, 3, 4_000_000_000])
  expect([readU64(record, 16), readU32(record, 24), record[28]]).toEqual([2 ** 40 + 5, 2, 1])
  expect(record.toString('latin1', PRODUCE_HEADER_BYTES)).toBe('hi')
})

test('answers read as they were written', () => {
  const sequences = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 45 }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(sequences, fc.boolean(), (all, isFailed) => {
      const ranges = new SettleRanges()
      for (const sequence of all) ranges.add(sequence)
      const record = written((writer) => writeProduced(ranges, { uid: UID, epoch: 9 }, isFailed, writer))
      expect([readU64(record, 0), readU32(record, 8), ranges.size]).toEqual([UID, 9, 0])
      const read: number[] = []
      readProduced(record, 12, (first, count, failed) => {
        expect(failed).toBe(isFailed)
        for (let i = 0; i < count; i += 1) read.push(first + i)
      })
      expect(read.sort((a, b) => a - b)).toEqual(all.sort((a, b) => a - b))
    }),
  )
})

test('a mirror reads of its leader which publishes it has', () => {
  const producers = fc.array(
    fc.record({
      node: fc.string({ maxLength: 30 }),
      incarnation: fc.nat(2 ** 31),
      sequences: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(producers, (all) => {
      const table = new ProducerTable(5)
      for (const { node, incarnation, sequences } of all) {
        const producer = table.admit(node, incarnation)
        for (const sequence of sequences.sort((a, b) => a - b)) producer.take(sequence)
      }
      const alive = IndexRuns.of([1, 2, 9])
      const numbers = { mirrorsChangedAt: 77, stream: 3 }
      const record = written((writer) =>
        writeMirrorOpen(writer, { uid: UID, epoch: 6 as Epoch }, numbers, alive, table),
      )
      const read = readMirrorOpen(record, MIRROR_HEADER_BYTES + 8, record.length)
      expect(read.stream).toBe(3)
      expect([...read.alive.firsts, ...read.alive.counts]).toEqual([...alive.firsts, ...alive.counts])
      expect(read.producers.since).toBe(5)
      expect(Array.from(read.producers.producers(), shown)).toEqual(Array.from(table.producers(), shown))
    }),
  )
})

function shown({ node, incarnation, number, highest, firsts, lasts }: Producer): unknown {
  return { node, incarnation, number, highest, runs: firsts.map((first, i) => [first, lasts[i]]) }
}
