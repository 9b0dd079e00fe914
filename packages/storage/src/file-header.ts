/**
 * The first sector of a segment or Raft log file. Its checksum seeds those of the file's blocks (see block.ts).
 *
 *   0  u32 magic            'WSEG' or 'WRFT'
 *   4  u16 format version
 *   6  u16 length of the node id
 *   8  u64 id               of the segment, or the generation of the Raft log
 *  16  node id, UTF-8, at most 200 bytes
 * 248  u32 salt             random for each run of the node
 * 252  u32 crc32            of the 252 bytes before it
 *
 * Blocks begin at byte 512, so that writing them never rewrites the header's sector. A sector is written whole or not
 * at all; hence a header is valid, or all zero (the file is unused), or corrupt.
 */
import type { BlockOwner } from './block.ts'
import type { Crc32 } from './crc32.ts'

export const FILE_HEADER_BYTES = 512
const ENCODED_BYTES = 256
const CRC_OFFSET = 252
const NODE_ID_OFFSET = 16
const NODE_ID_BYTES_MAX = 200
const SALT_OFFSET = 248
const FORMAT_VERSION = 1
const TWO_32 = 4294967296

export type FileKind = 'segment' | 'raft'
const MAGICS: Readonly<Record<FileKind, number>> = { segment: 0x57534547, raft: 0x57524654 }

export interface FileHeader {
  readonly id: number
  readonly nodeId: string
  /** Below 2^32. Not to be guessed, so that nobody can place valid blocks inside a message. */
  readonly salt: number
}

export type ParsedHeader =
  | { readonly kind: 'valid'; readonly header: FileHeader }
  /** Never used, or given back. */
  | { readonly kind: 'unused' }
  | { readonly kind: 'invalid'; readonly reason: string }

/** One sector. */
export function encodeFileHeader(kind: FileKind, header: FileHeader, crc32: Crc32): Buffer {
  const bytes = Buffer.alloc(FILE_HEADER_BYTES)
  const nodeId = Buffer.from(header.nodeId).subarray(0, NODE_ID_BYTES_MAX)
  bytes.writeUInt32BE(MAGICS[kind], 0)
  bytes.writeUInt16BE(FORMAT_VERSION, 4)
  bytes.writeUInt16BE(nodeId.length, 6)
  bytes.writeUInt32BE(Math.floor(header.id / TWO_32), 8)
  bytes.writeUInt32BE(header.id % TWO_32, 12)
  bytes.set(nodeId, NODE_ID_OFFSET)
  bytes.writeUInt32BE(header.salt, SALT_OFFSET)
  bytes.writeUInt32BE(crc32(bytes.subarray(0, CRC_OFFSET)), CRC_OFFSET)
  return bytes
}

/** Which blocks are valid behind this header. */
export function ownerOf(kind: FileKind, header: FileHeader, crc32: Crc32): BlockOwner {
  return { id: header.id, seed: encodeFileHeader(kind, header, crc32).readUInt32BE(CRC_OFFSET), crc32 }
}

export function parseFileHeader(kind: FileKind, bytes: Buffer, crc32: Crc32): ParsedHeader {
  if (bytes.length < ENCODED_BYTES || isZero(bytes)) return { kind: 'unused' }
  if (bytes.readUInt32BE(0) !== MAGICS[kind]) return { kind: 'invalid', reason: 'not a Warren log file' }
  if (crc32(bytes.subarray(0, CRC_OFFSET)) !== bytes.readUInt32BE(CRC_OFFSET)) {
    return { kind: 'invalid', reason: 'wrong checksum of the file header' }
  }
  const version = bytes.readUInt16BE(4)
  if (version !== FORMAT_VERSION) return { kind: 'invalid', reason: `format version ${version} is not known` }
  const nodeId = bytes.toString('utf8', NODE_ID_OFFSET, NODE_ID_OFFSET + bytes.readUInt16BE(6))
  const id = bytes.readUInt32BE(8) * TWO_32 + bytes.readUInt32BE(12)
  return { kind: 'valid', header: { id, nodeId, salt: bytes.readUInt32BE(SALT_OFFSET) } }
}

function isZero(bytes: Buffer): boolean {
  for (let i = 0; i < ENCODED_BYTES; i += 1) if (bytes[i] !== 0) return false
  return true
}
