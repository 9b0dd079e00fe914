/**
 * The proposals of this node that wait for their outcome. A proposal is numbered once and may be sent many times; the
 * replicated state applies each (proposer, sequence) once. The floor tells it which numbers can never come again.
 */
import { fail, type Result } from '@warren/kernel'
import type { Command, CommandOk, DomainError, Proposal } from '@warren/model'
import type { RequestId } from '../peers/peer-requests.ts'

/** No majority, no leader or no answer before the deadline: the command may or may not take effect later. */
export type Unavailable = { readonly kind: 'unavailable'; readonly text: string }
export type ProposeOutcome = Result<CommandOk, DomainError | Unavailable>
export type ProposeDone = (outcome: ProposeOutcome) => void

export interface PendingProposal {
  readonly sequence: number
  readonly command: Command
  readonly deadlineMs: number
  readonly done: ProposeDone
  /** Appended by a leader together with a configuration change: never sent again by itself. */
  readonly isConfiguration: boolean
  /** The term whose leader has it, as far as we know; 0: nobody. A later term's leader may have lost it. */
  sentInTerm: number
  /** Not to be sent (again) before this time. */
  retryAtMs: number
  /** With which it was last sent to a leader elsewhere. */
  batch: SentBatch | undefined
}

/** Proposals that went to the leader in one request. */
export interface SentBatch {
  readonly request: RequestId
  unsettled: number
}

export class ProposalBook {
  readonly #proposer: string
  readonly #pendingMax: number
  readonly #pending = new Map<number, PendingProposal>() // In the order of sequence.
  #lastSequence = 0

  constructor(options: { readonly proposer: string; readonly pendingMax: number }) {
    this.#proposer = options.proposer
    this.#pendingMax = options.pendingMax
  }

  get size(): number {
    return this.#pending.size
  }

  /** Undefined when too many wait already. */
  add(command: Command, deadlineMs: number, done: ProposeDone, isConfiguration = false): PendingProposal | undefined {
    if (this.#pending.size >= this.#pendingMax) return undefined
    this.#lastSequence += 1
    const pending: PendingProposal = {
      sequence: this.#lastSequence,
      command,
      deadlineMs,
      done,
      isConfiguration,
      sentInTerm: 0,
      retryAtMs: 0,
      batch: undefined,
    }
    this.#pending.set(pending.sequence, pending)
    return pending
  }

  /** What is sent: the floor is as of now. */
  proposalOf(pending: PendingProposal): Proposal {
    const { sequence, command } = pending
    return { proposer: this.#proposer, sequence, floor: this.#floor(), command }
  }

  /** Those that the leader of `term` has not been sent and that are due, oldest first. */
  *due(term: number, nowMs: number): Iterable<PendingProposal> {
    for (const pending of this.#pending.values()) {
      if (pending.isConfiguration || pending.sentInTerm >= term || pending.retryAtMs > nowMs) continue
      yield pending
    }
  }

  /** The proposal behind an applied (proposer, sequence), taken out of the book; undefined when it is not ours or too late. */
  take(proposer: string, sequence: number): PendingProposal | undefined {
    if (proposer !== this.#proposer) return undefined
    const pending = this.#pending.get(sequence)
    if (pending !== undefined) this.#pending.delete(sequence)
    return pending
  }

  /** Was not sent after all, and never will be. */
  forget(pending: PendingProposal): void {
    this.#pending.delete(pending.sequence)
  }

  /** What the leaders so far were sent may have gone unnoticed: send it all again. */
  resendAll(): void {
    for (const pending of this.#pending.values()) pending.sentInTerm = 0
  }

  /** A leader that lost its office does not learn soon what became of its changes; whoever asked for them asks again. */
  failConfigurations(text: string): void {
    for (const pending of this.#pending.values()) {
      if (pending.isConfiguration) this.fail(pending, text)
    }
  }

  tick(nowMs: number): void {
    for (const pending of this.#pending.values()) {
      if (nowMs < pending.deadlineMs) continue
      this.fail(pending, 'the cluster did not commit the change in time')
    }
  }

  fail(pending: PendingProposal, text: string): void {
    this.#pending.delete(pending.sequence)
    pending.done(fail({ kind: 'unavailable', text }))
  }

  failAll(text: string): void {
    for (const pending of this.#pending.values()) this.fail(pending, text)
  }

  /** The outcome of everything up to here is known here, or no longer of interest. */
  #floor(): number {
    for (const sequence of this.#pending.keys()) return sequence - 1
    return this.#lastSequence
  }
}
