/** Certificates for nodes that speak TLS: --tls-*, environment, else the files of the node itself when it runs on this machine. */
import { fail, ok, type Result } from '@warren/kernel'
import { type NodeLocation, readTlsFiles, type TlsFiles, type TlsIdentity } from '@warren/rpc/client'

/** The options as given. */
export interface TlsOptions {
  readonly caCertFile: string | undefined
  readonly certFile: string | undefined
  readonly keyFile: string | undefined
  readonly checksHost: boolean
}

export interface TlsSources {
  readonly options: TlsOptions
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly location: NodeLocation
}

// The same as the node's, so that one environment serves both.
const VARIABLES = {
  caCertFile: 'WARREN_CLUSTER_TLS_CACERTFILE',
  certFile: 'WARREN_CLUSTER_TLS_CERTFILE',
  keyFile: 'WARREN_CLUSTER_TLS_KEYFILE',
} as const
const PASSWORD_VARIABLE = 'WARREN_CLUSTER_TLS_PASSWORD'
const VERIFY_VARIABLE = 'WARREN_CLUSTER_TLS_VERIFY_HOSTNAME'

/** Undefined: a plain connection. Fails with sentences for the user. */
export function findTls({ options, environment, location }: TlsSources): Result<TlsIdentity | undefined, string> {
  const given = givenFiles(options, environment)
  if (!given.ok) return given
  const files = given.value ?? location.tls
  if (files === undefined) return ok(undefined)
  const checksHost =
    options.checksHost && environment[VERIFY_VARIABLE] !== 'false' && location.tls?.checksHost !== false
  const password = environment[PASSWORD_VARIABLE] || undefined
  const read = readTlsFiles({ ...files, checksHost, password }, { nowMs: Date.now() })
  if (read.ok) return read
  const advice =
    given.value === undefined
      ? `\nThese are the files of ${location.name} itself; name others with --tls-cacertfile, --tls-certfile and --tls-keyfile`
      : ''
  return fail(`${read.error.join('\n')}${advice}`)
}

function givenFiles(
  options: TlsOptions,
  environment: TlsSources['environment'],
): Result<Omit<TlsFiles, 'checksHost'> | undefined, string> {
  const given = (part: keyof typeof VARIABLES) => options[part] ?? (environment[VARIABLES[part]] || undefined)
  const [caCertFile, certFile, keyFile] = [given('caCertFile'), given('certFile'), given('keyFile')]
  if (caCertFile === undefined && certFile === undefined && keyFile === undefined) return ok(undefined)
  if (caCertFile !== undefined && certFile !== undefined && keyFile !== undefined) {
    return ok({ caCertFile, certFile, keyFile })
  }
  return fail('TLS needs all of --tls-cacertfile, --tls-certfile and --tls-keyfile, or none of them')
}
