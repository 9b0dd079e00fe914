// Where messages go: topic and headers corner cases, sets of queues, exchanges bound to exchanges, alternates, CC and BCC.
import type { FieldTable, FieldValue } from '@warren/codec'
import type { Actor } from '../actor.ts'
import { acts } from '../case-forms.ts'
import {
  array,
  bindExchange,
  bindQueue,
  consume,
  declareExchange,
  declareQueue,
  deleteQueue,
  get,
  long,
  table,
  unbindQueue,
} from '../methods.ts'
import type { Case } from '../script.ts'

type Plain = Readonly<Record<string, string | number | boolean | FieldValue>>

/** Publishes and says whether it was routed; the queue is emptied again. */
async function routed(a: Actor, exchange: string, routingKey: string, headers?: FieldTable): Promise<boolean> {
  const properties = headers === undefined ? {} : { headers }
  a.client.publish(1, { exchange, routingKey, mandatory: true, properties })
  a.client.send(1, get('q', true))
  const received = await a.client.next(1, 4_000)
  const kind = received?.kind === 'method' ? received.method.kind : received?.kind
  if (kind === 'basic.get-ok') return true
  const next = await a.client.next(1, 4_000)
  const nextKind = next?.kind === 'method' ? next.method.kind : next?.kind
  if (kind !== 'basic.return' || nextKind !== 'basic.get-empty') throw new Error(`${kind} and ${nextKind}`)
  return false
}

/** One binding of a topic exchange, and which keys it matches. */
function topic(pattern: string, ...keys: readonly string[]): Case {
  return acts(`topic '${pattern}'`, async (a, script) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.topic', pattern))
    for (const key of keys)
      script.note(`'${key}' ${(await routed(a, 'amq.topic', key)) ? 'matches' : 'does not match'}`)
  })
}

const topics: readonly Case[] = [
  topic('#', '', 'a', 'a.b', '.', '..'),
  topic('*', '', 'a', 'a.b', '.', '*', '#'),
  topic('', '', 'a', '.'),
  topic('a', 'a', 'A', 'a.', '.a', 'a.a'),
  topic('a.*', 'a', 'a.', 'a.b', 'a.b.c', 'a..b'),
  topic('a.*.b', 'a.b', 'a..b', 'a.x.b', 'a.x.y.b'),
  topic('a.#.b', 'a.b', 'a.x.b', 'a.x.y.b', 'a.b.b', 'a', 'b', 'ab'),
  topic('#.a', 'a', 'b.a', '.a', 'a.', 'a.b.a', 'a.a'),
  topic('a.#', 'a', 'a.', 'a.b.c', 'ab', '.a'),
  topic('*.#', '', 'a', 'a.b', '.', '..'),
  topic('#.*', '', 'a', 'a.b', '.'),
  topic('#.#', '', 'a', 'a.b.c'),
  topic('#.*.#', '', 'a', 'a.b'),
  topic('*.*', 'a', 'a.b', '.', 'a.b.c'),
  topic('a*', 'a*', 'ab', 'a'),
  topic('#a', '#a', 'a', 'b.a'),
  topic('a.**', 'a.b', 'a.**'),
  topic('#.a.#.b.#', 'a.b', 'x.a.y.b.z', 'b.a', 'a', 'a.a.b.b'),
  topic(`${'a.'.repeat(127)}#`, 'a.'.repeat(127), 'a.'.repeat(126)),
]

/** One binding of a headers exchange, and which headers it matches. */
function headersMatch(name: string, binding: Plain, ...messages: readonly (Plain | undefined)[]): Case {
  return acts(`headers ${name}`, async (a, script) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.headers', 'ignored', binding))
    for (const message of messages) {
      const found = await routed(a, 'amq.headers', 'k', message === undefined ? undefined : table(message))
      script.note(
        `${JSON.stringify(message, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? 'none'}: ${found}`,
      )
    }
  })
}

