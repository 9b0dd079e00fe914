// One node as an operator meets it: what it refuses and how it says so, SIGTERM, restart, and nodes that do not trust it.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort, LocalNode } from '../../scripts/local-node.ts'
import { open } from '../support/confirmed-load.ts'
import { clusterStatus, startCluster, until } from '../support/process-cluster.ts'

const MAIN = resolve(import.meta.dirname, '../../packages/server/src/main.ts')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warren-node-'))
  writeFileSync(join(folder, 'cookie'), 'ONECOOKIE', { mode: 0o600 })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `warren` until it ends by itself; it must. */
function warren(...flags: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'ignore', 'pipe'], timeout: 20_000 })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  return new Promise((done) => child.once('close', (code) => done({ code, stderr })))
}

async function node(name: string, cookieFile = join(folder, 'cookie')): Promise<LocalNode> {
  const ports = { amqpPort: await freePort(), clusterPort: await freePort() }
  return new LocalNode({ name, folder: join(folder, name), cookieFile, ...ports })
}

test('an unknown key in the configuration file refuses to start and names the nearest', async () => {
  const file = join(folder, 'warren.conf')
  writeFileSync(file, 'listeners.tcp.default = 5672\nhartbeat = 30\n')
  const { code, stderr } = await warren('--config', file)
  expect(code).toBe(78)
  expect(stderr).toMatch(/warren\.conf line 2: .*hartbeat.*heartbeat/)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test.each([
  [['--amqp-port', '70000'], /70000/],
  [['--name', 'two words@host'], /two words/],
  [['--no-such-flag'], /no-such-flag/],
])('%j is refused in one line', async (flags, text) => {
  const { code, stderr } = await warren(...flags)
  expect(code).not.toBe(0)
  expect(stderr).toMatch(text)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a cookie file that others may read refuses to start', async () => {
  chmodSync(join(folder, 'cookie'), 0o644)
  const { code, stderr } = await warren('--cookie-file', join(folder, 'cookie'), '--data-dir', join(folder, 'data'))
  expect(code).toBe(78)
  expect(stderr).toContain(`Cookie file ${join(folder, 'cookie')} must be accessible by owner only`)
})

test('a port in use is a clear error, and so is a data directory in use', async () => {
  const taken = createServer()
  const port = await new Promise<number>((done) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address()
      done(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const common = ['--name', 'a@localhost', '--data-dir', join(folder, 'a'), '--cookie-file', join(folder, 'cookie')]
  const amqp = ['--amqp-host', '127.0.0.1', '--amqp-port', String(port), '--cluster-port', '0']
  const refused = await warren(...common, ...amqp)
  taken.close()
  expect(refused.code).toBe(69)
  expect(refused.stderr).toContain(`127.0.0.1:${port} is in use`)
  const running = await node('a@localhost')
  running.start()
  await running.ready()
  const second = await warren('--name', 'a@localhost', '--data-dir', running.options.folder, ...common.slice(4))
  await running.stop()
  expect(second.code).toBe(69)
  expect(second.stderr).toMatch(/data directory is in use by node a@localhost \(process \d+/)
})

test('SIGTERM closes clients with 320 and ends with 0; what was persistent is there at the next start', async () => {
  const one = await node('one@localhost')
  one.start()
  await one.ready()
  const connection = await open(one.uri)
  const channel = await connection.createConfirmChannel()
  await channel.assertQueue('durable', { durable: true })
  await channel.assertQueue('transient', { durable: false })
  channel.sendToQueue('durable', Buffer.from('kept'), { persistent: true })
  channel.sendToQueue('durable', Buffer.from('not kept'), { persistent: false })
  await channel.waitForConfirms()
  const closed = new Promise<string>((done) => connection.once('close', (error?: Error) => done(error?.message ?? '')))
  expect(await one.stop()).toBe(0)
  expect(await closed).toContain("CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'")
  one.start()
  await one.ready()
  const back = await open(one.uri)
  const reader = await back.createChannel()
  reader.on('error', () => undefined)
  expect((await reader.checkQueue('durable')).messageCount).toBe(1)
  await expect(reader.checkQueue('transient')).rejects.toThrow("NOT_FOUND - no queue 'transient' in vhost '/'")
  await back.close()
  expect(await one.stop()).toBe(0)
})

test('a node with another cookie is refused, and both sides say why', async () => {
  writeFileSync(join(folder, 'other-cookie'), 'ANOTHERCOOKIE', { mode: 0o600 })
  const [one, stranger] = [await node('one@localhost'), await node('stranger@localhost', join(folder, 'other-cookie'))]
  for (const each of [one, stranger]) each.start()
  await Promise.all([one.ready(), stranger.ready()])
  await stranger.mustCtl('stop_app')
  const joined = await stranger.ctl('join_cluster', `${one.name}:${one.options.clusterPort}`)
  expect(joined.exitCode).toBe(69)
  expect(joined.stderr).toContain('cookie')
  await until('the refusing side has logged it', () => /rejected.*cookie/.test(readFileSync(one.logFile, 'utf8')))
  await until('the refused side has logged it', () =>
    /could not join.*cookieMismatch/.test(readFileSync(stranger.logFile, 'utf8')),
  )
  expect(readFileSync(one.logFile, 'utf8') + readFileSync(stranger.logFile, 'utf8')).not.toContain('ONECOOKIE')
  await Promise.all([one.stop(), stranger.stop()])
})

test('a whole cluster that was killed comes back, in any order, with its metadata and messages', async () => {
  const cluster = await startCluster(3, { joined: true })
  try {
    const connection = await open(cluster.node(2).uri)
    const channel = await connection.createConfirmChannel()
    await channel.assertQueue('survivor', { durable: true })
    channel.sendToQueue('survivor', Buffer.from('x'), { persistent: true })
    await channel.waitForConfirms()
    await Promise.all(cluster.nodes.map((each) => each.kill()))
    for (const number of [3, 1, 2]) cluster.node(number).start()
    await Promise.all(cluster.nodes.map((each) => each.ready()))
    await until('all three run', async () => (await clusterStatus(cluster.node(1))).running.length === 3)
    const back = await open(cluster.node(3).uri)
    expect((await (await back.createChannel()).checkQueue('survivor')).messageCount).toBe(1)
    await back.close()
  } finally {
    await cluster.close()
  }
})

test('a ram node takes part, forgets nothing durable, and gets its metadata anew at each start', async () => {
  const cluster = await startCluster(2, { joined: false })
  try {
    const [disc, ram] = [cluster.node(1), cluster.node(2)]
    await ram.join(disc, '--ram')
    expect(await clusterStatus(ram)).toEqual({ disc: [disc.name], ram: [ram.name], running: [disc.name, ram.name] })
    const connection = await open(ram.uri)
    const channel = await connection.createConfirmChannel()
    await channel.assertQueue('on.ram', { durable: true })
    channel.sendToQueue('on.ram', Buffer.from('x'), { persistent: true })
    await channel.waitForConfirms()
    await ram.kill()
    ram.start()
    await ram.ready()
    const back = await open(disc.uri)
    expect((await (await back.createChannel()).checkQueue('on.ram')).messageCount).toBe(1)
    await back.close()
    await ram.mustCtl('stop_app')
    await ram.mustCtl('reset')
    expect((await clusterStatus(disc)).ram).toEqual([])
  } finally {
    await cluster.close()
  }
})
