import { MetadataRun } from '@warren/sim'
import { expect, test } from 'vitest'
import { holdSeeds, seedsFrom } from './seeds.ts'

/**
 * Seeds that once failed, for what they showed then (a seed means the same only to the simulator of its day):
 * 6, 12: a disc node that restarted before it knew its first join to be committed could not reach the other voter.
 * 24, 58: a node that was down while others joined could not answer the leader it did not know.
 * 1120, 1444: nor could one that was cut off meanwhile.
 * 80, 333: a forced start, and a side on its own, wrote what members with older software could not read.
 * 441, 488: of two sides whose leaders had never heard of each other neither was told to yield.
 * 64: nor could the loser join a winner that none of its members knew.
 * 302: a node that went on alone never learned that the other side had taken it out.
 * 1260, 1441: a node that started while all whom it knew were gone asked nobody.
 * 70, 109: with part of the log of the history that it followed a node took itself for a member of the one it had left.
 * 10000219: a voter was let go when those who were left could not decide it, and the entry stood in the log for ever.
 * 9003479: all that pause_if_all_down listed had been taken out, and the others paused for ever.
 */
const REGRESSIONS = [6, 12, 24, 58, 64, 70, 80, 109, 302, 333, 441, 488, 1120, 1260, 1441, 1444, 9003479, 10000219]
/** On the real Raft log. 2023: a node that was taken out between its start and its announcement was not told. */
const STORED_REGRESSIONS = [2023]

test('the metadata service keeps its promises with every seed that once failed', async () => {
  await holdSeeds(REGRESSIONS, (seed) => new MetadataRun(seed).run())
})

test('the metadata service keeps its promises with new seeds', async () => {
  await holdSeeds(seedsFrom(10_000, 45), (seed) => new MetadataRun(seed).run())
})

test('the metadata service keeps its promises on the real Raft log', async () => {
  const run = (seed: number) => new MetadataRun(seed, { usesRealStorage: true }).run()
  await holdSeeds(STORED_REGRESSIONS, run)
  await holdSeeds(seedsFrom(20_000, 16), run)
})

test('a seed is a whole run: it comes out the same each time', async () => {
  expect(await new MetadataRun(3).run()).toEqual(await new MetadataRun(3).run())
  const options = { usesRealStorage: true }
  expect(await new MetadataRun(3, options).run()).toEqual(await new MetadataRun(3, options).run())
})
