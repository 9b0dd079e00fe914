/** What the other side would object to in our certificate, found out at home. */
import type { KeyObject, X509Certificate } from 'node:crypto'
import { checkServerIdentity } from 'node:tls'
import type { TlsFiles } from './tls-files.ts'
import { hostMismatchText } from './tls-texts.ts'

export interface CheckedParts {
  readonly files: TlsFiles
  readonly authorities: readonly X509Certificate[]
  readonly chain: readonly X509Certificate[]
  readonly key: KeyObject
  readonly ownHost: string | undefined
  readonly nowMs: number
}

const SERVER_USE = '1.3.6.1.5.5.7.3.1' // RFC 5280 §4.2.1.12: serverAuth.
const CLIENT_USE = '1.3.6.1.5.5.7.3.2' // clientAuth.

/** One sentence for each. */
export function certificateProblems(parts: CheckedParts): readonly string[] {
  const { files, chain, authorities, key, ownHost, nowMs } = parts
  const [own] = chain
  if (own === undefined) return []
  const problems: string[] = []
  if (!own.checkPrivateKey(key)) {
    problems.push(`${files.keyFile}: not the key of the certificate in ${files.certFile}. Right: the pair of both`)
  }
  for (const certificate of chain) problems.push(...dateProblems(files.certFile, certificate, nowMs))
  const issuer = issuerOf(chain, authorities)
  if (issuer === undefined) {
    problems.push(
      `${files.certFile}: not issued by an authority in ${files.caCertFile} (issuer: ${oneLine(own.issuer)}). Right: the certificates of all authorities between, and of the authority that all nodes trust`,
    )
  } else problems.push(...dateProblems(files.caCertFile, issuer, nowMs))
  problems.push(...useProblems(files.certFile, own, ownHost !== undefined))
  const host = ownHost === undefined ? undefined : hostMismatch(ownHost, own)
  if (host !== undefined) {
    problems.push(`${files.certFile}: ${host}. Right: subjectAltName has the host in this node's name`)
  }
  return problems
}

function hostMismatch(host: string, certificate: X509Certificate): string | undefined {
  if (checkServerIdentity(host, certificate.toLegacyObject()) === undefined) return undefined
  return hostMismatchText(host, certificate.subjectAltName ?? oneLine(certificate.subject))
}

/** `CN=a, O=b` of the lines that Node gives. */
function oneLine(name: string): string {
  return name.trim().replaceAll('\n', ', ')
}

function dateProblems(file: string, certificate: X509Certificate, nowMs: number): readonly string[] {
  const { validFrom, validTo, subject } = certificate
  const whose = `${file}: the certificate of ${oneLine(subject)}`
  if (nowMs > Date.parse(validTo)) return [`${whose} expired on ${dateOf(validTo)}. Right: one that is valid now`]
  if (nowMs >= Date.parse(validFrom)) return []
  return [`${whose} is valid only from ${dateOf(validFrom)}. Right: one that is valid now, and a right clock`]
}

function useProblems(file: string, own: X509Certificate, isDialled: boolean): readonly string[] {
  const uses: readonly string[] | undefined = own.keyUsage // Absent: for everything.
  if (uses === undefined) return []
  const missing = [
    ...(isDialled && !uses.includes(SERVER_USE) ? ['serverAuth'] : []),
    ...(uses.includes(CLIENT_USE) ? [] : ['clientAuth']),
  ]
  if (missing.length === 0) return []
  return [
    `${file}: its extendedKeyUsage lacks ${missing.join(' and ')}. Right: ${isDialled ? 'serverAuth, clientAuth, for nodes dial each other' : 'clientAuth'}`,
  ]
}

/** The authority at the end of the chain; undefined when it does not lead to one. */
function issuerOf(
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
): X509Certificate | undefined {
  let last = chain[0]
  const rest = new Set(chain.slice(1))
  while (last !== undefined) {
    const current = last
    const isIssuer = (candidate: X509Certificate) =>
      current.checkIssued(candidate) && current.verify(candidate.publicKey)
    const authority = authorities.find(isIssuer)
    if (authority !== undefined) return authority
    last = [...rest].find(isIssuer)
    if (last !== undefined) rest.delete(last)
  }
  return undefined
}

function dateOf(text: string): string {
  return new Date(text).toISOString().slice(0, 10)
}
