// Whether a cluster is whole again: all nodes run and say so of one another, serve clients, and have the same metadata.
import { pause } from '../chaos-clients.ts'
import type { LocalNode } from '../process-cluster.ts'
import type { ServiceProbe } from './service-probe.ts'

const ASK_EVERY_MS = 100
const ASK_MS = 5_000
/** It has to last: a node may be well for a moment before it learns that it lost. */
const STABLE_MS = 1_500
const EQUAL_MS = 15_000
const LISTS = [
  ['list_queues', ['name', 'durable', 'auto_delete', 'arguments']],
  ['list_exchanges', ['name', 'type', 'durable', 'auto_delete', 'internal', 'arguments']],
  ['list_bindings', ['source_name', 'destination_name', 'destination_kind', 'routing_key', 'arguments']],
  ['list_users', []],
  ['list_vhosts', ['name']],
  ['list_permissions', []],
] as const

/** When (performance.now) the cluster had become whole; undefined when it had not after `timeoutMs`. */
export async function awaitConvergence(
  probes: readonly ServiceProbe[],
  timeoutMs: number,
): Promise<number | undefined> {
  const healedMs = performance.now()
  let sinceMs: number | undefined
  while (performance.now() - healedMs < timeoutMs || sinceMs !== undefined) {
    const askedMs = performance.now()
    const texts = await Promise.all(probes.map((probe) => notWell(probe, probes, healedMs)))
    const isWell = texts.every((text) => text === undefined)
    sinceMs = isWell ? (sinceMs ?? askedMs) : undefined
    if (sinceMs !== undefined && performance.now() - sinceMs >= STABLE_MS) return sinceMs
    await pause(ASK_EVERY_MS)
  }
  return undefined
}

/** Why the cluster is not whole, node by node. */
export async function whyNotConverged(probes: readonly ServiceProbe[], healedMs: number): Promise<string> {
  const texts = await Promise.all(probes.map((probe) => notWell(probe, probes, healedMs)))
  return texts.filter((text) => text !== undefined).join('; ')
}

async function notWell(
  probe: ServiceProbe,
  probes: readonly ServiceProbe[],
  healedMs: number,
): Promise<string | undefined> {
  const { node } = probe
  const answer = await node.control('cluster_status', [], ASK_MS)
  if (answer === undefined) return `${node.name} does not answer cluster_status`
  const { running_nodes: running, partitions } = answer.value as unknown as {
    readonly running_nodes: readonly string[]
    readonly partitions: object
  }
  if (running.length !== probes.length) return `${node.name} says that only ${running.join(' ')} run`
  if (Object.keys(partitions).length > 0) return `${node.name} shows partitions ${JSON.stringify(partitions)}`
  if (probe.messages.lastMs < healedMs) return `${node.name} serves no messages`
  if (probe.definitions.lastMs < healedMs) return `${node.name} serves no definitions`
  return undefined
}

/** Undefined when all nodes list the same within a while; else the first difference. Nobody may define anything. */
export async function metadataDifference(nodes: readonly LocalNode[]): Promise<string | undefined> {
  const deadlineMs = performance.now() + EQUAL_MS
  for (;;) {
    const difference = await firstDifference(nodes)
    if (difference === undefined || performance.now() > deadlineMs) return difference
    await pause(ASK_EVERY_MS)
  }
}

async function firstDifference(nodes: readonly LocalNode[]): Promise<string | undefined> {
  for (const [command, columns] of LISTS) {
    const lists = await Promise.all(nodes.map((node) => sortedRows(node, command, columns)))
    const [first = []] = lists
    for (const [index, list] of lists.entries()) {
      const at = Array.from({ length: Math.max(first.length, list.length) }, (_, i) => i).find(
        (i) => first[i] !== list[i],
      )
      if (at === undefined) continue
      const [here, there] = [nodes[0]?.name, nodes[index]?.name]
      return `${command}: ${here} has ${first.length} rows, ${there} ${list.length}; first ${first[at]} and ${list[at]}`
    }
  }
  return undefined
}

async function sortedRows(node: LocalNode, command: string, columns: readonly string[]): Promise<readonly string[]> {
  const answer = await node.list(command, columns, ASK_MS)
  if (answer === undefined) return [`no answer to ${command}`, node.name]
  return answer.rows.map((row) => JSON.stringify(row)).sort()
}
