/**
 * A server's roles and the ways between them (Raft figure 4, with pre-vote before candidacy). Messages and ticks come in
 * here; what a role does with them is in `Follower` and `Leadership`.
 *
 *   follower -> preCandidate -> candidate -> leader; back to follower on a higher term, another leader, or a lost quorum.
 *   A follower that is not a voter is called a learner. It does not campaign, unless it lost its vote by an entry that is
 *   not known to be committed; then it asks the voters, without counting itself.
 */
import { assert, assertNever, fail, type Result } from '@warren/kernel'
import { Follower } from './follower/follower.ts'
import { Leadership, type NewEntry } from './leader/leadership.ts'
import { isVoter, type PeerId, quorumOf } from './protocol/configuration.ts'
import type { Message, ReadIndex, RequestVote, RequestVoteReply } from './protocol/message.ts'
import type { ReadIndexError, Role } from './protocol/ready.ts'
import type { RaftState } from './raft-state.ts'

type RoleState =
  | { readonly kind: 'follower'; readonly follower: Follower }
  | { readonly kind: 'preCandidate' | 'candidate'; readonly granted: Set<PeerId>; readonly refused: Set<PeerId> }
  | { readonly kind: 'leader'; readonly leadership: Leadership }

/** An election among servers that are there is over within this. */
const RANK_TICKS = 2

export class Member {
  readonly #state: RaftState
  #role: RoleState
  #leader: PeerId | undefined = undefined
  /** Since the leader was heard, or since this election began. */
  #silentTicks = 0
  #electionTimeout = 0

  constructor(state: RaftState) {
    this.#state = state
    this.#role = { kind: 'follower', follower: new Follower(state) }
    this.#restartElectionTimer()
  }

  get role(): RoleState {
    return this.#role
  }

  get roleName(): Role {
    return this.#role.kind === 'follower' && !this.#isVoter ? 'learner' : this.#role.kind
  }

  get leader(): PeerId | undefined {
    return this.#leader
  }

