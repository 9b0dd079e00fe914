import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberRing } from './number-ring.ts'

test('a ring behaves like a list for any mix of pushes and shifts', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer(), { nil: undefined }), { maxLength: 400 }), (steps) => {
      const ring = new NumberRing()
      const list: number[] = []
      for (const step of steps) {
        if (step !== undefined) {
          ring.push(step)
          list.push(step)
        } else if (list.length > 0) {
          expect(ring.shift()).toBe(list.shift())
        }
        expect(ring.size).toBe(list.length)
        if (list.length > 0) expect(ring.at(list.length - 1)).toBe(list.at(-1))
      }
    }),
  )
})

test('a ring that has drained gives its memory back and still works', () => {
  const ring = new NumberRing()
  for (let i = 0; i < 100_000; i += 1) ring.push(i)
  for (let i = 0; i < 100_000; i += 1) expect(ring.shift()).toBe(i)
  ring.push(7)
  expect(ring.shift()).toBe(7)
})

test('shift from an empty ring is a bug and says so', () => {
  expect(() => new NumberRing().shift()).toThrow('empty ring')
})
