// The queue workload of the Jepsen tests on a mirrored cluster: enqueue with confirms and dequeue with acknowledgements on all
// nodes, faults that come and go, recovery, and a drain after which everything that was confirmed must have been dequeued.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SeededRandom } from '@warren/kernel'
import { type ClientNode, pause } from '../chaos-clients.ts'
import type { Mode } from '../network/expectation.ts'
import type { ClusterUnderTest } from './cluster-under-test.ts'
import { chooseFault, type Fault, type FaultKind, inject, repair } from './fault.ts'
import { processorWaitMs } from './processor-wait.ts'
import { closeSession, Dequeuer, Enqueuer, openSession, type QueueClient, Service } from './queue-clients.ts'
import { drainQueues } from './queue-drain.ts'
import { type LedgerCounts, QueueLedger } from './queue-ledger.ts'
import { RabbitmqUnderTest } from './rabbitmq-under-test.ts'
import { WarrenUnderTest } from './warren-under-test.ts'

export const SYSTEMS = ['warren', 'rabbitmq'] as const
export type System = (typeof SYSTEMS)[number]

const PREFIX = 'jepsen.'
const QUEUES = 3
const CALM_MS = 1_200
/** Beyond the time in which a silent node is noticed. */
const HOLD_MS_MIN = 2_000
const HOLD_MS_MORE = 3_000
/** One fault in so many is over before anybody, or just when somebody, has noticed. */
const BLIP_ONE_IN = 6
/** One round in so many has a second fault, while the cluster has not yet recovered from the first. */
const SECOND_ONE_IN = 3
/** In one round of so many messages pile up. */
const PILING_ONE_IN = 2
const BETWEEN_FAULTS_MS = 1_500
/** A node that was used so lately is taken for one that serves. */
const LATELY_MS = 1_500
const WHOLE_MS = 90_000
/** An operator looks at what has not healed by itself after so long. */
const ATTEND_AFTER_MS = 12_000
const LOOK_EVERY_MS = 200
const SERVES_MS = 45_000
const DRAIN_MS = 60_000
const SETTLED_MS = 500

export interface JepsenOptions {
  readonly system: System
  readonly mode: Mode
  readonly nodes: number
  /** In turn. */
  readonly faults: readonly FaultKind[]
  readonly rounds: number
  readonly seed: number
  readonly ticktimeSeconds: number
  readonly keepsLogs?: boolean
  readonly onRound?: (round: JepsenRound) => void
  readonly onLogs?: (folder: string) => void
}

export interface FaultReport {
  readonly kind: FaultKind
  readonly text: string
  readonly isBlip: boolean
  readonly holdMs: number
  /** The longest time in which some queue could not be used from some node that has to serve; undefined when none has to. */
  readonly enqueueGapMs: number | undefined
  readonly dequeueGapMs: number | undefined
}

export interface JepsenRound {
  readonly round: number
  /** More was enqueued than dequeued. */
  readonly isPiling: boolean
  readonly faults: readonly FaultReport[]
  /** From the end of the last fault until all nodes saw one another. */
  readonly wholeMs: number | undefined
  /** Until all queues could be used from all nodes. */
  readonly servesMs: number | undefined
  readonly drainMs: number
  /** What an operator had to do. */
  readonly attended: string | undefined
  /** Missed after the drain. */
  readonly lost: number
  /** The share of the time in which the harness, and so the nodes beside it, waited for a processor that others had. */
  readonly waitShare: number
  readonly violations: readonly string[]
}

export interface JepsenResult extends Pick<JepsenOptions, 'system' | 'mode' | 'nodes' | 'seed' | 'ticktimeSeconds'> {
  readonly rounds: readonly JepsenRound[]
  readonly counts: LedgerCounts
  readonly examples: readonly string[]
  readonly violations: readonly string[]
}

export function startUnderTest(
  system: System,
  options: { mode: Mode; nodes: number; ticktimeSeconds: number },
): Promise<ClusterUnderTest> {
  return system === 'warren' ? WarrenUnderTest.start(options) : RabbitmqUnderTest.start(options)
}

