/**
 * Reads waiting for proof that this leader still leads (ReadIndex, dissertation §6.4). A read takes the commit index
 * when its round begins; a majority's answers to heartbeats of that round, or a later one, release it. All reads of a
 * turn share a round. Before the leader's first commit of its own term its commit index may lag: reads wait for it.
 */
import type { PeerId } from '../protocol/configuration.ts'

export type PendingRead = { readonly context: number; readonly asker: PeerId }
export type ReleasedRead = PendingRead & { readonly index: number }

type Round = { readonly number: number; readonly index: number; readonly reads: readonly PendingRead[] }

export class ReadQueue {
  #waiting: PendingRead[] = []
  #rounds: Round[] = []
  #size = 0
  #lastRound = 0

  /** The newest round; heartbeats carry it. */
  get lastRound(): number {
    return this.#lastRound
  }

  get size(): number {
    return this.#size
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0
  }

  add(read: PendingRead): void {
    this.#waiting.push(read)
    this.#size += 1
  }

  /** Begins a round for all that wait; its heartbeats must leave now. */
  beginRound(commitIndex: number): void {
    this.#lastRound += 1
    this.#rounds.push({ number: this.#lastRound, index: commitIndex, reads: this.#waiting })
    this.#waiting = []
  }

  /** A majority answered `round`: what it releases, oldest first. */
  confirm(round: number): readonly ReleasedRead[] {
    const released: ReleasedRead[] = []
    while (this.#rounds.length > 0) {
      const oldest = this.#rounds[0]
      if (oldest === undefined || oldest.number > round) break
      this.#rounds.shift()
      for (const read of oldest.reads) released.push({ ...read, index: oldest.index })
    }
    this.#size -= released.length
    return released
  }

  /** Everything still pending, when leadership ends. */
  drain(): readonly PendingRead[] {
    const pending = this.#rounds.flatMap((round) => round.reads).concat(this.#waiting)
    this.#rounds = []
    this.#waiting = []
    this.#size = 0
    return pending
  }
}
