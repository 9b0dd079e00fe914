// From the protocol header to connection.open-ok.
import { ByteWriter, encodeTable, type FieldTable, type Method } from '@warren/codec'
import { clientProperties, greet, type Login, openVhost, PROTOCOL_HEADER, startOk, tuneOk } from '../../login.ts'
import { CHANNEL_OPEN, CONNECTION_CLOSE, declareQueue, table } from '../../methods.ts'
import type { Case } from '../../script.ts'

function header(...octets: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from('AMQP'), Buffer.from(octets)])
}

/** The broker's answer to a header that it does not speak, and the end of the connection. */
function refusedHeader(name: string, octets: Buffer): Case {
  return {
    name: `header ${name}`,
    async run(script) {
      const a = await script.connect()
      a.bytes(`header ${octets.toString('hex')}`, octets)
      await a.next(0)
      await a.closed()
    },
  }
}

/** Up to start; then `methods` one by one, each with what comes next. */
function afterStart(name: string, ...methods: readonly Method[]): Case {
  return {
    name,
    async run(script) {
      const a = await script.connect()
      await greet(a.client)
      for (const method of methods) await a.call(0, method)
    },
  }
}

/** The connection is dropped; whatever comes before that is written down. */
function droppedAfter(name: string, ...methods: readonly Method[]): Case {
  return {
    name,
    async run(script) {
      const a = await script.connect()
      await greet(a.client)
      a.send(0, ...methods)
      await a.closed()
    },
  }
}

function login(mechanism: string, response: string | Buffer, capabilities: readonly string[] = []): Method {
  return {
    kind: 'connection.start-ok',
    clientProperties: clientProperties(capabilities),
    mechanism,
    response: Buffer.from(response),
    locale: 'en_US',
  }
}

const TELLS = ['authentication_failure_close'] as const

/** An AMQPLAIN response is a table without its length. */
function amqPlain(fields: FieldTable): Buffer {
  const writer = new ByteWriter()
  encodeTable(fields, writer)
  return writer.toBuffer().subarray(4)
}

const headers: readonly Case[] = [
  {
    name: 'header AMQP 0 0 9 1 is answered with connection.start',
    async run(script) {
      const a = await script.connect()
      a.bytes('header', PROTOCOL_HEADER)
      await a.next(0)
    },
  },
  {
    name: 'header AMQP 1 1 0 9 is taken for 0-9-1',
    async run(script) {
      const a = await script.connect()
      a.bytes('header', header(1, 1, 0, 9))
      await a.next(0)
    },
  },
  {
    name: 'header octet by octet',
    async run(script) {
      const a = await script.connect()
      for (const octet of PROTOCOL_HEADER) a.bytes(`octet ${octet}`, Buffer.from([octet]))
      await a.next(0)
    },
  },
  ...[header(1, 1, 8, 0), header(1, 1, 9, 1)].map(
    (octets): Case => ({
      name: `header of 0-8 as ${octets.toString('hex')}`,
      async run(script) {
        const a = await script.connect()
        a.bytes(`header ${octets.toString('hex')}`, octets)
        await a.next(0)
      },
    }),
  ),
  refusedHeader('of 0-9 revision 2', header(0, 0, 9, 2)),
  refusedHeader('of 0-10', header(1, 1, 0, 10)),
  refusedHeader('of 1.0', header(0, 1, 0, 0)),
  refusedHeader('of 1.0 with SASL', header(3, 1, 0, 0)),
  refusedHeader('of TLS', header(2, 1, 0, 0)),
  refusedHeader('of another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n')),
  refusedHeader('in lower case', Buffer.from('amqp\x00\x00\x09\x01', 'latin1')),
]

const logins: readonly Case[] = [
  afterStart('PLAIN with good credentials is answered with tune', login('PLAIN', '\0guest\0guest')),
  afterStart(
    'AMQPLAIN with good credentials',
    login('AMQPLAIN', amqPlain(table({ LOGIN: 'guest', PASSWORD: 'guest' }))),
  ),
  afterStart(
    'AMQPLAIN with the fields in another order and one more',
    login('AMQPLAIN', amqPlain(table({ PASSWORD: 'guest', more: 1, LOGIN: 'guest' }))),
  ),
  afterStart('any locale passes', { ...startOk(), locale: 'de_DE' } as Method),
  afterStart('a wrong password is told to a client that asked for it', login('PLAIN', '\0guest\0nope', TELLS)),
  afterStart('an unknown user is told the same', login('PLAIN', '\0nobody\0guest', TELLS)),
  afterStart('an empty password is refused', login('PLAIN', '\0guest\0', TELLS)),
  afterStart(
    'a wrong password by AMQPLAIN',
    login('AMQPLAIN', amqPlain(table({ LOGIN: 'guest', PASSWORD: 'nope' })), TELLS),
  ),
  droppedAfter('a wrong password is not told otherwise', login('PLAIN', '\0guest\0nope')),
  droppedAfter('PLAIN without NULs', login('PLAIN', 'guest', TELLS)),
  droppedAfter('PLAIN with nothing', login('PLAIN', '', TELLS)),
  droppedAfter('PLAIN with one NUL', login('PLAIN', '\0guest', TELLS)),
  droppedAfter('PLAIN with an authorization identity', login('PLAIN', 'guest\0guest\0guest', TELLS)),
  droppedAfter('AMQPLAIN without a password', login('AMQPLAIN', amqPlain(table({ LOGIN: 'guest' })), TELLS)),
  droppedAfter('AMQPLAIN that is no table', login('AMQPLAIN', '\0guest\0guest', TELLS)),
  droppedAfter('AMQPLAIN with a number', login('AMQPLAIN', amqPlain(table({ LOGIN: 'guest', PASSWORD: 1 })), TELLS)),
  droppedAfter('an unknown mechanism', login('CRAM', '', TELLS)),
  droppedAfter('a mechanism that is not offered', login('EXTERNAL', '', TELLS)),
  droppedAfter('a mechanism in lower case', login('plain', '\0guest\0guest', TELLS)),
]

