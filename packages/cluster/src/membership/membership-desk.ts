/**
 * Answers who may join, leave and stop. The leader decides and commits, one configuration change at a time; any other
 * member passes the question on to it. Changes that Raft refuses for the moment are tried again each tick.
 */
import { type Clock, type Lineage, type Log, type NodeId, type NodeName, ok, type Result } from '@warren/kernel'
import { type Command, type Metadata, missingFeatureFlags } from '@warren/model'
import type { ConfigurationChange, RaftNode } from '@warren/raft'
import type { ProposeDone, Unavailable } from '../consensus/proposal-book.ts'
import type { Peer } from '../control.ts'
import { decodeRejoinQuestion, REJOIN, type RejoinAnswer } from '../partition/partition-messages.ts'
import type { PeerRequests } from '../peers/peer-requests.ts'
import {
  decodeJoinQuestion,
  decodeLeaveQuestion,
  decodeMembershipQuestion,
  decodeStoppingQuestion,
  encodeJson,
  JOIN,
  type JoinAnswer,
  LEAVE,
  type LeaveAnswer,
  MEMBERSHIP,
  type MembershipAnswer,
  STOPPING,
  type StoppingAnswer,
} from './membership-messages.ts'
import { canGoOnWithout, checkJoin, checkLeave, demotionsBeforeStop } from './membership-rules.ts'

export interface MembershipHost {
  readonly self: { readonly id: NodeId; readonly name: NodeName }
  readonly node: RaftNode
  readonly metadata: Metadata
  readonly lineage: Lineage
  readonly requests: PeerRequests
  readonly clock: Clock
  readonly log: Log
  barrier(done: (error?: Unavailable) => void): void
  /** Appends the change with its command; false when Raft does not take it now. `done` after it was applied here. */
  proposeConfiguration(change: ConfigurationChange, command: Command, done: ProposeDone): boolean
  /** Appends a change that goes with no command. */
  changeVoters(change: ConfigurationChange): boolean
  /** Running, as far as this node can tell. */
  runs(node: NodeId): boolean
  /** This history is about to be given up: nobody may be taken into it. */
  isYielding(): boolean
}

type Answer = (response: Result<Uint8Array, string>) => void
/** One try: 'again' keeps it for the next tick. */
type Job = { readonly deadlineMs: number; readonly attempt: () => 'again' | 'done'; readonly expire: () => void }

const JOB_TIMEOUT_MS = 8000 // Less than what the asker waits.
const FORWARD_TIMEOUT_MS = 9000
const JOBS_MAX = 100
const GIVEN_UP_TEXT = 'this side of a partition is about to join the other'

export class MembershipDesk {
  readonly #host: MembershipHost
  #jobs: Job[] = []
  /** Members that asked to be let go, as which incarnation. */
  readonly #leavers = new Map<NodeId, number>()

  constructor(host: MembershipHost) {
    this.#host = host
    const { requests } = host
    requests.handle(JOIN, (_from, payload, answer) =>
      this.#atLeader(JOIN, payload, answer, (p) => this.#join(p, answer)),
    )
    requests.handle(LEAVE, (_from, payload, answer) =>
      this.#atLeader(LEAVE, payload, answer, (p) => this.#leave(p, answer)),
    )
    requests.handle(STOPPING, (_from, payload, answer) =>
      this.#atLeader(STOPPING, payload, answer, (p) => this.#stopping(p, answer)),
    )
    requests.handle(REJOIN, (_from, payload, answer) =>
      this.#atLeader(REJOIN, payload, answer, (p) => this.#rejoin(p, answer)),
    )
    requests.handle(MEMBERSHIP, (_from, payload, answer) => this.#membership(payload, answer))
  }

  isStopping(node: NodeId, incarnation: number): boolean {
    return this.#leavers.get(node) === incarnation
  }

  tick(nowMs: number): void {
    const jobs = this.#jobs
    if (jobs.length === 0) return
    this.#jobs = []
    for (const job of jobs) {
      if (nowMs >= job.deadlineMs) job.expire()
      else if (job.attempt() === 'again') this.#jobs.push(job)
    }
  }

  #atLeader(name: string, payload: Uint8Array, answer: Answer, decide: (payload: Uint8Array) => void): void {
    const { node, requests, self } = this.#host
    const leader = node.leader as NodeId | undefined
    if (leader === self.id) {
      decide(payload)
      return
    }
    if (leader === undefined) {
      unavailable(answer, 'the cluster has no leader at the moment')
      return
    }
    const relay = (response: Result<Uint8Array, { readonly text: string }>) => {
      if (response.ok) answer(response)
      else unavailable(answer, response.error.text)
    }
    requests.request(leader, name, payload, relay, FORWARD_TIMEOUT_MS)
  }

