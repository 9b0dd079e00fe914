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

/** Octets at the front of every batch that are the lane's to write its framing in: the records behind it are not copied. */
export const LANE_ROOM_BYTES = 4
/** The records of one batch, without that room. A heartbeat never waits behind more than this on a shared wire. */
export const LANE_BATCH_BYTES_MAX = 1024 * 1024

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
   * Queues one batch: LANE_ROOM_BYTES of room, which the peer does not get, then at least one octet of records and at most
   * LANE_BATCH_BYTES_MAX. All of it belongs to the lane from here on. False: it was accepted, but the window is full; wait for
   * `onWritable`. A batch for a peer that is not up is dropped (and answers true): its sender hears `onDown`.
   */
  send(peer: NodeId, batch: Uint8Array): boolean
  isUp(peer: NodeId): boolean
}
