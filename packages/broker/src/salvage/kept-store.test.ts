import type { NodeId, QueueName, QueueUid, VhostName } from '@warren/kernel'
import { expect, test } from 'vitest'
import { MemoryDisk } from '../../../storage/src/testing/memory-disk.ts'
import { isRuns, type KeptFacts, parseKeptFacts } from './kept-facts.ts'
import { KeptStore } from './kept-store.ts'

const FACTS: KeptFacts = {
  ...{ vhost: '/' as VhostName, queue: 'q' as QueueName, messages: 3, file: 'kept-aside/a.messages' },
  ...{ lineage: 4, uid: 9 as QueueUid, leader: 'one' as NodeId, comparedIn: 5, offset: 0, held: undefined },
  compared: [[1, 2]],
}

async function opened(): Promise<{ disk: MemoryDisk; store: KeptStore; names: () => Promise<readonly string[]> }> {
  const disk = new MemoryDisk()
  const store = await KeptStore.open(disk)
  const folder = await disk.subdirectory('kept-aside')
  return { disk, store, names: () => folder.list() }
}

async function keep(store: KeptStore, title: string): Promise<void> {
  await (await store.create(title)).close()
  await store.write({ title, facts: FACTS })
}

test('what was kept is listed in the order of its titles, until it is removed', async () => {
  const { store, names } = await opened()
  for (const title of ['0002-4-9', '0001-4-9']) await keep(store, title)
  const { entries, unreadable } = await store.entries()
  expect(entries.map(({ title }) => title)).toEqual(['0001-4-9', '0002-4-9'])
  expect(entries[0]?.facts).toEqual(FACTS)
  expect(unreadable).toEqual([])
  for (const { title } of entries) await store.remove(title)
  expect(await names()).toEqual([])
})

test('a removal that was cut off can be made again, and what it left is swept', async () => {
  const { disk, store, names } = await opened()
  await keep(store, 'a')
  const folder = await disk.subdirectory('kept-aside')
  await folder.remove('a.json')
  await store.remove('a')
  expect(await names()).toEqual([])
  await (await store.create('b')).close()
  await keep(store, 'c')
  await store.sweep()
  expect(await names()).toEqual(['c.json', 'c.messages'])
})

test('only what has the prefix is cleared', async () => {
  const { store, names } = await opened()
  for (const title of ['01-4-0-1', '01-4-0-2', '01-4-1-1']) await keep(store, title)
  await store.clear('01-4-0-')
  expect(await names()).toEqual(['01-4-1-1.json', '01-4-1-1.messages'])
})

test('facts that are damaged are named, and keep their messages from the sweep', async () => {
  const { disk, store, names } = await opened()
  await keep(store, 'a')
  await keep(store, 'b')
  await (await disk.subdirectory('kept-aside')).replaceFile('a.json', Buffer.from('{"vhost":'))
  const { entries, unreadable } = await store.entries()
  expect(entries.map(({ title }) => title)).toEqual(['b'])
  expect(unreadable).toEqual(['kept-aside/a.json'])
  await store.sweep()
  expect(await names()).toContain('a.messages')
})

test('queues that were led are remembered by history, once, and only of the last ones', async () => {
  const { disk, store } = await opened()
  await store.addLed(1, [10, 11])
  await store.addLed(1, [11, 12])
  expect(await store.led()).toEqual([{ lineage: 1, uids: [10, 11, 12] }])
  for (let lineage = 2; lineage <= 70; lineage += 1) await store.addLed(lineage, [lineage])
  const led = await store.led()
  expect(led).toHaveLength(64)
  expect(led.at(-1)).toEqual({ lineage: 70, uids: [70] })
  await (await disk.subdirectory('kept-aside')).replaceFile('led.queues', Buffer.from('{"histories":[{"lineage":'))
  expect(await store.led()).toEqual([])
})

test('facts with anything else in a field are no facts', () => {
  const parse = (facts: object) => parseKeptFacts(Buffer.from(JSON.stringify({ formatVersion: 1, ...facts })))
  expect(parse(FACTS)).toEqual(FACTS)
  for (const [field, wrong] of [
    ['vhost', 1],
    ['messages', -1],
    ['uid', 1.5],
    ['offset', null],
    ['leader', undefined],
    ['comparedIn', 'one'],
    ['compared', [[1]]],
    ['held', [['1', 2]]],
    ['formatVersion', 2],
  ] as const) {
    expect(parse({ ...FACTS, [field]: wrong })).toBeUndefined()
  }
  expect(parseKeptFacts(Buffer.from('null'))).toBeUndefined()
})

test('runs ascend and do not touch', () => {
  expect(isRuns([])).toBe(true)
  expect(
    isRuns([
      [0, 1],
      [2, 5],
      [8, 1],
    ]),
  ).toBe(true)
  for (const wrong of [
    {},
    [[0, 0]],
    [[-1, 2]],
    [
      [5, 1],
      [4, 1],
    ],
    [
      [1, 2],
      [3, 1],
    ],
    [
      [1, 2],
      [2, 2],
    ],
    [[1, 2 ** 53]],
    [1],
  ]) {
    expect(isRuns(wrong)).toBe(false)
  }
})
