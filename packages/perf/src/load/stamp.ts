/**
 * The first 16 octets of each body: run(4) sequence(4) microseconds(8). The clock is this process's monotonic one, so
 * latency is measured where publisher and consumer are the same process; `run` keeps messages of other runs out.
 */
import { readU32, readU64, writeU32, writeU64 } from '@warren/codec'

export const STAMP_BYTES = 16

export function writeStamp(buffer: Buffer, at: number, sequence: number, nowUs: number): void {
  writeU32(buffer, at + 4, sequence)
  writeU64(buffer, at + 8, nowUs)
}

export function writeStampRun(buffer: Buffer, at: number, run: number): void {
  writeU32(buffer, at, run)
}

export function stampRun(buffer: Buffer, at: number): number {
  return readU32(buffer, at)
}

export function stampUs(buffer: Buffer, at: number): number {
  return readU64(buffer, at + 8)
}

/** Whole microseconds of the process's monotonic clock. */
export function nowUs(): number {
  return Math.floor(performance.now() * 1000)
}
