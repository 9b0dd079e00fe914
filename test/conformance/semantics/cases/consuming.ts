// basic.qos, consume, cancel and get: tags, prefetch, exclusive and single active consumers, priorities, counts.
import type { Actor } from '../actor.ts'
import { acts, calls } from '../case-forms.ts'
import {
  ack,
  CHANNEL_CLOSE,
  cancel,
  consume,
  declareQueue,
  FLOW,
  get,
  long,
  nack,
  passiveQueue,
  qos,
} from '../methods.ts'
import type { Case } from '../script.ts'

/** Publishes `1` to `count`. */
function fill(a: Actor, count: number, queue = 'q'): void {
  for (let i = 1; i <= count; i += 1) a.publish(1, { routingKey: queue, body: String(i) })
}

const tags: readonly Case[] = [
  calls('consume with a tag and cancel', declareQueue('q'), consume('q', 't'), cancel('t'), cancel('t')),
  calls('consume without a tag', declareQueue('q'), consume('q', '')),
  calls('cancel of an unknown tag', cancel('nope'), cancel('')),
  calls('a tag twice on a channel', declareQueue('q'), consume('q', 't'), consume('q', 't')),
  calls('a tag twice on a channel, for a missing queue', declareQueue('q'), consume('q', 't'), consume('nope', 't')),
  calls('a tag again after cancel', declareQueue('q'), consume('q', 't'), cancel('t'), consume('q', 't')),
  acts('a tag on two channels', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q'), consume('q', 't'))
    await a.call(2, consume('q', 't'))
  }),
  calls('a tag of 255 octets', declareQueue('q'), consume('q', 't'.repeat(255))),
  calls('consume from a missing queue', consume('nope', 't')),
  acts('consume without an answer', async (a) => {
    await a.calls(declareQueue('q'))
    fill(a, 1)
    a.send(1, consume('q', 't', { noWait: true, noAck: true }))
    await a.next(1)
    a.send(1, cancel('t', true))
    await a.calls(FLOW)
    fill(a, 1)
    await a.quiet()
  }),
  acts('no_local means nothing', async (a) => {
    await a.calls(declareQueue('q'), consume('q', 't', { noLocal: true, noAck: true }))
    fill(a, 1)
    await a.next(1)
  }),
  acts('consume-ok comes before the first delivery', async (a) => {
    await a.calls(declareQueue('q'))
    fill(a, 3)
    a.send(1, consume('q', 't', { noAck: true }))
    await a.take(1, 4)
  }),
  acts('nothing is delivered after cancel-ok', async (a) => {
    await a.calls(declareQueue('q'), consume('q', 't'), cancel('t'))
    fill(a, 1)
    await a.quiet()
    await a.calls(passiveQueue('q'))
  }),
  acts('what was delivered before cancel can be acknowledged after it', async (a) => {
    await a.calls(declareQueue('q'), qos(1), consume('q', 't'))
    fill(a, 2)
    await a.next(1)
    await a.calls(cancel('t'))
    a.send(1, nack(1))
    await a.calls(get('q'), get('q'))
  }),
]

const queueArguments: readonly Case[] = [
  ...[5, -5, long(7_000_000_000), 'high', true, { type: 'double', value: 1 } as const].map((value) =>
    calls(
      `x-priority ${typeof value === 'object' ? value.type : JSON.stringify(value)}`,
      declareQueue('q'),
      consume('q', 't', {}, { 'x-priority': value }),
    ),
  ),
  ...[true, false, 1, 'true'].map((value) =>
    calls(
      `x-cancel-on-ha-failover ${JSON.stringify(value)}`,
      declareQueue('q'),
      consume('q', 't', {}, { 'x-cancel-on-ha-failover': value }),
    ),
  ),
  calls('x-stream-offset', declareQueue('q'), consume('q', 't', {}, { 'x-stream-offset': 'first' })),
  calls('x-stream-offset of a wrong type', declareQueue('q'), consume('q', 't', {}, { 'x-stream-offset': true })),
  calls('an unknown argument', declareQueue('q'), consume('q', 't', {}, { 'x-what': 'ever' })),
  calls('two wrong arguments', declareQueue('q'), consume('q', 't', {}, { 'x-stream-offset': 1, 'x-priority': 'a' })),
  calls(
    'a wrong argument and a tag in use',
    declareQueue('q'),
    consume('q', 't'),
    consume('q', 't', {}, { 'x-priority': 'a' }),
  ),
]

