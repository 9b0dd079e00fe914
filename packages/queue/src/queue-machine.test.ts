import type { LogIndex, Position } from '@warren/kernel'
import { expect, test } from 'vitest'
import type { QueueConsumer } from './consumer-groups.ts'
import { MESSAGE_LOGGED } from './message-meta.ts'
import { QueueMachine } from './queue-machine.ts'

class Taker {
  readonly name: string
  credit: number
  asked = 0
  constructor(name: string, credit: number) {
    this.name = name
    this.credit = credit
  }
  hasCredit(): boolean {
    this.asked += 1
    return this.credit > 0
  }
}

interface Request {
  readonly sink: Taker
  readonly noAck: boolean
  readonly exclusive: boolean
  readonly priority: number
}
type Wishes = { credit?: number; noAck?: boolean; exclusive?: boolean; priority?: number }

/** A machine whose host writes down what it is told: `a3*` is message 3, redelivered, to consumer a. */
function open(singleActiveConsumer = false) {
  const delivered: string[] = []
  const gone: string[] = []
  const host = {
    deliver(consumer: QueueConsumer<Request>, index: LogIndex, _position: Position, redelivered: boolean): void {
      consumer.sink.credit -= 1
      delivered.push(`${consumer.sink.name}${index}${redelivered ? '*' : ''}`)
    },
    gone(index: LogIndex, position: Position, logged: boolean): void {
      expect(position).toBe(index * 1000)
      gone.push(`${index}${logged ? '' : '-'}`)
    },
  }
  const machine = new QueueMachine<Request>({ host, singleActiveConsumer })
  const ask = (name: string, { credit = 1000, noAck = false, exclusive = false, priority = 0 }: Wishes = {}) =>
    machine.addConsumer({ sink: new Taker(name, credit), noAck, exclusive, priority })
  return {
    machine,
    delivered,
    gone,
    ask,
    consume(name: string, wishes?: Wishes): QueueConsumer<Request> {
      const result = ask(name, wishes)
      if (!result.ok) throw new Error(result.error)
      return result.value
    },
    publish(count: number, logged = true): void {
      for (let i = 0; i < count; i += 1)
        machine.enqueue((machine.nextIndex * 1000) as Position, 10, logged ? MESSAGE_LOGGED : 0)
    },
    settle(index: number, outcome: 'ack' | 'discard' | 'requeue'): boolean {
      return machine.settle(index as LogIndex, outcome)
    },
  }
}

test('messages go round robin to consumers with credit, in order', () => {
  const queue = open()
  queue.consume('a')
  queue.consume('b')
  queue.publish(5)
  expect(queue.machine.pump(100)).toBe(false)
  expect(queue.delivered).toEqual(['a1', 'b2', 'a3', 'b4', 'a5'])
})

test('the highest priority with credit is served first', () => {
  const queue = open()
  queue.consume('low', { priority: -1 })
  const high = queue.consume('high', { priority: 7, credit: 2 })
  queue.publish(3)
  queue.machine.pump(100)
  expect(queue.delivered).toEqual(['high1', 'high2', 'low3'])
  high.sink.credit = 1
  queue.machine.creditAvailable(high)
  queue.publish(2)
  queue.machine.pump(100)
  expect(queue.delivered.slice(3)).toEqual(['high4', 'low5'])
})

test('a consumer without credit is not asked again until it says that it has some', () => {
  const queue = open()
  const full = queue.consume('a', { credit: 0 })
  queue.publish(3)
  for (let i = 0; i < 10; i += 1) queue.machine.pump(100)
  expect(full.sink.asked).toBe(1)
  expect(queue.machine.canPump).toBe(false)
  full.sink.credit = 1
  queue.machine.creditAvailable(full)
  expect(queue.machine.canPump).toBe(true)
  queue.machine.pump(100)
  expect(queue.delivered).toEqual(['a1'])
})

test('the pump stops at its budget and says that there is more', () => {
  const queue = open()
  queue.consume('a')
  queue.publish(5)
  expect(queue.machine.pump(3)).toBe(true)
  expect(queue.delivered).toHaveLength(3)
  expect(queue.machine.pump(3)).toBe(false)
})

test('a nacked message returns to its place at the head', () => {
  const queue = open()
  queue.publish(4)
  for (let i = 0; i < 2; i += 1) queue.machine.get()
  queue.settle(2, 'requeue')
  queue.settle(1, 'requeue')
  queue.consume('a')
  queue.machine.pump(100)
  expect(queue.delivered).toEqual(['a1*', 'a2*', 'a3', 'a4'])
})

