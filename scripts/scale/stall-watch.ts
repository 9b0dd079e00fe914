// The longest that each node's event loop was held up during a phase, as the nodes themselves measure it.
import type { LocalNode } from '../local-node.ts'

const POLL_MS = 20_000 // Nodes remember a minute.

export interface PhaseReport {
  readonly phase: string
  readonly seconds: number
  /** By node, in their order; undefined for one that did not run. */
  readonly stallMs: readonly (number | undefined)[]
}

export class StallWatch {
  readonly reports: PhaseReport[] = []
  readonly #nodes: readonly LocalNode[]

  constructor(nodes: readonly LocalNode[]) {
    this.#nodes = nodes
  }

  /** Runs `action`, and reports how long it took and what it did to the nodes. */
  async phase<Value>(phase: string, action: () => Promise<Value>): Promise<Value> {
    const maxima = this.#nodes.map((): number | undefined => undefined)
    let readMs = performance.now()
    const read = async () => {
      const nowMs = performance.now()
      const slots = Math.ceil((nowMs - readMs) / 1000) + 1
      readMs = nowMs
      await Promise.all(
        this.#nodes.map(async (node, i) => {
          const stallMs = await stallOf(node, slots)
          if (stallMs !== undefined) maxima[i] = Math.max(maxima[i] ?? 0, stallMs)
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
      const report = { phase, seconds, stallMs: maxima }
      this.reports.push(report)
      console.error(phaseLine(report))
    }
  }
}

export function phaseLine({ phase, seconds, stallMs }: PhaseReport): string {
  const stalls = stallMs.map((ms) => (ms === undefined ? '-' : String(ms))).join(' / ')
  return `  ${phase}: ${seconds.toFixed(2)} s; event loop held up for at most ${stalls} ms`
}

async function stallOf(node: LocalNode, seconds: number): Promise<number | undefined> {
  if (!node.isRunning) return undefined
  const status = await node.control('status', [])
  const loop = field(status?.value, 'event_loop')
  const bySecond = field(loop, 'max_delay_ms_by_second')
  if (!Array.isArray(bySecond)) return undefined
  return Math.max(0, ...bySecond.slice(-seconds).map(Number))
}

function field(facts: unknown, name: string): unknown {
  return typeof facts === 'object' && facts !== null ? Reflect.get(facts, name) : undefined
}
