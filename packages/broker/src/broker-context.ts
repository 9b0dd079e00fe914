/** What connections and channels share on one node. Made by `Broker`. */

import type { MetadataAccess } from '@warren/cluster'
import type { ByteWriter } from '@warren/codec'
import type { Clock, Log, NodeId, Random, Timers, UserName, VhostName } from '@warren/kernel'
import type { Authenticator } from './auth/authenticator.ts'
import type { BrokerConfig } from './broker-config.ts'
import type { DirectReplies } from './channel/delivering/direct-replies.ts'
import type { RouteCache } from './channel/publishing/route-cache.ts'
import type { Alarms } from './connection/flow/alarms.ts'
import type { OutboxPool } from './connection/flow/outbox-pool.ts'
import type { MessageDispatcher } from './queues/message-dispatcher.ts'
import type { QueueDirectory } from './queues/queue-directory.ts'
import type { Turn } from './turn.ts'

/** Since the start; plain fields, for whoever samples them. */
export interface BrokerCounters {
  connectionsOpened: number
  connectionsClosed: number
  /** Published without confirms, and no queue that is up to take them. */
  messagesDropped: number
}

export interface BrokerContext {
  readonly config: BrokerConfig
  readonly nodeId: NodeId
  readonly incarnation: number
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  /** Scope `connection`. */
  readonly log: Log
  /** Scope `channel`. */
  readonly channelLog: Log
  readonly metadata: MetadataAccess
  readonly directory: QueueDirectory
  readonly dispatcher: MessageDispatcher
  readonly turn: Turn
  readonly authenticator: Authenticator
  readonly outboxPool: OutboxPool
  readonly alarms: Alarms
  readonly replies: DirectReplies
  readonly counters: BrokerCounters
  /** For one method at a time: encode, copy, forget. */
  readonly writer: ByteWriter
  /** A number no other connection or channel of this incarnation has. */
  nextSerial(): number
  /** Has the exclusive queues of a connection deleted; `done` after the first try, which is repeated until it succeeds. */
  releaseOwner(ownerId: string, done: () => void): void
  /** The routes of one user in one vhost, shared by all its channels. */
  routesOf(vhost: VhostName, user: UserName): RouteCache
}