const prefetches: readonly Case[] = [
  calls('a prefetch size', qos(0, false, 5)),
  calls('qos of all kinds', qos(0), qos(10), qos(10, true), qos(65_535), qos(0, true)),
  acts('prefetch limits what is unacknowledged', async (a) => {
    await a.calls(declareQueue('q'), qos(2), consume('q', 't'))
    fill(a, 4)
    await a.take(1, 2)
    await a.quiet()
    a.send(1, ack(1))
    await a.next(1)
    await a.quiet()
    a.send(1, ack(3, true))
    await a.next(1)
  }),
  acts('prefetch is for consumers to come', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('q2'), qos(1), consume('q', 't1'), qos(2), consume('q2', 't2'))
    fill(a, 3)
    await a.next(1)
    await a.quiet()
    fill(a, 3, 'q2')
    await a.take(1, 2)
    await a.quiet()
  }),
  acts('prefetch of the channel is for all at once', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('q2'), consume('q', 't1'), consume('q2', 't2'), qos(2, true))
    fill(a, 2)
    await a.take(1, 2)
    fill(a, 1, 'q2')
    await a.quiet()
    a.send(1, ack(1))
    await a.next(1)
  }),
  acts('a limit for consumers that comes last', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('q2'), qos(3, true), qos(2), consume('q', 't1'), consume('q2', 't2'))
    fill(a, 3)
    await a.take(1, 2)
    await a.quiet()
    fill(a, 3, 'q2')
    await a.next(1)
    await a.quiet()
  }),
  acts('both limits hold when the one of the channel comes last', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('q2'), qos(2), qos(3, true), consume('q', 't1'), consume('q2', 't2'))
    fill(a, 2)
    await a.take(1, 2)
    await a.quiet()
    fill(a, 3, 'q2')
    await a.next(1)
    await a.quiet()
    a.send(1, ack(1))
    await a.next(1)
    await a.quiet()
  }),
  acts('a limit for consumers ends the one of the channel', async (a) => {
    await a.calls(declareQueue('q'), qos(1, true), consume('q', 't1'), qos(5))
    fill(a, 3)
    await a.next(1)
    await a.quiet()
  }),
  acts('lifting the limit of the channel delivers at once', async (a) => {
    await a.calls(declareQueue('q'), qos(1, true), consume('q', 't'))
    fill(a, 3)
    await a.next(1)
    await a.quiet()
    a.send(1, qos(0, true))
    await a.take(1, 3)
  }),
  acts('no_ack knows no prefetch', async (a) => {
    await a.calls(declareQueue('q'), qos(1), consume('q', 't', { noAck: true }))
    fill(a, 3)
    await a.take(1, 3)
  }),
  acts('no_ack knows no prefetch of the channel', async (a) => {
    await a.calls(declareQueue('q'), qos(1, true), consume('q', 't', { noAck: true }))
    fill(a, 3)
    await a.take(1, 3)
  }),
  acts('get knows no prefetch', async (a) => {
    await a.calls(declareQueue('q'), qos(1), qos(1, true))
    fill(a, 3)
    await a.calls(get('q'), get('q'), consume('q', 't'))
    await a.quiet()
  }),
  acts('what get holds counts when the limit of the channel is set', async (a) => {
    await a.calls(declareQueue('q'))
    fill(a, 3)
    await a.calls(get('q'), qos(1, true), consume('q', 't'))
    await a.quiet()
    a.send(1, ack(1))
    await a.quiet()
  }),
]

