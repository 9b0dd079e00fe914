// A cluster made from its configuration alone, by real processes that boot at once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { localNodes, nodeNumber } from '../../scripts/local-node.ts'
import { clusterStatus, type LocalNode, until } from '../support/process-cluster.ts'

let folder = ''
let nodes: readonly LocalNode[] = []
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.kill()))
  rmSync(folder, { recursive: true, force: true })
})

/** `count` blank nodes with one list, which names the ports: other tests of this machine may have nodes of these names. */
async function listedNodes(count: number, ...lines: readonly string[]): Promise<readonly LocalNode[]> {
  folder = mkdtempSync(join(tmpdir(), 'warren-test-'))
  writeFileSync(join(folder, 'cookie'), 'TESTCOOKIE', { mode: 0o600 })
  const file = join(folder, 'warren.conf')
  nodes = await localNodes(count, folder, ['--config', file])
  const list = nodes.map(({ name, options }, at) => {
    return `cluster_formation.classic_config.nodes.${at + 1} = ${name}:${options.clusterPort}`
  })
  writeFileSync(file, [...list, ...lines, ''].join('\n'))
  return nodes
}

function node(number: number): LocalNode {
  return nodeNumber(nodes, number)
}
const logOf = ({ logFile }: LocalNode): string => readFileSync(logFile, 'utf8')

test.each([[[1, 2, 3, 4, 5]], [[5, 4, 3, 2, 1]], [[3, 5, 1, 4, 2]]])(
  'five blank nodes that boot at once in the order %j are one cluster of five',
  async (order) => {
    const all = await listedNodes(5)
    for (const number of order) node(number).start()
    await Promise.all(all.map((each) => each.ready()))
    const names = all.map(({ name }) => name)
    expect(await clusterStatus(node(5))).toEqual({ disc: names, ram: [], running: names })
    const founders = all.filter((each) => logOf(each).includes('this node founds the cluster'))
    expect(founders).toEqual([node(1)])
  },
)

test('a node waits for the first of the list, answers meanwhile, stops when told, and joins as what it is told', async () => {
  const [first, second] = await listedNodes(2, 'cluster_formation.node_type = ram')
  if (first === undefined || second === undefined) throw new Error('two nodes')
  second.start()
  await until('it says what it waits for', () => logOf(second).includes('cluster formation waits'))
  expect(logOf(second)).toContain('rabbit1@localhost, the first of the list, to found the cluster')
  expect((await second.control('is_booting', []))?.value).toBeDefined()
  expect(await second.stop()).toBe(0)
  second.start()
  first.start()
  await second.ready()
  expect(await clusterStatus(first)).toMatchObject({ disc: [first.name], ram: [second.name] })
})

test('the first of the list that has lost its disk founds no second cluster', async () => {
  const [first, ...others] = await listedNodes(3)
  if (first === undefined) throw new Error('three nodes')
  for (const each of nodes) each.start()
  await Promise.all(nodes.map((each) => each.ready()))
  await first.kill()
  rmSync(first.options.folder, { recursive: true })
  first.start()
  expect(await first.exited()).toBe(69)
  expect(logOf(first)).toMatch(
    /BOOT FAILED \{error,\{inconsistent_cluster,"Node (rabbit[23]@localhost) thinks it's clustered with node rabbit1@localhost, but rabbit1@localhost disagrees"\}\}: .* Run forget_cluster_node rabbit1@localhost on \1/,
  )
  await until('it may be forgotten', async () => {
    return (await node(2).control('forget_cluster_node', [first.name])) !== undefined
  })
  first.start()
  await first.ready()
  expect((await clusterStatus(first)).running).toEqual([first.name, ...others.map(({ name }) => name)])
})
