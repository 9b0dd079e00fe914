/** Snapshots for the operator's lists: RabbitMQ's column facts in our words. Made on demand, never kept. */
import type { FieldTable } from '@warren/codec'
import type { TransportFacts } from './connection/transport.ts'

export type ConnectionState =
  | 'starting'
  | 'tuning'
  | 'opening'
  | 'running'
  | 'flow'
  | 'blocking'
  | 'blocked'
  | 'closing'
  | 'closed'

export interface ConnectionFacts {
  /** Unique on this node within one incarnation; what `Broker.closeConnection` takes. */
  readonly serial: number
  /** `127.0.0.1:53072 -> 127.0.0.1:5672`: the client's end first. */
  readonly name: string
  readonly transport: TransportFacts
  readonly state: ConnectionState
  /** Empty before login, as are the next two. */
  readonly user: string
  readonly vhost: string
  readonly authMechanism: string
  readonly channels: number
  readonly channelMax: number
  readonly frameMax: number
  /** Negotiated heartbeat; 0 is off. */
  readonly heartbeatSeconds: number
  readonly clientProperties: FieldTable
  readonly receivedBytes: number
  /** Chunks read and writes made. */
  readonly receivedCount: number
  readonly sentBytes: number
  readonly sentCount: number
  /** Bytes that the client has not taken yet. */
  readonly sendPending: number
  /** Milliseconds since 1970 UTC. */
  readonly connectedAtMs: number
}

export interface ChannelFacts {
  /** Unique on this node within one incarnation, connections' serials included. */
  readonly serial: number
  readonly connectionSerial: number
  /** The connection's name with ` (number)`. */
  readonly name: string
  readonly number: number
  readonly user: string
  readonly vhost: string
  readonly transactional: boolean
  readonly confirm: boolean
  readonly consumerCount: number
  readonly messagesUnacknowledged: number
  readonly messagesUnconfirmed: number
  readonly messagesUncommitted: number
  readonly acksUncommitted: number
  readonly prefetchCount: number
  readonly globalPrefetchCount: number
  /** Since the channel was opened. */
  readonly published: number
  readonly delivered: number
  readonly acknowledged: number
}

/** A consumer as its channel knows it; which one of a queue is active, only the queue's leader can tell. */
export interface ChannelConsumerFacts {
  readonly vhost: string
  readonly queue: string
  readonly channelSerial: number
  readonly channelName: string
  readonly consumerTag: string
  readonly ackRequired: boolean
  readonly exclusive: boolean
  readonly prefetchCount: number
  readonly arguments: FieldTable
}
