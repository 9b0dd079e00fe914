import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NodeId, type NodeName, SILENT_LOG } from '@warren/kernel'
import { addBootIntent, NO_INTENT, readBootIntent } from '@warren/rpc'
import { readStoppedNode } from '@warren/rpc/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NodeDisk } from '../../platform/node-disk.ts'
import { newIdentity, readAnyIdentity, writeIdentity } from './identity.ts'
import { applyRename } from './rename.ts'

const OLD = 'rabbit@a' as NodeName
const NEW = 'hop@a' as NodeName
let directory: string
let disk: NodeDisk
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'rename-'))
  disk = await NodeDisk.open(directory)
  const contact = { id: 'b' as NodeId, name: 'rabbit@b' as NodeName, host: 'b', clusterPort: 25672 }
  await writeIdentity(disk, newIdentity(OLD, 'disc', [contact]))
})
afterEach(() => rmSync(directory, { recursive: true }))

const rename = (self: NodeName) => applyRename(directory, disk, self, SILENT_LOG)

test('a start under the new name takes it, and the new names of others', async () => {
  await addBootIntent(directory, {
    isForced: true,
    rename: [
      ['rabbit@a', 'hop@a'],
      ['rabbit@b', 'hop@b2'],
    ],
  })
  await rename(NEW)
  expect(await readAnyIdentity(disk)).toMatchObject({ name: NEW, contacts: [{ name: 'hop@b2', host: 'b2' }] })
  expect(await readBootIntent(directory)).toEqual({ ...NO_INTENT, isForced: true })
  expect(await readStoppedNode(directory)).toMatchObject({ value: { name: NEW, others: ['hop@b2:25672'] } })
})

test('a start that was cut short between the two files goes on', async () => {
  await addBootIntent(directory, { rename: [['rabbit@a', 'hop@a']] })
  await rename(NEW)
  await addBootIntent(directory, { rename: [['rabbit@a', 'hop@a']] })
  await rename(NEW)
  expect(await readAnyIdentity(disk)).toMatchObject({ name: NEW })
  expect(await readBootIntent(directory)).toEqual(NO_INTENT)
})

test('a start under the old name gives the rename up', async () => {
  await addBootIntent(directory, { rename: [['rabbit@a', 'hop@a']] })
  await rename(OLD)
  expect(await readAnyIdentity(disk)).toMatchObject({ name: OLD, contacts: [{ name: 'rabbit@b' }] })
  expect(await readBootIntent(directory)).toEqual(NO_INTENT)
})
