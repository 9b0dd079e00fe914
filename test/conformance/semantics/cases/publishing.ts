// basic.publish: its checks, returns, confirms, properties and large bodies.
import type { BasicProperties, FieldTable, FieldValue } from '@warren/codec'
import { methodFrames, type PublishOptions, publishFrames, rawFrame } from '../../../support/raw-client.ts'
import { acts } from '../case-forms.ts'
import {
  array,
  bindQueue,
  CHANNEL_CLOSE,
  consume,
  declareExchange,
  declareQueue,
  deleteQueue,
  FLOW,
  get,
  passiveQueue,
  selectConfirms,
  table,
} from '../methods.ts'
import type { Case } from '../script.ts'

/** One publish and what comes of it, then what the queue q holds. */
function publishes(name: string, options: PublishOptions): Case {
  return acts(name, async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q', body: 'text', ...options })
    await a.calls(FLOW)
    await a.calls(get('q', true))
  })
}

const checks: readonly Case[] = [
  publishes('publish to a missing exchange', { exchange: 'nox' }),
  publishes('publish to an internal exchange', { exchange: 'amq.rabbitmq.trace' }),
  publishes('publish with immediate', { immediate: true }),
  publishes('publish with immediate to a missing exchange', { immediate: true, exchange: 'nox' }),
  ...['abc', '10s', '-1', '', '1.5', ' 5', '+5', '315360000001', '60000', '99999999999999999999', '0x10', '5 '].map(
    (expiration) => publishes(`expiration '${expiration}'`, { properties: { expiration } }),
  ),
  ...[0, 1, 2, 3, 255].map((deliveryMode) =>
    publishes(`delivery mode ${deliveryMode}`, { properties: { deliveryMode } }),
  ),
  publishes('priority without a priority queue', { properties: { priority: 200 } }),
  publishes('CC is text', { properties: { headers: table({ CC: 'q2' }) } }),
  publishes('BCC is a table', { properties: { headers: table({ BCC: { type: 'table', value: [] } }) } }),
  publishes('BCC is a number, CC is text', { properties: { headers: table({ BCC: 1, CC: 'q2' }) } }),
  publishes('CC in lower case means nothing', { properties: { headers: table({ cc: 'q2' }) } }),
  publishes('CC with members of other types', { properties: { headers: table({ CC: array(1, true, 'q2') }) } }),
  publishes('user_id and expiration both wrong', { properties: { userId: 'bob', expiration: 'abc' } }),
  publishes('expiration and CC both wrong', { properties: { expiration: 'abc', headers: table({ CC: 1 }) } }),
  publishes('CC and delivery mode both wrong', { properties: { deliveryMode: 9, headers: table({ CC: 1 }) } }),
  publishes('user_id wrong and exchange missing', { exchange: 'nox', properties: { userId: 'bob' } }),
  publishes('line breaks in a routing key count', { routingKey: 'q\n' }),
  publishes('line breaks in the name of an exchange count', { exchange: 'amq.direct\n' }),
  acts('publish to an internal exchange of one’s own', async (a) => {
    await a.calls(declareExchange('x', 'fanout', { internal: true }))
    a.publish(1, { exchange: 'x' })
    await a.next(1)
  }),
]

const VALUES: readonly FieldValue[] = [
  { type: 'bool', value: true },
  { type: 'byte', value: -5 },
  { type: 'unsignedbyte', value: 250 },
  { type: 'short', value: -300 },
  { type: 'unsignedshort', value: 65_000 },
  { type: 'signedint', value: -70_000 },
  { type: 'unsignedint', value: 4_000_000_000 },
  { type: 'long', value: -9_007_199_254_740_993n },
  { type: 'float', value: 1.5 },
  { type: 'double', value: -2.25 },
  { type: 'decimal', scale: 3, value: 12_345 },
  { type: 'longstr', value: 'grün' },
  { type: 'timestamp', value: 1_700_000_000 },
  { type: 'void' },
  { type: 'binary', value: Buffer.from([0, 1, 2, 255]) },
  {
    type: 'array',
    value: [
      { type: 'longstr', value: 'in' },
      { type: 'array', value: [] },
    ],
  },
  { type: 'table', value: table({ inner: 1 }) },
]
const HEADERS: FieldTable = VALUES.map((value) => ({ name: `a ${value.type}`, value }))
const ALL: BasicProperties = {
  contentType: 'text/plain',
  contentEncoding: 'utf-8',
  headers: HEADERS,
  deliveryMode: 2,
  priority: 7,
  correlationId: 'corr-1',
  replyTo: 'somewhere',
  expiration: '60000',
  messageId: 'm-1',
  timestamp: 1_700_000_001,
  type: 'greeting',
  userId: 'guest',
  appId: 'semantics',
  clusterId: 'c-1',
}

