/**
 * One publisher: one connection, one channel. It writes whenever there is something due, room in the confirm window and
 * a free slot in its ring; so the socket's own pace is the back-pressure.
 */
import type { AmqpConnection, ConnectionListener } from '../client/amqp-connection.ts'
import type { LoadError } from '../load-error.ts'
import type { Measurements } from '../report/measurements.ts'
import { ConfirmWindow } from './confirm-window.ts'
import { Pace } from './pace.ts'
import { PublishRing, type PublishRingOptions } from './publish-ring.ts'
import { nowUs } from './stamp.ts'

const CHANNEL = 1
const WRITE_BYTES_MAX = 65536 // One write fills a socket buffer's worth, so that its time stamp is still true when it leaves.

export interface PublisherOptions extends Omit<PublishRingOptions, 'channel' | 'frameBytesMax'> {
  /** 0: no confirms. */
  readonly confirmWindow: number
  /** Messages a second; 0: as many as go. */
  readonly rate: number
  /** 0: no limit. */
  readonly messages: number
  readonly measurements: Measurements
  readonly onFailed: (error: LoadError) => void
}

export class Publisher implements ConnectionListener {
  readonly #connection: AmqpConnection
  readonly #options: PublisherOptions
  readonly #ring: PublishRing
  readonly #batchMax: number
  readonly #window: ConfirmWindow | undefined
  #pace: Pace | undefined
  #left: number
  #isRunning = false
  #isScheduled = false
  /** One reading of the clock for all confirms of a turn. */
  #turnUs = 0

  private constructor(connection: AmqpConnection, options: PublisherOptions) {
    this.#connection = connection
    this.#options = options
    this.#ring = new PublishRing({ ...options, channel: CHANNEL, frameBytesMax: connection.frameBytesMax })
    this.#batchMax = Math.max(1, Math.floor((WRITE_BYTES_MAX / this.#ring.buffer.length) * this.#ring.slots))
    this.#window = options.confirmWindow === 0 ? undefined : new ConfirmWindow(options.confirmWindow)
    this.#left = options.messages === 0 ? Number.POSITIVE_INFINITY : options.messages
  }

  static async open(connection: AmqpConnection, options: PublisherOptions): Promise<Publisher> {
    await connection.openChannel(CHANNEL)
    if (options.confirmWindow > 0) {
      await connection.call(CHANNEL, { kind: 'confirm.select', noWait: false }, 'confirm.select-ok')
    }
    const publisher = new Publisher(connection, options)
    connection.listen(publisher)
    return publisher
  }

  /** Everything was sent and, with confirms, settled. */
  get isDone(): boolean {
    return this.#left === 0 && this.#ring.free === this.#ring.slots && (this.#window?.outstanding ?? 0) === 0
  }

  start(): void {
    this.#isRunning = true
    if (this.#options.rate > 0) this.#pace = new Pace(this.#options.rate, performance.now())
    this.pump()
  }

  stop(): void {
    this.#isRunning = false
  }

  /** Writes what is due. Called again by whatever makes more possible: a timer, a confirm, a finished write. */
  pump(): void {
    for (;;) {
      let wanted = Math.min(this.#left, this.#batchMax)
      if (this.#window !== undefined) wanted = Math.min(wanted, this.#window.room)
      if (this.#pace !== undefined) wanted = Math.min(wanted, this.#pace.due(performance.now()))
      if (!this.#isRunning || wanted <= 0) return
      const now = nowUs()
      const count = this.#ring.stamp(wanted, now)
      if (count === 0) return
      this.#window?.sent(count, now)
      this.#pace?.sent(count)
      this.#left -= count
      this.#options.measurements.published += count
      this.#connection.write(this.#ring.buffer.subarray(this.#ring.start, this.#ring.end), () => this.#written(count))
    }
  }

  settled(deliveryTag: number, multiple: boolean, positive: boolean): void {
    if (this.#window === undefined) return
    const { measurements } = this.#options
    if (this.#turnUs === 0) this.#turnUs = nowUs()
    const count = this.#window.settle(deliveryTag, multiple, this.#turnUs, measurements.confirmLatency)
    if (positive) measurements.confirmed += count
    else measurements.nacked += count
  }

  turnEnded(): void {
    this.#turnUs = 0
    if (this.#window !== undefined) this.pump()
  }

  blocked(isBlocked: boolean): void {
    this.#options.measurements.blocked += isBlocked ? 1 : -1
  }

  returned(): void {
    this.#options.measurements.returned += 1
  }

  delivered(): void {}

  failed(error: LoadError): void {
    this.stop()
    this.#options.onFailed(error)
  }

  close(): Promise<void> {
    this.stop()
    return this.#connection.close()
  }

  /** A write that finishes at once calls back within the turn: to go on there would keep the process from reading. */
  #written(count: number): void {
    this.#ring.release(count)
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.pump()
    })
  }
}
