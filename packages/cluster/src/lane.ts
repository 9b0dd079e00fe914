/**
 * Data lanes as a port: one ordered stream of batches in each direction between this node and each peer. Implemented
 * over gRPC in `rpc` and by the simulator's network.
 *
 * L1 Batches of one session arrive in the order sent, whole, at most once.
 * L2 `onUp` and `onDown` of a peer alternate, beginning with `onUp`; no `onBatch` outside such a pair.
 * L3 A session that breaks takes its unsent and unacknowledged batches with it: nothing sent before `onDown` arrives
 *    after the next `onUp`, on either side.
 * L4 Listener calls never happen inside `send`.
 */
import type { NodeId } from '@warren/kernel'

export interface DataLaneListener {
  /** `batch` is the receiver's to keep until it returns; copy what must live longer. */
  onBatch(peer: NodeId, batch: Buffer): void
  onUp(peer: NodeId): void
  onDown(peer: NodeId): void
  /** After a `send` that answered false: there is room again. */
  onWritable(peer: NodeId): void
}

export interface DataLanes {
  /** Set once by the owner before any peer is set. */
  listener: DataLaneListener | undefined
  /**
   * Queues one batch; its bytes belong to the lane from here on. False: it was accepted, but the window is full; wait for
   * `onWritable`. A batch for a peer that is not up is dropped (and answers true): its sender hears `onDown`.
   */
  send(peer: NodeId, batch: Uint8Array): boolean
  isUp(peer: NodeId): boolean
}
