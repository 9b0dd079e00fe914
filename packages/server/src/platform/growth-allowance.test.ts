import { expect, test } from 'vitest'
import { growthPercent } from './growth-allowance.ts'

const MIB = 1024 * 1024

test('a small heap may grow by 64 MiB', () => {
  expect(growthPercent(20 * MIB)).toBe(320)
  expect(growthPercent(64 * MIB)).toBe(100)
})

test('one that has hardly begun may grow to five times its size', () => {
  expect(growthPercent(4 * MIB)).toBe(400)
})

test('a large heap is left to V8', () => {
  expect(growthPercent(129 * MIB)).toBe(0)
  expect(growthPercent(1024 * MIB)).toBe(0)
})
