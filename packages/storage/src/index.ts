/** Storage: the segmented message log and the Raft log over the Disk port. */
export { CorruptLogError } from './corrupt-log-error.ts'
export type { Crc32 } from './crc32.ts'
export type { LocatedMessage } from './messages/memory/message-memory.ts'
export { MessageLog, type MessageLogOptions } from './messages/message-log.ts'
export type { RecoveredQueue, RecoveredQueues } from './messages/recovery/recovered-queues.ts'
export {
  type RaftConfiguration,
  type RaftEntry,
  type RaftHardState,
  RaftLog,
  type RaftPersist,
  type RaftSnapshot,
  type RecoveredRaft,
} from './raft/raft-log.ts'
