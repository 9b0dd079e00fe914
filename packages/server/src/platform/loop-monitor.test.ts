import { SILENT_LOG } from '@warren/kernel'
import { expect, test } from 'vitest'
import { LoopMonitor } from './loop-monitor.ts'

const BUSY_MS = 60
const DEADLINE_MS = 10_000

test('a turn that takes long is seen, and how long it took', async () => {
  const monitor = new LoopMonitor(SILENT_LOG)
  const startMs = performance.now()
  let longestMs = 0
  while (longestMs < BUSY_MS / 2 && performance.now() - startMs < DEADLINE_MS) {
    await new Promise((wake) => setTimeout(wake, 20))
    for (const turnMs = performance.now(); performance.now() - turnMs < BUSY_MS; );
    await new Promise((wake) => setTimeout(wake, 20))
    longestMs = Math.max(longestMs, ...monitor.read().maxMsBySecond)
  }
  monitor.stop()
  expect(longestMs).toBeGreaterThanOrEqual(BUSY_MS / 2)
})
