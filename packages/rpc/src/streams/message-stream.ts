/** Messages in and out of an HTTP/2 stream of Node's own, as gRPC frames them. */
import type { Http2Stream } from 'node:http2'
import { status } from '@grpc/grpc-js'
import type { StreamEnd } from './byte-stream.ts'
import { type FramingError, MessageReader, PREFIX_BYTES, writePrefix } from './message-reader.ts'

/** What one peer may leave unread before its stream is given up. */
const QUEUED_BYTES_MAX = 1024 * 1024 * 1024
/** Up to here a copy behind the prefix costs less than a second piece to write. */
const JOINED_BYTES_MAX = 16 * 1024

/** Calls `onMessage` for each; `onBroken` once, after which nothing comes any more. */
export function readMessages(
  stream: Http2Stream,
  options: {
    readonly messageBytesMax: number
    readonly onMessage: (message: Buffer) => void
    readonly onBroken: (end: StreamEnd) => void
  },
): MessageReader {
  const reader = new MessageReader(options)
  let isBroken = false
  stream.on('data', (chunk: Buffer) => {
    if (isBroken) return
    const read = reader.read(chunk)
    if (read.ok) return
    isBroken = true
    options.onBroken({ code: codeOf(read.error), text: read.error.text })
  })
  return reader
}

/** False: the other side has left too much unread, and this was not written. `message` is the stream's from here on. */
export function writeMessage(stream: Http2Stream, message: Uint8Array): boolean {
  if (stream.writableLength > QUEUED_BYTES_MAX) return false
  const isJoined = message.length <= JOINED_BYTES_MAX
  const first = Buffer.allocUnsafe(isJoined ? PREFIX_BYTES + message.length : PREFIX_BYTES)
  writePrefix(first, message.length)
  if (isJoined) {
    first.set(message, PREFIX_BYTES)
    stream.write(first)
    return true
  }
  stream.cork()
  stream.write(first)
  stream.write(message)
  stream.uncork()
  return true
}

function codeOf({ kind }: FramingError): number {
  return kind === 'tooLarge' ? status.RESOURCE_EXHAUSTED : status.UNIMPLEMENTED
}
