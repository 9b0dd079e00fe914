// Publishers and consumers that know only HAProxy. When their connection ends they come back through it and go on with new
// numbers. A ledger says which numbers were confirmed and which arrived.
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib'
import { pause, within } from '../checks.ts'

const WINDOW = 20
const RETRY_MS = 100
const CONNECT_MS = 10_000
const PAUSE_MS = 5
const PREFETCH = 50

export interface Outage {
  readonly client: string
  /** From the end of one connection until the first confirm or delivery after it. */
  readonly lastedMs: number
  /** Connection attempts that failed meanwhile. */
  readonly refused: number
}

export class BalancedClients {
  readonly outages: Outage[] = []
  readonly #uri: string
  readonly #queue: string
  readonly #confirmed = new Set<number>()
  readonly #received = new Set<number>()
  readonly #publishers: Promise<void>[] = []
  readonly #consumers: Promise<void>[] = []
  readonly #connections = new Map<string, ChannelModel>()
  #next = 0
  #isPublishing = true
  #isConsuming = true

  constructor(uri: string, queue: string) {
    this.#uri = uri
    this.#queue = queue
  }

  get confirmed(): number {
    return this.#confirmed.size
  }

  get received(): number {
    return this.#received.size
  }

  get connected(): number {
    return this.#connections.size
  }

  /** Confirmed and never delivered. */
  get lost(): number {
    return [...this.#confirmed].filter((number) => !this.#received.has(number)).length
  }

  /** Declares the durable queue by way of HAProxy, then starts `pairs` publishers and as many consumers. */
  async start(pairs: number): Promise<void> {
    const connection = await connect(this.#uri, { noDelay: true })
    await (await connection.createChannel()).assertQueue(this.#queue, { durable: true })
    await connection.close()
    for (let number = 1; number <= pairs; number += 1) {
      this.#publishers.push(this.#live(`publisher ${number}`, () => this.#isPublishing, this.#publish))
      this.#consumers.push(this.#live(`consumer ${number}`, () => this.#isConsuming, this.#consume))
    }
  }

  /** Publishers first, with their last confirms; consumers once everything confirmed has arrived or `timeoutMs` have passed. */
  async stop(timeoutMs: number): Promise<void> {
    this.#isPublishing = false
    await Promise.all(this.#publishers)
    await within(timeoutMs, () => this.lost === 0)
    this.#isConsuming = false
    await Promise.all(this.#consumers)
  }

  /** One connection after another. */
  async #live(client: string, goesOn: () => boolean, work: Work): Promise<void> {
    let endedMs: number | undefined
    let refused = 0
    const served = (): void => {
      if (endedMs === undefined) return
      this.outages.push({ client, lastedMs: performance.now() - endedMs, refused })
      endedMs = undefined
      refused = 0
    }
    while (goesOn()) {
      let connection: ChannelModel
      try {
        connection = await connect(this.#uri, { noDelay: true, timeout: CONNECT_MS })
      } catch {
        refused += 1 // HAProxy had chosen a node that is gone, or the node was just going.
        await pause(RETRY_MS)
        continue
      }
      const life = new Life(connection)
      this.#connections.set(client, connection)
      try {
        const channel = await connection.createConfirmChannel()
        channel.on('error', () => undefined) // The channel's close ends the life.
        channel.once('close', () => life.end())
        await work.call(this, channel, life, goesOn, served)
      } catch {
        // The connection broke in the middle: the next life goes on.
      }
      if (goesOn()) endedMs ??= performance.now()
      this.#connections.delete(client)
      await Promise.race([life.ended, connection.close()]).catch(() => undefined) // Broken already.
    }
  }

  async #publish(channel: ConfirmChannel, life: Life, goesOn: () => boolean, served: () => void): Promise<void> {
    const outstanding = new Set<number>()
    while (goesOn() && !life.hasEnded) {
      if (outstanding.size >= WINDOW) {
        await pause(PAUSE_MS)
        continue
      }
      this.#next += 1
      const number = this.#next
      outstanding.add(number)
      channel.sendToQueue(this.#queue, Buffer.from(String(number)), { persistent: true }, (error) => {
        outstanding.delete(number)
        if (error !== null && error !== undefined) return // Not confirmed, so not promised.
        this.#confirmed.add(number)
        served()
      })
      await pause(PAUSE_MS)
    }
    await within(CONNECT_MS, () => outstanding.size === 0 || life.hasEnded)
  }

  async #consume(channel: ConfirmChannel, life: Life, goesOn: () => boolean, served: () => void): Promise<void> {
    await channel.prefetch(PREFETCH)
    await channel.consume(this.#queue, (message) => {
      if (message === null) return life.end() // Cancelled by the broker.
      this.#received.add(Number(message.content.toString()))
      channel.ack(message)
      served()
    })
    await within(Number.POSITIVE_INFINITY, () => !goesOn() || life.hasEnded)
  }
}

type Work = (
  this: BalancedClients,
  channel: ConfirmChannel,
  life: Life,
  goesOn: () => boolean,
  served: () => void,
) => Promise<void>

/** Of one connection. */
class Life {
  readonly ended: Promise<void>
  hasEnded = false
  #resolve: () => void = () => undefined

  constructor(connection: ChannelModel) {
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve
    })
    connection.on('error', () => undefined) // 'close' follows.
    connection.once('close', () => this.end())
  }

  end(): void {
    this.hasEnded = true
    this.#resolve()
  }
}
