/**
 * From started to usable: the local replica holds all that was committed when the start began, and the cluster still
 * knows this node. A node that was forgotten while it was away never gets there: the others say so when asked.
 */
import { fail, type NodeId, type NodeName, ok, type Result, type Timer, type Timers } from '@warren/kernel'
import type { Unavailable } from '../consensus/proposal-book.ts'
import type { ControlLanes, Peer } from '../control.ts'
import type { Superseded } from '../partition/reunion.ts'
import { decodeMembershipAnswer, encodeJson, MEMBERSHIP } from './membership-messages.ts'

export type StartRefusal =
  /** `remote` says that this node is not (or no longer) a member of its cluster: reset it, then join again. */
  | { readonly kind: 'inconsistentCluster'; readonly remote: NodeName }
  /** No majority of the disc nodes in time; `tried` are the members that were dialled. */
  | { readonly kind: 'timeout'; readonly tried: readonly NodeName[] }
  | { readonly kind: 'stopped' }
  /** The cluster went on without this node, in another history: forget the Raft state, start as a member of that one. */
  | ({ readonly kind: 'superseded' } & Superseded)

export interface StartUpHost {
  readonly self: { readonly id: NodeId }
  readonly lanes: Pick<ControlLanes, 'ask'>
  readonly timers: Timers
  peers(): readonly Peer[]
  learned(members: readonly Peer[]): void
  barrier(done: (error?: Unavailable) => void): void
  isMember(): boolean
}

const ASK_AGAIN_MS = 2000
const ASK_TIMEOUT_MS = 5000

export class StartUp {
  readonly #host: StartUpHost
  readonly #done: (started: Result<undefined, StartRefusal>) => void
  readonly #deadline: Timer
  #askAgain: Timer | undefined = undefined
  #isOver = false

  constructor(host: StartUpHost, timeoutMs: number, done: (started: Result<undefined, StartRefusal>) => void) {
    this.#host = host
    this.#done = done
    this.#deadline = host.timers.after(timeoutMs, () => {
      this.#finish(fail({ kind: 'timeout', tried: host.peers().map((peer) => peer.name) }))
    })
    this.#ask()
    this.#awaitBarrier()
  }

  stop(): void {
    this.refuse({ kind: 'stopped' })
  }

  refuse(refusal: StartRefusal): void {
    this.#finish(fail(refusal))
  }

  #awaitBarrier(): void {
    this.#host.barrier((error) => {
      if (this.#isOver) return
      if (error === undefined && this.#host.isMember()) return this.#finish(ok(undefined))
      // A barrier waits for its own deadline, so this is no busy loop; a barrier that passed too early is rare.
      this.#host.timers.soon(() => {
        if (!this.#isOver) this.#awaitBarrier()
      })
    })
  }

  #ask(): void {
    const { self, lanes, timers, peers } = this.#host
    const payload = encodeJson({ id: self.id })
    for (const peer of peers.call(this.#host)) {
      lanes.ask(peer, { name: MEMBERSHIP, payload, timeoutMs: ASK_TIMEOUT_MS }, (response) => {
        if (this.#isOver || !response.ok) return // Not there (yet); the barrier tells when enough of them are.
        const answer = decodeMembershipAnswer(response.value.payload)
        if (!answer.ok) return
        if (answer.value.kind === 'stranger') {
          return this.#finish(fail({ kind: 'inconsistentCluster', remote: response.value.from.name }))
        }
        if (answer.value.kind === 'member') this.#host.learned(answer.value.members)
      })
    }
    this.#askAgain = timers.after(ASK_AGAIN_MS, () => this.#ask())
  }

  #finish(started: Result<undefined, StartRefusal>): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#deadline.cancel()
    this.#askAgain?.cancel()
    this.#done(started)
  }
}
