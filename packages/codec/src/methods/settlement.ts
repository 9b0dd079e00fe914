/** Hot path: basic.ack, nack and reject, read and written in place. All three are a delivery tag and an octet of bits. */
import { readU64, writeU16, writeU32, writeU64 } from '../bytes/integers.ts'
import { FRAME_END, FRAME_METHOD } from '../frames/frame.ts'
import { BASIC_ACK, BASIC_NACK, BASIC_REJECT } from '../generated/method-ids.ts'

const SETTLEMENT_PAYLOAD_BYTES = 13 // class, method, u64 tag, bits
/** A whole frame of basic.ack, nack or reject. */
export const SETTLEMENT_FRAME_BYTES = 21

/** Bits of basic.ack and nack. */
export const SETTLEMENT_MULTIPLE = 1
/** Bit of basic.nack. */
export const NACK_REQUEUE = 2
/** Bit of basic.reject. */
export const REJECT_REQUEUE = 1

/** Whether the payload of an ack, nack or reject has its only possible size. */
export function isSettlement(payloadStart: number, payloadEnd: number): boolean {
  return payloadEnd - payloadStart === SETTLEMENT_PAYLOAD_BYTES
}

/** Rounded above 2^53, where no tag ever was. */
export function settlementTag(buffer: Buffer, payloadStart: number): number {
  return readU64(buffer, payloadStart + 4)
}

export function settlementBits(buffer: Buffer, payloadStart: number): number {
  return buffer[payloadStart + 12] as number
}

/** Writes a frame of `SETTLEMENT_FRAME_BYTES` at `at`; the offset behind it. */
export function writeAck(target: Buffer, at: number, channel: number, tag: number, multiple: boolean): number {
  return writeSettlement(target, at, channel, BASIC_ACK, tag, multiple ? SETTLEMENT_MULTIPLE : 0)
}

/** `bits` are `SETTLEMENT_MULTIPLE` and `NACK_REQUEUE`; a broker sends no requeue bit. */
export function writeNack(target: Buffer, at: number, channel: number, tag: number, bits: number): number {
  return writeSettlement(target, at, channel, BASIC_NACK, tag, bits)
}

export function writeReject(target: Buffer, at: number, channel: number, tag: number, requeue: boolean): number {
  return writeSettlement(target, at, channel, BASIC_REJECT, tag, requeue ? REJECT_REQUEUE : 0)
}

function writeSettlement(
  target: Buffer,
  at: number,
  channel: number,
  methodId: number,
  tag: number,
  bits: number,
): number {
  target[at] = FRAME_METHOD
  writeU16(target, at + 1, channel)
  writeU32(target, at + 3, SETTLEMENT_PAYLOAD_BYTES)
  writeU32(target, at + 7, methodId)
  writeU64(target, at + 11, tag)
  target[at + 19] = bits
  target[at + 20] = FRAME_END
  return at + SETTLEMENT_FRAME_BYTES
}
