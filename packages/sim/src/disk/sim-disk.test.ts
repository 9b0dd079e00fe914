import { type DiskFile, SeededRandom } from '@warren/kernel'
import { expect, test } from 'vitest'
import { SimDisk } from './sim-disk.ts'
import { VirtualTimers } from './virtual-timers.ts'

function setUp(seed = 1) {
  const timers = new VirtualTimers()
  const disk = new SimDisk({ timers, random: new SeededRandom(seed) })
  return { timers, disk, run: <T>(promise: Promise<T>) => timers.until(promise) }
}

function write(file: DiskFile, text: string, offset = 0): Promise<void> {
  return new Promise((resolve, reject) => {
    file.write([Buffer.from(text)], offset, (error) => (error === undefined ? resolve() : reject(error)))
  })
}

function sync(file: DiskFile): Promise<void> {
  return new Promise((resolve, reject) => file.sync((error) => (error === undefined ? resolve() : reject(error))))
}

const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : Buffer.from(bytes).toString())

test('what was synced survives a power loss, what was not may be lost', async () => {
  const { disk, run } = setUp()
  const file = await run(disk.open('a', 'create'))
  await run(disk.syncDirectory())
  await run(write(file, 'first'))
  await run(sync(file))
  await run(write(file, 'later', 0))
  const kept = disk.crash('allLost')
  expect(text(await run(kept.readFile('a')))).toBe('first')
})

test('a file whose name was not synced may be lost although its bytes were', async () => {
  const { disk, run } = setUp()
  const file = await run(disk.open('a', 'create'))
  await run(write(file, 'first'))
  await run(sync(file))
  expect(await run(disk.crash('allLost').list())).toEqual([])
})

test('a removal that was not synced may be undone', async () => {
  const { disk, run } = setUp()
  await run(disk.replaceFile('a', Buffer.from('here')))
  await run(disk.remove('a'))
  expect(await run(disk.list())).toEqual([])
  expect(text(await run(disk.crash('allLost').readFile('a')))).toBe('here')
})

test('a write is torn at the border of a sector, never within one', async () => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= 60; seed += 1) {
    const { disk, run } = setUp(seed)
    await run(disk.replaceFile('a', Buffer.alloc(2048, 'o')))
    const file = await run(disk.open('a', 'existing'))
    await run(write(file, 'n'.repeat(2048)))
    const contents = text(await run(disk.crash('sectorsKept').readFile('a'))) ?? ''
    const sectors = [0, 512, 1024, 1536].map((at) => contents.slice(at, at + 512))
    for (const sector of sectors) expect(['o'.repeat(512), 'n'.repeat(512)]).toContain(sector)
    seen.add(sectors.map((sector) => sector.charAt(0)).join(''))
  }
  expect(seen.size).toBeGreaterThan(10)
})

test('a replaced file is the old one or the new one after a power loss in between', async () => {
  const seen = new Set<string | undefined>()
  for (let seed = 1; seed <= 40; seed += 1) {
    const { disk, timers, run } = setUp(seed)
    await run(disk.replaceFile('a', Buffer.from('old')))
    void disk.replaceFile('a', Buffer.from('new'))
    await Promise.resolve()
    void timers
    seen.add(text(await run(disk.crash().readFile('a'))))
  }
  expect([...seen].sort()).toEqual(['new', 'old'])
})

test('what a failed sync gave up is not made durable by a later one that succeeds', async () => {
  let lost = 0
  for (let seed = 1; seed <= 20; seed += 1) {
    const { disk, run } = setUp(seed)
    await run(disk.replaceFile('a', Buffer.from('old')))
    const file = await run(disk.open('a', 'existing'))
    await run(write(file, 'new'))
    disk.fault = (operation) => (operation === 'sync' ? new Error('EIO') : undefined)
    await expect(run(sync(file))).rejects.toThrow('EIO')
    disk.fault = () => undefined
    await run(sync(file))
    expect(text(await run(disk.readFile('a')))).toBe('new')
    if (text(await run(disk.crash('allKept').readFile('a'))) === 'old') lost += 1
  }
  expect(lost).toBeGreaterThan(3)
})

test('nothing completes on a disk that lost its power', async () => {
  const { disk, timers } = setUp()
  let completed = 0
  const mark = () => {
    completed += 1
  }
  disk.open('a', 'create').then(mark, mark)
  disk.crash()
  while (await timers.step()) void 0
  expect(completed).toBe(0)
})

test('bytes that change while they are written are found out', async () => {
  const { disk, timers, run } = setUp()
  const file = await run(disk.open('a', 'create'))
  const bytes = Buffer.from('stable')
  file.write([bytes], 0, () => {})
  bytes.write('x')
  await expect(timers.step()).rejects.toThrow('bytes changed')
})

test('subdirectories keep their files', async () => {
  const { disk, run } = setUp()
  const inner = await run(disk.subdirectory('inner'))
  await run(inner.replaceFile('a', Buffer.from('here')))
  const again = await run(disk.crash().subdirectory('inner'))
  expect(text(await run(again.readFile('a')))).toBe('here')
})
