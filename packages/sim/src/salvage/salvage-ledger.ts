/**
 * What the clients of all sides were told, by the names of the queues: a side that loses takes its metadata with it, not its messages.
 *
 * 1. What is confirmed on any side is given to a client once at least, unless its queue was deleted there or before the sides parted.
 * 2. Nothing is given that was not published to that queue.
 * 3. Without faults after the cut, what one publisher had confirmed on one side comes in its order, as far as one leader took it in. What
 *    it publishes after the cut, and what a mirror that was being filled had of it, may come before what only the side that lost had.
 *    What a queue refuses of what is published again, as one does that is cut off then, comes when it can.
 */
import type { World } from '../world.ts'

/** Which history a client of the moment talks to: a new one each time that sides part. */
export type SideName = string

interface Published {
  readonly side: SideName
  isConfirmed: boolean
  isGiven: boolean
  /** Once at least, by its queue, when it was published again. */
  isRefused: boolean
}

/** One that a queue has. */
export interface Given {
  readonly id: string
  /** Of the leader that gave it its place. */
  readonly epoch: number
}

export class SalvageLedger {
  published = 0
  confirmed = 0
  failed = 0
  given = 0
  again = 0
  readonly #world: World
  readonly #queues = new Map<string, Map<string, Published>>()

  constructor(world: World) {
    this.#world = world
  }

  publish(queue: string, id: string, side: SideName): void {
    const known = this.#queues.get(queue) ?? new Map<string, Published>()
    this.#queues.set(queue, known)
    known.set(id, { side, isConfirmed: false, isGiven: false, isRefused: false })
    this.published += 1
  }

  confirm(queue: string, id: string): void {
    const message = this.#message(queue, id)
    message.isConfirmed = true
    this.confirmed += 1
  }

  refused(queue: string, id: string): void {
    this.#message(queue, id).isRefused = true
  }

  give(queue: string, id: string): void {
    const message = this.#message(queue, id)
    if (message.isGiven) this.again += 1
    message.isGiven = true
    this.given += 1
  }

  /** On one side: excuses all but what was published on the other since. */
  deleted(queue: string, other: SideName): void {
    for (const message of this.#queues.get(queue)?.values() ?? []) if (message.side !== other) message.isGiven = true
  }

  /** Every queue has been emptied. */
  checkNothingLost(): void {
    for (const [queue, messages] of this.#queues) {
      for (const [id, { isConfirmed, isGiven, side }] of messages) {
        if (isConfirmed && !isGiven)
          this.#world.fail(`queue ${queue} has lost ${id}, which was confirmed on side ${side}`)
      }
    }
  }

  /** Of what no client was given yet, the first time that each comes. */
  checkOrder(queue: string, messages: Iterable<Given>): void {
    const last = new Map<string, number>()
    const seen = new Set<string>()
    for (const { id, epoch } of messages) {
      const { isConfirmed, isGiven, isRefused, side } = this.#message(queue, id)
      if (seen.has(id) || isGiven || isRefused || !isConfirmed) continue
      seen.add(id)
      const [publisher = '', number] = id.split(':')
      const key = `${publisher} ${side} ${epoch}`
      const before = last.get(key) ?? 0
      if (Number(number) < before) this.#world.fail(`queue ${queue} has ${id} behind ${publisher}:${before}`)
      last.set(key, Number(number))
    }
  }

  #message(queue: string, id: string): Published {
    const message = this.#queues.get(queue)?.get(id)
    if (message === undefined) return this.#world.fail(`queue ${queue} gives ${id}, which was not published to it`)
    return message
  }
}
