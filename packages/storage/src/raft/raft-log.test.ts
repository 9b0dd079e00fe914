import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { MemoryDisk } from '../testing/memory-disk.ts'
import { RaftLog, type RaftPersist } from './raft-log.ts'
import type { RaftEntry, RaftSnapshot } from './raft-record.ts'

const entry = (index: number, term: number, text = `command ${index}`): RaftEntry => ({
  index,
  term,
  kind: 'command',
  data: Uint8Array.from(Buffer.from(text)),
})
const configuration = { voters: ['hare', 'mole'], learners: ['vole'] }
const snapshot = (index: number, term: number): RaftSnapshot => ({
  index,
  term,
  configuration,
  state: Uint8Array.from(Buffer.from(`state at ${index}`)),
})
const hardState = (term: number, votedFor: string | undefined, commitIndex: number) => ({ term, votedFor, commitIndex })

function persist(log: RaftLog, parts: RaftPersist): Promise<void> {
  return new Promise((resolve, reject) => {
    log.persist(parts, (error) => (error === undefined ? resolve() : reject(error)))
  })
}

function compact(log: RaftLog, upTo: RaftSnapshot): Promise<void> {
  return new Promise((resolve, reject) => {
    log.compact(upTo, (error) => (error === undefined ? resolve() : reject(error)))
  })
}

test('a new log is empty', async () => {
  const { hardState: found, entries, snapshot: none } = await RaftLog.open(new MemoryDisk(), crc32)
  expect([found, entries, none]).toEqual([hardState(0, undefined, 0), [], undefined])
})

test('hard state, entries of each kind and configurations are there again', async () => {
  const disk = new MemoryDisk()
  const { log } = await RaftLog.open(disk, crc32)
  const entries: RaftEntry[] = [
    { index: 1, term: 1, kind: 'empty', data: new Uint8Array(0) },
    { index: 2, term: 1, kind: 'configuration', data: Uint8Array.of(1, 2), configuration },
    entry(3, 2 ** 40),
  ]
  await persist(log, { entries, hardState: hardState(2 ** 40, 'hare', 2) })
  await log.close()
  const again = await RaftLog.open(disk, crc32)
  expect(again.entries).toEqual(entries)
  expect(again.hardState).toEqual(hardState(2 ** 40, 'hare', 2))
})

test('an entry takes the place of all from its index on', async () => {
  const disk = new MemoryDisk()
  const { log } = await RaftLog.open(disk, crc32)
  await persist(log, { entries: [entry(1, 1), entry(2, 1), entry(3, 1)] })
  await persist(log, { entries: [entry(2, 2, 'other')] })
  expect(log.lastIndex).toBe(2)
  const again = await RaftLog.open(disk, crc32)
  expect(again.entries).toEqual([entry(1, 1), entry(2, 2, 'other')])
})

test('a compaction keeps what follows the snapshot', async () => {
  const disk = new MemoryDisk()
  const { log } = await RaftLog.open(disk, crc32)
  await persist(log, { entries: [entry(1, 1), entry(2, 1), entry(3, 1)], hardState: hardState(1, 'mole', 3) })
  await compact(log, snapshot(2, 1))
  await persist(log, { entries: [entry(4, 1)] })
  expect([log.firstIndex, log.lastIndex]).toEqual([3, 4])
  const again = await RaftLog.open(disk, crc32)
  expect(again.snapshot).toEqual(snapshot(2, 1))
  expect(again.entries).toEqual([entry(3, 1), entry(4, 1)])
  expect(again.hardState).toEqual(hardState(1, 'mole', 3))
})

test('a snapshot from the leader takes the place of everything', async () => {
  const disk = new MemoryDisk()
  const { log } = await RaftLog.open(disk, crc32)
  await persist(log, { entries: [entry(1, 1), entry(2, 1)] })
  await persist(log, { snapshot: snapshot(9, 3), entries: [entry(10, 3)], hardState: hardState(3, undefined, 9) })
  const again = await RaftLog.open(disk, crc32)
  expect(again.snapshot).toEqual(snapshot(9, 3))
  expect(again.entries).toEqual([entry(10, 3)])
})

test('overlapping calls are durable in order and share syncs', async () => {
  const disk = new MemoryDisk()
  const { log } = await RaftLog.open(disk, crc32)
  disk.hold()
  const order: number[] = []
  const syncs = disk.syncs
  for (let index = 1; index <= 5; index += 1) {
    void persist(log, { entries: [entry(index, 1)] }).then(() => order.push(index))
  }
  for (let i = 0; i < 20; i += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    disk.step()
  }
  expect(order).toEqual([1, 2, 3, 4, 5])
  expect(disk.syncs - syncs).toBe(2)
})

test('a commit index alone costs no sync, and is kept by the next one or by closing', async () => {
  const disk = new MemoryDisk()
  const { log } = await RaftLog.open(disk, crc32)
  await persist(log, { entries: [entry(1, 1)], hardState: hardState(1, 'hare', 0) })
  const syncs = disk.syncs
  await persist(log, { hardState: hardState(1, 'hare', 1), mustSync: false })
  expect(disk.syncs).toBe(syncs)
  await log.close()
  expect((await RaftLog.open(disk, crc32)).hardState).toEqual(hardState(1, 'hare', 1))
})

test('after a failed sync every call fails', async () => {
  const disk = new MemoryDisk()
  const { log } = await RaftLog.open(disk, crc32)
  disk.failNext = { kind: 'sync', error: new Error('EIO') }
  const first = persist(log, { entries: [entry(1, 1)] })
  const second = persist(log, { entries: [entry(2, 1)] })
  await expect(first).rejects.toThrow('writing the Raft log failed')
  await expect(second).rejects.toThrow('writing the Raft log failed')
  await expect(persist(log, { entries: [entry(3, 1)] })).rejects.toThrow('writing the Raft log failed')
})

test('a torn last block is cut at each of its bytes; a bad block before a good one is refused', async () => {
  const disk = new MemoryDisk()
  const { log } = await RaftLog.open(disk, crc32)
  await persist(log, { entries: [entry(1, 1)] })
  const middle = log.usedBytes
  await persist(log, { entries: [entry(2, 1)] })
  const start = log.usedBytes
  await persist(log, { entries: [entry(3, 1)], hardState: hardState(1, 'hare', 2) })
  const end = log.usedBytes
  const whole = Buffer.from(disk.files.get('raft.log') ?? [])
  for (let at = start; at < end; at += 1) {
    const torn = Buffer.from(whole)
    torn[at] = (torn[at] ?? 0) ^ 0xff
    disk.files.set('raft.log', torn)
    const again = await RaftLog.open(disk, crc32)
    expect(again.entries).toEqual([entry(1, 1), entry(2, 1)])
    // What is written over the torn end must be found, whatever is behind it.
    await persist(again.log, { entries: [entry(3, 2, 'x')] })
    expect((await RaftLog.open(disk, crc32)).entries.at(-1)).toEqual(entry(3, 2, 'x'))
  }
  for (let at = middle; at < start; at += 1) {
    const corrupt = Buffer.from(whole)
    corrupt[at] = (corrupt[at] ?? 0) ^ 0xff
    disk.files.set('raft.log', corrupt)
    await expect(RaftLog.open(disk, crc32)).rejects.toThrow('corrupt')
  }
})

test('the log of another node is refused', async () => {
  const disk = new MemoryDisk()
  await RaftLog.open(disk, crc32, { nodeId: 'hare' })
  await expect(RaftLog.open(disk, crc32, { nodeId: 'mole' })).rejects.toThrow('belongs to node hare')
})
