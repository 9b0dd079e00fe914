import { SILENT_LOG } from '@warren/kernel'
import { expect, test } from 'vitest'
import { LoopMonitor } from './loop-monitor.ts'

const BUSY_MS = 60
const DEADLINE_MS = 10_000

test('a turn that takes long is seen, and how long it took', async () => {
  const monitor = new LoopMonitor(SILENT_LOG)
  const startMs = performance.now()
  let longestMs = 0
  let longestCpuMs = 0
  while (longestMs < BUSY_MS / 2 && performance.now() - startMs < DEADLINE_MS) {
    await new Promise((wake) => setTimeout(wake, 20))
    for (const turnMs = performance.now(); performance.now() - turnMs < BUSY_MS; );
    await new Promise((wake) => setTimeout(wake, 20))
    const { maxMsBySecond, maxCpuMsBySecond } = monitor.read()
    longestMs = Math.max(longestMs, ...maxMsBySecond)
    longestCpuMs = Math.max(longestCpuMs, ...maxCpuMsBySecond)
  }
  monitor.stop()
  expect(longestMs).toBeGreaterThanOrEqual(BUSY_MS / 2)
  expect(longestCpuMs).toBeGreaterThan(0)
  expect(longestCpuMs).toBeLessThanOrEqual(longestMs)
})

test('of a turn that only waits, the process has run for a part', async () => {
  const monitor = new LoopMonitor(SILENT_LOG)
  const cell = new Int32Array(new SharedArrayBuffer(4))
  const startMs = performance.now()
  let isSeen = false
  while (!isSeen && performance.now() - startMs < DEADLINE_MS) {
    await new Promise((wake) => setTimeout(wake, 20))
    Atomics.wait(cell, 0, 0, BUSY_MS) // As a process that the machine gives no turn.
    await new Promise((wake) => setTimeout(wake, 20))
    const { maxMsBySecond, maxCpuMsBySecond } = monitor.read()
    isSeen = maxMsBySecond.some((ms, i) => ms >= BUSY_MS / 2 && (maxCpuMsBySecond[i] ?? ms) < ms)
  }
  monitor.stop()
  expect(isSeen).toBe(true)
})
