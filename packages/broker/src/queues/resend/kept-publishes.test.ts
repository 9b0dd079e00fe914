import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConfirmParts } from '../confirm-parts.ts'
import { KeptPublishes } from './kept-publishes.ts'
import { SlabPool } from './slab-pool.ts'

const TRACKER: ConfirmParts = { expect: () => {}, partDone: () => {}, partFailed: () => {} }
/** From one that fits many times into a slab to those that need one for themselves. */
const sizes = fc.oneof(fc.nat(100), fc.integer({ min: 1_000, max: 5_000 }), fc.integer({ min: 60_000, max: 300_000 }))
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('add' as const), bytes: sizes, flags: fc.nat(3) }),
    fc.record({ kind: fc.constant('take' as const), back: fc.nat(40) }),
    fc.record({ kind: fc.constant('send' as const), back: fc.nat(40), epoch: fc.integer({ min: 1, max: 9 }) }),
  ),
  { maxLength: 120 },
)

interface Known {
  readonly content: Buffer
  readonly flags: number
  firstEpoch: number
}

test('what is kept is what a map of objects would keep, whatever settles when', () => {
  fc.assert(
    fc.property(steps, (run) => {
      const kept = new KeptPublishes(new SlabPool())
      const known = new Map<number, Known>()
      for (const step of run) {
        if (step.kind === 'add') add(kept, known, step.bytes, step.flags)
        else if (step.kind === 'take') take(kept, known, kept.next - step.back)
        else send(kept, known, kept.next - step.back, step.epoch)
        expect(kept.oldest).toBe(Math.min(kept.next, ...known.keys()))
        expect(kept.isEmpty).toBe(known.size === 0)
      }
      for (let sequence = 0; sequence <= kept.next; sequence += 1) check(kept, known, sequence)
    }),
    { numRuns: 200 },
  )
})

test('a ring that held many works on when it is small again', () => {
  const kept = new KeptPublishes(new SlabPool())
  const known = new Map<number, Known>()
  for (let round = 0; round < 2; round += 1) {
    for (let i = 0; i < 3_000; i += 1) add(kept, known, 20, 1)
    for (let sequence = kept.oldest; !kept.isEmpty; sequence += 1) take(kept, known, sequence)
  }
  add(kept, known, 20, 1)
  check(kept, known, 6_001)
})

function add(kept: KeptPublishes, known: Map<number, Known>, bytes: number, flags: number): void {
  const sequence = kept.next
  const content = Buffer.alloc(bytes, sequence)
  const source = Buffer.concat([Buffer.from('before'), content, Buffer.from('behind')])
  expect(kept.add(source, 6, 6 + bytes, flags, TRACKER, sequence * 2)).toBeGreaterThan(bytes)
  source.fill(0xee) // Nothing of it is kept.
  known.set(sequence, { content, flags, firstEpoch: 0 })
}

function take(kept: KeptPublishes, known: Map<number, Known>, sequence: number): void {
  expect(kept.take(sequence)).toBe(known.has(sequence))
  if (!known.delete(sequence)) return
  expect(kept).toMatchObject({ takenTracker: TRACKER, takenSeqNo: sequence * 2 })
}

function send(kept: KeptPublishes, known: Map<number, Known>, sequence: number, epoch: number): void {
  const one = known.get(sequence)
  if (one === undefined) return
  if (one.firstEpoch === 0) one.firstEpoch = epoch
  expect(kept.sent(sequence, epoch)).toBe(one.firstEpoch)
}

function check(kept: KeptPublishes, known: Map<number, Known>, sequence: number): void {
  const one = known.get(sequence)
  expect(kept.find(sequence)).toBe(one !== undefined)
  if (one === undefined) return
  expect(kept.foundFlags).toBe(one.flags)
  expect(kept.foundSource.subarray(kept.foundStart, kept.foundEnd).equals(one.content)).toBe(true)
}
