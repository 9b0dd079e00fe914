/**
 * The local replica and its way through Raft: proposals in, applied entries out. Knows the peers only as somebody to
 * send Raft messages to. The invariants M1 to M5 of metadata-service.ts are kept here.
 */
import { assert, type Clock, fail, type Lineage, type Log, type NodeId, type Random, type Timers } from '@warren/kernel'
import {
  type Command,
  decodeProposal,
  disabledFlagOf,
  encodeProposal,
  FOUNDING_LINEAGE,
  Metadata,
  type MetadataEvent,
  proposerName,
} from '@warren/model'
import { type ConfigurationChange, type Entry, type Message, RaftNode, type Ready, type Snapshot } from '@warren/raft'
import type { ClusterSettings, LocalMember } from '../metadata-access.ts'
import type { PeerRequests } from '../peers/peer-requests.ts'
import { subscribe, type Unsubscribe } from '../peers/subscription.ts'
import type { RaftRecovery, RaftStore } from '../raft-store.ts'
import { type PendingProposal, ProposalBook, type ProposeDone, type ProposeOutcome } from './proposal-book.ts'
import { ProposalForwarder } from './proposal-forwarder.ts'
import { RaftDriver, type RaftDriverHost, type RestoreSteps } from './raft-driver.ts'
import { type BarrierDone, ReadBarrier } from './read-barrier.ts'

export interface MetadataReplicaOptions {
  readonly self: LocalMember
  readonly store: RaftStore
  readonly recovery: RaftRecovery
  readonly requests: PeerRequests
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Log
  readonly settings: ClusterSettings
  /** Which history a blank node is to follow. */
  readonly lineage: Lineage
  readonly isOfOurs: (node: NodeId) => boolean
  readonly send: (message: Message) => void
  /** Members, their addresses or who of them runs may have changed. */
  readonly membersChanged: () => void
  readonly leaderChanged: (leader: NodeId | undefined) => void
  readonly onFailure: (error: Error) => void
}

const RETRY_MS = 100
const READ_RETRY_MS = 500 // An answer takes one round trip; a lost one is asked for again after this.
const BARRIER_WAITERS_MAX = 100_000

export class MetadataReplica {
  readonly node: RaftNode
  readonly #options: MetadataReplicaOptions
  readonly #driver: RaftDriver
  readonly #book: ProposalBook
  readonly #forwarder: ProposalForwarder
  readonly #barrier: ReadBarrier
  readonly #eventListeners = new Set<(event: MetadataEvent, index: number) => void>()
  readonly #restoredListeners = new Set<(metadata: Metadata) => void>()
  #metadata: Metadata
  #lineage: Lineage
  /** At the start. */
  readonly #followed: Lineage
  /** The log has the beginning of the lineage. */
  #isWhole: boolean
  #appliedIndex: number
  #isFlushScheduled = false
  #isStopped = false

