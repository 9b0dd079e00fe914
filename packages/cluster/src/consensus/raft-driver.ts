/**
 * Carries out what a RaftNode asks for: persist, then send, then apply. It decides nothing.
 *
 * D1 One Ready is being persisted at a time. Inputs that arrive meanwhile gather in the node, so that all proposals of
 *    that time share the next append and its one sync.
 * D2 `messages` go out only after everything in their Ready is durable; `messagesNow` never waits.
 * D3 Entries are applied in order, once each, and only after they are durable here. A Ready's are, for it has them from one
 *    before; what is new in it goes to the disk meanwhile.
 * D4 A store that fails is not asked again: the host is told once and nothing more is sent.
 * D5 Peers that a commit does not need get what they are owed within HELD_MS: one append for all proposals of that time.
 * D6 A snapshot is restored a step per turn, so that a large one does not stall the node. Its Ready is in flight until
 *    then: nothing is applied in between, and only `messagesNow` (heartbeats, votes refused) go out.
 * D7 So it is with entries that change much (a node comes or goes that leads thousands of queues): each ends its turn.
 */
import type { Timers } from '@warren/kernel'
import type { Entry, HardState, Message, RaftNode, Ready, Snapshot } from '@warren/raft'
import type { RaftStore } from '../raft-store.ts'
import { SnapshotMaker, type SnapshotParts } from './snapshot-maker.ts'

export interface RaftDriverHost {
  send(message: Message): void
  /** How many changes it made. */
  apply(entry: Entry): number
  /** A snapshot from the leader is to take the state machine's place. The steps of it; the last one makes the change. */
  beginRestore(snapshot: Snapshot): RestoreSteps
  /** The state as of the last applied entry, in pieces. */
  beginSnapshot(): SnapshotParts
  /** For the commit of something that it has proposed. */
  isWaiting(): boolean
  /** Role, leader, configuration, reads: everything in a Ready that waits for nothing. After its entries were applied. */
  turned(ready: Ready): void
  failed(error: Error): void
}

export interface RestoreSteps {
  /** A few milliseconds' work. True when all is done. */
  step(): boolean
}

export interface RaftDriverOptions {
  readonly node: RaftNode
  readonly store: RaftStore
  readonly host: RaftDriverHost
  readonly timers: Timers
  readonly snapshotLogBytes: number
  readonly turnChangesMax: number
  /** How large the snapshot on disk is; 0 for none. */
  readonly snapshotBytes: number
}

/** By this much other nodes' replicas may be behind under load. Who asks for a read barrier gets what it lacks at once. */
const HELD_MS = 10
/** In a Ready that has any. */
const CALM_ENTRIES = 2

export class RaftDriver {
  readonly #node: RaftNode
  readonly #store: RaftStore
  readonly #host: RaftDriverHost
  readonly #timers: Timers
  readonly #snapshots: SnapshotMaker
  readonly #turnChangesMax: number
  /** The newest one, while only its commit index is not on disk. */
  #unsavedHardState: HardState | undefined = undefined
  #averageEntries = 1
  #isScheduled = false
  /** Of the Ready under way: to be applied, and to be persisted (and restored); 0 without one. */
  #partsUnderWay = 0
  #isReleasing = false
  #isStopped = false

