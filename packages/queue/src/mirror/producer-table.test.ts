import { describe, expect, test } from 'vitest'
import { type Producer, ProducerTable } from './producer-table.ts'

function taken(...sequences: readonly number[]): Producer {
  const producer = new ProducerTable(1).admit('hare', 1)
  for (const sequence of sequences) producer.take(sequence)
  return producer
}

function fates(producer: Producer | undefined, upTo: number): string {
  return Array.from({ length: upTo }, (_, i) => producer?.fateOf(i + 1)[0]).join('')
}

describe('a producer', () => {
  test('a sequence that was taken is told from one that was left out and from one that never came', () => {
    expect(fates(taken(1, 2, 5, 6), 8)).toBe('ttuuttnn')
  })

  test('what lies before the oldest runs that are remembered is unknown', () => {
    const producer = taken(...Array.from({ length: 20 }, (_, i) => 1 + 2 * i))
    expect(producer.fateOf(1)).toBe('unknown')
    expect(producer.fateOf(39)).toBe('taken')
    expect(producer.firsts).toHaveLength(16)
  })

  test('a sequence that comes late is not taken', () => {
    const producer = taken(4)
    producer.take(3)
    expect(fates(producer, 5)).toBe('uuutn')
  })
})

describe('a table of producers', () => {
  test('each start of a node is a producer of its own', () => {
    const table = new ProducerTable(1)
    table.admit('hare', 1).take(1)
    expect(table.admit('hare', 2).fateOf(1)).toBe('new')
    expect(table.admit('hare', 1).fateOf(1)).toBe('taken')
    expect(table.size).toBe(2)
    table.prune((_node, incarnation) => incarnation === 1)
    expect(Array.from(table.producers(), ({ incarnation }) => incarnation)).toEqual([2])
    expect(table.withNumber(1)).toBeUndefined()
  })

  test('what was recovered is taken once its producer is heard of again, and nothing else is', () => {
    const [before, table] = [new ProducerTable(1), new ProducerTable(2)]
    const { key } = before.admit('hare', 7)
    expect(key).toBeGreaterThan(0)
    expect(Number.isSafeInteger(key)).toBe(true)
    for (const sequence of [3, 4, 6]) table.recovered(key, sequence)
    expect(fates(table.admit('hare', 8), 7)).toBe('nnnnnnn')
    expect(fates(table.admit('fox', 7), 7)).toBe('nnnnnnn')
    expect(fates(table.admit('hare', 7), 7)).toBe('uuttutn')
  })

  test('of producers that were recovered the last ones are remembered', () => {
    const table = new ProducerTable(2)
    for (let incarnation = 1; incarnation <= 100; incarnation += 1) {
      table.recovered(new ProducerTable(1).admit('hare', incarnation).key, 1)
    }
    expect(table.admit('hare', 36).fateOf(1)).toBe('new')
    expect(table.admit('hare', 37).fateOf(1)).toBe('taken')
  })

  test('while messages are missing, only what both have is taken, and what the leader has is not new', () => {
    const leader = new ProducerTable(3)
    for (const sequence of [1, 2, 3, 6, 7, 8]) leader.admit('hare', 1).take(sequence)
    leader.admit('fox', 1).take(1)
    const own = new ProducerTable(Number.POSITIVE_INFINITY)
    for (const sequence of [2, 3, 4, 7, 9]) own.admit('hare', 1).take(sequence)
    own.admit('owl', 1).take(1)
    const shared = leader.sharedWith(own)
    expect(shared.since).toBe(3)
    expect(fates(shared.find('hare', 1), 10)).toBe('uttuuutunn')
    expect(fates(shared.find('fox', 1), 2)).toBe('un')
    expect(shared.find('owl', 1)).toBeUndefined()
    expect(shared.admit('owl', 1).number).toBe(3)
  })
})
