import { crc32 } from 'node:zlib'
import { type Epoch, type LogIndex, type Position, type QueueUid, SILENT_LOG } from '@warren/kernel'
import { expect, test, vi } from 'vitest'
import { sealBlock } from '../block.ts'
import { ownerOf } from '../file-header.ts'
import { MemoryDisk } from '../testing/memory-disk.ts'
import { MessageLog, type MessageLogOptions } from './message-log.ts'
import type { RecoveredQueues } from './recovery/recovered-queues.ts'

const EPOCH = 1 as Epoch
const FIRST = 7 as QueueUid
const SECOND = 8 as QueueUid
const queue = (uid: number) => uid as QueueUid
const index = (value: number) => value as LogIndex

const small = { segmentBytes: 8192, chunkBytes: 2048, nodeId: 'hare' }

async function open(disk: MemoryDisk, options: Partial<MessageLogOptions> = {}) {
  const onFailure = vi.fn<(error: Error) => void>()
  const opened = await MessageLog.open({ disk, crc32, log: SILENT_LOG, onFailure, ...small, ...options })
  return { ...opened, onFailure }
}

/** Appends a message for these targets, one reference each. */
function append(log: MessageLog, body: string, ...targets: readonly (readonly [QueueUid, number])[]) {
  const content = Buffer.from(body.padEnd(32, ' '))
  const position = log.beginMessage(true, true, targets.length, content.length, 5, 6)
  content.copy(log.contentBuffer, log.contentOffset)
  for (const [i, [uid, at]] of targets.entries()) log.setTarget(i, uid, EPOCH, index(at))
  log.retain(position, targets.length - 1)
  return { position, sequence: log.endMessage() }
}

function settle(log: MessageLog, uid: QueueUid, operation: number, first: number, count = 1): number {
  return log.appendSettle(uid, EPOCH, index(operation), Float64Array.of(first), Float64Array.of(count), 1)
}

function read(log: MessageLog, position: number): string {
  log.locate(position as Position)
  const { buffer, contentStart, contentEnd } = log.located
  return buffer.toString('utf8', contentStart, contentEnd).trimEnd()
}

async function synced(log: MessageLog): Promise<void> {
  log.flush()
  await vi.waitFor(() => expect(log.durableSequence).toBe(log.appendedSequence), { interval: 1 })
}

/** uid -> [index, body]. */
function contents(log: MessageLog, recovered: RecoveredQueues): Record<number, [number, string][]> {
  const result: Record<number, [number, string][]> = {}
  for (const [uid, found] of recovered) {
    result[uid] = [...found.positions].map((position, i) => [found.indexes[i] ?? 0, read(log, position)])
  }
  return result
}

test('a synced message is there again after a restart, with its index, producer and flags', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  append(log, 'one', [FIRST, 1])
  append(log, 'two', [FIRST, 2])
  await log.close()

  const again = await open(disk)
  expect(contents(again.log, again.recovered)).toEqual({
    7: [
      [1, 'one'],
      [2, 'two'],
    ],
  })
  const position = again.recovered.get(FIRST)?.positions[0] as Position
  again.log.locate(position)
  expect(again.log.located.flags).toBe(1)
  expect(again.log.producerAt(position)).toBe(5)
  expect(again.log.sequenceAt(position)).toBe(6)
})

test('what is appended while the log closes fails nothing', async () => {
  const { log, onFailure } = await open(new MemoryDisk())
  append(log, 'one', [FIRST, 1])
  await synced(log)
  let isClosed = false
  const closing = log.close().then(() => {
    isClosed = true
  })
  for (let at = 2; !isClosed; at += 1) {
    append(log, 'late', [FIRST, at])
    log.flush()
    await Promise.resolve()
  }
  await closing
  append(log, 'too late', [SECOND, 1])
  log.flush()
  await new Promise((resolve) => setImmediate(resolve))
  expect(onFailure).not.toHaveBeenCalled()
})

test('numbers above 32 bits survive', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  const big = 2 ** 52 + 12345
  const position = log.beginMessage(true, false, 1, 32, big, big + 1)
  log.contentBuffer.fill(1, log.contentOffset, log.contentOffset + 32)
  log.setTarget(0, queue(big), 4294967295 as Epoch, index(big + 2))
  log.endMessage()
  expect(log.producerAt(position)).toBe(big)
  await log.close()
  const again = await open(disk)
  const found = again.recovered.get(queue(big))
  expect(found?.lastIndex).toBe(big + 2)
  expect(found?.lastEpoch).toBe(4294967295)
  expect(again.log.sequenceAt((found?.positions[0] ?? 0) as Position)).toBe(big + 1)
})

