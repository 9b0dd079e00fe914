import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MinHeap } from './min-heap.ts'

test('a heap gives its numbers back in ascending order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = new MinHeap()
      for (const number of numbers) heap.push(number)
      const popped = numbers.map(() => heap.pop())
      expect(popped).toEqual([...numbers].sort((a, b) => a - b))
      expect(heap.peek()).toBeUndefined()
    }),
  )
})
