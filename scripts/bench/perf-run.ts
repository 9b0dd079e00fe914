// One run of the load tool, in a process of its own, and what it says at its end.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const PERF = resolve(import.meta.dirname, '../../packages/perf/src/main.ts')

/** Of the last line that `--json` prints; the fields that are compared. */
export interface PerfSummary {
  readonly deliverRate: number
  readonly confirmRate: number
  readonly confirmLatencyMs: { readonly p50: number; readonly p99: number; readonly max: number } | null
  readonly coreShare: number
  readonly totals: { readonly delivered: number }
}

export interface PerfRun {
  /** Rejects when it failed, whatever it had measured until then. */
  readonly done: Promise<PerfSummary>
  /** Ends what has no end of its own. */
  stop(): void
}

export function runPerf(flags: readonly string[]): PerfRun {
  const child = spawn(process.execPath, [PERF, '--json', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const done = new Promise<PerfSummary>((settle, reject) => {
    child.once('close', (code) => {
      const last = output.trimEnd().split('\n').at(-1) ?? ''
      if (code === 0 && last.includes('"summary"')) settle(JSON.parse(last) as PerfSummary)
      else reject(new Error(`warren-perf ended with ${code}: ${output.slice(-500)}`))
    })
  })
  return { done, stop: () => child.kill('SIGINT') }
}