/** Starts and closes a cluster of its own. After a round that did not recover no other follows. */
export async function jepsenRounds(options: JepsenOptions): Promise<JepsenResult> {
  const { system, mode, nodes, seed, ticktimeSeconds } = options
  const cluster = await startUnderTest(system, options)
  try {
    const run = new JepsenRun(cluster, options)
    const rounds = await run.run()
    const counts = run.ledger.counts(cluster.keptAside())
    const ofRounds = rounds.flatMap(({ round, violations }) => violations.map((text) => `round ${round}: ${text}`))
    const violations = [...ofRounds, ...wrongs(counts), ...cluster.logViolations()]
    if (violations.length > 0 || options.keepsLogs === true) {
      const folder = mkdtempSync(join(tmpdir(), `warren-jepsen-logs-${system}-${mode}-${nodes}-${seed}-`))
      cluster.keepLogs(folder)
      options.onLogs?.(folder)
    }
    return { system, mode, nodes, seed, ticktimeSeconds, rounds, counts, violations, examples: run.ledger.examples }
  } finally {
    await cluster.close()
  }
}

function wrongs({ lost, unexpected, misordered, keptAside }: LedgerCounts): string[] {
  const of = (count: number, text: string): string[] => (count === 0 ? [] : [`${count} ${text}`])
  return [
    ...of(lost - keptAside, 'confirmed messages are lost'),
    ...of(keptAside, 'confirmed messages are lost but kept aside'),
    ...of(unexpected, 'deliveries of what nobody published'),
    ...of(misordered, 'messages came after a later one'),
  ]
}

class JepsenRun {
  readonly ledger = new QueueLedger()
  readonly #cluster: ClusterUnderTest
  readonly #options: JepsenOptions
  readonly #random: SeededRandom
  readonly #queues = Array.from({ length: QUEUES }, (_, i) => `${PREFIX}${i + 1}`)
  readonly #services: readonly Service[]

  constructor(cluster: ClusterUnderTest, options: JepsenOptions) {
    this.#cluster = cluster
    this.#options = options
    this.#random = new SeededRandom(options.seed)
    this.#services = cluster.nodes.map(() => new Service(this.#queues))
  }

