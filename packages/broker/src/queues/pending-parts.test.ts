import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConfirmParts } from './confirm-parts.ts'
import { PendingParts } from './pending-parts.ts'
import { RemotePublishes } from './remote-publishes.ts'

function recorder(): { tracker: ConfirmParts; log: string[] } {
  const log: string[] = []
  const tracker = {
    expect() {},
    partDone: (seqNo: number) => log.push(`${seqNo}`),
    partFailed: (seqNo: number) => log.push(`-${seqNo}`),
  }
  return { tracker, log }
}

test('parts that wait for the log settle in its order, as far as it is durable', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5)), (steps) => {
      const parts = new PendingParts()
      const { tracker, log } = recorder()
      let sequence = 0
      let durable = 0
      for (const advance of steps) {
        for (let i = 0; i < 9; i += 1) {
          sequence += 1
          parts.add(sequence, tracker, sequence * 10)
        }
        durable = Math.min(sequence, durable + advance * 4)
        parts.settle(durable)
        expect(log).toEqual(Array.from({ length: durable }, (_, i) => `${(i + 1) * 10}`))
        expect(parts.size).toBe(sequence - durable)
      }
    }),
  )
})

test('publishes settle once, in any order, and those left fail with their peer', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 1, max: 30 }) }),
    fc.record({
      kind: fc.constant('settle' as const),
      first: fc.integer({ min: 0, max: 80 }),
      count: fc.nat(20),
      isFailed: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('break' as const) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const publishes = new RemotePublishes()
      const { tracker, log } = recorder()
      const model: string[] = []
      let open = new Map<number, number>()
      let seqNo = 0
      for (const each of steps) {
        if (each.kind === 'add') {
          for (let i = 0; i < each.count; i += 1) {
            seqNo += 1
            open.set(publishes.add(tracker, seqNo), seqNo)
          }
        } else if (each.kind === 'settle') {
          publishes.settle(each.first, each.count, each.isFailed)
          for (const [sequence, number] of [...open].sort(([a], [b]) => a - b)) {
            if (sequence < each.first || sequence >= each.first + each.count) continue
            open.delete(sequence)
            model.push(each.isFailed ? `-${number}` : `${number}`)
          }
        } else {
          publishes.failAll()
          for (const number of open.values()) model.push(`-${number}`)
          open = new Map()
          expect(publishes.span).toBe(0)
        }
        expect(log).toEqual(model)
        expect(publishes.span).toBeGreaterThanOrEqual(open.size)
        if (open.size === 0) expect(publishes.span).toBe(0)
      }
    }),
  )
})
