// Who belongs to a cluster, as an operator changes it on real processes: types, forgetting, resets, and who is refused after.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clusterStatus, type LocalNode, type ProcessCluster, startCluster, until } from '../support/process-cluster.ts'

let cluster: ProcessCluster
let [one, two, three]: LocalNode[] = []
const NAMES = ['rabbit1@localhost', 'rabbit2@localhost', 'rabbit3@localhost'] as const
const [ONE, TWO, THREE] = NAMES

beforeAll(async () => {
  cluster = await startCluster(3, { joined: true })
  one = cluster.node(1)
  two = cluster.node(2)
  three = cluster.node(3)
})
afterAll(() => cluster?.close())

function nodes(): readonly [LocalNode, LocalNode, LocalNode] {
  if (one === undefined || two === undefined || three === undefined) throw new Error('no cluster')
  return [one, two, three]
}
const disagrees = (self: string, other: string) =>
  `Node ${self} thinks it\\'s clustered with node ${other}, but ${other} disagrees`

test('await_online_nodes and the health checks of a cluster that is well', async () => {
  const [first, second] = nodes()
  expect(await first.mustCtl('await_online_nodes', '3', '-t', '20')).toBe(
    `Will wait for at least 3 nodes to join the cluster of ${ONE}. Timeout: 20 seconds.\n`,
  )
  const lonely = await first.ctl('await_online_nodes', '4', '-t', '1')
  expect(lonely.exitCode).toBe(70)
  expect(lonely.stderr).toContain(`Error: timed out while waiting. Not enough nodes joined ${ONE}'s cluster.`)
  const { amqpPort, clusterPort } = second.options
  const ports = [amqpPort, clusterPort].sort((a, b) => a - b).join(', ')
  const checks = [
    // Without the command line, whose texts its own tests have.
    [['check_running'], `RabbitMQ on node ${TWO} is fully booted and running`],
    [['check_local_alarms'], `Node ${TWO} reported no local alarms`],
    [['check_alarms'], `Node ${TWO} reported no alarms, local or clusterwide`],
    [['check_port_listener', String(amqpPort)], `A listener for port ${amqpPort} is running on node ${TWO}.`],
    [['check_protocol_listener', 'amqp'], `A listener for protocol amqp is running on node ${TWO}.`],
    [['check_port_connectivity'], `Successfully connected to ports ${ports} on node ${TWO}.`],
    [['check_virtual_hosts'], `Node ${TWO} reported all vhosts as running`],
    [['erlang_cookie_hash'], createHash('md5').update('TESTCOOKIE').digest('base64')],
  ] as const
  for (const [[command, ...args], text] of checks) {
    const answer = await second.control(command, args)
    expect([command, JSON.stringify(answer?.value)]).toEqual([command, expect.stringContaining(text)])
  }
})

test('report is status, cluster_status, environment and the lists', async () => {
  const report = await nodes()[1].mustCtl('report')
  const parts = [
    `Reporting server status of node ${TWO} ...\n\nStatus of node ${TWO} ...`,
    `Cluster status of node ${TWO} ...`,
    `Application environment of node ${TWO} ...`,
    'Listing connections ...',
    'Listing queues for vhost / ...',
    'amq.topic\ttopic\ttrue',
    'guest\t.*\t.*\t.*',
  ]
  const places = parts.map((part) => report.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('a node becomes a ram node and a disc node again, and is told when it is one already', async () => {
  const [first, , third] = nodes()
  expect((await third.ctl('change_cluster_node_type', 'ram')).exitCode).toBe(64)
  await third.mustCtl('stop_app')
  expect(await third.mustCtl('cluster_node_type', 'ram')).toBe(`Turning ${THREE} into a ram node\n`)
  expect(await third.mustCtl('change_cluster_node_type', 'ram')).toContain('Node type is already ram\n')
  await third.mustCtl('start_app')
  expect(await clusterStatus(first)).toEqual({ disc: [ONE, TWO], ram: [THREE], running: [...NAMES] })
  await third.mustCtl('stop_app')
  await third.mustCtl('changeclusternode_type', 'disk')
  await third.mustCtl('start_app')
  expect(await clusterStatus(first)).toEqual({ disc: [...NAMES], ram: [], running: [...NAMES] })
})

test('a node that was forgotten while it was frozen stops its application, and is refused from then on', async () => {
  const [first, second, third] = nodes()
  const running = await first.ctl('forget_cluster_node', THREE)
  expect(running).toMatchObject({ exitCode: 69, stdout: `Removing node ${THREE} from the cluster\n` })
  expect(running.stderr).toContain(
    `RabbitMQ on node ${THREE} must be stopped with 'rabbitmqctl -n ${THREE} stop_app' before it can be removed`,
  )
  third.signal('SIGSTOP')
  await until('it is taken for dead', async () => !(await clusterStatus(first)).running.includes(THREE))
  await second.mustCtl('forget_cluster_node', THREE)
  expect((await first.ctl('forget_cluster_node', THREE)).stderr).toContain('{:not_a_cluster_node')
  expect(await clusterStatus(first)).toEqual({ disc: [ONE, TWO], ram: [], running: [ONE, TWO] })
  third.signal('SIGCONT')
  await until('it has stopped', async () => (await third.control('check_running', [])) === undefined)
  expect((await third.ctl('check_running')).exitCode).toBe(69)
  const started = await third.ctl('start_app')
  expect(started.exitCode).toBe(69)
  expect([disagrees(THREE, ONE), disagrees(THREE, TWO)].some((text) => started.stderr.includes(text))).toBe(true)
  await third.stop()
  third.start()
  expect(await third.exited()).toBe(69)
  expect(readFileSync(third.logFile, 'utf8')).toMatch(
    /BOOT FAILED \{error,\{inconsistent_cluster,"Node rabbit3@localhost thinks it's clustered with node (rabbit[12]@localhost), but \1 disagrees"\}\}/,
  )
})

test('a node that was reset by force has to be forgotten before it can join again', async () => {
  const [first, second] = nodes()
  await second.mustCtl('stop_app')
  expect(await second.mustCtl('force_reset')).toBe(`Forcefully resetting node ${TWO} ...\n`)
  expect(await clusterStatus(first)).toEqual({ disc: [ONE, TWO], ram: [], running: [ONE] })
  const seed = `${ONE}:${first.options.clusterPort}`
  const refused = await second.ctl('join_cluster', seed)
  expect(refused.exitCode).toBe(69)
  expect(refused.stderr).toContain(disagrees(ONE, TWO))
  expect((await second.ctl('forget_cluster_node', ONE)).stderr).toContain('{:not_a_cluster_node')
  await first.mustCtl('forget_cluster_node', TWO)
  await second.mustCtl('join_cluster', seed)
  await second.mustCtl('reset') // Also before its first start.
  await second.mustCtl('join_cluster', seed, '--ram')
  await second.mustCtl('start_app')
  expect(await clusterStatus(second)).toEqual({ disc: [ONE], ram: [TWO], running: [ONE, TWO] })
})
