// Frames that should not be: wrong ends, sizes, types, order, undecodable methods, strange contents.
import { ByteWriter, encodeContentHeader, type Method } from '@warren/codec'
import { methodFrames, publishFrames, rawFrame } from '../../../../support/raw-client.ts'
import type { Actor } from '../../actor.ts'
import { acts } from '../../case-forms.ts'
import { CHANNEL_CLOSE, CHANNEL_OPEN, CONNECTION_CLOSE, declareQueue, FLOW, get, passiveQueue } from '../../methods.ts'
import type { Case } from '../../script.ts'

const NOTHING = Buffer.alloc(0)
const EXCLUSIVE = { exclusive: true } as const

/** One frame, and what comes of it on channel 1 or on the connection. */
function frame(name: string, octets: Buffer): Case {
  return acts(name, async (a) => {
    a.bytes(name, octets)
    await a.next(1)
  })
}

/** A method frame of any octets. */
function method(channel: number, classId: number, methodId: number, ...rest: readonly number[]): Buffer {
  const ids = Buffer.alloc(4)
  ids.writeUInt16BE(classId, 0)
  ids.writeUInt16BE(methodId, 2)
  return rawFrame(1, channel, Buffer.concat([ids, Buffer.from(rest)]))
}

function sent(name: string, channel: number, one: Method): Case {
  return acts(name, async (a) => {
    a.send(channel, one)
    await a.next(channel === 0 ? 0 : channel)
  })
}

/** Whether the connection and channel 1 still work. */
async function works(a: Actor): Promise<void> {
  await a.call(1, FLOW)
}

const ends: readonly Case[] = [
  frame('wrong end marker', rawFrame(1, 1, Buffer.from([0, 20, 0, 10, 0]), 0)),
  frame('wrong end marker of a long frame', rawFrame(1, 1, Buffer.alloc(40, 65), 0xcd)),
  frame('wrong end marker of a heartbeat', rawFrame(8, 0, NOTHING, 1)),
  frame('wrong end marker of a body', rawFrame(3, 1, Buffer.from('text'), 2)),
  frame('oversize frame', Buffer.from([3, 0, 1, 0, 3, 0x0d, 0x40, 1, 2, 3])),
  frame('a frame of four gigabytes', Buffer.from([1, 0, 1, 0xff, 0xff, 0xff, 0xff, 1])),
  frame('unknown frame type 7', rawFrame(7, 1, Buffer.from('abc'))),
  frame('unknown frame type 0', rawFrame(0, 0, NOTHING)),
  frame('unknown frame type 4 with a long payload', rawFrame(4, 0, Buffer.from('abcdefghijklmnopqrstuvwxyz'))),
  frame('unknown frame type 255 with octets', rawFrame(255, 9, Buffer.from([0, 1, 200, 13, 34, 92]))),
  frame('heartbeat on channel 1', rawFrame(8, 1, NOTHING)),
  frame('heartbeat on a channel that is not open', rawFrame(8, 5, NOTHING)),
  frame('heartbeat with a payload', rawFrame(8, 0, Buffer.from('hi'))),
  frame('heartbeat with a payload on channel 1', rawFrame(8, 1, Buffer.from('hi'))),
]

const orders: readonly Case[] = [
  frame('body where a method is due', rawFrame(3, 1, Buffer.from('text'))),
  frame('header where a method is due', rawFrame(2, 1, Buffer.alloc(14))),
  frame('body on channel 0', rawFrame(3, 0, Buffer.from('text'))),
  frame('header on channel 0', rawFrame(2, 0, Buffer.alloc(14))),
  frame('body on a channel that is not open', rawFrame(3, 2, Buffer.from('text'))),
  sent('a method on a channel that is not open', 2, passiveQueue('q')),
  sent('channel.close on a channel that is not open', 2, CHANNEL_CLOSE),
  acts('channel.close-ok on a channel that is not open', async (a) => {
    a.send(2, { kind: 'channel.close-ok' })
    await a.quiet()
    await works(a)
  }),
  acts('channel.close-ok that nobody asked for', async (a) => {
    a.send(1, { kind: 'channel.close-ok' })
    await a.quiet()
    await a.call(1, FLOW)
  }),
  sent('channel.open twice', 1, CHANNEL_OPEN),
  sent('channel.open on channel 0', 0, CHANNEL_OPEN),
  sent('channel.flow on channel 0', 0, FLOW),
  sent('queue.declare on channel 0', 0, passiveQueue('q')),
  sent('connection.close on channel 1', 1, CONNECTION_CLOSE),
  sent('connection.tune-ok on channel 1', 1, {
    kind: 'connection.tune-ok',
    channelMax: 1,
    frameMax: 4096,
    heartbeat: 0,
  }),
  sent('queue.declare-ok from the client', 1, {
    kind: 'queue.declare-ok',
    queue: 'q',
    messageCount: 0,
    consumerCount: 0,
  }),
  sent('channel.open-ok from the client', 1, { kind: 'channel.open-ok' }),
  sent('basic.get-empty from the client', 1, { kind: 'basic.get-empty' }),
  sent('confirm.select-ok from the client', 1, { kind: 'confirm.select-ok' }),
  acts('channel.flow-ok from the client', async (a) => {
    a.send(1, { kind: 'channel.flow-ok', active: true })
    await a.quiet()
  }),
  acts('basic.cancel-ok from the client', async (a) => {
    a.send(1, { kind: 'basic.cancel-ok', consumerTag: 'x' })
    await a.quiet()
  }),
]