test('durability is reported once per sync, up to the last append of that sync', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  const reported: number[] = []
  log.onDurable = (upTo) => reported.push(upTo)
  disk.hold()
  append(log, 'a', [FIRST, 1])
  log.flush()
  append(log, 'b', [FIRST, 2])
  append(log, 'c', [FIRST, 3])
  log.flush()
  disk.step()
  expect(reported).toEqual([])
  disk.step()
  expect(reported).toEqual([1])
  disk.step()
  disk.step()
  expect(reported).toEqual([1, 3])
  expect(log.unsyncedBytes).toBe(0)
})

test('what nobody has asked to be written is not written behind what somebody has, but with the next', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  const reported: number[] = []
  log.onDurable = (upTo) => reported.push(upTo)
  disk.hold()
  append(log, 'a', [FIRST, 1])
  log.flush()
  append(log, 'b', [FIRST, 2])
  disk.proceed()
  await vi.waitFor(() => expect(reported).toEqual([1]), { interval: 1 })
  await new Promise((resolve) => setImmediate(resolve))
  expect(reported).toEqual([1])
  append(log, 'c', [FIRST, 3])
  await synced(log)
  expect(reported).toEqual([1, 3])
})

test('a message is readable while it is being written, and its memory stays until the write has ended', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  disk.hold()
  const { position } = append(log, 'here', [FIRST, 1])
  log.flush()
  expect(read(log, position)).toBe('here')
  // Fills the chunk, so that only the write keeps it.
  const others = Array.from({ length: 30 }, (_, i) => append(log, `more ${i}`, [FIRST, 2 + i]).position)
  log.release(position)
  for (const other of others) log.release(other)
  const memory = log.memoryBytes
  append(log, 'reuses no memory yet', [FIRST, 40])
  expect(log.memoryBytes).toBeGreaterThanOrEqual(memory)
  disk.proceed()
  await synced(log)
  await log.close()
  // No settle: all of it must still be on disk, unharmed.
  const again = await open(disk)
  expect(again.recovered.get(FIRST)?.positions.length).toBe(32)
  expect(contents(again.log, again.recovered)[7]?.[0]).toEqual([1, 'here'])
})

test('a settled message does not come back, and its index stays known', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  append(log, 'a', [FIRST, 1])
  append(log, 'b', [FIRST, 2])
  append(log, 'c', [FIRST, 3])
  settle(log, FIRST, 4, 1, 3)
  await log.close()
  const again = await open(disk)
  expect(contents(again.log, again.recovered)).toEqual({ 7: [] })
  expect(again.recovered.get(FIRST)?.lastIndex).toBe(4)
})

test('a fanned-out message is stored once and lives until its last queue has released it', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  append(log, 'both', [FIRST, 1], [SECOND, 9])
  await log.close()
  const again = await open(disk)
  const first = again.recovered.get(FIRST)?.positions[0] as Position
  expect(again.recovered.get(SECOND)?.positions[0]).toBe(first)
  expect(again.log.liveMessages).toBe(1)
  again.log.release(first)
  expect(read(again.log, first)).toBe('both')
  settle(again.log, FIRST, 2, 1)
  await again.log.close()

  const third = await open(disk)
  expect(contents(third.log, third.recovered)).toEqual({ 7: [], 8: [[9, 'both']] })
  third.log.release(third.recovered.get(SECOND)?.positions[0] as Position)
  expect(third.log.liveMessages).toBe(0)
  expect(third.log.liveBytes).toBe(0)
})

test('a message in memory only has no append sequence and is gone after a restart', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  const position = log.beginMessage(false, false, 0, 32, 0, 0)
  log.contentBuffer.write('transient'.padEnd(32), log.contentOffset)
  expect(log.endMessage()).toBe(0)
  expect(read(log, position)).toBe('transient')
  await log.close()
  expect((await open(disk)).recovered.size).toBe(0)
})

test('releasing a message twice and reading it afterwards are bugs that are found', async () => {
  const { log } = await open(new MemoryDisk())
  const { position } = append(log, 'a', [FIRST, 1])
  log.release(position)
  expect(() => log.release(position)).toThrow('released more often')
  expect(() => log.locate(position)).toThrow('outlived')
})

test('a record larger than a segment may be the first of all', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  append(log, 'x'.repeat(20_000), [FIRST, 1])
  append(log, 'after', [FIRST, 2])
  await log.close()
  const again = await open(disk)
  expect(contents(again.log, again.recovered)[7]?.map(([, body]) => body.length)).toEqual([20_000, 5])
})

