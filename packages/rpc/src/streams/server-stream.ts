/**
 * The end of a stream that was dialled, in gRPC's words on an HTTP/2 stream of Node's own ("gRPC over HTTP2"): how it went is
 * said in trailers. gRPC's library around each message costs a lane more than the message does (decision 14).
 */
import { constants, type ServerHttp2Stream } from 'node:http2'
import { status } from '@grpc/grpc-js'
import type { ByteStream, ByteStreamListener, StreamEnd } from './byte-stream.ts'
import type { MessageReader } from './message-reader.ts'
import { readMessages, writeMessage } from './message-stream.ts'

export const GRPC_CONTENT_TYPE = 'application/grpc'

/** What a server says at the end; also at once, instead of anything else. */
export function endHeaders({ code, text }: StreamEnd): Record<string, string | number> {
  return { 'grpc-status': code, ...(text !== '' && { 'grpc-message': encodeText(text) }) }
}

export class ServerStream implements ByteStream {
  listener: ByteStreamListener | undefined
  /** Address and port of the other end. */
  readonly remoteAddress: string
  readonly #stream: ServerHttp2Stream
  readonly #reader: MessageReader
  #isOver = false
  /** How we ended it. */
  #said: StreamEnd = { code: status.OK, text: '' }

  /** Whoever opens it listens to its 'error'. */
  constructor(
    stream: ServerHttp2Stream,
    options: { readonly remoteAddress: string; readonly messageBytesMax: number },
  ) {
    this.#stream = stream
    this.remoteAddress = options.remoteAddress
    stream.respond({ ':status': 200, 'content-type': GRPC_CONTENT_TYPE }, { waitForTrailers: true })
    stream.on('wantTrailers', () => stream.sendTrailers(endHeaders(this.#said)))
    this.#reader = readMessages(stream, {
      messageBytesMax: options.messageBytesMax,
      onMessage: (message) => {
        if (!this.#isOver) this.listener?.onMessage(message)
      },
      onBroken: ({ code, text }) => this.abort(code, text),
    })
    stream.on('end', () => {
      if (stream.aborted) return // 'close' follows.
      this.end()
      this.#over({ code: status.OK, text: 'the other side ended the stream' })
    })
    stream.on('close', () => this.#over({ code: status.CANCELLED, text: 'the other side is gone' }))
  }

  /** From here on larger messages are taken: the dialer is no stranger any more. */
  takeUpTo(messageBytesMax: number): void {
    this.#reader.messageBytesMax = messageBytesMax
  }

  send(message: Uint8Array): void {
    if (this.#isOver || this.#stream.writableEnded) return
    if (!writeMessage(this.#stream, message)) {
      this.#over({ code: status.RESOURCE_EXHAUSTED, text: 'the other side does not read' })
      this.#stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM) // Trailers would wait behind what is not read.
    }
  }

  end(): void {
    if (!this.#stream.writableEnded) this.#stream.end()
  }

  abort(code: number, text: string): void {
    if (this.#isOver) return
    this.#said = { code, text }
    this.end()
    this.#over(this.#said)
  }

  #over(end: StreamEnd): void {
    if (this.#isOver) return
    this.#isOver = true
    setImmediate(() => this.listener?.onEnd(end))
  }
}

/** Percent-encoded as "gRPC over HTTP2" has it: printable ASCII stands for itself. */
function encodeText(text: string): string {
  return text.toWellFormed().replace(/[^\x20-\x24\x26-\x7e]+/gu, encodeURIComponent)
}
