/** FNV-1a: enough to tell different histories apart, cheap enough to run always. */
const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

export function digestBytes(bytes: Uint8Array, seed: number = OFFSET): number {
  let hash = seed
  for (const byte of bytes) hash = Math.imul(hash ^ byte, PRIME)
  return hash >>> 0
}

export function digestNumbers(seed: number, ...numbers: readonly number[]): number {
  let hash = seed
  for (const number of numbers) {
    hash = Math.imul(hash ^ (number & 0xffff), PRIME)
    hash = Math.imul(hash ^ (number >>> 16), PRIME)
  }
  return hash >>> 0
}
