/** The inter-node port: takes connections, lets streams prove the cookie, hands the proven ones on by their purpose. */
import { randomBytes } from 'node:crypto'
import { createServer, type Server as NetServer, type Socket } from 'node:net'
import { status } from '@grpc/grpc-js'
import type { PeerIdentity } from '@warren/cluster'
import type { Log } from '@warren/kernel'
import type { Cookie } from '../auth/cookie.ts'
import {
  COOKIE_MISMATCH_TEXT,
  type HandshakeError,
  HELLO_BYTES_MAX,
  ListenerHandshake,
  type ListenerStep,
  type Purpose,
} from '../auth/handshake.ts'
import { type ByteStream, CONTROL_PATH, DATA_PATH, EXECUTE_PATH, MESSAGE_BYTES_MAX } from '../streams/byte-stream.ts'
import type { ServerStream } from '../streams/server-stream.ts'
import type { TlsIdentity } from '../tls/tls-identity.ts'
import { NO_TLS_TEXT, UNWANTED_TLS_TEXT } from '../tls/tls-texts.ts'
import { ConnectionGate } from './connection-gate.ts'
import { KEEPALIVE_MS, statusOf } from './dial.ts'
import { lookAtFirstBytes } from './first-bytes.ts'
import { GrpcServer } from './grpc-server.ts'

export interface OpenedStream {
  readonly stream: ByteStream
  readonly peer: PeerIdentity
  readonly purpose: Purpose
  /** Named by its dialer; known to both ends. */
  readonly id: string
}

export interface PeerListenerOptions {
  readonly host: string
  /** 0: the system chooses. */
  readonly port: number
  readonly cookie: Cookie
  /** Absent: plain connections, and no others. */
  readonly tls?: TlsIdentity | undefined
  readonly identity: () => PeerIdentity
  readonly log: Log
  /** Why a proven stream is not welcome (the application is stopped); undefined when it is. */
  readonly refusal: (purpose: Purpose) => string | undefined
  readonly keepaliveMs?: number | undefined
  /** Sets `stream.listener` before it returns. */
  readonly onOpen: (opened: OpenedStream) => void
}

const HANDSHAKE_MS = 5000
const UNPROVEN_MAX = 64 // Connections, and streams, that have not proven the cookie yet.
const STREAMS_PER_CONNECTION_MAX = 16
const REJECTED_NAMES_MAX = 100
const TEXT_LENGTH_MAX = 300
const REJECTED_AGAIN_MS = 600_000 // Somebody who keeps trying is named again, but not at each try.

export class PeerListener {
  readonly #options: PeerListenerOptions
  readonly #net: NetServer
  readonly #gate = new ConnectionGate({ unprovenMax: UNPROVEN_MAX, unprovenMs: HANDSHAKE_MS })
  #unprovenStreams = 0
  /** Who was refused for the cookie and has not come back with the right one: one log line a change, not one a retry. */
  readonly #rejected = new Set<string>()
  /** When a connection from an address was last told to be refused for its TLS or the lack of it, by address and reason. */
  readonly #refusedAtMs = new Map<string, number>()

  private constructor(options: PeerListenerOptions) {
    this.#options = options
    const server = new GrpcServer({
      keepaliveMs: options.keepaliveMs ?? KEEPALIVE_MS,
      messageBytesMax: HELLO_BYTES_MAX,
      streamsPerConnectionMax: STREAMS_PER_CONNECTION_MAX,
      methods: {
        [CONTROL_PATH]: (stream) => this.#accept(stream, ['control', 'ask']),
        [DATA_PATH]: (stream) => this.#accept(stream, ['data']),
        [EXECUTE_PATH]: (stream) => this.#accept(stream, ['ctl']),
      },
    })
    const take = (socket: Socket) => server.take(socket)
    // TLS ends before HTTP/2, so that we hear who was refused and why.
    const acceptor = options.tls?.acceptor(take, (address, reason) => this.#refused(address, reason))
    const isTls = acceptor !== undefined
    this.#net = createServer({ noDelay: true }, (socket: Socket) => {
      if (!this.#gate.admit(socket)) return
      const address = `${socket.remoteAddress}:${socket.remotePort}`
      const refuse = () => this.#refused(address, isTls ? NO_TLS_TEXT : UNWANTED_TLS_TEXT)
      lookAtFirstBytes(socket, { isTls, refuse, take: isTls ? (taken) => acceptor.accept(taken) : take })
    })
  }

