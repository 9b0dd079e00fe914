// How long the others take to know that a node is gone: killed, frozen or cut off.
import { SeededRandom } from '@warren/kernel'
import { pause } from '../chaos-clients.ts'
import { type LocalNode, until } from '../process-cluster.ts'
import { isolate } from './cut.ts'
import { NetworkCluster } from './network-cluster.ts'
import { type LogEntry, readLog } from './node-log.ts'

const NODES = 3
const DETECTED_MS = 30_000
/** Questions overlap: one that meets a node without a leader waits, and its answer comes too late to measure by. */
const ASK_EVERY_MS = 25
const ASK_MS = 5_000
/** So that the victim is in any phase of its heartbeats. */
const REST_MS = 700

export const FAILURES = ['kill', 'freeze', 'cut'] as const
export type Failure = (typeof FAILURES)[number]

/** All from the failure on. */
export interface Detection {
  readonly failure: Failure
  readonly victim: number
  /** An election had to come first. */
  readonly wasLeader: boolean
  /** When the first and the last of the others suspected it, by their logs. */
  readonly firstSuspectedMs: number | undefined
  readonly suspectedMs: number | undefined
  /** When one of the others became the metadata leader; undefined when none had to. */
  readonly electedMs: number | undefined
  /** When the metadata leader made its decision, by its log. */
  readonly decidedMs: number | undefined
  /** When `cluster_status` of each of the others no longer had it among the running nodes. */
  readonly visibleMs: number
}

export interface DetectionOptions {
  readonly failures: readonly Failure[]
  /** Of each failure. */
  readonly times: number
  readonly seed: number
  readonly settings?: readonly string[]
  readonly onDetection?: (detection: Detection) => void
}

/** Runs and closes a cluster of three. Rejects when one was not detected at all. */
export async function measureDetection(options: DetectionOptions): Promise<Detection[]> {
  const random = new SeededRandom(options.seed)
  const cluster = await NetworkCluster.start({
    ...{ count: NODES, settings: options.settings ?? [], flags: ['--log-format', 'json'] },
  })
  const detections: Detection[] = []
  try {
    for (const failure of options.failures) {
      for (let i = 0; i < options.times; i += 1) {
        await cluster.allRunning()
        await pause(REST_MS + random.below(REST_MS))
        const detection = await detect(cluster, failure, (i % NODES) + 1)
        detections.push(detection)
        options.onDetection?.(detection)
      }
    }
  } finally {
    await cluster.close()
  }
  return detections
}

async function detect(cluster: NetworkCluster, failure: Failure, victim: number): Promise<Detection> {
  const node = cluster.node(victim)
  const others = cluster.nodes.filter((other) => other !== node)
  const wasLeader = leaderOf(cluster) === node
  const watches = others.map((other) => new Watch(other, node.name))
  const sinceMs = Date.now()
  try {
    await fail(cluster, failure, victim)
    await until(`${failure} of ${node.name} is known`, () => watches.every(({ goneMs }) => goneMs > 0), DETECTED_MS)
  } finally {
    for (const watch of watches) watch.stop()
    await repair(cluster, failure, victim)
  }
  const visibleMs = Math.max(...watches.map(({ goneMs }) => goneMs)) - sinceMs
  const suspicions = others.flatMap((other) => timesOf(other, says('peer is not heard', node), sinceMs).slice(0, 1))
  const decisions = others.flatMap((other) => timesOf(other, says('node is down', node), sinceMs))
  return {
    ...{ failure, victim, wasLeader, visibleMs },
    firstSuspectedMs: earliest(suspicions),
    suspectedMs: suspicions.length < others.length ? undefined : Math.max(...suspicions),
    electedMs: earliest(others.flatMap((other) => timesOf(other, isElection, sinceMs))),
    decidedMs: earliest(decisions),
  }
}

async function fail(cluster: NetworkCluster, failure: Failure, victim: number): Promise<void> {
  switch (failure) {
    case 'kill':
      return cluster.node(victim).kill()
    case 'freeze':
      return cluster.node(victim).signal('SIGSTOP')
    case 'cut':
      return cluster.cut(isolate(victim, NODES))
  }
}

async function repair(cluster: NetworkCluster, failure: Failure, victim: number): Promise<void> {
  const node = cluster.node(victim)
  if (failure === 'freeze') node.signal('SIGCONT')
  if (failure === 'cut') await cluster.heal(isolate(victim, NODES))
  node.start()
  await node.ready()
}

/** Asks one node again and again who runs. */
class Watch {
  /** Wall clock; 0 until then. */
  goneMs = 0
  readonly #node: LocalNode
  readonly #victim: string
  readonly #timer: NodeJS.Timeout

  constructor(node: LocalNode, victim: string) {
    this.#node = node
    this.#victim = victim
    this.#timer = setInterval(() => void this.#ask(), ASK_EVERY_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #ask(): Promise<void> {
    const answer = await this.#node.control('cluster_status', [], ASK_MS)
    const { running_nodes: running } = (answer?.value ?? {}) as { running_nodes?: readonly string[] }
    if (running === undefined || running.includes(this.#victim) || this.goneMs > 0) return
    this.goneMs = Date.now()
    this.stop()
  }
}

const isElection = ({ text, fields }: LogEntry): boolean => text === 'raft role changed' && fields['role'] === 'leader'

function says(text: string, about: LocalNode): (entry: LogEntry) => boolean {
  return (entry) => entry.text === text && entry.fields['node'] === about.name
}

/** Of the newest term, as far as the logs tell. */
function leaderOf(cluster: NetworkCluster): LocalNode | undefined {
  let newest: { readonly term: number; readonly node: LocalNode } | undefined
  for (const node of cluster.nodes) {
    const { entries } = readLog(node)
    // Before it joined it led a cluster of its own.
    const joined = entries.findLastIndex(({ text }) => text === 'node joined a cluster')
    for (const entry of entries.slice(joined + 1)) {
      const term = Number(entry.fields['term'])
      if (isElection(entry) && term > (newest?.term ?? 0)) newest = { term, node }
    }
  }
  return newest?.node
}

/** When `node` logged what `wanted` accepts, after `sinceMs` and counted from it. */
function timesOf(node: LocalNode, wanted: (entry: LogEntry) => boolean, sinceMs: number): number[] {
  const times = readLog(node)
    .entries.filter(wanted)
    .map(({ timeMs }) => timeMs - sinceMs)
  return times.filter((timeMs) => timeMs >= 0)
}

function earliest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.min(...times)
}
