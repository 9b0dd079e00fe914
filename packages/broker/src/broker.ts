/** One node's broker: accepts connections, knows them, closes them. */
import type { DataLanes, MetadataService } from '@warren/cluster'
import type { Clock, Log, NodeId, NodeName, Random, Timers } from '@warren/kernel'
import type { MessageLog } from '@warren/storage'
import type { PasswordHash } from './auth/password-hash.ts'
import type { BrokerConfig } from './broker-config.ts'
import type { Connection } from './connection/connection.ts'
import type { Transport } from './connection/transport.ts'
import type { ChannelFacts, ConnectionFacts, ConsumerFacts } from './facts.ts'

export interface BrokerOptions {
  readonly metadata: MetadataService
  readonly lanes: DataLanes
  readonly messageLog: MessageLog
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Log
  readonly hash: PasswordHash
  readonly config: BrokerConfig
  readonly nodeId: NodeId
  readonly nodeName: NodeName
  readonly incarnation: number
}

export declare class Broker {
  constructor(options: BrokerOptions)
  /** A client has connected. The caller feeds the returned connection. */
  accept(transport: Transport): Connection
  listConnections(): readonly ConnectionFacts[]
  listChannels(): readonly ChannelFacts[]
  listConsumers(): readonly ConsumerFacts[]
  /** Closes one connection with 320 `CONNECTION_FORCED - <reason>`; false when the pid (or name) is unknown here. */
  closeConnection(pidOrName: string, reason: string): boolean
  /** Closes those that `matches` (all by default); returns how many. */
  closeConnections(reason: string, matches?: (facts: ConnectionFacts) => boolean): number
  /** Refuses new connections; those there go on. */
  drain(): void
  /** Back to accepting. */
  resume(): void
  /** 320 to every client, waits (bounded) for their close-ok, syncs what is unsynced, then `done`. */
  stop(done: () => void): void
}