const methods: readonly Case[] = [
  frame('an unknown class', method(1, 70, 10)),
  frame('an unknown method of a known class', method(1, 50, 99)),
  frame('an unknown class on channel 0', method(0, 70, 10)),
  frame('a method frame without a method', rawFrame(1, 1, NOTHING)),
  frame('a method frame of two octets', rawFrame(1, 1, Buffer.from([0, 50]))),
  frame('queue.declare cut short', method(1, 50, 10, 0, 0, 5, 97)),
  frame('queue.delete with an octet too many', method(1, 50, 40, 0, 0, 1, 97, 0, 0)),
  frame('basic.qos with an octet too many', method(1, 60, 10, 0, 0, 0, 0, 0, 1, 0, 9)),
  frame('basic.ack cut short', method(1, 60, 80, 0, 0, 0, 0)),
  frame('basic.publish cut short', method(1, 60, 40, 0, 0, 9, 97)),
  frame('a table with an unknown type', method(1, 50, 10, 0, 0, 1, 97, 0, 0, 0, 0, 4, 1, 97, 90, 0)),
  frame('a table longer than its frame', method(1, 50, 10, 0, 0, 1, 97, 0, 0, 0, 0, 40, 1, 97, 116, 1)),
  frame('a table with a cut value', method(1, 50, 10, 0, 0, 1, 97, 0, 0, 0, 0, 5, 1, 97, 73, 0, 0)),
  acts('methods octet by octet', async (a) => {
    const octets = methodFrames(1, declareQueue('q', EXCLUSIVE), get('q'))
    a.bytes('queue.declare and basic.get in single octets', NOTHING)
    for (const octet of octets) {
      a.client.bytes(Buffer.from([octet]))
      await new Promise((turn) => setImmediate(turn))
    }
    await a.take(1, 2)
  }),
]

/** basic.publish to the queue q, then frames of any kind. */
function content(name: string, ...frames: readonly Buffer[]): Case {
  return acts(name, async (a) => {
    await a.calls(declareQueue('q', EXCLUSIVE))
    a.bytes(
      `basic.publish, then: ${name}`,
      Buffer.concat([
        methodFrames(1, {
          kind: 'basic.publish',
          exchange: '',
          routingKey: 'q',
          mandatory: false,
          immediate: false,
        }),
        ...frames,
      ]),
    )
    await a.quiet()
    await a.calls(get('q', true))
  })
}

function header(bodyBytes: number): Buffer {
  const writer = new ByteWriter()
  encodeContentHeader({}, bodyBytes, 1, writer)
  return writer.toBuffer()
}

function headerPayload(classId: number, weight: number, bodyBytes: number, ...rest: readonly number[]): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(classId, 0)
  head.writeUInt16BE(weight, 2)
  head.writeUInt32BE(bodyBytes, 8)
  return Buffer.concat([head, Buffer.from(rest)])
}

const body = (text: string): Buffer => rawFrame(3, 1, Buffer.from(text))

const contents: readonly Case[] = [
  content('a header of class 20', rawFrame(2, 1, headerPayload(20, 0, 0, 0, 0))),
  content('a header of class 0', rawFrame(2, 1, headerPayload(0, 0, 0, 0, 0))),
  content('a method where the header is due', methodFrames(1, FLOW)),
  content('channel.close where the header is due', methodFrames(1, CHANNEL_CLOSE)),
  content('a body where the header is due', body('text')),
  content('a method where the body is due', header(4), methodFrames(1, FLOW)),
  content('channel.close where the body is due', header(4), methodFrames(1, CHANNEL_CLOSE)),
  content('a header where the body is due', header(4), header(4)),
  content('a heartbeat before the header', rawFrame(8, 0, NOTHING), header(4), body('text')),
  content('a heartbeat between bodies', header(4), body('te'), rawFrame(8, 0, NOTHING), body('xt')),
  content('a body in single octets', header(4), body('t'), body('e'), body('x'), body('t')),
  content('empty bodies in between', header(4), body('te'), body(''), body('xt')),
  content('an empty body frame for an empty body', header(0), body('')),
  content('no body frame for an empty body', header(0)),
  content('a body longer than announced', header(4), body('texts')),
  content('a weight that is not zero', rawFrame(2, 1, headerPayload(60, 5, 0, 0, 0))),
  content('a header without property flags', rawFrame(2, 1, headerPayload(60, 0, 0))),
  content('a header cut in a property', rawFrame(2, 1, headerPayload(60, 0, 0, 0x80, 0, 9, 97))),
  content('a header with octets too many', rawFrame(2, 1, headerPayload(60, 0, 0, 0, 0, 1, 2))),
  content('a header with a second word of flags', rawFrame(2, 1, headerPayload(60, 0, 0, 0x80, 1, 0, 0, 1, 97))),
  content('a header with the unused flag', rawFrame(2, 1, headerPayload(60, 0, 0, 0, 2))),
  content(
    'headers that are no table',
    rawFrame(2, 1, headerPayload(60, 0, 0, 0x20, 0, 0, 0, 0, 9, 1, 97, 90, 0, 0, 0, 0, 0)),
  ),
  acts('contents of two channels in turns', async (a) => {
    await a.open(2)
    await a.calls(declareQueue('q', EXCLUSIVE))
    const [one, two] = [1, 2].map((channel) =>
      publishFrames(channel, { routingKey: 'q', body: `from ${channel}`, properties: { appId: `${channel}` } }),
    )
    if (one === undefined || two === undefined) throw new Error('two contents were made')
    const publish = methodFrames(1, {
      kind: 'basic.publish',
      exchange: '',
      routingKey: 'q',
      mandatory: false,
      immediate: false,
    }).length
    a.bytes(
      'two publishes, cut behind their methods',
      Buffer.concat([one.subarray(0, publish), two.subarray(0, publish), one.subarray(publish), two.subarray(publish)]),
    )
    await a.quiet()
    await a.calls(get('q', true), get('q', true), get('q', true))
  }),
]