const properties: readonly Case[] = [
  publishes('every property comes back as it was', { properties: ALL }),
  publishes('no property comes back as none', {}),
  publishes('an empty table of headers', { properties: { headers: [] } }),
  publishes('a header twice', { properties: { headers: [...table({ a: 1 }), ...table({ a: 2 })] } }),
  publishes('empty texts are properties', { properties: { contentType: '', messageId: '', appId: '' } }),
  publishes('the longest texts', { properties: { contentType: 't'.repeat(255), correlationId: 'c'.repeat(255) } }),
  publishes('a timestamp of 64 bits', { properties: { timestamp: 18_446_744_073_709_551_615n } }),
  publishes('headers of 100,000 octets', { properties: { headers: table({ long: 'x'.repeat(100_000) }) } }),
  publishes('BCC is taken out, the other headers stay', {
    properties: { headers: table({ a: 1, BCC: array('q3'), CC: array('q2'), z: 'last' }), appId: 'kept' },
  }),
]

const returns: readonly Case[] = [
  acts('an unroutable mandatory message returns', async (a) => {
    a.publish(1, { routingKey: 'nowhere', mandatory: true, body: 'back', properties: ALL })
    await a.next(1)
  }),
  acts('an unroutable message without the bit is dropped', async (a) => {
    a.publish(1, { routingKey: 'nowhere', body: 'dropped' })
    await a.quiet()
  }),
  acts('a routable mandatory message does not return', async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q', mandatory: true, body: 'kept' })
    await a.quiet()
    await a.calls(get('q'))
  }),
  acts('a return comes before its confirm', async (a) => {
    await a.calls(selectConfirms())
    a.publish(1, { exchange: 'amq.direct', routingKey: 'nowhere', mandatory: true, body: 'back' })
    await a.take(1, 2)
  }),
  acts('returns come in the order of the publishes', async (a) => {
    await a.calls(selectConfirms())
    for (const body of ['1', '2', '3']) a.publish(1, { routingKey: 'nowhere', mandatory: true, body })
    await a.confirms(1, 1, 3)
  }),
  acts('a return of an empty body', async (a) => {
    a.publish(1, { routingKey: 'nowhere', mandatory: true })
    await a.next(1)
  }),
  acts(
    'a return of a large body by small frames',
    async (a) => {
      a.publish(1, { routingKey: 'nowhere', mandatory: true, body: Buffer.alloc(10_000, 65), frameMax: 4096 })
      await a.next(1)
    },
    { frameMax: 4096 },
  ),
  acts('a return to an exchange with only a CC that routes', async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'nowhere', mandatory: true, properties: { headers: table({ CC: array('q') }) } })
    await a.quiet()
    await a.calls(get('q'))
  }),
  acts('a return shows BCC taken out or not', async (a) => {
    a.publish(1, { routingKey: 'nowhere', mandatory: true, properties: { headers: table({ BCC: array('no'), k: 1 }) } })
    await a.next(1)
  }),
]

const confirms: readonly Case[] = [
  acts('select twice', async (a) => {
    await a.calls(selectConfirms(), selectConfirms())
  }),
  acts('select without an answer', async (a) => {
    a.send(1, selectConfirms(true))
    a.publish(1, { routingKey: 'nowhere' })
    await a.confirms(1, 1, 1)
  }),
  acts('numbers begin with the first publish after select', async (a) => {
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q' })
    await a.calls(selectConfirms())
    for (let i = 0; i < 3; i += 1) a.publish(1, { routingKey: 'q' })
    await a.confirms(1, 1, 3)
    await a.quiet()
  }),
  acts('select again does not begin anew', async (a) => {
    await a.calls(selectConfirms())
    a.publish(1, { routingKey: 'nowhere' })
    await a.confirms(1, 1, 1)
    await a.calls(selectConfirms())
    a.publish(1, { routingKey: 'nowhere' })
    await a.confirms(1, 2, 2)
  }),
  acts('unroutable, transient and persistent messages are all confirmed', async (a) => {
    await a.calls(declareQueue('q', { durable: true }), declareQueue('q2'), selectConfirms())
    a.publish(1, { routingKey: 'nowhere' })
    a.publish(1, { routingKey: 'q', properties: { deliveryMode: 2 } })
    a.publish(1, { routingKey: 'q', properties: { deliveryMode: 1 } })
    a.publish(1, { routingKey: 'q2', properties: { deliveryMode: 2 } })
    a.publish(1, { routingKey: 'q2', properties: { headers: table({ CC: array('q') }), deliveryMode: 2 } })
    await a.confirms(1, 1, 5)
    await a.calls(passiveQueue('q'), passiveQueue('q2'))
  }),
  acts('a message that goes to no_ack consumer at once is confirmed', async (a) => {
    await a.calls(declareQueue('q', { durable: true }), selectConfirms())
    await a.open(2)
    await a.call(2, consume('q', 't', { noAck: true }))
    a.publish(1, { routingKey: 'q', properties: { deliveryMode: 2 } })
    await a.confirms(1, 1, 1)
    await a.next(2)
  }),
  acts('1,000 confirms', async (a) => {
    await a.calls(declareQueue('q', { durable: true }), selectConfirms())
    for (let i = 0; i < 1000; i += 1) a.client.publish(1, { routingKey: 'q', properties: { deliveryMode: 2 } })
    await a.confirms(1, 1, 1000)
    await a.calls(passiveQueue('q'))
  }),
  acts('a refused publish is not confirmed', async (a) => {
    await a.calls(selectConfirms())
    a.publish(1, { routingKey: 'nowhere' })
    await a.confirms(1, 1, 1)
    a.publish(1, { exchange: 'nox' })
    await a.next(1)
    await a.quiet()
  }),
  acts('numbers are counted per channel', async (a) => {
    await a.open(2)
    await a.call(1, selectConfirms())
    await a.call(2, selectConfirms())
    a.publish(1, { routingKey: 'nowhere' })
    await a.confirms(1, 1, 1)
    a.publish(2, { routingKey: 'nowhere' })
    await a.confirms(2, 1, 1)
  }),
  ...[CHANNEL_CLOSE, passiveQueue('missing')].map((last) =>
    acts(`a confirm that is due is sent before ${last === CHANNEL_CLOSE ? 'close-ok' : 'an error'}`, async (a) => {
      await a.calls(selectConfirms())
      a.bytes(
        'a publish to nowhere and the end of the channel',
        Buffer.concat([publishFrames(1, { routingKey: 'nowhere' }), methodFrames(1, last)]),
      )
      await a.take(1, 2)
    }),
  ),
  acts('a confirmed publish to a queue that is then deleted', async (a) => {
    await a.calls(declareQueue('q', { durable: true }), selectConfirms())
    a.publish(1, { routingKey: 'q', properties: { deliveryMode: 2 } })
    await a.confirms(1, 1, 1)
    await a.calls(deleteQueue('q'))
    a.publish(1, { routingKey: 'q', properties: { deliveryMode: 2 } })
    await a.confirms(1, 2, 2)
  }),
]