  async run(): Promise<JepsenRound[]> {
    await this.#cluster.mirror(PREFIX)
    await declareQueues(this.#cluster, this.#queues)
    const rounds: JepsenRound[] = []
    for (let round = 1; round <= this.#options.rounds; round += 1) {
      this.ledger.round = round
      const report = await this.#round(round)
      rounds.push(report)
      this.#options.onRound?.(report)
      if (report.wholeMs === undefined || report.servesMs === undefined) break
    }
    return rounds
  }

  async #round(round: number): Promise<JepsenRound> {
    const start = { ms: performance.now(), waitMs: processorWaitMs() }
    const isPiling = this.#random.below(PILING_ONE_IN) === 0
    const clients = this.#clients(isPiling)
    const runs = clients.map((client) => client.run())
    const violations: string[] = []
    if ((await this.#serves(SERVES_MS)) === undefined) violations.push('the load does not get going')
    await pause(this.#random.below(CALM_MS))
    const faults = [await this.#fault(round)]
    if (this.#random.below(SECOND_ONE_IN) === 0) {
      await pause(this.#random.below(BETWEEN_FAULTS_MS))
      faults.push(await this.#fault(round))
    }
    const recovery = await this.#recover(violations)
    for (const client of clients) client.stop()
    await Promise.all(runs)
    await pause(SETTLED_MS)
    const { nodes } = this.#cluster
    const drainMs = performance.now()
    const obstacle = await drainQueues({ nodes, queues: this.#queues, ledger: this.ledger, timeoutMs: DRAIN_MS })
    if (obstacle !== undefined) violations.push(`not drained: ${obstacle}`)
    const endMs = performance.now()
    return {
      ...{ round, isPiling, faults, ...recovery, violations },
      ...{ drainMs: endMs - drainMs, lost: this.ledger.judge() },
      waitShare: (processorWaitMs() - start.waitMs) / (endMs - start.ms),
    }
  }

  async #recover(violations: string[]): Promise<Pick<JepsenRound, 'wholeMs' | 'servesMs' | 'attended'>> {
    const healMs = performance.now()
    const attended: string[] = []
    let attendMs = healMs + ATTEND_AFTER_MS
    let why = await this.#cluster.whyNotWhole()
    while (why !== undefined && performance.now() - healMs < WHOLE_MS) {
      if (performance.now() > attendMs) {
        attended.push((await this.#cluster.attend()) ?? '')
        attendMs = performance.now() + ATTEND_AFTER_MS
      }
      await pause(LOOK_EVERY_MS)
      why = await this.#cluster.whyNotWhole()
    }
    const wholeMs = why === undefined ? performance.now() - healMs : undefined
    if (why !== undefined) violations.push(`not whole after ${WHOLE_MS} ms: ${why}`)
    const sinceMs = wholeMs === undefined ? undefined : await this.#serves(SERVES_MS)
    if (wholeMs !== undefined && sinceMs === undefined) violations.push(`not served: ${this.#idle(healMs)}`)
    const acts = attended.filter((text) => text !== '')
    return {
      ...{ wholeMs, servesMs: sinceMs === undefined ? undefined : sinceMs - healMs },
      attended: acts.length === 0 ? undefined : acts.join(', then '),
    }
  }

  async #fault(round: number): Promise<FaultReport> {
    const { faults, mode, nodes, ticktimeSeconds } = this.#options
    const kind = faults[(round - 1) % faults.length] ?? 'kill'
    const fault = chooseFault(kind, { mode, nodes, random: this.#random })
    const isBlip = fault.killed.length === 0 && this.#random.below(BLIP_ONE_IN) === 0
    const noticedMs = ticktimeSeconds * 1_250
    const holdMs = isBlip
      ? this.#random.below(noticedMs)
      : HOLD_MS_MIN + this.#random.below(HOLD_MS_MORE) + (fault.killed.length === 0 ? noticedMs : 0)
    const fromMs = performance.now()
    await inject(this.#cluster, fault)
    await pause(holdMs)
    const gaps = this.#gaps(fault, fromMs)
    await repair(this.#cluster, fault)
    return { kind, text: fault.text, isBlip, holdMs: performance.now() - fromMs, ...gaps }
  }

  #gaps(fault: Fault, fromMs: number): Pick<FaultReport, 'enqueueGapMs' | 'dequeueGapMs'> {
    const nowMs = performance.now()
    const serving =
      fault.serving === undefined
        ? this.#services.filter((service) => service.isUsedSince(nowMs - LATELY_MS))
        : fault.serving.map((number) => this.#services[number - 1] as Service) // Of this cluster.
    const longest = (of: (service: Service) => Service['enqueues']): number | undefined => {
      const gaps = serving.flatMap((service) =>
        [...of(service).values()].map((each) => each.longestGapMs(fromMs, nowMs)),
      )
      return gaps.length === 0 ? undefined : Math.max(...gaps)
    }
    return { enqueueGapMs: longest(({ enqueues }) => enqueues), dequeueGapMs: longest(({ dequeues }) => dequeues) }
  }

  /** When all queues could be used from all nodes, counted from now; undefined when that took too long. */
  async #serves(timeoutMs: number): Promise<number | undefined> {
    const sinceMs = performance.now()
    while (performance.now() - sinceMs < timeoutMs) {
      if (this.#services.every((service) => service.isUsedSince(sinceMs))) return performance.now()
      await pause(LOOK_EVERY_MS / 4)
    }
    return undefined
  }

  #idle(sinceMs: number): string {
    return this.#services
      .flatMap(({ enqueues, dequeues }, i) =>
        this.#queues.flatMap((queue) => [
          ...((enqueues.get(queue)?.lastMs ?? 0) < sinceMs ? [`node ${i + 1} enqueues nothing to ${queue}`] : []),
          ...((dequeues.get(queue)?.lastMs ?? 0) < sinceMs ? [`node ${i + 1} dequeues nothing of ${queue}`] : []),
        ]),
      )
      .join('; ')
  }

  #clients(isPiling: boolean): QueueClient[] {
    return this.#cluster.nodes.flatMap((node, i) => {
      const service = this.#services[i] as Service // One for each node.
      const options = () => ({
        ...{ node, service, isPiling, queues: this.#queues, ledger: this.ledger },
        random: new SeededRandom(this.#random.below(2 ** 32)),
      })
      return [new Enqueuer(options()), new Dequeuer(options(), true), new Dequeuer(options(), false)]
    })
  }
}

/** Durable, their leaders spread over the nodes. */
async function declareQueues(cluster: ClusterUnderTest, queues: readonly string[]): Promise<void> {
  for (const [i, queue] of queues.entries()) {
    const session = await openSession(cluster.nodes[i % cluster.nodes.length] as ClientNode) // There is at least one.
    await session.channel.assertQueue(queue, { durable: true })
    await closeSession(session)
  }
}
