/**
 * The unit of a synced write: one header and everything that was gathered while the write before it ran.
 *
 *   0  u32 magic            'WBLK'
 *   4  u32 blockBytes       this header included
 *   8  u32 crc32            of all that follows it in the block, continued from the seed of the file
 *  12  u32 owner            low 32 bits of the segment id (message log) or of the generation (Raft log)
 *  16  u64 blockSequence    +1 from block to block over all files of a log
 *  24  payload
 *
 * The seed is the checksum of the file's own header, which names the node, the file's current life and a random salt.
 * So what an earlier life left behind in a recycled file, or a block that a client placed inside a message body, is
 * not valid.
 * Numbers are big-endian, as in AMQP.
 */
import type { Crc32 } from './crc32.ts'

export const BLOCK_HEADER_BYTES = 24
const BLOCK_MAGIC = 0x57424c4b
const MAGIC_BYTES = Buffer.from('WBLK', 'latin1')
const CRC_OFFSET = 8
const CHECKED_OFFSET = 12
const TWO_32 = 4294967296

/** Which blocks are valid in a file. */
export interface BlockOwner {
  /** Taken modulo 2^32. */
  readonly id: number
  readonly seed: number
  readonly crc32: Crc32
}

/** Fills `header` for the payload parts that will follow it in the file. Cost: one checksum pass over the payload. */
export function sealBlock(
  header: Buffer,
  parts: readonly Uint8Array[],
  blockBytes: number,
  sequence: number,
  owner: BlockOwner,
): void {
  header.writeUInt32BE(BLOCK_MAGIC, 0)
  header.writeUInt32BE(blockBytes, 4)
  header.writeUInt32BE(owner.id % TWO_32, 12)
  header.writeUInt32BE(Math.floor(sequence / TWO_32), 16)
  header.writeUInt32BE(sequence % TWO_32, 20)
  let crc = owner.crc32(header.subarray(CHECKED_OFFSET, BLOCK_HEADER_BYTES), owner.seed)
  for (const part of parts) crc = owner.crc32(part, crc)
  header.writeUInt32BE(crc, CRC_OFFSET)
}

/** Bytes of the valid block at `offset`, or 0 when there is none that ends by `end`. */
export function validBlockBytes(bytes: Buffer, offset: number, end: number, owner: BlockOwner): number {
  if (offset + BLOCK_HEADER_BYTES > end) return 0
  if (bytes.readUInt32BE(offset) !== BLOCK_MAGIC) return 0
  if (bytes.readUInt32BE(offset + 12) !== owner.id % TWO_32) return 0
  const blockBytes = bytes.readUInt32BE(offset + 4)
  if (blockBytes < BLOCK_HEADER_BYTES || offset + blockBytes > end) return 0
  const crc = owner.crc32(bytes.subarray(offset + CHECKED_OFFSET, offset + blockBytes), owner.seed)
  return crc === bytes.readUInt32BE(offset + CRC_OFFSET) ? blockBytes : 0
}

export function blockSequenceAt(bytes: Buffer, offset: number): number {
  return bytes.readUInt32BE(offset + 16) * TWO_32 + bytes.readUInt32BE(offset + 20)
}

/**
 * Offset of a valid block at or after `from`, or -1. Asked behind the place where the blocks end: only one block is
 * ever being written, so a valid one behind an invalid one means that synced bytes have changed.
 */
export function findLaterBlock(bytes: Buffer, from: number, end: number, owner: BlockOwner): number {
  let at = bytes.indexOf(MAGIC_BYTES, from)
  while (at >= 0 && at < end) {
    if (validBlockBytes(bytes, at, end, owner) > 0) return at
    at = bytes.indexOf(MAGIC_BYTES, at + 1)
  }
  return -1
}
