/** zlib's CRC-32 as a port: `seed` continues an earlier sum. The server passes node:zlib's, tests may as well. */
export type Crc32 = (bytes: Uint8Array, seed?: number) => number
