/**
 * One server of a Raft group as a pure machine: `step` a message, `tick` the time, `propose`; then do what `ready` says.
 * No clock, disk or network. With pre-vote, check-quorum, learners, chunked snapshots, single-server membership change,
 * ReadIndex and leadership transfer. Sections cite "In Search of an Understandable Consensus Algorithm" (Raft §n) and
 * Ongaro's dissertation. Invariants; code and tests cite the numbers:
 *
 * I1  At most one leader a term: one vote a term, persisted before it is sent; a candidate's own too.
 * I2  A server's promise (vote, "I hold up to n") leaves only after its disk has what was promised. Leaders' appends may
 *     leave earlier, once their *term* is persisted: else a restart could lead the same term twice.
 * I3  Two logs with an entry of the same index and term are equal up to there.
 * I4  A leader counts replicas only for entries of its own term (figure 8), and itself only up to what it has persisted. So does
 *     a follower that makes a majority with it: it learns of a commit from the leader's disk and its own.
 * I5  Applied is persisted and committed, in order, once.
 * I6  A configuration counts from its append on; one change at a time, and none before an entry of the leader's own term
 *     is committed. So any two configurations in force at a time share a majority.
 * I7  What a learner acknowledged does not count once it is a voter: learners may keep their log in memory.
 * I8  A server that hears from a leader helps no one else to an election, except a hand-over that the leader ordered.
 * I9  A persisted commit index covers only what was on disk before: the parts of one write may survive a crash singly.
 *
 * Flow: propose -> log -> `appendEntries` (at once) and own disk -> replies -> commit -> `committed`, and empty appends
 * tell the others. A crash before a persist: nothing was promised. A leader's crash: entries a majority holds survive by
 * the vote's up-to-date rule; others may or may not. A crash between persist and apply: applied again from the snapshot.
 * A learner grants votes when asked: who asks takes it for a voter, from a configuration it may not have heard of yet.
 */
import { assert, fail, type Random, type Result } from '@warren/kernel'
import { EntryLog } from './entry-log.ts'
import type { Leadership } from './leader/leadership.ts'
import { Member } from './member.ts'
import type { Configuration, ConfigurationChange, PeerId } from './protocol/configuration.ts'
import type { Entry, HardState, Message, Snapshot } from './protocol/message.ts'
import type {
  ConfigurationError,
  PeerProgress,
  Proposed,
  ProposeError,
  ReadIndexError,
  Ready,
  Role,
  RoleChange,
  TransferError,
} from './protocol/ready.ts'
import { DEFAULT_RAFT_LIMITS, type RaftLimits } from './raft-limits.ts'
import { RaftState } from './raft-state.ts'

export type RaftOptions = {
  readonly id: PeerId
  /** As of `snapshotIndex`; for a new group the first configuration, at 0; without members for a server that is to join. */
  readonly configuration: Configuration
  readonly hardState: HardState
  /** All persisted entries after `snapshotIndex`, without a gap. */
  readonly entries: readonly Entry[]
  readonly snapshotIndex: number
  readonly snapshotTerm: number
  /** What the state machine has applied already; at least `snapshotIndex`. */
  readonly appliedIndex: number
  readonly random: Random
  readonly limits?: Partial<RaftLimits>
}

export class RaftNode {
  readonly #state: RaftState
  readonly #member: Member
  #inFlight: Ready | undefined = undefined
  #reported: RoleChange
  #reportedConfiguration: Configuration

  constructor(options: RaftOptions) {
    const { id, random, hardState } = options
    const log = new EntryLog({
      baseIndex: options.snapshotIndex,
      baseTerm: options.snapshotTerm,
      configuration: options.configuration,
      entries: options.entries,
      commitIndex: hardState.commitIndex,
      appliedIndex: options.appliedIndex,
    })
    const limits = { ...DEFAULT_RAFT_LIMITS, ...options.limits }
    this.#state = new RaftState({ id, limits, random, log, hardState })
    this.#member = new Member(this.#state)
    this.#reported = { role: this.role, term: this.term, leader: undefined }
    this.#reportedConfiguration = log.configuration
  }

  get id(): PeerId {
    return this.#state.id
  }

  get role(): Role {
    return this.#member.roleName
  }

  get term(): number {
    return this.#state.term
  }

