import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberMap } from './number-map.ts'

const keys = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
const steps = fc.array(fc.record({ key: keys, value: fc.integer(), remove: fc.boolean() }), { maxLength: 500 })

test('a number map behaves like a Map for any mix of sets and deletes', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const map = new NumberMap()
      const model = new Map<number, number>()
      for (const { key, value, remove } of all) {
        if (remove) {
          expect(map.delete(key)).toBe(model.delete(key))
        } else {
          map.set(key, value)
          model.set(key, value)
        }
        expect(map.size).toBe(model.size)
        expect(map.get(key)).toBe(model.get(key))
      }
      for (const [key, value] of model) expect(map.get(key)).toBe(value)
      expect([...map.sortedKeys()]).toEqual([...model.keys()].sort((a, b) => a - b))
    }),
  )
})

test('many consecutive keys come and go without slowing to a crawl', () => {
  const map = new NumberMap()
  for (let key = 1; key <= 200_000; key += 1) {
    map.set(key, key)
    if (key > 1000) expect(map.delete(key - 1000)).toBe(true)
  }
  expect(map.size).toBe(1000)
})
