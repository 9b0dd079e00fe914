/** Proposals as they lie in the Raft log and travel to the leader. */
import { fail, ok, type Result } from '@warren/kernel'
import type { Proposal } from '../command.ts'
import { warren } from '../generated/metadata.js'
import { readCommand } from './command-decoding.ts'
import { writeCommand } from './command-encoding.ts'
import { embedded, wireInteger } from './wire.ts'

export interface EncodingError {
  readonly kind: 'malformed'
  readonly text: string
}

export function encodeProposal(proposal: Proposal): Uint8Array {
  const { proposer, sequence, floor, command } = proposal
  return warren.metadata.Proposal.encode({ proposer, sequence, floor, command: writeCommand(command) }).finish()
}

/** An error for anything that is no proposal, a command of a kind that this version does not know among them. */
export function decodeProposal(bytes: Uint8Array): Result<Proposal, EncodingError> {
  try {
    const message = warren.metadata.Proposal.decode(bytes)
    return ok({
      proposer: message.proposer,
      sequence: wireInteger(message.sequence),
      floor: wireInteger(message.floor),
      command: readCommand(embedded<'Command'>(message.command)),
    })
  } catch (error) {
    // protobufjs throws for malformed bytes, as MalformedError does for malformed values: both are the input's fault.
    return fail({ kind: 'malformed', text: error instanceof Error ? error.message : String(error) })
  }
}
