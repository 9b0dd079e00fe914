// The classic how-to by hand: three separate processes, joined with the classic commands.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { open } from '../support/confirmed-load.ts'
import { clusterStatus, type ProcessCluster, startCluster, until } from '../support/process-cluster.ts'

let cluster: ProcessCluster
const NAMES = ['rabbit1@localhost', 'rabbit2@localhost', 'rabbit3@localhost']

beforeAll(async () => {
  cluster = await startCluster(3, { joined: false })
})
afterAll(() => cluster?.close())

test('stop_app, reset, join_cluster, start_app make three disc nodes that all run', async () => {
  const first = cluster.node(1)
  for (const node of cluster.nodes.slice(1)) {
    expect(await node.mustCtl('stop_app')).toContain(`Stopping rabbit application on node ${node.name}`)
    expect(await node.mustCtl('reset')).toContain(`Resetting node ${node.name}`)
    const joined = await node.mustCtl('join_cluster', `${first.name}:${first.options.clusterPort}`)
    expect(joined).toContain(`Clustering node ${node.name} with ${first.name}`)
    expect(await node.mustCtl('start_app')).toContain(`Starting node ${node.name}`)
  }
  for (const node of cluster.nodes) {
    await until(`${node.name} sees three running nodes`, async () => (await clusterStatus(node)).running.length === 3)
    expect(await clusterStatus(node)).toEqual({ disc: NAMES, ram: [], running: NAMES })
  }
})

test('cluster_status prints the pretty form and the 3.6 Erlang term', async () => {
  const pretty = await cluster.node(2).mustCtl('cluster_status')
  expect(pretty).toContain('Disk Nodes')
  for (const name of NAMES) expect(pretty).toContain(name)
  const term = await cluster.node(3).mustCtl('cluster_status', '--formatter', 'erlang')
  expect(term).toContain('[{nodes,[{disc,[')
  expect(term).toContain('{running_nodes,[')
  expect(term).toContain('{partitions,[]}')
})

test('a killed node leaves running_nodes within 10 s and comes back with its durable queue and messages', async () => {
  const victim = cluster.node(3)
  const setup = await open(victim.uri)
  const channel = await setup.createConfirmChannel()
  await channel.assertQueue('classic', { durable: true })
  await channel.assertQueue('classic.transient', { durable: false })
  for (let i = 0; i < 10; i += 1) channel.sendToQueue('classic', Buffer.from(String(i)), { persistent: true })
  await channel.waitForConfirms()
  await victim.kill()
  await until(
    'the killed node has left running_nodes',
    async () => !(await clusterStatus(cluster.node(1))).running.includes(victim.name),
    10_000,
  )
  const listed = await cluster.node(2).mustCtl('list_queues', 'name', 'state', '--formatter', 'json')
  expect(JSON.parse(listed)).toContainEqual(expect.objectContaining({ name: 'classic', state: 'down' }))
  expect(listed).not.toContain('classic.transient')
  const other = await open(cluster.node(1).uri)
  const refused = await other.createChannel()
  refused.on('error', () => undefined)
  await expect(refused.checkQueue('classic')).rejects.toThrow(
    /NOT_FOUND - home node 'rabbit3@localhost' of durable queue 'classic' in vhost '\/' is down or inaccessible/,
  )
  const nacking = await other.createConfirmChannel()
  nacking.sendToQueue('classic', Buffer.from('lost?'), { persistent: true })
  await expect(nacking.waitForConfirms()).rejects.toThrow('nack')
  await other.close()
  victim.start()
  await victim.ready()
  await until('it runs again', async () => (await clusterStatus(cluster.node(1))).running.includes(victim.name))
  const back = await open(cluster.node(1).uri)
  const reader = await back.createChannel()
  expect((await reader.checkQueue('classic')).messageCount).toBe(10)
  const message = await reader.get('classic', { noAck: true })
  expect(message === false ? undefined : message.content.toString()).toBe('0')
  await back.close()
})
