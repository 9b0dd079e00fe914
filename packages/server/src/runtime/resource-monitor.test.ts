import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { memoryLimitBytes, type ResourceLimits, ResourceMonitor } from './resource-monitor.ts'

const PLENTY: ResourceLimits = {
  memoryRelative: 1,
  memoryAbsolute: undefined,
  diskFreeBytesMin: 0,
  dataDirectory: tmpdir(),
}

async function alarmsUnder(limits: Partial<ResourceLimits>): Promise<{
  raised: string[]
  monitor: ResourceMonitor
}> {
  const raised: string[] = []
  const monitor = new ResourceMonitor(
    { ...PLENTY, ...limits },
    { setAlarm: (kind, isRaised) => raised.push(`${kind} ${isRaised}`) },
  )
  await monitor.sample()
  await monitor.sample()
  monitor.stop()
  return { raised, monitor }
}

test('a machine with enough of everything raises no alarm', async () => {
  expect((await alarmsUnder({})).raised).toEqual([])
})

test('more memory than the watermark allows raises the alarm once', async () => {
  const { raised, monitor } = await alarmsUnder({ memoryAbsolute: 1 })
  expect(raised).toEqual(['memory true'])
  expect(monitor.alarms).toEqual(['memory'])
})

test('less free disk than the limit raises the alarm once', async () => {
  expect((await alarmsUnder({ diskFreeBytesMin: Number.MAX_SAFE_INTEGER })).raised).toEqual(['disk true'])
})

test('an alarm of another node blocks as well, until it is over; it is not our own', async () => {
  const raised: string[] = []
  const others = new Set<'memory' | 'disk'>(['memory'])
  const monitor = new ResourceMonitor(
    PLENTY,
    { setAlarm: (kind, isRaised) => raised.push(`${kind} ${isRaised}`) },
    () => others,
  )
  await monitor.sample()
  await monitor.sample()
  expect(monitor.alarms).toEqual([])
  others.clear()
  await monitor.sample()
  monitor.stop()
  expect(raised).toEqual(['memory true', 'memory false'])
})

test('the absolute watermark takes the place of the relative one', () => {
  expect(memoryLimitBytes({ ...PLENTY, memoryAbsolute: 5 })).toBe(5)
})
