/**
 * A batch on the wire: the protobuf message `Batch` (proto/peer.proto), whose one field is written in place. The lane's
 * room in front of the records (lane.ts) takes the tag and the length, so neither end copies the records for protobuf's sake.
 */
import { LANE_BATCH_BYTES_MAX, LANE_ROOM_BYTES } from '@warren/cluster'
import { assert, fail, ok, type Result } from '@warren/kernel'
import { warren } from '../generated/peer.js'

const RECORDS_TAG = 0x0a // Field 1, length-delimited.

/** What a batch becomes on the wire: a view of `batch`, which begins with the room. */
export function encodeBatch(batch: Uint8Array): Uint8Array {
  const bytes = batch.length - LANE_ROOM_BYTES
  assert(bytes > 0, 'an empty batch')
  assert(bytes <= LANE_BATCH_BYTES_MAX, 'a batch beyond what a lane takes') // So the length is three octets at most.
  const lengthBytes = bytes < 0x80 ? 1 : bytes < 0x4000 ? 2 : 3
  const start = LANE_ROOM_BYTES - 1 - lengthBytes
  batch[start] = RECORDS_TAG
  let rest = bytes
  for (let at = start + 1; at < LANE_ROOM_BYTES - 1; at += 1) {
    batch[at] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  batch[LANE_ROOM_BYTES - 1] = rest
  return batch.subarray(start)
}

/** The records of a message, as a view of it. Fields of a later version are skipped. */
export function decodeBatch(message: Buffer): Result<Buffer, string> {
  let records: Uint8Array | null | undefined
  try {
    records = warren.peer.Batch.decode(message).records
  } catch (error) {
    return fail(`a malformed batch: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (!records || records.length === 0) return fail('a batch without records')
  if (records.length > LANE_BATCH_BYTES_MAX) return fail(`a batch of ${records.length} bytes`)
  return ok(Buffer.from(records.buffer, records.byteOffset, records.length))
}
