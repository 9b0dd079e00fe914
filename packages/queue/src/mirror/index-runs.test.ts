import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IndexRuns } from './index-runs.ts'

const sets = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }).map((all) => all.sort((a, b) => a - b))

function members(runs: IndexRuns): number[] {
  const all: number[] = []
  for (let i = 0; i < runs.size; i += 1) {
    for (let k = 0; k < (runs.counts[i] ?? 0); k += 1) all.push((runs.firsts[i] ?? 0) + k)
  }
  return all
}

describe('runs of indexes', () => {
  test('hold what they are made of, in as few runs as there are', () => {
    fc.assert(
      fc.property(sets, (all) => {
        const runs = IndexRuns.of(all)
        expect(members(runs)).toEqual(all)
        expect(runs.total).toBe(all.length)
        const starts = all.filter((index) => !all.includes(index - 1))
        expect([...runs.firsts]).toEqual(starts)
        for (let index = 0; index <= 61; index += 1) expect(runs.has(index)).toBe(all.includes(index))
      }),
    )
  })

  test('less others are what is in the one and not in the other', () => {
    fc.assert(
      fc.property(sets, sets, (some, others) => {
        const rest = IndexRuns.of(some).without(IndexRuns.of(others))
        expect(members(rest)).toEqual(some.filter((index) => !others.includes(index)))
      }),
    )
  })
})
