// What has to hold: each claim is said as it is checked, and those that fail are kept for the end.
import type { Say } from './operator.ts'

const POLL_MS = 50

export class Checks {
  readonly failed: string[] = []
  #held = 0
  readonly #say: Say

  constructor(say: Say) {
    this.#say = say
  }

  get held(): number {
    return this.#held
  }

  /** `found` is said when the claim does not hold. */
  that(claim: string, holds: boolean, found = ''): void {
    this.#say(`  ${holds ? 'ok    ' : 'FAILED'} ${claim}${holds || found === '' ? '' : `: ${found}`}`)
    if (holds) this.#held += 1
    else this.failed.push(found === '' ? claim : `${claim}: ${found}`)
  }
}

/** Whether `condition` came to hold within `timeoutMs`. */
export async function within(timeoutMs: number, condition: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadlineMs = performance.now() + timeoutMs
  for (;;) {
    if (await condition()) return true
    if (performance.now() > deadlineMs) return false
    await pause(POLL_MS)
  }
}

export function pause(timeMs: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, timeMs))
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((x, y) => x - y)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** `median 0.41 s, maximum 0.63 s`. */
export function spread(milliseconds: readonly number[]): string {
  return `median ${seconds(median(milliseconds))}, maximum ${seconds(Math.max(0, ...milliseconds))}`
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}
