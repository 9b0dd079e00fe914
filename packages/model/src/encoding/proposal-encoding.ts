/** Proposals as they lie in the Raft log and travel to the leader. */
import { fail, ok, type Result } from '@warren/kernel'
import type { Proposal } from '../command.ts'
import { FEATURE_FLAG_NAMES, isReadableWith } from '../feature-flags.ts'
import { warren } from '../generated/metadata.js'
import { readCommand } from './command-decoding.ts'
import { writeCommand } from './command-encoding.ts'
import { embedded, MalformedError, wireInteger } from './wire.ts'

export interface EncodingError {
  readonly kind: 'malformed'
  readonly text: string
}

export function encodeProposal(proposal: Proposal): Uint8Array {
  const { proposer, sequence, floor, command } = proposal
  return warren.metadata.Proposal.encode({ proposer, sequence, floor, command: writeCommand(command) }).finish()
}

/**
 * An error for anything that is no proposal, a command of a kind that this version does not know among them. `supported` are the
 * feature flags of software that is older than this (tests, the simulator): it does not know the commands of the others.
 */
export function decodeProposal(
  bytes: Uint8Array,
  supported: readonly string[] = FEATURE_FLAG_NAMES,
): Result<Proposal, EncodingError> {
  try {
    const message = warren.metadata.Proposal.decode(bytes)
    const command = readCommand(embedded<'Command'>(message.command))
    if (!isReadableWith(command.kind, supported)) throw new MalformedError('a command of no known kind')
    return ok({
      proposer: message.proposer,
      sequence: wireInteger(message.sequence),
      floor: wireInteger(message.floor),
      command,
    })
  } catch (error) {
    // protobufjs throws for malformed bytes, as MalformedError does for malformed values: both are the input's fault.
    return fail({ kind: 'malformed', text: error instanceof Error ? error.message : String(error) })
  }
}
