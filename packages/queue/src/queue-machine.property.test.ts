import type { LogIndex, Position } from '@warren/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QueueConsumer } from './consumer-groups.ts'
import { QueueMachine } from './queue-machine.ts'

interface Sink {
  readonly id: number
  credit: number
  hasCredit(): boolean
}
interface Request {
  readonly sink: Sink
  readonly noAck: boolean
  readonly exclusive: boolean
  readonly priority: number
}

/** The queue as lists of objects, obvious and slow. */
class ListQueue {
  ready: { index: number; redelivered: boolean }[] = []
  unacked: { index: number; redelivered: boolean }[] = []
  /** Per priority, those with credit, the next one first. */
  consumers: { id: number; priority: number; noAck: boolean; credit: number; waits: boolean }[] = []
  log: string[] = []
  lastIndex = 0

  publish(): void {
    this.lastIndex += 1
    this.ready.push({ index: this.lastIndex, redelivered: false })
  }
  pump(budget: number): void {
    for (let left = budget; left > 0 && this.ready.length > 0; left -= 1) {
      const next = this.#next()
      const message = next === undefined ? undefined : this.ready.shift()
      if (next === undefined || message === undefined) return
      next.credit -= 1
      this.#toTheEnd(next.id)
      this.log.push(`${next.id}<${message.index}${message.redelivered ? '*' : ''}`)
      if (next.noAck) this.log.push(`gone ${message.index}`)
      else this.unacked.push(message)
    }
  }
  credit(id: number, credit: number): void {
    const consumer = this.consumers.find((each) => each.id === id)
    if (consumer === undefined) return
    consumer.credit = credit
    if (!consumer.waits) return
    consumer.waits = false
    this.#toTheEnd(id)
  }
  settle(index: number, outcome: 'ack' | 'requeue'): void {
    const message = this.unacked.find((each) => each.index === index)
    if (message === undefined) return
    this.unacked = this.unacked.filter((each) => each !== message)
    if (outcome === 'ack') {
      this.log.push(`gone ${index}`)
      return
    }
    this.ready.push({ index, redelivered: true })
    this.ready.sort((a, b) => a.index - b.index)
  }
  purge(): void {
    for (const message of this.ready) this.log.push(`gone ${message.index}`)
    this.ready = []
  }
  /** Asks by priority, then by turn; who has no credit is not asked again before `credit`. */
  #next(): ListQueue['consumers'][number] | undefined {
    for (const priority of [2, 1, 0]) {
      for (const consumer of this.consumers) {
        if (consumer.priority !== priority || consumer.waits) continue
        if (consumer.credit > 0) return consumer
        consumer.waits = true
      }
    }
    return undefined
  }
  #toTheEnd(id: number): void {
    const consumer = this.consumers.find((each) => each.id === id)
    this.consumers = this.consumers.filter((each) => each.id !== id)
    if (consumer !== undefined) this.consumers.push(consumer)
  }
}

const index = fc.integer({ min: 1, max: 60 })
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('publish' as const), count: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pump' as const), budget: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      index,
      outcome: fc.constantFrom('ack' as const, 'requeue' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('consume' as const),
      priority: fc.integer({ min: 0, max: 2 }),
      noAck: fc.boolean(),
      credit: fc.integer({ min: 0, max: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('credit' as const),
      id: fc.nat(6),
      credit: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), id: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('purge' as const) }) },
)

test('the machine does what a list of objects would do, for any mix of operations', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 150 }), (steps) => {
      const model = new ListQueue()
      const log: string[] = []
      const consumers: QueueConsumer<Request>[] = []
      const machine = new QueueMachine<Request>({
        singleActiveConsumer: false,
        host: {
          deliver(consumer: QueueConsumer<Request>, at: LogIndex, _position: Position, redelivered: boolean) {
            consumer.sink.credit -= 1
            log.push(`${consumer.sink.id}<${at}${redelivered ? '*' : ''}`)
          },
          gone: (at: LogIndex) => log.push(`gone ${at}`),
        },
      })
      for (const each of steps) {
        switch (each.kind) {
          case 'publish':
            for (let i = 0; i < each.count; i += 1) {
              machine.enqueue(1 as Position, 1, 0)
              model.publish()
            }
            break
          case 'pump':
            machine.pump(each.budget)
            model.pump(each.budget)
            break
          case 'settle':
            machine.settle(each.index as LogIndex, each.outcome)
            model.settle(each.index, each.outcome)
            break
          case 'consume': {
            const id = consumers.length
            const sink: Sink = { id, credit: each.credit, hasCredit: () => sink.credit > 0 }
            const added = machine.addConsumer({ sink, noAck: each.noAck, exclusive: false, priority: each.priority })
            if (added.ok) consumers.push(added.value)
            model.consumers.push({ id, priority: each.priority, noAck: each.noAck, credit: each.credit, waits: false })
            break
          }
          case 'credit': {
            const consumer = consumers[each.id]
            if (consumer === undefined) break
            consumer.sink.credit = each.credit
            machine.creditAvailable(consumer)
            model.credit(each.id, each.credit)
            break
          }
          case 'cancel': {
            const consumer = consumers[each.id]
            if (consumer !== undefined) machine.removeConsumer(consumer)
            model.consumers = model.consumers.filter((other) => other.id !== each.id)
            break
          }
          case 'purge':
            machine.purge()
            model.purge()
            break
        }
        expect(log).toEqual(model.log)
        expect(machine.readyCount).toBe(model.ready.length)
        expect(machine.readyBytes).toBe(model.ready.length)
        expect(machine.unackedCount).toBe(model.unacked.length)
      }
      const held = new Set([...model.ready, ...model.unacked].map((message) => message.index))
      for (let index = 1; index <= model.lastIndex + 1; index += 1) {
        expect(machine.holds(index as LogIndex)).toBe(held.has(index))
      }
    }),
    { numRuns: 400 },
  )
})
