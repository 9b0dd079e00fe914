/** What went wrong between two sides of which at least one uses TLS, from the words of OpenSSL and gRPC. */
import type { TLSSocket } from 'node:tls'
import { status } from '@grpc/grpc-js'
import { UNANSWERED_TEXT } from '../streams/lane-stream.ts'

export const ENDED_HANDSHAKE_TEXT =
  "the other side ended the TLS handshake; it may not accept this node's certificate, which its log would say"
export const NO_TLS_TEXT = 'the other side does not use TLS, and this node requires it'
export const UNWANTED_TLS_TEXT = 'the other side uses TLS, and this node does not'

const CERTIFICATE_ERRORS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  INVALID_PURPOSE: 'the extendedKeyUsage of its certificate does not fit',
  CERT_UNTRUSTED: 'its certificate is not trusted',
}

/** Why a dialer whose handshake is done is refused. */
export function refusedDialerText(socket: TLSSocket): string {
  if (socket.alpnProtocol !== 'h2') return 'the other side does not ask for HTTP/2'
  const certificate = socket.getPeerX509Certificate()
  if (certificate === undefined) return 'the other side shows no certificate'
  const error: unknown = socket.authorizationError // A code, whatever the type says.
  const code = error instanceof Error ? error.message : String(error)
  const subject = certificate.subject.replaceAll('\n', ', ')
  return `${CERTIFICATE_ERRORS[code] ?? 'its certificate is not from an authority trusted here'} (${subject}; ${code})`
}

export function hostMismatchText(host: string, names: string): string {
  return `the certificate is for ${names}, not for ${host}`
}

/** What OpenSSL and Node say on the dialling side, the first that fits counts, and what it means. */
const DIAL_TEXTS: readonly (readonly [RegExp, (said: string) => string])[] = [
  [/wrong version number|alert protocol version/, () => 'the node does not use TLS, and this side requires it'],
  [/certificate has expired/, () => "the node's certificate has expired"],
  [/certificate is not yet valid/, () => "the node's certificate is not valid yet"],
  [/unsuitable certificate purpose/, () => "the extendedKeyUsage of the node's certificate does not fit"],
  [/the certificate is for .*?, not for \S*[^\s.]/, (said) => said.replace(/^the/, "the node's")],
  [
    /self-signed certificate(?: in certificate chain)?|unable to (?:verify|get)[^.]*/,
    (said) => `the node's certificate is not from an authority trusted here (${said})`,
  ],
  [/(?:ssl\/tls|sslv3|tlsv1|tlsv13) alert [a-z ]+/, (said) => `the node refused the TLS handshake (${said})`],
]

/** Why dialling ended, when TLS is the reason; else undefined. `own`: absent when this side does not use TLS. */
export function tlsDialText(
  end: { readonly code: number; readonly text: string },
  own: { readonly expiresAtMs: number } | undefined,
): string | undefined {
  const { code, text } = end
  if (own === undefined) {
    const isRefusal = code === status.PERMISSION_DENIED && text.includes('not secure enough')
    return isRefusal ? 'the node requires TLS, and this side does not use it' : undefined
  }
  if (code !== status.UNAVAILABLE) return undefined
  for (const [pattern, meaning] of DIAL_TEXTS) {
    const said = pattern.exec(text)?.[0]
    if (said !== undefined) return meaning(said)
  }
  if (!text.includes('Failed to connect') && !text.includes(UNANSWERED_TEXT)) return undefined
  // TLS was done on our side; a node that refuses our certificate ends the connection then, without a word to us.
  if (own.expiresAtMs < Date.now())
    return `this side's certificate expired on ${new Date(own.expiresAtMs).toISOString()}`
  return "the node ended the connection after the TLS handshake; it may not accept this side's certificate, which its log would say"
}
