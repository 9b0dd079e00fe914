/** One run: declares, connects, starts, measures by the second, and takes everything down again, whatever happened. */
import { present } from '@warren/kernel'
import { AmqpConnection } from '../client/amqp-connection.ts'
import type { LoadError } from '../load-error.ts'
import type { AmqpUri } from '../options/amqp-uri.ts'
import type { LoadOptions } from '../options/load-options.ts'
import { Measurements } from '../report/measurements.ts'
import type { Report } from '../report/report.ts'
import { Consumer } from './consumer.ts'
import { Publisher } from './publisher.ts'
import { Topology } from './topology.ts'

const SECOND_MS = 1000
const PACE_MS = 1
const WATCH_MS = 10
/** With nothing delivered for this long after the last publish, what is missing was dropped and will not come. */
const QUIET_MS_MAX = 1000
const RING_BYTES_MIN = 65536
const RING_BYTES_MAX = 524288
const RINGS_BYTES = 67108864 // All rings together, as far as RING_BYTES_MIN allows.

export class LoadRun {
  readonly #options: LoadOptions
  readonly #report: Report
  readonly #second = new Measurements()
  readonly #total = new Measurements()
  readonly #run = Math.floor(Math.random() * 0xffffffff)
  #publishers: readonly Publisher[] = []
  #consumers: readonly Consumer[] = []
  readonly #timers: NodeJS.Timeout[] = []
  /** Before the measuring, an end is an interruption. */
  readonly #preparation = new AbortController()
  readonly #connections: AmqpConnection[] = []
  #stop: () => void = () => this.#preparation.abort()
  #fail: (error: LoadError) => void = () => {}
  #startMs = 0
  #secondMs = 0
  /** When a message was last seen going anywhere, and how many there had been then. */
  #activeMs = 0
  #activeCount = 0

  constructor(options: LoadOptions, report: Report) {
    this.#options = options
    this.#report = report
  }

