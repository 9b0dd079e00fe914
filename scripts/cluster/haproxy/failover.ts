// Clients behind HAProxy: spread over the nodes it has, kept while they idle with heartbeats, and back when a node dies.
import { connect } from 'amqplib'
import type { LocalNode } from '../../local-node.ts'
import { type Checks, median, pause, seconds, within } from '../checks.ts'
import type { ClassicCluster } from '../classic-cluster.ts'
import { nodeOfPid } from '../forwarded-clients.ts'
import type { Operator, Say } from '../operator.ts'
import { BalancedClients, type Outage } from './balanced-clients.ts'
import { Haproxy, serverName } from './haproxy.ts'

const QUEUE = 'behind.haproxy'
/** Two connections for each of the seven nodes. */
const PAIRS = 7
const CONNECT_MS = 20_000
/** Three checks, five seconds apart; twice that on a machine that is busy. */
const FALL_MS = 15_000
const FALL_MS_MAX = 2 * FALL_MS
const RISE_MS_MAX = 30_000
const DRAIN_MS = 20_000
const GOING_ON_MS = 2_000
/** Three times the silence that the impatient listener allows. */
const IDLE_MS = 9_000

interface Scene {
  readonly cluster: ClassicCluster
  readonly operator: Operator
  readonly checks: Checks
  readonly say: Say
}

/** `onStarted` is told before anything can go wrong with it running. */
export async function behindHaproxy(scene: Scene, onStarted: (haproxy: Haproxy) => void): Promise<Haproxy> {
  const { cluster, checks, say } = scene
  const haproxy = await Haproxy.of(cluster.ram, cluster.plan.folder)
  say(`HAProxy: deploy/haproxy.cfg is valid with this cluster's addresses (${haproxy.configFile})`)
  onStarted(haproxy)
  await haproxy.start()
  await statisticsPage(haproxy, scene)
  await Promise.all([idle(haproxy, checks), spreadOver(haproxy, scene)])
  const clients = new BalancedClients(haproxy.uri, QUEUE)
  await clients.start(PAIRS)
  const areServed = await within(CONNECT_MS, () => clients.connected === 2 * PAIRS && clients.received > 0)
  checks.that(`${PAIRS} publishers and ${PAIRS} consumers work through HAProxy`, areServed, `${clients.connected} do`)
  await loseNode(scene, haproxy, clients)
  await clients.stop(DRAIN_MS)
  const counts = `${clients.confirmed} confirmed, ${clients.received} received`
  const isComplete = clients.confirmed > 0 && clients.lost === 0
  checks.that(`no confirmed message was lost (${counts})`, isComplete, `${clients.lost}`)
  const isEmpty = await within(CONNECT_MS, () => hasNothingLeft(scene))
  checks.that('nothing is left in the queue', isEmpty)
  return haproxy
}

async function hasNothingLeft({ cluster, operator }: Scene): Promise<boolean> {
  const command = ['list_queues', 'name', 'messages']
  const rows = await operator.ask<{ readonly name: string; readonly messages: number }[]>(cluster.first, command)
  return rows.some(({ name, messages }) => name === QUEUE && messages === 0)
}

async function statisticsPage(haproxy: Haproxy, { checks, cluster }: Scene): Promise<void> {
  const { status, refresh, text } = await haproxy.page()
  const isShown = status === 200 && text.includes('Statistics Report')
  checks.that(`the statistics page answers on ${haproxy.statisticsUrl}`, isShown, `status ${status}`)
  checks.that('it refreshes itself every 5 s', refresh === '5', `'${refresh}'`)
  const up = async (): Promise<boolean> =>
    (await haproxy.servers()).filter((server) => server.status.startsWith('UP')).length === cluster.ram.length
  checks.that(`it shows ${cluster.ram.length} nodes up`, await within(CONNECT_MS, up))
}

/** What list_connections says of idle clients, asked of each node. */
async function spreadOver(haproxy: Haproxy, { cluster, operator, checks, say }: Scene): Promise<void> {
  const connections = await Promise.all(Array.from({ length: 2 * PAIRS }, () => connect(haproxy.uri)))
  const answers = await Promise.all(cluster.nodes.map((node) => connectionsByNode(operator, node)))
  const [first = new Map<string, number>()] = answers
  for (const node of cluster.nodes) say(`  ${node.name}: ${first.get(node.name) ?? 0} connections`)
  const isEqual = answers.every((each) => JSON.stringify([...each]) === JSON.stringify([...first]))
  checks.that('list_connections says the same on every node', isEqual)
  const idlers = cluster.ram.filter(({ name }) => (first.get(name) ?? 0) < PAIRS / cluster.ram.length)
  checks.that(`the connections are spread over all ${cluster.ram.length} ram nodes`, idlers.length === 0, names(idlers))
  const busy = cluster.disc.filter(({ name }) => first.has(name))
  checks.that('the disc nodes take no client traffic', busy.length === 0, names(busy))
  await Promise.all(connections.map((connection) => connection.close()))
}

