import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Histogram } from '../report/histogram.ts'
import { ConfirmWindow } from './confirm-window.ts'

test('a multiple ack settles all that wait up to it, and only once', () => {
  const window = new ConfirmWindow(10)
  const latency = new Histogram()
  window.sent(3, 100)
  window.sent(2, 200)
  expect(window.room).toBe(5)
  expect(window.settle(2, false, 150, latency)).toBe(1)
  expect(window.settle(4, true, 250, latency)).toBe(3)
  expect(window.settle(4, true, 260, latency)).toBe(0)
  expect(window.settle(2, false, 260, latency)).toBe(0)
  expect(window.outstanding).toBe(1)
  expect([latency.count, latency.percentileUs(1), latency.maxUs]).toEqual([4, 50, 150])
})

test('a number that was never given settles nothing', () => {
  const window = new ConfirmWindow(10)
  window.sent(1, 0)
  expect(window.settle(2, true, 1, new Histogram())).toBe(0)
  expect(window.outstanding).toBe(1)
})

test('one that is never confirmed stops the publisher only after four windows', () => {
  const window = new ConfirmWindow(8)
  const latency = new Histogram()
  window.sent(1, 0)
  let tag = 1
  while (window.room > 0) {
    window.sent(1, 0)
    tag += 1
    window.settle(tag, false, 0, latency)
  }
  expect(tag).toBe(32)
  expect(window.outstanding).toBe(1)
})

test('it agrees with a plain set of numbers', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('send' as const), count: fc.nat(20) }),
    fc.record({ kind: fc.constant('settle' as const), tag: fc.nat(200), multiple: fc.boolean() }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const window = new ConfirmWindow(50)
      const waiting = new Set<number>()
      let next = 1
      for (const each of steps) {
        if (each.kind === 'send') {
          const count = Math.min(each.count, window.room)
          window.sent(count, 0)
          for (let i = 0; i < count; i += 1) waiting.add(next + i)
          next += count
        } else if (each.tag < next) {
          const settled = [...waiting].filter((tag) => (each.multiple ? tag <= each.tag : tag === each.tag))
          for (const tag of settled) waiting.delete(tag)
          expect(window.settle(each.tag, each.multiple, 0, new Histogram())).toBe(settled.length)
        }
        expect(window.outstanding).toBe(waiting.size)
      }
    }),
  )
})
