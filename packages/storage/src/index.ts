export * from './crc32.ts'
export * from './message-log.ts'
export * from './raft-log.ts'
export * from './recovered-queues.ts'
