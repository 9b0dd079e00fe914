// How much memory a process that does nothing has: resident, as the operating system counts it.
import { execFileSync } from 'node:child_process'
import { pause } from './checks.ts'

const SAMPLE_MS = 2_000
/** Once nobody has given back anything for this long, waiting on changes nothing. */
const STEADY_MS = 12_000
const STEADY_BYTES = 1024 * 1024

/** In bytes, in the order of `processIds`; after at most `quietMs` in which nothing is asked of them. */
export async function quietResidentBytes(processIds: readonly number[], quietMs: number): Promise<readonly number[]> {
  const deadlineMs = performance.now() + quietMs
  let lowest = processIds.map(residentBytes)
  let steadySinceMs = performance.now()
  while (performance.now() < deadlineMs && performance.now() - steadySinceMs < STEADY_MS) {
    await pause(SAMPLE_MS)
    const now = processIds.map(residentBytes)
    if (now.some((bytes, index) => bytes < (lowest[index] ?? 0) - STEADY_BYTES)) {
      steadySinceMs = performance.now()
      lowest = now
    }
  }
  return processIds.map(residentBytes)
}

function residentBytes(processId: number): number {
  const kibibytes = execFileSync('ps', ['-o', 'rss=', '-p', String(processId)], { encoding: 'utf8' })
  return Number(kibibytes.trim()) * 1024
}

export function mib(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`
}
