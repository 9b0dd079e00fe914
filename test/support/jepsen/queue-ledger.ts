// What the queue workload knows of each message: what its publisher was told, and how often it was dequeued.
import { crc32 } from 'node:zlib'

/** Bodies begin so, with the key behind it and a space after that. */
const MARK = 'jepsen:'
const MARKED = /jepsen:(?<key>\d+\/\d+) /g
const EXAMPLES_MAX = 24

export interface Enqueued {
  readonly key: string
  readonly queue: string
  /** The publishing channel; grows by one with each publish of it. */
  readonly life: number
  readonly number: number
  readonly round: number
  /** Undefined: nobody said. Refused: nacked, or returned because there was no queue. */
  answer: 'confirmed' | 'refused' | undefined
  deliveries: number
  dequeues: number
  /** The round in which it was dequeued first. */
  dequeuedIn: number
}

/** What one consumer has seen of each publisher in one queue. */
export type Stream = Map<string, number>

export interface LedgerCounts {
  readonly published: number
  readonly confirmed: number
  readonly refused: number
  readonly unanswered: number
  readonly dequeued: number
  /** Dequeues beyond the first of a message. */
  readonly duplicates: number
  /** Delivered again without the flag that says so. */
  readonly unmarked: number
  /** Dequeued, and the queues empty after it, and yet there again in a later round. */
  readonly returned: number
  /** Confirmed, and delivered for the first time after a later one of the same publisher. */
  readonly misordered: number
  /** The same of those that were refused or never answered. */
  readonly misorderedUnconfirmed: number
  readonly unexpected: number
  /** Confirmed and never dequeued, although everything was drained. */
  readonly lost: number
  /** Of the lost ones: those that a node has put aside for an operator. */
  readonly keptAside: number
  /** Confirmed and missed when its round was drained, but there later. */
  readonly late: number
}

export class QueueLedger {
  /** Of whatever should not be. */
  readonly examples: string[] = []
  readonly #messages = new Map<string, Enqueued>()
  readonly #counts = { duplicates: 0, unmarked: 0, returned: 0, unexpected: 0, late: 0 }
  readonly #numbers = new Map<number, number>()
  /** Confirmed and not dequeued when their round was drained. */
  #missed = new Set<Enqueued>()
  #judged: Enqueued[] = []
  readonly #misordered: Enqueued[] = []
  #lives = 0
  round = 0

  beginLife(): number {
    this.#lives += 1
    return this.#lives
  }

  enqueue(life: number, queue: string, bytes: number): { readonly message: Enqueued; readonly body: Buffer } {
    const number = (this.#numbers.get(life) ?? 0) + 1
    this.#numbers.set(life, number)
    const key = `${life}/${number}`
    const message: Enqueued = {
      ...{ key, queue, life, number, round: this.round, answer: undefined, deliveries: 0, dequeues: 0, dequeuedIn: 0 },
    }
    this.#messages.set(key, message)
    this.#judged.push(message)
    const text = Buffer.from(`${MARK}${key} `.padEnd(bytes, 'x'))
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(text))
    return { message, body: Buffer.concat([sum, text]) }
  }

  /** Undefined when nobody published it, or not to this queue. */
  delivered(queue: string, body: Buffer, isRedelivered: boolean, stream: Stream): Enqueued | undefined {
    const text = body.subarray(4)
    const key = text.toString('latin1', MARK.length, text.indexOf(' '))
    const message = this.#messages.get(key)
    if (message === undefined || message.queue !== queue || body.readUInt32BE(0) !== crc32(text)) {
      this.#counts.unexpected += 1
      this.#example(`${queue} gave ${text.length} bytes that nobody published to it: ${key.slice(0, 40)}`)
      return undefined
    }
    const isFirst = message.deliveries === 0
    if (!isFirst && !isRedelivered) this.#counts.unmarked += 1
    if (isFirst && !isRedelivered) this.#checkOrder(message, stream)
    message.deliveries += 1
    return message
  }

  /** Its consumer has sent the acknowledgement. */
  dequeued(message: Enqueued): void {
    message.dequeues += 1
    if (message.dequeues === 1) message.dequeuedIn = this.round
    else this.#counts.duplicates += 1
    if (message.dequeues > 1 && message.dequeuedIn < this.round) {
      this.#counts.returned += 1
      this.#example(`${message.key} of ${message.queue} came back after round ${message.dequeuedIn} was drained`)
    }
    if (this.#missed.delete(message)) this.#counts.late += 1
  }

  /** After the queues were drained: how many of the round are lost for now. Messages whose fate is known are done with. */
  judge(): number {
    let lost = 0
    for (const message of this.#judged) {
      if (message.answer !== 'confirmed' || message.dequeues > 0) continue
      lost += 1
      this.#missed.add(message)
      this.#example(`lost: ${message.key} of ${message.queue}, delivered ${message.deliveries} times`)
    }
    this.#judged = []
    return lost
  }

  /** `keptAside`: what nodes have put aside, as text. */
  counts(keptAside: string): LedgerCounts {
    const aside = new Set([...keptAside.matchAll(MARKED)].map(({ groups }) => groups?.['key']))
    let [confirmed, refused, dequeued, kept] = [0, 0, 0, 0]
    for (const { answer, dequeues } of this.#messages.values()) {
      if (answer === 'confirmed') confirmed += 1
      else if (answer === 'refused') refused += 1
      if (dequeues > 0) dequeued += 1
    }
    for (const { key } of this.#missed) if (aside.has(key)) kept += 1
    const published = this.#messages.size
    const misordered = this.#misordered.filter(({ answer }) => answer === 'confirmed').length
    return {
      ...{ published, confirmed, refused, unanswered: published - confirmed - refused, dequeued },
      ...{ misordered, misorderedUnconfirmed: this.#misordered.length - misordered },
      ...{ ...this.#counts, lost: this.#missed.size, keptAside: kept },
    }
  }

  #checkOrder(message: Enqueued, stream: Stream): void {
    const of = `${message.queue} ${message.life}`
    const highest = stream.get(of) ?? 0
    if (message.number > highest) {
      stream.set(of, message.number)
      return
    }
    this.#misordered.push(message)
    const answer = message.answer ?? 'not answered yet'
    this.#example(`${message.key} of ${message.queue}, ${answer}, came after number ${highest} of the same publisher`)
  }

  #example(text: string): void {
    if (this.examples.length < EXAMPLES_MAX)
      this.examples.push(`round ${this.round}, ${new Date().toISOString()}: ${text}`)
  }
}
