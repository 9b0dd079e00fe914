import { describe, expect, test } from 'vitest'
import { DurableMarks } from './durable-marks.ts'
import { IndexRuns } from './index-runs.ts'
import { MirrorProgress } from './mirror-progress.ts'

function missingOf(progress: MirrorProgress): number[] {
  const all: number[] = []
  for (let index = progress.nextMissing(); index !== undefined; index = progress.nextMissing()) all.push(index)
  return all
}

describe('the progress of a mirror', () => {
  test('what is streamed counts only once everything older has been filled in', () => {
    const progress = new MirrorProgress()
    progress.opened(10)
    progress.compared(IndexRuns.of([2, 3, 7]))
    progress.acknowledge(12)
    expect(missingOf(progress)).toEqual([2, 3, 7])
    expect(progress.acknowledged).toBe(0)
    progress.filled()
    expect(progress.isInStep).toBe(false)
    progress.acknowledge(13)
    progress.confirmedFill()
    expect(progress.acknowledged).toBe(13)
    expect(progress.isInStep).toBe(true)
    progress.acknowledge(15)
    expect(progress.acknowledged).toBe(15)
  })

  test('tells how much it has been sent while it is filled', () => {
    const progress = new MirrorProgress()
    progress.opened(10)
    progress.compared(IndexRuns.of([2, 3, 7]), false)
    expect(progress.filledCount).toBe(undefined)
    progress.setFilling(true)
    expect(progress.filledCount).toBe(0)
    progress.nextMissing()
    expect(progress.filledCount).toBe(1)
    missingOf(progress)
    progress.filled()
    expect(progress.filledCount).toBe(3)
    progress.confirmedFill()
    expect(progress.filledCount).toBe(undefined)
    progress.opened(11)
    progress.compared(IndexRuns.of([]))
    expect(progress.filledCount).toBe(undefined)
  })

  test('a break takes nothing back, and nothing new counts before the next fill', () => {
    const progress = new MirrorProgress()
    progress.opened(5)
    progress.compared(IndexRuns.of([]))
    progress.filled()
    progress.confirmedFill()
    expect(progress.acknowledged).toBe(5)
    progress.closed()
    progress.confirmedFill()
    progress.opened(9)
    progress.acknowledge(10)
    expect(progress.acknowledged).toBe(5)
    progress.compared(IndexRuns.of([6, 7, 8, 9]))
    progress.confirmedFill() // Of an older fill: nothing was asked yet.
    expect(progress.acknowledged).toBe(5)
  })

  test('a mirror that is not filled is in step once what it lacks is gone', () => {
    const progress = new MirrorProgress()
    progress.opened(9)
    progress.compared(IndexRuns.of([2, 3, 7]), false)
    expect(progress.nextMissing()).toBeUndefined()
    expect(progress.drain((index) => index >= 3)).toBe(false)
    expect(progress.drain((index) => index >= 7)).toBe(false)
    expect(progress.drain(() => false)).toBe(true)
    expect(progress.nextMissing()).toBeUndefined()
    progress.filled()
    progress.confirmedFill()
    expect(progress.isInStep).toBe(true)
  })

  test('one that drains may be filled after all, from where it stands', () => {
    const progress = new MirrorProgress()
    progress.opened(9)
    progress.compared(IndexRuns.of([2, 3, 7]), false)
    progress.drain((index) => index >= 3)
    expect(progress.setFilling(true)).toBe(true)
    expect(missingOf(progress)).toEqual([3, 7])
    progress.filled()
    expect(progress.setFilling(false)).toBe(false)
  })

  test('has been sent what came after the stream began, and once it is in step whatever lives', () => {
    const progress = new MirrorProgress()
    progress.opened(9)
    expect([progress.hasBeenSent(9), progress.hasBeenSent(10)]).toEqual([false, true])
    progress.compared(IndexRuns.of([2]))
    progress.filled()
    expect(progress.hasBeenSent(2)).toBe(false)
    progress.confirmedFill()
    expect(progress.hasBeenSent(2)).toBe(true)
    progress.closed()
    expect(progress.hasBeenSent(10)).toBe(false)
  })

  test('after a slice nothing more is sent before its word that it has it', () => {
    const progress = new MirrorProgress()
    progress.opened(9)
    progress.compared(IndexRuns.of([2, 3]))
    expect(progress.nextMissing()).toBe(2)
    progress.sliceSent()
    expect(progress.mayFill).toBe(false)
    progress.confirmedFill()
    expect(progress.mayFill).toBe(true)
    expect(progress.isInStep).toBe(false)
    expect(missingOf(progress)).toEqual([3])
    progress.sliceSent()
    progress.opened(9)
    progress.compared(IndexRuns.of([3]))
    expect(progress.mayFill).toBe(true)
  })

  test('is overdue when it does not move although it should', () => {
    const progress = new MirrorProgress()
    progress.opened(0)
    progress.compared(IndexRuns.of([]))
    progress.filled()
    progress.confirmedFill()
    expect(progress.isOverdue(0, 0, 3000)).toBe(false)
    expect(progress.isOverdue(4, 1000, 3000)).toBe(false)
    progress.acknowledge(2)
    expect(progress.isOverdue(4, 3900, 3000)).toBe(false)
    expect(progress.isOverdue(4, 6800, 3000)).toBe(false)
    expect(progress.isOverdue(4, 6900, 3000)).toBe(true)
  })
})

test('marks tell the index that a sync has reached', () => {
  const marks = new DurableMarks()
  marks.mark(5, 100)
  marks.mark(5, 101)
  marks.mark(9, 105)
  expect(marks.durable(4)).toBe(false)
  expect(marks.durable(5)).toBe(true)
  expect(marks.reached).toBe(101)
  expect(marks.durable(20)).toBe(true)
  expect(marks.reached).toBe(105)
  expect(marks.isEmpty).toBe(true)
})
