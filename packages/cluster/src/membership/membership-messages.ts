/** Questions about membership and their answers: rare and small, so JSON in a control message's payload. */
import { fail, type NodeId, type NodeName, ok, type Result } from '@warren/kernel'
import type { MemberRole } from '@warren/model'
import type { Peer } from '../control.ts'
import type { JoinRefusal, LeaveRefusal } from './membership-rules.ts'

export const JOIN = 'cluster.join'
export const LEAVE = 'cluster.leave'
export const MEMBERSHIP = 'cluster.membership'
export const STOPPING = 'cluster.stopping'

/** These may be asked by a node that is no member (yet, or any more). */
export const ASKED_BY_STRANGERS: readonly string[] = [JOIN, LEAVE, MEMBERSHIP]

export interface JoinQuestion {
  readonly id: NodeId
  /** The joiner's identity before the reset that joining implies: tells whether it is a member already. */
  readonly formerId: NodeId
  readonly name: NodeName
  readonly role: MemberRole
  readonly host: string
  readonly clusterPort: number
}
export type JoinAnswer =
  | { readonly kind: 'joined' | 'alreadyMember'; readonly members: readonly Peer[] }
  | { readonly kind: 'refused'; readonly refusal: JoinRefusal }
  /** No leader, or not in time: ask again, or ask another member. */
  | { readonly kind: 'unavailable'; readonly text: string }

export interface LeaveQuestion {
  readonly id: NodeId
  readonly isForget: boolean
}
export type LeaveAnswer =
  | { readonly kind: 'left' }
  | { readonly kind: 'refused'; readonly refusal: LeaveRefusal }
  | { readonly kind: 'unavailable'; readonly text: string }

export interface MembershipQuestion {
  readonly id: NodeId
}
/** `members` are as the answering node sees them: a node that was away for long learns whom to dial. */
export interface MembershipAnswer {
  readonly kind: 'member' | 'stranger' | 'unknown'
  readonly members: readonly Peer[]
}

/** A planned stop: see to it that the others can decide without this node. */
export interface StoppingQuestion {
  readonly id: NodeId
  readonly incarnation: number
}
export type StoppingAnswer = { readonly kind: 'done' } | { readonly kind: 'unavailable'; readonly text: string }

export function encodeJson(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}

/** The sender is an authenticated node of the same protocol version; only its kind of value is checked. */
export function decodeJson<Value extends object>(payload: Uint8Array): Result<Value, string> {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString())
    if (typeof value === 'object' && value !== null) return ok(value as Value)
    return fail('not an object')
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'malformed')
  }
}
