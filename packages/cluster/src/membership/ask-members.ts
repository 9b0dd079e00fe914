/** Who the members are, as a member says: asked by a node whose application is stopped, and whose own list may be old. */
import { fail, type NodeId, ok, type Result } from '@warren/kernel'
import type { AskError, ControlLanes, Peer, PeerAddress } from '../control.ts'
import { decodeMembershipAnswer, encodeJson, MEMBERSHIP } from './membership-messages.ts'

export type AskMembersError =
  /** The one that was asked runs, and its cluster does not have this node. */
  | { readonly kind: 'notMember' }
  /** It runs, and has no majority to ask. */
  | { readonly kind: 'unavailable'; readonly text: string }
  | AskError

const ASK_MS = 10_000 // It waits for its leader before it answers.

/** All members, the asking node too. */
export function askMembers(
  options: { readonly lanes: Pick<ControlLanes, 'ask'>; readonly id: NodeId; readonly seed: PeerAddress },
  done: (members: Result<readonly Peer[], AskMembersError>) => void,
): void {
  const question = { name: MEMBERSHIP, payload: encodeJson({ id: options.id }), timeoutMs: ASK_MS }
  options.lanes.ask(options.seed, question, (response) => {
    if (!response.ok) return done(response)
    const answer = decodeMembershipAnswer(response.value.payload)
    if (!answer.ok) return done(fail({ kind: 'unavailable', text: answer.error }))
    switch (answer.value.kind) {
      case 'member':
        return done(ok(answer.value.members))
      case 'stranger':
        return done(fail({ kind: 'notMember' }))
      case 'unknown':
        return done(fail({ kind: 'unavailable', text: 'no majority answers there' }))
    }
  })
}
