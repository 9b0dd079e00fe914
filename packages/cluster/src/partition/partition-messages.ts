/** What sides of a partition ask one another: rare and small, JSON in a control message's payload. */

import type { Lineage, NodeName } from '@warren/kernel'
import { type NodeId, ok, type Result } from '@warren/kernel'
import type { Peer } from '../control.ts'
import { decodeJson } from '../membership/membership-messages.ts'

/** Of a disc node of the same history that is cut off too: how far is its log? */
export const POSITION = 'cluster.position'
/** Of a member of another history: who is its side? */
export const SIDE = 'cluster.side'
/** To the leader of the side that lost, and on to its members: join the other history. */
export const YIELD = 'cluster.yield'
/** To a member of the history to join: take me in again; I shall forget what I promised to mine. */
export const REJOIN = 'cluster.rejoin'

export interface PositionAnswer {
  readonly lineage: Lineage
  readonly isCutOff: boolean
  readonly term: number
  readonly index: number
}

/** What decides between two sides. `leader` is absent on a side without one. */
export interface SideAnswer {
  readonly lineage: Lineage
  readonly leader: NodeId | null
  readonly connections: number
  readonly nodes: number
  readonly firstName: NodeName
}

export interface YieldQuestion {
  readonly to: Lineage
}

export interface RejoinQuestion {
  readonly id: NodeId
}
/** come: the asker votes no more in this history, and may come with a blank log. */
export type RejoinAnswer =
  | { readonly kind: 'come'; readonly lineage: Lineage; readonly members: readonly Peer[] }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'unavailable'; readonly text: string }

export function decodePositionAnswer(payload: Uint8Array): Result<PositionAnswer, string> {
  return decodeJson<PositionAnswer>(payload, ({ lineage, isCutOff, term, index }) => {
    return [lineage, term, index].every(Number.isInteger) && typeof isCutOff === 'boolean'
  })
}

export function decodeSideAnswer(payload: Uint8Array): Result<SideAnswer, string> {
  return decodeJson<SideAnswer>(payload, ({ lineage, connections, nodes, firstName }) => {
    return [lineage, connections, nodes].every(Number.isInteger) && typeof firstName === 'string'
  })
}

export function decodeYieldQuestion(payload: Uint8Array): Result<YieldQuestion, string> {
  return decodeJson<YieldQuestion>(payload, ({ to }) => Number.isInteger(to))
}

export function decodeRejoinQuestion(payload: Uint8Array): Result<RejoinQuestion, string> {
  return decodeJson<RejoinQuestion>(payload, ({ id }) => typeof id === 'string' && id !== '')
}

export function decodeRejoinAnswer(payload: Uint8Array): Result<RejoinAnswer, string> {
  const answer = decodeJson<{ readonly kind: string } & Partial<RejoinAnswer>>(
    payload,
    (it) => typeof it.kind === 'string',
  )
  return answer.ok ? ok(answer.value as RejoinAnswer) : answer
}

/** RabbitMQ's autoheal: most client connections, then most nodes, then an order that both see. Whether `a` wins. */
export function winsOver(a: SideAnswer, b: SideAnswer): boolean {
  if (a.connections !== b.connections) return a.connections > b.connections
  if (a.nodes !== b.nodes) return a.nodes > b.nodes
  return a.firstName < b.firstName
}
