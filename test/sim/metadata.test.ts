import { MetadataRun } from '@warren/sim'
import { expect, test } from 'vitest'
import { holdSeeds, seedsFrom } from './seeds.ts'

/**
 * Seeds that once failed, for what they showed then (a seed means the same only to the simulator of its day):
 * 6, 12: a disc node that restarted before it knew its first join to be committed could not reach the other voter.
 * 24, 58: a node that was down while others joined could not answer the leader it did not know.
 * 1120, 1444: nor could one that was cut off meanwhile.
 */
const REGRESSIONS = [6, 12, 24, 58, 1120, 1444]

test('the metadata service keeps its promises with every seed that once failed', async () => {
  await holdSeeds(REGRESSIONS, (seed) => new MetadataRun(seed).run())
})

test('the metadata service keeps its promises with new seeds', async () => {
  await holdSeeds(seedsFrom(10_000, 20), (seed) => new MetadataRun(seed).run())
})

test('the metadata service keeps its promises on the real Raft log', async () => {
  await holdSeeds(seedsFrom(20_000, 8), (seed) => new MetadataRun(seed, { usesRealStorage: true }).run())
})

test('a seed is a whole run: it comes out the same each time', async () => {
  expect(await new MetadataRun(3).run()).toEqual(await new MetadataRun(3).run())
  const options = { usesRealStorage: true }
  expect(await new MetadataRun(3, options).run()).toEqual(await new MetadataRun(3, options).run())
})
