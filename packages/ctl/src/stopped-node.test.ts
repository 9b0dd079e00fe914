import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok } from '@warren/kernel'
import { type BootIntent, type ControlFailure, NO_INTENT, type StoppedNode } from '@warren/rpc/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CapturedRun, captureRun } from '../test-support/captured-run.ts'

let home: string
let node: StoppedNode | undefined
let intent: BootIntent
let left: { directory: string; more: Partial<BootIntent> }[]
let running: string[]
let failure: ControlFailure

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'ctl-'))
  writeFileSync(join(home, '.erlang.cookie'), 'SECRET\n', { mode: 0o400 })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))
beforeEach(() => {
  node = { name: 'rabbit@a', role: 'disc', others: ['rabbit@b:25672', 'rabbit@c:25673'] }
  intent = NO_INTENT
  left = []
  running = []
  failure = { kind: 'unreachable', host: 'a', port: 25672, reason: 'refused', text: '' }
})

function ctl(...argv: readonly string[]): Promise<CapturedRun> {
  return captureRun({
    argv: ['-n', 'rabbit@a', ...argv],
    hostName: 'a',
    homeDirectory: home,
    stoppedNodes: {
      workingDirectory: '/home/op',
      readNode: async () => (node === undefined ? fail({ kind: 'notThere' }) : ok(node)),
      readIntent: async () => intent,
      addIntent: async (directory, more) => {
        left.push({ directory, more })
        return NO_INTENT
      },
    },
    findNode: async (name) => ok({ name, host: name, port: 25672, source: 'default', tlsHost: name }),
    executeControl: async ({ address, request }) => {
      if (request.command === 'formation_state') return ok({ running: running.includes(address.host) })
      return fail(failure)
    },
  })
}

test('force_boot leaves word, silently', async () => {
  expect(await ctl('force_boot')).toEqual({ exitCode: 0, out: '', err: '' })
  expect(left).toEqual([{ directory: '/home/op/.warren/rabbit@a', more: { isForced: true } }])
  await ctl('force_boot', '--data-dir', '/data')
  expect(left[1]?.directory).toBe('/data')
})

test('a directory that is not there, is not its own, or is in use', async () => {
  node = undefined
  expect(await ctl('force_boot')).toMatchObject({
    exitCode: 69,
    err: 'Error:\nnode rabbit@a does not answer, and /home/op/.warren/rabbit@a holds no node; name its data directory with --data-dir or WARREN_DATA_DIR\n',
  })
  node = { name: 'rabbit@z', role: 'disc', others: [] }
  expect((await ctl('force_boot')).err).toContain('belongs to node rabbit@z, not to rabbit@a')
  expect(left).toEqual([])
})

test('a node that answers, or does not answer in time, is asked itself', async () => {
  failure = { kind: 'unreachable', host: 'a', port: 25672, reason: 'noAnswer', text: '' }
  expect((await ctl('force_boot')).err).toContain('unable to perform an operation on node')
  failure = { kind: 'commandFailed', exitCode: 64, text: 'Error: this command requires the target node to be stopped.' }
  expect(await ctl('rename_cluster_node', 'rabbit@a', 'hop@a')).toMatchObject({
    exitCode: 64,
    err: expect.stringContaining('Error: this command requires the target node to be stopped.\n'),
  })
  expect(left).toEqual([])
})

test('another node at that address is not the one that was meant', async () => {
  const text = 'another node answers there: rabbit@z'
  failure = { kind: 'unreachable', host: 'a', port: 25672, reason: 'otherNode', text }
  expect(await ctl('status')).toMatchObject({ exitCode: 69, err: expect.stringContaining(text) })
  expect((await ctl('force_boot')).exitCode).toBe(0)
})

test('forget_cluster_node --offline takes a member out at the next start', async () => {
  expect(await ctl('forget_cluster_node', '--offline', 'rabbit@b')).toEqual({
    exitCode: 0,
    out: 'Removing node rabbit@b from the cluster\n',
    err: '',
  })
  expect(left[0]?.more).toEqual({ isForced: true, forget: ['rabbit@b'] })
})

test('forget_cluster_node --offline is for disc nodes, members, and while all others are down', async () => {
  const offline = () => ctl('forget_cluster_node', '--offline', 'rabbit@b')
  expect((await ctl('forget_cluster_node', '--offline', 'rabbit@z')).err).toBe(
    "Error:\n{:not_a_cluster_node, 'The node selected is not in the cluster.'}\n",
  )
  running = ['rabbit@c:25673']
  const refused = {
    exitCode: 69,
    err: expect.stringMatching(/^Error:\n\{:removing_node_from_offline_node, 'To remove a node remotely/),
  }
  expect(await offline()).toMatchObject(refused)
  running = []
  node = { name: 'rabbit@a', role: 'ram', others: ['rabbit@b:25672'] }
  expect(await offline()).toMatchObject(refused)
  expect((await ctl('force_boot')).exitCode).toBe(69)
  expect((await ctl('forget_cluster_node', 'rabbit@b')).err).toContain('unable to perform an operation on node')
  expect(left).toEqual([])
})

test('rename_cluster_node, named by the old or by the new name', async () => {
  expect(await ctl('rename_cluster_node', 'rabbit@a', 'hop@a', 'rabbit@b', 'hop@b')).toEqual({
    exitCode: 0,
    out: 'Renaming cluster nodes: \n rabbit@a -> hop@a \nrabbit@b -> hop@b \n\n',
    err: '',
  })
  await ctl('-n', 'hop@a', 'rename_cluster_node', 'rabbit@a', 'hop@a')
  expect(left.map(({ more }) => more)).toEqual([
    {
      rename: [
        ['rabbit@a', 'hop@a'],
        ['rabbit@b', 'hop@b'],
      ],
    },
    { rename: [['rabbit@a', 'hop@a']] },
  ])
})

test.each([
  [['a@a', 'b@a', 'c@a'], 65, 'Error: Bad argument: Argument list should contain even number of nodes\n'],
  [['rabbit@a'], 64, 'Error (argument validation): not enough arguments.\n'],
  [[], 64, 'Error (argument validation): not enough arguments.\n'],
  [['rabbit@a', 'no name'], 65, 'Error:\nUnsupported node name: no name\n'],
  [['rabbit@a', 'x@a', 'rabbit@b', 'x@a'], 69, 'Error:\n{:rename_failed, {:duplicate_node, [:x@a, :x@a]}}\n'],
  [['rabbit@z-1', 'x@a'], 69, 'Error:\n{:rename_failed, {:nodes_not_in_cluster, [:"rabbit@z-1"]}}\n'],
  [['rabbit@a', 'rabbit@b'], 69, 'Error:\n{:rename_failed, {:nodes_already_in_cluster, [:rabbit@b]}}\n'],
])('rename_cluster_node %j is refused', async (names, exitCode, text) => {
  expect(await ctl('rename_cluster_node', ...names)).toMatchObject({ exitCode, err: expect.stringContaining(text) })
  expect(left).toEqual([])
})

test('a second rename has to wait for the first', async () => {
  intent = { ...NO_INTENT, rename: [['rabbit@a', 'hop@a']] }
  expect((await ctl('rename_cluster_node', 'rabbit@a', 'hip@a')).err).toContain(':rename_in_progress')
})
