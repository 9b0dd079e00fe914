/** The numbers of one Raft server. */
export type RaftLimits = {
  /** A follower campaigns after electionTicks to 2*electionTicks-1 silent ticks; the leader's quorum check has this period. */
  readonly electionTicks: number
  readonly heartbeatTicks: number
  /** Bytes of entries in one appendEntries; a single entry may be bigger. */
  readonly appendBytesMax: number
  /** Unanswered appendEntries per peer. */
  readonly appendsInFlightMax: number
  readonly snapshotPieceBytes: number
  readonly snapshotPiecesInFlightMax: number
  /** Bytes of uncommitted entries on the leader; beyond it proposals fail with `tooManyPending`. */
  readonly pendingBytesMax: number
  readonly pendingReadsMax: number
  /** Committed entries in one Ready, so that applying them stays one short turn. */
  readonly applyEntriesMax: number
  /**
   * Whether only as many peers as a commit needs get appends at once, and the others when the host says so (`release`): a
   * leader of many spares itself most of its messages. The host has to call `release` soon after `isHolding`.
   */
  readonly holdsAppends: boolean
}

export const DEFAULT_RAFT_LIMITS: RaftLimits = {
  electionTicks: 10,
  heartbeatTicks: 1,
  appendBytesMax: 256 * 1024,
  appendsInFlightMax: 32,
  snapshotPieceBytes: 256 * 1024, // A heartbeat waits behind at most the pieces in flight: 1 MiB.
  snapshotPiecesInFlightMax: 4,
  pendingBytesMax: 16 * 1024 * 1024,
  pendingReadsMax: 4096,
  applyEntriesMax: 64, // Some 3 ms in a process that has just begun and replays its log.
  holdsAppends: false,
}
