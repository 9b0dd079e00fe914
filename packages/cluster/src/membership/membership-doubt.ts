/**
 * A node that could not hear its leader may have been taken out meanwhile (forget_cluster_node): nobody sends it the entry
 * that says so. So once it has lost the leader it asks the members that it knows, until one of them says that it still is
 * one, or that it is not.
 */
import type { NodeId } from '@warren/kernel'
import type { ControlLanes, Peer } from '../control.ts'
import { decodeMembershipAnswer, encodeJson, MEMBERSHIP } from './membership-messages.ts'

export interface MembershipDoubtHost {
  readonly self: { readonly id: NodeId }
  readonly lanes: Pick<ControlLanes, 'ask'>
  peers(): readonly Peer[]
  /** A leader is known, and heard. */
  hasLeader(): boolean
}

const ASK_AGAIN_MS = 2000
const ASK_TIMEOUT_MS = 5000

export class MembershipDoubt {
  readonly #host: MembershipDoubtHost
  readonly #onStranger: () => void
  /** Kept when a leader is heard again: a learner goes on believing in one that sends it nothing any more. */
  #isInDoubt = false
  #askAtMs = 0

  constructor(host: MembershipDoubtHost, onStranger: () => void) {
    this.#host = host
    this.#onStranger = onStranger
  }

  tick(nowMs: number): void {
    if (!this.#isInDoubt) {
      if (this.#host.hasLeader()) return
      this.#isInDoubt = true
      this.#askAtMs = nowMs + ASK_AGAIN_MS // Most elections are over by then.
    }
    if (nowMs < this.#askAtMs) return
    this.#askAtMs = nowMs + ASK_AGAIN_MS
    for (const peer of this.#host.peers()) this.#ask(peer)
  }

  #ask(peer: Peer): void {
    const { self, lanes } = this.#host
    const payload = encodeJson({ id: self.id })
    lanes.ask(peer, { name: MEMBERSHIP, payload, timeoutMs: ASK_TIMEOUT_MS }, (response) => {
      // Not there, or another node at that address: only the member itself can speak for our cluster.
      if (!this.#isInDoubt || !response.ok || response.value.from.id !== peer.id) return
      const answer = decodeMembershipAnswer(response.value.payload)
      if (!answer.ok || answer.value.kind === 'unknown') return
      this.#isInDoubt = false
      if (answer.value.kind === 'stranger') this.#onStranger()
    })
  }
}