  /** Rejects when the port cannot be had. */
  static async open(options: PeerListenerOptions): Promise<PeerListener> {
    const listener = new PeerListener(options)
    const net = listener.#net
    await new Promise<void>((resolve, reject) => {
      net.once('error', reject)
      net.listen({ host: options.host, port: options.port }, () => {
        net.off('error', reject)
        net.on('error', (error) => options.log.error('inter-node port failed', { reason: error.message }))
        resolve()
      })
    })
    return listener
  }

  get port(): number {
    const address = this.#net.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  get connections(): number {
    return this.#gate.connections
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#net.close(() => resolve()))
    this.#gate.closeAll()
    await closed
  }

  #accept(stream: ServerStream, purposes: readonly Purpose[]): void {
    const { cookie, identity } = this.#options
    if (this.#unprovenStreams >= UNPROVEN_MAX) {
      stream.abort(status.RESOURCE_EXHAUSTED, 'too many streams without a proven cookie')
      return
    }
    this.#unprovenStreams += 1
    const handshake = new ListenerHandshake({ cookie, self: identity(), nonce: randomBytes(32) })
    let isOver = false
    const finish = () => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      this.#unprovenStreams -= 1
    }
    const timer = setTimeout(() => {
      finish()
      stream.abort(status.DEADLINE_EXCEEDED, 'the handshake took too long')
    }, HANDSHAKE_MS)
    stream.listener = {
      onEnd: finish,
      onMessage: (message) => {
        if (isOver) return
        const step = handshake.step(message)
        if (!step.ok) {
          finish()
          this.#reject(stream, step.error, handshake.claimedName)
          return
        }
        if (step.value.kind === 'send') {
          stream.send(step.value.message)
          return
        }
        finish()
        this.#opened(stream, step.value, purposes)
      },
    }
  }

  #opened(stream: ServerStream, opened: ListenerStep & { readonly kind: 'open' }, purposes: readonly Purpose[]): void {
    const { peer, purpose, id, message } = opened
    if (!purposes.includes(purpose)) {
      stream.abort(status.INVALID_ARGUMENT, `${purpose} has another method`)
      return
    }
    this.#gate.proven(stream.remoteAddress)
    stream.takeUpTo(MESSAGE_BYTES_MAX)
    this.#rejected.delete(peer.name)
    const refusal = this.#options.refusal(purpose)
    if (refusal !== undefined) {
      stream.abort(status.UNAVAILABLE, refusal) // Instead of the welcome: the dialer never sees it open.
      return
    }
    stream.send(message)
    this.#options.onOpen({ stream, peer, purpose, id })
  }

  #refused(address: string, reason: string): void {
    const key = `${address.replace(/:\d+$/, '')} ${reason.replace(/ \(.*/, '')}`
    const nowMs = performance.now()
    const beforeMs = this.#refusedAtMs.get(key)
    if (beforeMs !== undefined && nowMs - beforeMs < REJECTED_AGAIN_MS) return
    if (this.#refusedAtMs.size >= REJECTED_NAMES_MAX) this.#refusedAtMs.clear()
    this.#refusedAtMs.set(key, nowMs)
    this.#options.log.error('inter-node connection rejected', { address, reason: printable(reason) })
  }

  #reject(stream: ServerStream, error: HandshakeError, claimedName: string | undefined): void {
    const name = printable(claimedName ?? 'unknown')
    const { log } = this.#options
    const fields = { address: stream.remoteAddress }
    if (error.kind === 'cookieMismatch') {
      if (this.#rejected.size >= REJECTED_NAMES_MAX) this.#rejected.clear()
      if (!this.#rejected.has(name)) log.error(`connection from node ${name} rejected: ${COOKIE_MISMATCH_TEXT}`, fields)
      this.#rejected.add(name)
    } else {
      log.debug('inter-node handshake failed', { ...fields, node: name, reason: error.text })
    }
    stream.abort(statusOf(error), error.text)
  }
}

/** A stranger's words in our log: no control characters, no essays. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, TEXT_LENGTH_MAX)
}