test('a record larger than a segment has a segment of its own, and order is kept around it', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  append(log, 'before', [FIRST, 1])
  append(log, 'x'.repeat(20_000), [FIRST, 2])
  append(log, 'after', [FIRST, 3])
  await log.close()
  const again = await open(disk)
  const found = contents(again.log, again.recovered)[7] ?? []
  expect(found.map(([at, body]) => [at, body.length])).toEqual([
    [1, 6],
    [2, 20_000],
    [3, 5],
  ])
})

test('segments whose messages are gone are reused, and what they held stays gone', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk, { diskSlackBytes: Number.POSITIVE_INFINITY })
  append(log, 'kept', [SECOND, 1])
  await synced(log)
  log.release(append(log, 'idle', [queue(99), 41]).position)
  settle(log, queue(99), 42, 41)
  for (let at = 1; at <= 2000; at += 1) {
    const { position } = append(log, `message ${at}`, [FIRST, at])
    settle(log, FIRST, 0, at)
    log.release(position)
    if (at % 20 === 0) await synced(log)
    if (at === 1000) {
      // The first segment is held by this one alone.
      expect(log.diskBytes).toBeGreaterThan(small.segmentBytes * 10)
    }
  }
  expect(log.liveMessages).toBe(1)
  await log.close()
  const again = await open(disk)
  expect(contents(again.log, again.recovered)).toEqual({ 7: [], 8: [[1, 'kept']], 99: [] })
  again.log.release(again.recovered.get(SECOND)?.positions[0] as Position)
  settle(again.log, SECOND, 2, 1)
  await synced(again.log)
  await vi.waitFor(async () => {
    await synced(again.log)
    expect(again.log.diskBytes).toBeLessThanOrEqual(small.segmentBytes * 4)
  })
  await again.log.close()
  const third = await open(disk)
  // The newest mention of each last index was in a segment that is gone.
  expect([...third.recovered].map(([uid, found]) => [uid, found.lastIndex, found.positions.length])).toEqual([
    [7, 2000, 0],
    [8, 2, 0],
    [99, 42, 0],
  ])
})

/** Messages that come and go, enough to fill many segments. */
async function traffic(log: MessageLog, uid: QueueUid, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 1) {
    const { position } = append(log, `message ${at}`, [uid, at])
    settle(log, uid, 0, at)
    log.release(position)
    if (at % 20 === 0) await synced(log)
  }
  await synced(log)
}

test('a message that nobody consumes does not keep the segments after it, and stays readable', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk, { diskSlackBytes: 3 * small.segmentBytes })
  const { position } = append(log, 'kept', [SECOND, 1])
  const large = append(log, 'y'.repeat(5000), [SECOND, 2]).position
  await traffic(log, FIRST, 1, 2000)
  expect(log.diskBytes).toBeLessThan(small.segmentBytes * 12)
  expect(read(log, position)).toBe('kept')
  expect(log.sequenceAt(position)).toBe(6)
  expect(read(log, large).length).toBe(5000)
  await log.close()
  const again = await open(disk)
  expect(contents(again.log, again.recovered)[8]?.map(([at, body]) => [at, body.length])).toEqual([
    [1, 4],
    [2, 5000],
  ])
  log.release(position)
  expect(() => log.release(position)).toThrow(/released more often|outlived/)
})

test('of a fanned-out message that is moved only the queues that still hold it are named', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk, { diskSlackBytes: 3 * small.segmentBytes })
  log.isSettled = (uid) => uid === SECOND
  const { position } = append(log, 'shared', [SECOND, 1], [queue(9), 1])
  const bytes = log.liveBytes
  settle(log, SECOND, 0, 1)
  log.release(position)
  await traffic(log, FIRST, 1, 2000)
  expect(log.liveBytes).toBe(bytes - 20)
  expect(log.diskBytes).toBeLessThan(small.segmentBytes * 8)
  await log.close()
  const again = await open(disk)
  expect(contents(again.log, again.recovered)).toEqual({ 7: [], 8: [], 9: [[1, 'shared']] })
})

test('a shared message is not moved to another segment while nobody can say who holds it', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk, { diskSlackBytes: 3 * small.segmentBytes })
  const { position } = append(log, 'shared', [SECOND, 1], [queue(9), 1])
  settle(log, SECOND, 0, 1)
  log.release(position)
  await traffic(log, FIRST, 1, 1000)
  expect(log.diskBytes).toBeGreaterThan(small.segmentBytes * 10)
  log.isSettled = (uid) => uid === SECOND
  await traffic(log, FIRST, 1001, 200)
  log.maintain()
  await synced(log)
  await log.close()
  const again = await open(disk)
  expect(contents(again.log, again.recovered)).toEqual({ 7: [], 8: [], 9: [[1, 'shared']] })
})

