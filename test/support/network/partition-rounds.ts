// Rounds of cutting and healing a cluster under load, for one mode and one size. The clients see all nodes throughout.
import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { SeededRandom } from '@warren/kernel'
import { pause } from '../chaos-clients.ts'
import type { LedgerTotals } from '../chaos-ledger.ts'
import { awaitConvergence, metadataDifference, whyNotConverged } from './convergence.ts'
import { type Cut, type CutKind, chooseCut } from './cut.ts'
import { checkDefinitions } from './definitions-check.ts'
import { canFork, expectedReactions, type Mode, type Reaction, settingsOf } from './expectation.ts'
import { NetworkCluster } from './network-cluster.ts'
import { readLog } from './node-log.ts'
import { PartitionLoad } from './partition-load.ts'
import type { ServiceProbe } from './service-probe.ts'

/** A cut lasts until the nodes do what they should: at least so long, and at most so much longer. */
const HOLD_MS_MIN = 2_500
const HOLD_MS_MAX = 20_000
const STEADY_MS = 700
/** One cut in so many is over before anybody, or just when somebody, has noticed. */
const BLIP_ONE_IN = 5
const BLIP_MS_MAX = 2_500
const LOOK_EVERY_MS = 150
/** A node that answered so lately is taken for one that serves. */
const LATELY_MS = 1_500
const CONVERGED_MS = 60_000
const QUIET_MS = 20_000
const UP_MS = 20_000
const CALM_MS = 1_500
/** What the log calls an error although it is no bug: what the faults do to clients and nodes. */
const EXPECTED_ERRORS =
  /(?:connection|channel) error|handshake timeout|declared down|connection to node rejected|partition/i

export interface RoundsOptions {
  readonly mode: Mode
  readonly nodes: number
  /** In turn. */
  readonly cuts: readonly CutKind[]
  readonly rounds: number
  readonly seed: number
  readonly onRound?: (round: RoundReport) => void
  /** `net_ticktime` of the nodes; their default when absent. */
  readonly ticktimeSeconds?: number
  /** No cut is shorter, and none is a blip; else as long as it takes. */
  readonly holdMs?: number
  /** Keep the nodes' logs in any case, not only after a violation. */
  readonly keepsLogs?: boolean
  /** Where the nodes' logs were kept. */
  readonly onLogs?: (folder: string) => void
}

export interface RoundReport {
  readonly round: number
  readonly kind: CutKind
  readonly text: string
  /** Too short for anybody to have to react. */
  readonly isBlip: boolean
  readonly holdMs: number
  /** What each node did at the end of the cut. */
  readonly reactions: readonly Reaction[]
  /** From the healing on; undefined when the cluster did not become whole. */
  readonly convergedMs: number | undefined
  /** The longest time without service, during the cut, of the nodes that served at its end. */
  readonly messageGapMs: number | undefined
  readonly definitionGapMs: number | undefined
  readonly violations: readonly string[]
}

export interface RoundsResult extends Pick<RoundsOptions, 'mode' | 'nodes' | 'cuts' | 'seed'> {
  readonly rounds: readonly RoundReport[]
  readonly totals: LedgerTotals
  /** Of the rounds and of the whole. */
  readonly violations: readonly string[]
}

/** Starts and closes a cluster of its own. After a round that did not heal no other follows. */
export async function partitionRounds(options: RoundsOptions): Promise<RoundsResult> {
  const { mode, nodes: count, cuts, seed } = options
  const ticktime = options.ticktimeSeconds === undefined ? [] : [`net_ticktime = ${options.ticktimeSeconds}`]
  const settings = [...settingsOf(mode, (number) => `rabbit@warren${number}`), ...ticktime]
  const cluster = await NetworkCluster.start({ count, settings, flags: ['--log-format', 'json'] })
  const load = new PartitionLoad(cluster.nodes, seed)
  try {
    await load.start()
    const rounds = await new Rounds(cluster, load, options).run()
    await load.end(rounds.every(({ convergedMs }) => convergedMs !== undefined))
    const ofRounds = rounds.flatMap(({ round, text, violations }) =>
      violations.map((violation) => `round ${round} (${text}): ${violation}`),
    )
    const violations = [...ofRounds, ...load.ledger.violations, ...logViolations(cluster)]
    if (violations.length > 0 || options.keepsLogs === true) options.onLogs?.(keepLogs(cluster, options))
    return { mode, nodes: count, cuts, seed, rounds, totals: load.ledger.totals, violations }
  } finally {
    await load.end(false)
    await cluster.close()
  }
}

class Rounds {
  readonly #cluster: NetworkCluster
  readonly #probes: readonly ServiceProbe[]
  readonly #options: RoundsOptions
  readonly #random: SeededRandom

  constructor(cluster: NetworkCluster, load: PartitionLoad, options: RoundsOptions) {
    this.#cluster = cluster
    this.#probes = load.probes
    this.#options = options
    this.#random = new SeededRandom(options.seed)
  }

