/**
 * What a node knows of its own connections, channels, consumers, queues and process, as plain JSON-able facts: they
 * travel to the node that was asked as they are. `serial` numbers are unique within one node and boot; with the node's
 * name and incarnation they make the process id that lists show and `close_connection` takes.
 */
import type { Json } from './json.ts'

/** Field tables in the form [name, AMQP type, value] that list commands print. */
export type PlainTable = readonly (readonly [string, string, Json])[]

export type ConnectionSnapshot = {
  readonly serial: number
  /** `peer_host:peer_port -> host:port` */
  readonly name: string
  readonly host: string
  readonly port: number
  readonly peerHost: string
  readonly peerPort: number
  readonly state: 'starting' | 'tuning' | 'opening' | 'running' | 'flow' | 'blocking' | 'blocked' | 'closing' | 'closed'
  readonly channels: number
  readonly authMechanism: string
  readonly user: string
  readonly vhost: string
  readonly heartbeatSeconds: number
  readonly frameMax: number
  readonly channelMax: number
  readonly clientProperties: PlainTable
  readonly receivedBytes: number
  readonly receivedCount: number
  readonly sentBytes: number
  readonly sentCount: number
  /** Bytes or writes not yet taken by the socket. */
  readonly sendPending: number
  /** Since 1970 UTC. */
  readonly connectedAtMs: number
}

export type ChannelSnapshot = {
  readonly serial: number
  readonly connectionSerial: number
  /** The connection's name and ` (number)`. */
  readonly name: string
  readonly number: number
  readonly user: string
  readonly vhost: string
  readonly transactional: boolean
  readonly confirm: boolean
  readonly consumerCount: number
  readonly messagesUnacknowledged: number
  readonly messagesUncommitted: number
  readonly acksUncommitted: number
  readonly messagesUnconfirmed: number
  readonly prefetchCount: number
  readonly globalPrefetchCount: number
}

/** Told by the node of the consumer's channel, not by the queue's. */
export type ConsumerSnapshot = {
  readonly vhost: string
  readonly queue: string
  readonly channelSerial: number
  readonly consumerTag: string
  readonly ackRequired: boolean
  readonly exclusive: boolean
  readonly prefetchCount: number
  readonly active: boolean
  /** `up`, `single_active`, `waiting`, `suspected_down`. */
  readonly activityStatus: string
  readonly arguments: PlainTable
}

/** Live numbers of a queue led here. */
export type QueueSnapshot = {
  readonly uid: number
  readonly messagesReady: number
  readonly messagesUnacknowledged: number
  readonly consumers: number
  /** Share of time in which the queue could deliver at once, 0 to 1. */
  readonly consumerCapacity: number
  readonly messagesPersistent: number
  readonly messageBytesReady: number
  readonly messageBytesUnacknowledged: number
  readonly messageBytesPersistent: number
  readonly memoryBytes: number
  /** Set while one consumer has the queue to itself. */
  readonly exclusiveConsumerTag: string | undefined
  /** The `timestamp` property of the oldest ready message, seconds. */
  readonly headMessageTimestamp: number | undefined
}

export type ListenerSnapshot = {
  readonly interface: string
  readonly port: number
  /** `amqp`, `clustering`, `http`. */
  readonly protocol: string
  readonly purpose: string
}

export type NodeSnapshot = {
  readonly name: string
  readonly processId: number
  readonly incarnation: number
  readonly operatingSystem: string
  readonly uptimeSeconds: number
  readonly version: string
  /** `process.version`, shown where RabbitMQ shows Erlang's. */
  readonly runtimeVersion: string
  readonly dataDirectory: string
  readonly configFiles: readonly string[]
  /** `<stdout>` when the log goes there. */
  readonly logFiles: readonly string[]
  readonly alarms: readonly ('memory' | 'disk' | 'file_descriptor_limit')[]
  readonly listeners: readonly ListenerSnapshot[]
  /** Bytes by user, the largest part of status' Memory section. */
  readonly memory: { readonly totalBytes: number; readonly parts: readonly (readonly [string, number])[] }
  /** 0 when there is no limit. */
  readonly memoryLimitBytes: number
  readonly diskFreeBytes: number
  readonly diskFreeLimitBytes: number
  readonly fileDescriptors: {
    readonly total: number
    readonly totalLimit: number
    readonly sockets: number
    readonly socketsLimit: number
  }
  readonly netTicktimeSeconds: number
  readonly connectionCount: number
  readonly queueCount: number
  readonly vhostCount: number
  readonly maintenance: boolean
}
