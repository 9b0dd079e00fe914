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
  /** Whom a member that is heard says that it hears. */
  heardBy(node: NodeId): readonly NodeId[]
  wake(): void
  /** It has asked to be let go, as this incarnation. */
  isStopping(node: NodeId, incarnation: number): boolean
}

const HANDING_MS = 3000

export class LeaderDuties {
  readonly #host: LeaderDutiesHost
  /** Members with a nodeDown under way. */
  readonly #proposed = new Set<NodeId>()
  /** Since when leadership is being handed to one who hears more. */
  #handingSinceMs: number | undefined = undefined

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
    if (!isSuccessorHeard && !isElsewhere && !detector.isGone(id) && this.#handOver(id)) return
    this.#proposed.add(id)
    log.warn('node is down', { node: member.name, incarnation, reason: reasonOf(isSuccessorHeard, isElsewhere) })
    this.#host.propose({ kind: 'nodeDown', node: id, incarnation }, () => this.#proposed.delete(id))
  }

  /**
   * Silent here, and heard by another voter that hears more than this node: the link between the two is cut, and who stands in the
   * middle ought to lead. Tried for a while only; strictly more, so that leadership does not come back.
   */
  #handOver(id: NodeId): boolean {
    const { node, metadata, clock, log } = this.#host
    let heard = 0
    for (const member of metadata.members()) if (this.#host.hears(member.id)) heard += 1
    const heir = node.configuration.voters.find((voter) => {
      if (voter === node.id || !this.#host.hears(voter as NodeId)) return false
      const hears = this.#host.heardBy(voter as NodeId)
      return hears.includes(id) && hears.length > heard
    })
    const nowMs = clock.nowMs()
    if (heir === undefined) {
      this.#handingSinceMs = undefined
      return false
    }
    if (this.#handingSinceMs === undefined) {
      this.#handingSinceMs = nowMs
      log.info('raft leadership goes to one who hears more', { to: heir, unheard: id })
      node.transferLeadership(heir)
      this.#host.wake()
    }
    return nowMs - this.#handingSinceMs < HANDING_MS
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
