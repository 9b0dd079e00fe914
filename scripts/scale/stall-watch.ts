// The longest that each node's event loop was held up during a phase, as the nodes themselves measure it.
import type { LocalNode } from '../local-node.ts'

const POLL_MS = 20_000 // Nodes remember a minute.

export interface PhaseReport {
  readonly phase: string
  readonly seconds: number
  /** By node, in their order; undefined for one that did not run. */
  readonly stalls: readonly (Stall | undefined)[]
}

export interface Stall {
  /** By the clock. */
  readonly wallMs: number
  /** For how much of it the loop's thread ran, at most; the rest of the time the machine ran something else. */
  readonly cpuMs: number
}

export class StallWatch {
  readonly reports: PhaseReport[] = []
  readonly #nodes: readonly LocalNode[]

  constructor(nodes: readonly LocalNode[]) {
    this.#nodes = nodes
  }

  /** Runs `action`, and reports how long it took and what it did to the nodes. */
  async phase<Value>(phase: string, action: () => Promise<Value>): Promise<Value> {
    const maxima = this.#nodes.map((): Stall | undefined => undefined)
    let readMs = performance.now()
    const read = async () => {
      const nowMs = performance.now()
      const slots = Math.ceil((nowMs - readMs) / 1000) + 1
      readMs = nowMs
      await Promise.all(
        this.#nodes.map(async (node, i) => {
          const stall = await stallOf(node, slots)
          if (stall !== undefined) maxima[i] = longest([maxima[i], stall])
        }),
      )
    }
    // What came before must not be taken for this phase's: a node counts in whole seconds.
    await new Promise((wake) => setTimeout(wake, 2000))
    const startMs = performance.now()
    readMs = startMs
    const timer = setInterval(() => void read(), POLL_MS)
    try {
      return await action()
    } finally {
      clearInterval(timer)
      const seconds = (performance.now() - startMs) / 1000
      await read()
      const report = { phase, seconds, stalls: maxima }
      this.reports.push(report)
      console.error(phaseLine(report))
    }
  }
}

/** Of each kind of time the most. */
export function longest(stalls: readonly (Stall | undefined)[]): Stall {
  return {
    wallMs: Math.max(0, ...stalls.map((stall) => stall?.wallMs ?? 0)),
    cpuMs: Math.max(0, ...stalls.map((stall) => stall?.cpuMs ?? 0)),
  }
}

export function phaseLine({ phase, seconds, stalls }: PhaseReport): string {
  const row = (of: (stall: Stall) => number): string =>
    stalls.map((stall) => (stall === undefined ? '-' : String(of(stall)))).join(' / ')
  const wall = row(({ wallMs }) => wallMs)
  const cpu = row(({ cpuMs }) => cpuMs)
  return `  ${phase}: ${seconds.toFixed(2)} s; event loop held up for at most ${wall} ms, of processor time ${cpu} ms`
}

async function stallOf(node: LocalNode, seconds: number): Promise<Stall | undefined> {
  if (!node.isRunning) return undefined
  const loop = field((await node.control('status', []))?.value, 'event_loop')
  const wallMs = longestOf(field(loop, 'max_delay_ms_by_second'), seconds)
  const cpuMs = longestOf(field(loop, 'max_delay_cpu_ms_by_second'), seconds)
  return wallMs === undefined || cpuMs === undefined ? undefined : { wallMs, cpuMs }
}

function longestOf(bySecond: unknown, seconds: number): number | undefined {
  return Array.isArray(bySecond) ? Math.max(0, ...bySecond.slice(-seconds).map(Number)) : undefined
}

function field(facts: unknown, name: string): unknown {
  return typeof facts === 'object' && facts !== null ? Reflect.get(facts, name) : undefined
}
