/** Snapshots for the operator's lists: RabbitMQ's column facts, named in our words. Made on demand, never kept. */
import type { FieldTable } from '@warren/codec'
import type { TransportFacts } from './connection/transport.ts'

export interface ConnectionFacts {
  /** Erlang-like `<rabbit@host.incarnation.number.0>`: unique in the cluster, what `close_connection` takes. */
  readonly pid: string
  /** `127.0.0.1:53072 -> 127.0.0.1:5672` */
  readonly name: string
  readonly transport: TransportFacts
  readonly state: 'starting' | 'tuning' | 'opening' | 'running' | 'flow' | 'blocking' | 'blocked' | 'closing' | 'closed'
  readonly protocol: 'AMQP 0-9-1'
  /** Empty before login. */
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
  readonly receivedPackets: number
  readonly sentBytes: number
  readonly sentPackets: number
  readonly sendPendingBytes: number
  /** Milliseconds since 1970 UTC. */
  readonly connectedAtMs: number
}

export interface ChannelFacts {
  readonly pid: string
  readonly connectionPid: string
  readonly connectionName: string
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
  readonly published: number
  readonly delivered: number
  readonly acknowledged: number
}

export interface ConsumerFacts {
  readonly vhost: string
  readonly queueName: string
  readonly channelPid: string
  readonly channelName: string
  readonly consumerTag: string
  readonly ackRequired: boolean
  readonly exclusive: boolean
  readonly prefetchCount: number
  readonly arguments: FieldTable
}
