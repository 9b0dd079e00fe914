import { expect, test } from 'vitest'
import { ManualTime } from '../test-support/manual-time.ts'
import { Turn, type TurnMember } from './turn.ts'

function open() {
  const time = new ManualTime()
  const turn = new Turn(time)
  const done: string[] = []
  const member = (name: string, more?: () => void): TurnMember => ({
    marked: false,
    flush() {
      done.push(name)
      more?.()
    },
  })
  turn.setLogStart(() => done.push('log'))
  return { time, turn, done, member }
}

test('a turn does each kind of work once, in the order in which one feeds the next', () => {
  const { time, turn, done, member } = open()
  const outbox = member('outbox')
  const tracker = member('tracker', () => turn.outboxDirty(outbox))
  const link = member('link', () => turn.outboxDirty(outbox))
  const queue = member('queue', () => {
    turn.trackerDirty(tracker)
    turn.linkDirty(link)
    turn.logDirty()
  })
  turn.queueDirty(queue)
  turn.queueDirty(queue)
  expect(done).toEqual([])
  time.step()
  expect(done).toEqual(['queue', 'log', 'tracker', 'link', 'outbox'])
  expect(time.step()).toBe(false)
})

test('what marks itself again waits for the next turn', () => {
  const { time, turn, done, member } = open()
  let left = 2
  const queue = member('queue', () => {
    left -= 1
    if (left > 0) turn.queueDirty(queue)
  })
  turn.queueDirty(queue)
  time.step()
  expect(done).toEqual(['queue'])
  time.step()
  expect(done).toEqual(['queue', 'queue'])
  expect(time.step()).toBe(false)
})

test('a run on demand leaves nothing for the run that was asked for', () => {
  const { time, turn, done, member } = open()
  turn.linkDirty(member('link'))
  turn.run()
  expect(done).toEqual(['link'])
  time.step()
  expect(done).toEqual(['link'])
})

test('what nobody waits for goes with what somebody does, or after a while', () => {
  const { time, turn, done, member } = open()
  const link = member('link')
  const passes = (ms: number) => {
    time.advance(ms)
    time.step()
  }
  turn.logLater()
  turn.linkLater(link)
  turn.logDirty()
  turn.linkDirty(link)
  passes(100)
  expect(done).toEqual(['log', 'link'])
  turn.logLater()
  turn.linkLater(link)
  passes(4)
  expect(done).toEqual(['log', 'link'])
  passes(10)
  expect(done).toEqual(['log', 'link', 'log', 'link'])
})

test('while little comes at a time its work is done at once, once in a round of the loop', () => {
  const { time, turn, done, member } = open()
  const queue = member('queue')
  turn.queueDirty(queue)
  turn.handled(100)
  expect(done).toEqual(['queue'])
  turn.queueDirty(queue)
  turn.handled(100)
  expect(done).toEqual(['queue'])
  time.step()
  expect(done).toEqual(['queue', 'queue'])
  turn.queueDirty(queue)
  turn.handled(100_000)
  expect(done).toEqual(['queue', 'queue'])
  time.step()
  expect(done).toEqual(['queue', 'queue', 'queue'])
})
