import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addBootIntent, NO_INTENT, readBootIntent, writeBootIntent } from './boot-intent.ts'
import { startOf } from './process-life.ts'
import { readStoppedNode } from './stopped-node.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'intent-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const put = (file: string, value: unknown) => writeFileSync(join(directory, file), JSON.stringify(value))

test('what is asked adds up, and is gone once nothing is left of it', async () => {
  expect(await readBootIntent(directory)).toEqual(NO_INTENT)
  await addBootIntent(directory, { isForced: true })
  await addBootIntent(directory, { forget: ['rabbit@b'] })
  const whole = await addBootIntent(directory, { forget: ['rabbit@b', 'rabbit@c'], rename: [['rabbit@a', 'hop@a']] })
  expect(whole).toEqual({ isForced: true, forget: ['rabbit@b', 'rabbit@c'], rename: [['rabbit@a', 'hop@a']] })
  expect(await readBootIntent(directory)).toEqual(whole)
  await writeBootIntent(directory, NO_INTENT)
  expect(readdirSync(directory)).toEqual([])
})

test('a file that was damaged, or is of another version, is told', async () => {
  for (const content of ['', '{}', '{"formatVersion":2,"isForced":true,"forget":[],"rename":[]}']) {
    writeFileSync(join(directory, 'boot-intent.json'), content)
    await expect(readBootIntent(directory)).rejects.toThrow('boot-intent.json cannot be read')
  }
})

test('a stopped node is known by its directory', async () => {
  expect(await readStoppedNode(directory)).toEqual({ ok: false, error: { kind: 'notThere' } })
  put('node.json', { name: 'rabbit@a', role: 'disc', contacts: [{ name: 'rabbit@b', clusterPort: 25673 }] })
  const node = { name: 'rabbit@a', role: 'disc', others: ['rabbit@b:25673'] }
  expect(await readStoppedNode(directory)).toEqual({ ok: true, value: node })
  const lock = { pid: process.pid, host: hostname(), name: 'rabbit@a' }
  put('node.pid', { ...lock, started: await startOf(process.pid) })
  expect(await readStoppedNode(directory)).toEqual({
    ok: false,
    error: { kind: 'inUse', holder: `process ${process.pid}` },
  })
  put('node.pid', { ...lock, started: 'another process of that number' })
  expect((await readStoppedNode(directory)).ok).toBe((await startOf(process.pid)) !== undefined)
  put('node.pid', { ...lock, host: 'elsewhere' })
  expect(await readStoppedNode(directory)).toMatchObject({ error: { holder: `process ${process.pid} on elsewhere` } })
  rmSync(join(directory, 'node.pid'))
  put('node.json', { name: 'rabbit@a' })
  expect(await readStoppedNode(directory)).toMatchObject({ error: { kind: 'unreadable' } })
})
