/** Our server and our lanes against gRPC's own library at the other end: what is on the wire is gRPC. */
import { connect, createServer, type Server as NetServer, type Socket } from 'node:net'
import {
  Client,
  type ClientDuplexStream,
  credentials,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type StatusObject,
  status,
} from '@grpc/grpc-js'
import { afterEach, expect, test } from 'vitest'
import { until } from '../../test-support/endpoints.ts'
import type { StreamEnd } from '../streams/byte-stream.ts'
import { LaneStream } from '../streams/lane-stream.ts'
import type { ServerStream } from '../streams/server-stream.ts'
import { GrpcServer } from './grpc-server.ts'
import { connectSession } from './http2-connect.ts'

const PATH = '/test.Test/Echo'
const KEEPALIVE_MS = 1000
const MESSAGE_BYTES_MAX = 3 * 1024 * 1024
const LARGE = Buffer.alloc(2 * 1024 * 1024, 'warren')
const NOT_HEADER_TEXT = 'not today: 100 % of the "peers" are away, naïve'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

// RFC 9113 §6: as little of HTTP/2 as a stranger needs.
const [HEADERS, RST_STREAM, SETTINGS, GOAWAY] = [1, 3, 4, 7]
const INTERNAL_ERROR = 2
const END_HEADERS = 4
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
/** RFC 7541: POST, http, then `:authority`, `:path` and `content-type` by the names of its table. */
const REQUEST = Buffer.concat([
  Buffer.from([0x83, 0x86, 0x01, 1, 0x61, 0x04, PATH.length]),
  Buffer.from(PATH),
  Buffer.from([0x0f, 0x10, 'application/grpc'.length]),
  Buffer.from('application/grpc'),
])

function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

type Ended = { readonly messages: Buffer[]; end: StreamEnd | undefined }

async function listen(net: NetServer): Promise<number> {
  const sockets: Socket[] = []
  net.on('connection', (socket: Socket) => sockets.push(socket))
  await new Promise<void>((resolve) => net.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    net.close()
    for (const socket of sockets) socket.destroy()
  })
  const address = net.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Ours; `accept` gets each stream. */
function ourServer(accept: (stream: ServerStream) => void, keepaliveMs = KEEPALIVE_MS): Promise<number> {
  const server = new GrpcServer({
    keepaliveMs,
    messageBytesMax: MESSAGE_BYTES_MAX,
    streamsPerConnectionMax: 2,
    methods: { [PATH]: accept },
  })
  return listen(createServer((socket) => server.take(socket)))
}

/** gRPC's; `accept` gets each call. */
async function theirServer(accept: (call: ServerDuplexStream<Buffer, Buffer>) => void): Promise<number> {
  const server = new Server({ 'grpc.max_receive_message_length': -1 })
  const method = { path: PATH, requestStream: true, responseStream: true } as const
  const same = (bytes: Buffer) => bytes
  const serializers = {
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  }
  server.addService({ echo: { ...method, ...serializers } }, { echo: accept })
  closing.push(() => server.forceShutdown())
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port)
      else reject(error)
    })
  })
}

function ourStream(port: number, keepaliveMs = KEEPALIVE_MS): { readonly stream: LaneStream; readonly heard: Ended } {
  const session = connectSession({ address: { host: '127.0.0.1', clusterPort: port }, keepaliveMs })
  const stream = new LaneStream(session, { host: '127.0.0.1', path: PATH, messageBytesMax: MESSAGE_BYTES_MAX })
  const heard: Ended = { messages: [], end: undefined }
  stream.listener = {
    onMessage: (message) => heard.messages.push(message),
    onEnd: (end) => {
      expect(heard.end).toBeUndefined()
      heard.end = end
    },
  }
  closing.push(() => stream.abort())
  return { stream, heard }
}

function theirCall(
  port: number,
  path = PATH,
): { readonly call: ClientDuplexStream<Buffer, Buffer>; readonly heard: Ended } {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), { 'grpc.use_local_subchannel_pool': 1 })
  const same = (bytes: Buffer) => bytes
  const call = client.makeBidiStreamRequest(path, same, same)
  const heard: Ended = { messages: [], end: undefined }
  call.on('data', (message: Buffer) => heard.messages.push(message))
  call.on('error', () => undefined)
  call.on('status', ({ code, details }: StatusObject) => {
    heard.end = { code, text: details }
  })
  closing.push(() => client.close())
  return { call, heard }
}

function echo(stream: ServerStream): void {
  stream.listener = { onMessage: (message) => stream.send(message), onEnd: () => undefined }
}

test("a client of gRPC's library has its messages answered by our server, small and large, and its status", async () => {
  const { call, heard } = theirCall(await ourServer(echo))
  const messages = [Buffer.from('small'), LARGE, Buffer.alloc(0), Buffer.from('last')]
  for (const message of messages) call.write(message)
  await until(() => heard.messages.length === messages.length, 'the answers')
  expect(heard.messages.map((message, i) => message.equals(messages[i] ?? LARGE))).toEqual([true, true, true, true])
  call.end()
  await until(() => heard.end !== undefined, 'the status')
  expect(heard.end).toEqual({ code: status.OK, text: '' })
})

test("our lane has its messages answered by a server of gRPC's library, and its status", async () => {
  const port = await theirServer((call) => {
    call.on('data', (message: Buffer) => call.write(message))
    call.on('end', () => call.end())
  })
  const { stream, heard } = ourStream(port)
  const messages = [Buffer.from('small'), LARGE, Buffer.alloc(0), Buffer.from('last')]
  for (const message of messages) stream.send(message)
  await until(() => heard.messages.length === messages.length, 'the answers')
  expect(heard.messages.map((message, i) => message.equals(messages[i] ?? LARGE))).toEqual([true, true, true, true])
  stream.end()
  await until(() => heard.end !== undefined, 'the status')
  expect(heard.end).toEqual({ code: status.OK, text: 'OK' })
})