const VOID: FieldValue = { type: 'void' }
const headers: readonly Case[] = [
  headersMatch(
    'all',
    { 'x-match': 'all', a: 1, b: 'x' },
    { a: 1, b: 'x' },
    { b: 'x', a: 1, c: 3 },
    { a: 1 },
    {},
    undefined,
  ),
  headersMatch('all by default', { a: 1, b: 'x' }, { a: 1, b: 'x' }, { a: 1 }),
  headersMatch('any', { 'x-match': 'any', a: 1, b: 'x' }, { a: 1 }, { b: 'x' }, { a: 2, b: 'y' }, {}, undefined),
  headersMatch('all without criteria', { 'x-match': 'all' }, { a: 1 }, {}, undefined),
  headersMatch('any without criteria', { 'x-match': 'any' }, { a: 1 }, {}, undefined),
  headersMatch('without any argument', {}, { a: 1 }, {}, undefined),
  headersMatch('all ignores x- names', { 'x-match': 'all', 'x-a': 1, b: 2 }, { b: 2 }, { 'x-a': 1 }),
  headersMatch('all-with-x', { 'x-match': 'all-with-x', 'x-a': 1, b: 2 }, { b: 2 }, { 'x-a': 1, b: 2 }),
  headersMatch('any ignores x- names', { 'x-match': 'any', 'x-a': 1, b: 2 }, { 'x-a': 1 }, { b: 2 }),
  headersMatch('any-with-x', { 'x-match': 'any-with-x', 'x-a': 1, b: 2 }, { 'x-a': 1 }, { c: 2 }),
  headersMatch('void is presence', { a: VOID }, { a: 1 }, { a: 'text' }, { a: VOID }, { b: 1 }),
  headersMatch('void in the message', { a: 1 }, { a: VOID }),
  headersMatch(
    'numbers by value',
    { a: 1 },
    { a: 1 },
    { a: long(1) },
    { a: { type: 'double', value: 1 } },
    { a: { type: 'float', value: 1 } },
    { a: '1' },
    { a: true },
    { a: { type: 'timestamp', value: 1 } },
    { a: { type: 'unsignedint', value: 1 } },
    { a: 2 },
  ),
  headersMatch(
    'large numbers',
    { a: long(9_007_199_254_740_993n) },
    { a: long(9_007_199_254_740_993n) },
    { a: long(9_007_199_254_740_992n) },
    { a: { type: 'double', value: 9_007_199_254_740_992 } },
  ),
  headersMatch(
    'doubles',
    { a: { type: 'double', value: 1.5 } },
    { a: { type: 'float', value: 1.5 } },
    { a: { type: 'double', value: 1.5 } },
    { a: 1 },
  ),
  headersMatch('bools', { a: true }, { a: true }, { a: false }, { a: 1 }, { a: 'true' }),
  headersMatch(
    'texts and octets',
    { a: 'text' },
    { a: { type: 'binary', value: Buffer.from('text') } },
    { a: 'Text' },
    { a: 'text' },
  ),
  headersMatch(
    'decimals',
    { a: { type: 'decimal', scale: 1, value: 10 } },
    { a: { type: 'decimal', scale: 1, value: 10 } },
    { a: { type: 'decimal', scale: 2, value: 100 } },
    { a: 1 },
  ),
  headersMatch('arrays', { a: array(1, 'x') }, { a: array(1, 'x') }, { a: array(long(1), 'x') }, { a: array(1) }),
  headersMatch(
    'tables',
    { a: { type: 'table', value: table({ b: 1, c: 2 }) } },
    { a: { type: 'table', value: table({ b: 1, c: 2 }) } },
    { a: { type: 'table', value: table({ c: 2, b: 1 }) } },
  ),
  headersMatch('names by case', { a: 1 }, { A: 1 }),
  acts('headers twice: the first counts', async (a, script) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.headers', '', { a: 1 }))
    script.note(String(await routed(a, 'amq.headers', '', [...table({ a: 1 }), ...table({ a: 2 })])))
    script.note(String(await routed(a, 'amq.headers', '', [...table({ a: 2 }), ...table({ a: 1 })])))
  }),
]

/** Consumes from the queues without acks, publishes, and lists per queue what came. */
async function spread(a: Actor, queues: readonly string[], publish: () => void): Promise<void> {
  publish()
  for (const queue of queues) await a.calls(get(queue, true), get(queue, true))
}

