import type { Epoch, NodeId, QueueName, QueueUid, VhostName } from '@warren/kernel'
import type { EpochRecord, QueueRecord } from '@warren/model'
import { expect, test } from 'vitest'
import type { LostQueue } from './lost-history.ts'
import { planSalvage } from './salvage-plan.ts'

const SELF = 'self' as NodeId
const OTHER = 'other' as NodeId
const EPOCH = 2 ** 32
const NOTHING = Number.POSITIVE_INFINITY
const THIRD = 'third' as NodeId
const LEFT = { isComplete: true, running: [SELF, THIRD] }

function epoch(number: number, begunAt: number, leader: NodeId): EpochRecord {
  return { epoch: number as Epoch, begunAt, leader }
}

function lost(leader: NodeId, syncSet: readonly NodeId[], epochs: readonly EpochRecord[], parted = 0): LostQueue {
  return {
    ...{ uid: 7 as QueueUid, vhost: '/' as VhostName, name: 'q' as QueueName, leader, syncSet, epochs },
    epoch: epochs.at(-1)?.epoch ?? (1 as Epoch),
    parted: parted === 0 ? [] : [{ node: OTHER, index: parted, incarnation: 1 }],
  }
}

/** As far as the plan looks at it. */
function found(
  leader: NodeId,
  epochs: readonly EpochRecord[],
  promote: 'always' | 'when-synced' = 'when-synced',
  mirrors: readonly NodeId[] = [],
) {
  const mirroring = { promoteOnFailure: promote, promoteOnShutdown: 'when-synced' }
  const replicas = { leader, mirrors, syncSet: [leader, ...mirrors] }
  const record = { ...replicas, epochs, epoch: epochs.at(-1)?.epoch ?? (1 as Epoch), settings: { mirroring } }
  return record as unknown as QueueRecord // The plan looks at these fields alone.
}

test('of a queue that the cluster does not have, all is kept', () => {
  const plan = { keepFrom: 0, dropFrom: 0, comparedBelow: 0 }
  expect(planSalvage(LEFT, lost(SELF, [SELF], []), undefined, SELF)).toEqual(plan)
  expect(planSalvage(LEFT, undefined, undefined, SELF)).toEqual(plan)
})

test('a queue that led here, and does still, stays as it is', () => {
  expect(planSalvage(LEFT, lost(SELF, [SELF], [epoch(2, 50, SELF)]), found(SELF, []), SELF).keepFrom).toBe(NOTHING)
  expect(planSalvage(LEFT, undefined, found(SELF, []), SELF).dropFrom).toBe(NOTHING)
})

test('of a queue that led here, and does until this node comes, what another one in step there lacks is kept', () => {
  const there = found(SELF, [], 'when-synced', [OTHER])
  const own = { dropFrom: 2 * EPOCH, comparedBelow: 2 * EPOCH }
  expect(planSalvage(LEFT, lost(SELF, [SELF], [], EPOCH + 300), there, SELF)).toEqual({ ...own, keepFrom: EPOCH + 301 })
  expect(planSalvage(LEFT, lost(SELF, [SELF], [epoch(2, 50, SELF)]), there, SELF)).toEqual({ ...own, keepFrom: 0 })
  expect(planSalvage(LEFT, lost(SELF, [SELF, OTHER], []), there, SELF)).toEqual({ ...own, keepFrom: 2 * EPOCH })
})

test('where the queue waits for one of the losing side, what another one in step there lacks is kept by its mirrors too', () => {
  const there = found(THIRD, [], 'when-synced', [SELF, OTHER])
  expect(planSalvage(LEFT, lost(THIRD, [THIRD, SELF], [], EPOCH + 300), there, SELF).keepFrom).toBe(EPOCH + 301)
})