async function connectionsByNode(operator: Operator, node: LocalNode): Promise<ReadonlyMap<string, number>> {
  const rows = await operator.ask<{ readonly pid: string }[]>(node, ['list_connections', 'pid'])
  const counts = new Map<string, number>()
  for (const name of rows.map(({ pid }) => nodeOfPid(pid)).sort()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** kill -9 of a ram node that has clients and not the queue; it comes back at the end. */
async function loseNode({ cluster, operator, checks, say }: Scene, haproxy: Haproxy, clients: BalancedClients) {
  const command = ['list_queues', 'name', 'pid']
  const rows = await operator.ask<{ readonly name: string; readonly pid: string }[]>(cluster.first, command)
  const owner = nodeOfPid(rows.find(({ name }) => name === QUEUE)?.pid ?? '')
  const victim = cluster.ram.find(({ name }) => name !== owner) as LocalNode // More than one ram node.
  say(`kill -9 of ${victim.name}; the queue is on ${owner}`)
  const before = clients.outages.length
  const killedMs = performance.now()
  await victim.kill()
  const outagesSince = (): readonly Outage[] => clients.outages.slice(before)
  const areBack = await within(FALL_MS_MAX, () => outagesSince().length >= 1 && clients.connected === 2 * PAIRS)
  const lasted = outagesSince().map(({ lastedMs }) => lastedMs)
  const refused = outagesSince().reduce((sum, outage) => sum + outage.refused, 0)
  const outages = `${lasted.length} were away, median ${seconds(median(lasted))}, longest ${seconds(Math.max(0, ...lasted))}`
  const isInTime = areBack && Math.max(...lasted) < FALL_MS
  checks.that(`its clients came back through HAProxy within 15 s (${outages}; ${refused} attempts refused)`, isInTime)
  await keepsServing(clients, checks, 'with one node less')
  const statusOf = async (): Promise<string> =>
    (await haproxy.servers()).find(({ name }) => name === serverName(victim))?.status ?? ''
  const isDown = await within(FALL_MS_MAX, async () => (await statusOf()) === 'DOWN')
  checks.that(`the statistics page shows it down (${seconds(performance.now() - killedMs)} after the kill)`, isDown)
  const startedMs = performance.now()
  victim.start()
  await victim.ready()
  const isUp = await within(RISE_MS_MAX, async () => (await statusOf()) === 'UP')
  checks.that(`started again, it is up there (${seconds(performance.now() - startedMs)} after its start)`, isUp)
  await keepsServing(clients, checks, 'with all of them')
}

async function keepsServing(clients: BalancedClients, checks: Checks, when: string): Promise<void> {
  const before = { confirmed: clients.confirmed, received: clients.received }
  await pause(GOING_ON_MS)
  const confirmed = clients.confirmed - before.confirmed
  const received = clients.received - before.received
  const isServing = confirmed > 0 && received > 0
  checks.that(`clients go on ${when} (${confirmed} confirmed and ${received} delivered in 2 s)`, isServing)
}

/** The listener that ends silence after 3 s rather than 120 keeps the client with heartbeats, and only that one. */
async function idle(haproxy: Haproxy, checks: Checks): Promise<void> {
  const uri = `amqp://guest:guest@127.0.0.1:${haproxy.impatientPort}`
  const [withHeartbeats, without] = await Promise.all([connect(`${uri}?heartbeat=1`), connect(uri)])
  const ended = new Set<string>()
  for (const [name, connection] of [
    ['with', withHeartbeats],
    ['without', without],
  ] as const) {
    connection.on('error', () => undefined) // 'close' follows.
    connection.once('close', () => ended.add(name))
  }
  await pause(IDLE_MS)
  checks.that('timeouts of 3 s for a moment: an idle client with heartbeats of 1 s stays for 9 s', !ended.has('with'))
  checks.that('and one that sends a heartbeat every 30 s only is cut off', ended.has('without'))
  await Promise.all([withHeartbeats, without].map((each) => each.close().catch(() => undefined))) // Cut off already.
}

function names(nodes: readonly LocalNode[]): string {
  return nodes.map(({ name }) => name).join(', ')
}
