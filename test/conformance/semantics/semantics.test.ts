// The table of behaviour on one Warren node, compared with what RabbitMQ 3.10 did (recorded by `npm run compare`).
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ProcessCluster, startCluster } from '../../support/process-cluster.ts'
import { DEVIATIONS } from './deviations.ts'
import { GROUPS } from './groups.ts'
import { type CaseGroup, play } from './script.ts'
import { prepare, type Target, warrenTarget } from './target.ts'
import { expectedOfWarren, playAll, readTranscripts } from './transcripts.ts'

const QUIET_MS = 10
/** A machine that is busy may need longer for what comes unasked. */
const PATIENT_MS = 400

let cluster: ProcessCluster
let target: Target
const concurrent = new Map<CaseGroup, ReturnType<typeof playAll>>()

beforeAll(async () => {
  cluster = await startCluster(1, { joined: false })
  target = warrenTarget(cluster.node(1), QUIET_MS)
  await prepare(target)
  // These wait for time to pass more than for the broker, so they run beside the others.
  for (const group of GROUPS) if (group.isConcurrent) concurrent.set(group, playAll(group, target))
})
afterAll(() => cluster.close())

for (const group of GROUPS) {
  describe(group.name, () => {
    const recorded = readTranscripts(group)

    test.for(group.cases)('$name', async (one) => {
      const theirs = recorded[one.name]
      if (theirs === undefined) throw new Error('RabbitMQ was not asked yet: npm run compare -- --record')
      const expected = expectedOfWarren(group.name, one.name, theirs)
      const first = await (concurrent.get(group)?.get(one.name) ?? play(one, target))
      const isSame = first.length === expected.length && first.every((line, i) => line === expected[i])
      expect(isSame ? first : await play(one, { ...target, quietMs: PATIENT_MS })).toEqual(expected)
    })
  })
}

test('every deviation that is meant belongs to a case', () => {
  const cases = new Set(GROUPS.flatMap((group) => group.cases.map((one) => `${group.name}: ${one.name}`)))
  expect(DEVIATIONS.map((one) => `${one.group}: ${one.name}`).filter((name) => !cases.has(name))).toEqual([])
})
