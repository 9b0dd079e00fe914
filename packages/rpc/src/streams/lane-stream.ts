/**
 * The end of a lane that dialled, alone on its connection, which ends with it. gRPC on an HTTP/2 stream of Node's own, as the
 * server's end; questions and commands, which are short, are calls of gRPC's library (call-stream.ts).
 */
import { type ClientHttp2Session, type ClientHttp2Stream, constants, type IncomingHttpHeaders } from 'node:http2'
import { status } from '@grpc/grpc-js'
import type { ByteStream, ByteStreamListener, StreamEnd } from './byte-stream.ts'
import { readMessages, writeMessage } from './message-stream.ts'
import { GRPC_CONTENT_TYPE } from './server-stream.ts'

/** The connection was made, and ended without a word. */
export const UNANSWERED_TEXT = 'the connection ended without an answer'

export class LaneStream implements ByteStream {
  listener: ByteStreamListener | undefined
  readonly #session: ClientHttp2Session
  readonly #stream: ClientHttp2Stream
  #isOver = false
  #isConnected = false
  #isAnswered = false
  #end: StreamEnd | undefined = undefined

  constructor(
    session: ClientHttp2Session,
    options: { readonly host: string; readonly path: string; readonly messageBytesMax: number },
  ) {
    this.#session = session
    session.once('connect', () => {
      this.#isConnected = true
    })
    session.on('error', (error) => this.#broke(textOf(error)))
    session.on('goaway', (code) => {
      if (code === constants.NGHTTP2_INADEQUATE_SECURITY) {
        this.#ended({ code: status.PERMISSION_DENIED, text: 'the connection is not secure enough' })
      }
    })
    const stream = session.request({
      ':method': 'POST',
      ':path': options.path,
      ':authority': options.host,
      te: 'trailers',
      'content-type': GRPC_CONTENT_TYPE,
    })
    this.#stream = stream
    stream.on('response', (headers) => this.#heard(headers))
    stream.on('trailers', (headers) => this.#heard(headers))
    readMessages(stream, {
      messageBytesMax: options.messageBytesMax,
      onMessage: (message) => {
        if (!this.#isOver) this.listener?.onMessage(message)
      },
      onBroken: (end) => {
        this.#ended(end)
        this.abort()
      },
    })
    stream.on('end', () => session.destroy()) // What the server had to say has been said.
    stream.on('error', (error) => this.#broke(textOf(error)))
    stream.on('close', () => {
      this.#isOver = true
      this.listener?.onEnd(this.#end ?? this.#broke('the other side is gone'))
      session.destroy()
    })
  }

  send(message: Uint8Array): void {
    if (this.#isOver || this.#stream.writableEnded) return
    if (!writeMessage(this.#stream, message)) this.abort()
  }

  end(): void {
    if (!this.#isOver) this.#stream.end()
  }

  abort(): void {
    this.#ended({ code: status.CANCELLED, text: 'cancelled' })
    this.#session.destroy() // 'close' of the stream follows.
  }

  #heard(headers: IncomingHttpHeaders & { readonly ':status'?: number | undefined }): void {
    this.#isAnswered = true
    const httpStatus = headers[':status'] ?? 200
    const code = headers['grpc-status']
    if (httpStatus !== 200) this.#ended({ code: status.INTERNAL, text: `HTTP status ${httpStatus}` })
    else if (code !== undefined) this.#ended({ code: Number(code), text: decodeText(headers['grpc-message']) })
  }

  #broke(text: string): StreamEnd {
    const isUnanswered = this.#isConnected && !this.#isAnswered
    return this.#ended({ code: status.UNAVAILABLE, text: isUnanswered ? `${UNANSWERED_TEXT}: ${text}` : text })
  }

  /** The first reason that was heard of is the reason. */
  #ended(end: StreamEnd): StreamEnd {
    this.#end ??= end
    return this.#end
  }
}

/** A stream says that it ended with its connection; why that did is the cause. Of several addresses each has its error, and the whole no text. */
function textOf(error: Error & { readonly code?: string }): string {
  if (error.cause instanceof Error) return textOf(error.cause)
  return error.message || error.code || error.name
}

function decodeText(encoded: string | string[] | undefined): string {
  const text = Array.isArray(encoded) ? encoded.join(', ') : (encoded ?? '')
  try {
    return decodeURIComponent(text)
  } catch {
    return text // As it came, which says more than nothing.
  }
}