  constructor(options: RaftDriverOptions) {
    this.#node = options.node
    this.#store = options.store
    this.#host = options.host
    this.#timers = options.timers
    this.#turnChangesMax = options.turnChangesMax
    this.#snapshots = new SnapshotMaker({
      node: options.node,
      store: options.store,
      timers: options.timers,
      logBytesMax: options.snapshotLogBytes,
      stateBytes: options.snapshotBytes,
      begin: () => this.#host.beginSnapshot(),
      made: () => this.wake(),
      failed: (error) => this.#fail(error),
    })
  }

  /** The node was given an input: look at what it wants once this turn's inputs are all in. */
  wake(): void {
    if (this.#isScheduled || this.#isStopped) return
    this.#isScheduled = true
    this.#timers.soon(() => {
      this.#isScheduled = false
      this.#turn()
    })
  }

  /** As `wake`, but now: this turn's inputs are in already. */
  run(): void {
    this.#turn()
  }

  /** As `wake`; while little is to be done at a time, now, once in a round of the loop: what it sends leaves a round earlier. */
  hurry(): void {
    if (this.#isScheduled || this.#isStopped) return
    this.wake()
    if (this.isCalm) this.#turn()
  }

  /** An input that is to be sent on comes alone, on average: to wait for others is of no use. */
  get isCalm(): boolean {
    return this.#averageEntries < CALM_ENTRIES
  }

  /** What waits for nothing, to the peers. Calls nobody back. */
  sendNow(): void {
    if (!this.#isStopped) this.#send(this.#node.takeMessagesNow())
  }

  /** Nothing is sent, applied or persisted after this. */
  stop(): void {
    this.#isStopped = true
    this.#snapshots.stop()
  }

  #turn(): void {
    if (this.#isStopped) return
    if (this.#partsUnderWay > 0) {
      for (const message of this.#node.takeMessagesNow()) this.#host.send(message)
      this.#releaseLater()
      return
    }
    const ready = this.#node.ready()
    this.#releaseLater()
    if (ready === undefined) return
    const { length } = ready.entries
    if (length > 0) this.#averageEntries += (length - this.#averageEntries) / 8
    // To tell others of a commit takes longer than to apply it: who waits for it here comes before those who do not.
    const isLater = ready.committed.length > 0 && ready.messagesNow.every(isNews) && this.#host.isWaiting()
    if (!isLater) this.#send(ready.messagesNow)
    if (ready.hardState !== undefined) this.#unsavedHardState = ready.hardState
    this.#partsUnderWay = isToBeWritten(ready) ? 2 : 1
    if (isToBeWritten(ready)) this.#persist(ready)
    this.#apply(ready, 0)
    if (isLater) this.#timers.soon(() => this.#send(ready.messagesNow))
  }

  #send(messages: readonly Message[]): void {
    if (this.#isStopped) return
    for (const message of messages) this.#host.send(message)
  }

  /** The entries from the one at `at` on, then the rest. */
  #apply(ready: Ready, at: number): void {
    let changes = 0
    for (let i = at; i < ready.committed.length; i += 1) {
      if (this.#isStopped) return // By a listener, or since the last turn.
      if (changes >= this.#turnChangesMax) {
        this.#timers.soon(() => this.#apply(ready, i))
        return
      }
      changes += this.#host.apply(ready.committed[i] as Entry) // Within bounds.
    }
    if (!this.#isStopped) this.#applied(ready)
  }

  #applied(ready: Ready): void {
    this.#host.turned(ready)
    if (this.#isStopped) return
    // A commit index alone is a hint that the next sync takes along.
    if (!isToBeWritten(ready)) this.#send(ready.messages)
    this.#finishPart(ready)
  }

  #releaseLater(): void {
    if (this.#isReleasing || !this.#node.isHolding) return
    this.#isReleasing = true
    this.#timers.after(HELD_MS, () => {
      this.#isReleasing = false
      this.#node.release()
      this.wake()
    })
  }

  #persist(ready: Ready): void {
    const { entries, snapshot } = ready
    const hardState = this.#unsavedHardState
    this.#unsavedHardState = undefined
    this.#store.persist({ hardState, entries, snapshot }, (error) => {
      if (this.#isStopped) return
      if (error !== undefined) return this.#fail(error)
      this.#send(ready.messages)
      if (ready.snapshot === undefined) {
        this.#finishPart(ready)
        if (this.isCalm) this.#turn()
        return
      }
      this.#snapshots.abandon() // What was being made is older than what just came.
      this.#restore(ready, this.#host.beginRestore(ready.snapshot))
    })
  }

  #restore(ready: Ready, steps: RestoreSteps): void {
    if (this.#isStopped) return
    if (steps.step()) this.#finishPart(ready)
    else this.#timers.soon(() => this.#restore(ready, steps))
  }

  #finishPart(ready: Ready): void {
    this.#partsUnderWay -= 1
    if (this.#partsUnderWay > 0) return
    this.#node.advance(ready)
    this.#snapshots.consider(ready.snapshotNeeded)
    this.wake()
  }

  #fail(error: Error): void {
    if (this.#isStopped) return
    this.stop()
    this.#host.failed(error)
  }
}

function isToBeWritten({ mustSync, entries, snapshot }: Ready): boolean {
  return mustSync || entries.length > 0 || snapshot !== undefined
}

/** Of a commit, and of nothing else. */
function isNews(message: Message): boolean {
  return message.kind === 'appendEntries' && message.isNews && message.entries.length === 0
}
