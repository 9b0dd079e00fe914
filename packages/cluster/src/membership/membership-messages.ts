/** Questions about membership and their answers: rare and small, so JSON in a control message's payload. */
import { fail, type Lineage, type NodeId, type NodeName, ok, type Result } from '@warren/kernel'
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
  /** That the joiner's software supports. Absent: none. */
  readonly featureFlags?: readonly string[]
}
export type JoinAnswer =
  /** `lineage`: the history to follow. */
  | { readonly kind: 'joined' | 'alreadyMember'; readonly members: readonly Peer[]; readonly lineage: Lineage }
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

/** The sender is an authenticated node, but perhaps of another version: what does not fit is refused, not acted upon. */
export function decodeJson<Value extends object>(
  payload: Uint8Array,
  fits: (value: Partial<Record<keyof Value, unknown>>) => boolean,
): Result<Value, string> {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString())
    if (typeof value === 'object' && value !== null && fits(value)) return ok(value as Value)
    return fail('not a message of this kind')
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'malformed')
  }
}

export function decodeJoinQuestion(payload: Uint8Array): Result<JoinQuestion, string> {
  return decodeJson<JoinQuestion>(payload, ({ id, formerId, name, role, host, clusterPort }) => {
    return [id, formerId, name, host].every(isText) && (role === 'disc' || role === 'ram') && isNumber(clusterPort)
  })
}

export function decodeLeaveQuestion(payload: Uint8Array): Result<LeaveQuestion, string> {
  return decodeJson<LeaveQuestion>(payload, ({ id, isForget }) => isText(id) && typeof isForget === 'boolean')
}

export function decodeStoppingQuestion(payload: Uint8Array): Result<StoppingQuestion, string> {
  return decodeJson<StoppingQuestion>(payload, ({ id, incarnation }) => isText(id) && isNumber(incarnation))
}

export function decodeMembershipQuestion(payload: Uint8Array): Result<MembershipQuestion, string> {
  return decodeJson<MembershipQuestion>(payload, ({ id }) => isText(id))
}

export function decodeJoinAnswer(payload: Uint8Array): Result<JoinAnswer, string> {
  return decodeJson<JoinAnswer>(payload, (answer) =>
    isOneOf(answer, ['joined', 'alreadyMember', 'refused', 'unavailable']),
  )
}

export function decodeLeaveAnswer(payload: Uint8Array): Result<LeaveAnswer, string> {
  return decodeJson<LeaveAnswer>(payload, (answer) => isOneOf(answer, ['left', 'refused', 'unavailable']))
}

export function decodeMembershipAnswer(payload: Uint8Array): Result<MembershipAnswer, string> {
  return decodeJson<MembershipAnswer>(payload, (answer) => {
    return isOneOf(answer, ['member', 'stranger', 'unknown']) && Array.isArray(answer.members)
  })
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function isNumber(value: unknown): boolean {
  return Number.isInteger(value)
}

function isOneOf(answer: { readonly kind?: unknown }, kinds: readonly string[]): boolean {
  return typeof answer.kind === 'string' && kinds.includes(answer.kind)
}
