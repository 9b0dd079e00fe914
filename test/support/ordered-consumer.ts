// A consumer that acknowledges what it gets and notes in which order the numbers of a ConfirmedLoad came for the first time.
import type { ChannelModel } from 'amqplib'
import { open } from './confirmed-load.ts'

const PREFETCH = 100

export class OrderedConsumer {
  /** Each number once. */
  readonly seen = new Set<number>()
  /** Came for the first time after a higher one had. */
  readonly late: number[] = []
  /** Came before without being marked as redelivered now. */
  readonly unmarked: number[] = []
  /** The broker cancelled it. */
  isCancelled = false
  readonly #queue: string
  #connection: ChannelModel | undefined
  #highest = 0

  constructor(queue: string) {
    this.#queue = queue
  }

  async start(uri: string): Promise<void> {
    const connection = await open(uri)
    this.#connection = connection
    const channel = await connection.createChannel()
    channel.on('error', () => undefined) // 'close' of the connection or a missing message tells.
    await channel.prefetch(PREFETCH)
    await channel.consume(this.#queue, (message) => {
      if (message === null) {
        this.isCancelled = true
        return
      }
      this.#take(Number.parseInt(message.content.toString('latin1', 0, 16), 10), message.fields.redelivered)
      channel.ack(message)
    })
  }

  async stop(): Promise<void> {
    await this.#connection?.close()
    this.#connection = undefined
  }

  /** How many of `numbers` have not come. */
  missing(numbers: ReadonlySet<number>): number {
    return [...numbers].filter((number) => !this.seen.has(number)).length
  }

  #take(number: number, redelivered: boolean): void {
    if (this.seen.has(number)) {
      if (!redelivered) this.unmarked.push(number)
      return
    }
    this.seen.add(number)
    if (number < this.#highest) this.late.push(number)
    else this.#highest = number
  }
}
