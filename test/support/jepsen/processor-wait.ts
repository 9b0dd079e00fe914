// How long this process was ready to run and had no processor, as Linux tells: what a cluster on a machine that is too busy cannot help.
import { readFileSync } from 'node:fs'

/** Since it began; 0 where no system tells of it. */
export function processorWaitMs(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[1]) / 1e6 // Nanoseconds, the second of three numbers.
  } catch {
    return 0 // Said above.
  }
}
