import { expect, test } from 'vitest'
import { Unacked } from './unacked.ts'

test('a delivery is found by its tag until it is removed', () => {
  const unacked = new Unacked()
  for (let tag = 1; tag <= 100; tag += 1) unacked.push(tag, tag * 10, tag % 3)
  const place = unacked.find(40)
  expect([unacked.tagAt(place), unacked.indexAt(place), unacked.sourceAt(place)]).toEqual([40, 400, 1])
  unacked.remove(place)
  unacked.trim()
  expect(unacked.find(40)).toBe(-1)
  expect([unacked.count, unacked.find(0), unacked.find(101), unacked.find(1e18)]).toEqual([99, -1, -1, -1])
})

test('tags with gaps are found too', () => {
  const unacked = new Unacked()
  for (let tag = 7; tag < 5_000; tag += 7) unacked.push(tag, tag, 0)
  for (let tag = 1; tag < 5_000; tag += 1) {
    const place = unacked.find(tag)
    expect(place >= 0 ? unacked.indexAt(place) : 0).toBe(tag % 7 === 0 ? tag : 0)
  }
})

test('one stuck delivery does not make the ring grow', () => {
  const unacked = new Unacked()
  unacked.push(1, 1, 0)
  for (let tag = 2; tag < 100_000; tag += 1) {
    unacked.push(tag, tag, 0)
    unacked.remove(unacked.find(tag))
    unacked.trim()
  }
  expect([unacked.count, unacked.find(1)]).toEqual([1, 0])
  expect(unacked.span).toBeLessThan(200)
})

test('random settling agrees with a map', () => {
  const unacked = new Unacked()
  const model = new Map<number, number>()
  let state = 99
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % below
  }
  let tag = 0
  for (let round = 0; round < 20_000; round += 1) {
    tag += 1 + (random(10) === 0 ? random(5) : 0)
    if (random(3) > 0) {
      unacked.push(tag, tag + 1, 2)
      model.set(tag, tag + 1)
    }
    const asked = Math.max(1, tag - random(300))
    const place = unacked.find(asked)
    expect(place >= 0 ? unacked.indexAt(place) : undefined).toBe(model.get(asked))
    if (place >= 0) {
      unacked.remove(place)
      unacked.trim()
      model.delete(asked)
    }
    expect(unacked.count).toBe(model.size)
  }
})
