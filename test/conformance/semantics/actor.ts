// A client in a case: whatever it sends and takes is written into the transcript.
import type { Method } from '@warren/codec'
import type { PublishOptions, RawClient, Received } from '../../support/raw-client.ts'
import { CHANNEL_OPEN, deleteExchange, deleteQueue } from './methods.ts'
import { methodText, publishText, receivedText } from './transcript.ts'

const NEXT_MS = 4_000
/** RabbitMQ waits 3 s before it drops a client that it does not talk to. */
const CLOSED_MS = 8_000

export class Actor {
  readonly label: string
  readonly client: RawClient
  vhost = '/'
  readonly #log: (line: string) => void
  readonly #quietMs: number
  readonly #channels = new Set<number>()
  readonly #queues = new Set<string>()
  readonly #exchanges = new Set<string>()
  #hasEnded = false

  constructor(label: string, client: RawClient, options: { log: (line: string) => void; quietMs: number }) {
    this.label = label
    this.client = client
    this.#log = options.log
    this.#quietMs = options.quietMs
  }

  /** The broker has closed the connection, or the client has left it. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** Opens a channel without a word about it. */
  async open(channel: number): Promise<void> {
    this.client.send(channel, CHANNEL_OPEN)
    const received = await this.client.next(channel, NEXT_MS)
    if (received?.kind !== 'method' || received.method.kind !== 'channel.open-ok') {
      throw new Error(`channel ${channel} is not open: ${received === undefined ? 'nothing' : receivedText(received)}`)
    }
    this.#channels.add(channel)
  }

  /** One write for all methods. */
  send(channel: number, ...methods: readonly Method[]): void {
    for (const method of methods) {
      this.#log(`${this.label}/${channel} > ${methodText(method)}`)
      this.#remember(method)
    }
    this.client.send(channel, ...methods)
  }

  publish(channel: number, options: PublishOptions): void {
    this.#log(`${this.label}/${channel} > ${publishText(options)}`)
    this.client.publish(channel, options)
  }

  /** Octets of any kind; `note` stands for them in the transcript. */
  bytes(note: string, octets: Uint8Array): void {
    this.#log(`${this.label} > ${note}`)
    this.client.bytes(octets)
  }

  /** Takes and writes down what came next on a channel. */
  async next(channel = 1, timeoutMs = NEXT_MS): Promise<Received | undefined> {
    const received = await this.client.next(channel, timeoutMs)
    this.#took(channel, received)
    return received
  }

  async take(channel: number, count: number): Promise<void> {
    for (let i = 0; i < count && !this.#hasEnded; i += 1) await this.next(channel)
  }

  async call(channel: number, method: Method): Promise<Received | undefined> {
    this.send(channel, method)
    return this.next(channel)
  }

  /** Calls one after the other on channel 1, which is opened again when an error closes it. */
  async calls(...methods: readonly Method[]): Promise<void> {
    for (const method of methods) {
      if (this.#hasEnded) return
      if (!this.#channels.has(1)) await this.open(1)
      await this.call(1, method)
    }
  }

  /** Declares a queue and gives its name as the broker said it. */
  async queueName(channel: number, method: Method): Promise<string> {
    const received = await this.call(channel, method)
    return received?.kind === 'method' && received.method.kind === 'queue.declare-ok' ? received.method.queue : ''
  }

  /**
   * Takes what comes on a channel until the publishes numbered `first` to `last` are confirmed. How a broker joins
   * confirms is its own affair, so the transcript has one line for all of them.
   */
  async confirms(channel: number, first: number, last: number): Promise<void> {
    const outcomes = new Map<number, string>()
    while (outcomes.size <= last - first && !this.#hasEnded) {
      const received = await this.client.next(channel, NEXT_MS)
      const method = received?.kind === 'method' ? received.method : undefined
      if (method?.kind !== 'basic.ack' && method?.kind !== 'basic.nack') {
        this.#took(channel, received)
        if (received === undefined) break
        continue
      }
      const word = method.kind === 'basic.ack' ? 'ack' : 'nack'
      const lowest = method.multiple ? first : method.deliveryTag
      for (let seqNo = lowest; seqNo <= method.deliveryTag; seqNo += 1) {
        if (!outcomes.has(seqNo)) outcomes.set(seqNo, word)
        else if (!method.multiple) this.#log(`${this.label}/${channel} < a second confirm of ${seqNo}`)
      }
    }
    const inOrder = [...outcomes].sort((one, other) => one[0] - other[0])
    const text = inOrder.map(([seqNo, word]) => `${seqNo} ${word}`).join(', ')
    this.#log(`${this.label}/${channel} < confirms: ${text}`)
  }

  /** Nothing more is expected on any channel for now: what comes all the same is written down. */
  async quiet(): Promise<void> {
    await this.pause()
    const rest = this.client.rest().filter((received) => received.kind !== 'heartbeat')
    if (rest.length === 0) this.#log(`${this.label} < nothing more`)
    for (const received of rest) this.#took(0, received)
  }

  /** Writes down what has come: silence is not worth a line. */
  rest(): void {
    for (const received of this.client.rest()) if (received.kind !== 'heartbeat') this.#took(0, received)
  }

  /** Waits for the broker to end the TCP connection. */
  async closed(timeoutMs = CLOSED_MS): Promise<void> {
    const isClosed = await this.client.closed(timeoutMs)
    for (const received of this.client.rest()) this.#took(0, received)
    this.#log(`${this.label} < ${isClosed ? 'closed' : 'not closed'}`)
    this.#hasEnded = true
  }

  /** The client's end goes away without a word. */
  vanish(): void {
    this.#log(`${this.label} > (vanishes)`)
    this.#hasEnded = true
    this.client.destroy()
  }

  /** The client's end goes away once everything is sent. */
  finish(): void {
    this.#log(`${this.label} > (ends)`)
    this.client.end()
  }

  /** Lets the broker finish what it does behind its answers. */
  async pause(): Promise<void> {
    await new Promise((wake) => setTimeout(wake, this.#quietMs))
  }

  /** What undoes the declarations. */
  deletions(): readonly Method[] {
    return [
      ...Array.from(this.#queues, (queue) => deleteQueue(queue)),
      ...Array.from(this.#exchanges, (exchange) => deleteExchange(exchange)),
    ]
  }

  #took(channel: number, received: Received | undefined): void {
    if (received === undefined) {
      this.#log(`${this.label}/${channel} < nothing`)
      return
    }
    const from = received.kind === 'method' || received.kind === 'undecodable' ? `/${received.channel}` : ''
    this.#log(`${this.label}${from} < ${receivedText(received)}`)
    if (received.kind === 'closed') this.#hasEnded = true
    if (received.kind !== 'method') return
    const { method } = received
    if (method.kind === 'connection.close') this.#hasEnded = true
    if (method.kind === 'channel.close' || method.kind === 'channel.close-ok') this.#channels.delete(received.channel)
    if (method.kind === 'queue.declare-ok') this.#queues.add(method.queue)
  }

  #remember(method: Method): void {
    if (method.kind === 'queue.declare' && !method.passive && method.queue !== '') this.#queues.add(method.queue)
    if (method.kind === 'exchange.declare' && !method.passive && /^(?!amq\.)./.test(method.exchange)) {
      this.#exchanges.add(method.exchange)
    }
  }
}
