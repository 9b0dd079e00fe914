// What the scripts' command lines have in common: flags that are read or refused, whole numbers with bounds.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** The flags' values; `usage` is printed and the process ended when there are others. */
export function readFlags<const Flags extends ParseArgsOptionsConfig>(usage: string, options: Flags) {
  try {
    return parseArgs({ options }).values
  } catch {
    return stop(usage)
  }
}

/** `min` to `max`, both included; `usage` is printed and the process ended when it is anything else. */
export function wholeNumber(text: string, { min, max, usage }: { min: number; max: number; usage: string }): number {
  const number = Number(text)
  return Number.isInteger(number) && number >= min && number <= max ? number : stop(usage)
}

/** Ends the process: it was asked for what makes no sense, or cannot be done here. */
export function stop(text: string): never {
  console.error(text)
  process.exit(64)
}
