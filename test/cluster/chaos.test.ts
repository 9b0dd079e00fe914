import { expect, test } from 'vitest'
import { chaos } from '../support/chaos.ts'

test('nodes that are killed, frozen and stopped under load keep every promise to their clients', async () => {
  const { violations, confirmed, settledForGood } = await chaos({ rounds: 3, seed: 20_261_122 })
  expect(violations).toEqual([])
  expect(confirmed).toBeGreaterThan(1_000)
  expect(settledForGood).toBeGreaterThan(1_000)
})
