/** A follower's half of a snapshot transfer: pieces in order, from one leader, of one snapshot. */
import type { InstallSnapshot, Snapshot } from '../protocol/message.ts'

type Identity = Pick<InstallSnapshot, 'from' | 'term' | 'snapshotIndex' | 'snapshotTerm' | 'totalBytes'>

export class SnapshotReceiver {
  #identity: Identity | undefined = undefined
  #pieces: Uint8Array[] = []
  #receivedBytes = 0

  /** Where the next piece has to start. */
  get receivedBytes(): number {
    return this.#receivedBytes
  }

  /** Takes a piece; a piece out of place is dropped, one of another transfer starts over. The snapshot, once complete. */
  receive(message: InstallSnapshot): Snapshot | undefined {
    if (!this.#belongs(message)) this.#begin(message)
    if (message.offset !== this.#receivedBytes) return undefined
    this.#pieces.push(message.piece)
    this.#receivedBytes += message.piece.length
    if (!message.done || this.#receivedBytes !== message.totalBytes) return undefined
    const state = this.#joined()
    this.reset()
    return { index: message.snapshotIndex, term: message.snapshotTerm, configuration: message.configuration, state }
  }

  reset(): void {
    this.#identity = undefined
    this.#pieces = []
    this.#receivedBytes = 0
  }

  #belongs(message: InstallSnapshot): boolean {
    const identity = this.#identity
    return (
      identity !== undefined &&
      identity.from === message.from &&
      identity.term === message.term &&
      identity.snapshotIndex === message.snapshotIndex &&
      identity.snapshotTerm === message.snapshotTerm &&
      identity.totalBytes === message.totalBytes
    )
  }

  #begin(message: InstallSnapshot): void {
    this.reset()
    const { from, term, snapshotIndex, snapshotTerm, totalBytes } = message
    this.#identity = { from, term, snapshotIndex, snapshotTerm, totalBytes }
  }

  #joined(): Uint8Array {
    const only = this.#pieces[0]
    if (this.#pieces.length === 1 && only !== undefined) return only
    const state = new Uint8Array(this.#receivedBytes)
    let offset = 0
    for (const piece of this.#pieces) {
      state.set(piece, offset)
      offset += piece.length
    }
    return state
  }
}
