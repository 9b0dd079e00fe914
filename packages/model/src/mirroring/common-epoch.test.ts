import type { Epoch, NodeId } from '@warren/kernel'
import { expect, test } from 'vitest'
import { bootstrapped, declareQueue, queueName } from '../metadata.arbitrary.ts'
import type { EpochRecord, QueueRecord } from '../record.ts'
import { commonEpoch } from './common-epoch.ts'

const [a, b, c] = ['a', 'b', 'c'] as NodeId[]

function epoch(number: number, begunAt: number, leader = a): EpochRecord {
  return { epoch: number as Epoch, begunAt, leader: leader as NodeId }
}

function record(...epochs: EpochRecord[]): QueueRecord {
  const replica = bootstrapped()
  replica.do(declareQueue('q'))
  const queue = replica.queue('q')
  if (queue === undefined) throw new Error(`${queueName('q')} was not declared`)
  return { ...queue, epochs, epoch: epochs.at(-1)?.epoch ?? queue.epoch }
}

test('an epoch that goes on in the other history has no successor', () => {
  expect(commonEpoch(record(), record())).toEqual({ epoch: 1, successor: undefined })
  expect(commonEpoch(record(epoch(2, 70)), record())).toEqual({ epoch: 1, successor: undefined })
})

test('the one that followed in the other history is named', () => {
  expect(commonEpoch(record(), record(epoch(2, 90, b)))).toEqual({ epoch: 1, successor: b })
  expect(commonEpoch(record(epoch(2, 50)), record(epoch(2, 50), epoch(3, 90, c)))).toEqual({ epoch: 2, successor: c })
})

test('epochs of one number that began at different places are two', () => {
  const lost = record(epoch(2, 50), epoch(3, 60), epoch(4, 61))
  const won = record(epoch(2, 50), epoch(3, 90, b), epoch(4, 91, c))
  expect(commonEpoch(lost, won)).toEqual({ epoch: 2, successor: b })
})

test('where too much has happened to tell, nothing but the declare is common', () => {
  expect(commonEpoch(record(epoch(30, 1)), record(epoch(9, 2)))).toEqual({ epoch: 1, successor: 'unknown' })
})