test('few live messages do not keep much memory', async () => {
  const options = { diskSlackBytes: Number.POSITIVE_INFINITY, memorySlackBytes: 8192, segmentBytes: 1 << 20 }
  const { log } = await open(new MemoryDisk(), options)
  const kept: Position[] = []
  for (let at = 1; at <= 3000; at += 1) {
    const { position } = append(log, `message ${at}`, [FIRST, at])
    if (at % 50 === 0) kept.push(position)
    else log.release(position)
    const transient = log.beginMessage(false, false, 0, 32, 0, 0)
    log.contentBuffer.write(`transient ${at}`.padEnd(32), log.contentOffset)
    log.endMessage()
    if (at % 50 === 0) kept.push(transient)
    else log.release(transient)
  }
  await synced(log)
  for (let i = 0; i < 20; i += 1) log.maintain()
  expect(log.memoryBytes - log.liveBytes).toBeLessThan(8192 * 3 + 64 * 2048)
  expect(kept.filter((_, i) => i % 2 === 0).map((position) => read(log, position))).toEqual(
    Array.from({ length: 60 }, (_, i) => `message ${50 * (i + 1)}`),
  )
  for (const position of kept) log.release(position)
  expect([log.liveMessages, log.liveBytes]).toEqual([0, 0])
})

test('a released queue is not carried forward', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  append(log, 'a', [SECOND, 1])
  await log.close()
  const again = await open(disk)
  again.log.releaseQueue(SECOND, again.recovered.get(SECOND))
  expect(again.log.liveMessages).toBe(0)
  for (let at = 1; at <= 400; at += 1) {
    again.log.release(append(again.log, `message ${at}`, [FIRST, at]).position)
    settle(again.log, FIRST, 0, at)
    if (at % 20 === 0) await synced(again.log)
  }
  await again.log.close()
  expect([...(await open(disk)).recovered.keys()]).toEqual([FIRST])
})

test('memory is given back when messages are consumed, but for the pool', async () => {
  const { log } = await open(new MemoryDisk(), { segmentBytes: 1 << 20 })
  const positions: Position[] = []
  for (let at = 1; at <= 3000; at += 1) positions.push(append(log, `message ${at}`, [FIRST, at]).position)
  await synced(log)
  const full = log.memoryBytes
  for (const position of positions) log.release(position)
  for (let round = 0; round < 20; round += 1) {
    const batch = Array.from({ length: 1000 }, (_, i) => append(log, 'again', [FIRST, 4000 + i]).position)
    await synced(log)
    for (const position of batch) log.release(position)
  }
  expect(log.memoryBytes).toBeLessThanOrEqual(full)
})

test('a failing sync is reported as failure once and never as durable', async () => {
  const disk = new MemoryDisk()
  const { log, onFailure } = await open(disk)
  log.onDurable = vi.fn()
  append(log, 'a', [FIRST, 1])
  disk.failNext = { kind: 'sync', error: new Error('EIO') }
  log.flush()
  await vi.waitFor(() => expect(onFailure).toHaveBeenCalledTimes(1))
  append(log, 'b', [FIRST, 2])
  log.flush()
  await log.close()
  expect(log.onDurable).not.toHaveBeenCalled()
  expect(onFailure).toHaveBeenCalledTimes(1)
  expect(onFailure.mock.calls[0]?.[0].cause).toEqual(new Error('EIO'))
})

test('a failing write is reported as failure', async () => {
  const disk = new MemoryDisk()
  const { log, onFailure } = await open(disk)
  append(log, 'a', [FIRST, 1])
  disk.failNext = { kind: 'write', error: new Error('EIO') }
  log.flush()
  await vi.waitFor(() => expect(onFailure).toHaveBeenCalledTimes(1))
  expect(log.durableSequence).toBe(0)
})

test('a disk that is full while the next segment is prepared is no failure until the segment is needed', async () => {
  const disk = new MemoryDisk()
  const { log, onFailure } = await open(disk)
  disk.failNext = { kind: 'preallocate', error: new Error('ENOSPC') }
  append(log, 'a', [FIRST, 1])
  await synced(log)
  await vi.waitFor(() => expect(disk.failNext).toBeUndefined())
  for (let at = 2; at < 200; at += 1) append(log, `message ${at}`, [FIRST, at])
  await synced(log)
  expect(onFailure).not.toHaveBeenCalled()
})

