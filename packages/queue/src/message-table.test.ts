import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageMeta, metaBytes } from './message-meta.ts'
import { MessageTable } from './message-table.ts'
import { ReadyMessages } from './ready-messages.ts'
import { SettleRanges } from './settle-ranges.ts'

const indexes = fc.oneof(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))

test('a message table behaves like a Map for any mix of sets and takes', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ index: indexes, bytes: fc.nat(1000), take: fc.boolean() })), (steps) => {
      const table = new MessageTable()
      const model = new Map<number, number>()
      for (const { index, bytes, take } of steps) {
        if (take) {
          const found = model.get(index)
          expect(table.take(index)).toBe(found !== undefined)
          if (found !== undefined) expect([table.takenPosition, metaBytes(table.takenMeta)]).toEqual([index + 1, found])
          model.delete(index)
        } else if (!model.has(index)) {
          table.set(index, index + 1, messageMeta(bytes, 0))
          model.set(index, bytes)
        }
        expect(table.size).toBe(model.size)
        expect(table.bytes).toBe([...model.values()].reduce((sum, each) => sum + each, 0))
      }
      expect([...table.sortedIndexes()]).toEqual([...model.keys()].sort((a, b) => a - b))
    }),
  )
})

test('a table that held many gives its memory back and loses none', () => {
  const table = new MessageTable()
  for (let index = 1; index <= 50_000; index += 1) table.set(index, index, messageMeta(1, 0))
  for (let index = 1; index <= 49_990; index += 1) expect(table.take(index)).toBe(true)
  expect([...table.sortedIndexes()]).toEqual([49991, 49992, 49993, 49994, 49995, 49996, 49997, 49998, 49999, 50000])
})

test('a ring that held many keeps its order through growing and shrinking', () => {
  const ready = new ReadyMessages()
  for (let index = 1; index <= 50_000; index += 1) ready.push(index, index * 2, messageMeta(3, 0))
  for (let index = 1; index <= 50_000; index += 1) {
    ready.take()
    if (ready.takenIndex !== index || ready.takenPosition !== index * 2) expect.fail(`at ${index}`)
  }
  expect([ready.size, ready.bytes]).toEqual([0, 0])
})

test('the largest content fits in a meta number', () => {
  expect(metaBytes(messageMeta(600 * 1024 * 1024, 3))).toBe(600 * 1024 * 1024)
})

test('settled indexes in either direction become one run', () => {
  const ranges = new SettleRanges()
  for (const index of [5, 6, 7, 20, 19, 18, 1]) ranges.add(index)
  const runs = Array.from({ length: ranges.size }, (_, i) => [ranges.firsts[i], ranges.counts[i]])
  expect(runs).toEqual([
    [5, 3],
    [18, 3],
    [1, 1],
  ])
})