test('what the other history promoted has all that was confirmed while it was in the sync set', () => {
  const plan = planSalvage(LEFT, lost(SELF, [SELF, OTHER], []), found(OTHER, [epoch(2, 90, OTHER)]), SELF)
  expect(plan).toEqual({ keepFrom: 2 * EPOCH, dropFrom: 2 * EPOCH, comparedBelow: 2 * EPOCH })
})

test('of the last common epoch what came after the promoted one was put out is kept, and compared', () => {
  const plan = planSalvage(LEFT, lost(SELF, [SELF], [], EPOCH + 300), found(OTHER, [epoch(2, 90, OTHER)]), SELF)
  expect(plan).toEqual({ keepFrom: EPOCH + 301, dropFrom: 2 * EPOCH, comparedBelow: 2 * EPOCH })
})

test('where nobody knows what the promoted one had, all is kept and compared', () => {
  const plan = planSalvage(LEFT, lost(SELF, [SELF], []), found(OTHER, [epoch(2, 90, OTHER)]), SELF)
  expect(plan).toEqual({ keepFrom: 0, dropFrom: 2 * EPOCH, comparedBelow: 2 * EPOCH })
})

test('what was numbered in an epoch that the other history has not leaves the log, and goes to a file', () => {
  const plan = planSalvage(LEFT, lost(SELF, [SELF], [epoch(2, 50, SELF)]), found(OTHER, []), SELF)
  expect(plan).toEqual({ keepFrom: 2 * EPOCH, dropFrom: 2 * EPOCH, comparedBelow: 2 * EPOCH })
  const back = planSalvage(LEFT, lost(OTHER, [OTHER, SELF], [epoch(2, 50, OTHER)]), found(SELF, []), SELF)
  expect(back).toEqual({ keepFrom: 2 * EPOCH, dropFrom: 2 * EPOCH, comparedBelow: 2 * EPOCH })
})

test('where one that lacked messages may have been promoted, everything is kept and compared', () => {
  const plan = planSalvage(LEFT, lost(SELF, [SELF, OTHER], []), found(OTHER, [epoch(2, 90, OTHER)], 'always'), SELF)
  expect(plan).toEqual({ keepFrom: 0, dropFrom: 2 * EPOCH, comparedBelow: 2 * EPOCH })
})

test('what this node was no replica of at the end goes, unless the end is not known', () => {
  const record = found(OTHER, [epoch(2, 90, OTHER)])
  expect(planSalvage(LEFT, undefined, record, SELF)).toEqual({ keepFrom: NOTHING, dropFrom: 0, comparedBelow: 0 })
  expect(planSalvage({ ...LEFT, isComplete: false }, undefined, record, SELF).keepFrom).toBe(0)
})

test('one of the losing side that the other promoted while it took it down never led there: the next one counts', () => {
  const epochs = [epoch(2, 90, THIRD), epoch(3, 91, OTHER)]
  const plan = (syncSet: readonly NodeId[]) =>
    planSalvage(LEFT, lost(SELF, syncSet, [], EPOCH + 300), found(OTHER, epochs), SELF).keepFrom
  expect(plan([SELF, THIRD])).toBe(EPOCH + 301)
  expect(plan([SELF, THIRD, OTHER])).toBe(2 * EPOCH)
  expect(plan([SELF])).toBe(0)
})

test('where the queue waits for one of the losing side, what that one has is enough', () => {
  const queue = lost(SELF, [SELF, THIRD], [], EPOCH + 300)
  const plan = planSalvage(LEFT, queue, found(THIRD, [epoch(2, 90, THIRD)]), SELF)
  expect(plan.keepFrom).toBe(2 * EPOCH)
})

test('a leader that the queue waits for, and that followed the lost history as a mirror, may lack what it had', () => {
  const plan = (leader: NodeId) =>
    planSalvage(LEFT, lost(SELF, [SELF], [epoch(2, 50, SELF)]), found(leader, []), SELF).keepFrom
  expect(plan(THIRD)).toBe(0)
  expect(plan(OTHER)).toBe(2 * EPOCH)
})
