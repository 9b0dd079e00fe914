import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DiskFile } from '@warren/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NodeDisk } from './node-disk.ts'

let path = ''
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'node-disk-'))
})
afterEach(() => rm(path, { recursive: true, force: true }))

function write(file: DiskFile, parts: readonly string[], offset: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const buffers = parts.map((part) => Buffer.from(part))
    file.write(buffers, offset, (error) => (error === undefined ? resolve() : reject(error)))
  })
}

function sync(file: DiskFile): Promise<void> {
  return new Promise((resolve, reject) => file.sync((error) => (error === undefined ? resolve() : reject(error))))
}

test('several buffers go to one place and are read back', async () => {
  const disk = await NodeDisk.open(join(path, 'inner'))
  const file = await disk.open('a', 'create')
  await write(file, ['one ', 'two ', 'three'], 4)
  await sync(file)
  const target = Buffer.alloc(100)
  expect(await file.read(target, 0)).toBe(17)
  expect(target.toString('latin1', 0, 17)).toBe('\0\0\0\0one two three')
  expect(await file.size()).toBe(17)
  await file.close()
  expect(await disk.list()).toEqual(['a'])
})

test('preallocation fills with zeroes, keeps what is there and takes real blocks', async () => {
  const disk = await NodeDisk.open(path)
  const file = await disk.open('a', 'create')
  await write(file, ['kept'], 0)
  await file.preallocate(3_000_000)
  await file.preallocate(1000)
  expect(await file.size()).toBe(3_000_000)
  const target = Buffer.alloc(3_000_000, 1)
  await file.read(target, 0)
  expect(target.toString('latin1', 0, 4)).toBe('kept')
  expect(target.subarray(4).every((byte) => byte === 0)).toBe(true)
  expect((await stat(join(path, 'a'))).blocks * 512).toBeGreaterThanOrEqual(3_000_000)
  await file.close()
})

test('a file is replaced as a whole, and leftovers of a crash are removed', async () => {
  await writeFile(join(path, 'a.tmp'), 'half')
  const disk = await NodeDisk.open(path)
  expect(await readdir(path)).toEqual([])
  await disk.replaceFile('a', Buffer.from('old and longer'))
  await disk.replaceFile('a', Buffer.from('new'))
  expect(Buffer.from((await disk.readFile('a')) ?? []).toString()).toBe('new')
  await disk.remove('a')
  await disk.syncDirectory()
  expect(await disk.readFile('a')).toBeUndefined()
  expect(await disk.list()).toEqual([])
})

test('a missing file and a failing write are errors', async () => {
  const disk = await NodeDisk.open(path)
  await expect(disk.open('absent', 'existing')).rejects.toThrow('ENOENT')
  const file = await disk.open('a', 'create')
  await file.close()
  await expect(write(file, ['x'], 0)).rejects.toThrow()
  await expect(disk.readFile('../escape')).rejects.toThrow('plain file name')
})

test('a subdirectory is a disk of its own', async () => {
  const disk = await NodeDisk.open(path)
  const inner = await disk.subdirectory('inner')
  await inner.replaceFile('a', Buffer.from('here'))
  expect(await disk.list()).toEqual([])
  expect(await (await disk.subdirectory('inner')).list()).toEqual(['a'])
})
