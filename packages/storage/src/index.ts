/** Storage: the segmented message log and the Raft log over the Disk port. */
export { CorruptLogError } from './corrupt-log-error.ts'
export type { Crc32 } from './crc32.ts'
export type { IsSettled } from './messages/compaction.ts'
export type { LocatedMessage } from './messages/memory/message-memory.ts'
export { MessageLog, type MessageLogOptions } from './messages/message-log.ts'
export type { RecoveredQueue, RecoveredQueues } from './messages/recovery/recovered-queues.ts'
export { RaftLog, type RaftLogOptions, type RaftPersist, type RecoveredRaft } from './raft/raft-log.ts'
export type { RaftConfiguration, RaftEntry, RaftHardState, RaftSnapshot } from './raft/raft-record.ts'
