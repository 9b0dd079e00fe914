/**
 * What the queues need of a channel's confirm tracker. A publish is confirmed in *parts*: one for all queues that this
 * node owns, one for each other node that owns some of the targets.
 */
export interface ConfirmParts {
  /**
   * Called once per publish by `MessageDispatcher.publish`, before any part of it settles. `parts` 0: confirmed already.
   * `seqNo` is the caller's own number (the publish sequence number of the channel, the place in a transaction).
   */
  expect(seqNo: number, parts: number): void
  /** One part is where it must be: synced if persistent on a durable queue, enqueued otherwise. */
  partDone(seqNo: number): void
  /** One part was refused or is unknown (its owner went away): the publish is to be nacked. */
  partFailed(seqNo: number): void
}
