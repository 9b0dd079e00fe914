import { expect, type TestContext, test } from 'vitest'
import type { CutKind } from '../support/network/cut.ts'
import { skipWithoutNamespaces } from '../support/network/namespaces.ts'
import { partitionRounds } from '../support/network/partition-rounds.ts'

const ROUNDS = 2

async function partitions(context: TestContext, nodes: number, cuts: readonly CutKind[]): Promise<void> {
  skipWithoutNamespaces(context)
  const result = await partitionRounds({
    ...{ mode: 'auto', nodes, cuts, rounds: ROUNDS, seed: 20_261_122 },
    ticktimeSeconds: 2, // The default takes longer to notice, and shows no more.
  })
  expect(result.violations).toEqual([])
  expect(result.rounds).toHaveLength(ROUNDS)
  expect(result.totals.confirmed).toBeGreaterThan(1_000)
}

test('of three nodes the one that is cut off pauses, the others go on, and all agree once it is back', (context) =>
  partitions(context, 3, ['isolate']))

test('of two nodes each goes on alone, after a crash and when they are cut apart, and both agree afterwards', (context) =>
  partitions(context, 2, ['crash', 'split']))
