import { expect, type TestContext, test } from 'vitest'
import type { FaultKind } from '../support/jepsen/fault.ts'
import { jepsenRounds } from '../support/jepsen/jepsen-rounds.ts'
import { skipWithoutNamespaces } from '../support/network/namespaces.ts'

async function queueWorkload(context: TestContext, faults: readonly FaultKind[]): Promise<void> {
  skipWithoutNamespaces(context)
  const { rounds, counts, violations, examples } = await jepsenRounds({
    ...{ system: 'warren', mode: 'pause_minority', nodes: 3, faults, rounds: faults.length, seed: 20_261_122 },
    ticktimeSeconds: 2, // The default takes longer to notice, and shows no more.
  })
  expect([...violations, ...examples]).toEqual([])
  expect(rounds).toHaveLength(faults.length)
  expect(counts).toMatchObject({ lost: 0, unexpected: 0, misordered: 0 })
  expect(counts.confirmed).toBeGreaterThan(500)
}

test('mirrored queues lose no confirmed message when nodes are killed and cut off', (context) =>
  queueWorkload(context, ['kill', 'isolate', 'whole-kill']))
