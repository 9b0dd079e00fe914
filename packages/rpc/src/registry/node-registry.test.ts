import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findNode } from '../client/find-node.ts'
import { findRegisteredNode, listRegisteredNodes, registerNode, unregisterNode } from './node-registry.ts'

const NO_SUCH_PID = 2 ** 22 + 1 // Beyond the largest that Linux gives out.
let parent = ''
let directory = ''

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'warren-registry-test-'))
  directory = join(parent, 'nodes')
})
afterEach(() => rm(parent, { recursive: true }))

const hare = { name: 'rabbit@hare', pid: process.pid, host: '127.0.0.1', clusterPort: 41_234 }

test('a registered node is found by name until it is taken out', async () => {
  await registerNode(hare, directory)
  expect(await findRegisteredNode('rabbit@hare', directory)).toEqual(hare)
  expect(await listRegisteredNodes(directory)).toEqual([hare])
  expect(await findNode('rabbit@hare', directory)).toEqual({
    ok: true,
    value: { name: 'rabbit@hare', host: '127.0.0.1', port: 41_234, tlsHost: 'hare', source: 'registry' },
  })
  await unregisterNode(hare, directory)
  expect(await findRegisteredNode('rabbit@hare', directory)).toBeUndefined()
})

test('a node whose process is gone is not found, and port 25672 of its host is assumed', async () => {
  await registerNode({ ...hare, pid: NO_SUCH_PID }, directory)
  expect(await findNode('rabbit@hare', directory)).toMatchObject({
    ok: true,
    value: { host: 'hare', port: 25_672, source: 'default' },
  })
})

test('an old process does not take out the entry of its successor', async () => {
  await registerNode(hare, directory)
  await unregisterNode({ name: hare.name, pid: NO_SUCH_PID }, directory)
  expect(await findRegisteredNode(hare.name, directory)).toEqual(hare)
})

test('a directory that is a link to elsewhere is neither read nor written', async () => {
  await symlink(parent, directory)
  await expect(registerNode(hare, directory)).rejects.toThrow('does not belong')
  expect(await listRegisteredNodes(directory)).toEqual([])
})

test('the TLS files of a node of this machine are found with it, also when its port is named', async () => {
  const tls = { caCertFile: '/ca.pem', certFile: '/node.pem', keyFile: '/key.pem', checksHost: true }
  await registerNode({ ...hare, tls }, directory)
  expect(await findNode('rabbit@hare', directory)).toMatchObject({ value: { tls, tlsHost: 'hare' } })
  expect(await findNode('rabbit@hare:41234', directory)).toMatchObject({ value: { tls, source: 'explicit' } })
  const elsewhere = await findNode('rabbit@hare:5000', directory)
  expect(elsewhere.ok && elsewhere.value.tls).toBe(undefined)
})

test('a damaged entry is ignored', async () => {
  await registerNode(hare, directory)
  await writeFile(join(directory, 'rabbit%40lynx.json'), '{"name":"rabbit@lynx","pid"')
  expect(await listRegisteredNodes(directory)).toEqual([hare])
})

test.each([
  ['rabbit@hare:5000', { name: 'rabbit@hare', host: 'hare', port: 5000, source: 'explicit' }],
  ['rabbit@10.0.0.7:5000', { name: 'rabbit@10.0.0.7', host: '10.0.0.7', port: 5000, source: 'explicit' }],
  ['rabbit@[::1]:5000', { name: 'rabbit@[::1]', host: '::1', port: 5000, source: 'explicit' }],
])('%s says itself where it is', async (name, location) => {
  expect(await findNode(name, directory)).toEqual({ ok: true, value: { ...location, tlsHost: location.host } })
})

test.each(['', 'rabbit', '@hare', 'rabbit@', 'rabbit@hare:0', 'rabbit@hare:99999'])(
  '%s is no node name',
  async (name) => {
    expect(await findNode(name, directory)).toMatchObject({ ok: false, error: { kind: 'badName' } })
  },
)
