// What an operator does when a cluster cannot start by itself any more, and when a machine gets another name. Real processes.
import { afterEach, expect, test } from 'vitest'
import { LocalNode } from '../../scripts/local-node.ts'
import { clusterStatus, type ProcessCluster, startCluster, until } from '../support/process-cluster.ts'

let cluster: ProcessCluster
let renamed: LocalNode | undefined
afterEach(async () => {
  await renamed?.stop()
  renamed = undefined
  await cluster?.close()
})
const NAMES = ['rabbit1@localhost', 'rabbit2@localhost', 'rabbit3@localhost'] as const
const [ONE, TWO, THREE] = NAMES

async function openCluster(count: number): Promise<readonly [LocalNode, LocalNode, LocalNode | undefined]> {
  cluster = await startCluster(count, { joined: true })
  return [cluster.node(1), cluster.node(2), cluster.nodes[2]]
}
const dataOf = (node: LocalNode): readonly string[] => ['--data-dir', node.options.folder]
const killAll = () => Promise.all(cluster.nodes.map((node) => node.kill()))

test('force_boot on a node that waits lets it go on alone; the others follow it when they return', async () => {
  const [first, second, third] = await openCluster(3)
  expect((await second.ctl('force_boot')).exitCode).toBe(64)
  await second.mustCtl('add_user', 'before', 'x')
  await killAll()
  second.start()
  await until('it waits', async () => (await second.control('is_booting', [])) !== undefined)
  expect(await second.mustCtl('force_boot')).toBe('')
  await second.ready()
  await until('the others are down', async () => (await clusterStatus(second)).running.length === 1)
  expect(await clusterStatus(second)).toEqual({ disc: [...NAMES], ram: [], running: [TWO] })
  await second.mustCtl('add_user', 'after', 'x')
  for (const returning of [first, third]) {
    returning?.start()
    await returning?.ready()
  }
  expect(await clusterStatus(first)).toEqual({ disc: [...NAMES], ram: [], running: [...NAMES] })
  const users = await first.mustCtl('-s', 'list_users')
  expect(users).toMatch(/^before\t/m)
  expect(users).toMatch(/^after\t/m)
})

test('forget_cluster_node --offline on a node whose process is down, for one that is lost for good', async () => {
  const [first, second] = await openCluster(2)
  const offline = ['forget_cluster_node', '--offline', ONE, ...dataOf(second)]
  expect((await second.ctl(...offline)).stderr).toContain('{:online_node_offline_flag')
  await second.kill()
  expect((await second.ctl(...offline)).stderr).toContain('{:removing_node_from_offline_node')
  await first.kill()
  expect(await second.mustCtl(...offline)).toBe(`Removing node ${ONE} from the cluster\n`)
  second.start()
  await second.ready()
  expect(await clusterStatus(second)).toEqual({ disc: [TWO], ram: [], running: [TWO] })
  first.start()
  expect(await first.exited()).toBe(69)
  expect(first.logTail()).toContain('inconsistent_cluster')
})

test('rename_cluster_node gives a node that is down a new name, which the cluster takes over', async () => {
  const [first, second] = await openCluster(2)
  const rename = ['rename_cluster_node', TWO, 'hop@localhost', ...dataOf(second)]
  expect((await second.ctl(...rename)).stderr).toContain('this command requires the target node to be stopped.')
  await second.stop()
  expect((await second.ctl('rename_cluster_node', TWO, ONE, ...dataOf(second))).exitCode).toBe(69)
  expect(await second.mustCtl(...rename)).toBe(`Renaming cluster nodes: \n ${TWO} -> hop@localhost \n\n`)
  renamed = new LocalNode({ ...second.options, name: 'hop@localhost' })
  renamed.start()
  await renamed.ready()
  const names = ['hop@localhost', ONE]
  await until('the cluster knows its name', async () => (await clusterStatus(first)).disc.includes('hop@localhost'))
  expect(await clusterStatus(first)).toEqual({ disc: names, ram: [], running: names })
  expect((await renamed.ctl('check_running')).exitCode).toBe(0)
})

test('update_cluster_nodes takes the members from one that runs, as long as this node is one', async () => {
  const [first, second, third] = await openCluster(3)
  const seed = `${ONE}:${first.options.clusterPort}`
  expect((await second.ctl('update_cluster_nodes', seed)).exitCode).toBe(64)
  await second.mustCtl('stop_app')
  await third?.stop()
  await first.mustCtl('forget_cluster_node', THREE)
  expect(await second.mustCtl('update_cluster_nodes', seed)).toBe(`Will seed ${TWO} from ${ONE} on next start\n`)
  const offline = `${THREE}:${third?.options.clusterPort}`
  expect((await second.ctl('update_cluster_nodes', offline)).stderr).toContain(
    `unable to perform an operation on node '${THREE}'`,
  )
  await first.mustCtl('forget_cluster_node', TWO)
  const stranger = await second.ctl('update_cluster_nodes', seed)
  expect(stranger.exitCode).toBe(69)
  expect(stranger.stderr).toContain('The nodes provided do not have this node as part of the cluster.')
})
