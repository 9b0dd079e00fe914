/** The leaving side of `reset`: the application is stopped, so another member is asked to take this node out. */
import { fail, type NodeId, ok, type Result } from '@warren/kernel'
import type { ControlLanes, Peer } from '../control.ts'
import { decodeLeaveAnswer, encodeJson, LEAVE, type LeaveQuestion } from './membership-messages.ts'
import type { LeaveRefusal } from './membership-rules.ts'

export type LeaveError =
  | { readonly kind: 'leaveRefused'; readonly refusal: LeaveRefusal }
  /** No other member answered, or none could commit it. */
  | { readonly kind: 'noRunningClusterNodes'; readonly text: string }

const LEAVE_TIMEOUT_MS = 10_000

/** Asks one contact after another. A node that is no member any more has left. */
export function leaveCluster(
  options: { readonly lanes: Pick<ControlLanes, 'ask'>; readonly id: NodeId; readonly contacts: readonly Peer[] },
  done: (left: Result<undefined, LeaveError>) => void,
): void {
  const question: LeaveQuestion = { id: options.id, isForget: false }
  const payload = encodeJson(question)
  const contacts = options.contacts.filter((contact) => contact.id !== options.id)
  const askFrom = (i: number, text: string): void => {
    const contact = contacts[i]
    if (contact === undefined) {
      done(fail({ kind: 'noRunningClusterNodes', text }))
      return
    }
    options.lanes.ask(contact, { name: LEAVE, payload, timeoutMs: LEAVE_TIMEOUT_MS }, (response) => {
      if (!response.ok) return askFrom(i + 1, response.error.kind)
      const answer = decodeLeaveAnswer(response.value.payload)
      if (!answer.ok) return askFrom(i + 1, answer.error)
      if (answer.value.kind === 'left') return done(ok(undefined))
      if (answer.value.kind === 'unavailable') return askFrom(i + 1, answer.value.text)
      if (answer.value.refusal.kind === 'notMember') return done(ok(undefined))
      done(fail({ kind: 'leaveRefused', refusal: answer.value.refusal }))
    })
  }
  askFrom(0, 'no other member is known')
}
