// What a chaos run knows: every message that was published, confirmed, delivered, settled; and what must never happen.
import { crc32 } from 'node:zlib'

/** A delivery this long after the settlement cannot have been on its way to a client that lives. */
const IN_FLIGHT_MS = 10_000
const VIOLATIONS_MAX = 20

/** What was published once. */
export interface Publish {
  readonly body: Buffer
  readonly copies: readonly LedgerMessage[]
}

/** A message in one of the queues that it was published to. */
export interface LedgerMessage {
  readonly queue: string
  /** The publishing channel. */
  readonly life: number
  /** Grows by one with each publish of the life. */
  readonly number: number
  readonly persistent: boolean
  confirmed: boolean
  /** A client acknowledged or discarded it; the broker need not have heard of that. */
  settled: boolean
  /** When the broker was known to have the settlement on disk. */
  settledForGoodMs: number | undefined
  deliveries: number
  deliveredMs: number
}

export interface LedgerTotals {
  readonly published: number
  readonly confirmed: number
  readonly refused: number
  readonly delivered: number
  readonly redelivered: number
  /** Delivered again without the flag. */
  readonly unmarked: number
  readonly settledForGood: number
}

/** One basic.consume. */
export interface ConsumerLife {
  readonly name: string
  readonly queue: string
  readonly sinceMs: number
  /** The only consumer of its queue, which never gives a message back: order is checked. */
  readonly isOrdered: boolean
  readonly highest: Map<number, number>
}

export class ChaosLedger {
  readonly violations: string[] = []
  readonly #messages = new Map<string, LedgerMessage>()
  readonly #counts = { confirmed: 0, refused: 0, delivered: 0, redelivered: 0, unmarked: 0, settledForGood: 0 }
  readonly #numbers = new Map<number, number>()
  #lives = 0

  get totals(): LedgerTotals {
    return { published: this.#messages.size, ...this.#counts }
  }

  violation(text: string): void {
    if (this.violations.length < VIOLATIONS_MAX) this.violations.push(text)
  }

  /** A new publishing channel. */
  beginLife(): number {
    this.#lives += 1
    return this.#lives
  }

  /** The next message of `life`, to all of `queues` at once, with a body of at least `bytes`. */
  publish(life: number, queues: readonly string[], persistent: boolean, bytes: number): Publish {
    const number = (this.#numbers.get(life) ?? 0) + 1
    this.#numbers.set(life, number)
    const copies: LedgerMessage[] = []
    for (const queue of queues) {
      const message: LedgerMessage = {
        ...{ queue, life, number, persistent, confirmed: false, settled: false },
        ...{ settledForGoodMs: undefined, deliveries: 0, deliveredMs: 0 },
      }
      copies.push(message)
      this.#messages.set(`${queue}/${life}/${number}`, message)
    }
    const text = Buffer.from(`${life}/${number} `.padEnd(bytes, 'x'))
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(text))
    return { copies, body: Buffer.concat([sum, text]) }
  }

  /** `error` is what amqplib gives: something falsy for a confirm. */
  answered({ copies }: Publish, error: unknown): boolean {
    const isConfirmed = error === null || error === undefined
    for (const message of copies) {
      message.confirmed = isConfirmed
      if (isConfirmed) this.#counts.confirmed += 1
      else this.#counts.refused += 1
    }
    return isConfirmed
  }

  /** Undefined when nobody published it. */
  delivered(body: Buffer, redelivered: boolean, consumer: ConsumerLife): LedgerMessage | undefined {
    const text = body.subarray(4)
    const key = `${consumer.queue}/${text.toString('latin1', 0, text.indexOf(' '))}`
    const message = this.#messages.get(key)
    if (message === undefined || body.readUInt32BE(0) !== crc32(text)) {
      this.violation(`${consumer.name} got what nobody published: ${text.length} bytes, '${key.slice(0, 40)}'`)
      return undefined
    }
    this.#counts.delivered += 1
    if (redelivered) this.#counts.redelivered += 1
    else if (message.deliveries > 0) this.#countUnmarked(key, message, consumer)
    message.deliveries += 1
    message.deliveredMs = performance.now()
    this.#checkGone(key, message, consumer)
    if (consumer.isOrdered && !redelivered) this.#checkOrder(key, message, consumer)
    return message
  }

  /** The settlements of these were on the disk of the queue's node by now. */
  settledForGood(messages: readonly LedgerMessage[]): void {
    for (const message of messages) message.settledForGoodMs ??= performance.now()
    this.#counts.settledForGood += messages.length
  }

  /** After everything was drained. */
  checkLoss(): void {
    let lost = 0
    for (const [key, message] of this.#messages) {
      if (!message.persistent || !message.confirmed || message.settled) continue
      lost += 1
      if (lost <= 5) this.violation(`confirmed and lost: ${key}, delivered ${message.deliveries} times`)
    }
    if (lost > 0) this.violation(`${lost} confirmed messages are lost`)
  }

  /** A consumer whose node was cut off may read what another one got, marked, meanwhile; a new one may not. */
  #countUnmarked(key: string, message: LedgerMessage, consumer: ConsumerLife): void {
    this.#counts.unmarked += 1
    if (consumer.sinceMs > message.deliveredMs) this.violation(`${key} came again, unmarked, to ${consumer.name}`)
  }

  #checkGone(key: string, message: LedgerMessage, consumer: ConsumerLife): void {
    const goneMs = message.settledForGoodMs
    if (goneMs === undefined) return
    // An older consumer may still read from its socket what another one has got and settled since its node was cut off.
    const agoMs = performance.now() - goneMs
    if (consumer.sinceMs <= goneMs && agoMs < IN_FLIGHT_MS) return
    this.violation(`${key} was settled on disk and came again ${agoMs.toFixed(0)} ms later to ${consumer.name}`)
  }

  #checkOrder(key: string, message: LedgerMessage, consumer: ConsumerLife): void {
    const highest = consumer.highest.get(message.life) ?? 0
    if (message.number > highest) consumer.highest.set(message.life, message.number)
    else this.violation(`${key} came to ${consumer.name} after number ${highest}`)
  }
}
