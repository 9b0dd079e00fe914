/** Keeps one stream to one peer: dials, and dials again after a failure or an end, with a growing delay. */

import type { DisconnectReason, PeerIdentity } from '@warren/cluster'
import type { Log } from '@warren/kernel'
import type { ByteStream, StreamEnd } from '../streams/byte-stream.ts'
import { type DialError, type Dialing, type DialOptions, dial } from './dial.ts'

export interface RedialListener {
  /** The callee sets `onMessage` by returning it. */
  onOpen(stream: ByteStream, peer: PeerIdentity, id: string): (message: Buffer) => void
  /** The open stream ended. */
  onClosed(end: StreamEnd): void
  onFailed(reason: DisconnectReason): void
}

export interface RedialOptions {
  readonly dialOptions: () => Omit<DialOptions, 'listener' | 'timeoutMs'>
  /** For the log: whom we dial. */
  readonly peerName: string
  /** Undefined: failures are told elsewhere. */
  readonly log: Log | undefined
  readonly listener: RedialListener
}

const BACKOFF_MS_MIN = 100
const BACKOFF_MS_MAX = 1000 // A node that comes back is connected within a second.
const DIAL_TIMEOUT_MS = 5000
/** A node that joins or was reset answers under its former identity for a moment, or until it starts; some seconds of this are news. */
const WRONG_NODE_ATTEMPTS = 8

export class Redial {
  readonly #options: RedialOptions
  #dialing: Dialing | undefined = undefined
  #stream: ByteStream | undefined = undefined
  #timer: NodeJS.Timeout | undefined = undefined
  #backoffMs = BACKOFF_MS_MIN
  /** The last failure that was logged: one line a change, not one a retry. */
  #logged: DialError['kind'] | undefined = undefined
  /** Attempts in a row at which another identity answered. */
  #wrongNodes = 0
  #isStopped = false

  constructor(options: RedialOptions) {
    this.#options = options
    this.#dial()
  }

  /** Ends the open stream, if any; it is dialled again. */
  reset(): void {
    this.#stream?.abort(1, 'reset')
  }

  /** The peer has just reached us, so it is there: no delay that has grown while it was not. */
  hurry(): void {
    this.#backoffMs = BACKOFF_MS_MIN
    if (this.#timer === undefined || this.#isStopped) return
    clearTimeout(this.#timer)
    this.#dial()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#dialing?.cancel()
    this.#stream?.abort(1, 'stopped')
    this.#stream = undefined
  }

  #dial(): void {
    this.#timer = undefined
    this.#dialing = dial({
      ...this.#options.dialOptions(),
      timeoutMs: DIAL_TIMEOUT_MS,
      listener: {
        onOpen: (stream, peer, id) => this.#opened(stream, peer, id),
        onFailed: (error) => this.#failed(error),
      },
    })
  }

  #opened(stream: ByteStream, peer: PeerIdentity, id: string): void {
    this.#backoffMs = BACKOFF_MS_MIN
    this.#logged = undefined
    this.#wrongNodes = 0
    this.#stream = stream
    const onMessage = this.#options.listener.onOpen(stream, peer, id)
    stream.listener = {
      onMessage,
      onEnd: (end) => {
        this.#stream = undefined
        if (this.#isStopped) return
        this.#options.listener.onClosed(end)
        this.#again()
      },
    }
  }

  #failed(error: DialError): void {
    if (this.#isStopped) return
    this.#wrongNodes = error.kind === 'wrongNode' ? this.#wrongNodes + 1 : 0
    if (this.#wrongNodes === 0 || this.#wrongNodes >= WRONG_NODE_ATTEMPTS) this.#logOnce(error)
    this.#options.listener.onFailed(reasonOf(error))
    this.#again()
  }

  #again(): void {
    if (this.#isStopped) return
    // Half of it at random, so that nodes that lost each other do not dial in step.
    const delayMs = this.#backoffMs * (0.5 + Math.random() / 2)
    this.#backoffMs = Math.min(this.#backoffMs * 2, BACKOFF_MS_MAX)
    this.#timer = setTimeout(() => this.#dial(), delayMs)
  }

  #logOnce(error: DialError): void {
    if (this.#logged === error.kind || this.#options.log === undefined) return
    this.#logged = error.kind
    const { log, peerName } = this.#options
    const fields = { node: peerName, reason: error.text }
    if (error.kind === 'cookieMismatch') log.error(`connection to node ${peerName} rejected: cookie mismatch`)
    else if (reasonOf(error) === 'rejected') log.error('connection to node rejected', fields)
    else log.info('node cannot be reached', fields)
  }
}

function reasonOf(error: DialError): DisconnectReason {
  switch (error.kind) {
    case 'refused':
    case 'notRunning':
      return 'refused'
    case 'cookieMismatch':
    case 'versionMismatch':
    case 'wrongNode':
    case 'notWarren':
    case 'malformed':
    case 'tlsMismatch':
      return 'rejected'
    case 'unknownHost':
    case 'noAnswer':
      return 'unreachable'
  }
}