  async run(): Promise<RoundReport[]> {
    const { rounds, cuts, nodes, onRound } = this.#options
    const reports: RoundReport[] = []
    if ((await awaitConvergence(this.#probes, UP_MS)) === undefined) throw new Error('the load does not get going')
    for (let round = 1; round <= rounds; round += 1) {
      const kind = cuts[(round - 1) % cuts.length] ?? 'split'
      const report = await this.#round(round, chooseCut(kind, nodes, this.#random))
      reports.push(report)
      onRound?.(report)
      if (report.convergedMs === undefined) break
    }
    return reports
  }

  async #round(round: number, cut: Cut): Promise<RoundReport> {
    const mayBlip = cut.victim === undefined && this.#options.holdMs === undefined
    const isBlip = mayBlip && this.#random.below(BLIP_ONE_IN) === 0
    const violations: string[] = []
    await pause(this.#random.below(CALM_MS))
    const cutMs = performance.now()
    await this.#cluster.cut(cut)
    if (isBlip) await pause(this.#random.below(BLIP_MS_MAX))
    else violations.push(...(await this.#hold(cut, cutMs)))
    const reactions = await this.#reactions()
    const healMs = performance.now()
    const gaps = this.#gaps(reactions, cutMs, healMs)
    await this.#cluster.heal(cut)
    const wholeMs = await awaitConvergence(this.#probes, CONVERGED_MS)
    if (wholeMs === undefined)
      violations.push(`not whole after ${CONVERGED_MS} ms: ${await whyNotConverged(this.#probes, healMs)}`)
    else violations.push(...(await this.#checkMetadata(cutMs)))
    return {
      ...{ round, kind: cut.kind, text: cut.text, isBlip, reactions, violations, ...gaps },
      holdMs: healMs - cutMs,
      convergedMs: wholeMs === undefined ? undefined : Math.max(0, wholeMs - healMs),
    }
  }

  /** Until all nodes do what they should; where that is open, for a random time. Returns what is wrong. */
  async #hold(cut: Cut, cutMs: number): Promise<string[]> {
    const { mode, nodes } = this.#options
    const expected = expectedReactions(mode, nodes, cut)
    const randomMs = HOLD_MS_MIN + this.#random.below(expected === undefined ? 2 * HOLD_MS_MIN : HOLD_MS_MIN)
    const leastMs = this.#options.holdMs ?? randomMs
    let steadySinceMs: number | undefined
    while (performance.now() - cutMs < leastMs + HOLD_MS_MAX) {
      await pause(LOOK_EVERY_MS)
      const nowMs = performance.now()
      const reactions = await this.#reactions()
      const isExpected = reactions.every((reaction, i) => expected?.get(i + 1)?.includes(reaction) ?? true)
      steadySinceMs = isExpected ? (steadySinceMs ?? nowMs) : undefined
      const isSteady = steadySinceMs !== undefined && nowMs - steadySinceMs >= STEADY_MS
      if (isSteady && nowMs - cutMs >= leastMs) return []
    }
    const reactions = await this.#reactions()
    return reactions.flatMap((reaction, i) => {
      const allowed = expected?.get(i + 1) ?? [reaction]
      return allowed.includes(reaction) ? [] : [`node ${i + 1}: ${reaction}, and not ${allowed.join(' or ')}`]
    })
  }

  #reactions(): Promise<Reaction[]> {
    return Promise.all(
      this.#probes.map(async (probe): Promise<Reaction> => {
        if (!probe.node.isRunning) return 'down'
        if (!(await probe.isOpen())) return 'paused'
        const sinceMs = performance.now() - LATELY_MS
        if (probe.messages.lastMs < sinceMs) return 'idle'
        return probe.definitions.lastMs < sinceMs ? 'messages' : 'serves'
      }),
    )
  }

  #gaps(
    reactions: readonly Reaction[],
    cutMs: number,
    healMs: number,
  ): Pick<RoundReport, 'messageGapMs' | 'definitionGapMs'> {
    const serving = this.#probes.filter((_, i) => reactions[i] === 'serves')
    const longest = (gaps: readonly number[]) => (gaps.length === 0 ? undefined : Math.max(...gaps))
    return {
      messageGapMs: longest(serving.map(({ messages }) => messages.longestGapMs(cutMs, healMs))),
      definitionGapMs: longest(serving.map(({ definitions }) => definitions.longestGapMs(cutMs, healMs))),
    }
  }

  async #checkMetadata(cutMs: number): Promise<string[]> {
    const { mode, nodes } = this.#options
    const deadlineMs = performance.now() + QUIET_MS
    // Each is told, also when an earlier one still waits.
    while (!this.#probes.map((probe) => probe.quiet()).every((isQuiet) => isQuiet)) {
      if (performance.now() > deadlineMs) return [`a definition was not answered within ${QUIET_MS} ms`]
      await pause(LOOK_EVERY_MS)
    }
    try {
      const difference = await metadataDifference(this.#cluster.nodes)
      if (difference !== undefined) return [`the nodes differ: ${difference}`]
      return await checkDefinitions(this.#probes, { canFork: canFork(mode, nodes), cutMs })
    } catch (error) {
      return [`the metadata could not be compared: ${error}`]
    } finally {
      for (const probe of this.#probes) probe.resume()
    }
  }
}

/** `error` means that someone must act; nobody has to. */
export function logViolations({ nodes }: Pick<NetworkCluster, 'nodes'>): string[] {
  return nodes.flatMap((node) => {
    const { entries, strays } = readLog(node)
    const errors = entries.filter(({ level, text }) => level === 'error' && !EXPECTED_ERRORS.test(text))
    const lines = [...errors.map(({ text, fields }) => `${text} ${JSON.stringify(fields)}`), ...strays]
    return lines.slice(0, 3).map((line) => `${node.name} logs: ${line.slice(0, 300)}`)
  })
}

function keepLogs(cluster: NetworkCluster, { mode, nodes, seed }: RoundsOptions): string {
  const folder = mkdtempSync(join(tmpdir(), `warren-partitions-${mode}-${nodes}-${seed}-`))
  for (const { logFile } of cluster.nodes) copyFileSync(logFile, join(folder, basename(logFile)))
  return folder
}
