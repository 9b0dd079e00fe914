import { expect, test } from 'vitest'
import { World } from '../world.ts'
import { SimProcess } from './sim-process.ts'

function started(): { world: World; process: SimProcess; happened: string[] } {
  const world = new World(1)
  const process = new SimProcess(world, 'a')
  process.start()
  return { world, process, happened: [] }
}

test('what a process scheduled dies with it', () => {
  const { world, process, happened } = started()
  process.after(10, () => happened.push('before the crash'))
  process.crash()
  process.start()
  process.after(10, () => happened.push('after the start'))
  world.run(100)
  expect(happened).toEqual(['after the start'])
})

test('a stopped process does everything when it goes on, in order', () => {
  const { world, process, happened } = started()
  process.after(10, () => happened.push('timer'))
  process.stop()
  world.run(50)
  process.run(() => happened.push('message'))
  expect(happened).toEqual([])
  process.resume()
  world.run(50)
  expect(happened).toEqual(['timer', 'message'])
})

test('a crash while stopped loses what waited', () => {
  const { world, process, happened } = started()
  process.stop()
  process.run(() => happened.push('message'))
  process.crash()
  process.start()
  process.resume()
  world.run(50)
  expect(happened).toEqual([])
})

test('a clock that runs twice as fast ends its waits in half the time and never goes back', () => {
  const { world, process, happened } = started()
  const startMs = process.nowMs()
  world.run(10)
  process.setClockRate(2)
  expect(process.nowMs() - startMs).toBeCloseTo(10)
  process.after(10, () => happened.push('timer'))
  world.run(15.1)
  expect(happened).toEqual(['timer'])
  expect(process.nowMs() - startMs).toBeCloseTo(20.2)
  process.jumpClock(-100)
  expect(process.nowMs() - startMs).toBeCloseTo(20.2)
  process.jumpClock(100)
  expect(process.nowMs() - startMs).toBeCloseTo(120.2)
})
