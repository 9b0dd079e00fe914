/**
 * Brings this node's proposals into the leader's log: its own when it leads, else in batches by request. A proposal is
 * sent once per term; it is sent again when the leader changed (the new one may not have it), when the leader took fewer
 * than it was sent, or when no answer came. The replicated state drops what arrives twice.
 *
 * A leader that took all of a batch says so only when they are not committed soon: else the sender hears of it as it applies
 * them, and forgets the request.
 */
import { assert, type Clock, type NodeId } from '@warren/kernel'
import { decodeProposal, encodeProposal } from '@warren/model'
import type { RaftNode } from '@warren/raft'
import type { PeerRequests } from '../peers/peer-requests.ts'
import { decodeBatch, decodeBatchAnswer, encodeBatch, encodeBatchAnswer } from './proposal-batch.ts'
import type { PendingProposal, ProposalBook } from './proposal-book.ts'

export interface ProposalForwarderOptions {
  readonly node: RaftNode
  readonly book: ProposalBook
  readonly requests: PeerRequests
  readonly clock: Clock
  /** Follows the same history: another's proposals are decided there. */
  readonly isOfOurs: (node: NodeId) => boolean
  /** Feature flags of this node's software; undefined: all. */
  readonly supported: readonly string[] | undefined
  /** The node has new entries. */
  readonly wake: () => void
  /** As `wake`, and somebody waits. Outside of any other call. */
  readonly hurry: () => void
  readonly retryMs: number
}

export const PROPOSE_REQUEST = 'raft.propose'
const BATCH_BYTES_MAX = 256 * 1024 // One proposal always fits; more than this would hold up heartbeats behind it.
const ANSWER_TIMEOUT_MS = 2000 // The leader answers long before, so this means a lost message or a stalled leader.
const COMMITTED_SOON_MS = 500

export class ProposalForwarder {
  readonly #options: ProposalForwarderOptions
  /** Batches that were taken whole, oldest first. */
  #unanswered: Unanswered[] = []

  constructor(options: ProposalForwarderOptions) {
    this.#options = options
    options.requests.handle(PROPOSE_REQUEST, (from, payload, answer) => {
      const { appended, isAll } = options.isOfOurs(from) ? this.#append(from, payload) : NOTHING_APPENDED
      const tell = () => answer({ ok: true, value: encodeBatchAnswer(appended) })
      if (isAll) this.#unanswered.push({ lastIndex: options.node.lastIndex, takenAtMs: options.clock.nowMs(), tell })
      else tell() // The rest is to come again.
    })
  }

  /** Sends what is due. Called once per turn with proposals, on each change of leader and on each tick. */
  flush(): void {
    const { node, book, clock } = this.#options
    if (book.size === 0 || node.leader === undefined) return
    const nowMs = clock.nowMs()
    if (node.role === 'leader') this.#appendOwn(nowMs)
    else this.#sendDue(node.leader as NodeId, node.term, nowMs)
  }

  /** As `flush`, now and then. */
  tick(nowMs: number): void {
    const { commitIndex } = this.#options.node
    const uncommitted = this.#unanswered.filter(({ lastIndex }) => lastIndex > commitIndex)
    this.#unanswered = uncommitted.filter(({ takenAtMs }) => takenAtMs > nowMs - COMMITTED_SOON_MS)
    for (const { takenAtMs, tell } of uncommitted) if (takenAtMs <= nowMs - COMMITTED_SOON_MS) tell()
    this.flush()
  }

  /** Applied. Where that is so of all that went with it, no answer is waited for. */
  settled({ batch }: PendingProposal): void {
    if (batch === undefined) return
    batch.unsettled -= 1
    if (batch.unsettled === 0) this.#options.requests.forget(batch.request)
  }

  #appendOwn(nowMs: number): void {
    const { node, book, wake, retryMs } = this.#options
    for (const pending of book.due(node.term, nowMs)) {
      const appended = node.propose(encodeProposal(book.proposalOf(pending)))
      if (!appended.ok) {
        pending.retryAtMs = nowMs + retryMs
        break
      }
      pending.sentInTerm = appended.value.term
    }
    wake()
  }

  #sendDue(leader: NodeId, term: number, nowMs: number): void {
    const { book } = this.#options
    let batch: PendingProposal[] = []
    let encoded: Uint8Array[] = []
    let bytes = 0
    for (const pending of book.due(term, nowMs)) {
      const proposal = encodeProposal(book.proposalOf(pending))
      if (batch.length > 0 && bytes + proposal.length > BATCH_BYTES_MAX) {
        this.#sendBatch(leader, batch, encoded)
        batch = []
        encoded = []
        bytes = 0
      }
      pending.sentInTerm = term
      batch.push(pending)
      encoded.push(proposal)
      bytes += proposal.length
    }
    if (batch.length > 0) this.#sendBatch(leader, batch, encoded)
  }

  #sendBatch(leader: NodeId, batch: readonly PendingProposal[], encoded: readonly Uint8Array[]): void {
    const { requests, clock, retryMs } = this.#options
    const term = this.#options.node.term
    const request = requests.request(
      leader,
      PROPOSE_REQUEST,
      encodeBatch(encoded),
      (response) => {
        const appended = response.ok ? decodeBatchAnswer(response.value) : 0
        for (let i = appended; i < batch.length; i++) {
          const pending = batch[i]
          assert(pending !== undefined)
          if (pending.sentInTerm !== term) continue // Sent to a newer leader meanwhile.
          pending.sentInTerm = 0
          pending.retryAtMs = clock.nowMs() + retryMs
        }
      },
      ANSWER_TIMEOUT_MS,
    )
    const sent = { request, unsettled: batch.length }
    for (const pending of batch) pending.batch = sent
  }

  /** On the leader: another member's batch. What is not appended here, its sender brings again. */
  #append(from: NodeId, payload: Uint8Array): Appended {
    const { node, supported, hurry } = this.#options
    const batch = decodeBatch(payload)
    if (!batch.ok) return NOTHING_APPENDED
    let appended = 0
    for (const proposal of batch.value) {
      // What the state machine could not decode must not get into the log: every member would stop at it.
      if (!decodeProposal(proposal, supported).ok || !node.propose(proposal).ok) break
      appended += 1
    }
    if (appended > 0) {
      node.proposedBy(from)
      hurry()
    }
    return { appended, isAll: appended === batch.value.length }
  }
}

/** Of a batch: so many of its proposals, from the first on. */
type Appended = { readonly appended: number; readonly isAll: boolean }

type Unanswered = { readonly lastIndex: number; readonly takenAtMs: number; readonly tell: () => void }

const NOTHING_APPENDED: Appended = { appended: 0, isAll: false }
