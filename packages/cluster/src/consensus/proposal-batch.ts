/** Proposals on their way to the leader: u32 length and bytes each. The answer: u32, how many of them were appended. */
import { fail, ok, type Result } from '@warren/kernel'

export function encodeBatch(proposals: readonly Uint8Array[]): Uint8Array {
  let bytes = 0
  for (const proposal of proposals) bytes += 4 + proposal.length
  const batch = Buffer.allocUnsafe(bytes)
  let offset = 0
  for (const proposal of proposals) {
    offset = batch.writeUInt32BE(proposal.length, offset)
    batch.set(proposal, offset)
    offset += proposal.length
  }
  return batch
}

export function decodeBatch(payload: Uint8Array): Result<readonly Uint8Array[], 'malformed'> {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const proposals: Uint8Array[] = []
  let offset = 0
  while (offset < payload.length) {
    if (offset + 4 > payload.length) return fail('malformed')
    const length = view.getUint32(offset)
    offset += 4
    if (offset + length > payload.length) return fail('malformed')
    proposals.push(payload.slice(offset, offset + length)) // A copy: it goes into the Raft log and outlives the message.
    offset += length
  }
  return ok(proposals)
}

export function encodeBatchAnswer(appended: number): Uint8Array {
  const answer = Buffer.allocUnsafe(4)
  answer.writeUInt32BE(appended, 0)
  return answer
}

export function decodeBatchAnswer(payload: Uint8Array): number {
  if (payload.length < 4) return 0
  return new DataView(payload.buffer, payload.byteOffset, payload.byteLength).getUint32(0)
}
