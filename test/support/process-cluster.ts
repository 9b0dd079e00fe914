// A cluster of real processes in a temporary folder, for tests. Every start and every wait has a deadline.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalNode, localNodes, nodeNumber } from '../../scripts/local-node.ts'

export type { LocalNode } from '../../scripts/local-node.ts'

export interface ProcessCluster {
  readonly nodes: readonly LocalNode[]
  node(number: number): LocalNode
  /** Stops what runs and removes the folder. */
  close(): Promise<void>
}

/** `count` standalone nodes, started and serving; `joined` makes them one cluster. */
export async function startCluster(
  count: number,
  options: { joined: boolean; flags?: readonly string[] },
): Promise<ProcessCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'warren-test-'))
  writeFileSync(join(folder, 'cookie'), 'TESTCOOKIE', { mode: 0o600 })
  const nodes = await localNodes(count, folder, options.flags)
  const close = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
  const node = (number: number): LocalNode => nodeNumber(nodes, number)
  try {
    for (const each of nodes) each.start()
    await Promise.all(nodes.map((each) => each.ready()))
    if (options.joined) for (const each of nodes.slice(1)) await each.join(node(1))
  } catch (error) {
    await close()
    throw error
  }
  return { nodes, node, close }
}

/**
 * Polls until `condition` holds; fails with `what` after `timeoutMs`. A condition that throws does not hold yet: a node
 * whose application starts again refuses commands meanwhile. What it threw last is the cause of the failure.
 */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs
  for (;;) {
    let cause: unknown
    try {
      if (await condition()) return
    } catch (error) {
      cause = error
    }
    if (performance.now() > deadlineMs) throw new Error(`not within ${timeoutMs} ms: ${what}`, { cause })
    await new Promise((wake) => setTimeout(wake, 25))
  }
}

/** What `via` lists of one queue; undefined when it lists no such queue, or does not answer. */
export async function queueFacts<Column extends string>(
  via: LocalNode,
  queue: string,
  ...columns: readonly Column[]
): Promise<Readonly<Record<Column, unknown>> | undefined> {
  const rows = (await via.list('list_queues', ['name', ...columns]))?.rows as Record<string, unknown>[] | undefined
  return rows?.find(({ name }) => name === queue) as Readonly<Record<Column, unknown>> | undefined
}

/** What `cluster_status --formatter json` says of the members. */
export async function clusterStatus(node: LocalNode): Promise<{ disc: string[]; ram: string[]; running: string[] }> {
  const text = await node.mustCtl('cluster_status', '--formatter', 'json')
  const status = JSON.parse(text) as { disk_nodes: string[]; ram_nodes?: string[]; running_nodes: string[] }
  return {
    disc: [...status.disk_nodes].sort(),
    ram: [...(status.ram_nodes ?? [])].sort(),
    running: [...status.running_nodes].sort(),
  }
}
