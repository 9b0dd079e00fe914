import type { Lineage } from '@warren/kernel'
import { expect, test } from 'vitest'
import { MemoryDisk } from '../../../storage/src/testing/memory-disk.ts'
import { forgetHistory, type LostHistory, readLostHistory, writeHistory } from './lost-history.ts'

const HISTORY: LostHistory = {
  ...{ lineage: 4 as Lineage, incarnation: 7, isComplete: true, running: [], queues: [], part: 0 },
}

test('a lost history is remembered until it is forgotten', async () => {
  const disk = new MemoryDisk()
  expect(await readLostHistory(disk)).toBeUndefined()
  await writeHistory(disk, HISTORY)
  expect(await readLostHistory(disk)).toEqual(HISTORY)
  await forgetHistory(disk)
  expect(await readLostHistory(disk)).toBeUndefined()
})

test.each([
  ['{"lineage":', 'lost-history.json cannot be read'],
  ['{"formatVersion":2}', 'lost-history.json has format 2; this version reads 1. Start the version that wrote it.'],
])('%s ends the start with a text for the operator', async (text, reason) => {
  const disk = new MemoryDisk()
  await disk.replaceFile('lost-history.json', Buffer.from(text))
  await expect(readLostHistory(disk)).rejects.toThrow(reason)
})