const sharing: readonly Case[] = [
  acts('consumers take turns', async (a) => {
    await a.calls(declareQueue('q'), consume('q', 't1', { noAck: true }), consume('q', 't2', { noAck: true }))
    for (let i = 1; i <= 4; i += 1) {
      a.publish(1, { routingKey: 'q', body: String(i) })
      await a.next(1)
    }
  }),
  acts('three consumers on two connections take turns', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await a.calls(declareQueue('q'), consume('q', 't1', { noAck: true }))
    await b.calls(consume('q', 't2', { noAck: true }))
    await a.calls(consume('q', 't3', { noAck: true }))
    for (let round = 0; round < 2; round += 1) {
      for (const actor of [a, b, a]) {
        a.publish(1, { routingKey: 'q', body: String(round) })
        await actor.next(1)
      }
    }
  }),
  acts('a consumer that may take no more is passed over', async (a) => {
    await a.calls(declareQueue('q'), qos(1), consume('q', 't1'), qos(0), consume('q', 't2'))
    for (let i = 1; i <= 4; i += 1) {
      a.publish(1, { routingKey: 'q', body: String(i) })
      await a.next(1)
    }
  }),
  acts('a higher priority is served first', async (a) => {
    await a.calls(declareQueue('q'), qos(1), consume('q', 'low', {}, { 'x-priority': -1 }), consume('q', 'usual'))
    await a.calls(consume('q', 'high', {}, { 'x-priority': 10 }))
    for (let i = 1; i <= 4; i += 1) {
      a.publish(1, { routingKey: 'q', body: String(i) })
      if (i < 4) await a.next(1)
    }
    await a.quiet()
    a.send(1, ack(2))
    await a.next(1)
  }),
  calls(
    'exclusive where another consumes',
    declareQueue('q'),
    consume('q', 't1'),
    consume('q', 't2', { exclusive: true }),
  ),
  calls(
    'another where one consumes exclusively',
    declareQueue('q'),
    consume('q', 't1', { exclusive: true }),
    consume('q', 't2'),
  ),
  acts('exclusive ends with cancel', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await a.calls(declareQueue('q'), consume('q', 't1', { exclusive: true }))
    await b.calls(consume('q', 't2'))
    await a.calls(cancel('t1'))
    await b.calls(consume('q', 't2', { exclusive: true }), passiveQueue('q'))
  }),
  acts('get where one consumes exclusively', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await a.calls(declareQueue('q'), qos(1), consume('q', 't1', { exclusive: true }))
    fill(a, 2)
    await a.next(1)
    await b.calls(get('q'))
  }),
]

const SINGLE = { 'x-single-active-consumer': true } as const
const singles: readonly Case[] = [
  acts('a single active consumer is followed by the next', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await a.calls(declareQueue('q', {}, SINGLE), qos(1), consume('q', 't1'))
    await b.calls(consume('q', 't2'))
    fill(a, 2)
    await a.next(1)
    await b.quiet()
    a.send(1, ack(1))
    await a.next(1)
    a.send(1, ack(2))
    await a.calls(cancel('t1'))
    fill(a, 2)
    await b.take(1, 2)
  }),
  // With more than one message RabbitMQ 3.10 delivers nothing before the next event, and crashes at a publish.
  acts('what a single active consumer held goes to the next when it is given back', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await a.calls(declareQueue('q', {}, SINGLE), consume('q', 't1'))
    await b.calls(consume('q', 't2'))
    fill(a, 1)
    await a.next(1)
    await a.calls(cancel('t1'))
    await b.quiet()
    a.send(1, nack(1))
    await b.next(1)
  }),
  acts('a single active consumer that dies gives its messages to the next', async (a, script) => {
    const b = await script.client({ label: 'b' })
    await a.calls(declareQueue('q', {}, SINGLE), consume('q', 't1'))
    await b.calls(consume('q', 't2'))
    fill(a, 2)
    await a.take(1, 2)
    await a.calls(CHANNEL_CLOSE)
    await b.take(1, 2)
  }),
  acts('a higher priority does not displace a single active consumer', async (a) => {
    await a.calls(declareQueue('q', {}, SINGLE), consume('q', 't1'), consume('q', 't2', {}, { 'x-priority': 9 }))
    await a.calls(consume('q', 't3', {}, { 'x-priority': 10 }))
    fill(a, 1)
    await a.next(1)
    await a.calls(cancel('t1'))
    fill(a, 1)
    await a.next(1)
  }),
  calls(
    'exclusive on a single active consumer queue',
    declareQueue('q', {}, SINGLE),
    consume('q', 't', { exclusive: true }),
  ),
]

const gets: readonly Case[] = [
  calls('get of a missing queue', get('nope')),
  calls('get of an empty queue', declareQueue('q'), get('q')),
  acts('get counts what is left', async (a) => {
    await a.calls(declareQueue('q'))
    fill(a, 3)
    await a.calls(get('q'), get('q', true), get('q'), get('q'))
  }),
  acts('get and deliver share their tags', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('q2'))
    fill(a, 2)
    await a.calls(get('q'), consume('q2', 't', { noAck: true }))
    fill(a, 1, 'q2')
    await a.next(1)
    await a.calls(get('q', true))
    a.send(1, ack(2))
    await a.next(1)
  }),
  acts('get while a consumer holds everything', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q'), consume('q', 't'))
    fill(a, 2)
    await a.take(1, 2)
    await a.call(2, get('q'))
    await a.call(2, passiveQueue('q'))
  }),
]

export const CONSUMING: readonly Case[] = [...tags, ...queueArguments, ...prefetches, ...sharing, ...singles, ...gets]