  #join(payload: Uint8Array, answer: Answer): void {
    const question = decodeJoinQuestion(payload)
    if (!question.ok) {
      answer(question)
      return
    }
    const { id, name, role, host, clusterPort, featureFlags = [] } = question.value
    this.#enqueue(answer, () => {
      const { self, metadata } = this.#host
      if (this.#host.isYielding()) return unavailable(answer, GIVEN_UP_TEXT)
      const refusal = checkJoin(metadata.members(), question.value, self.name)
      if (refusal === 'member') return this.#reply<JoinAnswer>(answer, { kind: 'alreadyMember', ...this.#whereTo() })
      if (refusal !== undefined) return this.#reply<JoinAnswer>(answer, { kind: 'refused', refusal })
      const missing = missingFeatureFlags(metadata.featureFlags, featureFlags)
      if (missing.length > 0) {
        return this.#reply<JoinAnswer>(answer, { kind: 'refused', refusal: { kind: 'featureFlagsMissing', missing } })
      }
      const command: Command = { kind: 'addMember', id, name, role, host, clusterPort, featureFlags }
      const isAppended = this.#host.proposeConfiguration({ kind: 'addLearner', peer: id }, command, (outcome) => {
        if (!outcome.ok) {
          unavailable(answer, outcome.error.kind)
          return
        }
        this.#host.log.info('node joined the cluster', { node: name, id, role })
        this.#reply<JoinAnswer>(answer, { kind: 'joined', ...this.#whereTo() })
      })
      return isAppended ? 'done' : 'again'
    })
  }

  #leave(payload: Uint8Array, answer: Answer): void {
    const question = decodeLeaveQuestion(payload)
    if (!question.ok) {
      answer(question)
      return
    }
    const { id, isForget } = question.value
    this.#enqueue(answer, () => {
      const { node, metadata, log } = this.#host
      const refusal = checkLeave(metadata.members(), id, isForget)
      if (refusal !== undefined) return this.#reply<LeaveAnswer>(answer, { kind: 'refused', refusal })
      if (!canGoOnWithout(node.configuration, id, (other) => this.#host.runs(other))) return 'again'
      const isAppended = this.#host.proposeConfiguration(
        { kind: 'remove', peer: id },
        { kind: 'removeMember', id },
        (outcome) => {
          if (!outcome.ok) {
            unavailable(answer, outcome.error.kind)
            return
          }
          log.info('node left the cluster', { id, forgotten: isForget, leader: node.id })
          this.#reply<LeaveAnswer>(answer, { kind: 'left' })
        },
      )
      return isAppended ? 'done' : 'again'
    })
  }

  /** The leaver waits for the answer before it stops, so that it still counts in the commits that let it go. */
  #stopping(payload: Uint8Array, answer: Answer): void {
    const question = decodeStoppingQuestion(payload)
    if (!question.ok) {
      answer(question)
      return
    }
    const { id: leaver, incarnation } = question.value
    this.#leavers.set(leaver, incarnation)
    this.#enqueue(answer, () => {
      const { node, runs } = this.#host
      if (node.commitIndex < node.configurationIndex) return 'again'
      const [next] = demotionsBeforeStop(node.configuration, leaver, (id) => runs.call(this.#host, id))
      if (next === undefined) return this.#reply<StoppingAnswer>(answer, { kind: 'done' })
      if (this.#host.changeVoters({ kind: 'demoteVoter', peer: next })) {
        this.#host.log.info('voter demoted for a planned stop', { voter: next, stopping: leaver })
      }
      return 'again'
    })
  }

  /** A member of another history comes back. What it promised to this one goes with its log, so it may not count as a voter. */
  #rejoin(payload: Uint8Array, answer: Answer): void {
    const question = decodeRejoinQuestion(payload)
    if (!question.ok) {
      answer(question)
      return
    }
    const { id } = question.value
    this.#enqueue(answer, () => {
      const { node, metadata, log } = this.#host
      if (this.#host.isYielding()) return unavailable(answer, GIVEN_UP_TEXT)
      if (node.commitIndex < node.configurationIndex || metadata.lineage !== this.#host.lineage) return 'again'
      if (metadata.member(id) === undefined) return this.#reply<RejoinAnswer>(answer, { kind: 'stranger' })
      if (!node.configuration.voters.includes(id)) {
        return this.#reply<RejoinAnswer>(answer, { kind: 'come', ...this.#whereTo() })
      }
      if (this.#host.changeVoters({ kind: 'demoteVoter', peer: id })) log.info('voter comes with a blank log', { id })
      return 'again'
    })
  }

  #membership(payload: Uint8Array, answer: Answer): void {
    const question = decodeMembershipQuestion(payload)
    if (!question.ok) {
      answer(question)
      return
    }
    this.#host.barrier((error) => {
      const isMember = this.#host.metadata.member(question.value.id) !== undefined
      // An old replica may still list a member that is gone, or not list a new one yet: only a barrier's word counts.
      const kind = error !== undefined ? 'unknown' : isMember ? 'member' : 'stranger'
      this.#reply<MembershipAnswer>(answer, { kind, members: this.#members() })
    })
  }

  #whereTo(): { readonly members: readonly Peer[]; readonly lineage: Lineage } {
    return { members: this.#members(), lineage: this.#host.lineage }
  }

  #members(): readonly Peer[] {
    const members: Peer[] = []
    for (const { id, name, host, clusterPort } of this.#host.metadata.members()) {
      members.push({ id, name, host, clusterPort })
    }
    return members
  }

  #enqueue(answer: Answer, attempt: () => 'again' | 'done'): void {
    if (this.#jobs.length >= JOBS_MAX) {
      unavailable(answer, 'too many membership changes are waiting')
      return
    }
    const { clock, node, self } = this.#host
    const attemptAsLeader = () => {
      if (node.leader === self.id) return attempt()
      return unavailable(answer, 'the leader changed')
    }
    if (attemptAsLeader() === 'done') return
    this.#jobs.push({
      deadlineMs: clock.nowMs() + JOB_TIMEOUT_MS,
      attempt: attemptAsLeader,
      expire: () => unavailable(answer, 'the change could not be committed in time'),
    })
  }

  #reply<Reply extends object>(answer: Answer, reply: Reply): 'done' {
    answer(ok(encodeJson(reply)))
    return 'done'
  }
}

function unavailable(answer: Answer, text: string): 'done' {
  answer(ok(encodeJson({ kind: 'unavailable', text })))
  return 'done'
}
