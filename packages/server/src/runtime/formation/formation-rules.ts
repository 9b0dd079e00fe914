/**
 * What a blank node does next, from what the nodes of its list say of themselves. Pure.
 *
 * F1 Only the first name of the sorted list founds a cluster: of nodes with one list, one at most.
 * F2 It does not found one while a node of the list is a member of a cluster, or answers and cannot be understood (another
 *    cookie or protocol).
 * F3 Nodes that do not answer hold it up for so many attempts, or for ever when that is what the configuration says.
 * F4 Whoever hears of a cluster joins it, the first name too.
 */
import type { PeerAddress } from '@warren/cluster'
import type { NodeName } from '@warren/kernel'

export type PeerState =
  /** It has been in a cluster, perhaps of its own only. */
  | { readonly kind: 'member'; readonly address: PeerAddress; readonly isRunning: boolean }
  | { readonly kind: 'blank' }
  /** `isThere`: something answers, and does not tell us. */
  | { readonly kind: 'silent'; readonly reason: string; readonly isThere: boolean }

export interface FormationFacts {
  readonly self: NodeName
  /** Names without ports, this node's perhaps among them. */
  readonly peers: ReadonlyMap<NodeName, PeerState>
  /** This node is in the list. */
  readonly isListed: boolean
  /** The list may still grow: names come into DNS one by one. */
  readonly mayGrow: boolean
  /** 1-based. */
  readonly attempt: number
  readonly retryLimit: number
}

export type FormationStep =
  | { readonly kind: 'found'; readonly without: readonly NodeName[] }
  /** Through the first of them that lets us. */
  | { readonly kind: 'join'; readonly through: readonly PeerAddress[] }
  | { readonly kind: 'wait'; readonly text: string }

export function nextStep(facts: FormationFacts): FormationStep {
  const { self, peers, isListed, mayGrow, attempt, retryLimit } = facts
  const members = [...peers].flatMap(([name, peer]) => (peer.kind === 'member' ? [{ name, ...peer }] : []))
  const running = members.filter((member) => member.isRunning)
  if (running.length > 0) return { kind: 'join', through: running.map(({ address }) => address) }
  if (members.length > 0) return wait(`a member of the cluster to run: ${namesOf(members)}`)
  const first = [...peers.keys(), ...(isListed ? [self] : [])].sort()[0]
  if (first === undefined) return wait('a list of nodes that is not empty')
  if (first !== self) return wait(`${first}, the first of the list, to found the cluster`)
  const silent = [...peers].flatMap(([name, peer]) => (peer.kind === 'silent' ? [{ name, ...peer }] : []))
  const unreadable = silent.filter((peer) => peer.isThere)
  if (unreadable.length > 0) return wait(`an answer that can be understood: ${namesOf(unreadable)}`)
  const isSettled = silent.length === 0 && !(mayGrow && peers.size === 0)
  if (isSettled || attempt >= retryLimit) return { kind: 'found', without: silent.map(({ name }) => name) }
  if (silent.length === 0) return wait('further names in the list')
  return wait(`word of the others, which may have a cluster already: ${namesOf(silent)}`)
}

function wait(text: string): FormationStep {
  return { kind: 'wait', text }
}

function namesOf(peers: readonly { readonly name: NodeName }[]): string {
  return peers.map(({ name }) => name).join(', ')
}
