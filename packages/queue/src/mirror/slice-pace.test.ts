import { expect, test } from 'vitest'
import { SlicePace } from './slice-pace.ts'

/** The rests and the sizes when each slice takes so long. */
function paced(tookMs: readonly number[]): [number, number][] {
  const pace = new SlicePace()
  let nowMs = 1000
  return tookMs.map((ms) => {
    pace.sent(nowMs)
    nowMs += ms
    const restMs = pace.written(nowMs)
    nowMs += restMs
    return [restMs, pace.bytes]
  })
}

test('slices grow while the mirror is quick, and shrink when it is slow, within bounds', () => {
  expect(paced([1, 1, 1, 1, 1, 6, 20]).map(([, bytes]) => bytes)).toEqual([
    ...[32_768, 65_536, 131_072, 262_144, 262_144, 262_144, 131_072],
  ])
  expect(paced([20, 20])[1]?.[1]).toBe(16_384)
})

test('the stream has the disk to itself for as long as a slice took, but a stall is not doubled', () => {
  expect(paced([3, 9, 2000]).map(([restMs]) => restMs)).toEqual([3, 9, 50])
})
