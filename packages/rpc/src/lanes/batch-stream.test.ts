import { expect, test } from 'vitest'
import { BATCH_BYTES_MAX, BatchReceiver } from './batch-receiver.ts'
import { BatchSender, PART_BYTES } from './batch-sender.ts'

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

test('sizes around a part come through whole', () => {
  const { receiver, batches } = collect()
  const sender = new BatchSender((message) => expect(receiver.receive(Buffer.from(message)).ok).toBe(true), 2 ** 40)
  const sizes = [1, 8, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES, 2 * PART_BYTES + 1, 3]
  for (const [i, size] of sizes.entries()) sender.send(Buffer.alloc(size, i + 1))
  expect(batches.map((batch) => batch.length)).toEqual(sizes)
  for (const [i, batch] of batches.entries()) expect(batch.every((byte) => byte === i + 1)).toBe(true)
})

test('no more than the window is written before it is acknowledged', () => {
  const written: number[] = []
  const sender = new BatchSender((message) => written.push(message.length), 1000)
  const answers = Array.from({ length: 20 }, () => sender.send(Buffer.alloc(100)))
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
  sender.send(Buffer.alloc(100))
  sender.acknowledged(5000)
  expect(sender.outstandingBytes).toBe(100)
})

test('acknowledgements are cumulative and rare', () => {
  const { receiver, taken } = collect(250)
  for (let i = 0; i < 10; i++) receiver.receive(Buffer.alloc(100))
  expect(taken).toEqual([300, 600, 900])
})

test.each([
  ['no length', [Buffer.alloc(0), Buffer.alloc(3)]],
  ['an impossible length', [Buffer.alloc(0), double(BATCH_BYTES_MAX + 1)]],
  ['a fractional length', [Buffer.alloc(0), double(1.5)]],
  ['an empty part', [Buffer.alloc(0), double(10), Buffer.alloc(0)]],
  ['parts beyond the length', [Buffer.alloc(0), double(10), Buffer.alloc(11)]],
])('%s breaks the protocol', (_name, messages) => {
  const { receiver } = collect()
  const results = messages.map((message) => receiver.receive(message).ok)
  expect(results.at(-1)).toBe(false)
})

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}
