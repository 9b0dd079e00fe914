/** CRC-32 (zlib's polynomial) without `node:zlib`: the simulator is a pure package. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = (rest & 1) === 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest >>> 0
})

export function checksum(bytes: Uint8Array, seed = 0): number {
  let sum = ~seed >>> 0
  for (let i = 0; i < bytes.length; i += 1) {
    sum = (sum >>> 8) ^ (TABLE[(sum ^ (bytes[i] as number)) & 255] as number) // Within bounds by the loop and the mask.
  }
  return ~sum >>> 0
}
