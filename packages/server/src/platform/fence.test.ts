import { SILENT_LOG } from '@warren/kernel'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Fence } from './fence.ts'

let nowMs: number
let wallMs: number
let verdicts: boolean[]
let fence: Fence

beforeEach(() => {
  vi.useFakeTimers()
  nowMs = 0
  wallMs = 0
  verdicts = []
  fence = new Fence({
    clocks: [() => nowMs, () => wallMs],
    staleMs: 1000,
    verify: async () => verdicts.shift() ?? true,
    log: SILENT_LOG,
  })
})
afterEach(() => {
  fence.stop()
  vi.useRealTimers()
})

/** The loop turns: timers run, and the clocks with them. */
async function pass(ms: number): Promise<void> {
  for (let i = 0; i < ms; i += 25) {
    nowMs += 25
    wallMs += 25
    await vi.advanceTimersByTimeAsync(25)
  }
}

test('is open as long as the loop turns', async () => {
  await pass(5000)
  expect(fence.isShut).toBe(false)
})

test.each([
  ['monotonic', () => (nowMs += 1500)],
  ['wall', () => (wallMs += 1500)],
])('is shut by a gap of the %s clock before any timer has run, until the cluster was asked', async (_name, sleep) => {
  await pass(500)
  verdicts = [false, true]
  sleep()
  expect(fence.isShut).toBe(true)
  const order: string[] = []
  fence.wait(
    () => order.push('first'),
    () => order.push('dropped'),
  )
  fence.wait(
    () => order.push('second'),
    () => order.push('dropped'),
  )
  await pass(100)
  expect(order).toEqual([])
  await pass(300)
  expect(order).toEqual(['first', 'second'])
  expect(fence.isShut).toBe(false)
})

test('drops what waits when the application stops', async () => {
  verdicts = [false, false, false, false]
  nowMs += 1500
  expect(fence.isShut).toBe(true)
  const order: string[] = []
  fence.wait(
    () => order.push('went'),
    () => order.push('dropped'),
  )
  fence.stop()
  expect(order).toEqual(['dropped'])
  nowMs += 1500
  expect(fence.isShut).toBe(false)
  await pass(2000)
  expect(order).toEqual(['dropped'])
})
