import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

test('messages fall due at the rate, without drift', () => {
  const pace = new Pace(500, 1000)
  let sent = 0
  for (let nowMs = 1000; nowMs <= 11_000; nowMs += 3) {
    const due = pace.due(nowMs)
    pace.sent(due)
    sent += due
  }
  expect(sent).toBe(4999)
})

test('a debt of more than a second is forgiven', () => {
  const pace = new Pace(500, 0)
  expect(pace.due(60_000)).toBe(500)
  pace.sent(500)
  expect(pace.due(60_000)).toBe(0)
  expect(pace.due(60_100)).toBe(50)
})

test('a slow rate owes its first message after its whole interval', () => {
  const pace = new Pace(0.5, 0)
  expect(pace.due(1999)).toBe(0)
  expect(pace.due(2000)).toBe(1)
})
