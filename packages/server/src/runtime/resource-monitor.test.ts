import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { memoryLimitBytes, type ResourceLimits, ResourceMonitor } from './resource-monitor.ts'

const PLENTY: ResourceLimits = {
  memoryRelative: 1,
  memoryAbsolute: undefined,
  diskFreeBytesMin: 0,
  dataDirectory: tmpdir(),
}

function alarmsUnder(limits: Partial<ResourceLimits>): {
  raised: string[]
  monitor: ResourceMonitor
} {
  const raised: string[] = []
  const monitor = new ResourceMonitor(
    { ...PLENTY, ...limits },
    { setAlarm: (kind, isRaised) => raised.push(`${kind} ${isRaised}`) },
  )
  monitor.sample()
  monitor.sample()
  monitor.stop()
  return { raised, monitor }
}

test('a machine with enough of everything raises no alarm', () => {
  expect(alarmsUnder({}).raised).toEqual([])
})

test('more memory than the watermark allows raises the alarm once', () => {
  const { raised, monitor } = alarmsUnder({ memoryAbsolute: 1 })
  expect(raised).toEqual(['memory true'])
  expect(monitor.alarms).toEqual(['memory'])
})

test('less free disk than the limit raises the alarm once', () => {
  expect(alarmsUnder({ diskFreeBytesMin: Number.MAX_SAFE_INTEGER }).raised).toEqual(['disk true'])
})

test('an alarm of another node blocks as well, until it is over; it is not our own', () => {
  const raised: string[] = []
  const others = new Set<'memory' | 'disk'>(['memory'])
  const monitor = new ResourceMonitor(
    PLENTY,
    { setAlarm: (kind, isRaised) => raised.push(`${kind} ${isRaised}`) },
    () => others,
  )
  monitor.sample()
  monitor.sample()
  expect(monitor.alarms).toEqual([])
  others.clear()
  monitor.sample()
  monitor.stop()
  expect(raised).toEqual(['memory true', 'memory false'])
})

test('the absolute watermark takes the place of the relative one', () => {
  expect(memoryLimitBytes({ ...PLENTY, memoryAbsolute: 5 })).toBe(5)
})
