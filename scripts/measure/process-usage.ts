// What other processes take of this machine, as Linux tells.
import { readFileSync } from 'node:fs'

const MS_PER_TICK = 10 // Linux counts in these, whatever its own clock does.

/** Since they began: theirs and the kernel's for them, of all together. Those that are gone, or that no system tells of, count as 0. */
export function processorMs(processIds: readonly (number | undefined)[]): number {
  return processIds.reduce((sum: number, id) => sum + (id === undefined ? 0 : ticks(id)), 0) * MS_PER_TICK
}

function ticks(processId: number): number {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // The name before it may hold spaces.
    return Number(fields[11]) + Number(fields[12]) // utime and stime, see proc(5).
  } catch {
    return 0 // Said above.
  }
}

/** Resident memory. */
export function residentMib(processId: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'latin1'))
  return match === null ? 0 : Number(match[1]) / 1024
}
