/** Opens one stream to a node: connection, gRPC stream, handshake. One attempt; who wants more tries again. */
import { randomBytes } from 'node:crypto'
import { status } from '@grpc/grpc-js'
import type { PeerAddress, PeerIdentity } from '@warren/cluster'
import { assertNever, type NodeId } from '@warren/kernel'
import type { Cookie } from '../auth/cookie.ts'
import { DialerHandshake, type HandshakeError, type Purpose, streamId } from '../auth/handshake.ts'
import type { ByteStream, StreamEnd } from '../streams/byte-stream.ts'
import { CallStream } from '../streams/call-stream.ts'
import { LaneStream } from '../streams/lane-stream.ts'
import type { TlsIdentity } from '../tls/tls-identity.ts'
import { tlsDialText } from '../tls/tls-texts.ts'
import { connectSession } from './http2-connect.ts'

export type DialError =
  | HandshakeError
  | { readonly kind: 'unknownHost'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string }
  /** The process listens, its application does not run. */
  | { readonly kind: 'notRunning'; readonly text: string }
  /** Something listens there and speaks no gRPC, or not ours. */
  | { readonly kind: 'notWarren'; readonly text: string }
  | { readonly kind: 'noAnswer'; readonly text: string }
  /** One side uses TLS and the other does not, or a certificate was not accepted. */
  | { readonly kind: 'tlsMismatch'; readonly text: string }

export interface DialedListener {
  /** Handshake done. From here on messages go to `stream.listener`, which the callee sets now. `id` is known to both ends. */
  onOpen(stream: ByteStream, peer: PeerIdentity, id: string): void
  /** The attempt came to nothing; not called after `onOpen`. */
  onFailed(error: DialError): void
}

export interface DialOptions {
  readonly address: PeerAddress
  readonly path: string
  readonly purpose: Purpose
  readonly cookie: Cookie
  /** Absent: a plain connection. */
  readonly tls?: TlsIdentity | undefined
  /** Whom the certificate has to be for, when that is not the address's host. */
  readonly tlsHost?: string | undefined
  readonly self: PeerIdentity
  readonly expectedId?: NodeId
  readonly timeoutMs: number
  /** A peer that answers nothing is noticed within twice this time. */
  readonly keepaliveMs?: number
  /** A larger message from the other side ends the stream. */
  readonly messageBytesMax: number
  readonly listener: DialedListener
}

/** Stops an attempt; no effect once it is over. */
export interface Dialing {
  cancel(): void
}

/** Long texts over the wire, and the only ones that are compared. */
export const NOT_RUNNING_TEXT = 'the application is not running on this node'

export const KEEPALIVE_MS = 1000
export function dial(options: DialOptions): Dialing {
  const { purpose, cookie, self, expectedId, timeoutMs, listener } = options
  const stream = open(options)
  const nonce = randomBytes(32)
  const handshake = new DialerHandshake({ cookie, purpose, self, nonce, ...(expectedId && { expectedId }) })
  let isOver = false
  const fail = (error: DialError) => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    stream.abort(status.CANCELLED, 'given up')
    listener.onFailed(error)
  }
  const timer = setTimeout(() => fail({ kind: 'noAnswer', text: `no answer within ${timeoutMs} ms` }), timeoutMs)
  stream.listener = {
    onMessage(message) {
      if (isOver) return
      const step = handshake.step(message)
      if (!step.ok) return fail(step.error)
      if (step.value.kind === 'send') return stream.send(step.value.message)
      isOver = true
      clearTimeout(timer)
      listener.onOpen(stream, step.value.peer, streamId(nonce))
    },
    onEnd: (end) => fail(dialErrorOf(end, options.tls)),
  }
  stream.send(handshake.hello)
  return {
    cancel() {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      stream.abort(status.CANCELLED, 'given up')
    },
  }
}

function open(options: DialOptions): ByteStream {
  const { address, path, purpose, tls, tlsHost, messageBytesMax, keepaliveMs = KEEPALIVE_MS } = options
  const connection = { address, tls, tlsHost, keepaliveMs }
  switch (purpose) {
    case 'control':
    case 'data':
      return new LaneStream(connectSession(connection), { host: address.host, path, messageBytesMax })
    case 'ask':
    case 'ctl':
      return new CallStream({ ...connection, path, messageBytesMax })
    default:
      return assertNever(purpose)
  }
}

function dialErrorOf(end: StreamEnd, tls: TlsIdentity | undefined): DialError {
  const tlsText = tlsDialText(end, tls)
  if (tlsText !== undefined) return { kind: 'tlsMismatch', text: tlsText }
  const { code, text } = end
  switch (code) {
    case status.UNAUTHENTICATED:
      return { kind: 'cookieMismatch', text }
    case status.FAILED_PRECONDITION:
      return { kind: 'versionMismatch', text }
    case status.NOT_FOUND:
      return { kind: 'wrongNode', text }
    case status.UNIMPLEMENTED:
    case status.INTERNAL:
      return { kind: 'notWarren', text }
    case status.UNAVAILABLE:
      if (text === NOT_RUNNING_TEXT) return { kind: 'notRunning', text }
      if (text.includes('ECONNREFUSED')) return { kind: 'refused', text }
      if (/name resolution failed|ENOTFOUND|EAI_AGAIN/i.test(text)) return { kind: 'unknownHost', text }
      return { kind: 'noAnswer', text }
    default:
      return { kind: 'noAnswer', text }
  }
}

/** The status that tells a dialer why its handshake failed; the other way round of the above. */
export function statusOf(error: HandshakeError): number {
  switch (error.kind) {
    case 'cookieMismatch':
      return status.UNAUTHENTICATED
    case 'versionMismatch':
      return status.FAILED_PRECONDITION
    case 'wrongNode':
      return status.NOT_FOUND
    case 'malformed':
      return status.INVALID_ARGUMENT
  }
}
