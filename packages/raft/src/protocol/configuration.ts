/** Who takes part: voters decide, learners follow. Changes are one server at a time (Raft dissertation §4.1). */
import { assertNever, fail, ok, type Result } from '@warren/kernel'

/** A member's identity (a `NodeId` outside). A reset member comes back under another one. */
export type PeerId = string

export type Configuration = {
  readonly voters: readonly PeerId[]
  readonly learners: readonly PeerId[]
}

/** One server at a time: adjacent configurations then share a majority, so no joint phase is needed. */
export type ConfigurationChange =
  | { readonly kind: 'addLearner'; readonly peer: PeerId }
  | { readonly kind: 'promoteVoter'; readonly peer: PeerId }
  | { readonly kind: 'demoteVoter'; readonly peer: PeerId }
  | { readonly kind: 'remove'; readonly peer: PeerId }

/** Why a change makes no sense for the configuration it would start from. */
export type InvalidChange =
  | { readonly kind: 'alreadyMember'; readonly peer: PeerId }
  | { readonly kind: 'notMember'; readonly peer: PeerId }
  | { readonly kind: 'alreadyVoter'; readonly peer: PeerId }
  | { readonly kind: 'notVoter'; readonly peer: PeerId }
  | { readonly kind: 'lastVoter'; readonly peer: PeerId }

export function isVoter(configuration: Configuration, peer: PeerId): boolean {
  return configuration.voters.includes(peer)
}

export function isMember(configuration: Configuration, peer: PeerId): boolean {
  return configuration.voters.includes(peer) || configuration.learners.includes(peer)
}

/** How many voters make a majority. */
export function quorumOf(configuration: Configuration): number {
  return (configuration.voters.length >>> 1) + 1
}

/** The configuration after `change`, or why it cannot be made. Pure; order of members is kept. */
export function changeConfiguration(
  configuration: Configuration,
  change: ConfigurationChange,
): Result<Configuration, InvalidChange> {
  const { voters, learners } = configuration
  const { kind, peer } = change
  const votes = voters.includes(peer)
  const learns = learners.includes(peer)
  if (kind === 'addLearner') {
    if (votes || learns) return fail({ kind: 'alreadyMember', peer })
    return ok({ voters, learners: [...learners, peer] })
  }
  if (!votes && !learns) return fail({ kind: 'notMember', peer })
  if (kind !== 'promoteVoter' && votes && voters.length === 1) return fail({ kind: 'lastVoter', peer })
  switch (kind) {
    case 'promoteVoter':
      if (votes) return fail({ kind: 'alreadyVoter', peer })
      return ok({ voters: [...voters, peer], learners: without(learners, peer) })
    case 'demoteVoter':
      if (!votes) return fail({ kind: 'notVoter', peer })
      return ok({ voters: without(voters, peer), learners: [...learners, peer] })
    case 'remove':
      return ok({ voters: without(voters, peer), learners: without(learners, peer) })
    default:
      return assertNever(kind)
  }
}

function without(peers: readonly PeerId[], peer: PeerId): readonly PeerId[] {
  return peers.filter((other) => other !== peer)
}
