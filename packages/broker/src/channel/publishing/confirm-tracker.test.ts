import { expect, test } from 'vitest'
import { ManualTime } from '../../../test-support/manual-time.ts'
import { TestTransport } from '../../../test-support/test-transport.ts'
import { Outbox } from '../../connection/flow/outbox.ts'
import { OutboxPool } from '../../connection/flow/outbox-pool.ts'
import { Turn } from '../../turn.ts'
import { ConfirmTracker } from './confirm-tracker.ts'

function open() {
  const time = new ManualTime()
  const turn = new Turn(time)
  const transport = new TestTransport(time)
  const tracker = new ConfirmTracker(turn, new Outbox(transport, turn, new OutboxPool(), () => {}), 1)
  /** The announcements of a turn: `ack 3+` is multiple. */
  const announced = (): string[] => {
    turn.run()
    while (time.step()) {}
    const bytes = transport.take()
    const found: string[] = []
    for (let at = 0; at < bytes.length; at += 21) {
      const kind = bytes.readUInt16BE(at + 9) === 80 ? 'ack' : 'nack'
      found.push(`${kind} ${bytes.readBigUInt64BE(at + 11)}${bytes[at + 19] === 1 ? '+' : ''}`)
    }
    return found
  }
  return { tracker, announced }
}

test('what settles in order in one turn is one acknowledgement', () => {
  const { tracker, announced } = open()
  for (let seqNo = 1; seqNo <= 100; seqNo += 1) {
    tracker.expect(seqNo, 1)
    tracker.partDone(seqNo)
  }
  expect(announced()).toEqual(['ack 100+'])
  expect(announced()).toEqual([])
})

test('a single one is not multiple, unroutable is acknowledged, and all parts are awaited', () => {
  const { tracker, announced } = open()
  tracker.expect(1, 0)
  expect(announced()).toEqual(['ack 1'])
  tracker.expect(2, 3)
  tracker.partDone(2)
  tracker.partDone(2)
  expect(announced()).toEqual([])
  tracker.partDone(2)
  expect(announced()).toEqual(['ack 2'])
})

test('a slow publish does not hold back the later ones, and is covered once it settles', () => {
  const { tracker, announced } = open()
  for (let seqNo = 1; seqNo <= 5; seqNo += 1) tracker.expect(seqNo, 1)
  tracker.partDone(3)
  tracker.partDone(2)
  expect(announced()).toEqual(['ack 3', 'ack 2'])
  expect(tracker.unconfirmedCount).toBe(3)
  tracker.partDone(4)
  tracker.partDone(1)
  expect(announced()).toEqual(['ack 4+'])
  tracker.partDone(5)
  expect(announced()).toEqual(['ack 5'])
  expect(tracker.unconfirmedCount).toBe(0)
})

test('a refused publish is nacked by itself, before an acknowledgement that would cover it', () => {
  const { tracker, announced } = open()
  for (let seqNo = 1; seqNo <= 6; seqNo += 1) tracker.expect(seqNo, seqNo === 2 ? 2 : 1)
  tracker.partFailed(2)
  tracker.partDone(1)
  tracker.partDone(3)
  tracker.partDone(2)
  tracker.partFailed(5)
  expect(announced()).toEqual(['nack 2', 'nack 5', 'ack 3+'])
  tracker.partFailed(4)
  tracker.partFailed(6)
  expect(announced()).toEqual(['nack 4', 'nack 6'])
})

test('what has settled when the channel ends is told, what settles later is not', () => {
  const { tracker, announced } = open()
  tracker.expect(1, 0)
  tracker.expect(2, 1)
  tracker.close()
  tracker.partDone(2)
  expect(announced()).toEqual(['ack 1'])
})

test('random orders tell each publish exactly once, as it ended', () => {
  const { tracker, announced } = open()
  let state = 12345
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % below
  }
  const open_ = new Map<number, { parts: number; failed: boolean }>()
  const told = new Map<number, string>()
  const expected = new Map<number, string>()
  let next = 1
  for (let round = 0; round < 300; round += 1) {
    if (random(2) === 0) {
      const parts = random(3)
      tracker.expect(next, parts)
      if (parts === 0) expected.set(next, 'ack')
      else open_.set(next, { parts, failed: false })
      next += 1
    }
    for (const [seqNo, publish] of [...open_]) {
      if (random(4) !== 0) continue
      const failed = random(5) === 0
      publish.failed ||= failed
      publish.parts -= 1
      if (publish.parts === 0) {
        expected.set(seqNo, publish.failed ? 'nack' : 'ack')
        open_.delete(seqNo)
      }
      if (failed) tracker.partFailed(seqNo)
      else tracker.partDone(seqNo)
    }
    for (const line of announced()) {
      const [kind = '', tag = ''] = line.split(' ')
      const upTo = Number.parseInt(tag, 10)
      const covered = tag.endsWith('+') ? Array.from({ length: upTo }, (_, i) => i + 1) : [upTo]
      for (const seqNo of covered) {
        if (told.has(seqNo)) {
          expect(tag.endsWith('+')).toBe(true)
          continue
        }
        told.set(seqNo, kind)
      }
    }
    for (const [seqNo, kind] of expected) expect([seqNo, told.get(seqNo)]).toEqual([seqNo, kind])
    expect(told.size).toBe(expected.size)
  }
})
