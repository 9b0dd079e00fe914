import { afterEach, expect, test } from 'vitest'
import { openNode, type TestNode } from '../../test-support/endpoints.ts'
import type { ControlHandler } from '../control-handler.ts'
import { type ControlRequest, executeControl, type Json } from './control-client.ts'

const opened: TestNode[] = []

async function nodeWith(execute: ControlHandler['execute']): Promise<TestNode> {
  const node = await openNode('a', { handler: { execute } })
  opened.push(node)
  return node
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ endpoint }) => endpoint.close()))
})

function run(
  node: TestNode,
  request: Partial<ControlRequest> = {},
  options: { cookie?: string; timeoutMs?: number } = {},
) {
  const rows: Json[] = []
  const result = executeControl({
    address: { host: '127.0.0.1', port: node.endpoint.port },
    cookie: Buffer.from(options.cookie ?? 'SECRETCOOKIE'),
    clientName: 'ctl-1@here',
    request: { command: 'list_queues', arguments: [], options: {}, ...request },
    timeoutMs: options.timeoutMs ?? 5000,
    onRow: (row) => rows.push(row),
  })
  return result.then((value) => ({ result: value, rows }))
}

test('a command brings its rows in order and then its value', async () => {
  const node = await nodeWith(async (_request, emitRow) => {
    for (let i = 0; i < 1000; i++) emitRow({ name: `q${i}`, messages: i })
    return { kind: 'ok', value: ['done', null] }
  })
  const { result, rows } = await run(node)
  expect(result).toEqual({ ok: true, value: ['done', null] })
  expect(rows).toHaveLength(1000)
  expect(rows[999]).toEqual({ name: 'q999', messages: 999 })
})

test('a request arrives as it was made', async () => {
  const seen: ControlRequest[] = []
  const node = await nodeWith(async (request) => {
    seen.push(request)
    return { kind: 'ok' }
  })
  const full: ControlRequest = {
    command: 'set_permissions',
    vhost: '',
    arguments: ['u', '.*', ''],
    options: { timeout: 3, silent: true, formatter: 'json' },
    columns: [],
  }
  const bare: ControlRequest = { command: 'status', arguments: [], options: {} }
  expect((await run(node, full)).result).toEqual({ ok: true, value: undefined })
  await run(node, bare)
  expect(seen[0]).toEqual(full)
  expect(seen[1]).toEqual(bare)
})

test('commands are answered also while the application is stopped', async () => {
  const node = await nodeWith(async () => ({ kind: 'ok', value: 'stopped' }))
  node.endpoint.control.listener = undefined
  expect((await run(node)).result).toEqual({ ok: true, value: 'stopped' })
})

test('a failed command carries its exit code and text', async () => {
  const node = await nodeWith(async () => ({ kind: 'error', exitCode: 65, text: 'Error: no' }))
  expect((await run(node)).result).toEqual({
    ok: false,
    error: { kind: 'commandFailed', exitCode: 65, text: 'Error: no' },
  })
})

test('a command that throws is an internal error, not a lost connection', async () => {
  const node = await nodeWith(async () => {
    throw new Error('bug')
  })
  expect((await run(node)).result).toMatchObject({ ok: false, error: { kind: 'commandFailed', exitCode: 70 } })
})

test('a wrong cookie is told as such, with the address', async () => {
  const node = await nodeWith(async () => ({ kind: 'ok' }))
  expect((await run(node, {}, { cookie: 'OTHER' })).result).toMatchObject({
    ok: false,
    error: { kind: 'cookieMismatch', host: '127.0.0.1', port: node.endpoint.port },
  })
  expect(node.log.count('connection from node ctl-1@here rejected: cookie mismatch')).toBe(1)
})

test('a node that does not listen is unreachable, and refused is the reason', async () => {
  const node = await nodeWith(async () => ({ kind: 'ok' }))
  const { port } = node.endpoint
  await node.endpoint.close()
  const address = { host: '127.0.0.1', port }
  const result = await executeControl({
    address,
    cookie: Buffer.from('SECRETCOOKIE'),
    clientName: 'ctl',
    request: { command: 'status', arguments: [], options: {} },
    timeoutMs: 5000,
    onRow: () => {},
  })
  expect(result).toMatchObject({ ok: false, error: { kind: 'unreachable', ...address, reason: 'refused' } })
})

test('a command that takes too long ends in a timeout', async () => {
  const node = await nodeWith(() => new Promise(() => {}))
  expect((await run(node, {}, { timeoutMs: 200 })).result).toEqual({
    ok: false,
    error: { kind: 'timeout', timeoutMs: 200 },
  })
})

test('a node that goes away during a command is a lost connection', async () => {
  const node = await nodeWith(() => {
    setTimeout(() => void node.endpoint.close(), 20)
    return new Promise(() => {})
  })
  expect((await run(node)).result).toMatchObject({ ok: false, error: { kind: 'connectionLost' } })
})