function tuned(name: string, options: Login): Case {
  return {
    name,
    async run(script) {
      const a = await script.connect()
      await greet(a.client)
      a.client.send(0, startOk())
      await a.client.next(0, 4_000)
      a.send(0, tuneOk(options), openVhost('/'))
      const received = await a.next(0, 6_000)
      if (received?.kind === 'method' && received.method.kind === 'connection.close') await a.closed()
    },
  }
}

const tunings: readonly Case[] = [
  tuned('tune-ok with the lowest limits', { channelMax: 1, frameMax: 4096, heartbeat: 65_535 }),
  tuned('tune-ok without a limit of channels', { channelMax: 0 }),
  tuned('tune-ok with more channels than offered', { channelMax: 2048 }),
  tuned('tune-ok without a limit of frames', { frameMax: 0 }),
  tuned('tune-ok with frames below 4096', { frameMax: 4095 }),
  tuned('tune-ok with larger frames than offered', { frameMax: 131_073 }),
  tuned('tune-ok with both limits too high', { frameMax: 131_073, channelMax: 2048 }),
]

function opened(name: string, vhost: string, options: Login = {}): Case {
  return {
    name,
    async run(script) {
      const a = await script.connect()
      await greet(a.client)
      a.client.send(0, startOk(options), tuneOk())
      await a.client.next(0, 4_000)
      await a.call(0, openVhost(vhost))
    },
  }
}

const vhosts: readonly Case[] = [
  opened('open of /', '/'),
  opened('open of another vhost', 'v1'),
  opened('open of an unknown vhost', 'nov'),
  opened('open of the empty vhost', ''),
  opened('open of a vhost without rights', 'v1', { user: 'al' }),
  opened('open of / by a user without rights anywhere', '/', { user: 'nil' }),
  opened('open of an unknown vhost by a user without rights anywhere', 'nov', { user: 'nil' }),
]

const orders: readonly Case[] = [
  droppedAfter('tune-ok where start-ok is due', tuneOk()),
  droppedAfter('open where start-ok is due', openVhost('/')),
  droppedAfter('close where start-ok is due', CONNECTION_CLOSE),
  droppedAfter('start-ok twice', startOk(), startOk()),
  droppedAfter('open where tune-ok is due', startOk(), openVhost('/')),
  droppedAfter('close where tune-ok is due', startOk(), CONNECTION_CLOSE),
  {
    name: 'close where open is due',
    async run(script) {
      const a = await script.connect()
      await greet(a.client)
      a.client.send(0, startOk(), tuneOk())
      await a.client.next(0, 4_000)
      await a.call(0, CONNECTION_CLOSE)
    },
  },
  {
    name: 'tune-ok twice',
    async run(script) {
      const a = await script.connect()
      await greet(a.client)
      a.client.send(0, startOk(), tuneOk())
      await a.client.next(0, 4_000)
      await a.call(0, tuneOk())
    },
  },
  {
    name: 'channel.open where connection.open is due',
    async run(script) {
      const a = await script.connect()
      await greet(a.client)
      a.client.send(0, startOk(), tuneOk())
      await a.client.next(0, 4_000)
      await a.call(1, CHANNEL_OPEN)
    },
  },
  {
    name: 'secure-ok where start-ok is due',
    async run(script) {
      const a = await script.connect()
      await greet(a.client)
      a.send(0, { kind: 'connection.secure-ok', response: Buffer.from('x') })
      await a.closed()
    },
  },
  {
    name: 'everything in one write',
    async run(script) {
      const a = await script.connect()
      a.bytes('header', PROTOCOL_HEADER)
      a.send(0, startOk(), tuneOk(), openVhost('/'))
      a.send(1, CHANNEL_OPEN, declareQueue('q', { exclusive: true }))
      a.send(0, CONNECTION_CLOSE)
      await a.take(0, 3)
      await a.take(1, 2)
      await a.next(0)
    },
  },
]

function bigLogin(name: string, octets: number): Case {
  return droppedAfter(name, {
    kind: 'connection.start-ok',
    clientProperties: table({ product: 'x'.repeat(octets) }),
    mechanism: 'PLAIN',
    response: Buffer.from('\0guest\0guest'),
    locale: 'en_US',
  })
}

const sizes: readonly Case[] = [
  bigLogin('client properties beyond the smallest frame', 5_000),
  bigLogin('client properties beyond any frame at login', 20_000),
]

export const NEGOTIATION: readonly Case[] = [...headers, ...logins, ...tunings, ...vhosts, ...orders, ...sizes]
