// A publisher that numbers its messages and remembers which the broker confirmed, and a drain that checks what came back.
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib'
import { until } from './process-cluster.ts'

const WINDOW = 200
const CONNECT_MS = 15_000

export interface Drained {
  /** In the order of delivery. */
  readonly numbers: readonly number[]
}

export class ConfirmedLoad {
  readonly queue: string
  readonly confirmed = new Set<number>()
  readonly nacked = new Set<number>()
  #next = 1
  #running = false
  #done: Promise<void> = Promise.resolve()

  constructor(queue: string) {
    this.queue = queue
  }

  get published(): number {
    return this.#next - 1
  }

  /** Publishes persistent messages with up to 200 outstanding until `stop` or until the connection breaks. */
  async start(uri: string): Promise<void> {
    const connection = await open(uri)
    const channel = await connection.createConfirmChannel()
    channel.on('error', () => this.#halt())
    this.#running = true
    this.#done = this.#run(connection, channel)
  }

  async stop(): Promise<void> {
    this.#running = false
    await this.#done
  }

  /** So many confirms later it is on its way, or on its way again. */
  flows(count = 500): Promise<void> {
    const before = this.confirmed.size
    return until('publishes are confirmed', () => this.confirmed.size > before + count)
  }

  #halt(): void {
    this.#running = false
  }

  async #run(connection: ChannelModel, channel: ConfirmChannel): Promise<void> {
    let outstanding = 0
    let wake: (() => void) | undefined
    const settle = (): void => {
      outstanding -= 1
      wake?.()
    }
    const broken = new Promise<void>((resolve) => {
      connection.on('close', () => {
        this.#running = false
        resolve()
        wake?.()
      })
    })
    while (this.#running) {
      const number = this.#next
      this.#next += 1
      outstanding += 1
      channel.sendToQueue(this.queue, Buffer.from(`${number} `.padEnd(256, 'x')), { persistent: true }, (error) => {
        if (error === null || error === undefined) this.confirmed.add(number)
        else this.nacked.add(number)
        settle()
      })
      if (outstanding < WINDOW) {
        if (number % 16 === 0) await new Promise((turn) => setImmediate(turn))
        continue
      }
      await Promise.race([
        broken,
        new Promise<void>((resolve) => {
          wake = resolve
        }),
      ])
      wake = undefined
    }
    await connection.close().catch(() => undefined) // Broken already: nothing is left to close.
  }
}

/** Takes everything that is ready, acknowledges the first `ackCount` of it and leaves the rest. */
export async function drain(uri: string, queue: string, ackCount: number): Promise<Drained> {
  const connection = await open(uri)
  const channel = await connection.createConfirmChannel()
  const { messageCount } = await channel.checkQueue(queue)
  const numbers: number[] = []
  let acknowledgedTo = 0
  if (messageCount > 0) {
    await new Promise<void>((resolve, reject) => {
      channel.on('error', reject)
      connection.on('close', () => reject(new Error('the connection closed while draining')))
      void channel.consume(queue, (message) => {
        if (message === null) return reject(new Error('the consumer was cancelled'))
        numbers.push(Number.parseInt(message.content.toString('latin1', 0, 16), 10))
        if (numbers.length <= ackCount) acknowledgedTo = message.fields.deliveryTag
        if (numbers.length === messageCount) resolve()
      })
    })
  }
  if (acknowledgedTo > 0)
    channel.ack({ fields: { deliveryTag: acknowledgedTo } } as Parameters<typeof channel.ack>[0], true)
  // A confirmed persistent publish behind the acks: once it is on disk, so are they.
  await channel.assertQueue(`${queue}.barrier`, { durable: true })
  channel.sendToQueue(`${queue}.barrier`, Buffer.from('barrier'), { persistent: true })
  await channel.waitForConfirms()
  await channel.purgeQueue(`${queue}.barrier`)
  connection.removeAllListeners('close')
  await connection.close()
  return { numbers }
}

/** Connects, again and again until the node accepts or the deadline passes. */
export async function open(uri: string): Promise<ChannelModel> {
  const deadlineMs = performance.now() + CONNECT_MS
  for (;;) {
    try {
      const connection = await connect(uri, { noDelay: true })
      connection.on('error', () => undefined) // Each use listens for 'close', which follows every error.
      return connection
    } catch (error) {
      if (performance.now() > deadlineMs) throw error
      await new Promise((wake) => setTimeout(wake, 100))
    }
  }
}