  /** Whom this server follows; itself when it leads; undefined while it knows of none. */
  get leader(): PeerId | undefined {
    return this.#member.leader
  }

  get commitIndex(): number {
    return this.#state.log.commitIndex
  }

  /** Up to the last `advance`. */
  get appliedIndex(): number {
    return this.#state.log.appliedIndex
  }

  get lastIndex(): number {
    return this.#state.log.lastIndex
  }

  /** The first entry still in memory; those before are compacted. */
  get firstIndex(): number {
    return this.#state.log.firstIndex
  }

  /** What the entries in memory take, roughly; for deciding when to compact. */
  get logBytes(): number {
    return this.#state.log.bytes
  }

  /** The one in force: the latest in the log, committed or not. */
  get configuration(): Configuration {
    return this.#state.log.configuration
  }

  /** Where it stands in the log; it is committed when `commitIndex` is at least this. */
  get configurationIndex(): number {
    return this.#state.log.configurationIndex
  }

  /** The term of an entry in memory, or of the one just before; undefined for others. */
  termAt(index: number): number | undefined {
    return this.#state.log.termAt(index)
  }

  /** What the leader knows of a peer; undefined for itself, for strangers, and on others than the leader. */
  progress(peer: PeerId): PeerProgress | undefined {
    const progress = this.#leadership?.replication.peers.get(peer)
    if (progress === undefined) return undefined
    const { state, matchIndex, nextIndex, isActive } = progress
    return { state, matchIndex, nextIndex, isActive }
  }

  /** Appends a command; it is decided when an entry with these numbers comes back in `Ready.committed`, or another one instead. */
  propose(command: Uint8Array): Result<Proposed, ProposeError> {
    const leadership = this.#leadership
    if (leadership === undefined) return fail({ kind: 'notLeader', leader: this.leader })
    return leadership.propose(command)
  }

  /** One server joins, changes or leaves; `context` is applied with it like a command. */
  proposeConfiguration(change: ConfigurationChange, context: Uint8Array): Result<Proposed, ConfigurationError> {
    const leadership = this.#leadership
    if (leadership === undefined) return fail({ kind: 'notLeader', leader: this.leader })
    return leadership.proposeConfiguration(change, context)
  }

  /** What was proposed last came from this peer, which waits for the commit. Matters with `holdsAppends` only. */
  proposedBy(peer: PeerId): void {
    this.#leadership?.replication.proposedBy(peer)
  }

  /** Some peers wait for `release`. */
  get isHolding(): boolean {
    return this.#leadership?.replication.isHolding ?? false
  }

  /** Whoever was held back gets now what there is. */
  release(): void {
    this.#leadership?.replication.release()
  }

  /** A read barrier. The answer is in `Ready.readStates` or `readsLost`; two pending reads do not share a context. */
  readIndex(context: number): Result<undefined, ReadIndexError> {
    return this.#member.readIndex(context)
  }

  /** Hands leadership over; no proposals are taken until it happened, or for an election timeout at most. */
  transferLeadership(to: PeerId): Result<undefined, TransferError> {
    const leadership = this.#leadership
    if (leadership === undefined) return fail({ kind: 'notLeader', leader: this.leader })
    return leadership.transferTo(to)
  }

  /** Does not wait for the election timeout: for a new group's first server. */
  campaign(): void {
    this.#member.campaign()
  }

  /** The host has learned that the leader's process has ended: an election need not wait. Only a hint. */
  leaderGone(): void {
    this.#member.leaderGone()
  }

  /**
   * UNSAFE: this server alone decides from now on, whatever others decided meanwhile; `learners` follow it and may be
   * promoted. For a partition policy or an operator who accepts a fork. The host keeps the two lineages apart: messages of
   * one must never reach a server of the other, and a server whose applied index is ahead of this log starts over.
   */
  forceConfiguration(learners: readonly PeerId[], context: Uint8Array): Proposed {
    const configuration: Configuration = { voters: [this.id], learners }
    this.#member.seize({ kind: 'configuration', data: context, configuration })
    return { index: this.lastIndex, term: this.term }
  }

  /**
   * While it is passive it neither leads nor helps anyone to lead. For a log that is filled from its beginning in a group whose
   * configuration was forced: until the forced one is there, those in the log are of a group that decides nothing any more.
   */
  setPassive(isPassive: boolean): void {
    this.#state.isPassive = isPassive
  }

