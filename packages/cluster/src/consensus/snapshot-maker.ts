/**
 * Makes snapshots of the state machine: when the log has grown enough to be worth it (then stores it and forgets the
 * log behind it), and when a peer lags behind what the log still has (then hands it to the node). A piece per turn, so
 * that a large state does not stall heartbeats; one snapshot at a time.
 */
import type { Timers } from '@warren/kernel'
import type { RaftNode } from '@warren/raft'
import type { RaftStore } from '../raft-store.ts'

/** The pieces joined are the state as of when it was begun. */
export interface SnapshotParts {
  next(): Uint8Array | undefined
}

export interface SnapshotMakerOptions {
  readonly node: RaftNode
  readonly store: RaftStore
  readonly timers: Timers
  readonly logBytesMax: number
  /** Of the snapshot on disk, if there is one. */
  readonly stateBytes: number
  readonly begin: () => SnapshotParts
  /** The node was given a snapshot to send. */
  readonly made: () => void
  readonly failed: (error: Error) => void
}

type Making = {
  readonly index: number
  readonly parts: SnapshotParts
  readonly pieces: Uint8Array[]
  /** To be stored, so that the log behind it can go; else only to be sent. */
  readonly isForLog: boolean
}

// Entries kept behind a snapshot: a peer that was away for a moment catches up from the log instead of by a snapshot.
const ENTRIES_KEPT = 500
// A log that is read back after a start is committed far beyond what is applied: a snapshot now would soon be of little use.
const UNAPPLIED_MAX = 500

export class SnapshotMaker {
  readonly #options: SnapshotMakerOptions
  #making: Making | undefined = undefined
  #isStoring = false
  #isNeeded = false
  #isStopped = false
  #stateBytes: number
  #bytesAtLast = 0

  constructor(options: SnapshotMakerOptions) {
    this.#options = options
    this.#stateBytes = options.stateBytes
  }

  /** After each turn. `isNeeded`: a peer waits for a snapshot. */
  consider(isNeeded: boolean): void {
    const { node, begin } = this.#options
    if (isNeeded) this.#isNeeded = true
    if (this.#isStopped || this.#making !== undefined || this.#isStoring) return
    const isForLog = this.#logIsLong()
    if ((!this.#isNeeded && !isForLog) || node.appliedIndex === 0) return
    this.#making = { index: node.appliedIndex, parts: begin(), pieces: [], isForLog }
    this.#options.timers.soon(() => this.#step())
  }

  abandon(): void {
    this.#making = undefined
    this.#bytesAtLast = 0
  }

  stop(): void {
    this.#isStopped = true
    this.#making = undefined
  }

  /** The log has grown by the threshold, and by as much as the state it would be replaced with: at most half the writing is snapshots. */
  #logIsLong(): boolean {
    const { node, logBytesMax } = this.#options
    if (node.commitIndex - node.appliedIndex > UNAPPLIED_MAX) return false
    return node.logBytes - this.#bytesAtLast > Math.max(logBytesMax, this.#stateBytes)
  }

  #step(): void {
    const making = this.#making
    if (making === undefined) return // Abandoned.
    const piece = making.parts.next()
    if (piece === undefined) {
      this.#finish(making)
      return
    }
    making.pieces.push(piece)
    this.#options.timers.soon(() => this.#step())
  }

  #finish(making: Making): void {
    const { node, store, made, failed } = this.#options
    this.#making = undefined
    const state = making.pieces.length === 1 && making.pieces[0] ? making.pieces[0] : Buffer.concat(making.pieces)
    this.#stateBytes = state.length
    const snapshot = node.snapshotAt(making.index, state)
    if (snapshot === undefined) return // The leader's snapshot is about to replace all this.
    if (this.#isNeeded) {
      this.#isNeeded = false
      node.supplySnapshot(snapshot)
      made()
    }
    if (!making.isForLog) return
    const upTo = making.index - ENTRIES_KEPT
    if (upTo < node.firstIndex) {
      this.#bytesAtLast = node.logBytes // Few, but large entries: nothing to drop yet.
      return
    }
    this.#isStoring = true
    store.compact(
      snapshot,
      (error) => {
        this.#isStoring = false
        if (this.#isStopped) return
        if (error !== undefined) return failed(error)
        if (upTo >= node.firstIndex) node.compact(upTo)
        this.#bytesAtLast = node.logBytes
      },
      upTo,
    )
  }
}
