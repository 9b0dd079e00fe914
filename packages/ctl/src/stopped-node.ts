/**
 * Commands on a node whose process is down: force_boot, rename_cluster_node and forget_cluster_node --offline leave word in its data
 * directory, which its next start carries out. The preconditions are RabbitMQ's, as far as a directory can tell.
 */
import { resolve } from 'node:path'
import { parseNodeName, type Result, withoutPort } from '@warren/kernel'
import type { BootIntent, StoppedNode, StoppedNodeError } from '@warren/rpc/client'
import type { Invocation } from './commands/command-spec.ts'
import { usageTail } from './output/help-text.ts'
import type { Output } from './result-writer.ts'

/** rpc's client. */
export interface StoppedNodes {
  readonly workingDirectory: string
  readonly readNode: (directory: string) => Promise<Result<StoppedNode, StoppedNodeError>>
  readonly readIntent: (directory: string) => Promise<BootIntent>
  readonly addIntent: (directory: string, more: Partial<BootIntent>) => Promise<BootIntent>
}

export interface DownRun {
  readonly output: Output
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly stoppedNodes: StoppedNodes
  /** Whether the application of that member runs: asked where it last was. */
  readonly isRunning: (node: string) => Promise<boolean>
  banner(): void
}

type Pairs = BootIntent['rename']
interface Refusal {
  readonly exitCode: number
  readonly text: string
}

const EXIT_BAD_DATA = 65
const EXIT_UNAVAILABLE = 69

/** Resolves to the exit code. */
export async function runWhileDown(invocation: Invocation, run: DownRun): Promise<number> {
  if (invocation.arguments.length % 2 !== 0 && invocation.spec.name === 'rename_cluster_node') {
    const usage = usageTail(invocation.argv, invocation.spec, run.output.style)
    run.output.writeError(`Error: Bad argument: Argument list should contain even number of nodes\n${usage}`)
    return EXIT_BAD_DATA
  }
  run.banner()
  const refusal = await leaveWord(invocation, run)
  if (refusal === undefined) return 0
  run.output.writeError(`Error:\n${refusal.text}\n`)
  return refusal.exitCode
}

async function leaveWord(invocation: Invocation, run: DownRun): Promise<Refusal | undefined> {
  const pairs = invocation.spec.name === 'rename_cluster_node' ? inPairs(invocation.arguments) : []
  const bad = invocation.arguments.find((name) => !parseNodeName(name).ok)
  if (bad !== undefined) return { exitCode: EXIT_BAD_DATA, text: `Unsupported node name: ${bad}` }
  // The node may be named as it was, or as it will be.
  const name = pairs.find(([, to]) => to === invocation.node)?.[0] ?? invocation.node
  const directory = directoryOf(name, invocation, run)
  const read = await run.stoppedNodes.readNode(directory)
  if (!read.ok) return directoryRefusal(read.error, name, directory)
  const node = read.value
  if (node.name !== name)
    return unavailable(`the data directory ${directory} belongs to node ${node.name}, not to ${name}`)
  switch (invocation.spec.name) {
    case 'rename_cluster_node':
      return rename(node, pairs, directory, run)
    case 'forget_cluster_node':
      return forget(node, withoutPort(invocation.arguments[0] ?? ''), directory, run)
    default:
      if (node.role === 'ram') {
        return unavailable('a ram node has no metadata that it could go on with; run force_boot on a disc node')
      }
      await run.stoppedNodes.addIntent(directory, { isForced: true })
      return undefined
  }
}

async function forget(
  node: StoppedNode,
  member: string,
  directory: string,
  run: DownRun,
): Promise<Refusal | undefined> {
  if (!node.others.some((other) => withoutPort(other) === member)) {
    return unavailable("{:not_a_cluster_node, 'The node selected is not in the cluster.'}")
  }
  const running = await Promise.all(node.others.map((other) => run.isRunning(other)))
  if (node.role === 'ram' || running.includes(true)) {
    return unavailable(
      "{:removing_node_from_offline_node, 'To remove a node remotely from an offline node, the node you are removing from must be a disc node and all the other nodes must be offline.'}",
    )
  }
  await run.stoppedNodes.addIntent(directory, { isForced: true, forget: [member] })
  return undefined
}

async function rename(node: StoppedNode, pairs: Pairs, directory: string, run: DownRun): Promise<Refusal | undefined> {
  const members = [node.name, ...node.others.map(withoutPort)]
  const from = pairs.map(([old]) => old)
  const to = pairs.map(([, name]) => name)
  if ((await run.stoppedNodes.readIntent(directory)).rename.length > 0) {
    return renameFailed("{:rename_in_progress, 'Restart node under old name to roll back'}")
  }
  if (new Set(to).size !== to.length) return renameFailed(`{:duplicate_node, ${atoms(to)}}`)
  const strangers = from.filter((name) => !members.includes(name))
  if (strangers.length > 0) return renameFailed(`{:nodes_not_in_cluster, ${atoms(strangers)}}`)
  const taken = to.filter((name) => members.includes(name))
  if (taken.length > 0) return renameFailed(`{:nodes_already_in_cluster, ${atoms(taken)}}`)
  await run.stoppedNodes.addIntent(directory, { rename: pairs })
  return undefined
}

function directoryOf(name: string, { options }: Invocation, { environment, stoppedNodes }: DownRun): string {
  const given = options['data-dir'] ?? environment['WARREN_DATA_DIR']
  const directory = given === undefined || given === '' ? `.warren/${name}` : String(given)
  return resolve(stoppedNodes.workingDirectory, directory)
}

function directoryRefusal(error: StoppedNodeError, name: string, directory: string): Refusal {
  switch (error.kind) {
    case 'notThere':
      return unavailable(
        `node ${name} does not answer, and ${directory} holds no node; name its data directory with --data-dir or WARREN_DATA_DIR`,
      )
    case 'inUse':
      return unavailable(`node ${name} does not answer, but ${directory} is in use by ${error.holder}`)
    case 'unreadable':
      return unavailable(`${directory}: ${error.text}`)
  }
}

function inPairs(names: readonly string[]): Pairs {
  const pairs: (readonly [string, string])[] = []
  for (let at = 0; at + 1 < names.length; at += 2) pairs.push([names[at] ?? '', names[at + 1] ?? ''])
  return pairs
}

function unavailable(text: string): Refusal {
  return { exitCode: EXIT_UNAVAILABLE, text }
}

function renameFailed(why: string): Refusal {
  return unavailable(`{:rename_failed, ${why}}`)
}

function atoms(names: readonly string[]): string {
  return `[${names.map((name) => (/^[a-zA-Z_][\w@]*$/.test(name) ? `:${name}` : `:"${name}"`)).join(', ')}]`
}
