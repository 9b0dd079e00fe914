/**
 * gRPC's server side for methods that are bidirectional streams of bytes: takes connections that others have accepted, and
 * gives out the streams on them by their path.
 */
import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { status } from '@grpc/grpc-js'
import { endHeaders, GRPC_CONTENT_TYPE, ServerStream } from '../streams/server-stream.ts'
import { keepSessionAlive } from '../streams/session-keepalive.ts'
import { SESSION_MEGABYTES_MAX, WINDOW_BYTES } from './http2-connect.ts'

export interface GrpcServerOptions {
  readonly keepaliveMs: number
  readonly messageBytesMax: number
  readonly streamsPerConnectionMax: number
  /** By path; each sets `stream.listener` before it returns. */
  readonly methods: Readonly<Record<string, (stream: ServerStream) => void>>
}

const HTTP_UNSUPPORTED_MEDIA_TYPE = 415

export class GrpcServer {
  readonly #options: GrpcServerOptions
  readonly #http2: Http2Server

  constructor(options: GrpcServerOptions) {
    this.#options = options
    this.#http2 = createServer({
      settings: { initialWindowSize: WINDOW_BYTES, maxConcurrentStreams: options.streamsPerConnectionMax },
      maxSessionMemory: SESSION_MEGABYTES_MAX,
    })
    this.#http2.on('session', (session) => {
      if (session.destroyed) return
      session.setLocalWindowSize(WINDOW_BYTES)
      keepSessionAlive(session, options.keepaliveMs)
    })
    this.#http2.on('sessionError', () => {
      // The streams on it hear of its end.
    })
    this.#http2.on('stream', (stream, headers) => this.#opened(stream, headers))
  }

  /** Takes over a connection that was not read from, or whose bytes were put back. */
  take(socket: Socket): void {
    this.#http2.emit('connection', socket)
  }

  #opened(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    stream.on('error', () => {
      // 'close' follows, and whoever has the stream hears of that.
    })
    if (stream.destroyed || stream.closed) return // Given up before we heard of it, while this process stood still.
    const method = Object.hasOwn(this.#options.methods, headers[':path'] ?? '')
      ? this.#options.methods[headers[':path'] ?? '']
      : undefined
    if (!headers['content-type']?.startsWith(GRPC_CONTENT_TYPE)) {
      refuse(stream, { ':status': HTTP_UNSUPPORTED_MEDIA_TYPE })
    } else if (method === undefined) {
      const end = endHeaders({ code: status.UNIMPLEMENTED, text: 'no such method' })
      refuse(stream, { ':status': 200, 'content-type': GRPC_CONTENT_TYPE, ...end })
    } else {
      const { remoteAddress, remotePort } = stream.session?.socket ?? {}
      method(
        new ServerStream(stream, {
          remoteAddress: `${remoteAddress}:${remotePort}`,
          messageBytesMax: this.#options.messageBytesMax,
        }),
      )
    }
  }
}

function refuse(stream: ServerHttp2Stream, headers: Record<string, string | number>): void {
  stream.respond(headers, { endStream: true })
  stream.resume()
}
