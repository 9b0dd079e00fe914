/**
 * The first four messages of every stream: hello, challenge, the dialer's proof, the listener's proof (welcome). The dialer
 * proves first, so a stranger gets nothing from a listener that it could try cookies against. Two machines, one a side;
 * bytes in, bytes out. What follows the handshake on the stream is trusted as far as the cookie is.
 *
 * H1 The listener does nothing for a dialer, and the dialer takes nothing from a listener, before the other's proof.
 * H2 Names, identities, incarnations, purpose, versions and both nonces are in both proofs: none can be replaced on the way,
 *    nor a proof used on another stream.
 */

import type { PeerIdentity } from '@warren/cluster'
import { fail, type NodeId, type NodeName, ok, type Result } from '@warren/kernel'
import { warren } from '../generated/peer.js'
import type { Cookie } from './cookie.ts'

/**
 * What has to be understood by both ends. It does not count what the other end may skip: unknown fields and kinds of messages. A release
 * that raises it goes on speaking the one before, so that the nodes of a cluster can be upgraded one by one.
 */
export const PROTOCOL_VERSION = 2 // 2: batches are protobuf messages.
export const OLDEST_VERSION = 2
export type Purpose = 'control' | 'data' | 'ask' | 'ctl'
const PURPOSES: readonly Purpose[] = ['control', 'data', 'ask', 'ctl']

export type HandshakeError =
  | { readonly kind: 'cookieMismatch'; readonly text: string }
  | { readonly kind: 'versionMismatch'; readonly text: string }
  /** Somebody else answers at that address: the node was reset, or another one took its place. */
  | { readonly kind: 'wrongNode'; readonly text: string }
  | { readonly kind: 'malformed'; readonly text: string }

export const COOKIE_MISMATCH_TEXT = 'cookie mismatch'
const NONCE_BYTES = 32
export const STREAM_ID_BYTES = 16
/** Names are at most 384 bytes; what is longer is not from one of us. */
export const HELLO_BYTES_MAX = 4096

const { Envelope } = warren.peer

export interface DialerOptions {
  readonly cookie: Cookie
  readonly purpose: Purpose
  readonly self: PeerIdentity
  /** Refuse anybody else. */
  readonly expectedId?: NodeId
  readonly nonce: Uint8Array
}

export type DialerStep =
  | { readonly kind: 'send'; readonly message: Buffer }
  | { readonly kind: 'open'; readonly peer: PeerIdentity }

export class DialerHandshake {
  readonly hello: Buffer
  readonly #options: DialerOptions
  #challenge: { readonly bytes: Uint8Array; readonly peer: PeerIdentity } | undefined = undefined

  constructor(options: DialerOptions) {
    this.#options = options
    const { purpose, self, expectedId, nonce } = options
    this.hello = encode({
      hello: { ...VERSIONS, purpose, from: self, expectedId: expectedId ?? '', nonce },
    })
  }

  step(message: Uint8Array): Result<DialerStep, HandshakeError> {
    const handshake = decode(message)
    if (handshake === undefined) return fail({ kind: 'malformed', text: 'the other side speaks another protocol' })
    if (this.#challenge === undefined) return this.#challenged(message, handshake)
    const welcome = handshake.welcome?.hmac
    const { bytes, peer } = this.#challenge
    if (welcome && this.#options.cookie.isProof(welcome, 'listener', this.hello, bytes))
      return ok({ kind: 'open', peer })
    return fail({ kind: 'cookieMismatch', text: COOKIE_MISMATCH_TEXT })
  }

  #challenged(message: Uint8Array, handshake: warren.peer.Handshake.$Shape): Result<DialerStep, HandshakeError> {
    const { cookie, expectedId } = this.#options
    const { challenge } = handshake
    if (!challenge || (challenge.nonce?.length ?? 0) !== NONCE_BYTES) {
      return fail({ kind: 'malformed', text: 'no challenge' })
    }
    if (!isSpoken(challenge)) return fail({ kind: 'versionMismatch', text: versionText(challenge) })
    const peer = identityOf(challenge.from)
    if (expectedId !== undefined && peer.id !== expectedId) {
      return fail({ kind: 'wrongNode', text: `node ${peer.name} answers there under another identity` })
    }
    this.#challenge = { bytes: message, peer }
    const hmac = cookie.prove('dialer', this.hello, message)
    return ok({ kind: 'send', message: encode({ proof: { hmac } }) })
  }
}

export type ListenerStep =
  | { readonly kind: 'send'; readonly message: Buffer }
  /** Send `message`, then the stream is open. */
  | {
      readonly kind: 'open'
      readonly message: Buffer
      readonly peer: PeerIdentity
      readonly purpose: Purpose
      readonly id: string
    }

export interface ListenerOptions {
  readonly cookie: Cookie
  readonly self: PeerIdentity
  readonly nonce: Uint8Array
}

export class ListenerHandshake {
  readonly #options: ListenerOptions
  #hello:
    | { readonly bytes: Uint8Array; readonly peer: PeerIdentity; readonly purpose: Purpose; readonly id: string }
    | undefined = undefined
  #challenge: Buffer | undefined = undefined

