import { SeededRandom } from '@warren/kernel'
import { expect, test } from 'vitest'
import { EventHeap } from './event-heap.ts'

test('events come out by time, and in the order they went in at equal times', () => {
  const heap = new EventHeap()
  const random = new SeededRandom(1)
  const put = Array.from({ length: 500 }, (_unused, sequence) => ({ atMs: random.below(20), sequence, run: () => {} }))
  for (const event of put) heap.push(event)
  const taken = put.map(() => heap.pop())
  expect(taken).toEqual(put.toSorted((a, b) => a.atMs - b.atMs || a.sequence - b.sequence))
  expect(heap.size).toBe(0)
})
