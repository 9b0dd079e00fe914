import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SalvageWindow } from './salvage-window.ts'

/** Records of ten bytes each. */
function sent(count: number): SalvageWindow {
  const window = new SalvageWindow(0)
  for (let i = 0; i < count; i += 1) window.send(i * 10, i * 10 + 10)
  return window
}

test('the offset goes past what is done, and no further than the first that is not', () => {
  const window = sent(3)
  window.partDone(10)
  expect([window.offset, window.passed, window.pending]).toEqual([0, 0, 2])
  window.partDone(0)
  expect([window.offset, window.passed, window.pending, window.pendingBytes]).toEqual([20, 2, 1, 10])
  window.partDone(20)
  expect([window.offset, window.passed, window.size]).toEqual([30, 3, 0])
})

test('a publish of several parts is done with the last, and failed if one of them failed', () => {
  const window = sent(2)
  window.expect(0, 2)
  window.expect(10, 2)
  window.partDone(0)
  expect(window.offset).toBe(0)
  window.partDone(0)
  window.partFailed(10)
  expect(window.failed).toBe(0)
  window.partDone(10)
  expect([window.offset, window.failed, window.pending]).toEqual([10, 1, 0])
})

test('a publish without parts is done at once', () => {
  const window = sent(1)
  window.expect(0, 0)
  expect(window.offset).toBe(10)
})

test('what the queue has already waits for what was sent in front of it', () => {
  const window = sent(1)
  window.skip(10, 20)
  expect([window.offset, window.size]).toEqual([0, 2])
  window.partDone(0)
  expect([window.offset, window.size]).toEqual([20, 0])
})

test('begun again, it knows what was confirmed behind a refusal, and hears no late answers', () => {
  const before = sent(4)
  before.partDone(0)
  before.partFailed(10)
  before.partDone(20)
  const window = before.beginAgain()
  expect([window.offset, window.passed, window.pending, window.failed, window.size]).toEqual([10, 0, 0, 0, 1])
  expect([10, 20, 30].map((offset) => window.isDone(offset))).toEqual([false, true, false])
  before.partDone(30)
  expect(window.isDone(30)).toBe(false)
  window.send(10, 20)
  window.partDone(10)
  expect(window.offset).toBe(30)
})

test('answers for what was not sent, or twice, change nothing', () => {
  const window = sent(1)
  window.partDone(50)
  window.partDone(0)
  window.partDone(0)
  window.partFailed(0)
  window.expect(0, 1)
  expect([window.offset, window.passed, window.pending, window.failed]).toEqual([10, 1, 0, 0])
})

test('whatever the order of the answers, the offset is where everything before it is done', () => {
  const answers = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(answers, fc.integer(), (outcomes, salt) => {
      const window = sent(outcomes.length)
      const order = outcomes.map((_, i) => i).sort((a, b) => ((a * 7919 + salt) % 31) - ((b * 7919 + salt) % 31))
      for (const i of order) outcomes[i] === true ? window.partDone(i * 10) : window.partFailed(i * 10)
      const firstFailed = outcomes.indexOf(false)
      const done = firstFailed < 0 ? outcomes.length : firstFailed
      expect([window.offset, window.passed]).toEqual([done * 10, done])
      expect([window.pending, window.pendingBytes]).toEqual([0, 0])
      expect(window.failed).toBe(outcomes.filter((isDone) => !isDone).length)
    }),
  )
})
