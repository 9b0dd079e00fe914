// A cluster whose nodes speak TLS with each other and with ctl, by real processes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, LocalNode, type LocalNodeOptions, nodeNumber } from '../../scripts/local-node.ts'
import { open } from '../support/confirmed-load.ts'
import { clusterStatus, until } from '../support/process-cluster.ts'

const CERTIFICATES = resolve(import.meta.dirname, '../../packages/rpc/test-support/certificates')
const TLS = {
  caCertFile: join(CERTIFICATES, 'ca.pem'),
  certFile: join(CERTIFICATES, 'node.pem'),
  keyFile: join(CERTIFICATES, 'node-key.pem'),
  checksHost: true,
}

let folder = ''
let nodes: readonly LocalNode[] = []

/** Names of this process alone: ctl finds a node of this machine by its name, and other tests have nodes too. */
async function newNode(number: number, options: Partial<LocalNodeOptions>): Promise<LocalNode> {
  const name = `tls${number}-${process.pid}@localhost`
  return new LocalNode({
    ...{ name, folder: join(folder, name), cookieFile: join(folder, 'cookie') },
    ...{ amqpPort: await freePort(), clusterPort: await freePort(), ...options },
  })
}

function node(number: number): LocalNode {
  return nodeNumber(nodes, number)
}

/** The same node for somebody whose ctl was told nothing of certificates. */
function withoutTls({ options }: LocalNode): LocalNode {
  const { tls: _, ...plain } = options
  return new LocalNode(plain)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warren-test-'))
  writeFileSync(join(folder, 'cookie'), 'TESTCOOKIE', { mode: 0o600 })
  nodes = await Promise.all([1, 2, 3].map((number) => newNode(number, { tls: TLS })))
  for (const each of nodes) each.start()
  await Promise.all(nodes.map((each) => each.ready()))
})
afterAll(async () => {
  await Promise.all(nodes.map((each) => each.stop()))
  rmSync(folder, { recursive: true, force: true })
})

test('three nodes join with the classic commands, and each sees the others', async () => {
  for (const each of nodes.slice(1)) await each.join(node(1))
  const names = nodes.map(({ name }) => name)
  for (const each of nodes) {
    await until(`${each.name} sees all`, async () => (await clusterStatus(each)).running.length === 3)
    expect(await clusterStatus(each)).toEqual({ disc: names, ram: [], running: names })
  }
})

test('a message published through one node is consumed through another', async () => {
  const owner = await open(node(1).uri)
  const declaring = await owner.createChannel()
  await declaring.assertQueue('secured', { durable: true })
  const publisher = await open(node(2).uri)
  const publishing = await publisher.createConfirmChannel()
  const consumer = await open(node(3).uri)
  const consuming = await consumer.createChannel()
  const received: string[] = []
  await consuming.consume('secured', (message) => received.push(message?.content.toString() ?? ''), { noAck: true })
  for (let i = 0; i < 200; i += 1) publishing.sendToQueue('secured', Buffer.from(String(i)), { persistent: true })
  await publishing.waitForConfirms()
  await until('all messages', () => received.length === 200)
  expect(received).toEqual(Array.from({ length: 200 }, (_, i) => String(i)))
  await Promise.all([owner.close(), publisher.close(), consumer.close()])
})

test('ctl finds out by itself that a node of this machine speaks TLS', async () => {
  const listed = await withoutTls(node(2)).mustCtl('list_queues', 'name', '--formatter', 'json')
  expect(JSON.parse(listed)).toContainEqual({ name: 'secured' })
})

test('a node that is killed comes back into the cluster', async () => {
  await node(3).kill()
  await until('the others see it gone', async () => (await clusterStatus(node(1))).running.length === 2)
  node(3).start()
  await node(3).ready()
  await until('all three run', async () => (await clusterStatus(node(1))).running.length === 3)
})

test('a plain node cannot join, and both sides say why', async () => {
  const plain = await newNode(4, {})
  nodes = [...nodes, plain]
  plain.start()
  await plain.ready()
  await plain.mustCtl('stop_app')
  const joined = await plain.ctl('join_cluster', `${node(1).name}:${node(1).options.clusterPort}`)
  expect(joined.exitCode).not.toBe(0)
  expect(joined.stderr).toContain('the node requires TLS, and this side does not use it')
  expect(readFileSync(node(1).logFile, 'utf8')).toContain('the other side does not use TLS, and this node requires it')
})

test('a node whose certificate files do not fit says which and why, and ends with 78', async () => {
  const missing = await newNode(5, { tls: { ...TLS, keyFile: join(folder, 'no-key.pem') } })
  missing.start()
  expect(await missing.exited()).toBe(78)
  expect(missing.logTail()).toMatch(
    /^warren: TLS between nodes: .*no-key\.pem: cannot be read: ENOENT.*Right: a file with/,
  )
  const expired = await newNode(6, { tls: { ...TLS, certFile: join(CERTIFICATES, 'expired.pem') } })
  expired.start()
  expect(await expired.exited()).toBe(78)
  expect(expired.logTail()).toMatch(/^warren: TLS between nodes: .*expired\.pem: .* expired on 2001-01-01/)
})
