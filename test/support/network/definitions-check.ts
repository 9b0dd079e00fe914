// Whether the definitions that nodes answered during a cut hold once it is healed.
import { pause } from '../chaos-clients.ts'
import { open } from '../confirmed-load.ts'
import type { LocalNode } from '../process-cluster.ts'
import { DEFINED_EXCHANGE, type ServiceProbe } from './service-probe.ts'

const DIFFERENCES_SHOWN = 3
const REMOVAL_MS = 20_000
const RETRY_MS = 500

export interface DefinitionsCheck {
  /** Rounds without a fork have no losers: everything answered has to hold. */
  readonly canFork: boolean
  /** What was answered before has to hold in any case. */
  readonly cutMs: number
}

/**
 * After a fork only the winner's answers hold: then it is enough that those of one node all do. Returns what is wrong.
 * Nobody may define anything meanwhile; afterwards the probes begin with nothing.
 */
export async function checkDefinitions(probes: readonly ServiceProbe[], check: DefinitionsCheck): Promise<string[]> {
  const [first] = probes
  if (first === undefined) return []
  const present = await presentQueues(first.node)
  const violations: string[] = []
  const lost: string[] = []
  let isAnyComplete = false
  for (const { node, answered } of probes) {
    const wrong = [...answered].filter(([queue, { isThere }]) => present.has(queue) !== isThere)
    const certain = check.canFork ? wrong.filter(([, { atMs }]) => atMs < check.cutMs) : wrong
    for (const [queue, { isThere }] of certain.slice(0, DIFFERENCES_SHOWN))
      violations.push(`${queue} was ${isThere ? 'declared' : 'deleted'} at ${node.name}, and that does not hold`)
    if (wrong.length === 0) isAnyComplete ||= [...answered.values()].some(({ atMs }) => atMs >= check.cutMs)
    else lost.push(`${node.name} lost ${wrong.length} of ${answered.size} answers`)
  }
  if (lost.length > 0 && !isAnyComplete) violations.push(`nobody's answers all hold: ${lost.join(', ')}`)
  for (const { answered } of probes) answered.clear()
  await removeAll(probes, present)
  return violations
}

/** The queues of the probes that exist and are bound. */
async function presentQueues(node: LocalNode): Promise<ReadonlySet<string>> {
  const queues = await node.list('list_queues', ['name'])
  const bindings = await node.list('list_bindings', ['source_name', 'destination_name'])
  if (queues === undefined || bindings === undefined) throw new Error(`${node.name} lists nothing`)
  const bound = (bindings.rows as readonly { source_name: string; destination_name: string }[])
    .filter(({ source_name: source }) => source === DEFINED_EXCHANGE)
    .map(({ destination_name: queue }) => queue)
  const names = new Set((queues.rows as readonly { name: string }[]).map(({ name }) => name))
  return new Set(bound.filter((queue) => names.has(queue)))
}

/**
 * Also those whose answers never came. On a starved machine a node may be declared down just now: another one, or a later
 * time, will do; and what is left in the end is in nobody's way.
 */
async function removeAll(probes: readonly ServiceProbe[], queues: ReadonlySet<string>): Promise<void> {
  const deadlineMs = performance.now() + REMOVAL_MS
  for (let attempt = 0; performance.now() < deadlineMs; attempt += 1) {
    const { node } = probes[attempt % probes.length] as ServiceProbe // There is one.
    try {
      const connection = await open(node.uri)
      const channel = await connection.createChannel()
      channel.on('error', () => undefined) // What was asked rejects.
      await Promise.all([...queues].map((queue) => channel.deleteQueue(queue)))
      await connection.close()
      return
    } catch {
      await pause(RETRY_MS)
    }
  }
}