const sets: readonly Case[] = [
  acts('direct: exact octets', async (a) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.direct', 'Key.#'))
    for (const routingKey of ['Key.#', 'key.#', 'Key.a', 'Key.# ']) {
      a.publish(1, { exchange: 'amq.direct', routingKey, mandatory: true, body: routingKey })
    }
    await a.take(1, 3)
    await a.calls(get('q'), get('q'))
  }),
  acts('fanout ignores keys, and gives one copy a queue', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('q2'))
    await a.calls(
      bindQueue('q', 'amq.fanout', 'a'),
      bindQueue('q', 'amq.fanout', 'b'),
      bindQueue('q2', 'amq.fanout', ''),
    )
    await spread(a, ['q', 'q2'], () => a.publish(1, { exchange: 'amq.fanout', routingKey: 'z', body: '1' }))
  }),
  acts('many bindings that match give one copy', async (a) => {
    await a.calls(declareQueue('q'))
    for (const key of ['a.#', '#.b', '*.*', 'a.b']) await a.calls(bindQueue('q', 'amq.topic', key))
    await spread(a, ['q'], () => a.publish(1, { exchange: 'amq.topic', routingKey: 'a.b', body: '1' }))
  }),
  acts('the default exchange takes names as they are', async (a) => {
    await a.calls(declareQueue('a.*'), declareQueue('a.b'))
    await spread(a, ['a.*', 'a.b'], () => a.publish(1, { routingKey: 'a.*', body: '1' }))
  }),
  acts('unbinding one of two bindings leaves the other', async (a) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.topic', 'a.*'), bindQueue('q', 'amq.topic', '*.b'))
    await a.calls(unbindQueue('q', 'amq.topic', 'a.*'))
    await spread(a, ['q'], () => a.publish(1, { exchange: 'amq.topic', routingKey: 'a.b', body: '1' }))
    await a.calls(unbindQueue('q', 'amq.topic', '*.b'))
    a.publish(1, { exchange: 'amq.topic', routingKey: 'a.b', body: '2', mandatory: true })
    await a.next(1)
  }),
  acts('a delivery shows the exchange and key of its publish', async (a) => {
    await a.calls(declareExchange('x', 'fanout'), declareQueue('q'), bindExchange('x', 'amq.topic', '#'))
    await a.calls(bindQueue('q', 'x', ''), consume('q', 't', { noAck: true }))
    a.publish(1, { exchange: 'amq.topic', routingKey: 'some.key', body: '1' })
    await a.next(1)
  }),
]

const chains: readonly Case[] = [
  acts('a cycle of exchanges gives one copy', async (a) => {
    await a.calls(declareExchange('x1', 'fanout'), declareExchange('x2', 'fanout'), declareQueue('q'))
    await a.calls(
      bindExchange('x2', 'x1', ''),
      bindExchange('x1', 'x2', ''),
      bindQueue('q', 'x1', ''),
      bindQueue('q', 'x2', ''),
    )
    await spread(a, ['q'], () => a.publish(1, { exchange: 'x1', body: '1' }))
    await a.calls(deleteQueue('q'))
    a.publish(1, { exchange: 'x1', body: '2', mandatory: true })
    await a.next(1)
  }),
  acts('each exchange of a chain matches by its own bindings', async (a) => {
    await a.calls(declareExchange('x1', 'topic'), declareExchange('x2', 'direct'), declareQueue('q'))
    await a.calls(bindExchange('x2', 'x1', 'a.#'), bindQueue('q', 'x2', 'a.b'))
    for (const routingKey of ['a.b', 'a.c', 'b']) a.publish(1, { exchange: 'x1', routingKey, mandatory: true })
    await a.take(1, 2)
    await a.calls(get('q', true), get('q', true))
  }),
  acts('an internal exchange is reached through another', async (a) => {
    await a.calls(declareExchange('x', 'fanout', { internal: true }), declareQueue('q'), bindQueue('q', 'x', ''))
    await a.calls(bindExchange('x', 'amq.direct', 'k'))
    await spread(a, ['q'], () => a.publish(1, { exchange: 'amq.direct', routingKey: 'k', body: '1' }))
  }),
]

