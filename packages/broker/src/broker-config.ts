/** What the broker needs of the configuration: frozen, typed, passed down. */

export interface BrokerConfig {
  /** connection.start's server-properties beside `capabilities` and `cluster_name`. */
  readonly product: string
  /** A dotted number: clients parse it. */
  readonly version: string
  readonly platform: string
  readonly copyright: string
  readonly information: string
  /** Offered in connection.tune. */
  readonly channelMax: number
  readonly frameMax: number
  readonly heartbeatSeconds: number
  /** From accept to connection.open-ok. */
  readonly handshakeTimeoutMs: number
  /** How long a refused client waits for the socket to close: a brake on password guessing. */
  readonly silentCloseDelayMs: number
  /** Longest wait for the client's close-ok. */
  readonly closeTimeoutMs: number
  readonly messageBytesMax: number
  /** Memory for the unfinished messages of one connection. */
  readonly unfinishedBytesMax: number
  /** Users who may log in over a loopback address only. */
  readonly loopbackUsers: readonly string[]
  /** Prefetch of consumers on a channel without basic.qos; 0 is no limit. */
  readonly defaultConsumerPrefetch: number
  /** Where a new queue goes unless its arguments say: `client-local`, `min-masters` or `random`. */
  readonly queueMasterLocator: string
  /** Longest time a delivery may stay unacknowledged; undefined is no limit. */
  readonly consumerTimeoutMs: number | undefined
  /** Connections at most on this node; undefined is no limit. */
  readonly connectionsMax: number | undefined
  /** Bytes of frames kept for a channel that waits for an answer; beyond it the connection stops reading. */
  readonly channelBacklogBytesMax: number
  /** Unsynced bytes in the message log from which on publishers are no longer read. */
  readonly unsyncedBytesMax: number
}

export const DEFAULT_BROKER_CONFIG: BrokerConfig = Object.freeze({
  product: 'Warren',
  version: '3.10.8',
  platform: 'Node.js',
  copyright: 'The Warren authors',
  information: 'Licensed under the Apache License 2.0',
  channelMax: 2047,
  frameMax: 131072,
  heartbeatSeconds: 60,
  handshakeTimeoutMs: 10_000,
  silentCloseDelayMs: 3_000,
  closeTimeoutMs: 30_000,
  messageBytesMax: 134_217_728,
  unfinishedBytesMax: 268_435_456,
  loopbackUsers: Object.freeze(['guest']),
  defaultConsumerPrefetch: 0,
  queueMasterLocator: 'client-local',
  consumerTimeoutMs: 1_800_000,
  connectionsMax: undefined,
  channelBacklogBytesMax: 1_048_576,
  unsyncedBytesMax: 67_108_864,
})
