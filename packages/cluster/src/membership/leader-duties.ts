/**
 * What the Raft leader alone proposes, looked at each tick: that a member is down, because it is silent or because a
 * newer incarnation of it was heard, and that a disc node which has caught up becomes a voter. One decision in the log
 * instead of one opinion per node.
 */
import type { Clock, Log, NodeId } from '@warren/kernel'
import type { Command, MemberRecord, Metadata } from '@warren/model'
import type { ConfigurationChange, RaftNode } from '@warren/raft'
import type { ProposeDone } from '../consensus/proposal-book.ts'
import type { FailureDetector } from '../peers/failure-detector.ts'

export interface LeaderDutiesHost {
  readonly self: { readonly id: NodeId }
  readonly node: RaftNode
  readonly metadata: Metadata
  readonly detector: FailureDetector
  /** Heard, and of our history. */
  hears(node: NodeId): boolean
  /** Heard, and of another history. */
  hearsElsewhere(node: NodeId): boolean
  readonly clock: Clock
  readonly log: Log
  propose(command: Command, done: ProposeDone): void
  changeVoters(change: ConfigurationChange): boolean
  /** It has asked to be let go, as this incarnation. */
  isStopping(node: NodeId, incarnation: number): boolean
}

export class LeaderDuties {
  readonly #host: LeaderDutiesHost
  /** Members with a nodeDown under way. */
  readonly #proposed = new Set<NodeId>()

  constructor(host: LeaderDutiesHost) {
    this.#host = host
  }

  tick(): void {
    const { node, self, metadata } = this.#host
    if (node.role !== 'leader') return
    for (const member of metadata.members()) {
      if (member.id === self.id) continue
      this.#judge(member)
      this.#promote(member)
    }
  }

  #judge(member: MemberRecord): void {
    const { detector, log } = this.#host
    const { id, incarnation, running } = member
    if (!running || this.#proposed.has(id)) return
    const isSuccessorHeard = detector.incarnation(id) > incarnation
    const isElsewhere = this.#host.hearsElsewhere(id)
    if (!isSuccessorHeard && !isElsewhere && !detector.isSuspected(id)) return
    this.#proposed.add(id)
    log.warn('node is down', { node: member.name, incarnation, reason: reasonOf(isSuccessorHeard, isElsewhere) })
    this.#host.propose({ kind: 'nodeDown', node: id, incarnation }, () => this.#proposed.delete(id))
  }

  #promote(member: MemberRecord): void {
    const { node, log } = this.#host
    // Only once it has announced itself: what has joined and never started is no help to a majority.
    if (member.role !== 'disc' || !member.running || !node.configuration.learners.includes(member.id)) return
    if (this.#host.isStopping(member.id, member.incarnation)) return
    const progress = node.progress(member.id)
    if (progress === undefined || !progress.isActive || !this.#host.hears(member.id)) return
    if (progress.matchIndex === 0 || progress.matchIndex < node.commitIndex) return
    if (this.#host.changeVoters({ kind: 'promoteVoter', peer: member.id })) {
      log.info('disc node becomes a voter', { node: member.name })
    }
  }
}

function reasonOf(isSuccessorHeard: boolean, isElsewhere: boolean): string {
  if (isSuccessorHeard) return 'restarted'
  return isElsewhere ? 'follows another side' : 'silent'
}
