import type { Method } from '@warren/codec'
import { afterEach, describe, expect, test } from 'vitest'
import { FakeBroker, type FakeBrokerOptions } from '../../test-support/fake-broker.ts'
import { LoadError } from '../load-error.ts'
import { parseOptions } from '../options/parse-options.ts'
import type { Measurements } from '../report/measurements.ts'
import { LoadRun, shareOf } from './load-run.ts'

interface Outcome {
  readonly summary: Measurements | undefined
  readonly error: unknown
  readonly broker: FakeBroker
}

let broker: FakeBroker | undefined

afterEach(async () => {
  await broker?.close()
})

async function run(
  line: string,
  options: FakeBrokerOptions = {},
  begun: (run: LoadRun) => void = () => {},
): Promise<Outcome> {
  const fake = await FakeBroker.listen(options)
  broker = fake
  let summary: Measurements | undefined
  const load: LoadRun = new LoadRun(parseOptions(['--uri', fake.uri, ...line.split(' ')]), {
    begin: () => begun(load),
    second: () => {},
    summary: (_seconds, measurements) => {
      summary = measurements
    },
    notice: () => {},
  })
  let error: unknown
  await load.run().catch((thrown: unknown) => {
    error = thrown
  })
  return { summary, error, broker: fake }
}

function kinds(fake: FakeBroker): string[] {
  return fake.received.map((method) => method.kind)
}

describe('a run', () => {
  test('publishes as many as it was told, waits for confirms and deliveries, and leaves nothing', async () => {
    const { summary, error, broker: fake } = await run('--messages 1000 --confirm 10 --multiple-ack 7')
    expect(error).toBeUndefined()
    expect(summary).toMatchObject({ published: 1000, confirmed: 1000, delivered: 1000, nacked: 0, foreign: 0 })
    expect(summary?.deliverLatency.count).toBe(1000)
    expect(summary?.confirmLatency.count).toBe(1000)
    expect(fake.acknowledged).toBe(Math.ceil(1000 / 7)) // The last ones are acknowledged at the end.
    expect(kinds(fake).at(-2)).toBe('queue.delete')
  })

  test('spreads over queues, publishers and consumers', async () => {
    const { summary, broker: fake } = await run('--messages 1001 --publishers 3 --consumers 2 --queues 4 --auto-ack')
    expect(summary).toMatchObject({ published: 1001, delivered: 1001, acknowledged: 0 })
    const consumed = fake.received.filter((method) => method.kind === 'basic.consume').map((method) => method.queue)
    expect(consumed.sort()).toEqual(['warren-perf-1', 'warren-perf-2', 'warren-perf-3', 'warren-perf-4'])
    expect(kinds(fake).filter((kind) => kind === 'queue.delete')).toHaveLength(4)
  })

  test('carries bodies larger than a frame', async () => {
    const { summary } = await run('--messages 20 --size 500000')
    expect(summary).toMatchObject({ published: 20, delivered: 20 })
    expect(summary?.deliverLatency.count).toBe(20)
  })

  test('keeps a rate', async () => {
    const { summary } = await run('--rate 1000 --time 0.5')
    expect(summary?.published).toBeGreaterThan(400)
    expect(summary?.published).toBeLessThanOrEqual(510)
  })

  test('ends when it is asked to, and says goodbye', async () => {
    const { summary, error, broker: fake } = await run('--rate 100', {}, (load) => setTimeout(() => load.stop(), 100))
    expect(error).toBeUndefined()
    expect(summary).toBeDefined()
    expect(kinds(fake).filter((kind) => kind === 'connection.close')).toHaveLength(3)
  })

  test('waits until the broker has taken in what was published before it deletes the queue', async () => {
    const { error, broker: fake } = await run('--messages 10', { goodbyeMs: 100 })
    expect(error).toBeUndefined()
    expect(fake.goodbyes).toBe(3)
    const order = kinds(fake).filter((kind) => kind === 'connection.close' || kind === 'queue.delete')
    expect(order).toEqual(['connection.close', 'connection.close', 'queue.delete', 'connection.close'])
  })

  test('does not delete a queue that was there before', async () => {
    const answer = (method: Method): Method | undefined =>
      method.kind === 'queue.declare'
        ? { kind: 'queue.declare-ok', queue: method.queue, messageCount: 5, consumerCount: 0 }
        : undefined
    const { error, broker: fake } = await run('--messages 10', { answer })
    expect(error).toBeUndefined()
    expect(kinds(fake)).not.toContain('queue.delete')
  })
})

describe('a run fails in one line', () => {
  function text(error: unknown): string {
    expect(error).toBeInstanceOf(LoadError)
    return error instanceof LoadError ? error.message : ''
  }

  test('when nobody listens', async () => {
    const { uri, close } = await FakeBroker.listen().then((fake) => ({ uri: fake.uri, close: () => fake.close() }))
    await close()
    const load = new LoadRun(parseOptions(['--uri', uri]), { begin() {}, second() {}, summary() {}, notice() {} })
    await expect(load.run()).rejects.toThrow(/^connection to 127\.0\.0\.1:\d+: connection refused/)
  })

  test('when the broker refuses the login', async () => {
    const close: Method = {
      kind: 'connection.close',
      replyCode: 403,
      replyText: 'ACCESS_REFUSED - no',
      classId: 0,
      methodId: 0,
    }
    const { error } = await run('--messages 1', {
      answer: (method) => (method.kind === 'connection.start-ok' ? close : undefined),
    })
    expect(text(error)).toMatch(/closed the connection: 403 ACCESS_REFUSED - no$/)
  })

  test('when the channel is closed, and what was made is removed', async () => {
    const close: Method = {
      kind: 'channel.close',
      replyCode: 403,
      replyText: 'ACCESS_REFUSED - no',
      classId: 60,
      methodId: 20,
    }
    const answer = (method: Method): Method | undefined => (method.kind === 'basic.consume' ? close : undefined)
    const { error, broker: fake } = await run('--messages 1', { answer })
    expect(text(error)).toMatch(/closed the channel: 403 ACCESS_REFUSED - no$/)
    expect(kinds(fake)).toContain('queue.delete')
  })

  test('when the socket is dropped', async () => {
    const { error } = await run('--messages 1', {
      answer: (method) => (method.kind === 'basic.consume' ? 'drop' : undefined),
    })
    expect(text(error)).toContain('closed the connection without a word')
  })

  test('when the broker goes away in the middle, with a summary of what was', async () => {
    const { error, summary } = await run('--confirm 10', {}, () => setTimeout(() => void broker?.close(), 100))
    expect(text(error)).toContain('connection to 127.0.0.1')
    expect(summary?.published).toBeGreaterThan(0)
  })

  test('when a queue must exist and does not', async () => {
    const { error } = await run('--no-declare --messages 1')
    expect(text(error)).toContain("queue 'warren-perf' does not exist")
  })
})

test('queues are shared out among members', () => {
  expect(shareOf(['a', 'b', 'c', 'd', 'e'], 1, 2)).toEqual(['b', 'd'])
  expect(shareOf(['a', 'b'], 4, 5)).toEqual(['a'])
  expect(shareOf(['a', 'b'], 1, 2)).toEqual(['b'])
})
