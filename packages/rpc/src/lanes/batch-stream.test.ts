import { LANE_BATCH_BYTES_MAX } from '@warren/cluster'
import { expect, test } from 'vitest'
import { batchOf } from '../../test-support/endpoints.ts'
import { encodeBatch } from './batch-message.ts'
import { BatchReceiver } from './batch-receiver.ts'
import { BatchSender } from './batch-sender.ts'

/** A batch whose message is 100 bytes: tag and length, then records. */
const hundred = () => batchOf(Buffer.alloc(98))

function collect(acknowledgeBytes = 1): { receiver: BatchReceiver; batches: Buffer[]; taken: number[] } {
  const batches: Buffer[] = []
  const taken: number[] = []
  const receiver = new BatchReceiver({
    onBatch: (batch) => batches.push(Buffer.from(batch)),
    acknowledge: (bytes) => taken.push(bytes),
    acknowledgeBytes,
  })
  return { receiver, batches, taken }
}

test('batches of all sizes come through whole', () => {
  const { receiver, batches } = collect()
  const sender = new BatchSender((message) => expect(receiver.receive(Buffer.from(message)).ok).toBe(true), 2 ** 40)
  const sizes = [1, 8, 127, 128, 16_384, LANE_BATCH_BYTES_MAX - 1, LANE_BATCH_BYTES_MAX, 3]
  for (const [i, size] of sizes.entries()) sender.send(batchOf(Buffer.alloc(size, i + 1)))
  expect(batches.map((batch) => batch.length)).toEqual(sizes)
  for (const [i, batch] of batches.entries()) expect(batch.every((byte) => byte === i + 1)).toBe(true)
})

test.each([0, LANE_BATCH_BYTES_MAX + 1])('a batch of %i bytes is a bug of whoever sends it', (bytes) => {
  const sender = new BatchSender(() => {}, 1000)
  expect(() => sender.send(batchOf(Buffer.alloc(bytes)))).toThrow()
})

test('no more than the window is written before it is acknowledged', () => {
  const written: number[] = []
  const sender = new BatchSender((message) => written.push(message.length), 1000)
  const answers = Array.from({ length: 20 }, () => sender.send(hundred()))
  expect(answers.filter((answer) => answer)).toHaveLength(9)
  expect(written).toHaveLength(10)
  expect(sender.acknowledged(300)).toBe(false)
  expect(written).toHaveLength(13)
  expect(sender.acknowledged(1300)).toBe(false) // 700 are outstanding: more than half the window.
  expect(sender.acknowledged(1500)).toBe(true)
  expect(written).toHaveLength(20)
  expect(sender.outstandingBytes).toBe(500)
})

test('an acknowledgement of what was never sent is ignored', () => {
  const sender = new BatchSender(() => {}, 1000)
  sender.send(hundred())
  sender.acknowledged(5000)
  expect(sender.outstandingBytes).toBe(100)
})

test('acknowledgements are cumulative and rare', () => {
  const { receiver, taken } = collect(250)
  for (let i = 0; i < 10; i++) receiver.receive(Buffer.from(encodeBatch(hundred())))
  expect(taken).toEqual([300, 600, 900])
})
