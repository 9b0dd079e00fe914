import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { directoryLockErrorText, lockDirectory } from './directory-lock.ts'

let path = ''
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'directory-lock-'))
})
afterEach(() => rm(path, { recursive: true, force: true }))

test('the second process is told who holds the directory', async () => {
  const first = await lockDirectory(path, 'rabbit@hare')
  expect(first.ok).toBe(true)
  const second = await lockDirectory(path, 'rabbit@other')
  if (second.ok) throw new Error('locked twice')
  expect(second.error.kind).toBe('held')
  const text = directoryLockErrorText(second.error)
  expect(text).toContain('rabbit@hare')
  expect(text).toContain(String(process.pid))
  expect(await readdir(path)).toEqual(['node.pid'])
})

test('a released lock can be taken again', async () => {
  const first = await lockDirectory(path, 'a@b')
  if (first.ok) await first.value.release()
  expect(await readdir(path)).toEqual([])
  expect((await lockDirectory(path, 'a@b')).ok).toBe(true)
})

test('the lock of a dead process is stale', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  const stale = { pid: child.pid, host: hostname(), name: 'old@hare', started: 'boot/1', token: 'x' }
  await writeFile(join(path, 'node.pid'), JSON.stringify(stale))
  expect((await lockDirectory(path, 'new@hare')).ok).toBe(true)
  expect(await readFile(join(path, 'node.pid'), 'utf8')).toContain('new@hare')
  expect(await readdir(path)).toEqual(['node.pid'])
})

test('a process id that another process has by now is stale', async () => {
  const reused = { pid: process.pid, host: hostname(), name: 'old@hare', started: 'an-earlier-boot/17', token: 'x' }
  await writeFile(join(path, 'node.pid'), JSON.stringify(reused))
  expect((await lockDirectory(path, 'new@hare')).ok).toBe(true)
})

test('a holder on another host counts as alive', async () => {
  await writeFile(
    join(path, 'node.pid'),
    JSON.stringify({ pid: 1, host: 'elsewhere', name: 'a@elsewhere', token: 'x' }),
  )
  const result = await lockDirectory(path, 'new@hare')
  expect(result.ok ? undefined : result.error.kind).toBe('held')
})

test('a lock file that is not ours is not removed', async () => {
  await writeFile(join(path, 'node.pid'), 'something else\n')
  const result = await lockDirectory(path, 'new@hare')
  if (result.ok) throw new Error('locked')
  expect(directoryLockErrorText(result.error)).toContain('names no process')
})

test('of many that find a stale lock at once, one gets it', async () => {
  const stale = { pid: process.pid, host: hostname(), name: 'old@hare', started: 'an-earlier-boot/17', token: 'x' }
  await writeFile(join(path, 'node.pid'), JSON.stringify(stale))
  const results = await Promise.all(Array.from({ length: 20 }, (_, i) => lockDirectory(path, `n${i}@hare`)))
  expect(results.filter((result) => result.ok).length).toBe(1)
})
