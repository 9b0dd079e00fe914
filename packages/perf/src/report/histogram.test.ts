import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Histogram } from './histogram.ts'

function filled(values: readonly number[]): Histogram {
  const histogram = new Histogram()
  for (const value of values) histogram.record(value)
  return histogram
}

test('a percentile is at most 1.6 % above the true one', () => {
  const duration = fc.oneof(fc.nat(200), fc.nat(100_000), fc.nat(2 ** 31 - 1), fc.nat(2 ** 36))
  fc.assert(
    fc.property(
      fc.array(duration, { minLength: 1, maxLength: 200 }),
      fc.constantFrom(50, 95, 99, 99.9, 100),
      (values, percent) => {
        const sorted = [...values].sort((a, b) => a - b)
        const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length))
        const truth = sorted[rank - 1] ?? 0
        const measured = filled(values).percentileUs(percent)
        expect(measured).toBeGreaterThanOrEqual(truth)
        expect(measured).toBeLessThanOrEqual(truth * (1 + 1 / 64))
      },
    ),
    { numRuns: 500 },
  )
})

test('small durations are exact, and the greatest one always is', () => {
  const histogram = filled([1, 2, 3, 100, 1234567])
  expect(histogram.percentileUs(20)).toBe(1)
  expect(histogram.percentileUs(80)).toBe(100)
  expect(histogram.maxUs).toBe(1234567)
  expect(histogram.percentileUs(100)).toBe(1234567)
})

test('what is beyond reason is counted all the same', () => {
  const histogram = filled([-5, Number.NaN, 2 ** 50])
  expect(histogram.count).toBe(3)
  expect(histogram.percentileUs(50)).toBe(0)
  expect(histogram.percentileUs(100)).toBeGreaterThan(2 ** 36)
})

test('seconds add up to a total, and a reset one starts anew', () => {
  const second = filled([10, 20])
  const total = filled([30])
  total.addAll(second)
  expect([total.count, total.percentileUs(50), total.maxUs]).toEqual([3, 20, 30])
  second.reset()
  expect([second.count, second.percentileUs(50), second.maxUs]).toEqual([0, 0, 0])
})
