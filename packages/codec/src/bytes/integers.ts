/** Big-endian unsigned integers at an offset. No bounds check: the caller has compared the offset with the end. */

const TWO_POW_32 = 4294967296

export function readU16(buffer: Buffer, at: number): number {
  return ((buffer[at] as number) << 8) | (buffer[at + 1] as number)
}

export function readU32(buffer: Buffer, at: number): number {
  return (
    (((buffer[at] as number) << 24) |
      ((buffer[at + 1] as number) << 16) |
      ((buffer[at + 2] as number) << 8) |
      (buffer[at + 3] as number)) >>>
    0
  )
}

/** Exact up to 2^53; above it the value is rounded and so equals no tag or size that Warren ever gave out. */
export function readU64(buffer: Buffer, at: number): number {
  return readU32(buffer, at) * TWO_POW_32 + readU32(buffer, at + 4)
}

export function writeU16(buffer: Buffer, at: number, value: number): void {
  buffer[at] = value >>> 8
  buffer[at + 1] = value
}

export function writeU32(buffer: Buffer, at: number, value: number): void {
  buffer[at] = value >>> 24
  buffer[at + 1] = value >>> 16
  buffer[at + 2] = value >>> 8
  buffer[at + 3] = value
}

/** `value` is a safe integer. */
export function writeU64(buffer: Buffer, at: number, value: number): void {
  writeU32(buffer, at, Math.floor(value / TWO_POW_32))
  writeU32(buffer, at + 4, value >>> 0)
}
