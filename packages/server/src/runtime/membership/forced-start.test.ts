import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NodeId, type NodeName, SILENT_LOG } from '@warren/kernel'
import { NO_INTENT, readBootIntent } from '@warren/rpc'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeerState } from '../formation/formation-rules.ts'
import { askForcedStart, type ForcedStartFiles, takeForcedStart } from './forced-start.ts'
import { newIdentity } from './identity.ts'

const B = 'rabbit@b' as NodeName
const contacts = ['b', 'c'].map((host) => ({
  ...{ id: host as NodeId, name: `rabbit@${host}` as NodeName, host, clusterPort: 25672 },
}))
const disc = newIdentity('rabbit@a' as NodeName, 'disc', contacts)
const ram = newIdentity('rabbit@a' as NodeName, 'ram', contacts)
const GONE: PeerState = { kind: 'silent', reason: 'refused', isThere: false }
const RUNS: PeerState = { kind: 'member', address: { host: 'c', clusterPort: 25672 }, isRunning: true }
let files: ForcedStartFiles
let running: string[]

beforeEach(() => {
  running = []
  files = {
    directory: mkdtempSync(join(tmpdir(), 'forced-')),
    probe: async (peer) => (running.includes(peer) ? RUNS : GONE),
    log: SILENT_LOG,
  }
})
afterEach(() => rmSync(files.directory, { recursive: true }))

test('without word a start is not forced', async () => {
  expect(await takeForcedStart(disc, files)).toBeUndefined()
})

test('word is left once, and taken once', async () => {
  expect(await askForcedStart(disc, undefined, files)).toMatchObject({ ok: true })
  expect(await askForcedStart(disc, B, files)).toMatchObject({ ok: true })
  expect(await takeForcedStart(disc, files)).toEqual({ forget: ['b'] })
  expect(await readBootIntent(files.directory)).toEqual(NO_INTENT)
  expect(await takeForcedStart(disc, files)).toBeUndefined()
})

test('a start is not forced while another member runs, nor where there is none', async () => {
  await askForcedStart(disc, undefined, files)
  running = ['rabbit@c:25672']
  expect(await takeForcedStart(disc, files)).toBeUndefined()
  expect(await readBootIntent(files.directory)).toEqual(NO_INTENT)
  await askForcedStart(disc, undefined, files)
  expect(await takeForcedStart({ ...disc, contacts: [] }, files)).toBeUndefined()
})

test('forgetting asks for a disc node, a member, and that all others are down', async () => {
  expect(await askForcedStart(disc, 'rabbit@z' as NodeName, files)).toMatchObject({ error: { kind: 'notMember' } })
  expect(await askForcedStart(ram, B, files)).toMatchObject({ error: { kind: 'ramNodeOrOthersRun' } })
  expect(await askForcedStart(ram, undefined, files)).toMatchObject({ error: { kind: 'ramNode' } })
  running = ['rabbit@c:25672']
  expect(await askForcedStart(disc, B, files)).toMatchObject({ error: { kind: 'ramNodeOrOthersRun' } })
  expect(await readBootIntent(files.directory)).toEqual(NO_INTENT)
})
