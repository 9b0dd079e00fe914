/** The files of TLS between nodes, read once and checked, so that what does not fit is told before anybody connects. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fail, ok, type Result } from '@warren/kernel'
import { certificateProblems } from './certificate-check.ts'
import { TlsIdentity } from './tls-identity.ts'

export interface TlsFiles {
  /** PEM: the authorities whose certificates are accepted, and nobody else's. */
  readonly caCertFile: string
  /** PEM: our certificate first, then those between it and the authority, if any. */
  readonly certFile: string
  /** PEM. */
  readonly keyFile: string
  /** Of the key file, when that is encrypted. */
  readonly password?: string | undefined
  /** Whether the certificate of a node that we dial has to be for the host in its name. */
  readonly checksHost: boolean
}

export interface TlsFilesUse {
  /** Our own host, when others dial us: our certificate has to be for it. */
  readonly ownHost?: string
  readonly nowMs: number
}

/** Fails with every problem, each a sentence that names the file, what is wrong and what would be right. */
export function readTlsFiles(files: TlsFiles, use: TlsFilesUse): Result<TlsIdentity, readonly string[]> {
  const authorities = readCertificates(files.caCertFile, 'certificates of authorities')
  const chain = readCertificates(files.certFile, "this side's certificate")
  const key = readKey(files)
  const problems: string[] = []
  for (const part of [authorities, chain, key]) if (!part.ok) problems.push(part.error)
  if (!authorities.ok || !chain.ok || !key.ok) return fail(problems)
  const ownHost = files.checksHost ? use.ownHost : undefined
  const parts = { authorities: authorities.value, chain: chain.value, key: key.value }
  problems.push(...certificateProblems({ ...parts, files, ownHost, nowMs: use.nowMs }))
  if (problems.length > 0) return fail(problems)
  return ok(
    new TlsIdentity({
      authorities: authorities.value.map(String),
      chain: chain.value.map(String).join(''),
      key: key.value.export({ type: 'pkcs8', format: 'pem' }).toString(),
      expiresAtMs: Date.parse(chain.value[0]?.validTo ?? ''),
      checksHost: files.checksHost,
      ownHost: use.ownHost,
    }),
  )
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

/** At least one. */
function readCertificates(file: string, what: string): Result<readonly X509Certificate[], string> {
  const content = read(file, what)
  if (!content.ok) return content
  const blocks = content.value.match(CERTIFICATE) ?? []
  if (blocks.length === 0) {
    const isKey = content.value.includes('PRIVATE KEY-----')
    const found = isKey ? 'a private key is in it' : 'no "-----BEGIN CERTIFICATE-----" is in it'
    return fail(`${file}: ${found}. Right: ${what} in PEM format`)
  }
  try {
    return ok(blocks.map((block) => new X509Certificate(block)))
  } catch (error) {
    return fail(`${file}: a certificate in it is damaged: ${reasonOf(error)}. Right: ${what} in PEM format`)
  }
}

function readKey({ keyFile, password }: TlsFiles): Result<KeyObject, string> {
  const what = 'the private key of the certificate'
  const content = read(keyFile, what)
  if (!content.ok) return content
  if (!content.value.includes('PRIVATE KEY-----')) {
    return fail(`${keyFile}: no private key is in it. Right: ${what} in PEM format`)
  }
  const isEncrypted = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(content.value)
  if (isEncrypted && password === undefined) {
    return fail(`${keyFile}: the key is encrypted. Right: its password too, or a key without one`)
  }
  try {
    return ok(createPrivateKey({ key: content.value, ...(isEncrypted && { passphrase: password ?? '' }) }))
  } catch {
    // OpenSSL's words for a wrong password speak of padding and decoders; they would only mislead.
    const wrong = isEncrypted ? 'the password does not open it' : 'the key in it is damaged'
    return fail(`${keyFile}: ${wrong}. Right: ${what} in PEM format${isEncrypted ? ', and its password' : ''}`)
  }
}

function read(file: string, what: string): Result<string, string> {
  try {
    return ok(readFileSync(file, 'utf8'))
  } catch (error) {
    return fail(`${file}: cannot be read: ${reasonOf(error)}. Right: a file with ${what} in PEM format`)
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
