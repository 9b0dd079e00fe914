// What nodes with `--log-format json` wrote.
import { readFileSync } from 'node:fs'
import type { LocalNode } from '../process-cluster.ts'

export interface LogEntry {
  /** Wall clock. */
  readonly timeMs: number
  readonly level: string
  readonly text: string
  readonly fields: Readonly<Record<string, unknown>>
}

export interface NodeLog {
  readonly entries: readonly LogEntry[]
  /** Lines that are no events: stack traces, and what the runtime says. */
  readonly strays: readonly string[]
}

export function readLog(node: LocalNode): NodeLog {
  const entries: LogEntry[] = []
  const strays: string[] = []
  for (const line of readFileSync(node.logFile, 'utf8').split('\n')) {
    if (line === '') continue
    const entry = parse(line)
    if (entry === undefined) strays.push(line)
    else entries.push(entry)
  }
  return { entries, strays }
}

function parse(line: string): LogEntry | undefined {
  try {
    const { time, level, text, ...fields } = JSON.parse(line) as Record<string, unknown>
    return { timeMs: Date.parse(String(time)), level: String(level), text: String(text), fields }
  } catch {
    return undefined
  }
}