function sized(name: string, payloadBytes: number): Case {
  return acts(
    name,
    async (a) => {
      await a.calls(declareQueue('q', EXCLUSIVE))
      a.publish(1, { routingKey: 'q', body: Buffer.alloc(payloadBytes, 66), frameMax: payloadBytes + 8 })
      await a.quiet()
      await a.calls(get('q', true))
    },
    { frameMax: 4096 },
  )
}

const sizes: readonly Case[] = [
  sized('a body that fills its frame', 4088),
  sized('a body eight octets over the limit is tolerated', 4096),
  sized('a body nine octets over the limit is not', 4097),
]

/** A short string of any octets. */
const name = (...octets: readonly number[]): Buffer => Buffer.from([octets.length, ...octets])
const NO_ARGUMENTS = Buffer.alloc(4)
const EXCLUSIVE_BIT = Buffer.from([4])

function rawMethod(classId: number, methodId: number, ...parts: readonly Buffer[]): Buffer {
  return method(1, classId, methodId, ...Buffer.concat([Buffer.alloc(2), ...parts]))
}

const declareOctets = (queue: Buffer): Buffer => rawMethod(50, 10, queue, EXCLUSIVE_BIT, NO_ARGUMENTS)
const getOctets = (queue: Buffer): Buffer => rawMethod(60, 70, queue, Buffer.from([1]))
const bindOctets = (queue: Buffer, exchange: Buffer, key: Buffer): Buffer =>
  rawMethod(50, 20, queue, exchange, key, Buffer.from([0]), NO_ARGUMENTS)
const publishOctets = (exchange: Buffer, key: Buffer, text: string): Buffer =>
  Buffer.concat([rawMethod(60, 40, exchange, key, Buffer.from([1])), header(text.length), body(text)])

/** Method frames of any octets, and as many answers. The queues are exclusive, so that none stays. */
function octets(title: string, answers: number, ...frames: readonly Buffer[]): Case {
  return acts(`octets that are no UTF-8: ${title}`, async (a) => {
    a.bytes(title, Buffer.concat(frames))
    await a.take(1, answers)
  })
}

const DIRECT = name(...Buffer.from('amq.direct'))
const Q = name(113)
const WRONG = name(0xff)
const texts: readonly Case[] = [
  octets('a queue to declare', 1, declareOctets(WRONG)),
  octets('a queue to get from', 1, getOctets(name(0x80, 0x81))),
  octets('a routing key to bind', 2, declareOctets(Q), bindOctets(Q, DIRECT, WRONG)),
  octets('a consumer tag', 2, declareOctets(Q), rawMethod(60, 20, Q, WRONG, Buffer.from([0]), NO_ARGUMENTS)),
  octets('an unfinished character', 1, declareOctets(name(97, 0xe2, 0x82))),
  octets('a character that is too long', 1, declareOctets(name(0xc0, 0x80))),
  octets('zero is a character', 1, declareOctets(name(97, 0, 98))),
  octets('an exchange to publish to', 1, publishOctets(WRONG, name(97), 'x')),
  octets('a routing key to publish with', 2, publishOctets(name(), WRONG, 'x'), methodFrames(1, FLOW)),
  octets('the name of an argument', 1, rawMethod(50, 10, Q, EXCLUSIVE_BIT, Buffer.from([0, 0, 0, 4, 1, 0xff, 116, 1]))),
  octets(
    'the value of an argument',
    1,
    rawMethod(50, 10, Q, EXCLUSIVE_BIT, Buffer.from([0, 0, 0, 9, 2, 120, 45, 83, 0, 0, 0, 1, 0xff])),
  ),
]

export const FRAMING: readonly Case[] = [...ends, ...orders, ...methods, ...contents, ...sizes, ...texts]