  constructor(options: ListenerOptions) {
    this.#options = options
  }

  /** Who the dialer says it is; for the log when it could not prove it. */
  get claimedName(): string | undefined {
    return this.#hello?.peer.name
  }

  step(message: Uint8Array): Result<ListenerStep, HandshakeError> {
    const handshake = message.length <= HELLO_BYTES_MAX ? decode(message) : undefined
    if (handshake === undefined) return fail({ kind: 'malformed', text: 'not a handshake message' })
    if (this.#hello === undefined || this.#challenge === undefined) return this.#greeted(message, handshake)
    const proof = handshake.proof?.hmac
    const { bytes, peer, purpose, id } = this.#hello
    if (!proof || !this.#options.cookie.isProof(proof, 'dialer', bytes, this.#challenge)) {
      return fail({ kind: 'cookieMismatch', text: COOKIE_MISMATCH_TEXT })
    }
    const hmac = this.#options.cookie.prove('listener', bytes, this.#challenge)
    return ok({ kind: 'open', message: encode({ welcome: { hmac } }), peer, purpose, id })
  }

  #greeted(message: Uint8Array, handshake: warren.peer.Handshake.$Shape): Result<ListenerStep, HandshakeError> {
    const { self, nonce } = this.#options
    const { hello } = handshake
    if (hello?.nonce?.length !== NONCE_BYTES) return fail({ kind: 'malformed', text: 'no hello' })
    if (!isSpoken(hello)) return fail({ kind: 'versionMismatch', text: versionText(hello) })
    const purpose = PURPOSES.find((known) => known === hello.purpose)
    if (purpose === undefined) return fail({ kind: 'malformed', text: 'unknown purpose' })
    if (hello.expectedId && hello.expectedId !== self.id) {
      return fail({ kind: 'wrongNode', text: `node ${self.name} is here under another identity` })
    }
    this.#hello = { bytes: message, peer: identityOf(hello.from), purpose, id: streamId(hello.nonce) }
    this.#challenge = encode({ challenge: { ...VERSIONS, from: self, nonce } })
    return ok({ kind: 'send', message: this.#challenge })
  }
}

/** Names a stream to both ends, by its dialer's nonce. */
export function streamId(nonce: Uint8Array): string {
  return Buffer.from(nonce.subarray(0, STREAM_ID_BYTES)).toString('hex')
}

type Versions = { readonly protocolVersion?: number | null; readonly oldestVersion?: number | null }

const VERSIONS = { protocolVersion: PROTOCOL_VERSION, oldestVersion: OLDEST_VERSION }

/** Some version is spoken by both; the newest of these counts. */
function isSpoken({ protocolVersion, oldestVersion }: Versions): boolean {
  const newest = protocolVersion ?? 0
  return newest >= OLDEST_VERSION && (oldestVersion || newest) <= PROTOCOL_VERSION
}

function versionText({ protocolVersion }: Versions): string {
  return `protocol version ${protocolVersion ?? 0} is not spoken here, only ${PROTOCOL_VERSION}`
}

function identityOf(identity: warren.peer.Identity.$Shape | null | undefined): PeerIdentity {
  const { id, name, incarnation } = identity ?? {}
  return { id: (id ?? '') as NodeId, name: (name ?? '') as NodeName, incarnation: incarnation ?? 0 }
}

function encode(handshake: warren.peer.Handshake.$Properties): Buffer {
  return Buffer.from(Envelope.encode({ handshake }).finish())
}

function decode(message: Uint8Array): warren.peer.Handshake.$Shape | undefined {
  try {
    const envelope = Envelope.decode(message)
    return envelope.content === 'handshake' ? envelope.handshake : undefined
  } catch {
    return undefined // Bytes of a stranger; the caller says what it refuses.
  }
}