  constructor(options: MetadataReplicaOptions) {
    const { self, recovery, requests, clock, timers, settings } = options
    const { snapshot } = recovery
    this.#options = options
    this.#metadata = recovery.metadata ?? (snapshot === undefined ? new Metadata() : Metadata.restore(snapshot.state))
    this.#appliedIndex = snapshot?.index ?? 0
    this.node = raftNodeOf(options)
    const begun = lineagesOf(recovery, this.#metadata)
    this.#isWhole = begun.includes(options.lineage)
    // A crash may have come when no more than the beginning of the history that it follows was there.
    this.#lineage = this.#isWhole && !isBlank(recovery) ? (begun.at(-1) ?? options.lineage) : options.lineage
    this.#followed = this.#lineage
    this.node.setPassive(!this.#isWhole)
    this.#book = new ProposalBook({
      proposer: proposerName(self.id, self.incarnation),
      pendingMax: settings.proposalsMax,
    })
    this.#driver = new RaftDriver({
      node: this.node,
      store: options.store,
      host: this.#driverHost(),
      timers,
      snapshotLogBytes: settings.snapshotLogBytes,
      turnChangesMax: settings.turnChangesMax,
      snapshotBytes: snapshot?.state.length ?? 0,
    })
    this.#forwarder = new ProposalForwarder({
      node: this.node,
      book: this.#book,
      requests,
      clock,
      isOfOurs: (from) => options.isOfOurs(from),
      supported: self.featureFlags,
      wake: () => this.#driver.wake(),
      hurry: () => this.#driver.hurry(),
      retryMs: RETRY_MS,
    })
    this.#barrier = new ReadBarrier({
      ask: (context) => this.#askReadIndex(context),
      retryMs: READ_RETRY_MS,
      waitersMax: BARRIER_WAITERS_MAX,
    })
  }

  get metadata(): Metadata {
    return this.#metadata
  }

  /** The history that this node's log belongs to: of its newest entry, applied or not. */
  get lineage(): Lineage {
    return this.#lineage
  }

  /** Of what is applied; as long as that is an ancestor of the history that this node follows, that history. */
  get appliedLineage(): Lineage {
    return this.#hasApplied(this.#followed) ? this.#metadata.lineage : this.#followed
  }

  /** What is here reaches to where this history began: before, the log speaks of a cluster that decides nothing any more. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  get appliedIndex(): number {
    return this.#appliedIndex
  }

  /** A group of one need not wait for its election timeout. */
  start(): void {
    const { voters } = this.node.configuration
    if (voters.length === 1 && voters[0] === this.node.id) this.node.campaign()
    this.#driver.wake()
  }

  propose(command: Command, done: ProposeDone): void {
    const { clock, settings } = this.#options
    if (this.#isStopped) {
      this.#failSoon(done, 'this node is stopping')
      return
    }
    const flag = disabledFlagOf(command, this.#metadata.featureFlags)
    if (flag !== undefined) {
      this.#options.timers.soon(() => done(fail({ kind: 'featureFlagDisabled', flag })))
      return
    }
    const pending = this.#book.add(command, clock.nowMs() + settings.deadlineMs, done)
    if (pending === undefined) {
      this.#failSoon(done, 'too many changes wait for the cluster already')
      return
    }
    this.#flushSoon()
  }

  /** Leader only: a configuration change with its command. False, and `done` is not called, when Raft does not take it now. */
  proposeConfiguration(change: ConfigurationChange, command: Command, done: ProposeDone): boolean {
    const { clock, settings } = this.#options
    // What was decided about the members as they are must not be appended behind a change that is committed, not applied.
    if (this.#isStopped || this.#appliedIndex < this.node.configurationIndex) return false
    const pending = this.#book.add(command, clock.nowMs() + settings.deadlineMs, done, true)
    if (pending === undefined) return false
    const appended = this.node.proposeConfiguration(change, encodeProposal(this.#book.proposalOf(pending)))
    if (appended.ok) pending.sentInTerm = appended.value.term
    else this.#book.forget(pending)
    this.#driver.wake()
    return appended.ok
  }

  changeVoters(change: ConfigurationChange): boolean {
    const appended = this.node.proposeConfiguration(change, NO_COMMAND)
    this.#driver.wake()
    return appended.ok
  }

  /** UNSAFE: this node alone decides from now on, in a history of its own; the other members learn, but those `forgotten`. */
  goAlone(lineage: Lineage, forgotten: readonly NodeId[]): void {
    const { self, clock, settings } = this.#options
    this.#lineage = lineage
    const { voters, learners } = this.node.configuration
    const others = [...voters, ...learners].filter((id) => id !== self.id && !forgotten.includes(id as NodeId))
    const command: Command = { kind: 'startLineage', lineage, node: self.id, forgotten }
    const pending = this.#book.add(command, clock.nowMs() + settings.deadlineMs, () => undefined, true)
    assert(pending !== undefined, 'there is room for what decides everything else')
    pending.sentInTerm = this.node.forceConfiguration(others, encodeProposal(this.#book.proposalOf(pending))).term
    this.#driver.wake()
  }

  /** What waits has no hope now. */
  failPending(text: string): void {
    this.#book.failAll(text)
    this.#barrier.failAll()
  }

  barrier(done: BarrierDone): void {
    const { clock, timers, settings } = this.#options
    if (this.#isStopped || !this.#barrier.add(clock.nowMs() + settings.deadlineMs, done)) {
      timers.soon(() => done({ kind: 'unavailable', text: 'this node takes no reads at the moment' }))
      return
    }
    this.#flushSoon()
  }

  onEvent(listener: (event: MetadataEvent, index: number) => void): Unsubscribe {
    return subscribe(this.#eventListeners, listener)
  }

  onRestored(listener: (metadata: Metadata) => void): Unsubscribe {
    return subscribe(this.#restoredListeners, listener)
  }

  step(message: Message): void {
    this.node.step(message)
    this.#driver.hurry()
  }

  wake(): void {
    this.#driver.wake()
  }

  tick(nowMs: number, ticks: number): void {
    for (let i = 0; i < ticks; i++) this.node.tick()
    this.#book.tick(nowMs)
    this.#barrier.tick(nowMs)
    this.#forwarder.tick(nowMs)
    this.#driver.wake()
  }

  stop(): void {
    this.#isStopped = true
    this.#driver.stop()
    this.#book.failAll('this node is stopping')
    this.#barrier.failAll()
  }

  #flushSoon(): void {
    if (this.#isFlushScheduled) return
    this.#isFlushScheduled = true
    if (this.#driver.isCalm) {
      this.#forwarder.flush()
      this.#driver.sendNow()
    }
    this.#options.timers.soon(() => {
      this.#isFlushScheduled = false
      if (this.#isStopped) return
      this.#forwarder.flush()
      this.#barrier.advance(this.#options.clock.nowMs())
      this.#driver.run()
    })
  }

  #askReadIndex(context: number): boolean {
    const asked = this.node.readIndex(context).ok
    this.#driver.wake()
    return asked
  }

  #driverHost(): RaftDriverHost {
    return {
      send: (message) => this.#options.send(message),
      apply: (entry) => this.#apply(entry),
      beginRestore: (snapshot) => this.#beginRestore(snapshot),
      beginSnapshot: () => this.#metadata.beginSnapshot(),
      turned: (ready) => this.#turned(ready),
      isWaiting: () => this.#book.size > 0,
      failed: (error) => {
        this.stop()
        this.#options.onFailure(error)
      },
    }
  }

  #apply(entry: Entry): number {
    this.#appliedIndex = entry.index
    if (entry.data.length === 0) return 0 // A new leader's first entry, or a change of voters.
    const proposal = decodeProposal(entry.data, this.#options.self.featureFlags)
    assert(proposal.ok, 'a committed proposal cannot be decoded')
    const { proposer, sequence } = proposal.value
    const applied = this.#metadata.apply(entry.index, proposal.value)
    let membersChanged = false
    let lineageStarted = false
    for (const event of applied.events) {
      if (event.kind.startsWith('member') || event.kind.startsWith('node')) membersChanged = true
      else if (event.kind === 'lineageStarted') lineageStarted = true
      for (const listener of this.#eventListeners) listener(event, entry.index)
    }
    if (lineageStarted) this.#becomeWhole()
    if (membersChanged) this.#options.membersChanged()
    const pending = this.#book.take(proposer, sequence)
    if (pending !== undefined) {
      this.#forwarder.settled(pending)
      const isKnown = applied.outcome.ok || applied.outcome.error.kind !== 'outcomeUnknown'
      pending.done(isKnown ? applied.outcome : this.#outcomeNow(pending))
    }
    return applied.events.length
  }

  /**
   * Applied before, inside a snapshot that we were given. Where the command asks for a state that is there, that is its
   * outcome; a refusal now says nothing, for it may be our own success that is in the way.
   */
  #outcomeNow(pending: PendingProposal): ProposeOutcome {
    const now = this.#metadata.evaluate(pending.command)
    if (now?.ok) return now
    return fail({ kind: 'unavailable', text: 'the change was committed, but its outcome is not known' })
  }

  #hasApplied(lineage: Lineage): boolean {
    return lineage === FOUNDING_LINEAGE || this.#metadata.lineages.some((record) => record.lineage === lineage)
  }

  #becomeWhole(): void {
    if (this.#isWhole || !this.#hasApplied(this.#lineage)) return
    this.#isWhole = true
    this.node.setPassive(false)
  }

  #beginRestore(snapshot: Snapshot): RestoreSteps {
    const restoring = Metadata.beginRestore(snapshot.state)
    return {
      step: () => {
        const metadata = restoring.next()
        if (metadata !== undefined) this.#restored(metadata, snapshot)
        return metadata !== undefined
      },
    }
  }

  #restored(metadata: Metadata, snapshot: Snapshot): void {
    this.#metadata = metadata
    this.#appliedIndex = snapshot.index
    this.#becomeWhole()
    for (const listener of this.#restoredListeners) listener(this.#metadata)
    this.#options.membersChanged()
    this.#book.resendAll() // Some may have been applied within the snapshot; only a second try tells.
    this.#barrier.applied(this.#appliedIndex)
  }

  #turned(ready: Ready): void {
    for (const state of ready.readStates) this.#barrier.confirmed(state)
    for (const context of ready.readsLost) this.#barrier.lost(context)
    this.#barrier.applied(this.#appliedIndex)
    if (ready.roleChange !== undefined) {
      const { role, term, leader } = ready.roleChange
      this.#options.log.info('raft role changed', { role, term, leader })
      if (role !== 'leader') this.#book.failConfigurations('the leader changed')
      this.#forwarder.flush()
      this.#options.leaderChanged(leader as NodeId | undefined)
    }
    this.#barrier.advance(this.#options.clock.nowMs())
  }

  #failSoon(done: ProposeDone, text: string): void {
    this.#options.timers.soon(() => done(fail({ kind: 'unavailable', text })))
  }
}

const NO_COMMAND = new Uint8Array(0)

function raftNodeOf({ self, recovery, random }: MetadataReplicaOptions): RaftNode {
  const { snapshot, hardState, entries } = recovery
  const snapshotIndex = snapshot?.index ?? 0
  return new RaftNode({
    id: self.id,
    configuration: snapshot?.configuration ?? { voters: [], learners: [] },
    hardState,
    entries: entries.filter((entry) => entry.index > snapshotIndex),
    snapshotIndex,
    snapshotTerm: snapshot?.term ?? 0,
    appliedIndex: snapshotIndex,
    limits: { holdsAppends: true },
    random,
  })
}

function isBlank({ snapshot, entries }: RaftRecovery): boolean {
  return snapshot === undefined && entries.length === 0
}

/** That the log goes through, oldest first. What an applied entry did to the metadata an unapplied one may still do. */
function lineagesOf({ entries }: RaftRecovery, metadata: Metadata): readonly Lineage[] {
  const lineages: Lineage[] = [FOUNDING_LINEAGE, ...metadata.lineages.map(({ lineage }) => lineage)]
  for (const entry of entries) {
    if (entry.kind !== 'configuration' || entry.data.length === 0) continue
    const proposal = decodeProposal(entry.data)
    if (proposal.ok && proposal.value.command.kind === 'startLineage') lineages.push(proposal.value.command.lineage)
  }
  return lineages
}
