/** Whether a process that a file names still is that process. */
import { readFile } from 'node:fs/promises'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // Alive, and somebody else's.
  }
}

/**
 * Boot id and start time of a process: together they name it for good (proc(5): field 22 of stat). Undefined where the system does
 * not say it, or there is no such process.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  const stat = await textOf(`/proc/${pid}/stat`)
  const bootId = await textOf('/proc/sys/kernel/random/boot_id')
  if (stat === undefined) return undefined
  // The command in parentheses may hold spaces; the fields behind the last parenthesis do not.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return `${bootId?.trim() ?? ''}/${fields[19] ?? ''}`
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return undefined // No /proc here, or the process has gone.
  }
}