  tick(): void {
    const role = this.#role
    if (role.kind === 'leader') {
      if (!role.leadership.tick()) this.#follow(this.#state.term, undefined)
      return
    }
    if (role.kind === 'follower') role.follower.tick()
    this.#silentTicks += 1
    if (this.#silentTicks < this.#electionTimeout) return
    if (this.#mayLead) this.#preCampaign()
    else this.#follow(this.#state.term, undefined)
  }

  step(message: Message): void {
    const { term } = this.#state
    if (message.term > term && !this.#admitHigherTerm(message)) return
    if (message.term < term) this.#answerOldTerm(message)
    else this.#dispatch(message)
  }

  campaign(): void {
    if (this.#role.kind !== 'leader' && this.#mayLead) this.#preCampaign()
  }

  /**
   * The host knows that the leader's process has ended: no need to wait out its silence. A hint; no safety rests on it. Voters
   * stand one after another, so that they do not split the vote.
   */
  leaderGone(): void {
    if (this.#role.kind !== 'follower' || this.#leader === undefined) return
    const gone = this.#leader
    const { id, term, log } = this.#state
    this.#follow(term, undefined)
    const others = log.configuration.voters.filter((voter) => voter !== gone).sort()
    const rank = others.indexOf(id)
    if (rank >= 0) this.#electionTimeout = Math.min(this.#electionTimeout, 1 + RANK_TICKS * rank)
  }

  /** Leads without asking anyone; the entry's configuration has this server as its only voter. */
  seize(first: NewEntry): void {
    this.#leaveRole()
    this.#state.enterTerm(this.#state.term + 1, this.#state.id)
    this.#lead(first)
  }

  readIndex(context: number): Result<undefined, ReadIndexError> {
    switch (this.#role.kind) {
      case 'leader':
        return this.#role.leadership.read(context, this.#state.id)
      case 'follower':
        return this.#role.follower.forwardRead(context, this.#leader)
      default:
        return fail({ kind: 'notLeader', leader: undefined })
    }
  }

  /** Sends what a leader owes; nothing else waits for the end of a turn. */
  flush(): void {
    if (this.#role.kind === 'leader') this.#role.leadership.flush()
  }

  /** This server's disk holds more: its vote for itself, or for a commit. */
  persisted(): void {
    if (this.#role.kind === 'candidate') this.#leadIfElected(this.#role.granted)
    if (this.#role.kind === 'follower') this.#role.follower.persisted()
    if (this.#role.kind !== 'leader') return
    this.#role.leadership.persisted()
    this.#retireIfDone()
  }

  get #isVoter(): boolean {
    return isVoter(this.#state.log.configuration, this.#state.id)
  }

  get #mayLead(): boolean {
    return !this.#state.isPassive && this.#state.log.mayLead(this.#state.id)
  }

  /** Whether this server's own vote is a majority. */
  get #isAlone(): boolean {
    return this.#isVoter && this.#state.log.configuration.voters.length === 1
  }

  /** Whether a leader is known to be there: then no one is helped to an election (I8). */
  get #hasLease(): boolean {
    if (this.#role.kind === 'leader') return true // Its quorum check ends it in time.
    return this.#leader !== undefined && this.#silentTicks < this.#state.limits.electionTicks
  }

  /** A higher term makes a follower (Raft §5.1), but for pre-votes and for campaigns against a leader that is there. */
  #admitHigherTerm(message: Message): boolean {
    switch (message.kind) {
      case 'requestVote':
        if (this.#hasLease && !message.transfer) return false
        if (message.preVote) return true
        break
      case 'requestVoteReply':
        if (message.preVote && message.granted) return true
        break
      default:
        break
    }
    this.#follow(message.term, isFromLeader(message) ? message.from : undefined)
    return true
  }

  /** Tells who lives in an old term about the new one; a deposed leader, above all, would not stop otherwise. */
  #answerOldTerm(message: Message): void {
    const { id, term } = this.#state
    const { from: to } = message
    switch (message.kind) {
      case 'requestVote':
        this.#state.send({ kind: 'requestVoteReply', from: id, to, term, preVote: message.preVote, granted: false })
        return
      case 'appendEntries':
      case 'heartbeat':
      case 'installSnapshot':
        // Only the term counts.
        this.#state.send({ kind: 'heartbeatReply', from: id, to, term, readRound: 0, lastIndex: undefined })
        return
      case 'readIndex':
        this.#refuseRead(message)
        return
      default:
        return
    }
  }

  #dispatch(message: Message): void {
    const role = this.#role
    switch (message.kind) {
      case 'requestVote':
        this.#answerVote(message)
        return
      case 'requestVoteReply':
        this.#countVote(message)
        return
      case 'appendEntries':
        this.#heard(message.from).appendEntries(message)
        return
      case 'heartbeat':
        this.#heard(message.from).heartbeat(message)
        return
      case 'installSnapshot':
        this.#heard(message.from).installSnapshot(message)
        return
      case 'appendEntriesReply':
        if (role.kind === 'leader') role.leadership.appendAnswered(message)
        this.#retireIfDone()
        return
      case 'heartbeatReply':
        if (role.kind === 'leader') role.leadership.heartbeatAnswered(message)
        return
      case 'installSnapshotReply':
        if (role.kind === 'leader') role.leadership.snapshotAnswered(message)
        return
      case 'timeoutNow':
        if (role.kind === 'follower' && this.#mayLead) this.#campaign(true)
        return
      case 'readIndex':
        if (role.kind !== 'leader' || !role.leadership.read(message.context, message.from).ok) this.#refuseRead(message)
        return
      case 'readIndexReply':
        if (role.kind === 'follower') role.follower.readAnswered(message)
        return
      default:
        assertNever(message)
    }
  }

  /** A message of this term's leader: follow it, and be quiet for another timeout. */
  #heard(leader: PeerId): Follower {
    assert(this.#role.kind !== 'leader', 'two leaders in one term')
    assert(this.#leader === undefined || this.#leader === leader, 'two leaders in one term')
    if (this.#role.kind !== 'follower' || this.#leader !== leader) return this.#follow(this.#state.term, leader)
    this.#silentTicks = 0
    return this.#role.follower
  }

  /** Raft §5.2 and §5.4.1. A pre-vote is granted by the same rule and promises nothing. */
  #answerVote(request: RequestVote): void {
    const { id, term, votedFor, log } = this.#state
    const { from: to, preVote } = request
    const isFree = preVote
      ? request.term > term
      : votedFor === to || (votedFor === undefined && this.#leader === undefined)
    const granted = isFree && !this.#state.isPassive && log.isUpToDate(request.lastIndex, request.lastTerm)
    if (granted && !preVote) {
      this.#state.vote(to)
      this.#silentTicks = 0
    }
    const answerTerm = granted ? request.term : term
    this.#state.send({ kind: 'requestVoteReply', from: id, to, term: answerTerm, preVote, granted })
  }

  #countVote(reply: RequestVoteReply): void {
    const role = this.#role
    if (role.kind !== (reply.preVote ? 'preCandidate' : 'candidate')) return
    const { term, log } = this.#state
    if (reply.preVote && reply.granted && reply.term !== term + 1) return
    if (!isVoter(log.configuration, reply.from)) return
    const side = reply.granted ? role.granted : role.refused
    side.add(reply.from)
    if (side.size < quorumOf(log.configuration)) return
    if (!reply.granted) this.#follow(term, undefined)
    else if (role.kind === 'preCandidate') this.#campaign(false)
    else this.#leadIfElected(side)
  }

  /** A candidate's own vote counts when its disk has it: one that crashes before may vote for another in that term (I1). */
  #leadIfElected(granted: ReadonlySet<PeerId>): void {
    if (!this.#state.isTermSaved || granted.size < quorumOf(this.#state.log.configuration)) return
    this.#lead(undefined)
  }

  /** Asks whether an election could be won, without disturbing anyone (dissertation §9.6). */
  #preCampaign(): void {
    if (this.#isAlone) {
      this.#campaign(false)
      return
    }
    this.#leaveRole()
    this.#stand('preCandidate')
    this.#requestVotes(true, false)
  }

  #campaign(transfer: boolean): void {
    const { id, term } = this.#state
    this.#leaveRole()
    this.#state.enterTerm(term + 1, id)
    this.#stand('candidate')
    this.#requestVotes(false, transfer)
  }

  #stand(kind: 'preCandidate' | 'candidate'): void {
    const granted = new Set(this.#isVoter ? [this.#state.id] : [])
    this.#role = { kind, granted, refused: new Set() }
    this.#restartElectionTimer()
  }

  #requestVotes(preVote: boolean, transfer: boolean): void {
    const { id, log } = this.#state
    const { lastIndex, lastTerm } = log
    const term = preVote ? this.#state.term + 1 : this.#state.term
    for (const to of log.configuration.voters) {
      if (to === id) continue
      this.#state.send({ kind: 'requestVote', from: id, to, term, preVote, lastIndex, lastTerm, transfer })
    }
  }

  #lead(first: NewEntry | undefined): void {
    this.#leader = this.#state.id
    this.#silentTicks = 0
    this.#role = { kind: 'leader', leadership: new Leadership(this.#state, first) }
  }

  #follow(term: number, leader: PeerId | undefined): Follower {
    this.#leaveRole()
    if (term > this.#state.term) this.#state.enterTerm(term, undefined)
    const follower = new Follower(this.#state)
    this.#role = { kind: 'follower', follower }
    this.#leader = leader
    this.#restartElectionTimer()
    return follower
  }

  /** Everyone who waits for the role's answers is told; no leader is known for now. */
  #leaveRole(): void {
    if (this.#role.kind === 'leader') this.#role.leadership.end()
    else if (this.#role.kind === 'follower') this.#role.follower.end()
    this.#leader = undefined
  }

  /** A leader whose leaving is committed says so and steps down (dissertation §4.2.2). */
  #retireIfDone(): void {
    if (this.#role.kind !== 'leader' || !this.#role.leadership.isRetired) return
    this.#role.leadership.replication.release()
    this.#role.leadership.flush()
    this.#follow(this.#state.term, undefined)
  }

  #refuseRead(request: ReadIndex): void {
    const { id, term } = this.#state
    const { from: to, context } = request
    this.#state.send({ kind: 'readIndexReply', from: id, to, term, context, index: 0, granted: false })
  }

  /** Randomised, so that votes seldom split (Raft §5.2). */
  #restartElectionTimer(): void {
    const { limits, random } = this.#state
    this.#silentTicks = 0
    this.#electionTimeout = limits.electionTicks + random.below(limits.electionTicks)
  }
}

function isFromLeader(message: Message): boolean {
  return message.kind === 'appendEntries' || message.kind === 'heartbeat' || message.kind === 'installSnapshot'
}
