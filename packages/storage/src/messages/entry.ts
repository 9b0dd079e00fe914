/**
 * The form of an entry, in memory and on disk alike. Numbers are big-endian; a u64 holds a safe integer.
 *
 * message  u32 entryBytes | u8 1 | u8 flags | u16 targets | u64 producer | u64 sequence
 *          | targets x (u64 uid, u32 epoch, u64 index) | content
 * settle   u32 entryBytes | u8 2 | u8 flags | u16 ranges | u64 uid | u32 epoch | u64 operationIndex
 *          | ranges x (u64 first, u32 count)
 *
 * A settle without ranges only says how far the queue's indexes have come.
 */
export const KIND_MESSAGE = 1
export const KIND_SETTLE = 2
export const FLAG_PERSISTENT = 1

export const ENTRY_PREFIX_BYTES = 8
export const MESSAGE_HEADER_BYTES = 24
export const TARGET_BYTES = 20
export const SETTLE_HEADER_BYTES = 28
export const RANGE_BYTES = 12
export const TARGETS_MAX = 65535

export const ENTRY_KIND = 4
export const ENTRY_FLAGS = 5
export const ENTRY_COUNT = 6
export const MESSAGE_PRODUCER = 8
export const MESSAGE_SEQUENCE = 16
export const MESSAGE_TARGETS = 24
export const SETTLE_UID = 8
export const SETTLE_EPOCH = 16
export const SETTLE_OPERATION = 20
export const SETTLE_RANGES = 28

const TWO_32 = 4294967296

/** A safe integer as a u64. `setUint32` truncates, which is what the high half needs. */
export function setNumber(view: DataView, offset: number, value: number): void {
  view.setUint32(offset, value / TWO_32)
  view.setUint32(offset + 4, value >>> 0)
}

export function getNumber(view: DataView, offset: number): number {
  return view.getUint32(offset) * TWO_32 + view.getUint32(offset + 4)
}

/** All of a message entry but its targets and its content. */
export function writeMessageHeader(
  view: DataView,
  at: number,
  entryBytes: number,
  flags: number,
  targets: number,
  producer: number,
  sequence: number,
): void {
  view.setUint32(at, entryBytes)
  view.setUint8(at + ENTRY_KIND, KIND_MESSAGE)
  view.setUint8(at + ENTRY_FLAGS, flags)
  view.setUint16(at + ENTRY_COUNT, targets)
  setNumber(view, at + MESSAGE_PRODUCER, producer)
  setNumber(view, at + MESSAGE_SEQUENCE, sequence)
}

export function writeTarget(view: DataView, at: number, uid: number, epoch: number, index: number): void {
  setNumber(view, at, uid)
  view.setUint32(at + 8, epoch)
  setNumber(view, at + 12, index)
}

/** All of a settle entry but its ranges. */
export function writeSettleHeader(
  view: DataView,
  at: number,
  ranges: number,
  uid: number,
  epoch: number,
  operationIndex: number,
): void {
  view.setUint32(at, SETTLE_HEADER_BYTES + ranges * RANGE_BYTES)
  view.setUint8(at + ENTRY_KIND, KIND_SETTLE)
  view.setUint8(at + ENTRY_FLAGS, 0)
  view.setUint16(at + ENTRY_COUNT, ranges)
  setNumber(view, at + SETTLE_UID, uid)
  view.setUint32(at + SETTLE_EPOCH, epoch)
  setNumber(view, at + SETTLE_OPERATION, operationIndex)
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