test('why a stream ended is read at the other end, whichever library is there', async () => {
  const refuse = (stream: ServerStream) => stream.abort(status.UNAVAILABLE, NOT_HEADER_TEXT)
  const ours = await ourServer(refuse)
  const theirs = await theirServer((call) => {
    call.emit('error', Object.assign(new Error(), { code: status.UNAVAILABLE, details: NOT_HEADER_TEXT }))
  })
  const ends = [theirCall(ours).heard, ourStream(ours).heard, ourStream(theirs).heard]
  await until(() => ends.every(({ end }) => end !== undefined), 'the statuses')
  expect(ends.map(({ end }) => end)).toEqual(ends.map(() => ({ code: status.UNAVAILABLE, text: NOT_HEADER_TEXT })))
})

test('a method that nobody has is unimplemented, and what is no gRPC is told so by HTTP', async () => {
  const port = await ourServer(echo)
  const { heard } = theirCall(port, '/test.Test/Other')
  await until(() => heard.end !== undefined, 'the status')
  expect(heard.end?.code).toBe(status.UNIMPLEMENTED)
  const session = connectSession({ address: { host: '127.0.0.1', clusterPort: port }, keepaliveMs: KEEPALIVE_MS })
  closing.push(() => session.destroy())
  const request = session.request({ ':path': PATH })
  let httpStatus: number | undefined
  request.on('response', (headers) => {
    httpStatus = headers[':status']
  })
  request.on('error', () => undefined)
  await until(() => httpStatus !== undefined, 'a response')
  expect(httpStatus).toBe(415)
})

test('a message beyond what is taken ends its stream, at either end', async () => {
  const tooLarge = Buffer.alloc(MESSAGE_BYTES_MAX + 1)
  const { call, heard } = theirCall(await ourServer(echo))
  call.write(tooLarge)
  const { heard: ours } = ourStream(await theirServer((theirs) => theirs.write(tooLarge)))
  await until(() => heard.end !== undefined && ours.end !== undefined, 'both ends')
  expect([heard.end?.code, ours.end?.code]).toEqual([status.RESOURCE_EXHAUSTED, status.RESOURCE_EXHAUSTED])
})

test('a dialer that goes away ends the stream at the server, once', async () => {
  const ends: StreamEnd[] = []
  const port = await ourServer((stream) => {
    stream.listener = { onMessage: (message) => stream.send(message), onEnd: (end) => ends.push(end) }
  })
  const { stream, heard } = ourStream(port)
  stream.send(Buffer.from('hello'))
  await until(() => heard.messages.length === 1, 'the answer')
  stream.abort()
  await until(() => ends.length > 0 && heard.end !== undefined, 'the end')
  expect(ends).toEqual([{ code: status.CANCELLED, text: 'the other side is gone' }])
  expect(heard.end?.code).toBe(status.CANCELLED)
})

test('a peer that takes the connection and answers nothing is found out by keepalive, at either end', async () => {
  const keepaliveMs = 50
  // The dialer's preface and SETTINGS are read, and nothing comes back but SETTINGS of the server's own.
  const silent = await listen(
    createServer((socket) => {
      socket.on('error', () => undefined)
      socket.resume()
      socket.write(frame(SETTINGS, 0, 0, Buffer.alloc(0)))
    }),
  )
  const { heard } = ourStream(silent, keepaliveMs)
  await until(() => heard.end !== undefined, 'the dialer gives up')
  expect(heard.end).toMatchObject({ code: status.UNAVAILABLE })
  let isClosed = false
  const port = await ourServer(echo, keepaliveMs)
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(Buffer.concat([PREFACE, frame(SETTINGS, 0, 0, Buffer.alloc(0))]))
  })
  socket.resume()
  socket.on('close', () => {
    isClosed = true
  })
  await until(() => isClosed, 'the server gives up')
})

test('a dialer that has given up before the server hears of it harms nobody', async () => {
  const port = await ourServer(echo)
  const opening = frame(HEADERS, END_HEADERS, 1, REQUEST)
  const cancelled = frame(RST_STREAM, 0, 1, Buffer.from([0, 0, 0, INTERNAL_ERROR]))
  const ending = frame(GOAWAY, 0, 0, Buffer.from([0, 0, 0, 0, 0, 0, 0, INTERNAL_ERROR]))
  let closed = 0
  // All of it is read at once by a server that was frozen meanwhile.
  for (const frames of [
    [opening, cancelled],
    [opening, ending],
    [opening, cancelled, ending],
  ]) {
    const bytes = Buffer.concat([PREFACE, frame(SETTINGS, 0, 0, Buffer.alloc(0)), ...frames])
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      closed += 1
    })
    socket.resume()
  }
  await until(() => closed === 3, 'all of them are gone')
  const { stream, heard } = ourStream(port)
  stream.send(Buffer.from('still here'))
  await until(() => heard.messages.length === 1, 'the answer')
})

test('nobody listens, and the end says so', async () => {
  const port = await listen(createServer())
  for (const close of closing.splice(0)) close()
  const { heard } = ourStream(port)
  await until(() => heard.end !== undefined, 'the end')
  expect(heard.end).toMatchObject({ code: status.UNAVAILABLE, text: expect.stringContaining('ECONNREFUSED') })
})