const AE = { 'alternate-exchange': 'ae' } as const
const alternates: readonly Case[] = [
  acts('an alternate exchange takes what nothing else takes', async (a) => {
    await a.calls(
      declareExchange('ae', 'fanout'),
      declareExchange('x', 'direct', {}, AE),
      declareQueue('q'),
      declareQueue('q2'),
    )
    await a.calls(bindQueue('q', 'x', 'k'), bindQueue('q2', 'ae', ''))
    a.publish(1, { exchange: 'x', routingKey: 'k', body: 'routed', mandatory: true })
    a.publish(1, { exchange: 'x', routingKey: 'other', body: 'alternate', mandatory: true })
    await a.quiet()
    await a.calls(get('q', true), get('q', true), get('q2', true), get('q2', true))
  }),
  acts('an alternate exchange that routes nowhere', async (a) => {
    await a.calls(declareExchange('ae', 'fanout'), declareExchange('x', 'direct', {}, AE))
    a.publish(1, { exchange: 'x', routingKey: 'other', body: 'back', mandatory: true })
    await a.next(1)
  }),
  acts('an alternate exchange that does not exist', async (a) => {
    await a.calls(declareExchange('x', 'direct', {}, AE))
    a.publish(1, { exchange: 'x', routingKey: 'other', body: 'back', mandatory: true })
    await a.next(1)
  }),
  acts('alternate exchanges in a chain and in a cycle', async (a) => {
    await a.calls(
      declareExchange('x', 'direct', {}, AE),
      declareExchange('ae', 'direct', {}, { 'alternate-exchange': 'x2' }),
    )
    await a.calls(
      declareExchange('x2', 'direct', {}, { 'alternate-exchange': 'x' }),
      declareQueue('q'),
      bindQueue('q', 'x2', 'k'),
    )
    a.publish(1, { exchange: 'x', routingKey: 'k', body: 'third', mandatory: true })
    a.publish(1, { exchange: 'x', routingKey: 'no', body: 'back', mandatory: true })
    await a.next(1)
    await a.calls(get('q', true))
  }),
  acts('an exchange with bound exchanges that route nowhere has not routed', async (a) => {
    await a.calls(
      declareExchange('ae', 'fanout'),
      declareExchange('x', 'fanout', {}, AE),
      declareExchange('x2', 'direct'),
    )
    await a.calls(declareQueue('q'), bindQueue('q', 'ae', ''), bindExchange('x2', 'x', ''))
    a.publish(1, { exchange: 'x', routingKey: 'k', body: 'lost or alternate', mandatory: true })
    await a.quiet()
    await a.calls(get('q', true))
  }),
  acts('an alternate exchange of an exchange in a chain', async (a) => {
    await a.calls(
      declareExchange('ae', 'fanout'),
      declareExchange('x2', 'direct', {}, AE),
      declareExchange('x', 'fanout'),
    )
    await a.calls(declareQueue('q'), bindQueue('q', 'ae', ''), bindExchange('x2', 'x', ''))
    a.publish(1, { exchange: 'x', routingKey: 'k', body: 'by the alternate of the second', mandatory: true })
    await a.quiet()
    await a.calls(get('q', true))
  }),
  acts('the default exchange as an alternate', async (a) => {
    await a.calls(declareExchange('x', 'direct', {}, { 'alternate-exchange': '' }), declareQueue('q'))
    a.publish(1, { exchange: 'x', routingKey: 'q', body: 'by name', mandatory: true })
    await a.quiet()
    await a.calls(get('q', true))
  }),
]

const copies: readonly Case[] = [
  acts('CC and BCC add routing keys', async (a) => {
    await a.calls(declareQueue('q'), declareQueue('q2'), declareQueue('q3'))
    const headers = table({ CC: array('q2', 'nowhere'), BCC: array('q3', 'q'), k: 1 })
    await spread(a, ['q', 'q2', 'q3'], () => a.publish(1, { routingKey: 'q', body: '1', properties: { headers } }))
  }),
  acts('CC through a topic exchange', async (a) => {
    await a.calls(
      declareQueue('q'),
      declareQueue('q2'),
      bindQueue('q', 'amq.topic', 'a.*'),
      bindQueue('q2', 'amq.topic', 'b.*'),
    )
    const headers = table({ CC: array('b.x', 'a.y') })
    await spread(a, ['q', 'q2'], () =>
      a.publish(1, { exchange: 'amq.topic', routingKey: 'a.x', body: '1', properties: { headers } }),
    )
  }),
  acts('CC does not matter to a fanout', async (a) => {
    await a.calls(declareQueue('q'), bindQueue('q', 'amq.fanout', ''))
    const headers = table({ CC: array('b.x') })
    await spread(a, ['q'], () => a.publish(1, { exchange: 'amq.fanout', body: '1', properties: { headers } }))
  }),
  acts('an empty CC', async (a) => {
    await a.calls(declareQueue('q'))
    const headers = table({ CC: array(), BCC: array() })
    await spread(a, ['q'], () => a.publish(1, { routingKey: 'q', body: '1', properties: { headers } }))
  }),
]

export const ROUTING: readonly Case[] = [...topics, ...headers, ...sets, ...chains, ...alternates, ...copies]
