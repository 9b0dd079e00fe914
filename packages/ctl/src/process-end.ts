/** `stop <pidfile>` waits until the node's process has ended. */
export interface ProcessWatch {
  /** Undefined when it cannot be read. */
  readFile(file: string): string | undefined
  isAlive(osProcessId: number): boolean
  sleep(delayMs: number): Promise<void>
}

const STEP_MS = 100

export function processIdIn(content: string | undefined): number | undefined {
  const id = Number(content?.trim())
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** False when it still runs after `timeoutMs`. */
export async function waitForEnd(osProcessId: number, processes: ProcessWatch, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs <= timeoutMs; waitedMs += STEP_MS) {
    if (!processes.isAlive(osProcessId)) return true
    await processes.sleep(STEP_MS)
  }
  return false
}