test('a settle of very many ranges is whole after a restart', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk, { segmentBytes: 1 << 20, chunkBytes: 1 << 20 })
  const count = 10_000
  for (let at = 1; at <= count * 2; at += 1) append(log, 'm', [FIRST, at])
  const firsts = new Float64Array(count)
  for (let i = 0; i < count; i += 1) firsts[i] = 2 * i + 1
  log.appendSettle(FIRST, EPOCH, index(count * 2 + 1), firsts, new Float64Array(count).fill(1), count)
  await log.close()
  const again = await open(disk, { segmentBytes: 1 << 20, chunkBytes: 1 << 20 })
  const found = again.recovered.get(FIRST)
  expect(found?.lastIndex).toBe(count * 2 + 1)
  expect(found?.indexes.length).toBe(count)
  expect(found?.indexes.every((at) => at % 2 === 0)).toBe(true)
})

test('a torn tail is cut at each of its bytes, and what is written over it is found', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  append(log, 'kept', [FIRST, 1])
  await synced(log)
  const start = 512 + 24 + 24 + 20 + 32
  append(log, 'torn', [FIRST, 2])
  await log.close()
  const [name = ''] = disk.files.keys()
  const whole = Buffer.from(disk.files.get(name) ?? [])
  for (let at = start; at < start + 24 + 76; at += 1) {
    const torn = Buffer.from(whole)
    torn[at] = (torn[at] ?? 0) ^ 0x01
    disk.files.set(name, torn)
    const again = await open(disk)
    expect(contents(again.log, again.recovered)).toEqual({ 7: [[1, 'kept']] })
    append(again.log, 'later', [SECOND, 1])
    await again.log.close()
    const third = await open(disk)
    expect(contents(third.log, third.recovered)).toEqual({ 7: [[1, 'kept']], 8: [[1, 'later']] })
    await third.log.close()
  }
})

test('a bad block before a good one is refused, in the same segment and in an older one', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  for (let at = 1; at <= 200; at += 1) {
    append(log, `message ${at}`, [FIRST, at])
    if (at % 10 === 0) await synced(log)
  }
  await log.close()
  const whole = new Map([...disk.files].map(([name, bytes]) => [name, Buffer.from(bytes)]))
  const used = [...whole].filter(([, bytes]) => bytes[512] !== 0).map(([name]) => name)
  expect(used.length).toBeGreaterThan(2)
  // A bad block alone in the newest segment would be a torn one.
  for (const name of used.slice(0, -1)) {
    const corrupt = Buffer.from(whole.get(name) ?? [])
    corrupt[600] = (corrupt[600] ?? 0) ^ 0x01
    disk.files.set(name, corrupt)
    await expect(open(disk)).rejects.toThrow(/corrupt/)
    disk.files.set(name, Buffer.from(whole.get(name) ?? []))
  }
  const second = Buffer.from(whole.get(used[1] ?? '') ?? [])
  second.fill(0, 0, 512)
  disk.files.set(used[1] ?? '', second)
  await expect(open(disk)).rejects.toThrow(/the one before it is 1/)
})

test('a block inside a message body is not taken for one of the log', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk, { salt: 5 })
  const forged = Buffer.alloc(24)
  sealBlock(forged, [], 24, 2, ownerOf('segment', { id: 1, nodeId: 'hare', salt: 0 }, crc32))
  const content = Buffer.concat([Buffer.alloc(32), forged])
  log.beginMessage(true, true, 1, content.length, 1, 1)
  content.copy(log.contentBuffer, log.contentOffset)
  log.setTarget(0, FIRST, EPOCH, index(1))
  log.endMessage()
  await log.close()
  // The block with the message is torn: the scan behind it comes upon the forged one.
  const [name = ''] = disk.files.keys()
  const torn = Buffer.from(disk.files.get(name) ?? [])
  torn[540] = (torn[540] ?? 0) ^ 0x01
  disk.files.set(name, torn)
  expect((await open(disk, { salt: 6 })).recovered.size).toBe(0)
})

test('the log of another node is refused', async () => {
  const disk = new MemoryDisk()
  await (await open(disk)).log.close()
  await expect(open(disk, { nodeId: 'mole' })).rejects.toThrow('belongs to node hare')
})

test('an index may be used again after its message was settled: the later message counts', async () => {
  const disk = new MemoryDisk()
  const { log } = await open(disk)
  append(log, 'divergent', [FIRST, 5])
  settle(log, FIRST, 0, 5)
  append(log, 'agreed', [FIRST, 5])
  await log.close()
  const again = await open(disk)
  expect(contents(again.log, again.recovered)).toEqual({ 7: [[5, 'agreed']] })
})
