/**
 * What this side shows to others and whom it trusts. Both sides of every connection show a certificate of a trusted
 * authority; the dialer also looks whether it is for the host that it dialled. The cookie is proven inside all the same.
 */
import { constants } from 'node:crypto'
import { isIP, type Socket } from 'node:net'
import {
  type ConnectionOptions,
  checkServerIdentity,
  createSecureContext,
  createServer,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls'
import { type ChannelCredentials, type ChannelOptions, credentials, type VerifyOptions } from '@grpc/grpc-js'
import { ENDED_HANDSHAKE_TEXT, hostMismatchText, refusedDialerText } from './tls-texts.ts'

const HANDSHAKE_MS = 5000 // As long as a listener has patience.
const LOOPBACK = /^(?:127\.|::1$)/

export interface TlsIdentityParts {
  /** PEM, as all of them. */
  readonly authorities: readonly string[]
  readonly chain: string
  readonly key: string
  readonly expiresAtMs: number
  readonly checksHost: boolean
  /** On the loopback a node of this machine answers, so a certificate for this is as good as one for the address. */
  readonly ownHost: string | undefined
}

export interface TlsAcceptor {
  /** Takes over a connection that was accepted and not read from, or whose bytes were put back. */
  accept(socket: Socket): void
}

export class TlsIdentity {
  readonly expiresAtMs: number
  readonly #parts: TlsIdentityParts
  readonly #dialContext: SecureContext

  constructor(parts: TlsIdentityParts) {
    this.#parts = parts
    this.expiresAtMs = parts.expiresAtMs
    const { authorities, chain, key } = parts
    this.#dialContext = createSecureContext({ ca: [...authorities], cert: chain, key })
  }

  /** For one connection to the node of `host`: a name, or an address without brackets. */
  dialOptions(host: string): ConnectionOptions {
    return {
      secureContext: this.#dialContext,
      checkServerIdentity: this.#checkerOf(host),
      ...(isIP(host) === 0 && { servername: host }), // RFC 6066 §3: an address cannot be announced.
    }
  }

  /** The same for gRPC's library. */
  dialing(host: string): { readonly credentials: ChannelCredentials; readonly channelOptions: ChannelOptions } {
    return {
      credentials: withDeadline(this.#dialContext, { checkServerIdentity: this.#checkerOf(host) }),
      // What is announced does not matter to us, only to proxies; it has to be a name.
      channelOptions: { 'grpc.ssl_target_name_override': isIP(host) === 0 ? host : 'warren' },
    }
  }

  /** `onSecure`: the dialer's certificate is good. `onRefused`: it is not, or there was none; with the reason, and once. */
  acceptor(onSecure: (socket: TLSSocket) => void, onRefused: (address: string, reason: string) => void): TlsAcceptor {
    const { authorities, chain, key } = this.#parts
    /** Why each connection whose handshake goes on will have failed. */
    const shaking = new Map<string, string>()
    // Without `rejectUnauthorized` Node hands us the socket with the reason; nobody else ever gets one that is not authorized.
    const server = createServer({
      ...{ ca: [...authorities], cert: chain, key, ALPNProtocols: ['h2'] },
      ...{ requestCert: true, rejectUnauthorized: false, secureOptions: constants.SSL_OP_NO_TICKET },
    })
    server.on('secureConnection', (socket) => {
      const address = addressOf(socket)
      shaking.delete(address)
      socket.on('error', () => {
        // 'close' follows, and the streams on it hear of that.
      })
      if (isAuthorized(socket) && socket.alpnProtocol === 'h2') return onSecure(socket)
      onRefused(address, refusedDialerText(socket))
      socket.destroy()
    })
    server.on('tlsClientError', (error, socket) => {
      const address = addressOf(socket)
      if (shaking.has(address)) shaking.set(address, error.message)
      socket.destroy()
    })
    return {
      accept(socket) {
        const address = addressOf(socket)
        shaking.set(address, ENDED_HANDSHAKE_TEXT)
        socket.once('close', () => {
          const reason = shaking.get(address)
          if (shaking.delete(address) && reason !== undefined) onRefused(address, reason)
        })
        server.emit('connection', socket)
      },
    }
  }

  #checkerOf(host: string): (announced: string, certificate: PeerCertificate) => Error | undefined {
    const { checksHost, ownHost } = this.#parts
    const hosts = ownHost !== undefined && LOOPBACK.test(host) ? [host, ownHost] : [host]
    return (_announced, certificate) => {
      const isFitting = hosts.some((name) => checkServerIdentity(name, certificate) === undefined)
      return isFitting || !checksHost ? undefined : new Error(mismatchText(host, certificate))
    }
  }
}

/** A session taken up again would count as authorized without a certificate (Node: VerifyPeerCertificate), so none is. */
function isAuthorized(socket: TLSSocket): boolean {
  return socket.authorized && socket.getPeerX509Certificate() !== undefined && !socket.isSessionReused()
}

/** gRPC waits for a handshake without end, also when its channel is closed: a frozen node would collect our sockets. */
function withDeadline(context: SecureContext, verify: VerifyOptions): ChannelCredentials {
  const secure = credentials.createFromSecureContext(context, verify)
  const createConnector = secure._createSecureConnector.bind(secure)
  secure._createSecureConnector = (...given) => {
    const connector = createConnector(...given)
    const connect = connector.connect.bind(connector)
    connector.connect = (socket) => {
      const timer = setTimeout(() => socket.destroy(), HANDSHAKE_MS)
      return connect(socket).finally(() => clearTimeout(timer))
    }
    return connector
  }
  return secure
}

function addressOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress}:${remotePort}`
}

function mismatchText(host: string, { subjectaltname, subject }: PeerCertificate): string {
  return hostMismatchText(host, subjectaltname ?? `CN=${String(subject.CN)}`)
}
