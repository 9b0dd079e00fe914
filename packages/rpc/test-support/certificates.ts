/** The committed certificates; certificates/make.sh says what each is for. */
import { join } from 'node:path'
import { readTlsFiles, type TlsFiles } from '../src/tls/tls-files.ts'
import type { TlsIdentity } from '../src/tls/tls-identity.ts'

/** Inside the validity of `expired`, and of all others. */
export const WHEN_ALL_ARE_VALID_MS = Date.UTC(2000, 6)

export function pemFile(name: string): string {
  return join(import.meta.dirname, 'certificates', `${name}.pem`)
}

export function tlsFiles(parts: {
  readonly ca?: string
  readonly certificate?: string
  readonly key?: string
  readonly password?: string
  readonly checksHost?: boolean
}): TlsFiles {
  return {
    caCertFile: pemFile(parts.ca ?? 'ca'),
    certFile: pemFile(parts.certificate ?? 'node'),
    keyFile: pemFile(parts.key ?? 'node-key'),
    password: parts.password,
    checksHost: parts.checksHost ?? true,
  }
}

/** Also one that others will refuse: it is judged as of the year 2000 and for no host. */
export function tlsIdentity(parts: Parameters<typeof tlsFiles>[0] = {}): TlsIdentity {
  const read = readTlsFiles(tlsFiles(parts), { nowMs: WHEN_ALL_ARE_VALID_MS })
  if (!read.ok) throw new Error(read.error.join('\n'))
  return read.value
}