  /** Runs until its end, until `stop`, or until something fails, which it throws as a LoadError after the summary. */
  async run(): Promise<void> {
    const topology = await Topology.prepare(this.#options, this.#preparation.signal)
    try {
      await this.#measure()
    } finally {
      for (const timer of this.#timers) clearInterval(timer)
      this.#preparation.abort() // Logins that still wait when another one failed.
      await Promise.all([...this.#publishers, ...this.#consumers, ...this.#connections].map((each) => each.close()))
      const problem = await topology.remove()
      if (problem !== undefined) this.#report.notice(`the queues of this run were left behind: ${problem.message}`)
    }
  }

  /** Ends the run early; `run` then finishes as usual. */
  stop(): void {
    this.#stop()
  }

  async #measure(): Promise<void> {
    const failed = new Promise<never>((_, reject) => {
      this.#fail = reject
    })
    failed.catch(() => undefined) // It is raced below; before that, opening fails by itself.
    await Promise.race([this.#open(), failed])
    const stopped = new Promise<void>((resolve) => {
      this.#stop = resolve
    })
    this.#report.begin(this.#options)
    const cpu = process.cpuUsage()
    this.#startMs = performance.now()
    this.#secondMs = this.#startMs
    this.#activeMs = this.#startMs
    try {
      for (const consumer of this.#consumers) await Promise.race([consumer.start(), failed])
      for (const publisher of this.#publishers) publisher.start()
      this.#startTimers()
      await Promise.race([stopped, failed])
    } finally {
      const endMs = this.#isUnbounded() ? performance.now() : this.#activeMs
      for (const publisher of this.#publishers) publisher.stop()
      // A last row for what is left of a second, unless it is too little to give a rate.
      if (performance.now() - this.#secondMs > SECOND_MS / 2) this.#reportSecond()
      this.#total.addAll(this.#second)
      const { user, system } = process.cpuUsage(cpu)
      const coreShare = (user + system) / 1000 / (performance.now() - this.#startMs)
      this.#report.summary((endMs - this.#startMs) / SECOND_MS, this.#total, coreShare)
    }
  }

  async #open(): Promise<void> {
    const { publishers, consumers, publishUris, consumeUris } = this.#options
    const onFailed = (error: LoadError): void => this.#fail(error)
    this.#consumers = await this.#opened(consumers, consumeUris, 'consumer', (connection, i) =>
      Consumer.open(connection, {
        queues: shareOf(this.#options.queues, i, consumers),
        autoAck: this.#options.autoAck,
        prefetch: this.#options.prefetch,
        multipleAck: this.#options.multipleAck,
        run: this.#run,
        measurements: this.#second,
        onFailed,
      }),
    )
    this.#publishers = await this.#opened(publishers, publishUris, 'publisher', (connection, i) =>
      Publisher.open(connection, {
        exchange: this.#options.exchange,
        routingKeys: this.#routingKeys(i),
        bodyBytes: this.#options.bodyBytes,
        persistent: this.#options.persistent,
        run: this.#run,
        ringBytes: Math.max(RING_BYTES_MIN, Math.min(RING_BYTES_MAX, Math.floor(RINGS_BYTES / publishers))),
        confirmWindow: this.#options.confirmWindow,
        rate: this.#options.ratePerPublisher,
        messages: this.#messagesOf(i),
        measurements: this.#second,
        onFailed,
      }),
    )
  }

  /** `count` connections over `uris` in turn, each with what `open` makes of it. */
  #opened<T>(
    count: number,
    uris: readonly AmqpUri[],
    role: string,
    open: (connection: AmqpConnection, index: number) => Promise<T>,
  ): Promise<readonly T[]> {
    const each = async (index: number): Promise<T> => {
      const uri = present(uris[index % uris.length], 'there is an address')
      const connection = await AmqpConnection.open(uri, `warren-perf ${role} ${index + 1}`, this.#preparation.signal)
      this.#connections.push(connection)
      return open(connection, index)
    }
    return Promise.all(Array.from({ length: count }, (_, index) => each(index)))
  }

  #routingKeys(publisher: number): readonly string[] {
    const { routingKey, queues, publishers } = this.#options
    return routingKey === undefined ? shareOf(queues, publisher, publishers) : [routingKey]
  }

  /** The share of one publisher: the first ones take what does not divide. */
  #messagesOf(publisher: number): number {
    const { messages, publishers } = this.#options
    if (messages === 0) return 0
    return Math.floor(messages / publishers) + (publisher < messages % publishers ? 1 : 0)
  }

  #startTimers(): void {
    this.#timers.push(setInterval(() => this.#reportSecond(), SECOND_MS))
    if (this.#options.ratePerPublisher > 0) {
      this.#timers.push(
        setInterval(() => {
          for (const publisher of this.#publishers) publisher.pump()
        }, PACE_MS),
      )
    }
    if (this.#options.timeMs > 0) this.#timers.push(setTimeout(() => this.#stop(), this.#options.timeMs))
    if (this.#options.messages > 0) this.#timers.push(setInterval(() => this.#watch(), WATCH_MS))
  }

  #reportSecond(): void {
    const nowMs = performance.now()
    this.#report.second((nowMs - this.#startMs) / SECOND_MS, (nowMs - this.#secondMs) / SECOND_MS, this.#second)
    this.#total.addAll(this.#second)
    this.#second.reset()
    this.#secondMs = nowMs
  }

  /** Stops a run of `--messages` once all have arrived, or what is missing will not come. */
  #watch(): void {
    const nowMs = performance.now()
    const published = this.#total.published + this.#second.published
    const delivered = this.#total.delivered + this.#second.delivered
    const settled = this.#total.confirmed + this.#second.confirmed + this.#total.nacked + this.#second.nacked
    if (published + delivered + settled !== this.#activeCount) {
      this.#activeCount = published + delivered + settled
      this.#activeMs = nowMs
    }
    if (this.#publishers.length === 0) {
      if (delivered >= this.#options.messages) this.#stop()
      return
    }
    if (!this.#publishers.every((publisher) => publisher.isDone)) return
    const own = delivered - this.#total.foreign - this.#second.foreign
    const allCame = this.#options.exchange === '' && own >= published
    if (this.#consumers.length === 0 || allCame || nowMs - this.#activeMs > QUIET_MS_MAX) this.#stop()
  }

  /** Whether the end is a moment that was chosen, rather than the last message. */
  #isUnbounded(): boolean {
    return this.#options.messages === 0 || this.#activeCount === 0
  }
}

/** The queues of member `index` of `members`: several when there are more queues than members, else one. */
export function shareOf(queues: readonly string[], index: number, members: number): readonly string[] {
  if (members >= queues.length) return queues.slice(index % queues.length, (index % queues.length) + 1)
  return queues.filter((_, queue) => queue % members === index)
}
