/** One consumer: one connection, one channel, one or more queues. It counts, measures and acknowledges. */
import { SETTLEMENT_FRAME_BYTES, writeAck } from '@warren/codec'
import type { AmqpConnection, ConnectionListener } from '../client/amqp-connection.ts'
import type { LoadError } from '../load-error.ts'
import type { Measurements } from '../report/measurements.ts'
import { nowUs, STAMP_BYTES, stampRun, stampUs } from './stamp.ts'

const CHANNEL = 1
const ACKS_INITIAL = 64

export interface ConsumerOptions {
  readonly queues: readonly string[]
  readonly autoAck: boolean
  readonly prefetch: number
  readonly multipleAck: number
  readonly run: number
  readonly measurements: Measurements
  readonly onFailed: (error: LoadError) => void
}

export class Consumer implements ConnectionListener {
  readonly #connection: AmqpConnection
  readonly #options: ConsumerOptions
  /** Ack frames of this turn; a new buffer each time, since the socket may still hold the last. */
  #acks = Buffer.allocUnsafe(ACKS_INITIAL * SETTLEMENT_FRAME_BYTES)
  #ackBytes = 0
  #lastTag = 0
  #unacknowledged = 0
  /** One reading of the clock for all deliveries of a turn. */
  #nowUs = 0

  private constructor(connection: AmqpConnection, options: ConsumerOptions) {
    this.#connection = connection
    this.#options = options
  }

  static async open(connection: AmqpConnection, options: ConsumerOptions): Promise<Consumer> {
    await connection.openChannel(CHANNEL)
    if (!options.autoAck && options.prefetch > 0) {
      const qos = { kind: 'basic.qos', prefetchSize: 0, prefetchCount: options.prefetch, global: false } as const
      await connection.call(CHANNEL, qos, 'basic.qos-ok')
    }
    const consumer = new Consumer(connection, options)
    connection.listen(consumer)
    return consumer
  }

  async start(): Promise<void> {
    for (const [i, queue] of this.#options.queues.entries()) {
      await this.#connection.call(
        CHANNEL,
        {
          kind: 'basic.consume',
          queue,
          consumerTag: `warren-perf-${i + 1}`,
          noLocal: false,
          noAck: this.#options.autoAck,
          exclusive: false,
          noWait: false,
          arguments: [],
        },
        'basic.consume-ok',
      )
    }
  }

  delivered(deliveryTag: number, redelivered: boolean, buffer: Buffer, bodyStart: number, bodyBytes: number): void {
    const { measurements } = this.#options
    measurements.delivered += 1
    if (redelivered) measurements.redelivered += 1
    if (bodyBytes >= STAMP_BYTES) {
      if (stampRun(buffer, bodyStart) === this.#options.run) {
        if (this.#nowUs === 0) this.#nowUs = nowUs()
        measurements.deliverLatency.record(this.#nowUs - stampUs(buffer, bodyStart))
      } else measurements.foreign += 1
    }
    if (this.#options.autoAck) return
    this.#lastTag = deliveryTag
    this.#unacknowledged += 1
    if (this.#unacknowledged >= this.#options.multipleAck) this.#acknowledge()
  }

  turnEnded(): void {
    this.#nowUs = 0
    this.#flush()
  }

  settled(): void {}

  returned(): void {}

  blocked(): void {}

  failed(error: LoadError): void {
    this.#options.onFailed(error)
  }

  /** Acknowledges what is left and says goodbye. */
  close(): Promise<void> {
    if (this.#unacknowledged > 0) this.#acknowledge()
    this.#flush()
    return this.#connection.close()
  }

  #acknowledge(): void {
    if (this.#ackBytes + SETTLEMENT_FRAME_BYTES > this.#acks.length) {
      const grown = Buffer.allocUnsafe(this.#acks.length * 2)
      this.#acks.copy(grown, 0, 0, this.#ackBytes)
      this.#acks = grown
    }
    this.#ackBytes = writeAck(this.#acks, this.#ackBytes, CHANNEL, this.#lastTag, this.#unacknowledged > 1)
    this.#options.measurements.acknowledged += this.#unacknowledged
    this.#unacknowledged = 0
  }

  #flush(): void {
    if (this.#ackBytes === 0) return
    this.#connection.write(this.#acks.subarray(0, this.#ackBytes))
    this.#acks = Buffer.allocUnsafe(Math.max(ACKS_INITIAL * SETTLEMENT_FRAME_BYTES, this.#ackBytes))
    this.#ackBytes = 0
  }
}