function sized(bytes: number, frameMax: number): Case {
  return acts(
    `a body of ${bytes} octets with frame_max ${frameMax}`,
    async (a) => {
      await a.calls(declareQueue('q'), selectConfirms())
      const body = Buffer.alloc(bytes, 'abcdefghijklmnopqrstuvwxyz')
      a.publish(1, { routingKey: 'q', body, frameMax })
      await a.confirms(1, 1, 1)
      await a.calls(get('q', true))
    },
    { frameMax },
  )
}

const bodies: readonly Case[] = [
  ...[0, 1, 4087, 4088, 4089, 8176, 8177, 100_000].map((bytes) => sized(bytes, 4096)),
  ...[131_064, 131_065, 262_128, 262_129, 5_000_000].map((bytes) => sized(bytes, 131_072)),
  acts('a body from large frames to small ones', async (a, script) => {
    const b = await script.client({ label: 'b', frameMax: 4096 })
    await a.calls(declareQueue('q'))
    await b.calls(consume('q', 't', { noAck: true }))
    a.publish(1, { routingKey: 'q', body: Buffer.alloc(20_000, 'xyz'), properties: ALL })
    await b.next(1)
  }),
  acts('a body from small frames to large ones', async (a, script) => {
    const b = await script.client({ label: 'b', frameMax: 4096 })
    await a.calls(declareQueue('q'), consume('q', 't', { noAck: true }))
    b.publish(1, { routingKey: 'q', body: Buffer.alloc(20_000, 'xyz'), frameMax: 4096 })
    await a.next(1)
  }),
  acts('headers longer than the frames of the consumer', async (a, script) => {
    const b = await script.client({ label: 'b', frameMax: 4096 })
    await a.calls(declareQueue('q'))
    a.publish(1, { routingKey: 'q', properties: { headers: table({ long: 'x'.repeat(6_000) }) } })
    await a.pause()
    await b.calls(get('q', true))
  }),
  acts('a body announced as too large is not awaited for ever', async (a) => {
    const head = Buffer.alloc(14)
    head.writeUInt16BE(60, 0)
    head.writeBigUInt64BE(600_000_000n, 4)
    const method = methodFrames(1, {
      kind: 'basic.publish',
      exchange: '',
      routingKey: 'q',
      mandatory: false,
      immediate: false,
    })
    a.bytes('a header that announces 600,000,000 octets', Buffer.concat([method, rawFrame(2, 1, head)]))
    await a.quiet()
  }),
  acts('bindings made before a publish count', async (a) => {
    a.send(1, declareQueue('q'), declareExchange('x', 'direct'), bindQueue('q', 'x', 'k'))
    a.publish(1, { exchange: 'x', routingKey: 'k', body: 'in one go' })
    a.send(1, get('q'))
    await a.take(1, 4)
  }),
]

export const PUBLISHING: readonly Case[] = [...checks, ...properties, ...returns, ...confirms, ...bodies]
