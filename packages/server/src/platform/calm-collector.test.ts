import { expect, test } from 'vitest'
import { CalmDetector, type CalmSample } from './calm-collector.ts'

const MIB = 1024 * 1024
const QUIET: CalmSample = { busyShare: 0.02, heapUsedBytes: 100 * MIB, residentBytes: 250 * MIB }
const BUSY: CalmSample = { ...QUIET, busyShare: 0.4 }

function steps(detector: CalmDetector, ...samples: readonly CalmSample[]): boolean[] {
  return samples.map((sample) => detector.step(sample))
}

test('five quiet seconds in a row are calm', () => {
  const answers = steps(new CalmDetector(), QUIET, QUIET, QUIET, QUIET, QUIET)
  expect(answers).toEqual([false, false, false, false, true])
})

test('a busy second begins the wait anew', () => {
  const answers = steps(new CalmDetector(), QUIET, QUIET, QUIET, QUIET, BUSY, QUIET, QUIET, QUIET, QUIET, QUIET)
  expect(answers.lastIndexOf(false)).toBe(8)
  expect(answers.at(-1)).toBe(true)
})

test('a large heap is left to V8, for the pause would be long', () => {
  const large = { ...QUIET, heapUsedBytes: 257 * MIB }
  expect(steps(new CalmDetector(), ...Array(20).fill(large))).not.toContain(true)
})

test('after a collection there is none until memory has grown', () => {
  const detector = new CalmDetector()
  steps(detector, QUIET, QUIET, QUIET, QUIET, QUIET)
  detector.collected(110 * MIB)
  const same = { ...QUIET, residentBytes: 125 * MIB }
  expect(steps(detector, ...Array(20).fill(same))).not.toContain(true)
  expect(detector.step({ ...QUIET, residentBytes: 126 * MIB })).toBe(true)
})

test('growth right after a collection waits for quiet again', () => {
  const detector = new CalmDetector()
  detector.collected(110 * MIB)
  expect(steps(detector, BUSY, QUIET, QUIET, QUIET, QUIET)).not.toContain(true)
  expect(detector.step(QUIET)).toBe(true)
})
