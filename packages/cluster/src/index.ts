export type { Configuration as RaftConfiguration, Entry as RaftEntry, Message as RaftMessage } from '@warren/raft'
export { foundCluster } from './consensus/found-cluster.ts'
export { MemoryRaftStore } from './consensus/memory-raft-store.ts'
export type { ProposeDone, ProposeOutcome, Unavailable } from './consensus/proposal-book.ts'
export * from './control.ts'
export * from './lane.ts'
export type { ForgetError } from './membership/forget-member.ts'
export * from './membership/join-cluster.ts'
export * from './membership/leave-cluster.ts'
export * from './membership/membership-rules.ts'
export * from './metadata-access.ts'
export {
  type DeclaredDown,
  MetadataService,
  type MetadataServiceOptions,
  type StartRefusal,
} from './metadata-service.ts'
export type { RequestDone, RequestError, RequestHandler } from './peers/peer-requests.ts'
export type { Unsubscribe } from './peers/subscription.ts'
export * from './raft-store.ts'