test('settling what is not outstanding has no effect', () => {
  const queue = open()
  queue.publish(2)
  queue.machine.get()
  expect(queue.settle(2, 'ack')).toBe(false)
  expect(queue.settle(7, 'requeue')).toBe(false)
  expect(queue.settle(0, 'ack')).toBe(false)
  expect(queue.settle(1, 'ack')).toBe(true)
  expect(queue.settle(1, 'ack')).toBe(false)
  expect(queue.gone).toEqual(['1'])
})

test('a no_ack delivery is gone at once', () => {
  const queue = open()
  queue.consume('a', { noAck: true })
  queue.publish(1)
  queue.publish(1, false)
  queue.machine.pump(100)
  expect(queue.gone).toEqual(['1', '2-'])
  expect(queue.machine.unackedCount).toBe(0)
})

test('counts and bytes follow a message through its life', () => {
  const queue = open()
  const { machine } = queue
  queue.publish(3)
  machine.get()
  expect([machine.readyCount, machine.readyBytes, machine.unackedCount, machine.unackedBytes]).toEqual([2, 20, 1, 10])
  queue.settle(1, 'requeue')
  expect([machine.readyCount, machine.readyBytes, machine.unackedCount, machine.unackedBytes]).toEqual([3, 30, 0, 0])
  machine.get()
  queue.settle(1, 'discard')
  expect([machine.published, machine.got, machine.redelivered, machine.acknowledged]).toEqual([3, 2, 1, 1])
})

test('a purge drops what is ready and keeps what is outstanding', () => {
  const queue = open()
  queue.publish(4)
  queue.machine.get()
  queue.machine.get()
  queue.settle(1, 'requeue')
  expect(queue.machine.purge()).toBe(3)
  expect(queue.gone).toEqual(['1', '3', '4'])
  queue.settle(2, 'ack')
  expect(queue.gone).toEqual(['1', '3', '4', '2'])
})

test('a deleted queue lets go of everything and owes no settle records', () => {
  const queue = open()
  queue.publish(3)
  queue.machine.get()
  queue.machine.clear()
  expect(queue.gone).toEqual(['2-', '3-', '1-'])
  expect(queue.machine.readyCount + queue.machine.unackedCount).toBe(0)
})

test('an exclusive consumer is alone', () => {
  const queue = open()
  const first = queue.consume('a', { exclusive: true })
  expect(queue.ask('b')).toEqual({ ok: false, error: 'exclusiveUse' })
  queue.machine.removeConsumer(first)
  queue.consume('b')
  expect(queue.ask('c', { exclusive: true })).toEqual({ ok: false, error: 'exclusiveUse' })
  queue.consume('d')
})

test('of a single-active-consumer queue the best of those that wait takes over', () => {
  const queue = open(true)
  expect(queue.ask('x', { exclusive: true }).ok).toBe(false)
  const active = queue.consume('a')
  queue.consume('b')
  const preferred = queue.consume('c', { priority: 1 })
  queue.publish(2)
  queue.machine.pump(100)
  expect(queue.delivered).toEqual(['a1', 'a2'])
  expect(preferred.isActive).toBe(false)
  queue.machine.creditAvailable(preferred)
  queue.publish(1)
  queue.machine.removeConsumer(active)
  queue.machine.pump(100)
  expect(queue.delivered).toEqual(['a1', 'a2', 'c3'])
})

test('a removed consumer gets nothing, even if it asks', () => {
  const queue = open()
  const consumer = queue.consume('a')
  expect(queue.machine.removeConsumer(consumer)).toBe(true)
  expect(queue.machine.removeConsumer(consumer)).toBe(false)
  queue.publish(1)
  queue.machine.creditAvailable(consumer)
  queue.machine.pump(100)
  expect(queue.delivered).toEqual([])
})

test('a queue is abandoned when its last consumer goes, not before the first came', () => {
  const queue = open()
  expect(queue.machine.isAbandoned).toBe(false)
  const first = queue.consume('a')
  const second = queue.consume('b')
  queue.machine.removeConsumer(first)
  expect(queue.machine.isAbandoned).toBe(false)
  queue.machine.removeConsumer(second)
  expect(queue.machine.isAbandoned).toBe(true)
})

test('recovered messages come first, marked, and indexes go on behind them', () => {
  const queue = open()
  queue.machine.recover(3 as LogIndex, 3000 as Position, 10)
  queue.machine.recover(8 as LogIndex, 8000 as Position, 10)
  queue.machine.skipTo(11 as LogIndex)
  queue.publish(1)
  queue.consume('a')
  queue.machine.pump(100)
  expect(queue.delivered).toEqual(['a3*', 'a8*', 'a12'])
})
