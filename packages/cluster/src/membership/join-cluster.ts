/** The joining side: one question to the seed. The node's application is stopped meanwhile; it starts as a member. */
import { fail, type Lineage, type NodeId, ok, type Result } from '@warren/kernel'
import { FEATURE_FLAG_NAMES } from '@warren/model'
import type { AskError, ControlLanes, Peer, PeerAddress } from '../control.ts'
import type { LocalMember } from '../metadata-access.ts'
import { decodeJoinAnswer, encodeJson, JOIN, type JoinQuestion } from './membership-messages.ts'
import type { JoinRefusal } from './membership-rules.ts'

export type JoinError =
  | AskError
  | { readonly kind: 'joinRefused'; readonly refusal: JoinRefusal }
  | { readonly kind: 'unavailable'; readonly text: string }

export interface Joined {
  readonly kind: 'joined' | 'alreadyMember'
  /** All members, the joiner too: keep them as the contacts to start with. */
  readonly members: readonly Peer[]
  /** The history to follow: `MetadataServiceOptions.lineage` of the starts to come. */
  readonly lineage: Lineage
}

const JOIN_TIMEOUT_MS = 10_000

/**
 * `self.id` is the new identity, made for this cluster; `formerId` the one before. On success the caller wipes the node,
 * keeps `self.id` and the members, and starts the application. A join that failed may be tried again with the same id.
 */
export function joinCluster(
  options: {
    readonly lanes: Pick<ControlLanes, 'ask'>
    readonly self: LocalMember
    readonly formerId: NodeId
    readonly seed: PeerAddress
  },
  done: (joined: Result<Joined, JoinError>) => void,
): void {
  const { id, name, role, host, clusterPort, featureFlags = FEATURE_FLAG_NAMES } = options.self
  const where = { host, clusterPort, featureFlags }
  const question: JoinQuestion = { id, formerId: options.formerId, name, role, ...where }
  options.lanes.ask(
    options.seed,
    { name: JOIN, payload: encodeJson(question), timeoutMs: JOIN_TIMEOUT_MS },
    (response) => {
      if (!response.ok) return done(response)
      const answer = decodeJoinAnswer(response.value.payload)
      if (!answer.ok) return done(fail({ kind: 'unavailable', text: answer.error }))
      switch (answer.value.kind) {
        case 'joined':
        case 'alreadyMember':
          return done(ok({ kind: answer.value.kind, members: answer.value.members, lineage: answer.value.lineage }))
        case 'refused':
          return done(fail({ kind: 'joinRefused', refusal: answer.value.refusal }))
        case 'unavailable':
          return done(fail({ kind: 'unavailable', text: answer.value.text }))
      }
    },
  )
}