  /** One unit of the host's clock passed; see `RaftLimits.electionTicks`. */
  tick(): void {
    this.#member.tick()
  }

  /** Takes a message of a peer. What is stale, misaddressed or out of place changes nothing. */
  step(message: Message): void {
    if (message.to === this.id) this.#member.step(message)
  }

  /** This turn's work, or undefined: nothing to do, or the last Ready is not advanced yet. */
  ready(): Ready | undefined {
    if (this.#inFlight !== undefined) return undefined
    this.#member.flush()
    const { log, pendingSnapshot } = this.#state
    const hardState = this.#state.changedHardState()
    const committed = pendingSnapshot === undefined ? log.applicable(this.#state.limits.applyEntriesMax) : []
    const roleChange = this.#changedRole()
    const configuration = this.#changedConfiguration()
    const snapshotNeeded = this.#leadership?.replication.snapshotNeeded ?? false
    const isIdle =
      hardState === undefined &&
      pendingSnapshot === undefined &&
      committed.length === 0 &&
      roleChange === undefined &&
      configuration === undefined &&
      !snapshotNeeded &&
      !log.hasUnstable &&
      !this.#state.hasMessages &&
      this.#state.readStates.length === 0 &&
      this.#state.readsLost.length === 0
    if (isIdle) return undefined
    const messagesNow = this.#state.takeNow()
    const entries = log.takeUnstable()
    const ready: Ready = {
      messagesNow,
      hardState,
      snapshot: pendingSnapshot,
      entries,
      mustSync: entries.length > 0 || pendingSnapshot !== undefined || !this.#state.isTermSaved,
      messages: this.#state.takeAfterPersist(),
      committed,
      readStates: this.#state.readStates,
      readsLost: this.#state.readsLost,
      roleChange,
      configuration,
      snapshotNeeded,
    }
    this.#state.pendingSnapshot = undefined
    this.#state.readStates = []
    this.#state.readsLost = []
    if (this.#leadership !== undefined) this.#leadership.replication.snapshotNeeded = false
    this.#inFlight = ready
    return ready
  }

  /** What may be sent at once while a Ready is being persisted. */
  takeMessagesNow(): readonly Message[] {
    this.#member.flush()
    return this.#state.takeNow()
  }

  /** The host has persisted, sent and applied what `ready` said. */
  advance(ready: Ready): void {
    assert(ready === this.#inFlight, 'only the Ready in flight can be advanced')
    this.#inFlight = undefined
    const { log } = this.#state
    if (ready.hardState !== undefined) this.#state.hardStateSaved(ready.hardState)
    log.persisted()
    const applied = ready.snapshot?.index ?? ready.committed.at(-1)?.index
    if (applied !== undefined) log.applied(applied)
    this.#member.persisted()
  }

  /** `state` (of the state machine as of `index`, which is applied) with term and configuration; undefined when `index` is compacted. */
  snapshotAt(index: number, state: Uint8Array): Snapshot | undefined {
    const { log } = this.#state
    assert(index <= log.appliedIndex, 'a snapshot holds what is applied')
    const term = log.termAt(index)
    if (term === undefined) return undefined // A snapshot from the leader is about to take this one's place.
    return { index, term, configuration: log.configurationAt(index), state }
  }

  /** Forgets entries up to `index`, which is applied. The host has persisted a snapshot at `index` or later before. */
  compact(index: number): void {
    this.#state.log.compact(index)
  }

  /** Answers `Ready.snapshotNeeded` with a snapshot at `firstIndex - 1` or later. Its state may not change afterwards. */
  supplySnapshot(snapshot: Snapshot): void {
    this.#leadership?.replication.supplySnapshot(snapshot)
  }

  get #leadership(): Leadership | undefined {
    return this.#member.role.kind === 'leader' ? this.#member.role.leadership : undefined
  }

  #changedRole(): RoleChange | undefined {
    const { role, term, leader } = this
    const { role: oldRole, term: oldTerm, leader: oldLeader } = this.#reported
    if (role === oldRole && term === oldTerm && leader === oldLeader) return undefined
    this.#reported = { role, term, leader }
    return this.#reported
  }

  #changedConfiguration(): Configuration | undefined {
    if (this.configuration === this.#reportedConfiguration) return undefined
    this.#reportedConfiguration = this.configuration
    return this.#reportedConfiguration
  }
}
