/** What a run is to do: checked, complete, and not changed any more. */
import type { FieldTable } from '@warren/codec'
import type { AmqpUri } from './amqp-uri.ts'

export interface LoadOptions {
  /** Connections take these in turn. */
  readonly publishUris: readonly AmqpUri[]
  readonly consumeUris: readonly AmqpUri[]
  /** Queues are declared through these in turn. */
  readonly declareUris: readonly AmqpUri[]
  /** Each publisher and each consumer has a connection of its own. */
  readonly publishers: number
  readonly consumers: number
  readonly queues: readonly string[]
  readonly exchange: string
  /** Declared as this type; undefined: it must exist. */
  readonly exchangeType: string | undefined
  /** undefined: each queue's name is its key. */
  readonly routingKey: string | undefined
  readonly bodyBytes: number
  /** Messages a second of one publisher; 0: as many as go. */
  readonly ratePerPublisher: number
  readonly persistent: boolean
  readonly durable: boolean
  /** Publishes of one publisher that may wait for their confirm; 0: no confirms. */
  readonly confirmWindow: number
  /** 0: no limit. */
  readonly prefetch: number
  readonly autoAck: boolean
  /** A consumer acknowledges this many deliveries with one multiple ack. */
  readonly multipleAck: number
  /** 0: until stopped. */
  readonly timeMs: number
  /** Publishes of all publishers together; without publishers, deliveries. 0: no limit. */
  readonly messages: number
  readonly json: boolean
  readonly queueArguments: FieldTable
  readonly declare: boolean
  readonly delete: boolean
}
