/** The connection under a lane: HTTP/2 with Node's own client, over TCP or TLS. */
import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { PeerAddress } from '@warren/cluster'
import { keepSessionAlive } from '../streams/session-keepalive.ts'
import type { TlsIdentity } from '../tls/tls-identity.ts'

/** Measured: 1.6 to 2 times the throughput of the default 64 KiB. */
export const WINDOW_BYTES = 4 * 1024 * 1024
/** Node counts what waits to be written, too; that has its own bounds. */
export const SESSION_MEGABYTES_MAX = 2048

export interface ConnectOptions {
  readonly address: PeerAddress
  readonly tls?: TlsIdentity | undefined
  readonly tlsHost?: string | undefined
  readonly keepaliveMs: number
}

/** A connection to one node, being made; who holds it hears of failures by its 'error'. */
export function connectSession({ address, tls, tlsHost, keepaliveMs }: ConnectOptions): ClientHttp2Session {
  const { host, clusterPort: port } = address
  const socket =
    tls === undefined
      ? connectTcp({ host, port, noDelay: true })
      : connectTls({ ...tls.dialOptions(tlsHost ?? host), host, port, ALPNProtocols: ['h2'] })
  if (tls !== undefined) socket.setNoDelay(true)
  const session = connectHttp2(`${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}`, {
    createConnection: () => socket,
    settings: { enablePush: false, initialWindowSize: WINDOW_BYTES },
    maxSessionMemory: SESSION_MEGABYTES_MAX,
  })
  session.once('connect', () => {
    if (!session.destroyed) session.setLocalWindowSize(WINDOW_BYTES)
  })
  keepSessionAlive(session, keepaliveMs)
  return session
}
