/** The operator's way to take out a member that will not come back (forget_cluster_node). */
import { fail, type NodeId, ok, type Result } from '@warren/kernel'
import type { RaftNode } from '@warren/raft'
import type { PeerRequests } from '../peers/peer-requests.ts'
import { decodeLeaveAnswer, encodeJson, LEAVE, type LeaveQuestion } from './membership-messages.ts'
import type { LeaveRefusal } from './membership-rules.ts'

export type ForgetError = LeaveRefusal | { readonly kind: 'unavailable'; readonly text: string }

const FORGET_TIMEOUT_MS = 10_000

export function forgetMember(
  host: { readonly self: { readonly id: NodeId }; readonly node: RaftNode; readonly requests: PeerRequests },
  id: NodeId,
  done: (forgotten: Result<undefined, ForgetError>) => void,
): void {
  const question: LeaveQuestion = { id, isForget: true }
  // Asked of ourselves: our own desk knows the way to the leader.
  host.requests.request(
    host.self.id,
    LEAVE,
    encodeJson(question),
    (response) => {
      if (!response.ok) return done(fail({ kind: 'unavailable', text: response.error.text }))
      const answer = decodeLeaveAnswer(response.value)
      if (!answer.ok) return done(fail({ kind: 'unavailable', text: answer.error }))
      if (answer.value.kind === 'left') return done(ok(undefined))
      done(fail(answer.value.kind === 'refused' ? answer.value.refusal : answer.value))
    },
    FORGET_TIMEOUT_MS,
  )
}
